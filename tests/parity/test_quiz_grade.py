"""Grading is one specification (docs/grading.md) with two implementations: both give what the table says."""

import json
import os
import shutil
import subprocess
from pathlib import Path
from typing import Any

import pytest

from symbios.quiz.grade import grade, total

ROOT = Path(__file__).parents[2]
CASES: dict[str, list[dict[str, Any]]] = json.loads(
    (ROOT / "tests/cases/quiz-grade.json").read_text(encoding="utf-8")
)


def in_typescript(function: str, calls: list[list[Any]]) -> list[Any]:
    """Return what the client's function gives for each list of arguments, from one process of Node."""
    node = os.environ.get("SYMBIOS_NODE") or shutil.which("node")
    assert node, "Node is needed: name it in SYMBIOS_NODE or put it on the PATH"
    run = ROOT / "plugins/symbios/client/run.mjs"
    lines = "".join(json.dumps(call) + "\n" for call in calls)
    done = subprocess.run(
        [node, run, "quiz/grade.ts", function],
        input=lines,
        capture_output=True,
        encoding="utf-8",
        check=False,
        cwd=ROOT,
    )
    assert done.returncode == 0, done.stderr
    return [json.loads(line) for line in done.stdout.splitlines()]


def test_the_table_is_large_enough_and_names_each_case_once() -> None:
    """A case has a name of its own, and there are at least sixty."""
    names = [case["name"] for case in CASES["grade"]]
    assert len(names) >= 60
    assert len(set(names)) == len(names)


@pytest.mark.parametrize("case", CASES["grade"], ids=lambda case: case["name"])
def test_an_answer_is_graded_in_python(case: dict[str, Any]) -> None:
    """Python gives an answer the result of the table."""
    assert grade(case["key"], case["answer"]) == case["result"]


@pytest.mark.parametrize("case", CASES["total"], ids=lambda case: case["name"])
def test_a_quiz_is_summed_in_python(case: dict[str, Any]) -> None:
    """Python gives a quiz the sum of the table."""
    assert total(case["results"], case["pass"]) == case["result"]


def test_answers_are_graded_in_typescript() -> None:
    """TypeScript gives every answer the result of the table."""
    found = in_typescript("grade", [[case["key"], case["answer"]] for case in CASES["grade"]])
    named = {case["name"]: result for case, result in zip(CASES["grade"], found, strict=True)}
    assert named == {case["name"]: case["result"] for case in CASES["grade"]}


def test_quizzes_are_summed_in_typescript() -> None:
    """TypeScript gives every quiz the sum of the table."""
    found = in_typescript("total", [[case["results"], case["pass"]] for case in CASES["total"]])
    named = {case["name"]: result for case, result in zip(CASES["total"], found, strict=True)}
    assert named == {case["name"]: case["result"] for case in CASES["total"]}


def test_more_right_choices_are_never_worth_less() -> None:
    """With partial credit, points never leave the range from nought to the maximum, whatever is chosen."""
    key = {"kind": "multiple", "points": 1.5, "right": [True, False, True, False], "partial": True}
    for bits in range(16):
        answer = [number for number in range(1, 5) if bits >> (number - 1) & 1]
        result = grade(key, answer)  # type: ignore[arg-type]
        assert 0 <= result["points"] <= result["max"]
        assert result["correct"] == (answer == [1, 3]) == (result["points"] == result["max"])
