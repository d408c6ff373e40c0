"""The short and the long form of a question give the same model."""

import json
from pathlib import Path
from typing import Any

import pytest

from quiz_lessons import one
from symbios.quiz.model import Multiple, Single, TrueFalse
from symbios.quiz.short import is_short

FORMS: list[dict[str, Any]] = json.loads(
    (Path(__file__).parents[1] / "cases/quiz-forms.json").read_text(encoding="utf-8")
)


@pytest.mark.parametrize("case", FORMS, ids=lambda case: case["name"])
def test_both_forms_are_one_model(case: dict[str, Any]) -> None:
    """A question in the short form is what the long form says."""
    short, long = "\n".join(case["short"]), "\n".join(case["long"])
    assert is_short(short)
    assert not is_short(long)
    assert one(f"```quiz\n{short}\n```") == one(f"```quiz\n{long}\n```")


def test_the_kind_follows_from_the_answers() -> None:
    """Where no type is written, one right choice is single, several are multiple, a truth is true-false."""
    head = "```quiz\nid: a\nprompt: What?\n"
    assert isinstance(one(f"{head}choices: [{{text: a, correct: true}}, b]\n```").questions[0].body, Single)
    many = "choices: [{text: a, correct: true}, {text: b, correct: true}]"
    assert isinstance(one(f"{head}{many}\n```").questions[0].body, Multiple)
    assert one(f"{head}correct: false\n```").questions[0].body == TrueFalse(correct=False)


def test_a_question_alone_lends_its_id_to_the_quiz() -> None:
    """A quiz of one question has one id and the pass mark that stands beside it."""
    quiz = one("```quiz\nid: a\npass: 70\nWhat?\n- [x] One\n- [ ] Two\n```")
    assert (quiz.id, quiz.questions[0].id, quiz.pass_percent) == ("a", "a", 70)


def test_defaults_are_one_point_and_nothing_else() -> None:
    """A question without keys has one point, no feedback, no pass mark, and its own order."""
    quiz = one("```quiz\nid: a\nWhat?\n- [x] One\n- [ ] Two\n```")
    question = quiz.questions[0]
    assert (question.points, question.feedback, quiz.pass_percent, quiz.shuffle, quiz.title) == (
        1,
        "",
        None,
        False,
        "",
    )
