"""Questions written as YAML: readable, no more than needed, and read again as the same questions."""

from __future__ import annotations

import pytest
from hypothesis import given, settings

from quiz_hostile_texts import questions
from quiz_samples import AT, SAMPLES, choice, item
from symbios.problems import Report
from symbios.quiz.banks import read_banks
from symbios.quiz.formats.yaml_text import write_bank
from symbios.quiz.model import (
    Accepted,
    ChosenGap,
    Cloze,
    Hint,
    Interval,
    Number,
    Ordering,
    Question,
    ShortText,
    Single,
    TypedGap,
)


def read(text: str) -> tuple[Question, ...] | None:
    """Return the questions of a bank that has no problems."""
    report = Report()
    shelf = read_banks({"en": {"b": text}}, ("en", "en-GB"), "course", report)
    assert report.render() == "", text
    return shelf.of("en").questions["b"]


@pytest.mark.parametrize("name", SAMPLES)
def test_every_kind_is_read_again(name: str) -> None:
    """A question of every kind, with all that it may have, comes back equal."""
    assert read(write_bank([SAMPLES[name]])) == (SAMPLES[name],), write_bank([SAMPLES[name]])


def _is_same(question: Question) -> bool:
    """Whether a question is read letter by letter: brackets in a gap to write come back with a backslash.

    A question to put in order cannot hold the same text twice.
    """
    body = question.body
    if isinstance(body, Cloze):
        gaps = [() if isinstance(gap, ChosenGap) else gap.accepted for gap in body.gaps]
        return not any("[" in each or "]" in each for gap in gaps for each in gap)
    if isinstance(body, Ordering):
        return len({each.text for each in body.items}) == len(body.items)
    return True


@settings(max_examples=300, deadline=None, derandomize=True, database=None)
@given(questions().filter(_is_same))
def test_hostile_texts_are_read_again(question: Question) -> None:
    """No sign in a text means anything to YAML, nor to the reader of questions."""
    assert read(write_bank([question])) == (question,), write_bank([question])


def test_what_is_same_can_be_read() -> None:
    """Keys stand in a fixed order, defaults are left out, and quotes stand only where they are needed."""
    single = Question(
        "a-1",
        "What is it: waste?",
        Single(
            (
                choice("A residue", correct=True, feedback="Yes — *waste*."),
                choice("yes", share=0.5),
                choice('He said "no" \\*', id_="no"),
            ),
            shuffle=True,
        ),
        2.5,
        "See #3.",
        AT,
        (Hint("Think."), Hint("Think #2.", 20)),
        attempts=3,
        outcome=1,
    )
    cloze = Question(
        "a-2",
        "Fill in.",
        Cloze(
            "A [[1]].\n\nB [[2]].",
            (TypedGap(("one", "{two|2}")), ChosenGap(("x|y", "z"))),
            partial=False,
        ),
        1.0,
        "",
        AT,
    )
    number = Question(
        "a-3", "How many?", Number((Interval(9.5, 10.5), Interval(0.0, 3.0, 0.0, "No.")), "kg"), 1.0, "", AT
    )
    text = Question("a-4", "123", ShortText((Accepted("a"), Accepted("b: c", 0.25))), 1.0, "", AT)
    assert write_bank([single, cloze, number, text]).splitlines() == [
        "questions:",
        "  - id: a-1",
        "    type: single",
        '    prompt: "What is it: waste?"',
        "    points: 2.5",
        "    choices:",
        "      - text: A residue",
        "        correct: true",
        "        feedback: Yes — *waste*.",
        '      - text: "yes"',
        "        share: 50",
        '      - text: He said "no" \\*',
        '        id: "no"',
        "    shuffle: true",
        '    feedback: "See #3."',
        "    hints:",
        "      - Think.",
        '      - text: "Think #2."',
        "        cost: 20",
        "    attempts: 3",
        "    outcome: 1",
        "  - id: a-2",
        "    type: cloze",
        "    prompt: Fill in.",
        "    text: |-",
        "      A [[one|{two|2}]].",
        "",
        "      B [[= x\\|y | z ]].",
        "    partial: false",
        "  - id: a-3",
        "    type: number",
        "    prompt: How many?",
        "    correct: 10",
        "    tolerance: 0.5",
        "    unit: kg",
        "    accept:",
        "      - value: 0..3",
        "        share: 0",
        "        feedback: No.",
        "  - id: a-4",
        "    type: text",
        '    prompt: "123"',
        "    accept:",
        "      - a",
        '      - text: "b: c"',
        "        share: 25",
    ]


def test_an_empty_bank_is_a_bank() -> None:
    """A bank without questions says so."""
    assert write_bank([]) == "questions: []\n"


@pytest.mark.parametrize(
    "text",
    ["true", "Null", "~", "- a", "a: b", "a #b", "a:", "[a]", "'a'", '"', "\\", "0x1", "é", "a\u2028b"],
)
def test_no_text_is_taken_for_something_else(text: str) -> None:
    """Words and signs that YAML knows are texts when they stand in a question."""
    question = Question("a", "What?", Single((choice(text, correct=True), choice("b"))), 1.0, "", AT)
    found = read(write_bank([question]))
    assert found is not None
    body = found[0].body
    assert isinstance(body, Single)
    assert body.choices[0].text == " ".join(text.split())


def test_rows_keep_their_ids() -> None:
    """An id of an item is written, and one without stays a text alone."""
    written = write_bank([SAMPLES["ordering"]])
    assert "      - Bark" in written.splitlines()
    assert item("Bark").id == ""
