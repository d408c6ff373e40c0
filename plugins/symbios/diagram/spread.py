"""How far from the left each entry of each row stands: flows as straight as can be, nothing too close."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import pairwise
from math import floor
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

_STAGES = ((16.0, 120), (256.0, 60), (4096.0, 60))
"""How much more a stiff wish weighs, and for how many sweeps: first the whole, then straight lines."""
_RESTING = 0.001
_NEARLY = 2.0


@dataclass(frozen=True, slots=True)
class Cell:
    """What takes room in a row: `left` and `right` of the point by which it is placed."""

    left: float
    right: float


@dataclass(frozen=True, slots=True)
class Pull:
    """A wish that cell `lower` of the next row stands `offset` to the right of cell `upper` of `row`.

    A `stiff` one is for a straight line and has no offset.
    """

    row: int
    upper: int
    lower: int
    offset: float
    stiff: bool


def spread(rows: Sequence[Sequence[Cell]], pulls: Sequence[Pull], room: float) -> list[list[float]]:
    """Return the place of every cell, where the squares of the unmet wishes are least.

    The middle is 0; every row that can be stays within `room`.
    """
    wishes: list[list[list[tuple[int, int, float, bool]]]] = [[[] for _ in row] for row in rows]
    for pull in pulls:
        wishes[pull.row][pull.upper].append((pull.row + 1, pull.lower, -pull.offset, pull.stiff))
        wishes[pull.row + 1][pull.lower].append((pull.row, pull.upper, pull.offset, pull.stiff))
    places = [kept_apart(row, [0.0] * len(row), [1.0] * len(row), room) for row in rows]
    down = list(range(len(rows)))
    for stiffness, sweeps in _STAGES:
        for row in [*down, *reversed(down)] * sweeps:
            wanted, weights = [], []
            for index, found in enumerate(wishes[row]):
                total, weight = places[row][index] * _RESTING, _RESTING
                for other, place, offset, stiff in found:
                    share = stiffness if stiff else 1.0
                    total += (places[other][place] + offset) * share
                    weight += share
                wanted.append(total / weight)
                weights.append(weight)
            places[row] = kept_apart(rows[row], wanted, weights, room)
    return _straightened(places, pulls)


def _straightened(places: list[list[float]], pulls: Sequence[Pull]) -> list[list[float]]:
    """Return whole numbers; what is meant to be straight and nearly is becomes straight."""
    joined: dict[tuple[int, int], list[tuple[int, int]]] = {}
    for pull in pulls:
        upper, lower = (pull.row, pull.upper), (pull.row + 1, pull.lower)
        first, second = joined.setdefault(upper, [upper]), joined.setdefault(lower, [lower])
        both = [places[row][index] for row, index in first + second]
        if pull.stiff and first is not second and max(both) - min(both) < _NEARLY:
            first += second
            joined.update(dict.fromkeys(second, first))
    found = [[_whole(place) for place in row] for row in places]
    for cells in joined.values():
        mean = sum(places[row][index] for row, index in cells) / len(cells)
        for row, index in cells:
            found[row][index] = _whole(mean)
    return found


def _whole(value: float) -> float:
    return float(floor(value + 0.5))


def kept_apart(
    cells: Sequence[Cell], wanted: Sequence[float], weights: Sequence[float], room: float
) -> list[float]:
    """Return the places nearest to the wanted ones (least squares) at which the cells do not touch.

    Source: pool adjacent violators, the exact solution for a fixed order; cut off at the sides of the room
    it is still the exact one.
    """
    shifts = [0.0]
    for before, after in pairwise(cells):
        shifts.append(shifts[-1] + before.right + after.left)
    extent = cells[0].left + shifts[-1] + cells[-1].right
    half = max(room, extent) / 2
    first, last = cells[0].left - half, half - cells[-1].right - shifts[-1]
    pools: list[tuple[float, float, int]] = []
    for place, weight, shift in zip(wanted, weights, shifts, strict=False):
        pool = (place - shift, weight, 1)
        while pools and pools[-1][0] >= pool[0]:
            mean, mass, size = pools.pop()
            total = mass + pool[1]
            pool = ((mean * mass + pool[0] * pool[1]) / total, total, size + pool[2])
        pools.append(pool)
    found = [min(max(mean, first), last) for mean, _, size in pools for _ in range(size)]
    return [place + shift for place, shift in zip(found, shifts, strict=False)]
