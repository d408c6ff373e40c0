"""In which order nodes and passing flows stand in each row, so that few flows cross.

A row holds nodes as their numbers, and as `~flow` each flow that passes through on its way further down.
"""

from __future__ import annotations

from itertools import combinations
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

    from symbios.diagram.ranks import Pair

Rows = list[list[int]]
Cost = tuple[int, float]
_ROUNDS = 12


def with_passing(rows: Rows, pairs: Sequence[Pair]) -> Rows:
    """Return the rows with each flow added to every row through which it passes."""
    row_of = {node: row for row, nodes in enumerate(rows) for node in nodes}
    found = [list(nodes) for nodes in rows]
    for flow, (upper, lower) in enumerate(pairs):
        for row in range(row_of[upper] + 1, row_of[lower]):
            found[row].append(~flow)
    return found


def links(rows: Rows, pairs: Sequence[Pair]) -> list[dict[int, Pair]]:
    """Return for each gap between two rows: flow → what it joins in the row above and in the row below."""
    row_of = {node: row for row, nodes in enumerate(rows) for node in nodes if node >= 0}
    found: list[dict[int, Pair]] = [{} for _ in rows[1:]]
    for flow, (upper, lower) in enumerate(pairs):
        top, bottom = row_of[upper], row_of[lower]
        for gap in range(top, bottom):
            found[gap][flow] = (upper if gap == top else ~flow, lower if gap + 1 == bottom else ~flow)
    return found


def arranged(rows: Rows, pairs: Sequence[Pair]) -> Rows:
    """Return the rows in the best order that is found from a few beginnings; the same on every machine."""
    gaps = links(rows, pairs)
    starts = [
        [list(row) for row in rows],
        [sorted(row, key=abs) for row in rows],
        [row[::-1] for row in rows],
    ]
    found = [_improved(start, gaps) for start in starts]
    best = min(range(len(found)), key=lambda index: found[index][0])
    return found[best][1]


def crossings(rows: Rows, pairs: Sequence[Pair]) -> int:
    """Return how often flows cross."""
    gaps = links(rows, pairs)
    return sum(_cost(rows, gap, gaps)[0] for gap in range(len(gaps)))


def _improved(rows: Rows, gaps: list[dict[int, Pair]]) -> tuple[Cost, Rows]:
    """Sort by the mean of the neighbours, downwards and upwards, then move single entries."""
    for turn in range(_ROUNDS):
        downwards = turn % 2 == 0
        for row in range(1, len(rows)) if downwards else range(len(rows) - 2, -1, -1):
            rows[row] = _by_neighbours(rows, row, gaps, downwards=downwards)
    better = True
    while better:
        moved = [_move(rows, row, gaps) for row in range(len(rows))]
        better = any(moved)
    costs = [_cost(rows, gap, gaps) for gap in range(len(gaps))]
    return (sum(cost[0] for cost in costs), sum(cost[1] for cost in costs)), rows


def _by_neighbours(rows: Rows, row: int, gaps: list[dict[int, Pair]], *, downwards: bool) -> list[int]:
    other = _places(rows[row - 1 if downwards else row + 1])
    own = _places(rows[row])
    means: dict[int, list[float]] = {}
    for upper, lower in gaps[row - 1 if downwards else row].values():
        here, there = (lower, upper) if downwards else (upper, lower)
        means.setdefault(here, []).append(other[there])

    def mean(entry: int) -> float:
        found = means.get(entry)
        return sum(found) / len(found) if found else own[entry]

    return sorted(rows[row], key=lambda entry: (mean(entry), own[entry]))


def _move(rows: Rows, row: int, gaps: list[dict[int, Pair]]) -> bool:
    """Move the entry of a row whose move helps most; return whether there is one."""
    beside = [gap for gap in (row - 1, row) if 0 <= gap < len(gaps)]

    def cost(order: list[int]) -> Cost:
        tried = [*rows[:row], order, *rows[row + 1 :]]
        costs = [_cost(tried, gap, gaps) for gap in beside]
        return sum(found[0] for found in costs), round(sum(found[1] for found in costs), 3)

    entries = rows[row]
    tries = [entries]
    for start in range(len(entries)):
        rest = entries[:start] + entries[start + 1 :]
        tries += [[*rest[:end], entries[start], *rest[end:]] for end in range(len(entries)) if end != start]
    best = min(tries, key=cost)
    better = cost(best) < cost(entries)
    if better:
        rows[row] = best
    return better


def _cost(rows: Rows, gap: int, gaps: list[dict[int, Pair]]) -> Cost:
    """Return the crossings in a gap, and how far sideways its flows lead."""
    above, below = _places(rows[gap]), _places(rows[gap + 1])
    ends = [(above[upper], below[lower]) for upper, lower in gaps[gap].values()]
    crossed = sum((a[0] - b[0]) * (a[1] - b[1]) < 0 for a, b in combinations(ends, 2))
    return crossed, sum((top - bottom) ** 2 for top, bottom in ends)


def _places(row: list[int]) -> dict[int, float]:
    middle = (len(row) - 1) / 2
    return {entry: place - middle for place, entry in enumerate(row)}
