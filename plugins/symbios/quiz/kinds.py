"""What only one kind of question has: a body class a kind, every text inline Markdown."""

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
    """One answer to choose; `id` is empty where the author gave none, then its position names it.

    `share` of the points, from 0 to 1, is what a wrong choice of a `single` question is worth.
    """

    text: str
    correct: bool
    feedback: str
    id: str
    at: Place = field(compare=False, repr=False)
    share: float = 0.0


@dataclass(frozen=True, slots=True)
class Single:
    """Several choices of which one is right."""

    kind: ClassVar = "single"
    choices: tuple[Choice, ...]
    shuffle: bool = False


@dataclass(frozen=True, slots=True)
class Multiple:
    """Several choices of which any number is right.

    `partial` gives points for a part of them; a wrong choice then takes one away, unless `penalty` is off.
    """

    kind: ClassVar = "multiple"
    choices: tuple[Choice, ...]
    partial: bool = False
    penalty: bool = True
    shuffle: bool = False


@dataclass(frozen=True, slots=True)
class TrueFalse:
    """A statement; the feedback depends on what the learner holds it for."""

    kind: ClassVar = "true-false"
    correct: bool
    feedback_true: str = ""
    feedback_false: str = ""


@dataclass(frozen=True, slots=True)
class Interval:
    """Numbers that are accepted, both ends too; `share` of the points, from 0 (a known mistake) to 1.

    `value` is the number that the author means, where the interval is made of it and a tolerance.
    """

    low: float
    high: float
    share: float = 1.0
    feedback: str = ""
    value: float | None = field(default=None, compare=False)


@dataclass(frozen=True, slots=True)
class Number:
    """A number to write; the first interval that holds it counts.

    `unit` is the one that the intervals are in, `units` what else may be written: name → how many of `unit`
    one of it is. With `unit_needed` a number alone is not enough.
    """

    kind: ClassVar = "number"
    accepted: tuple[Interval, ...]
    unit: str = ""
    units: Mapping[str, float] = field(default_factory=dict)
    unit_needed: bool = False


@dataclass(frozen=True, slots=True)
class Accepted:
    """A pattern of accepted texts (`*`, `{a|b}`); `share` of the points, from 0 (a known mistake) to 1."""

    pattern: str
    share: float = 1.0
    feedback: str = ""


@dataclass(frozen=True, slots=True)
class ShortText:
    """A short text to write; the first pattern that fits counts.

    `case` and `diacritics` say that capitals and small letters, letters with and without signs, differ.
    """

    kind: ClassVar = "text"
    accepted: tuple[Accepted, ...]
    case: bool = False
    diacritics: bool = False


@dataclass(frozen=True, slots=True)
class TypedGap:
    """A gap to write into: patterns that are accepted."""

    accepted: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class ChosenGap:
    """A gap to choose for; the first of `choices` is right, and they are shown in another order."""

    choices: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Cloze:
    """A text with gaps: `text` holds `[[1]]`, `[[2]]` … in their places."""

    kind: ClassVar = "cloze"
    text: str
    gaps: tuple[TypedGap | ChosenGap, ...]
    partial: bool = True
    case: bool = False
    diacritics: bool = False


@dataclass(frozen=True, slots=True)
class Item:
    """One thing to match, to put in order or to sort."""

    text: str
    feedback: str
    id: str
    at: Place = field(compare=False, repr=False)


@dataclass(frozen=True, slots=True)
class Matching:
    """Items, each with one target: `right` has the place of its target, from 0. A target may fit no item.

    `shuffle` says that the items come in another order too; the targets always do.
    """

    kind: ClassVar = "matching"
    items: tuple[Item, ...]
    targets: tuple[str, ...]
    right: tuple[int, ...]
    partial: bool = True
    penalty: bool = False
    shuffle: bool = False


@dataclass(frozen=True, slots=True)
class Categorise(Matching):
    """Items to sort into categories, the targets; several items may have the same."""

    kind: ClassVar = "categorise"


@dataclass(frozen=True, slots=True)
class Ordering:
    """Items in their right order; with `partial`, `by` says what counts: a subsequence or pairs."""

    kind: ClassVar = "ordering"
    items: tuple[Item, ...]
    partial: bool = True
    by: str = "subsequence"


@dataclass(frozen=True, slots=True)
class Region:
    """A place on an image, in per cent of its width and height from its top left corner.

    `shape` is `rectangle` (left, top, width, height), `circle` (middle, middle, radius as per cent of the
    width) or `polygon` (x, y, x, y, …).
    """

    shape: str
    at: tuple[float, ...]


@dataclass(frozen=True, slots=True)
class Hotspot:
    """Places on an image to choose from: `regions[i]` is where the named choice `choices[i]` is.

    `many` says that more than one may be right.
    """

    kind: ClassVar = "hotspot"
    image: str
    alt: str
    choices: tuple[Choice, ...]
    regions: tuple[Region, ...]
    many: bool = False
    partial: bool = False
    penalty: bool = True


@dataclass(frozen=True, slots=True)
class Scale:
    """Levels to place oneself on; it gives no points. The texts may say what follows from each."""

    kind: ClassVar = "scale"
    levels: tuple[Item, ...]


@dataclass(frozen=True, slots=True)
class Reflection:
    """A free text for oneself, with a model answer to compare it with; it gives no points."""

    kind: ClassVar = "reflection"
    model: str = ""


Body: TypeAlias = (
    Single
    | Multiple
    | TrueFalse
    | Number
    | ShortText
    | Cloze
    | Matching
    | Categorise
    | Ordering
    | Hotspot
    | Scale
    | Reflection
)
BODIES: tuple[type[Body], ...] = (
    Single,
    Multiple,
    TrueFalse,
    Number,
    ShortText,
    Cloze,
    Matching,
    Ordering,
    Categorise,
    Hotspot,
    Scale,
    Reflection,
)
KINDS: tuple[str, ...] = tuple(str(body.kind) for body in BODIES)
UNGRADED = (Scale.kind, Reflection.kind)
"""The kinds that give no points."""
