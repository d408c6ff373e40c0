"""Writes a diagram as a picture for those who see it and as a table that says the same."""

from __future__ import annotations

from typing import TYPE_CHECKING

from symbios.diagram.model import FLOW_KINDS
from symbios.diagram.reader import Reader
from symbios.diagram.svg import CLASS, picture_of, sample, svg
from symbios.markup import NOTHING, element, join, text

if TYPE_CHECKING:
    from collections.abc import Mapping

    from symbios.diagram.model import Diagram
    from symbios.markup import Attribute, Html, Translate


PHONE = 360
"""A picture that is no wider shrinks where it must; a wider one keeps its size and is moved sideways."""


def diagram_html(
    diagram: Diagram,
    locale: str,
    source_locale: str,
    langs: Mapping[str, str],
    translate: Translate,
    place: str,
) -> Html:
    """Return the picture and its table; `langs` is locale code → language tag.

    `place` begins every id; no other part of the page may have it.
    """
    reader = Reader(locale, source_locale, langs)
    picture = picture_of(diagram, reader)
    wide = picture.width > PHONE
    box: dict[str, Attribute] = {"class": f"{CLASS}__scroll", "data-search": "off"}
    if wide:
        # Translators: name of the frame around a drawing of firms and of what flows between them; on a
        # phone it can be moved sideways. The title of the drawing follows
        box |= {"role": "group", "aria-label": translate("Diagram"), "tabindex": 0}
    kinds = [kind for kind in FLOW_KINDS if any(flow.kind == kind for flow in diagram.flows)]
    return join(
        element("div", box, svg(diagram, picture, reader, place)),
        _legend(kinds, translate) if len(kinds) > 1 else NOTHING,
        _table(diagram, reader, translate, kinds=len(kinds) > 1) if diagram.flows else NOTHING,
    )


def _legend(kinds: list[str], translate: Translate) -> Html:
    """Return what each kind of line stands for; a screen reader has it from the table."""
    rows = (element("li", None, sample(kind), text(f" {_kind(kind, translate)}")) for kind in kinds)
    return element("ul", {"class": f"{CLASS}__legend", "aria-hidden": "true", "data-search": "off"}, *rows)


def _table(diagram: Diagram, reader: Reader, translate: Translate, *, kinds: bool) -> Html:
    """Return the flows as rows; the column of the kinds only where there are several."""
    names = {node.id: reader.in_html(node.label) for node in diagram.nodes}
    headings = [
        # Translators: heading in the table of a diagram: the firm or place that gives something
        translate("From"),
        # Translators: heading in the table of a diagram: the thing that one firm gives to another
        translate("What"),
        # Translators: heading in the table of a diagram: the firm or place that receives something
        translate("To"),
        # Translators: heading in the table of a diagram: material, energy, water or service
        translate("Kind"),
    ]
    rows = [
        [names[flow.tail], reader.in_html(flow.label), names[flow.head], text(_kind(flow.kind, translate))]
        for flow in diagram.flows
    ]
    columns = len(headings) if kinds else len(headings) - 1
    head = (element("th", {"scope": "col"}, text(heading)) for heading in headings[:columns])
    # Translators: opens a table that holds what the drawing above it shows
    summary = element("summary", None, text(translate("The picture as a table")))
    table = element(
        "table",
        {"class": f"{CLASS}__table"},
        element("caption", None, reader.in_html(diagram.title)),
        element("thead", None, element("tr", None, *head)),
        element("tbody", None, *(_row(row[:columns]) for row in rows)),
    )
    return element("details", {"class": f"{CLASS}__twin"}, summary, table)


def _row(cells: list[Html]) -> Html:
    return element("tr", None, *(element("td", None, cell) for cell in cells))


def _kind(kind: str, translate: Translate) -> str:
    return {
        # Translators: kind of flow in a diagram: goods or residues
        "material": translate("Material"),
        # Translators: kind of flow in a diagram: heat, steam, power
        "energy": translate("Energy"),
        # Translators: kind of flow in a diagram
        "water": translate("Water"),
        # Translators: kind of flow in a diagram: work that one firm does for another
        "service": translate("Service"),
    }[kind]
