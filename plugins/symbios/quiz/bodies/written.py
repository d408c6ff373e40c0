"""What all bodies are made from: the values of one question, its name in messages, where to report."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from symbios.quiz.model import Choice, Item

if TYPE_CHECKING:
    from collections.abc import Sequence

    from symbios.quiz.draft import DraftQuestion, Row
    from symbios.quiz.pair import Pair

_MANY = {"category": "categories"}


@dataclass(frozen=True, slots=True)
class Written:
    """One question as it was written, with what its source lends it."""

    draft: DraftQuestion
    name: str
    pair: Pair

    def problem(self, key: str, what: str, message: str, hint: str) -> None:
        """Report `quiz-<what>` where `key` stands; `message` follows the name of the question.

        Of a key whose value was refused nothing more is said.
        """
        self.row_problem(self.draft, key, what, f"{self.name} {message}", hint)

    def row_problem(self, row: Row, key: str, what: str, message: str, hint: str) -> None:
        """Report `quiz-<what>` where `key` of a row stands."""
        if key in row.refused:
            self.pair.errors += 1
        else:
            self.pair.problem(row.at.of(key), f"quiz-{what}", message, hint)

    def flag(self, key: str, *, default: bool) -> bool:
        """Return true or false, and `default` where it was not written."""
        value = self.draft.flag(key)
        return default if value is None else value

    def enough(self, key: str, one: str, hint: str) -> tuple[Row, ...]:
        """Return the rows at `key`; report fewer than two."""
        rows = self.draft.rows(key)
        many = _MANY.get(one, f"{one}s")
        if len(rows) < 2:
            found = f"only one {one}" if rows else f"no {many}"
            self.problem(key, "few-choices", f"has {found}; expected two or more", hint)
        return rows

    def texts(self, rows: Sequence[Row], one: str, key: str = "text", what: str = "") -> None:
        """Report each row without a text at `key`."""
        for number, row in enumerate(rows, start=1):
            if not row.text(key):
                missing = f"{one} {number} of {self.name} has no {what or 'text'}"
                hint = _CHOSEN if one in {"choice", "level", "region", "category"} else f"{key}: …"
                self.row_problem(row, key, "empty-text", missing, hint)

    def twins(self, rows: Sequence[Row], one: str, why: str, hint: str) -> None:
        """Report a row that has the text of another, where nobody could tell them apart."""
        first: dict[str, int] = {}
        for number, row in enumerate(rows, start=1):
            found = row.text("text")
            if found and first.setdefault(found, number) != number:
                message = f"{one} {number} of {self.name} has the text of {one} {first[found]}{why}"
                self.row_problem(row, "text", "value", message, hint)

    def own_ids(self, rows: Sequence[Row], one: str) -> None:
        """Report an id that two rows have."""
        first: dict[str, Row] = {}
        for row in rows:
            found = row.text("id")
            if found and first.setdefault(found, row) is not row:
                message = f"the {one} id “{found}” stands twice in {self.name}"
                line = first[found].at.of("id").line
                hint = f"It stood first at line {line}; give each {one} its own."
                self.row_problem(row, "id", "duplicate-id", message, hint)


_CHOSEN = "Write what the reader chooses."


def choice_of(row: Row, share: float = 0.0) -> Choice:
    """Return one choice, region or level."""
    return Choice(
        row.text("text"), row.flag("correct") is True, row.text("feedback"), row.text("id"), row.at, share
    )


def item_of(row: Row, key: str = "text") -> Item:
    """Return one item."""
    return Item(row.text(key), row.text("feedback"), row.text("id"), row.at)
