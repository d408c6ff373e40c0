"""The keys that an author may write: which kind has which, how each is read, and what a translation inherits.

The reader, the comparison of a translation with its source and the JSON Schema all follow these tables.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum
from functools import partial
from typing import TYPE_CHECKING

from symbios.quiz.draft import Row
from symbios.quiz.keys import Keys
from symbios.quiz.model import (
    KINDS,
    Categorise,
    Cloze,
    Hotspot,
    Matching,
    Multiple,
    Number,
    Ordering,
    Reflection,
    Scale,
    ShortText,
    Single,
    TrueFalse,
)
from symbios.yamlio import Text

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping
    from collections.abc import Set as AbstractSet

    from symbios.quiz.draft import Value


class Rule(Enum):
    """What a translation does with a value of its source."""

    OWN = "own"
    """It writes its own."""
    SAME = "same"
    """It takes it over where it writes none, and may not write another."""
    LENT = "lent"
    """It takes it over where it writes none, and may write another."""


@dataclass(frozen=True, slots=True)
class Rows:
    """A list: what one entry and several are called, and its keys.

    `short` is the key of an entry that is a text alone; `paired` that a translation has as many, each the
    twin of one by its id or its place; `optional` that it may then leave the whole list out.
    """

    one: str
    many: str
    table: Mapping[str, Field]
    short: str = "text"
    paired: bool = True
    optional: bool = False


@dataclass(frozen=True, slots=True)
class Field:
    """One key: `read` gives its value; `default` is what counts where nothing is written."""

    read: Callable[[Keys, str], Value | None]
    rule: Rule = Rule.OWN
    default: Value | None = None
    rows: Rows | None = None


def _prose(keys: Keys, key: str) -> str | None:
    return keys.prose(key) or None


def _paragraphs(keys: Keys, key: str) -> str | None:
    return keys.paragraphs(key) or None


def _whole(most: int, example: str = "{}: …") -> Callable[[Keys, str], Value | None]:
    return lambda keys, key: keys.whole(key, most, example)


def _tries(keys: Keys, key: str) -> float | None:
    node = keys.node(key)
    if isinstance(node, Text) and node.value == "never":
        return 0
    return keys.whole(key, 100, "{}: 2", "a whole number from 1 to 100, or never")


def _outcome(keys: Keys, key: str) -> float | None:
    return keys.whole(key, 100, "{}: 1", "the number of the outcome in “objectives”, from 1")


def _one_of(*words: str) -> Callable[[Keys, str], Value | None]:
    return lambda keys, key: keys.choice(key, words)


def _id(keys: Keys, _key: str) -> str | None:
    return keys.id() or None


TEXT = Field(_prose)
FLAG = partial(Field, Keys.boolean, Rule.SAME)
IDENTITY = Field(_id)
FEEDBACK = TEXT
SHARE = Field(Keys.percent, Rule.SAME)
_SHAPE = Field(Keys.numbers, Rule.SAME)

CHOICE = {"text": TEXT, "correct": FLAG(default=False), "share": SHARE, "feedback": FEEDBACK, "id": IDENTITY}
PAIR = {"item": TEXT, "target": TEXT, "feedback": FEEDBACK, "id": IDENTITY}
ITEM = {"text": TEXT, "feedback": FEEDBACK, "id": IDENTITY}
SORTED = {"text": TEXT, "category": Field(_prose, Rule.SAME), "feedback": FEEDBACK, "id": IDENTITY}
REGION = {
    "text": TEXT,
    "rectangle": _SHAPE,
    "circle": _SHAPE,
    "polygon": _SHAPE,
    "correct": FLAG(default=False),
    "feedback": FEEDBACK,
    "id": IDENTITY,
}
HINT = {"text": TEXT, "cost": Field(Keys.percent, Rule.SAME)}
ACCEPTED_TEXT = {"text": TEXT, "share": SHARE, "feedback": FEEDBACK}
ACCEPTED_NUMBER = {
    "value": Field(Keys.amount, Rule.SAME),
    "tolerance": Field(Keys.tolerance, Rule.SAME),
    "share": SHARE,
    "feedback": FEEDBACK,
}
UNIT = {"name": TEXT, "factor": Field(Keys.factor, Rule.SAME)}
ONE_TEXT = {"text": TEXT}


def read_rows(rows: Rows, keys: Keys, key: str) -> Value | None:
    """Return the entries of the list at `key`."""
    entries = keys.named(key, "name", "factor") if rows.table is UNIT else keys.entries(key, rows.short)
    found = []
    for entry in entries:
        values, refused = read_table(rows.table, entry)
        found.append(Row(values, entry.place, refused=refused if entry.readable else frozenset(rows.table)))
        entry.done()
    return tuple(found) or None


def read_table(table: Mapping[str, Field], keys: Keys) -> tuple[dict[str, Value], frozenset[str]]:
    """Return the values of all keys of `table` that were written, and the keys whose values are refused."""
    found: dict[str, Value] = {}
    refused = set()
    for key, each in table.items():
        before = len(keys.report)
        value = each.read(keys, key)
        if value is not None:
            found[key] = value
        elif len(keys.report) > before:
            refused.add(key)
    return found, frozenset(refused)


def _list(rows: Rows, rule: Rule = Rule.SAME) -> Field:
    return Field(partial(read_rows, rows), rule, rows=rows)


COMMON: Mapping[str, Field] = {
    "prompt": TEXT,
    "points": Field(Keys.points, Rule.SAME, 1.0),
    "feedback": FEEDBACK,
    "feedback_right": FEEDBACK,
    "hints": _list(Rows("hint", "hints", HINT)),
    "attempts": Field(_whole(100, "{}: 2"), Rule.SAME),
    "solution_after": Field(_tries, Rule.SAME),
    "outcome": Field(_outcome, Rule.SAME),
}
"""What every question may have."""

_SHUFFLE = {"shuffle": FLAG(default=False)}
_PARTIAL = {"partial": FLAG(default=False), "penalty": FLAG(default=True)}
_PARTIAL_ROWS = {"partial": FLAG(default=True), "penalty": FLAG(default=False)}
_OPTION = Field(Keys.boolean, Rule.LENT, default=False)
_SIGNS = {"case": _OPTION, "diacritics": _OPTION}
_CHOICES = {"choices": _list(Rows("choice", "choices", CHOICE))}

OWN: Mapping[str, Mapping[str, Field]] = {
    Single.kind: {**_CHOICES, **_SHUFFLE},
    Multiple.kind: {**_CHOICES, **_PARTIAL, **_SHUFFLE},
    TrueFalse.kind: {"correct": FLAG(), "feedback_true": TEXT, "feedback_false": TEXT},
    Number.kind: {
        "correct": Field(Keys.amount, Rule.SAME),
        "tolerance": Field(Keys.tolerance, Rule.SAME),
        "figures": Field(_whole(15, "{}: 3"), Rule.SAME),
        "unit": Field(_prose, Rule.LENT),
        "units": _list(Rows("unit", "units", UNIT, optional=True)),
        "unit_needed": FLAG(default=False),
        "accept": _list(Rows("answer", "answers", ACCEPTED_NUMBER, "value", optional=True)),
    },
    ShortText.kind: {"accept": _list(Rows("answer", "answers", ACCEPTED_TEXT), Rule.OWN), **_SIGNS},
    Cloze.kind: {"text": Field(_paragraphs), "partial": FLAG(default=True), **_SIGNS},
    Matching.kind: {
        "pairs": _list(Rows("pair", "pairs", PAIR, "")),
        "extra": _list(Rows("extra target", "extra targets", ONE_TEXT)),
        **_PARTIAL_ROWS,
        **_SHUFFLE,
    },
    Ordering.kind: {
        "items": _list(Rows("item", "items", ITEM)),
        "partial": FLAG(default=True),
        "by": Field(_one_of("subsequence", "pairs"), Rule.SAME, "subsequence"),
    },
    Categorise.kind: {
        "categories": _list(Rows("category", "categories", ONE_TEXT)),
        "items": _list(Rows("item", "items", SORTED)),
        **_PARTIAL_ROWS,
        **_SHUFFLE,
    },
    Hotspot.kind: {
        "image": Field(_prose, Rule.LENT),
        "alt": TEXT,
        "regions": _list(Rows("region", "regions", REGION)),
        **_PARTIAL,
    },
    Scale.kind: {"levels": _list(Rows("level", "levels", ITEM))},
    Reflection.kind: {"model": Field(_paragraphs)},
}
"""What only some kinds have, by kind."""

QUIZ: Mapping[str, Field] = {
    "title": TEXT,
    "pass": Field(_whole(100), Rule.SAME),
    "mode": Field(_one_of("practice", "exam"), Rule.SAME, "practice"),
    "shuffle": FLAG(default=False),
    "draw": Field(_whole(1000, "{}: 5"), Rule.SAME),
    "time_limit": Field(Keys.minutes, Rule.SAME),
    "review": FLAG(default=True),
    "attempts": Field(_whole(100), Rule.SAME),
}
"""What a quiz has beside its id and its questions."""

ALONE = ("title", "pass")
"""What of these a question that stands alone may have."""


def table_of(kind: str) -> Mapping[str, Field]:
    """Return the keys of the questions of a kind."""
    return {**COMMON, **OWN[kind]}


OF_SOME_KINDS = frozenset(key for table in OWN.values() for key in table)
"""Every key that not all kinds have."""


def kinds_with(keys: AbstractSet[str]) -> tuple[str, ...]:
    """Return the kinds that have all these keys of their own."""
    return tuple(kind for kind in KINDS if keys <= OWN[kind].keys())
