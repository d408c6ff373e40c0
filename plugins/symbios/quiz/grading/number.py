"""Reads numbers as learners write them, with their units, and grades them."""

from __future__ import annotations

import re
from math import isfinite
from typing import TYPE_CHECKING

from symbios.quiz.grading.result import worth
from symbios.quiz.grading.written import plain_number, too_long

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from symbios.quiz.grading.key import NumberKey
    from symbios.quiz.grading.result import Result

# Each of these is tried at one place only and reads forward: none can become slow.
_HEAD = re.compile(r"(?:[=≈~] ?)?([-+]?) ?([^-+0-9.,\u066b]*)([-+]?) ?")
_FRACTION = re.compile(r"(?:([0-9]{1,15}) )?([0-9]{1,15}) ?/ ?([0-9]{1,15})(?![0-9.,\u066b])")
_TEN = re.compile(r"10(?:\^|\*\*)([-+]?[0-9]{1,3})(?![0-9])")
_RUN = re.compile(r"[.,\u066b]?[0-9]+(?:[.,\u066b\u066c' ][0-9]+)*")
_POWER = re.compile(r"[eE]([-+]?[0-9]{1,3})(?![0-9])| ?[xX×✕*·⋅∙] ?10(?:\^|\*\*)([-+]?[0-9]{1,3})(?![0-9])")
_SEPARATOR = re.compile(r"[.,\u066b\u066c' ]")
_JOINERS = re.compile(r"[ ·⋅∙^]")
_PREFIX = re.compile(r"[mM](?:[A-Z]|[a-z]\Z)")
_NEAR = 1e-9
"""How far beyond an end a number may be, as a share of that end: converting units is not exact."""


def grade_number(key: NumberKey, answer: object) -> Result:
    """Return what a written number is worth; the first interval that holds a reading of it counts."""
    values = _values(key, answer) if isinstance(answer, str) else []
    for place, (low, high, share) in enumerate(key["accept"], start=1):
        least, most = low - abs(low) * _NEAR, high + abs(high) * _NEAR
        if any(least <= value <= most for value in values):
            return worth(key["points"], share, correct=share >= 1, matched=place)
    return worth(key["points"], 0, correct=False)


def _values(key: NumberKey, answer: str) -> list[float]:
    """Return what the answer may mean, in the unit of the question."""
    found = []
    for value, unit in read_number(answer):
        factor = unit_factor(key.get("units", {}), unit) if unit else 1.0
        if factor is not None and (unit or not key.get("unit_needed", False)):
            found.append(value * factor)
    return found


def read_number(text: str) -> list[tuple[float, str]]:
    """Return each reading of a number with its unit in plain signs; none where it cannot be read.

    `1,234` has two readings: 1.234 comes first, then 1234.
    """
    if too_long(text):
        return []
    text = plain_number(text)
    head = _HEAD.match(text)
    if head is None or (head[1] and head[3]):
        return []
    numbers, end = _numbers(text, head.end())
    before, after = _joined(head[2]), _joined(text[end:])
    if before and after:
        return []
    sign = -1.0 if "-" in (head[1], head[3]) else 1.0
    return [(sign * number, before or after) for number in numbers if isfinite(number)]


def unit_factor(units: Mapping[str, float], unit: str) -> float | None:
    """Return how many of the question's unit one `unit` is.

    Capitals and small letters may be exchanged where all names that are left then mean the same; but m and M
    at the beginning (milli, mega) may not.
    """
    named = [(_joined(plain_number(name)), factor) for name, factor in units.items()]
    for name, factor in named:
        if name == unit:
            return factor
    small = unit.lower()
    alike = {
        factor
        for name, factor in named
        if name.lower() == small and (name[:1] == unit[:1] or not _PREFIX.match(name))
    }
    return alike.pop() if len(alike) == 1 else None


def _joined(unit: str) -> str:
    return _JOINERS.sub("", unit)


def _numbers(text: str, start: int) -> tuple[list[float], int]:
    """Return the readings of the number that stands at `start`, and where it ends."""
    if found := _FRACTION.match(text, start):
        return _fraction(found), found.end()
    if found := _TEN.match(text, start):
        return [float(f"1e{found[1]}")], found.end()
    run = _RUN.match(text, start)
    if run is None:
        return [], start
    power = _POWER.match(text, run.end())
    exponent = (power[1] or power[2]) if power else "0"
    end = power.end() if power else run.end()
    return [float(f"{digits}e{exponent}") for digits in _digits(run[0])], end


def _fraction(found: re.Match[str]) -> list[float]:
    upper, lower = float(found[2]), float(found[3])
    if lower == 0 or (found[1] and upper >= lower):
        return []
    return [float(found[1] or 0) + upper / lower]


def _digits(run: str) -> list[str]:
    """Return the readings of digits and separators as decimal fractions with a point."""
    parts, signs = _SEPARATOR.split(run), _SEPARATOR.findall(run)
    if not signs:
        return parts
    last, front = signs[-1], set(signs[:-1])
    if not parts[0]:
        return [f"0.{parts[1]}"] if len(signs) == 1 else []
    found = []
    if last in ".,\u066b":
        grouped = len(front) == 1 and not front & {last, "\u066b"} and _grouped(parts[:-1])
        if not front or grouped:
            found.append("".join(parts[:-1]) + "." + parts[-1])
    if last != "\u066b" and front <= {last} and _grouped(parts):
        found.append("".join(parts))
    return found


def _grouped(parts: Sequence[str]) -> bool:
    """Return whether digits stand in groups: 1 to 3 of them, then 2 or 3 (as in India), and 3 at the end."""
    first, *middle, last = parts
    return (
        len(first) <= 3
        and not first.startswith("0")
        and len(last) == 3
        and all(len(part) in (2, 3) for part in middle)
    )
