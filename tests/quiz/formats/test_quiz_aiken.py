"""What is read from Aiken, file by file: the questions as our YAML, and what is wrong."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from symbios.problems import Report
from symbios.quiz.formats import aiken
from symbios.quiz.formats.yaml_text import write_bank

CASES: list[dict[str, Any]] = json.loads(
    (Path(__file__).parents[2] / "cases/quiz-aiken.json").read_text(encoding="utf-8")
)


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["name"])
def test_a_file_is_read(case: dict[str, Any]) -> None:
    """A file gives these questions and these problems, and no others."""
    report = Report()
    found = aiken.read("\n".join(case["text"]).encode(), "in/heat.txt", report)
    assert (write_bank(found.questions).splitlines() if found.questions else []) == case["yaml"]
    assert [str(loss) for loss in found.losses] == case["losses"]
    assert report.render().splitlines() == case["report"]


@settings(max_examples=200, deadline=None, derandomize=True, database=None)
@given(
    st.lists(
        st.sampled_from(["Q?", "A. a", "B) b", "C.", "ANSWER: A", "ANSWER: Z", "", " ", "*x*"]), max_size=12
    )
)
def test_each_question_is_read_or_reported(lines: list[str]) -> None:
    """Every answer line gives one question or a problem, and never a question without a right answer."""
    report = Report()
    found = aiken.read("\n".join(lines).encode(), "a.txt", report)
    answers = sum(line.startswith("ANSWER") for line in lines)
    assert len(found.questions) <= answers
    assert len(found.questions) + len(report) >= answers
    for question in found.questions:
        right = [choice for choice in question.body.choices if choice.correct]  # type: ignore[union-attr]
        assert len(right) == 1
