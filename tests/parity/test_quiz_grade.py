"""Grading is one specification (docs/grading.md) with two implementations: both give what the table says."""

import json
import os
import shutil
import subprocess
import unicodedata
from pathlib import Path
from typing import Any

import pytest
from hypothesis import Phase, given, settings
from hypothesis import strategies as st

from quiz_random_keys import ALPHABET, HOSTILE, STEADY, WORDS, tried
from symbios.fold import fold_keeping
from symbios.quiz.grade import grade, less_hints, total
from symbios.quiz.grading.number import read_number
from symbios.quiz.model import KINDS

ROOT = Path(__file__).parents[2]
TABLE: dict[str, list[dict[str, Any]]] = json.loads(
    (ROOT / "tests/cases/quiz-grade.json").read_text(encoding="utf-8")
)
CASES = [
    {**case, "name": f"{group['group']}: {case['name']}", "key": {**group["key"], **case.get("key", {})}}
    for group in TABLE["grade"]
    for case in group["cases"]
]
"""The cases of all groups; a case may change parts of the key of its group."""


def in_typescript(module: str, function: str, calls: list[list[Any]]) -> list[Any]:
    """Return what the client's function gives for each list of arguments, from one process of Node."""
    node = os.environ.get("SYMBIOS_NODE") or shutil.which("node")
    assert node, "Node is needed: name it in SYMBIOS_NODE or put it on the PATH"
    run = ROOT / "plugins/symbios/client/run.mjs"
    lines = "".join(json.dumps(call) + "\n" for call in calls)
    done = subprocess.run(
        [node, run, module, function],
        input=lines,
        capture_output=True,
        encoding="utf-8",
        check=False,
        cwd=ROOT,
    )
    assert done.returncode == 0, done.stderr
    return [json.loads(line) for line in done.stdout.split("\n") if line]


def test_the_table_is_large_enough_and_names_each_case_once() -> None:
    """A case has a name of its own, there are at least 420, and every kind has some."""
    names = [case["name"] for case in CASES]
    assert len(names) >= 420
    assert [name for name in names if names.count(name) > 1] == []
    assert {case["key"]["kind"] for case in CASES} == set(KINDS)


@pytest.mark.parametrize("group", TABLE["grade"], ids=lambda group: group["group"])
def test_answers_are_graded_in_python(group: dict[str, Any]) -> None:
    """Python gives every answer of a group the result of the table."""
    expected = {case["name"]: case["result"] for case in group["cases"]}
    found = {
        case["name"]: grade({**group["key"], **case.get("key", {})}, case["answer"])
        for case in group["cases"]
    }
    assert found == expected


@pytest.mark.parametrize("case", TABLE["less_hints"], ids=lambda case: case["name"])
def test_hints_cost_points_in_python(case: dict[str, Any]) -> None:
    """Python takes the cost of hints off as the table says."""
    assert less_hints(case["result"], case["percent"]) == case["less"]


@pytest.mark.parametrize("case", TABLE["total"], ids=lambda case: case["name"])
def test_a_quiz_is_summed_in_python(case: dict[str, Any]) -> None:
    """Python gives a quiz the sum of the table."""
    assert total(case["results"], case["pass"]) == case["result"]


def test_answers_are_graded_in_typescript() -> None:
    """TypeScript gives every answer the result of the table."""
    calls = [[case["key"], case["answer"]] for case in CASES]
    found = in_typescript("quiz/grade-any.ts", "grade", calls)
    named = {case["name"]: result for case, result in zip(CASES, found, strict=True)}
    assert named == {case["name"]: case["result"] for case in CASES}


def test_hints_cost_points_in_typescript() -> None:
    """TypeScript takes the cost of hints off as the table says."""
    cases = TABLE["less_hints"]
    found = in_typescript("quiz/grade.ts", "lessHints", [[case["result"], case["percent"]] for case in cases])
    assert found == [case["less"] for case in cases]


def test_quizzes_are_summed_in_typescript() -> None:
    """TypeScript gives every quiz the sum of the table."""
    cases = TABLE["total"]
    found = in_typescript("quiz/grade.ts", "total", [[case["results"], case["pass"]] for case in cases])
    assert found == [case["result"] for case in cases]


def drawn(strategy: st.SearchStrategy[Any], count: int) -> list[Any]:
    """Return `count` examples, the same in every run, to be tried in one process of Node."""
    found: list[Any] = []

    @settings(STEADY, max_examples=count, phases=[Phase.generate])
    @given(strategy)
    def keep(example: Any) -> None:  # noqa: ANN401 whatever the strategy makes
        found.append(example)

    keep()
    return found


def test_random_answers_are_worth_the_same_in_both_languages() -> None:
    """Any answer to any key, however hostile, has one result."""
    cases = [list(case) for case in drawn(tried(), 2000)]
    assert len(cases) >= 1500
    expected = [grade(key, answer) for key, answer in cases]
    found = in_typescript("quiz/grade-any.ts", "grade", cases)
    assert [
        (case, one, two) for case, one, two in zip(cases, expected, found, strict=True) if one != two
    ] == []


def test_random_numbers_are_read_alike_in_both_languages() -> None:
    """Texts that are nearly numbers have the same readings."""
    texts = [*drawn(HOSTILE, 2000), *drawn(st.text(ALPHABET, max_size=8), 500)]
    expected = [[list(reading) for reading in read_number(text)] for text in texts]
    assert sum(map(bool, expected)) >= 100
    found = in_typescript("quiz/grade-number.ts", "readNumber", [[text] for text in texts])
    assert [
        (text, one, two) for text, one, two in zip(texts, expected, found, strict=True) if one != two
    ] == []


def test_random_patterns_fit_alike_in_both_languages() -> None:
    """A pattern fits a text in both languages, with all options, or in neither."""
    pair = st.tuples(WORDS, WORDS, st.booleans(), st.booleans(), st.booleans())
    cases = []
    for pattern, text, same, case, diacritics in drawn(pair, 1500):
        key = {"kind": "text", "points": 1, "case": case, "diacritics": diacritics}
        cases.append([{**key, "accept": [[pattern, 1]]}, pattern.upper() if same else text])
    expected = [grade(key, answer) for key, answer in cases]  # type: ignore[arg-type]
    assert sum(result["correct"] for result in expected) >= 100
    assert in_typescript("quiz/grade-any.ts", "grade", cases) == expected


@pytest.mark.parametrize("case", [False, True])
@pytest.mark.parametrize("diacritics", [False, True])
def test_every_character_is_folded_alike(case: bool, diacritics: bool) -> None:  # noqa: FBT001
    """Each character that Unicode 3.2 knew, in each way of folding."""
    known = unicodedata.ucd_3_2_0
    characters = [chr(code) for code in range(0x30000) if known.category(chr(code)) not in ("Cn", "Cs", "Co")]
    lines = [" ".join(characters[at : at + 500]) for at in range(0, len(characters), 500)]
    found = in_typescript("fold.ts", "foldKeeping", [[line, case, diacritics] for line in lines])
    assert found == [fold_keeping(line, case=case, diacritics=diacritics) for line in lines]


def test_every_decimal_digit_is_read_alike() -> None:
    """All digits of Unicode 14 are read as the digits that they are."""
    digits = [chr(code) for code in range(0x1FC00) if unicodedata.category(chr(code)) == "Nd"]
    expected = [[[unicodedata.digit(digit), ""]] for digit in digits]
    assert [[list(reading) for reading in read_number(digit)] for digit in digits] == expected
    assert in_typescript("quiz/grade-number.ts", "readNumber", [[digit] for digit in digits]) == expected
