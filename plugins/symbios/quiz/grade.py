"""Grades an answer, as docs/grading.md says; client/quiz/grade.ts is the same in TypeScript."""

from __future__ import annotations

from math import floor
from typing import TYPE_CHECKING, Literal, NotRequired, TypedDict

from symbios.quiz.model import Multiple, TrueFalse

if TYPE_CHECKING:
    from collections.abc import Sequence

    from symbios.quiz.model import Question

Mark = Literal["right", "wrong", "missed", "unchosen"]


class Key(TypedDict):
    """What grading needs to know of a question: `right` says of each choice whether it is right."""

    kind: str
    points: float
    right: list[bool]
    partial: NotRequired[bool]


class Result(TypedDict):
    """What an answer is worth; `choices` has one mark for each choice."""

    points: float
    max: float
    correct: bool
    choices: list[Mark]


class Total(TypedDict):
    """What all answers of a quiz are worth; `percent` is rounded down, so that it never flatters."""

    points: float
    max: float
    percent: int
    passed: bool


def answer_key(question: Question) -> Key:
    """Return the key of `question`; the statement of `true-false` has the choices true and false."""
    body = question.body
    if isinstance(body, TrueFalse):
        return Key(kind=question.kind, points=question.points, right=[body.correct, not body.correct])
    key = Key(kind=question.kind, points=question.points, right=[choice.correct for choice in body.choices])
    if isinstance(body, Multiple) and body.partial:
        key["partial"] = True
    return key


def grade(key: Key, answer: Sequence[object]) -> Result:
    """Return what the chosen numbers are worth; choices count from 1, what is no choice is passed over."""
    right = key["right"]
    chosen = {number for number in range(1, len(right) + 1) if any(_is(number, item) for item in answer)}
    hits = sum(right[number - 1] for number in chosen)
    misses = len(chosen) - hits
    keys = sum(right)
    correct = hits > 0 and misses == 0 and hits == (keys if key["kind"] == Multiple.kind else 1)
    most = hundredths(key["points"])
    points = most if correct else 0
    if not correct and key["kind"] == Multiple.kind and key.get("partial", False) and keys > 0:
        share = max(0, hits - misses) / keys
        points = max(0, min(hundredths(most / 100 * share), most - 1))
    return Result(
        points=points / 100,
        max=most / 100,
        correct=correct,
        choices=[
            _mark(chosen=number in chosen, right=is_right) for number, is_right in enumerate(right, start=1)
        ],
    )


def total(results: Sequence[Result], pass_percent: float) -> Total:
    """Return the sum of `results`, and whether it reaches `pass_percent` of the points."""
    points = sum(hundredths(result["points"]) for result in results)
    most = sum(hundredths(result["max"]) for result in results)
    percent = floor(100 * points / most) if most > 0 else 0
    passed = most > 0 and points * 100 >= pass_percent * most
    return Total(points=points / 100, max=most / 100, percent=percent, passed=passed)


def hundredths(value: float) -> int:
    """Return `value` in hundredths, half of one rounded up."""
    return floor(value * 100 + 0.5)


def _is(number: int, item: object) -> bool:
    return not isinstance(item, bool) and isinstance(item, int | float) and item == number


def _mark(*, chosen: bool, right: bool) -> Mark:
    if chosen:
        return "right" if right else "wrong"
    return "missed" if right else "unchosen"
