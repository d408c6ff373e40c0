"""Banks of questions: what can be wrong with one, what a translation takes over, what a quiz draws."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from symbios.fences import find
from symbios.problems import Report
from symbios.quiz.banks import BankShelf, read_banks
from symbios.quiz.ids import free_ids
from symbios.quiz.inherit import Setting, resolve_lesson
from symbios.quiz.model import Number, Pool, Quiz, Single
from symbios.quiz.parse import parse

CASES: list[dict[str, Any]] = json.loads(
    (Path(__file__).parents[1] / "cases/quiz-banks.json").read_text(encoding="utf-8")
)
BANKS: dict[str, dict[str, list[str]]] = next(
    case["banks"] for case in CASES if case["name"] == "a bank is translated"
)
SOURCE = ("en", "en-GB")
PATH = "course/en/01-why/02-what.md"


def shelf(banks: dict[str, dict[str, list[str]]], report: Report) -> BankShelf:
    """Return the banks of a course whose source is English."""
    texts = {locale: {name: "\n".join(lines) for name, lines in own.items()} for locale, own in banks.items()}
    return read_banks(texts, SOURCE, "course", report)


def lesson(text: str, report: Report, locale: str = "en") -> Quiz | None:
    """Return the quiz of a lesson whose questions come from the banks."""
    drafts = [parse(fence, PATH, report) for fence in find(f"```quiz\n{text}\n```", 1)]
    setting = Setting(PATH, "", report, free_ids("what", ()), shelf(BANKS, Report()).of(locale))
    (found,) = resolve_lesson(drafts, None, setting)
    return found.quiz if found else None


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["name"])
def test_banks_are_checked(case: dict[str, Any]) -> None:
    """The banks of a course give these lines and no others."""
    report = Report()
    shelf(case["banks"], report)
    assert report.render().splitlines() == case["report"]


def test_a_translated_bank_inherits_what_is_neutral() -> None:
    """Its texts are its own; right answers, tolerance and unit are those of the source."""
    found = shelf(BANKS, Report()).of("sl").questions["flows"]
    assert found is not None
    choice, number = found
    assert (choice.prompt, choice.lang, number.prompt, number.lang) == ("Ena?", "", "Dve?", "")
    assert isinstance(choice.body, Single)
    assert [each.correct for each in choice.body.choices] == [True, False]
    assert isinstance(number.body, Number)
    assert number.body.unit == "t"
    assert [(each.low, each.high) for each in number.body.accepted] == [(11.875, 13.125)]


def test_a_bank_that_is_not_translated_is_shown_in_the_language_of_its_source() -> None:
    """Each of its questions says so, for screen readers; those who read the source get it as theirs."""
    own = shelf({"en": BANKS["en"], "sl": {}}, Report())
    found = {locale: own.of(locale).questions["flows"] or () for locale in ("en", "sl")}
    assert [each.prompt for each in found["sl"]] == ["One?", "Two?"]
    assert [each.lang for each in found["sl"]] == ["en-GB", "en-GB"]
    assert [each.lang for each in found["en"]] == ["", ""]


def test_a_bank_with_an_error_gives_nothing() -> None:
    """A quiz that names it is not made, and only the bank's own fault is said."""
    report = Report()
    own = shelf({"en": {"flows": ["questions:", "  - {id: a, prompt: One, choices: [x, y]}"]}}, report)
    assert own.of("en").questions == {"flows": None}
    assert [problem.name for problem in report] == ["quiz-no-key"]


def test_a_quiz_draws_from_a_bank() -> None:
    """All questions of a bank are in the quiz; a pool says where they stand and how many are asked."""
    report = Report()
    quiz = lesson(
        "id: q\nquestions:\n  - {id: x, type: reflection, prompt: Why}\n  - {bank: flows, draw: 1}", report
    )
    assert not len(report)
    assert quiz is not None
    assert [each.id for each in quiz.questions] == ["x", "a", "b"]
    assert quiz.pools == (Pool("flows", 1, 2, 1),)
    assert [each.id for each in quiz.own_questions] == ["x"]


def test_a_quiz_without_draw_asks_the_whole_bank() -> None:
    """`bank` alone is enough, and a translated lesson gets the translated questions."""
    report = Report()
    quiz = lesson("id: q\nquestions: [{bank: flows}]", report, "sl")
    assert not len(report)
    assert quiz is not None
    assert quiz.pools == (Pool("flows", 0, 2, 2),)
    assert [each.prompt for each in quiz.questions] == ["Ena?", "Dve?"]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "id: q\nquestions: [{bank: flows, draw: 3}]",
            [
                f"{PATH}:3:27: error: 3 questions are drawn from the bank “flows”, which has 2 (quiz-draw)",
                "    draw: 2",
            ],
        ),
        (
            "id: q\nquestions: [{bank: flow}]",
            [
                f"{PATH}:3:14: error: there is no bank “flow” (quiz-bank)",
                "    Did you mean “flows”?",
            ],
        ),
        (
            "id: q\nquestions: [{bank: law}]",
            [
                f"{PATH}:3:14: error: there is no bank “law” (quiz-bank)",
                "    Known here: flows.",
            ],
        ),
        (
            "id: q\nquestions:\n  - {bank: flows, draw: 1}\n  - {bank: flows, draw: 1}",
            [
                f"{PATH}:5:6: error: the bank “flows” stands twice in one quiz (quiz-bank)",
                "    Draw more questions where it stands first.",
            ],
        ),
        (
            "id: q\nmode: exam\ndraw: 2\nquestions: [{bank: flows, draw: 1}]",
            [
                f"{PATH}:4:1: error: 2 questions are drawn, but the quiz has 1 (quiz-draw)",
                "    draw: 1",
            ],
        ),
    ],
    ids=["more than the bank has", "a misspelt bank", "no such bank", "a bank twice", "more than all draws"],
)
def test_a_quiz_that_names_banks_is_checked(text: str, expected: list[str]) -> None:
    """A quiz that takes questions from banks gives these lines and no others."""
    report = Report()
    lesson(text, report)
    assert report.render().splitlines() == expected
