"""Which numbers are accepted, computed in decimal fractions: 0.3 with a tolerance of 0.1 reaches 0.4."""

from __future__ import annotations

from decimal import ROUND_HALF_UP, Context, Decimal


def interval(value: str, tolerance: str = "", figures: int | None = None) -> tuple[float, float]:
    """Return the lowest and the highest number that is accepted.

    `value` is a number or a range (`10..15`). `tolerance` is how far off, or a share of the number (`5%`).
    With `figures` every number counts that rounds, half away from zero, to the same significant figures.
    """
    if ".." in value:
        low, high = (Decimal(part) for part in value.split(".."))
        return float(low), float(high)
    number = Decimal(value)
    if figures:
        rounded = Context(prec=figures, rounding=ROUND_HALF_UP).plus(number)
        if not rounded:
            return 0.0, 0.0
        half = Decimal(1).scaleb(rounded.adjusted() - figures + 1) / 2
        return float(rounded - half), float(rounded + half)
    share = tolerance.endswith("%")
    off = Decimal(tolerance.rstrip("%") or 0)
    if share:
        off = abs(number) * off / 100
    return float(number - off), float(number + off)
