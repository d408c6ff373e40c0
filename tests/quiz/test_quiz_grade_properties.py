"""What always holds when answers are graded, whatever the key and the answer; the examples are fixed."""

from __future__ import annotations

import re
import unicodedata
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from quiz_random_keys import (
    HOSTILE,
    NUMBERS,
    STEADY,
    WORDS,
    choice_keys,
    matching_keys,
    ordering_keys,
    tried,
)
from symbios.quiz.grade import grade, less_hints
from symbios.quiz.grading.number import read_number
from symbios.quiz.grading.pattern import State, compiled, fits

MARKS = {"right", "partly", "wrong", "missed", "unchosen"}


@given(tried())
@STEADY
def test_any_answer_has_points_from_nought_to_the_maximum(case: tuple[dict[str, Any], Any]) -> None:
    """No answer is below nought or above the maximum, and only a correct one has all points."""
    key, answer = case
    result = grade(key, answer)  # type: ignore[arg-type]
    assert 0 <= result["points"] <= result["max"]
    assert result["correct"] == (result["points"] == result["max"] > 0) or result["max"] == 0
    assert set(result["marks"]) <= MARKS


@given(tried(), st.integers(0, 200))
@STEADY
def test_hints_leave_between_nothing_and_all(case: tuple[dict[str, Any], Any], percent: int) -> None:
    """Hints take nothing but points, and never more than there are."""
    key, answer = case
    result = grade(key, answer)  # type: ignore[arg-type]
    less = less_hints(result, percent)
    assert 0 <= less["points"] <= result["points"]
    assert {**less, "points": result["points"]} == result


@given(choice_keys())
@STEADY
def test_the_right_choices_have_all_points(key: dict[str, Any]) -> None:
    """Choosing what is right, and all of it, is correct wherever the key can be answered at all."""
    answer = [number for number, right in enumerate(key["right"], start=1) if right]
    many = key["kind"] == "multiple" or key.get("many", False)
    result = grade(key, answer)  # type: ignore[arg-type]
    assert result["correct"] == (len(answer) >= 1 if many else len(answer) == 1)
    assert (result["points"] == result["max"]) == result["correct"]


@given(matching_keys(), ordering_keys())
@STEADY
def test_the_right_arrangement_has_all_points(matching: dict[str, Any], ordering: dict[str, Any]) -> None:
    """The targets of the key, and items in their order, are correct; without items nothing is."""
    matched = grade(matching, matching["right"])  # type: ignore[arg-type]
    ordered = grade(ordering, list(range(1, ordering["items"] + 1)))  # type: ignore[arg-type]
    assert matched["correct"] == bool(matching["right"]) == (matched["points"] == matched["max"])
    assert ordered["correct"] == (ordering["items"] > 0) == (ordered["points"] == ordered["max"])
    assert set(matched["marks"] + ordered["marks"]) <= {"right"}


@given(NUMBERS, st.sampled_from([1, 0.001, 1000, 0.3048]))
@STEADY
def test_the_right_number_has_all_points(number: float, factor: float) -> None:
    """A number is right as it is written, with a comma, with its unit, and in another unit."""
    key = {"kind": "number", "points": 2, "accept": [[number, number, 1]], "units": {"kg": 1, "u": factor}}
    written = f"{number:f}"
    comma = written.replace(".", ",").replace("-", "\N{MINUS SIGN}")
    for answer in (written, comma, f"{comma} kg", f"kg {written}", f"{number / factor!r} u"):
        assert grade(key, answer)["points"] == 2, answer  # type: ignore[arg-type]


@given(st.text(st.characters(codec="utf-8", exclude_categories=["Cs", "Cn", "Co"]), max_size=40))
@STEADY
def test_the_right_text_has_all_points(text: str) -> None:
    """A text that is written as it was accepted, or in another Unicode form, is right unless it is empty."""
    pattern = re.sub(r"([*{\\])", r"\\\1", text)
    for options in ({}, {"case": True}, {"diacritics": True}, {"case": True, "diacritics": True}):
        key = {"kind": "text", "points": 1, "accept": [[pattern, 1]], **options}
        anything = {**key, "accept": [["*", 1]]}
        expected = grade(anything, text)["correct"]  # type: ignore[arg-type]
        for form in ("NFC", "NFD"):
            written = f" {unicodedata.normalize(form, text)} "
            assert grade(key, written)["correct"] == expected  # type: ignore[arg-type]


@given(choice_keys(), st.permutations(range(6)))
@STEADY
def test_the_order_of_chosen_numbers_does_not_matter(key: dict[str, Any], numbers: list[int]) -> None:
    """The same numbers in another order, or twice, give the same result."""
    chosen = numbers[:4]
    expected = grade(key, sorted(chosen))  # type: ignore[arg-type]
    assert grade(key, chosen) == expected  # type: ignore[arg-type]
    assert grade(key, chosen + chosen[::-1]) == expected  # type: ignore[arg-type]


@given(choice_keys(), st.integers(1, 6), st.lists(st.integers(1, 6), unique=True))
@STEADY
def test_one_more_right_choice_is_never_worth_less(key: dict[str, Any], more: int, chosen: list[int]) -> None:
    """With several right choices, choosing one more of them does not take points away."""
    key = {**key, "kind": "multiple", "partial": True}
    if more <= len(key["right"]) and key["right"][more - 1]:
        less = grade(key, chosen)  # type: ignore[arg-type]
        assert grade(key, [*chosen, more])["points"] >= less["points"]  # type: ignore[arg-type]


@given(st.permutations(range(1, 7)), st.sampled_from(["subsequence", "pairs"]))
@STEADY
def test_a_better_order_is_never_worth_less(order: list[int], by: str) -> None:
    """Exchanging two neighbours that stand in the wrong order does not take points away by pairs.

    By subsequence it can, but never more than one step.
    """
    key = {"kind": "ordering", "points": 15, "items": 6, "partial": by}
    points = grade(key, order)["points"]  # type: ignore[arg-type]
    for at in range(5):
        if order[at] > order[at + 1]:
            better = [*order[:at], order[at + 1], order[at], *order[at + 2 :]]
            step = 0 if by == "pairs" else 3
            assert grade(key, better)["points"] >= points - step  # type: ignore[arg-type]


@given(WORDS, WORDS)
@STEADY
def test_case_and_diacritics_only_refuse(pattern: str, text: str) -> None:
    """What is right with an option is right without it."""
    accept = [[f"x{pattern}", 1]]
    strict = {"kind": "text", "points": 1, "accept": accept, "case": True, "diacritics": True}
    for option in ("case", "diacritics"):
        loose = {**strict, option: False}
        if grade(strict, f"x{text}")["correct"]:  # type: ignore[arg-type]
            assert grade(loose, f"x{text}")["correct"]  # type: ignore[arg-type]


@given(HOSTILE)
@STEADY
def test_a_number_has_at_most_two_readings(text: str) -> None:
    """Two readings differ by the factor of one group, a thousand; marks of direction change nothing."""
    found = read_number(text)
    assert len(found) <= 2
    if len(found) == 2:
        assert found[1][0] == pytest.approx(1000 * found[0][0])
    assert read_number(f"\u200f{text}\u200e") == found


class Counted(list[State]):
    """The states of a pattern, which count how often one is looked at."""

    steps = 0

    def __getitem__(self, at: Any) -> Any:  # noqa: ANN401 a list takes slices too
        """Return a state."""
        self.steps += 1
        return super().__getitem__(at)


def steps(pattern: str, text: str) -> int:
    """Return how many states are looked at to read `text`."""
    states = Counted(compiled(pattern, str))
    fits(states, text)
    return states.steps


@pytest.mark.parametrize("part", ["*a", "{a|a*|*a}", "{a|aa}", "{|a}", "{*|a}*", "*", "{a|a|a|a}"], ids=str)
def test_a_hostile_pattern_grows_with_pattern_times_text_and_no_faster(part: str) -> None:
    """Twice the pattern and twice the text take about four times the steps; going back would explode."""
    once = steps(part * 20 + "b", "a" * 200)
    assert once <= 2 * 201 * (len(compiled(part * 20 + "b", str)) + 1)
    assert steps(part * 20 + "b", "a" * 400) <= 2.5 * once
    assert steps(part * 40 + "b", "a" * 400) <= 4.5 * once


@given(
    st.lists(st.sampled_from(["*", "a", "b", "{a|b}", "{*a|}", "{b*|ab}"]), max_size=12),
    st.text("ab", max_size=60),
)
@STEADY
def test_any_pattern_takes_no_more_steps_than_pattern_times_text(parts: list[str], text: str) -> None:
    """Each state is looked at twice for a character at most: to read it, and to go on without reading."""
    pattern = "".join(parts)
    assert steps(pattern, text) <= 2 * (len(text) + 1) * (len(compiled(pattern, str)) + 1)


@pytest.mark.parametrize("answer", ["9" * 100_000, "x" * 100_000, "\u200f" * 100_000, " " * 100_000])
def test_a_very_long_answer_is_wrong(answer: str) -> None:
    """An answer of a hundred thousand characters is not read."""
    number = grade({"kind": "number", "points": 1, "accept": [(0, 1e308, 1)]}, answer)
    text = grade({"kind": "text", "points": 1, "accept": [("*", 1)]}, answer)
    assert (number["correct"], text["correct"]) == (False, False)
