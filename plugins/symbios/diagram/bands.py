"""The rows of a diagram cut into bands: one of boxes for each row, between two rows those of the labels."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from symbios.diagram import words
from symbios.diagram.order import links
from symbios.diagram.spread import Cell

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from symbios.diagram.order import Rows
    from symbios.diagram.ranks import Pair
    from symbios.diagram.size import Size

Texts = tuple[str, ...]
LANE = 9.0
"""Half the room of a line."""
BESIDE = 8.0
"""From a line to its label."""
_ABOUT = 26.0
"""What a label takes beside its text."""


@dataclass(frozen=True, slots=True)
class Entry:
    """A box, by the number of its node, or a flow that passes, as `~flow`.

    `lines` is the text in the box, or the flow's label where it is `told` in this band: beside the line, on
    its left where `left`.
    """

    key: int
    cell: Cell
    lines: Texts = ()
    told: bool = False
    left: bool = False


Band = tuple[Entry, ...]


def bands(
    order: Rows,
    pairs: Sequence[Pair],
    names: Sequence[Texts],
    labels: Sequence[Texts],
    box: float,
    size: Size,
) -> list[Band]:
    """Return the bands from top to bottom; labels that do not fit side by side are in bands of their own."""
    gaps = links(order, pairs)
    cell = Cell(box / 2 + size.apart, box / 2 + size.apart)
    lane = Cell(LANE, LANE)
    found = [
        tuple(Entry(key, cell, names[key]) if key >= 0 else Entry(key, lane) for key in row) for row in order
    ]
    crowd = max((len(flows) * 2 * LANE for flows in gaps), default=0.0) + size.label + _ABOUT
    room = max(size.labels, crowd, *map(_extent, found))
    told = _told(gaps)
    for gap in reversed(range(len(gaps))):
        flows = _sorted(order, gap, gaps[gap])
        told_here = {flow: labels[flow] for flow in flows if told[flow] == gap}
        found[gap + 1 : gap + 1] = _label_bands(flows, told_here, room)
    return found


def lanes(found: Sequence[Band], pairs: Sequence[Pair]) -> list[list[Pair]]:
    """Return the way of each flow from top to bottom: number of the band, number of the entry in it."""
    places = {
        (entry.key, index): place for index, band in enumerate(found) for place, entry in enumerate(band)
    }
    ways = []
    for flow, ends in enumerate(pairs):
        keys = {~flow, *ends}
        ways.append(sorted((band, place) for (key, band), place in places.items() if key in keys))
    return ways


def _extent(band: Band) -> float:
    return sum(entry.cell.left + entry.cell.right for entry in band)


def _told(gaps: Sequence[Mapping[int, Pair]]) -> dict[int, int]:
    """Return for each flow the gap in which its label stands: where the fewest others do."""
    spans: dict[int, list[int]] = {}
    for gap, flows in enumerate(gaps):
        for flow in flows:
            spans.setdefault(flow, []).append(gap)
    found: dict[int, int] = {}
    for flow in sorted(spans, key=lambda flow: (len(spans[flow]), flow)):
        taken = list(found.values())
        found[flow] = min(spans[flow], key=taken.count)
    return found


def _sorted(order: Rows, gap: int, flows: Mapping[int, Pair]) -> list[int]:
    """Return the flows of a gap from left to right, so that they cross no more than they must."""
    above, below = order[gap], order[gap + 1]
    middles = (len(above) - 1) / 2, (len(below) - 1) / 2

    def place(flow: int) -> tuple[float, int]:
        upper, lower = flows[flow]
        return above.index(upper) - middles[0] + below.index(lower) - middles[1], flow

    return sorted(flows, key=place)


def _label_bands(flows: Sequence[int], labels: Mapping[int, Texts], room: float) -> list[Band]:
    """Return as few bands as hold all labels within `room`; neighbours stand in different ones."""
    told = [flow for flow in flows if flow in labels]
    found: list[Band] = []
    for count in range(1, len(told) + 1):
        found = [_label_band(flows, labels, told[start::count]) for start in range(count)]
        if max(map(_extent, found)) <= room:
            break
    return found


def _label_band(flows: Sequence[int], labels: Mapping[int, Texts], told: Sequence[int]) -> Band:
    entries = []
    for index, flow in enumerate(flows):
        lines = labels[flow] if flow in told else ()
        wide = BESIDE + max(map(words.width, lines)) + LANE if lines else LANE
        left = index == 0 and len(flows) > 1
        cell = Cell(wide, LANE) if left else Cell(LANE, wide)
        entries.append(Entry(~flow, cell, lines, flow in told, left))
    return tuple(entries)
