"""The layout of a diagram: rows from top to bottom, bands for the labels of the flows between them.

Every flow has a lane of its own through every row and every band, and every label stands beside its lane
with nothing else in that place: so no label can cover a box, a line or another label.
"""

from __future__ import annotations

from itertools import pairwise
from math import ceil, floor
from typing import TYPE_CHECKING

from symbios.diagram import words
from symbios.diagram.bands import BESIDE, bands, lanes
from symbios.diagram.order import arranged, crossings, with_passing
from symbios.diagram.picture import Box, Picture, Route
from symbios.diagram.ports import ports, pulls
from symbios.diagram.ranks import downward, rows
from symbios.diagram.size import NARROW, WIDE
from symbios.diagram.spread import spread

if TYPE_CHECKING:
    from collections.abc import Sequence

    from symbios.diagram.bands import Band, Entry
    from symbios.diagram.ranks import Pair
    from symbios.diagram.size import Size

HEAD = 11.0
"""The length of an arrow's head."""
_PADDING = 13.0
"""Above and below the text of a box."""
MOST_NARROW = 10
"""With more boxes, a narrow picture would be too long to keep in view."""
_MOST_CROSSINGS = 2
_MARGIN = 4.0
_SLACK = 6.0
"""What straightening and rounding may add."""
_STUB = 4.0
"""What a line goes straight at the end that has no head."""
_STRAIGHT, _LEAST, _MOST, _SLOPE = 8.0, 22.0, 64.0, 0.5
"""The height between two bands: without a bend; with one, at least, at most, and for each unit sideways."""


def lay_out(names: Sequence[str], flows: Sequence[Pair], labels: Sequence[str], size: Size = WIDE) -> Picture:
    """Return the picture of nodes with `names` and of flows between them, by number, with `labels`.

    Each number of boxes side by side is tried; what is not too wide, has fewest crossings and is least high
    is taken.
    """
    return _best(names, flows, labels, size)[1]


def lay_out_narrow(names: Sequence[str], flows: Sequence[Pair], labels: Sequence[str]) -> Picture | None:
    """Return the picture for a phone, or None where it would be too wide or not clear enough."""
    if len(names) > MOST_NARROW:
        return None
    (too_wide, crossed, _), picture = _best(names, flows, labels, NARROW)
    return picture if not too_wide and crossed <= _MOST_CROSSINGS else None


def _best(
    names: Sequence[str], flows: Sequence[Pair], labels: Sequence[str], size: Size
) -> tuple[tuple[float, int, float], Picture]:
    """Return the best picture after what is too wide in it, how often flows cross, and its height."""
    box = _box_width(names, size)
    boxed = [words.lines(name, box - 2 * size.inset) for name in names]
    told = [words.lines(label, size.label) for label in labels]
    pairs = downward(len(names), flows)
    ups = [pair != flow for pair, flow in zip(pairs, flows, strict=True)]
    found = []
    for most in size.side_by_side:
        order = arranged(with_passing(rows(len(names), pairs, most), pairs), pairs)
        drawing = _Drawing(bands(order, pairs, boxed, told, box, size), pairs, box, size.widest)
        picture = drawing.picture(ups)
        cost = max(picture.width - size.widest, 0.0), crossings(order, pairs), picture.height
        found.append((cost, picture))
    return min(found, key=lambda option: option[0])


def _box_width(names: Sequence[str], size: Size) -> float:
    """Return the least width in which the longest word stands on one line."""
    longest = max(map(words.longest, names), default=0.0)
    return next((width for width in size.boxes if longest <= width - 2 * size.inset), size.boxes[-1])


class _Drawing:
    """Gives every entry of the bands its place; whole numbers, so that what is straight looks straight."""

    def __init__(self, found: Sequence[Band], pairs: Sequence[Pair], box: float, widest: int) -> None:
        self.bands, self.box = found, box
        self.lanes = lanes(found, pairs)
        ends = ports(self.lanes, box)
        cells = [[entry.cell for entry in band] for band in found]
        places = spread(cells, pulls(self.lanes, ends), widest - 2 * _MARGIN - _SLACK)
        edges = [
            place + side
            for band, row in zip(found, places, strict=True)
            for entry, place in zip(band, row, strict=True)
            for side in self._sides(entry)
        ]
        left = floor(min(edges)) - _MARGIN
        self.places = [[place - left for place in row] for row in places]
        self.width = ceil(max(edges)) - left + _MARGIN
        self.lines = [[self.places[band][place] for band, place in lane] for lane in self.lanes]
        for flow, line in enumerate(self.lines):
            for end, at, beside in ((0, 0, 1), (1, -1, -2)):
                port = ends[flow, end]
                place = line[at] + _whole(port.offset)
                line[at] = line[beside] if abs(line[beside] - place) <= port.play else place
        self.heights = [max(map(self._height, band)) for band in found]
        self.tops = self._tops()

    def picture(self, ups: Sequence[bool]) -> Picture:
        """Return the finished picture; `ups` are the flows that lead upwards."""
        boxes = {
            entry.key: Box(place - self.box / 2, self.tops[index], self.box, self.heights[index], entry.lines)
            for index, band in enumerate(self.bands)
            for entry, place in zip(band, self.places[index], strict=True)
            if entry.key >= 0
        }
        routes = tuple(self._route(flow, up=up) for flow, up in enumerate(ups))
        height = self.tops[-1] + self.heights[-1] + _MARGIN
        return Picture(self.width, height, tuple(boxes[key] for key in sorted(boxes)), routes)

    def _sides(self, entry: Entry) -> tuple[float, float]:
        return (-self.box / 2, self.box / 2) if entry.key >= 0 else (-entry.cell.left, entry.cell.right)

    def _height(self, entry: Entry) -> float:
        return len(entry.lines) * words.LINE + (2 * _PADDING if entry.key >= 0 else 0)

    def _tops(self) -> list[float]:
        """Return the top of each band; a gap is as high as its boldest curve needs, and a head."""
        aside = [0.0] * len(self.bands)
        for lane, line in zip(self.lanes, self.lines, strict=True):
            for (band, _), x, next_x in zip(lane[:-1], line[:-1], line[1:], strict=True):
                aside[band] = max(aside[band], abs(x - next_x))
        found = [_MARGIN]
        for index, (above, below) in enumerate(pairwise(self.bands)):
            ends = sum(any(entry.key >= 0 for entry in band) for band in (above, below))
            curve = max(_LEAST, min(_MOST, _whole(aside[index] * _SLOPE))) if aside[index] else _STRAIGHT
            found.append(found[-1] + self.heights[index] + curve + ends * HEAD)
        return found

    def _route(self, flow: int, *, up: bool) -> Route:
        lane, line = self.lanes[flow], self.lines[flow]
        stretches = [
            (x, self.tops[band], self.tops[band] + self.heights[band])
            for (band, _), x in zip(lane, line, strict=True)
        ]
        (x, _, bottom), (last, top, _) = stretches[0], stretches[-1]
        stretches[0] = x, bottom, bottom + (HEAD if up else _STUB)
        stretches[-1] = last, top - (_STUB if up else HEAD), top
        band, place = next((band, place) for band, place in lane if self._is_told(band, place))
        entry, x = self.bands[band][place], self.places[band][place]
        wide, high = max(map(words.width, entry.lines), default=0.0), self._height(entry)
        start = x - BESIDE - wide if entry.left else x + BESIDE
        middle = self.tops[band] + (self.heights[band] - high) / 2
        return Route(tuple(stretches), up, Box(start, middle, wide, high, entry.lines), entry.left)

    def _is_told(self, band: int, place: int) -> bool:
        entry = self.bands[band][place]
        return entry.key < 0 and entry.told


def _whole(value: float) -> float:
    return float(floor(value + 0.5))
