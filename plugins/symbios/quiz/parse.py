"""Reads one quiz fence, in the long form (YAML) or in the short one, as it stands in its file."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from symbios.quiz import short
from symbios.quiz.draft import Draft, DraftQuestion
from symbios.quiz.keys import QUIZ_KEYS, Keys, read_question
from symbios.yamlio import Items, Map, kind
from symbios.yamlio import parse as parse_yaml

if TYPE_CHECKING:
    from symbios.fences import Fence
    from symbios.problems import Report

_EXAMPLE = """\
id: …
What is the question?
- [x] The right answer — Why it is right.
- [ ] A wrong answer — Why it is wrong."""


def parse(fence: Fence, path: str, report: Report) -> Draft | None:
    """Return what stands in `fence` of the file `path`; None where it cannot be read, and why is reported.

    Whether the quiz is complete is not asked here: a translation may take the rest from its source.
    """
    before = len(report)
    draft = _parse(fence, path, report)
    return replace(draft, sound=len(report) == before) if draft else None


def _parse(fence: Fence, path: str, report: Report) -> Draft | None:
    opening = fence.line - 1, len(fence.indent) + 1
    if not fence.closed:
        sign = "Close it with a line of the same sign, at least as long as the first one."
        report.add(path, *opening, "quiz-unclosed", "this quiz is never closed: it runs to the end", sign)
        return None
    if fence.info:
        message = f"“{fence.info}” stands after “quiz”; nothing may stand there"
        report.add(path, *opening, "quiz-fence", message, "Write keys such as “title: …” inside the quiz.")
    if short.is_short(fence.text):
        return short.parse(fence, path, report)
    before = len(report)
    node = parse_yaml(fence.text, path, report, line=fence.line, column=fence.column)
    if node is None:
        if len(report) == before:
            report.add(path, *opening, "quiz-empty", "this quiz is empty", _EXAMPLE)
        return None
    if not isinstance(node, Map):
        message = f"a quiz is keys with values, or a question with a list of choices; found {kind(node)}"
        report.add(path, node.mark.line, node.mark.column, "quiz-kind", message, _EXAMPLE)
        return None
    keys = Keys(node, path, report)
    return _quiz(keys) if "questions" in keys or "questions" in keys.place.keys else _alone(keys)


def _quiz(keys: Keys) -> Draft | None:
    """Read a quiz with `questions`."""
    nodes = keys.items("questions")
    if not nodes:
        if isinstance(keys.node("questions"), Items | None):
            keys.problem("no-questions", "“questions” is empty", "  - id: …", keys.mark_of("questions"))
        return None
    questions: list[DraftQuestion | None] = []
    for node in nodes:
        inner = Keys(node, keys.path, keys.report)
        question = read_question(inner) if isinstance(node, Map) else None
        questions.append(question)
        if question is not None:
            inner.done()
    draft = Draft(
        id=keys.id(),
        title=keys.prose("title"),
        questions=tuple(question for question in questions if question is not None),
        pass_percent=keys.pass_percent(),
        shuffle=keys.boolean("shuffle"),
        alone=False,
        at=keys.place,
    )
    keys.done(known=QUIZ_KEYS)
    return None if None in questions else draft


def _alone(keys: Keys) -> Draft | None:
    """Read one question that stands alone."""
    question = read_question(keys)
    if question is None:
        return None
    draft = short.alone(question, keys)
    keys.done()
    return draft
