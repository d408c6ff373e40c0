"""Forms of rows with a list to choose from in each: `matching`, `categorise`, `ordering`."""

from __future__ import annotations

from typing import TYPE_CHECKING

from symbios.markup import Html, RenderInline, Translate, element, join
from symbios.quiz.forms.controls import CLASS, Form, lettered, on_paper, plain, select, targets
from symbios.quiz.model import Categorise, Matching, Ordering
from symbios.quiz.shown import never_sorted, shown

if TYPE_CHECKING:
    from collections.abc import Sequence

    from symbios.markup import Attribute


def targets_shown(identity: str, body: Matching) -> tuple[int, ...]:
    """Return the numbers of the targets in the order of their letters; categories stay as written."""
    count = len(body.targets)
    return tuple(range(1, count + 1)) if isinstance(body, Categorise) else shown(identity, count)


def matching_form(identity: str, body: Matching, render_inline: RenderInline, translate: Translate) -> Form:
    """Return the list of targets and a row for each item of the question `identity`."""
    order = targets_shown(identity, body)
    written = [render_inline(target) for target in body.targets]
    options = [(number, lettered(written[number - 1], place)) for place, number in enumerate(order, start=1)]
    rows = [
        element("div", _row(number), *_item(identity, number, render_inline(item.text), options, translate))
        for number, item in enumerate(body.items, start=1)
    ]
    # Translators: stands above a printed question in which each line has a blank for the letter of an answer
    paper = on_paper(translate("Write the letter of what fits on each line."))
    lost = any(plain(each) is None for each in written)
    return Form(join(paper, targets(order, written, on_screen=lost), *rows))


def ordering_form(identity: str, body: Ordering, render_inline: RenderInline, translate: Translate) -> Form:
    """Return a row for each item of the question `identity`, in an order that is not the right one."""
    count = len(body.items)
    places = [(place, str(place)) for place in range(1, count + 1)]
    rows = [
        element(
            "li",
            _row(number),
            *_item(identity, number, render_inline(body.items[number - 1].text), places, translate),
        )
        for number in never_sorted(identity, count)
    ]
    # Translators: stands below a question in which lines have to be put in order
    note = translate("Give each line its place; 1 is the first.")
    return Form(element("ol", {"class": f"{CLASS}__order"}, *rows), (note,))


def _row(number: int) -> dict[str, Attribute]:
    return {"class": f"{CLASS}__row", "data-number": number}


def _item(
    identity: str, number: int, label: Html, options: Sequence[tuple[int, str]], translate: Translate
) -> tuple[Html, Html]:
    id_ = f"item--{identity}--{number}"
    return element("label", {"for": id_}, label), select({"id": id_, "name": id_}, options, translate)
