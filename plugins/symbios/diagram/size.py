"""How much room a picture has: a wide one for a page, a narrow one for a phone."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Size:
    """The measures of one kind of picture, in its own units.

    `widest` is the whole width; `side_by_side` are the numbers of boxes in a row that are tried, `boxes` the
    widths of a box. `inset` is from the text of a box to its sides, `apart` half the room between two boxes.
    A label takes at most `label`; labels may stand side by side up to `labels`.
    """

    widest: int
    side_by_side: tuple[int, ...]
    boxes: tuple[float, ...]
    inset: float
    apart: float
    label: float
    labels: float


WIDE = Size(640, (3, 2, 1), (150.0, 160.0, 170.0), 12.0, 12.0, 124.0, 330.0)
"""No wider than the column of text on a large screen."""
NARROW = Size(340, (2, 1), (130.0, 140.0, 150.0), 11.0, 8.0, 100.0, 320.0)
"""As wide as a phone."""
