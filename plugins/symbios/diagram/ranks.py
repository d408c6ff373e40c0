"""In which row of the picture each node stands: flows lead down, and few nodes stand side by side."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

Pair = tuple[int, int]


def downward(count: int, flows: Sequence[Pair]) -> list[Pair]:
    """Return the flows of `count` nodes as pairs of upper and lower node.

    A flow that would close a circle with those before it in the file goes up, so its pair is turned round.
    """
    below: list[set[int]] = [set() for _ in range(count)]
    pairs = []
    for tail, head in flows:
        pair = (head, tail) if tail in _reached(head, below) else (tail, head)
        below[pair[0]].add(pair[1])
        pairs.append(pair)
    return pairs


def rows(count: int, pairs: Sequence[Pair], most: int) -> list[list[int]]:
    """Return the nodes row by row, with at most `most` in a row; each flow leads to a later row.

    The nodes with the longest path below them come first; then each goes where its flows are shortest.
    """
    above = [{upper for upper, lower in pairs if lower == node} for node in range(count)]
    below = [{lower for upper, lower in pairs if upper == node} for node in range(count)]
    depth: dict[int, int] = {}
    place: dict[int, int] = {}
    for node in reversed(_ordered(above)):
        depth[node] = 1 + max((depth[lower] for lower in below[node]), default=0)
    row = 0
    while len(place) < count:
        ready = [node for node in range(count) if node not in place and above[node] <= place.keys()]
        ready = [node for node in ready if all(place[upper] < row for upper in above[node])]
        ready.sort(key=lambda node: (-depth[node], node))
        place.update(dict.fromkeys(ready[:most], row))
        row += 1
    _settle(place, above, below, most)
    return [[node for node in range(count) if place[node] == level] for level in sorted(set(place.values()))]


def _settle(place: dict[int, int], above: list[set[int]], below: list[set[int]], most: int) -> None:
    """Move nodes up or down between their neighbours as long as that makes the flows shorter."""
    last = max(place.values(), default=0)
    moved = True
    while moved:
        moved = False
        for node in sorted(place):
            top = max((place[upper] for upper in above[node]), default=-1) + 1
            bottom = min((place[lower] for lower in below[node]), default=last + 1) - 1
            pull = len(above[node]) - len(below[node])
            for row in range(top, place[node]) if pull > 0 else range(bottom, place[node], -1):
                if pull and list(place.values()).count(row) < most:
                    place[node], moved = row, True
                    break


def _ordered(above: list[set[int]]) -> list[int]:
    """Return the nodes so that each follows those above it."""
    found: list[int] = []
    while len(found) < len(above):
        found += [node for node in range(len(above)) if node not in found and above[node] <= set(found)]
    return found


def _reached(start: int, below: list[set[int]]) -> set[int]:
    """Return the nodes to which flows lead from `start`, itself among them."""
    found, waiting = {start}, [start]
    while waiting:
        new = below[waiting.pop()] - found
        found |= new
        waiting += new
    return found
