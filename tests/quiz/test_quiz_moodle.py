"""Moodle's XML: what is read from it, what is written to it, and what is said of the rest."""

from __future__ import annotations

import json
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import HealthCheck, given, settings

from quiz_hostile_texts import questions
from quiz_samples import AT, CHOICES, ITEMS, SAMPLES, TWO_RIGHT, choice, item, question
from symbios.problems import Report
from symbios.quiz.formats import moodle_read, moodle_write
from symbios.quiz.formats.yaml_text import write_bank
from symbios.quiz.model import (
    Accepted,
    Categorise,
    ChosenGap,
    Cloze,
    Hint,
    Hotspot,
    Interval,
    Matching,
    Multiple,
    Number,
    Question,
    Region,
    ShortText,
    Single,
    TypedGap,
)

if TYPE_CHECKING:
    from symbios.quiz.formats.loss import Loss

CASES: list[dict[str, Any]] = json.loads(
    (Path(__file__).parents[1] / "cases/quiz-moodle.json").read_text(encoding="utf-8")
)
KEPT = {name: each for name, each in SAMPLES.items() if each.kind != "hotspot"}


def back(question_: Question) -> tuple[tuple[Question, ...], tuple[Loss, ...], str]:
    """Return a question after its way through Moodle's XML, what was lost on the way there, and problems."""
    data, lost = moodle_write.write([question_], "")
    report = Report()
    found = moodle_read.read(data, "bank.xml", report)
    return found.questions, lost, report.render()


@pytest.mark.parametrize("case", CASES, ids=[case["shows"] for case in CASES])
def test_what_is_read(case: dict[str, Any]) -> None:
    """Each construct becomes the YAML of the table; what cannot is listed with its line."""
    report = Report()
    data = "\n".join(["<quiz>", *case["xml"], "</quiz>", ""]).encode()
    found = moodle_read.read(data, "in.xml", report)
    assert (write_bank(found.questions).splitlines() if found.questions else []) == case["yaml"]
    assert [str(loss) for loss in found.losses] == [f"in.xml:{loss}" for loss in case["losses"]]
    assert [f"{p.line}:{p.column}: {p.message} | {p.hint}" for p in report] == case["problems"]
    assert {problem.name for problem in report} <= {"quiz-import"}


@pytest.mark.parametrize("name", KEPT)
def test_what_moodle_holds_comes_back_as_it_was(name: str) -> None:
    """A question of each kind is the same after its way through the file, as a whole."""
    found, _lost, problems = back(KEPT[name])
    assert found == (KEPT[name],)
    assert problems == ""


@settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(questions())
def test_no_text_means_anything_in_the_file(question_: Question) -> None:
    """Texts that look like markup, gaps or shares come back as they were, whatever they hold."""
    found, _lost, problems = back(question_)
    assert problems == ""
    assert found == (question_,)


LOST: dict[str, tuple[Question, list[str]]] = {
    "all or nothing": (
        SAMPLES["multiple"],
        [
            (
                "the rule that only all right choices give points of the question “sample-multiple”: "
                "a part of the points for a part of the right choices, none with a wrong one"
            )
        ],
    ),
    "places on an image": (
        question(Hotspot("map.png", "A map", CHOICES[:1], (Region("circle", (1.0, 2.0, 3.0)),))),
        [
            (
                "the places on the image “map.png” of the question “sample-hotspot”: "
                "a list of their names to choose from"
            )
        ],
    ),
    "a scale": (
        SAMPLES["scale"],
        ["the scale of the question “sample-scale”: choices that are all right, worth no points"],
    ),
    "a share that Moodle does not know": (
        question(Single((CHOICES[0], choice("Nearly", share=0.42)))),
        [
            (
                "an answer worth 42 per cent of the question “sample-single”: "
                "worth 40 per cent, which Moodle knows"
            )
        ],
    ),
    "signs on letters": (
        question(ShortText((Accepted("žaganje"),))),
        [
            (
                "letters that may be written without their signs of the question “sample-text”: "
                "only with their signs"
            )
        ],
    ),
    "a pattern of very many texts": (
        question(ShortText((Accepted("x"), Accepted("{a|b|c|d}" * 5)))),
        [
            (
                "the pattern “{a|b|c|d}{a|b|c|d}{a|b|c|d}{a|b|c|d}{a|b|c|d}” of too many texts "
                "of the question “sample-text”: left out"
            )
        ],
    ),
    "gaps that count only together, and odd points": (
        question(Cloze("[[1]] [[2]]", (TypedGap(("a",)), ChosenGap(("b", "c"))), partial=False), points=3.0),
        [
            (
                "the rule that only all right gaps give points of the question “sample-cloze”: "
                "each right gap gives points"
            ),
            "3 points of the question “sample-cloze”: 2 points in Moodle, one for each gap",
        ],
    ),
    "pairs that share a target, and what pairs have beside": (
        question(Matching((item("a", "No."), item("b")), ("*x*", "y"), (0, 0), partial=False, penalty=True)),
        [
            "the type matching of the question “sample-matching”: pairs, which Moodle has for both types",
            (
                "the rule that only all right items give points of the question “sample-matching”: "
                "each right item gives points"
            ),
            (
                "the points that a wrong item takes away of the question “sample-matching”: "
                "wrong items take nothing away"
            ),
            "the feedback “No.” of an item of the question “sample-matching”: left out",
            "the markup of the target “*x*” of the question “sample-matching”: the text “x”",
        ],
    ),
    "the order of categories": (
        question(Categorise(ITEMS, ("plant", "animal"), (1, 0, 0))),
        [
            (
                "the order of the targets of the question “sample-categorise”: "
                "the order in which the items have them"
            )
        ],
    ),
    "what all kinds share": (
        question(
            Single((choice("a", correct=True, id_="a"), choice("b\x00"))),
            attempts=3,
            solution_after=2,
            outcome=1,
            hints=(Hint("One", 10.0), Hint("Two", 20.0)),
        ),
        [
            "the limit of 3 attempts of the question “sample-single”: left out",
            "the solution after 2 attempts of the question “sample-single”: left out",
            "the learning outcome 1 of the question “sample-single”: left out",
            "the ids a of the answers of the question “sample-single”: left out",
            "control signs in a text of the question “sample-single”: the sign � in their place",
            "the costs of the hints (10, 20 per cent) of the question “sample-single”: 15 per cent each",
        ],
    ),
}


@pytest.mark.parametrize("name", LOST)
def test_what_moodle_does_not_hold_is_said(name: str) -> None:
    """Whatever the file cannot hold is listed, with the line of its question and what became of it."""
    question_, expected = LOST[name]
    _data, lost = moodle_write.write([question_], "")
    assert [f"{loss.what}: {loss.became}" for loss in lost] == expected
    assert {loss.line for loss in lost} == {AT.mark.line}


@pytest.mark.parametrize(
    "name",
    [
        "single",
        "multiple-partial",
        "true-false",
        "number",
        "number-with-units",
        "text",
        "cloze",
        "matching",
        "categorise",
        "ordering",
        "reflection",
        "hints",
    ],
)
def test_nothing_is_said_where_nothing_is_lost(name: str) -> None:
    """The usual questions are held as a whole."""
    assert moodle_write.write([SAMPLES[name]], "")[1] == ()


def test_alternatives_become_texts() -> None:
    """A pattern with alternatives becomes each of its texts, which accept the same."""
    found, _lost, _problems = back(question(ShortText((Accepted("saw{ing|}*dust", 1.0, "Yes."),))))
    accepted = (Accepted("sawing*dust", 1.0, "Yes."), Accepted("saw*dust", 1.0, "Yes."))
    assert found[0].body == ShortText(accepted)


def test_the_file_names_the_category_and_is_always_the_same() -> None:
    """The title is the category, with its slash doubled; the same questions give the same bytes."""
    data, _lost = moodle_write.write([SAMPLES["true-false"]], "Wood / bark")
    assert data == moodle_write.write([SAMPLES["true-false"]], "Wood / bark")[0]
    assert data.decode().split("\n")[:3] == [
        '<?xml version="1.0" encoding="UTF-8"?>',
        "<quiz>",
        '<question type="category"><category><text>$course$/top/Wood // bark</text></category></question>',
    ]


def test_numbers_are_written_without_exponents() -> None:
    """Moodle reads plain decimal numbers: the middle of what is accepted and how far it may be off."""
    data, _lost = moodle_write.write([question(Number((Interval(1e-7, 3e-7),)))], "")
    assert "<text>0.0000002</text>" in data.decode()
    assert "<tolerance>0.0000001</tolerance>" in data.decode()


def test_a_choice_of_several_writes_shares_that_moodle_takes() -> None:
    """Three right choices share the points as Moodle's list has them, and a wrong one takes as much."""
    rows = (*TWO_RIGHT, choice("Steam", correct=True))
    data, _lost = moodle_write.write([question(Multiple(rows, partial=True))], "")
    assert data.decode().count('fraction="33.33333"') == 3
    assert data.decode().count('fraction="-33.33333"') == 2
