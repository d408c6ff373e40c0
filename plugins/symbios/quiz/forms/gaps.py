"""The form of a text with gaps, `cloze`."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from symbios.markup import NOTHING, Html, RenderInline, Translate, element, join, text
from symbios.quiz.forms.controls import CLASS, Form, lettered, plain, select, targets
from symbios.quiz.forms.fields import spelling, written_control
from symbios.quiz.model import ChosenGap, Cloze, TypedGap
from symbios.quiz.shown import shown

if TYPE_CHECKING:
    from collections.abc import Sequence

    from symbios.markup import Attribute

_BEGIN, _END = "\ue000", "\ue001"
"""Characters for private use, which mean nothing in Markdown: they keep the place of a gap."""
_GAP = re.compile(r"\[\[(\d+)\]\]")
_PLACE = re.compile(f"(<[^>]*>)|{_BEGIN}(\\d+){_END}")
_PARAGRAPHS = re.compile(r"\n[ \t]*\n")
_BLOCK = re.compile(r"<(?:blockquote|dl|div|h[1-6]|hr|ol|p|pre|table|ul)\b")


def gaps_form(identity: str, body: Cloze, render_inline: RenderInline, translate: Translate) -> Form:
    """Return the text of the question `identity` with its gaps, and the lists that options stand for."""
    controls, lists = [], []
    for number, gap in enumerate(body.gaps, start=1):
        # Translators: name of a gap in a text, for screen readers
        name = translate("Gap {n} of {total}").replace("{n}", str(number))
        attributes: dict[str, Attribute] = {
            "class": f"{CLASS}__gap",
            "id": f"gap--{identity}--{number}",
            "name": f"gap--{identity}--{number}",
            "data-number": number,
            "aria-label": name.replace("{total}", str(len(body.gaps))),
        }
        if isinstance(gap, TypedGap):
            controls.append(written_control(attributes))
            continue
        chosen, listed = _chosen(attributes, gap, render_inline, translate)
        controls.append(chosen)
        lists.append(listed)
    cloze = element("div", {"class": f"{CLASS}__cloze"}, filled(body.text, controls, render_inline))
    typed = any(isinstance(gap, TypedGap) for gap in body.gaps)
    return Form(join(cloze, *lists), spelling(body, translate) if typed else ())


def filled(written: str, gaps: Sequence[Html], render_inline: RenderInline) -> Html:
    """Return the text of a cloze, rendered by paragraphs, with `gaps` in their places.

    A gap cannot stand in an attribute, such as the description of an image: it then comes at the end.
    """
    rest = dict(enumerate(gaps, start=1))

    def put(found: re.Match[str]) -> str:
        if found[1]:
            return re.sub(f"{_BEGIN}\\d+{_END}", "…", found[1])
        return rest.pop(int(found[2]), NOTHING)

    paragraphs = []
    for paragraph in _PARAGRAPHS.split(written.strip()):
        html = render_inline(_GAP.sub(f"{_BEGIN}\\1{_END}", paragraph.strip()))
        paragraphs.append(Html(_PLACE.sub(put, html)))
    if rest:
        paragraphs.append(join(*rest.values()))
    return join(*(each if _BLOCK.match(each) else element("p", {}, each) for each in paragraphs))


def _chosen(
    attributes: dict[str, Attribute], gap: ChosenGap, render_inline: RenderInline, translate: Translate
) -> tuple[Html, Html]:
    """Return the control of a gap to choose for, and the list of its choices where options are letters."""
    order = shown(str(attributes["id"]), len(gap.choices))
    written = [render_inline(choice) for choice in gap.choices]
    words = [plain(each) for each in written]
    if None not in words:
        options = [(number, words[number - 1] or "") for number in order]
        on_paper = text(" (" + " / ".join(each for _, each in options) + ")")
        paper: dict[str, Attribute] = {"class": f"{CLASS}__onpaper", "aria-hidden": "true"}
        return join(select(attributes, options, translate), element("span", paper, on_paper)), NOTHING
    options = [(number, lettered(written[number - 1], place)) for place, number in enumerate(order, start=1)]
    heading = f"{attributes['id']}--choices"
    # Translators: heading of the list of words for one of the gaps in a text
    name = translate("For gap {n}:").replace("{n}", str(attributes["data-number"]))
    listed = join(
        element("p", {"class": f"{CLASS}__note", "id": heading}, text(name)),
        targets(order, written, on_screen=True, named=heading),
    )
    return select(attributes, options, translate), listed
