"""Cuts text into the words that search compares; its twin is `client/search/text.ts`.

`characters.json` holds three sets, each as the inside of a regular-expression class: what separates words,
the scripts that are written without spaces, and the marks that belong to the character before them. A class
of our own, because Python and the browsers follow different versions of Unicode.
"""

from __future__ import annotations

import json
import re
from functools import cache
from itertools import chain
from pathlib import Path

from symbios.fold import fold


@cache
def _patterns() -> tuple[re.Pattern[str], re.Pattern[str]]:
    sets = json.loads(Path(__file__).with_name("characters.json").read_text(encoding="utf-8"))
    unspaced, separators, marks = sets["unspaced"], sets["separators"], sets["marks"]
    run = re.compile(f"([{unspaced}]+)|[^{separators}{unspaced}]+")
    return run, re.compile(f"[^{marks}][{marks}]*|[{marks}]+")


class _Pieces(dict[str, tuple[str, ...]]):
    """What stands between two spaces → its words; the same pieces come again and again in a course."""

    def __missing__(self, piece: str) -> tuple[str, ...]:
        found = tuple(_cut(piece))
        if len(piece) <= _LONGEST:
            if len(self) >= _MOST:
                self.clear()
            self[piece] = found
        return found


_LONGEST, _MOST = 40, 100_000
_PIECES = _Pieces()


def tokens(text: str) -> list[str]:
    """Return the folded words of `text`, in order.

    A run of a script written without spaces gives every pair of neighbouring characters and its last
    character: 東京都 → 東京, 京都, 都. So every part of the run, down to one character, begins some word.
    """
    # A space separates words, and folding changes neither it nor anything across it.
    return list(chain.from_iterable(map(_PIECES.__getitem__, text.split(" "))))


def _cut(text: str) -> list[str]:
    run, character = _patterns()
    found: list[str] = []
    for match in run.finditer(fold(text)):
        if match[1]:
            parts: list[str] = character.findall(match[1])
            found += [first + second for first, second in zip(parts, [*parts[1:], ""], strict=True)]
        else:
            found.append(match[0])
    return found
