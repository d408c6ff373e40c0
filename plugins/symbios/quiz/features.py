"""What the questions of a page need of the scripts: their kinds, an exam, the rule of a lesson."""

from __future__ import annotations

from typing import TYPE_CHECKING

from symbios.quiz.model import (
    UNGRADED,
    Categorise,
    Cloze,
    Hotspot,
    Matching,
    Number,
    Ordering,
    Reflection,
    ShortText,
    Single,
)

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable

    from symbios.quiz.model import Question, Quiz

EXAM, MASTERY, HINTS, PARTS = "exam", "mastery", "hints", "parts"
TRIES, SOLUTION = "tries", "solution"
SCRIPTS = {
    "quiz-number.js": {Number.kind, Reflection.kind},
    "quiz-text.js": {ShortText.kind, Cloze.kind},
    "quiz-rows.js": {Matching.kind, Categorise.kind, Ordering.kind},
    "quiz-map.js": {Hotspot.kind},
    "quiz-exam.js": {EXAM},
    "mastery.js": {MASTERY},
}
"""Which features each script beside `quiz.js` is for."""


def features(quizzes: Iterable[Quiz | None], *, mastery: bool = False) -> tuple[str, ...]:
    """Return the kinds of all questions, and `exam` where one of the quizzes is one; None asks nothing.

    Further `hints`, `tries` where attempts are counted, `solution` where one is offered, and `parts` where a
    part of the points can be given. `mastery` says that the lesson has a rule, which counts where something
    is asked.
    """
    found: set[str] = set()
    for quiz in quizzes:
        if quiz:
            found.update(question.kind for question in quiz.questions)
            found.update([EXAM] if quiz.exam else [])
            found.update(PARTS for question in quiz.questions if _gives_parts(question))
            found.update(HINTS for question in quiz.questions if question.hints)
            found.update(TRIES for question in quiz.questions if question.attempts is not None)
            found.update(SOLUTION for question in quiz.questions if _offers_solution(question, quiz))
    return tuple(sorted({*found, MASTERY} if found and mastery else found))


def _offers_solution(question: Question, quiz: Quiz) -> bool:
    """Whether a question can show its solution, if only when all attempts are used up."""
    graded = question.kind not in UNGRADED and not quiz.exam
    return graded and (question.attempts is not None or question.solution_after != 0)


def _gives_parts(question: Question) -> bool:
    """Whether an answer may be worth a part of the points."""
    body = question.body
    if isinstance(body, Single):
        shares = [choice.share for choice in body.choices]
    elif isinstance(body, Number | ShortText):
        shares = [answer.share for answer in body.accepted]
    else:
        return getattr(body, "partial", False) is True or any(hint.cost for hint in question.hints)
    return any(0 < share < 1 for share in shares) or any(hint.cost for hint in question.hints)


def scripts(needed: Collection[str]) -> tuple[str, ...]:
    """Return the scripts that a page with these features loads; none where nothing is asked."""
    if not needed:
        return ()
    return ("quiz.js", *(name for name, own in SCRIPTS.items() if not own.isdisjoint(needed)))
