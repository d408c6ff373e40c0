"""Forms of choices, one a line: `single`, `multiple`, `true-false`, `scale`; `hotspot` has the same list."""

from __future__ import annotations

from typing import TYPE_CHECKING

from symbios.markup import Html, RenderInline, Translate, element, join, text
from symbios.quiz.forms.controls import CLASS, Form
from symbios.quiz.model import Multiple, Scale, Single, TrueFalse

if TYPE_CHECKING:
    from collections.abc import Iterable

    from symbios.markup import Attribute


def choices_form(
    identity: str,
    body: Single | Multiple | TrueFalse | Scale,
    render_inline: RenderInline,
    translate: Translate,
) -> Form:
    """Return the choices of the question `identity`."""
    if isinstance(body, TrueFalse):
        return Form(choice_rows(identity, truths(translate)), local=False)
    offered = body.levels if isinstance(body, Scale) else body.choices
    many = isinstance(body, Multiple)
    rows = choice_rows(identity, [render_inline(each.text) for each in offered], many=many)
    return Form(rows, several(translate) if many else ())


def truths(translate: Translate) -> tuple[Html, Html]:
    """Return the two answers to a statement."""
    return (
        # Translators: one of the two answers to a statement
        text(translate("True")),
        # Translators: one of the two answers to a statement
        text(translate("False")),
    )


def several(translate: Translate) -> tuple[str, ...]:
    """Return what is said of a question of which any number of choices may be right."""
    # Translators: stands below a question with boxes to tick
    return (translate("More than one answer may be right."),)


def choice_rows(identity: str, labels: Iterable[Html], *, many: bool = False) -> Html:
    """Return a line for each of the `labels`, with a button for one of them or a box for any number."""
    rows = []
    for number, label in enumerate(labels, start=1):
        id_ = f"choice--{identity}--{number}"
        control: dict[str, Attribute] = {
            "type": "checkbox" if many else "radio",
            "id": id_,
            "name": f"question--{identity}",
            "value": number,
        }
        row = join(element("input", control), element("label", {"for": id_}, label))
        rows.append(element("div", {"class": f"{CLASS}__choice", "data-number": number}, row))
    return join(*rows)
