"""A fence that holds GIFT: its questions as if they had been written in our own form."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from symbios.problems import Report
from symbios.quiz.draft import Draft, DraftQuestion, Row
from symbios.quiz.formats.gift import read_fence
from symbios.quiz.formats.yaml_text import write_bank
from symbios.quiz.model import Place
from symbios.quiz.parse import parse_bank

if TYPE_CHECKING:
    from symbios.fences import Fence
    from symbios.quiz.draft import Value
    from symbios.quiz.model import Question

_EXAMPLE = "::an-id:: What is the question? {=The right answer ~A wrong answer}"


def parse(fence: Fence, path: str, report: Report) -> Draft | None:
    """Return the quiz that stands in `fence`; None where there is none, and why is reported.

    One question stands alone; several are a quiz that has the first one's id and `-quiz` for its own.
    """
    before = len(report)
    questions = read_fence(fence.text, path, fence.line, fence.column, report)
    if not questions:
        if len(report) == before:
            opening = fence.line - 1, len(fence.indent) + 1
            report.add(path, *opening, "quiz-empty", "this quiz is empty", _EXAMPLE)
        return None
    drafts = tuple(found for each in questions if (found := _draft(each, path, report)))
    if len(drafts) < len(questions):
        return None
    place = Place(questions[0].at.mark)
    if len(drafts) == 1:
        return Draft({}, place, drafts[0].id, drafts, alone=True)
    return Draft({}, place, f"{drafts[0].id}-quiz", drafts, alone=False)


def _draft(question: Question, path: str, report: Report) -> DraftQuestion | None:
    """Return a question as an author would have written it, everything in it at the question's own place."""
    own, mark = Report(), question.at.mark
    bank = parse_bank(write_bank([question]), "gift", path, own)
    for problem in own:
        report.add(path, mark.line, mark.column, problem.name, problem.message, problem.hint)
    if bank is None or len(own):
        return None
    (draft,) = bank.questions
    place = Place(mark)
    return replace(draft, at=place, values=_placed(draft, place))


def _placed(row: Row, place: Place) -> dict[str, Value]:
    """Return the values of a row whose own rows, and theirs, are all at `place`."""
    values = dict(row.values)
    for key in values:
        rows = row.rows(key)
        if rows:
            values[key] = tuple(replace(each, at=place, values=_placed(each, place)) for each in rows)
    return values
