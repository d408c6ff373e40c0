"""What is right, in words that a reader understands, where the key itself is a pattern or an interval."""

from __future__ import annotations

import re
from decimal import Decimal
from typing import TYPE_CHECKING

from symbios.quiz.model import ChosenGap, Number, ShortText

if TYPE_CHECKING:
    from collections.abc import Iterator

    from symbios.markup import Translate
    from symbios.quiz.model import Accepted, Cloze, Interval

_MINUS = "\N{MINUS SIGN}"
_SHORT = 4
"""Digits that need no sign between thousands."""


def readable(pattern: str) -> str:
    """Return a text that `pattern` accepts: the first of `{a|b}`, an ellipsis for what may be anything."""
    written, index, inside, skip = "", 0, False, False
    while index < len(pattern):
        sign = pattern[index]
        index += 1
        if sign == "\\" and index < len(pattern):
            sign = pattern[index]
            index += 1
        elif (sign == "{" and not inside) or (sign in "|}" and inside):
            inside, skip = sign != "}", sign == "|"
            continue
        elif sign == "*":
            sign = "…"
        if not skip:
            written += sign
    return written


def number(value: float, translate: Translate) -> str:
    """Return a number as the language of the page writes it."""
    # Translators: a number, of which only the two signs are used: between thousands, and before a decimal
    example = re.fullmatch(r"1(\D?)234(\D)5", translate("1,234.5"))
    between, point = example.groups() if example else ("", ".")
    whole, _, part = f"{Decimal(repr(abs(value))).normalize():f}".partition(".")
    if len(whole) > _SHORT:
        whole = re.sub(r"(?<=\d)(?=(?:\d{3})+$)", between, whole)
    return (_MINUS if value < 0 else "") + (f"{whole}{point}{part}" if part else whole)


def interval(accepted: Interval, unit: str, translate: Translate, *, whole: bool = False) -> str:
    """Return the number that is meant, or the numbers that are accepted; with `whole`, both."""
    low, high = number(accepted.low, translate), number(accepted.high, translate)
    # Translators: which numbers are right: any from {low} to {high}; perhaps a unit follows
    between = translate("{low} to {high}").replace("{low}", low).replace("{high}", high)
    unit = f" {unit}" if unit else ""
    if accepted.value is None or low == high:
        return f"{low if low == high else between}{unit}"
    meant = f"{number(accepted.value, translate)}{unit}"
    # Translators: on the answer key: the right number, then which numbers count as right
    both = translate("{number} (accepted: {interval})")
    return both.replace("{number}", meant).replace("{interval}", f"{between}{unit}") if whole else meant


def accepted(
    body: Number | ShortText, translate: Translate, *, whole: bool = False
) -> Iterator[tuple[str, Interval | Accepted]]:
    """Yield in words each answer that is accepted, with what it is worth; `whole` is that of `interval`."""
    if isinstance(body, Number):
        for each in body.accepted:
            unit = body.unit if each.share >= 1 else ""  # a known mistake may be one of the unit
            yield interval(each, unit, translate, whole=whole), each
    else:
        for text in body.accepted:
            yield readable(text.pattern), text


def ways(body: Number | ShortText, translate: Translate) -> list[str]:
    """Return in words each answer that gives all points; of numbers only the first."""
    found = [words for words, answer in accepted(body, translate) if answer.share >= 1]
    return list(dict.fromkeys(found))[: 1 if isinstance(body, Number) else None]


def gaps(body: Cloze) -> list[str]:
    """Return what is right in each gap to write into; an empty text for one to choose for."""
    return ["" if isinstance(gap, ChosenGap) else readable(gap.accepted[0]) for gap in body.gaps]
