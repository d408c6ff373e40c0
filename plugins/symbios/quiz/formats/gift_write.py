"""Writes questions as GIFT; what the format cannot hold is reported."""

from __future__ import annotations

from typing import TYPE_CHECKING

from symbios.quiz.formats.exporting import Exporting
from symbios.quiz.formats.gift_bodies import lines_of
from symbios.quiz.formats.gift_out import Out, form_of
from symbios.quiz.formats.loss import LEFT_OUT
from symbios.quiz.model import UNGRADED, Categorise, Cloze, Hotspot, Matching, Ordering, Reflection, Scale

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from symbios.quiz.formats.loss import Loss
    from symbios.quiz.model import Body, Question

_NEVER = (Hotspot, Ordering, Scale)


def write(questions: Sequence[Question], title: str) -> tuple[str, tuple[Loss, ...]]:
    """Return a text with `questions` in the category `title`, and what it cannot hold."""
    losses: list[Loss] = []
    parts = [f"$CATEGORY: $course$/top/{' '.join(title.split()).replace('/', '//')}"] if title else []
    parts += [part for part in (_question(Exporting(each, losses)) for each in questions) if part]
    return "\n\n".join(parts) + "\n" if parts else "", tuple(losses)


def _question(export: Exporting) -> str:
    """Return the lines of one question; nothing, reported, where the format has no such kind."""
    question, body = export.question, export.question.body
    why = _why_not(body)
    if why:
        export.lose(why, LEFT_OUT)
        return ""
    _common(export)
    out = Out(export, form_of(question))
    lines = lines_of(body, out)
    if lines is None:
        return ""
    inside = lines.inside
    if question.feedback:
        inside = [*inside, f"####{out.text(question.feedback)}"]
    written = "".join(f"\n\t{line}" for line in inside) + "\n" if len(inside) > 1 else "".join(inside)
    return f"::{question.id}::{lines.before}{{{lines.mark}{written}}}{lines.after}"


def _why_not(body: Body) -> str:
    """Return why GIFT has no question of this kind; nothing where it has."""
    if isinstance(body, _NEVER):
        return f"the kind “{body.kind}”"
    if isinstance(body, Cloze) and len(body.gaps) != 1:
        return f"the kind “cloze” with {len(body.gaps)} gaps"
    return ""


def _common(export: Exporting) -> None:
    """Report what a question of any kind may have and GIFT has not."""
    for what in _losses(export.question):
        export.lose(what, "left out")
    body = export.question.body
    if isinstance(body, Reflection) and body.model:
        export.lose("the model answer", "left out")
    if isinstance(body, Categorise):
        export.lose("the kind “categorise”", "items to match with their categories")
    elif isinstance(body, Matching) and body.shuffle:
        export.lose("the order by chance", "left out")


def _losses(question: Question) -> Iterator[str]:
    if question.points != 1 and question.kind not in UNGRADED:
        yield f"the number of points ({question.points:g})"
    if question.hints:
        yield f"the hints ({len(question.hints)})"
    if question.attempts is not None:
        yield f"the limit of attempts ({question.attempts})"
    if question.solution_after:
        yield f"the solution after {question.solution_after} attempts"
    if question.outcome:
        yield f"the learning outcome {question.outcome}"
    for name in ("choices", "items"):
        rows = getattr(question.body, name, ())
        ids = [row.id for row in rows if row.id]
        if ids:
            yield f"the ids of the answers ({', '.join(ids)})"
        if name == "items" and any(row.feedback for row in rows):
            yield "the feedback to items"
    if getattr(question.body, "shuffle", False) and not isinstance(question.body, Matching):
        yield "the order by chance"
