"""What an answer is worth, and how points are rounded."""

from __future__ import annotations

from math import floor
from typing import TYPE_CHECKING, Literal, TypedDict

if TYPE_CHECKING:
    from collections.abc import Sequence

Mark = Literal["right", "partly", "wrong", "missed", "unchosen"]


class Result(TypedDict):
    """What an answer is worth; `marks` has one word for each choice, gap or item.

    `matched` is the place, from 1, of the accepted answer that fits a number or a text; else 0.
    """

    points: float
    max: float
    correct: bool
    marks: list[Mark]
    matched: int


def hundredths(value: float) -> int:
    """Return `value` in hundredths, half of one rounded up."""
    return floor(value * 100 + 0.5)


def worth(
    points: float, share: float, marks: Sequence[Mark] = (), *, correct: bool, matched: int = 0
) -> Result:
    """Return the result of an answer; one that is not correct gets its share, but never all points."""
    most = hundredths(points)
    part = max(0, min(hundredths(most / 100 * share), most - 1))
    return Result(
        points=(most if correct else part) / 100,
        max=most / 100,
        correct=correct,
        marks=list(marks),
        matched=matched,
    )


def whole(value: object, least: int, most: int) -> int | None:
    """Return a whole number of an answer; None for whatever is no number from `least` to `most`."""
    if isinstance(value, bool) or not isinstance(value, int | float) or not least <= value <= most:
        return None
    return int(value) if value == int(value) else None


def entries(answer: object) -> Sequence[object]:
    """Return the entries of an answer that should be a list; none where it is not."""
    return answer if isinstance(answer, list | tuple) else ()
