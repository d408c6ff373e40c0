"""Accepted texts as Moodle has them, with `*` for anything, as our patterns."""

from __future__ import annotations

import re

from symbios.fold import fold_keeping
from symbios.quiz.formats.patterns import Branch, pattern_of

_WILDCARD = re.compile(r"(?<!\\)\*")


def pattern_of_text(text: str, *, gap: bool = False) -> str:
    """Return the pattern for a text in which `*` stands for anything, and for itself after a backslash."""
    pieces = _WILDCARD.split(text)
    return pattern_of(tuple(piece.replace("\\*", "*") for piece in pieces), gap=gap)


def text_of_branch(branch: Branch) -> str | None:
    """Return the text for one that a pattern accepts; None where `*` after a backslash would be misread."""
    pieces = [piece.replace("*", "\\*") for piece in branch]
    if any(piece.endswith("\\") for piece in pieces[:-1]):
        return None
    return "*".join(pieces)


def needs_signs(text: str) -> bool:
    """Whether a text has letters with signs, such as `č`, which Moodle tells from those without."""
    kept = fold_keeping(text, case=False, diacritics=True)
    return kept != fold_keeping(text, case=False, diacritics=False)
