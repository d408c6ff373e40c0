"""How wide a text is likely to be, and where its lines break, without any font at hand."""

from __future__ import annotations

import re
import unicodedata

SIZE = 15
"""The height of the letters in the picture's units."""
LINE = 19
"""From one line to the next."""
_WIDTHS = {
    "'|ijl": 0.29,
    " !(),-./:;I[]`frt": 0.4,
    "Jcksvxyz": 0.55,
    "ABCEFKLPRSTVXYZ": 0.7,
    "DGHNOQU&w": 0.8,
    "Mm%": 0.98,
    "W@—": 1.0,
}
"""Ems of the letters of a wide sans serif, DejaVu Sans or Verdana: other fonts leave some room."""
_OF = {sign: width for signs, width in _WIDTHS.items() for sign in signs}
_OTHER, _FULL = 0.64, 1.0
_SOFT = "\u00ad"
_PIECE = re.compile(r"\s+|[^\s\u00ad-]*-(?=\w)|[^\s\u00ad-]+\u00ad?|-|\u00ad")


def width(text: str) -> float:
    """Return the likely width of one line, in the picture's units."""
    return SIZE * sum(map(_em, text))


def longest(text: str) -> float:
    """Return the width of the longest part that a line does not break."""
    return max((width(_shown(piece)) for piece in _pieces(text)), default=0.0)


def lines(text: str, room: float) -> tuple[str, ...]:
    """Break `text` into lines of about the same length that are at most `room` wide.

    A line ends at a blank, after a hyphen, at a soft hyphen (which then shows), beside a wide East Asian
    sign, and inside a word only where the word alone is too wide.
    """
    pieces = [part for piece in _pieces(text) for part in _cut(piece, room)]
    found = _fill(pieces, room)
    least = longest("".join(pieces))
    narrow = room
    while narrow - SIZE / 2 >= least and len(_fill(pieces, narrow - SIZE / 2)) == len(found):
        narrow -= SIZE / 2
    return _fill(pieces, narrow)


def _em(sign: str) -> float:
    if unicodedata.combining(sign) or sign == _SOFT:
        return 0.0
    if sign.isascii():
        return _OF.get(sign, _OTHER)
    if unicodedata.east_asian_width(sign) in {"W", "F"}:
        return _FULL
    plain = unicodedata.normalize("NFD", sign)[0]
    return _OF.get(plain, _OTHER) if plain.isascii() else _OF.get(sign, _OTHER)


def _pieces(text: str) -> list[str]:
    """Return the parts between which a line may end; a blank is a part of its own."""
    found: list[str] = []
    for match in _PIECE.finditer(text):
        piece = match[0]
        if piece.isspace():
            found.append(" ")
            continue
        start = 0
        for index, sign in enumerate(piece):
            if unicodedata.east_asian_width(sign) in {"W", "F"}:
                found += [part for part in (piece[start:index], sign) if part]
                start = index + 1
        if start < len(piece):
            found.append(piece[start:])
    return found


def _cut(piece: str, room: float) -> list[str]:
    """Return a piece in parts that fit; most do at once."""
    parts = [""]
    for sign in piece:
        if parts[-1] and width(f"{parts[-1]}{sign}-") > room:
            parts[-1] += _SOFT
            parts.append("")
        parts[-1] += sign
    return [piece] if width(piece) <= room else parts


def _fill(pieces: list[str], room: float) -> tuple[str, ...]:
    found, line = [], ""
    for piece in pieces:
        if line.strip() and width(_shown(line + piece)) > room:
            found.append(_shown(line))
            line = ""
        line = (line + piece).lstrip(" ")
    return tuple(part for part in (*found, _shown(line)) if part)


def _shown(line: str) -> str:
    """Return a line as it is written: a soft hyphen shows at its end only."""
    line = line.rstrip(" ")
    ending = "-" if line.endswith(_SOFT) else ""
    return line.replace(_SOFT, "") + ending
