"""What stands in one file, before a translation takes from its source what it left out.

Values go by the key that the author wrote; `fields` says which keys there are.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, TypeAlias

if TYPE_CHECKING:
    from collections.abc import Mapping

    from symbios.quiz.keys import Keys
    from symbios.quiz.model import Place

Value: TypeAlias = "str | bool | float | tuple[float, ...] | tuple[Row, ...]"
Values: TypeAlias = "Mapping[str, Value]"


@dataclass(frozen=True, slots=True)
class Row:
    """Values as written; one of a list: a choice, a pair, an item, a hint.

    `refused` are the keys whose values could not be read, which has been said.
    """

    values: Values
    at: Place
    refused: frozenset[str] = field(default=frozenset(), kw_only=True)

    def text(self, key: str) -> str:
        """Return a text; nothing where it is absent."""
        value = self.values.get(key)
        return value if isinstance(value, str) else ""

    def flag(self, key: str) -> bool | None:
        """Return true or false; None where it is absent."""
        value = self.values.get(key)
        return value if isinstance(value, bool) else None

    def number(self, key: str) -> float | None:
        """Return a number; None where it is absent."""
        value = self.values.get(key)
        return value if isinstance(value, int | float) and not isinstance(value, bool) else None

    def whole(self, key: str) -> int | None:
        """Return a whole number; None where it is absent."""
        value = self.number(key)
        return None if value is None else int(value)

    def numbers(self, key: str) -> tuple[float, ...]:
        """Return a list of numbers; an empty one where it is absent."""
        value = self.values.get(key)
        return tuple(each for each in value if not isinstance(each, Row)) if isinstance(value, tuple) else ()

    def rows(self, key: str) -> tuple[Row, ...]:
        """Return a list of rows; an empty one where it is absent."""
        value = self.values.get(key)
        return tuple(each for each in value if isinstance(each, Row)) if isinstance(value, tuple) else ()


@dataclass(frozen=True, slots=True)
class DraftQuestion(Row):
    """One question as written; an empty `id` is a missing one.

    Where no type is written, `later` holds the keys: they are read once the kind is known.
    """

    id: str
    kind: str | None
    later: Keys | None = None


@dataclass(frozen=True, slots=True)
class BankUse:
    """Where a quiz takes questions from a bank; `draw` is None for all of them."""

    bank: str
    draw: int | None
    at: Place


@dataclass(frozen=True, slots=True)
class Draft(Row):
    """One quiz as written; `alone` says that it is one question, which lends it its id.

    A `bank` has the name of its file for an id. `sound` says that reading it found no error.
    """

    id: str
    entries: tuple[DraftQuestion | BankUse, ...]
    alone: bool
    bank: bool = False
    sound: bool = True

    @property
    def questions(self) -> tuple[DraftQuestion, ...]:
        """The questions that stand in the quiz itself."""
        return tuple(entry for entry in self.entries if isinstance(entry, DraftQuestion))

    @property
    def banks(self) -> tuple[BankUse, ...]:
        """The places where it takes questions from a bank."""
        return tuple(entry for entry in self.entries if isinstance(entry, BankUse))
