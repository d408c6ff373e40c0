"""The answer key on paper: each question with what is right in full words, why, and its hints."""

import json
import re
from pathlib import Path
from typing import Any

import pytest

from quiz_lessons import one
from quiz_page import Page, inline
from symbios.quiz.answers import answers_html
from symbios.quiz.model import KINDS, Interval
from symbios.quiz.solution import interval, number, readable

ANSWERS: list[dict[str, Any]] = json.loads(
    (Path(__file__).parents[1] / "cases/quiz-answers.json").read_text(encoding="utf-8")
)


def key(question: str) -> str:
    """Return the answer key of one question with the id `a` and the prompt `Q?`, without what all have."""
    html = answers_html(one(f"```quiz\nid: a\nprompt: Q?\n{question}\n```"), inline, str)
    found = re.fullmatch(
        r'<section class="course-answers__quiz" id="answers--a"><div class="course-answers__question">'
        r'<p class="course-answers__prompt"><strong>Q\?</strong></p>(.*)</div></section>',
        html,
    )
    assert found
    return found[1]


@pytest.mark.parametrize("case", ANSWERS, ids=lambda case: case["quiz"][0])
def test_the_answer_of_each_kind(case: dict[str, Any]) -> None:
    """What is right stands there in full words, with its own feedback and no other."""
    assert key("\n".join(case["quiz"])) == case["html"]


def test_every_kind_has_answers() -> None:
    """The table leaves no kind out."""
    quizzes = [one("```quiz\nid: a\nprompt: Q?\n" + "\n".join(case["quiz"]) + "\n```") for case in ANSWERS]
    assert {question.kind for quiz in quizzes for question in quiz.questions} == set(KINDS)


def test_feedback_and_hints_follow_the_answer() -> None:
    """The feedback of the whole question and all hints stand below what is right."""
    found = key("correct: true\nfeedback: '*All*'\nhints: [One, {text: Two, cost: 10}]")
    assert found == "<ul><li>True</li></ul><p><em>All</em></p><p>Hint: One</p><p>Hint: Two</p>"


def test_a_quiz_has_its_title_and_all_its_questions() -> None:
    """The questions stand in their order, below the title as a heading of the level that is asked for."""
    quiz = one(
        "```quiz\nid: q\ntitle: Check\nquestions:\n  - {id: a, prompt: First?, correct: true}\n"
        "  - {id: b, prompt: Second?, correct: false}\n```"
    )
    page = Page(answers_html(quiz, inline, str))
    assert page.visible == "CheckFirst?TrueSecond?False"
    assert [tag for tag, _ in page.elements[:2]] == ["section", "h3"]
    assert "<h4>Check</h4>" in answers_html(quiz, inline, str, "h4")


def test_the_key_is_a_page_of_its_own() -> None:
    """Its ids do not meet those of the form."""
    page = Page(answers_html(one("```quiz\nid: a\nprompt: A?\ncorrect: true\n```"), inline, str))
    assert [attributes["id"] for _, attributes in page.elements if "id" in attributes] == ["answers--a"]


@pytest.mark.parametrize(
    ("value", "written"),
    [
        (0.0, "0"),
        (1200.0, "1200"),
        (0.1, "0,1"),
        (-12.5, "\N{MINUS SIGN}12,5"),
        (1e-7, "0,0000001"),
        (12345.5, "12.345,5"),
        (1e21, "1" + ".000" * 7),
    ],
)
def test_numbers_are_written_as_the_language_writes_them(value: float, written: str) -> None:
    """The signs come from the catalog; thousands are parted from five digits on; there are no exponents."""
    assert number(value, lambda text: {"1,234.5": "1.234,5"}.get(text, text)) == written


def test_an_interval_is_said_in_words() -> None:
    """One number stands alone, several with both ends; the unit follows."""
    assert interval(Interval(3, 3), "", str) == "3"
    assert interval(Interval(3, 4.5), "t", str) == "3 to 4.5 t"


@pytest.mark.parametrize(
    ("pattern", "text"),
    [
        ("whey", "whey"),
        ("*whey*", "…whey…"),
        ("{sweet|acid} {|old} whey", "sweet  whey"),
        (r"\{a\|b\} \* \\", r"{a|b} * \ ".rstrip()),
        ("a}b|c", "a}b|c"),
        ("end\\", "end\\"),
    ],
)
def test_a_pattern_becomes_a_text_that_it_accepts(pattern: str, text: str) -> None:
    """The first of several texts is taken; a sign that is meant as it stands stays."""
    assert readable(pattern) == text
