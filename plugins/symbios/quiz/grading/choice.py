"""Grades what is chosen: one of several choices or places, or several of them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from symbios.quiz.grading.result import entries, whole, worth

if TYPE_CHECKING:
    from symbios.quiz.grading.key import ChoiceKey
    from symbios.quiz.grading.result import Mark, Result


def grade_choice(key: ChoiceKey, answer: object) -> Result:
    """Return what the chosen numbers are worth; what is no choice is passed over."""
    right = key["right"]
    chosen = {whole(item, 1, len(right)) for item in entries(answer)} - {None}
    hits = sum(right[number - 1] for number in chosen if number)
    misses = len(chosen) - hits
    many = key["kind"] == "multiple" or key.get("many", False)
    correct = hits > 0 and misses == 0 and hits == (sum(right) if many else 1)
    share, shares = 0.0, key.get("shares", [])
    if many and key.get("partial", False) and any(right):
        share = max(0, hits - misses if key.get("penalty", True) else hits) / sum(right)
    elif not many and len(chosen) == misses == 1:
        share = max((shares[number - 1] for number in chosen if number and number <= len(shares)), default=0)
    marks: list[Mark] = []
    for number, is_right in enumerate(right, start=1):
        if number not in chosen:
            marks.append("missed" if is_right else "unchosen")
        elif is_right:
            marks.append("right")
        else:
            marks.append("partly" if share > 0 and not many else "wrong")
    return worth(key["points"], share, marks, correct=correct)
