"""Grading is one specification (docs/grading.md) with two implementations: both give what the table says."""

import json
import os
import shutil
import subprocess
from pathlib import Path
from typing import Any

import pytest

from symbios.quiz.grade import grade, less_hints, total
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
