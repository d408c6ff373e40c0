"""Folds text so that what is typed plainly finds, and equals, what is written with all its marks.

The table is made by `fold_generate` and shared with `client/fold.ts`: the Unicode versions of Python
and of the browsers differ, so neither is asked. Taking apart (NFKD) and composing (NFC) are left to both,
because Unicode keeps them stable.
"""

from __future__ import annotations

import json
import re
import unicodedata
from functools import cache
from pathlib import Path


@cache
def _table() -> dict[int, str]:
    rows: dict[str, str] = json.loads(Path(__file__).with_name("fold_table.json").read_text(encoding="utf-8"))
    table: dict[int, str] = {}
    for folded, characters in rows.items():
        for first, last in re.findall("(.)(?:-(.))?", characters, re.DOTALL):
            codes = range(ord(first), ord(last or first) + 1)
            if folded == "lower":  # each becomes its own small letter
                table |= {code: chr(code).lower() for code in codes if chr(code).lower() != chr(code)}
            elif folded == "digits":  # each is a zero, with nine digits behind it
                table |= {code + digit: str(digit) for code in codes for digit in range(10)}
            else:
                table |= dict.fromkeys(codes, folded)
    return table


_UNSEEN = re.compile(
    "[\u00ad\u00b7\u0640\u061c\u180b-\u180e\u200b-\u200f\u202a-\u202e\u2060-\u206f\ufe00-\ufe0f\ufeff]"
)
_PLAIN = frozenset(" '\"-0123456789")


@cache
def _table_keeping(*, case: bool, diacritics: bool) -> dict[int, str]:
    if not case and not diacritics:
        return _table()
    return {
        code: _kept(chr(code), folded, case=case, diacritics=diacritics) for code, folded in _table().items()
    }


def _kept(character: str, folded: str, *, case: bool, diacritics: bool) -> str:
    if not folded:
        return character if diacritics and not _UNSEEN.match(character) else ""
    if folded in _PLAIN:
        return folded
    small = character.lower()
    if not diacritics:
        return folded if small == character else folded.upper()
    if case:
        return character
    return "\N{GREEK SMALL LETTER SIGMA}" if small == "ς" else small


def fold(text: str) -> str:
    """Return `text` without case, diacritics, typographic forms and invisible characters.

    Latin, Greek, Cyrillic, Hebrew and Arabic lose their marks; Hangul stays composed, and the vowel signs
    of Indic and South-East Asian scripts stay. Spaces are not collapsed. Folding twice changes nothing more.
    """
    return unicodedata.normalize("NFC", unicodedata.normalize("NFKD", text).translate(_table()))


def fold_keeping(text: str, *, case: bool, diacritics: bool) -> str:
    """Return `text` folded but for what must stay.

    `case` keeps capitals and small letters apart, `diacritics` letters with and without signs (ø and o, ß and
    ss too). Typographic and invisible characters are folded always.
    """
    table = _table_keeping(case=case, diacritics=diacritics)
    return unicodedata.normalize("NFC", unicodedata.normalize("NFKD", text).translate(table))
