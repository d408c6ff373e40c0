"""Folds text so that what is typed plainly finds, and equals, what is written with all its marks.

The table is made by `fold_generate` and shared with `client/search/fold.ts`: the Unicode versions of Python
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
            table |= dict.fromkeys(range(ord(first), ord(last or first) + 1), folded)
    return table


def fold(text: str) -> str:
    """Return `text` without case, diacritics, typographic forms and invisible characters.

    Latin, Greek, Cyrillic, Hebrew and Arabic lose their marks; Hangul stays composed, and the vowel signs
    of Indic and South-East Asian scripts stay. Spaces are not collapsed. Folding twice changes nothing more.
    """
    return unicodedata.normalize("NFC", unicodedata.normalize("NFKD", text).translate(_table()))
