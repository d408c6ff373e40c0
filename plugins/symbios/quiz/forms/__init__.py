"""The forms of the questions, one module for each family of kinds."""

from __future__ import annotations

from typing import TYPE_CHECKING

from symbios.quiz.forms.choices import choices_form
from symbios.quiz.forms.controls import CLASS, Form
from symbios.quiz.forms.fields import field_form
from symbios.quiz.forms.gaps import gaps_form
from symbios.quiz.forms.map import map_form
from symbios.quiz.forms.rows import matching_form, ordering_form
from symbios.quiz.model import Cloze, Hotspot, Matching, Number, Ordering, Reflection, ShortText

if TYPE_CHECKING:
    from symbios.markup import RenderInline, Translate
    from symbios.quiz.model import Question

__all__ = ["CLASS", "Form", "form"]


def form(question: Question, render_inline: RenderInline, translate: Translate) -> Form:
    """Return the controls of `question`."""
    body, identity = question.body, question.id
    if isinstance(body, Number | ShortText | Reflection):
        return field_form(identity, body, translate)
    if isinstance(body, Cloze):
        return gaps_form(identity, body, render_inline, translate)
    if isinstance(body, Matching):
        return matching_form(identity, body, render_inline, translate)
    if isinstance(body, Ordering):
        return ordering_form(identity, body, render_inline, translate)
    if isinstance(body, Hotspot):
        return map_form(identity, body, render_inline, translate)
    return choices_form(identity, body, render_inline, translate)
