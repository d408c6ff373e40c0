"""What stands in one file, before a translation takes from its source what it left out (None)."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from symbios.quiz.model import Place


@dataclass(frozen=True, slots=True)
class DraftChoice:
    """One choice as written."""

    text: str
    correct: bool | None
    feedback: str
    id: str
    at: Place


@dataclass(frozen=True, slots=True)
class DraftQuestion:
    """One question as written; an empty `id` is a missing one."""

    id: str
    kind: str | None
    prompt: str
    choices: tuple[DraftChoice, ...]
    correct: bool | None
    points: float | None
    partial: bool | None
    shuffle: bool | None
    feedback: str
    feedback_true: str
    feedback_false: str
    at: Place


@dataclass(frozen=True, slots=True)
class Draft:
    """One quiz as written; `alone` says that it is one question, which lends it its id.

    `sound` says that reading it found no error.
    """

    id: str
    title: str
    questions: tuple[DraftQuestion, ...]
    pass_percent: int | None
    shuffle: bool | None
    alone: bool
    at: Place
    sound: bool = True
