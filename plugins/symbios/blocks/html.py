"""Writes the blocks that are data as HTML that reads well on paper too."""

from __future__ import annotations

from typing import TYPE_CHECKING

from symbios.blocks.model import Stream
from symbios.markup import NOTHING, Html, element, join, text

if TYPE_CHECKING:
    from collections.abc import Iterator

    from symbios.blocks.model import Data, Figure, Figures
    from symbios.markup import RenderInline, Translate


def render(data: Data, render_inline: RenderInline, translate: Translate) -> Html:
    """Return the HTML of one block; its texts are rendered by `render_inline`."""
    if isinstance(data, Stream):
        return _stream(data, render_inline, translate)
    return _figures(data, render_inline, translate)


def _stream(stream: Stream, render_inline: RenderInline, translate: Translate) -> Html:
    rows = [
        element("div", None, element("dt", None, text(label)), element("dd", None, value))
        for label, value in _rows(stream, render_inline, translate)
    ]
    return element(
        "div",
        {"class": "course-stream"},
        element(
            "p",
            {"class": "course-stream__name"},
            # Translators: small label above the name of a residue in its sheet
            element("span", {"class": "course-label"}, text(translate("Stream sheet"))),
            Html(" "),
            element("strong", None, render_inline(stream.name)),
        ),
        element("dl", {"class": "course-facts"}, *rows),
    )


def _rows(stream: Stream, render_inline: RenderInline, translate: Translate) -> Iterator[tuple[str, Html]]:
    """Yield label and value of what the sheet says, in the order in which a partner asks."""
    plain = [
        # Translators: label in the sheet of a residue: the firm and process that it comes from
        (translate("Comes from"), stream.origin),
        # Translators: label in the sheet of a residue: what it consists of
        (translate("Composition"), stream.composition),
        # Translators: label in the sheet of a residue: how much there is, as a span
        (translate("Quantity"), stream.quantity),
        # Translators: label in the sheet of a residue: how much water is in it
        (translate("Moisture"), stream.moisture),
        # Translators: label in the sheet of a residue: the months in which there is some
        (translate("Season"), stream.season),
        # Translators: label in the sheet of a residue: its code in the European List of Waste
        (translate("Waste code"), stream.code),
        # Translators: label in the sheet of a residue: what is dangerous about it
        (translate("Hazard"), stream.hazard),
    ]
    for label, value in plain:
        if value:
            yield label, render_inline(value)
    # Translators: follows the legal status of a residue; {who} is an authority
    before, _, after = translate("to be confirmed by: {who}").partition("{who}")
    claim = element(
        "span",
        {"class": "course-stream__claim"},
        text(before),
        render_inline(stream.confirmed_by),
        text(after),
    )
    # Translators: label in the sheet of a residue: what the law calls it: waste, by-product …
    yield translate("Legal status"), join(render_inline(stream.status), Html(" "), claim)
    for label, values in (
        # Translators: label in the sheet of a residue: a list of what it could be used for
        (translate("Possible uses"), stream.uses),
        # Translators: label in the sheet of a residue: a list of what can stop its use
        (translate("Limits"), stream.limits),
    ):
        if values:
            yield label, element("ul", None, *(element("li", None, render_inline(each)) for each in values))


def _figures(figures: Figures, render_inline: RenderInline, translate: Translate) -> Html:
    rows = [_figure(figure, render_inline, translate) for figure in figures.items]
    return element("ul", {"class": "course-figures"}, *rows) if rows else NOTHING


def _figure(figure: Figure, render_inline: RenderInline, translate: Translate) -> Html:
    # Translators: stands in the place of a year, where the source of a figure does not print it
    year = text(figure.year or translate("year not given"))
    return element(
        "li",
        {"class": "course-figures__item"},
        element("strong", {"class": "course-figures__value"}, render_inline(figure.value)),
        Html(" "),
        element("span", {"class": "course-figures__label"}, render_inline(figure.label)),
        Html(" "),
        element("small", None, render_inline(figure.source), Html(", "), year),
    )
