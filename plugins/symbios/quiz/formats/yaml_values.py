"""The values that the YAML of a question is made of, and how each is written so that any reader agrees."""

from __future__ import annotations

import re
from dataclasses import dataclass
from decimal import Decimal
from typing import TYPE_CHECKING, TypeAlias

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping


@dataclass(frozen=True, slots=True)
class Written:
    """A value that stands in the file as it is: a number, a word such as `true`, a list in brackets."""

    text: str


Value: TypeAlias = "str | Written | list[Value] | dict[str, Value]"
"""A text, something written as it is, the entries of a list, keys."""

_PLAIN = re.compile(r"[^\W\d_](?:[^\n]*[^\s:])?")
_WORDS = re.compile(r"(?:true|false|yes|no|on|off|null|none|y|n|nan|inf)", re.IGNORECASE)
_SEPARATORS = re.compile("[\x00-\x1f\x7f-\x9f\u00a0\u2028\u2029\ufeff\ufffe\uffff\ud800-\udfff]")
_WIDTH = 2
_DIGITS = 15


def number(value: float) -> Written:
    """Return a number in its plainest form, with at most 15 digits that count."""
    rounded = Decimal(f"{value:.15g}").normalize()
    plain = f"{rounded:f}"
    if sum(sign.isdigit() for sign in plain) <= _DIGITS:
        return Written(plain)
    return Written(f"{rounded:e}".replace("E", "e"))


def percent(share: float) -> Written:
    """Return a share from 0 to 1 in per cent."""
    return number(float(round(Decimal(repr(share)) * 100, 6)))


def flag(*, value: bool) -> Written:
    """Return true or false."""
    return Written("true" if value else "false")


def lines(keys: Mapping[str, Value], indent: int = 0) -> Iterator[str]:
    """Yield the lines of a mapping."""
    space = " " * indent
    for key, value in keys.items():
        if isinstance(value, dict):
            yield f"{space}{scalar(key)}:"
            yield from lines(value, indent + _WIDTH)
        elif isinstance(value, list):
            yield f"{space}{scalar(key)}:"
            for entry in value:
                yield from _entry(entry, indent + _WIDTH)
        elif isinstance(value, str) and "\n" in value and not _SEPARATORS.search(value.replace("\n", "")):
            yield from _block(key, value, space)
        else:
            yield f"{space}{scalar(key)}: {scalar(value)}"


def _entry(entry: Value, indent: int) -> Iterator[str]:
    """Yield the lines of one entry of a list."""
    space = " " * indent
    if isinstance(entry, dict):
        first, *rest = lines(entry, indent + _WIDTH)
        yield f"{space}- {first[indent + _WIDTH :]}"
        yield from rest
    elif isinstance(entry, str | Written):
        yield f"{space}- {scalar(entry)}"


def _block(key: str, value: str, space: str) -> Iterator[str]:
    """Yield a text of several lines as it is; one that begins with a space says how far it is indented."""
    begins = f"{_WIDTH}" if value[0] in " \n" else ""
    ends = "" if value.endswith("\n") else "-"
    if value.endswith("\n\n") or value == "\n":
        ends = "+"
    yield f"{space}{scalar(key)}: |{begins}{ends}"
    body = value.removesuffix("\n")
    yield from (f"{space}{' ' * _WIDTH}{line}" if line else "" for line in body.split("\n"))


def scalar(value: str | Written) -> str:
    """Return a text on one line, in quotes wherever a reader of YAML could take it for something else."""
    if isinstance(value, Written):
        return value.text
    if _SEPARATORS.search(value):
        signs = value.replace("\\", "\\\\").replace('"', '\\"')
        return f'"{_SEPARATORS.sub(_escape, signs)}"'
    if _is_plain(value):
        return value
    if "\\" in value or '"' in value:
        return "'" + value.replace("'", "''") + "'"
    return f'"{value}"'


def _escape(found: re.Match[str]) -> str:
    return {"\n": "\\n", "\t": "\\t"}.get(found[0], f"\\u{ord(found[0]):04x}")


def _is_plain(value: str) -> bool:
    return (
        _PLAIN.fullmatch(value) is not None
        and _WORDS.fullmatch(value) is None
        and ": " not in value
        and " #" not in value
    )
