"""What an author can put into a text beside paragraphs, lists and tables."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

Argument = Literal["none", "optional", "required"]


@dataclass(frozen=True, slots=True)
class Kind:
    """A kind of prose block: `/// name | argument`.

    `meaning` says what the argument is, `holder` whether other blocks may stand in it, `home` whether it
    belongs to the home page, `once` whether a page can have only one, `empty` whether the compiler fills it.
    """

    name: str
    argument: Argument = "none"
    meaning: str = ""
    holder: bool = False
    home: bool = False
    once: bool = False
    empty: bool = False


KINDS = {
    kind.name: kind
    for kind in (
        Kind("summary"),
        Kind("task", "optional", "how long it takes"),
        Kind("key-points"),
        Kind("example", "required", "what the example shows", holder=True),
        Kind("figure"),
        Kind("diagram", "required", "the name of a file in course/diagrams/, without its ending"),
        Kind("hero", home=True, once=True),
        Kind("door", "required", "the heading", home=True),
        Kind("cards"),
        Kind("modules", once=True, empty=True),
        Kind("partners", empty=True),
    )
}
"""Every kind of prose block, by its name."""

INSIDE = frozenset({"figure", "diagram"})
"""What may stand inside a block that holds others."""


@dataclass(frozen=True, slots=True)
class Prose:
    """One prose block as it stands in a file; `line` and `column` are the place of its first slash."""

    kind: Kind
    argument: str
    line: int
    column: int


@dataclass(frozen=True, slots=True)
class Stream:
    """A stream sheet: what leaves a firm, in the words of the author (inline Markdown).

    A stream's legal status is a claim: `confirmed_by` says who must confirm it. What is empty is not shown.
    """

    name: str
    status: str
    confirmed_by: str
    origin: str = ""
    composition: str = ""
    quantity: str = ""
    moisture: str = ""
    season: str = ""
    code: str = ""
    hazard: str = ""
    uses: tuple[str, ...] = ()
    limits: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Figure:
    """One figure with what it counts; `year` is empty where the source does not print it."""

    value: str
    label: str
    year: str
    source: str


@dataclass(frozen=True, slots=True)
class Figures:
    """Some figures, side by side."""

    items: tuple[Figure, ...]


Data = Stream | Figures
