"""Grades what is written: a short text, the gaps of a text, a thought of one's own; and the scale."""

from __future__ import annotations

from typing import TYPE_CHECKING

from symbios.fold import fold_keeping
from symbios.quiz.grading.pattern import compiled, fits
from symbios.quiz.grading.result import entries, whole, worth
from symbios.quiz.grading.written import is_blank, single_spaces, too_long

if TYPE_CHECKING:
    from collections.abc import Sequence

    from symbios.quiz.grading.key import (
        ChosenGapKey,
        ClozeKey,
        ReflectionKey,
        ScaleKey,
        TextKey,
        TypedGapKey,
    )
    from symbios.quiz.grading.result import Mark, Result

_STOPS = ("\N{FULL STOP}", "\N{IDEOGRAPHIC FULL STOP}", "\N{ARABIC FULL STOP}", "\N{DEVANAGARI DANDA}")


def grade_text(key: TextKey, answer: object) -> Result:
    """Return what a short text is worth; the first pattern that fits counts."""
    patterns = [pattern for pattern, _ in key["accept"]]
    matched = _place(key, patterns, answer) if isinstance(answer, str) else 0
    share = key["accept"][matched - 1][1] if matched else 0
    return worth(key["points"], share, correct=share >= 1, matched=matched)


def grade_cloze(key: ClozeKey, answer: object) -> Result:
    """Return what the gaps are worth, each as much as the other."""
    gaps, given = key["gaps"], entries(answer)
    marks = [_gap(key, gap, given[index] if index < len(given) else None) for index, gap in enumerate(gaps)]
    hits = marks.count("right")
    share = hits / len(gaps) if gaps and key.get("partial", True) else 0
    return worth(key["points"], share, marks, correct=0 < hits == len(gaps))


def grade_scale(key: ScaleKey, answer: object) -> Result:
    """Return whether a level was chosen; it gives no points."""
    number = answer[0] if isinstance(answer, list | tuple) and len(answer) == 1 else answer
    return worth(0, 0, correct=whole(number, 1, key["levels"]) is not None)


def grade_reflection(_key: ReflectionKey, answer: object) -> Result:
    """Return whether something was written, however long; it gives no points."""
    return worth(0, 0, correct=isinstance(answer, str) and not is_blank(answer))


def _gap(key: ClozeKey, gap: TypedGapKey | ChosenGapKey, given: object) -> Mark:
    if "of" in gap:
        number = whole(given, 1, gap["of"])
        return "missed" if number is None else "right" if number == 1 else "wrong"
    if not isinstance(given, str) or (not too_long(given) and not _plain(key, given).strip(" ")):
        return "missed"
    return "right" if _place(key, gap["accept"], given) else "wrong"


def _place(key: TextKey | ClozeKey, patterns: Sequence[str], given: str) -> int:
    """Return the place of the first pattern that fits, from 1; 0 where none does."""
    if too_long(given):
        return 0
    text = _plain(key, given).strip(" ")
    texts = [text] if text else []
    if text[:-1].strip(" ") and text.endswith(_STOPS):
        texts.append(text[:-1].rstrip(" "))
    for place, pattern in enumerate(patterns, start=1):
        states = compiled(pattern, lambda part: _plain(key, part))
        if any(fits(states, text) for text in texts):
            return place
    return 0


def _plain(key: TextKey | ClozeKey, text: str) -> str:
    text = text.replace("\N{ACUTE ACCENT}", "'")
    folded = fold_keeping(text, case=key.get("case", False), diacritics=key.get("diacritics", False))
    return single_spaces(folded)
