"""Where a line leaves a box and where it arrives, so that lines stay apart and as straight as they can."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import pairwise
from typing import TYPE_CHECKING

from symbios.diagram.spread import Pull

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from symbios.diagram.ranks import Pair

_STEP, _CORNER, _ROOMY = 34.0, 22.0, 16.0
"""From port to port at most, from a port to the corner of the box, from port to port where they may move."""


@dataclass(frozen=True, slots=True)
class Port:
    """The end of a line at a box.

    `offset` is how far it is from the box's middle, `beside` how many ends that side has, `play` how far it
    may be moved to make its line straight.
    """

    offset: float
    beside: int
    play: float


_NONE = Port(0.0, 1, 0.0)
Ports = dict[tuple[int, int], Port]
"""Flow and 0 for its upper end, 1 for its lower end."""


def ports(lanes: Sequence[Sequence[Pair]], box: float) -> Ports:
    """Return the ports of all flows, in the order of the lines beside the box."""
    sides: dict[tuple[Pair, int], list[tuple[int, int]]] = {}
    for flow, lane in enumerate(lanes):
        sides.setdefault((lane[0], 0), []).append((lane[1][1], flow))
        sides.setdefault((lane[-1], 1), []).append((lane[-2][1], flow))
    found = {}
    for (_, end), flows in sides.items():
        middle = (len(flows) - 1) / 2
        step = min(_STEP, (box / 2 - _CORNER) / max(middle, 0.5))
        for index, (_, flow) in enumerate(sorted(flows)):
            play = step / 2 if len(flows) == 1 else step / 4 if step >= _ROOMY else 0.0
            found[flow, end] = Port((index - middle) * step, len(flows), play)
    return found


def pulls(lanes: Sequence[Sequence[Pair]], found: Mapping[tuple[int, int], Port]) -> list[Pull]:
    """Return the wish of each line to be straight; it bends where more lines meet at its box."""
    wishes = []
    for flow, lane in enumerate(lanes):
        last = len(lane) - 2
        for index, ((band, upper), (_, lower)) in enumerate(pairwise(lane)):
            out = found[flow, 0] if index == 0 else _NONE
            into = found[flow, 1] if index == last else _NONE
            stiff = out.beside == into.beside == 1
            wishes.append(Pull(band, upper, lower, out.offset - into.offset, stiff))
    return wishes
