"""What the questions of a page need of the scripts: their kinds, an exam, the rule of a lesson."""

from __future__ import annotations

from typing import TYPE_CHECKING

from symbios.quiz.model import (
    Categorise,
    Cloze,
    Hotspot,
    Matching,
    Number,
    Ordering,
    Reflection,
    ShortText,
)

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable

    from symbios.quiz.model import Quiz

EXAM, MASTERY = "exam", "mastery"
SCRIPTS = {
    "quiz-fields.js": {Number.kind, ShortText.kind, Cloze.kind, Reflection.kind},
    "quiz-rows.js": {Matching.kind, Categorise.kind, Ordering.kind},
    "quiz-map.js": {Hotspot.kind},
    "quiz-exam.js": {EXAM},
    "mastery.js": {MASTERY},
}
"""Which features each script beside `quiz.js` is for."""


def features(quizzes: Iterable[Quiz | None], *, mastery: bool = False) -> tuple[str, ...]:
    """Return the kinds of all questions, and `exam` where one of the quizzes is one; None asks nothing.

    `mastery` says that the lesson has a rule, which counts where something is asked.
    """
    found: set[str] = set()
    for quiz in quizzes:
        if quiz:
            found.update(question.kind for question in quiz.questions)
            found.update([EXAM] if quiz.exam else [])
    return tuple(sorted({*found, MASTERY} if found and mastery else found))


def scripts(needed: Collection[str]) -> tuple[str, ...]:
    """Return the scripts that a page with these features loads; none where nothing is asked."""
    if not needed:
        return ()
    return ("quiz.js", *(name for name, own in SCRIPTS.items() if not own.isdisjoint(needed)))
