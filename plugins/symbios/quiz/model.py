"""What a quiz is: questions of several kinds, complete and checked, every text inline Markdown.

A question is what all kinds share; what only one kind has stands in its `body`. A new kind is a new
body class in `Body`, a table of keys, a reader, a grader, a form and a view.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from symbios.quiz.kinds import (
    BODIES,
    KINDS,
    UNGRADED,
    Accepted,
    Body,
    Categorise,
    Choice,
    ChosenGap,
    Cloze,
    Hotspot,
    Interval,
    Item,
    Matching,
    Multiple,
    Number,
    Ordering,
    Place,
    Reflection,
    Region,
    Scale,
    ShortText,
    Single,
    TrueFalse,
    TypedGap,
)

if TYPE_CHECKING:
    from collections.abc import Iterator

__all__ = [
    "BODIES",
    "KINDS",
    "UNGRADED",
    "Accepted",
    "Body",
    "Categorise",
    "Choice",
    "ChosenGap",
    "Cloze",
    "Hint",
    "Hotspot",
    "Interval",
    "Item",
    "Matching",
    "Multiple",
    "Number",
    "Ordering",
    "Place",
    "Pool",
    "Question",
    "Quiz",
    "Reflection",
    "Region",
    "Scale",
    "ShortText",
    "Single",
    "TrueFalse",
    "TypedGap",
]


@dataclass(frozen=True, slots=True)
class Hint:
    """A hint, shown when the learner asks for it; `cost` is the per cent of the points that it takes."""

    text: str
    cost: float = 0.0


@dataclass(frozen=True, slots=True)
class Question:
    """One question; `feedback` is shown after every check, whatever the answer was.

    `feedback_right` is shown after a right answer, and with the solution. `hints` are shown one by one.
    `attempts` is how often an answer may be checked (None: no limit), `solution_after` after how many wrong
    ones the solution may be seen (None: two, 0: never). `outcome` is the number of the lesson's learning
    outcome that the question is about, from 1; 0 for none. `lang` is the language tag of a question that
    comes from a bank which is not translated; else it is empty.
    """

    id: str
    prompt: str
    body: Body
    points: float
    feedback: str
    at: Place = field(compare=False, repr=False)
    hints: tuple[Hint, ...] = ()
    attempts: int | None = None
    solution_after: int | None = None
    outcome: int = 0
    lang: str = ""
    feedback_right: str = ""

    @property
    def kind(self) -> str:
        """The word that authors write as `type`."""
        return str(self.body.kind)


@dataclass(frozen=True, slots=True)
class Pool:
    """Questions that came from a bank: `count` of them, the first at the place `start` (from 0).

    `draw` of them are asked.
    """

    bank: str
    start: int
    count: int
    draw: int


@dataclass(frozen=True, slots=True)
class Quiz:
    """One fence: one question or several; `pass_percent` is the share of the points that passes.

    `exam` says that all answers are checked at once, at the end; `time_limit` is in minutes. `draw` is how
    many of the questions are asked (None: all), after each of the `pools` has drawn its own. `review` says
    that answers and solutions may be looked at after an exam, `attempts` how often one may be taken.
    """

    id: str
    questions: tuple[Question, ...]
    title: str
    pass_percent: int | None
    shuffle: bool
    at: Place = field(compare=False, repr=False)
    exam: bool = False
    draw: int | None = None
    time_limit: float | None = None
    review: bool = True
    attempts: int | None = None
    pools: tuple[Pool, ...] = ()

    @property
    def own_questions(self) -> Iterator[Question]:
        """Yield the questions that do not come from a bank."""
        lent = {place for pool in self.pools for place in range(pool.start, pool.start + pool.count)}
        return (question for place, question in enumerate(self.questions) if place not in lent)
