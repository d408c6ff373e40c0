"""Writes a diagram as a picture for those who see it and as a table that says the same."""

from __future__ import annotations

from typing import TYPE_CHECKING

from symbios.diagram.legend import flow_kinds, flow_name, legend
from symbios.diagram.reader import Reader
from symbios.diagram.svg import CLASS, narrow_picture_of, picture_of, svg
from symbios.markup import NOTHING, element, join, text

if TYPE_CHECKING:
    from collections.abc import Mapping

    from symbios.diagram.model import Diagram
    from symbios.markup import Attribute, Html, Translate


PHONE = 360
"""A picture that is no wider shrinks where it must; a wider one has a second, narrow one for phones."""


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
    several = len(flow_kinds(diagram)) > 1
    return join(
        _pictures(diagram, reader, translate, place),
        legend(diagram, translate),
        _table(diagram, reader, translate, kinds=several) if diagram.flows else NOTHING,
    )


def _pictures(diagram: Diagram, reader: Reader, translate: Translate, place: str) -> Html:
    """Return the picture, beside it one for a phone where it is wide, or else a frame that moves it.

    The style sheet shows one of the two; without it, the wide one is shown. Both have the same name.
    """
    picture = picture_of(diagram, reader)
    whole = svg(diagram, picture, reader, place)
    if picture.width <= PHONE:
        return _frame("fit", {}, whole)
    narrow = narrow_picture_of(diagram, reader)
    if narrow:
        second = svg(diagram, narrow, reader, place, named=False)
        return join(_frame("wide", {}, whole), _frame("narrow", {"hidden": True}, second))
    # Translators: above a drawing that is wider than the screen of a phone: it can be moved sideways
    hint = text(translate("The picture goes on to the side"))
    # Translators: name of the frame around a drawing of firms and of what flows between them; on a
    # phone it can be moved sideways. The title of the drawing follows
    named: dict[str, Attribute] = {"role": "group", "aria-label": translate("Diagram"), "tabindex": 0}
    return join(
        element("p", {"class": f"{CLASS}__hint", "aria-hidden": "true", "data-search": "off"}, hint),
        _frame("scroll", named, whole),
    )


def _frame(kind: str, attributes: dict[str, Attribute], picture: Html) -> Html:
    whole: dict[str, Attribute] = {"class": f"{CLASS}__{kind}", "data-search": "off"}
    return element("div", whole | attributes, picture)


def _table(diagram: Diagram, reader: Reader, translate: Translate, *, kinds: bool) -> Html:
    """Return the flows as rows; the column of the kinds only where there are several."""
    names = {node.id: reader.in_html(node.label) for node in diagram.nodes}
    kind_of = {kind: text(flow_name(kind, translate)) for kind in flow_kinds(diagram)}
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
        [names[flow.tail], reader.in_html(flow.label), names[flow.head], kind_of[flow.kind]]
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
