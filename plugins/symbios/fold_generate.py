"""Makes `fold_table.json`, the one table by which Python and TypeScript fold text.

Run `python -m symbios.fold_generate` after changing this file. The scripts walked here are complete since
Unicode 14, the version of Python 3.11, so that every newer Python makes the same table.
"""

from __future__ import annotations

import json
import unicodedata
from collections import defaultdict
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping

TABLE = Path(__file__).with_name("fold_table.json")
_GAP = 40
"""A range of capitals is not stretched over more than this."""

_LETTERS = (
    (0x0041, 0x02AF),  # Latin
    (0x0370, 0x0556),  # Greek, Cyrillic, Armenian
    (0x0620, 0x06D5),  # Arabic
    (0x10A0, 0x10FF),  # Georgian
    (0x1C90, 0x1CBF),
    (0x1E00, 0x1FFF),  # Latin with marks, Greek with marks
    (0x2C00, 0x2C7F),  # Glagolitic, Latin
)
_MARKS = (
    (0x0300, 0x036F),
    (0x0591, 0x05BD),  # Hebrew points
    (0x05BF, 0x05BF),
    (0x05C1, 0x05C2),
    (0x05C4, 0x05C5),
    (0x05C7, 0x05C7),
    (0x0610, 0x061A),  # Arabic vowel marks
    (0x064B, 0x065F),
    (0x0670, 0x0670),
    (0x06D6, 0x06DC),
    (0x06DF, 0x06E4),
    (0x06E7, 0x06E8),
    (0x06EA, 0x06ED),
    (0x1AB0, 0x1AFF),
    (0x1DC0, 0x1DFF),
    (0x20D0, 0x20FF),
    (0xFE20, 0xFE2F),
)
_IGNORED = (
    (0x00AD, 0x00AD),  # soft hyphen
    (0x00B7, 0x00B7),  # Catalan l·l, kW·h
    (0x0640, 0x0640),  # Arabic tatweel
    (0x061C, 0x061C),
    (0x180B, 0x180E),
    (0x200B, 0x200F),
    (0x202A, 0x202E),
    (0x2060, 0x206F),
    (0xFE00, 0xFE0F),
    (0xFEFF, 0xFEFF),
)
_ZEROS = (
    0x0660, 0x06F0, 0x07C0, 0x0966, 0x09E6, 0x0A66, 0x0AE6, 0x0B66, 0x0BE6, 0x0C66,
    0x0CE6, 0x0D66, 0x0DE6, 0x0E50, 0x0ED0, 0x0F20, 0x1040, 0x17E0, 0x1810,
)  # fmt: skip
_LIKE = {
    "'": "`\u02b9\u02bb\u02bc\u2018\u2019\u201a\u201b\u2032\u2035\u2039\u203a\u05f3",
    '"': "\u00ab\u00bb\u201c\u201d\u201e\u201f\u2033\u2036\u301d\u301e\u301f\u05f4",
    "-": "\u058a\u05be\u2010\u2012\u2013\u2014\u2015\u2043\u2212\u2e3a\u2e3b",
    " ": "\u1680\u2028\u2029",
    "ae": "æ",
    "b": "ƀ",
    "d": "đð",
    "g": "ǥ",
    "h": "ħ",
    "i": "ıɨ",
    "k": "ĸ",
    "l": "łƚ",
    "n": "ŋ",
    "o": "ø",
    "oe": "œ",
    "t": "ŧ",
    "th": "þ",
    "z": "ƶ",
    "\u0627": "\u0671",  # alef wasla
    "\u064a": "\u0649\u06cc",  # alef maksura, Persian yeh
    "\u0643": "\u06a9",  # Persian kaf
    "\u0647": "\u0629\u06c1",  # teh marbuta, Urdu heh
}
"""What looks or is typed alike, beside what the Unicode decompositions say."""


def _characters(ranges: tuple[tuple[int, int], ...]) -> list[str]:
    return [chr(code) for first, last in ranges for code in range(first, last + 1)]


def mapping() -> dict[str, str]:
    """Return character → folded text for every character of a decomposed text (NFKD) that folding changes."""
    gone = {*_characters(_MARKS), *_characters(_IGNORED)}
    alike = {character: folded for folded, characters in _LIKE.items() for character in characters}

    def bare(text: str) -> str:
        return "".join(c for c in unicodedata.normalize("NFD", text) if c not in gone)

    found = dict.fromkeys(gone, "") | alike
    for character in _characters(_LETTERS):
        folded = bare(bare(character).casefold())
        found[character] = "".join(alike.get(c, c) for c in folded) if character not in gone else ""
    for zero in _ZEROS:
        found |= {chr(zero + digit): str(digit) for digit in range(10)}
    return {
        character: folded
        for character, folded in found.items()
        if folded != character and unicodedata.normalize("NFKD", character) == character
    }


def generate() -> str:
    """Return the text of the table: for each folded text, what becomes it (`a-c` is a range).

    Two rows come first, by which the scripts that carry the table are much shorter. `lower` has the capitals
    that become their own small letter, and small letters between them: Unicode keeps such pairs for ever.
    `digits` has the zeros of other scripts, each with nine digits behind it.
    """
    table = mapping()
    capitals = {character for character, folded in table.items() if character.lower() == folded}
    groups: defaultdict[str, list[str]] = defaultdict(list)
    for character, folded in table.items():
        if character not in capitals and not (folded.isdigit() and ord(character) - int(folded) in _ZEROS):
            groups[folded].append(character)
    found = {"lower": _lower_ranges(capitals, table), "digits": "".join(map(chr, _ZEROS))}
    found |= {folded: _ranges(groups[folded]) for folded in sorted(groups)}
    rows = (f"{_quote(name)}: {_quote(characters)}" for name, characters in found.items())
    return "{\n " + ",\n ".join(rows) + "\n}\n"


def _lower_ranges(capitals: Collection[str], table: Mapping[str, str]) -> str:
    """Return ranges that hold all `capitals`, and beside them only what is small and is not folded."""
    runs: list[list[str]] = []
    for character in sorted(capitals):
        between = _characters(((ord(runs[-1][-1]) + 1, ord(character) - 1),)) if runs else []
        if runs and len(between) < _GAP and all(c.lower() == c and c not in table for c in between):
            runs[-1].append(character)
        else:
            runs.append([character])
    return "".join(run[0] if len(run) == 1 else f"{run[0]}-{run[-1]}" for run in runs)


def _ranges(characters: list[str]) -> str:
    runs: list[list[str]] = []
    for character in sorted(characters):
        if runs and ord(character) == ord(runs[-1][-1]) + 1:
            runs[-1].append(character)
        else:
            runs.append([character])
    return "".join(f"{run[0]}-{run[-1]}" if len(run) > 3 else "".join(run) for run in runs)


def _quote(text: str) -> str:
    """Return `text` as JSON in which what cannot be seen by itself is written as an escape."""
    return "".join(
        json.dumps(c)[1:-1] if unicodedata.category(c)[0] in "MCZ" or c in '"\\' else c for c in text
    ).join('""')


if __name__ == "__main__":
    TABLE.write_text(generate(), encoding="utf-8", newline="\n")
