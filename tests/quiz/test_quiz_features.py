"""What a page with questions needs of the scripts and their strings, told by its questions alone."""

import pytest

from quiz_lessons import one
from symbios.quiz.features import features, scripts

HEAD = "```quiz\nid: a\nprompt: What?\n"
NEVER = "solution_after: never\n"
CASES = [
    ("choices", NEVER + "choices: [{text: a, correct: true}, b]", ("single",)),
    ("a share", NEVER + "choices: [{text: a, correct: true}, {text: b, share: 50}]", ("parts", "single")),
    ("a hint", NEVER + "correct: true\nhints: Think.", ("hints", "true-false")),
    ("a cost", NEVER + "correct: true\nhints: [{text: a, cost: 5}]", ("hints", "parts", "true-false")),
    ("attempts", "correct: true\nattempts: 2", ("solution", "tries", "true-false")),
    ("a solution", "correct: 3\nsolution_after: 1", ("number", "solution")),
    ("a solution where nothing is said", "correct: 3", ("number", "solution")),
    ("no solution to oneself", "type: reflection", ("reflection",)),
    ("a known mistake worth nothing", NEVER + "correct: 3\naccept: [{value: 4, share: 0}]", ("number",)),
    ("parts", NEVER + "pairs: [{item: a, target: b}, {item: c, target: d}]", ("matching", "parts")),
    ("parts switched off", NEVER + "partial: false\nitems: [a, b]", ("ordering",)),
]


@pytest.mark.parametrize(("name", "keys", "expected"), CASES, ids=[case[0] for case in CASES])
def test_a_question_says_what_it_needs(name: str, keys: str, expected: tuple[str, ...]) -> None:
    """Kinds, and what goes beyond check and verdict."""
    del name
    assert features([one(f"{HEAD}{keys}\n```")]) == expected


def test_an_exam_and_a_rule_are_features_too() -> None:
    """An exam needs its own script; a rule counts only where something is asked."""
    exam = one("```quiz\nid: q\nmode: exam\nquestions:\n  - {id: a, prompt: What, correct: true}\n```")
    assert features([exam], mastery=True) == ("exam", "mastery", "true-false")
    assert features([None], mastery=True) == ()


def test_only_the_scripts_of_the_features_are_loaded() -> None:
    """The first script is always there where something is asked; each other one serves its own kinds."""
    assert scripts(()) == ()
    assert scripts(("single",)) == ("quiz.js",)
    assert scripts(("categorise", "cloze", "tries")) == ("quiz.js", "quiz-text.js", "quiz-rows.js")
    every = ("number", "hotspot", "exam", "mastery")
    assert scripts(every) == ("quiz.js", "quiz-number.js", "quiz-map.js", "quiz-exam.js", "mastery.js")
