"""What a quiz is: questions of several kinds, complete and checked, every text inline Markdown.

A question is what all kinds share; what only one kind has stands in its `body`. A new kind is a new
body class in `Body`, a reader, a grader and a form.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, ClassVar, TypeAlias

if TYPE_CHECKING:
    from collections.abc import Mapping

    from symbios.yamlio import Mark


@dataclass(frozen=True, slots=True)
class Place:
    """Where something stands in its file, and where each of its keys does."""

    mark: Mark
    keys: Mapping[str, Mark] = field(default_factory=dict)

    def of(self, key: str) -> Mark:
        """Return where `key` stands; the beginning of the whole where it was not written."""
        return self.keys.get(key, self.mark)


@dataclass(frozen=True, slots=True)
class Choice:
    """One answer to choose; `id` is empty where the author gave none, then its position names it."""

    text: str
    correct: bool
    feedback: str
    id: str
    at: Place = field(compare=False, repr=False)


@dataclass(frozen=True, slots=True)
class Single:
    """Several choices of which one is right."""

    kind: ClassVar = "single"
    choices: tuple[Choice, ...]
    shuffle: bool = False


@dataclass(frozen=True, slots=True)
class Multiple:
    """Several choices of which any number is right; `partial` gives points for a part of them."""

    kind: ClassVar = "multiple"
    choices: tuple[Choice, ...]
    partial: bool = False
    shuffle: bool = False


@dataclass(frozen=True, slots=True)
class TrueFalse:
    """A statement; the feedback depends on what the learner holds it for."""

    kind: ClassVar = "true-false"
    correct: bool
    feedback_true: str = ""
    feedback_false: str = ""


Body: TypeAlias = Single | Multiple | TrueFalse
KINDS = (Single.kind, Multiple.kind, TrueFalse.kind)


@dataclass(frozen=True, slots=True)
class Question:
    """One question; `feedback` is shown after every check, whatever the answer was."""

    id: str
    prompt: str
    body: Body
    points: float
    feedback: str
    at: Place = field(compare=False, repr=False)

    @property
    def kind(self) -> str:
        """The word that authors write as `type`."""
        return str(self.body.kind)


@dataclass(frozen=True, slots=True)
class Quiz:
    """One fence: one question or several; `pass_percent` is the share of the points that passes."""

    id: str
    questions: tuple[Question, ...]
    title: str
    pass_percent: int | None
    shuffle: bool
    at: Place = field(compare=False, repr=False)
