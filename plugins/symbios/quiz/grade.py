"""Grades an answer, as docs/grading.md says; client/quiz/grade-any.ts is its twin in TypeScript."""

from __future__ import annotations

from math import floor
from typing import TYPE_CHECKING, TypedDict

from symbios.quiz.grading.choice import grade_choice
from symbios.quiz.grading.key import Key, answer_key
from symbios.quiz.grading.number import grade_number
from symbios.quiz.grading.result import Mark, Result, hundredths
from symbios.quiz.grading.rows import grade_matching, grade_ordering
from symbios.quiz.grading.text import grade_cloze, grade_reflection, grade_scale, grade_text

if TYPE_CHECKING:
    from collections.abc import Sequence

__all__ = ("Key", "Mark", "Result", "Total", "answer_key", "grade", "less_hints", "total")


class Total(TypedDict):
    """What all answers of a quiz are worth; `percent` is rounded down, so that it never flatters."""

    points: float
    max: float
    percent: int
    passed: bool


def grade(key: Key, answer: object) -> Result:  # noqa: PLR0911 one kind, one grader
    """Return what an answer is worth; whatever it is, it is graded."""
    match key["kind"]:
        case "number":
            return grade_number(key, answer)
        case "text":
            return grade_text(key, answer)
        case "cloze":
            return grade_cloze(key, answer)
        case "matching" | "categorise":
            return grade_matching(key, answer)
        case "ordering":
            return grade_ordering(key, answer)
        case "scale":
            return grade_scale(key, answer)
        case "reflection":
            return grade_reflection(key, answer)
        case _:
            return grade_choice(key, answer)


def less_hints(result: Result, percent: float) -> Result:
    """Return `result` less the cost of the hints that were seen, in per cent of the highest points."""
    cost = hundredths(hundredths(result["max"]) / 100 * max(0, percent) / 100)
    points = max(0, hundredths(result["points"]) - cost)
    return {**result, "points": points / 100}


def total(results: Sequence[Result], pass_percent: float) -> Total:
    """Return the sum of `results`, and whether it reaches `pass_percent` of the points."""
    points = sum(hundredths(result["points"]) for result in results)
    most = sum(hundredths(result["max"]) for result in results)
    percent = floor(100 * points / most) if most > 0 else 0
    passed = most > 0 and points * 100 >= pass_percent * most
    return Total(points=points / 100, max=most / 100, percent=percent, passed=passed)
