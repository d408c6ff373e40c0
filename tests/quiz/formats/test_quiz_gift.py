"""What is read from GIFT, file by file: the questions as our YAML, what was lost, what is wrong."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from symbios.problems import Report
from symbios.quiz.formats import gift
from symbios.quiz.formats.loss import Imported, Loss, render
from symbios.quiz.formats.yaml_text import write_bank
from symbios.quiz.model import (
    Accepted,
    Body,
    Categorise,
    Choice,
    Cloze,
    Hint,
    Hotspot,
    Interval,
    Item,
    Matching,
    Multiple,
    Number,
    Ordering,
    Place,
    Question,
    Reflection,
    Region,
    Scale,
    ShortText,
    Single,
    TypedGap,
)
from symbios.yamlio import Mark

CASES: dict[str, list[dict[str, Any]]] = json.loads(
    (Path(__file__).parents[2] / "cases/quiz-gift.json").read_text(encoding="utf-8")
)
HERE = Place(Mark(7, 1))
ITEMS = (Item("a", "", "", HERE), Item("b", "", "", HERE))
CHOICES = (Choice("a", True, "", "", HERE), Choice("b", False, "", "", HERE))  # noqa: FBT003


def read(text: str) -> tuple[Imported, Report]:
    """Return what a file holds, and its problems."""
    report = Report()
    return gift.read(text.encode(), "in/heat.gift", report), report


@pytest.mark.parametrize("case", [*CASES["read"], *CASES["faults"]], ids=lambda case: case["name"])
def test_a_file_is_read(case: dict[str, Any]) -> None:
    """A file gives these questions, these losses and these problems, and no others."""
    found, report = read("\n".join(case["text"]))
    assert (write_bank(found.questions).splitlines() if found.questions else []) == case["yaml"]
    assert [str(loss) for loss in found.losses] == case["losses"]
    assert report.render().splitlines() == case["report"]


@pytest.mark.parametrize("case", CASES["fence"], ids=lambda case: case["name"])
def test_a_fence_is_read(case: dict[str, Any]) -> None:
    """A fence in a lesson needs ids, and what it cannot keep is an error with the line of the lesson."""
    report = Report()
    found = gift.read_fence("\n".join(case["text"]), "course/en/a.md", 10, 3, report)
    places = [f"{each.id}:{each.at.mark.line}:{each.at.mark.column}" for each in found]
    assert places == case["questions"]
    assert report.render().splitlines() == case["report"]


def test_a_file_that_is_no_text_is_refused() -> None:
    """Signs of another encoding are reported with their line; a file of Windows in UTF-16 is read."""
    report = Report()
    assert gift.read("::a::Is it?\n\nžaga {T}".encode("cp1250"), "a.gift", report).questions == ()
    assert report.render().splitlines() == [
        "a.gift:3:1: error: this line is not in UTF-8 (quiz-gift)",
        "    Open the file in an editor and save it in UTF-8.",
    ]
    (found,) = gift.read("::a::Žaga? {T}".encode("utf-16"), "a.gift", Report()).questions
    assert found.prompt == "Žaga?"


def test_places_are_those_of_the_file() -> None:
    """A question and each of its choices know their line and column, behind comments too."""
    found, _ = read("// x\n\n  ::a::Which? {\n    =one\n    ~two\n}")
    (question,) = found.questions
    assert question.at.mark == Mark(3, 3)
    assert isinstance(question.body, Single)
    assert [choice.at.mark for choice in question.body.choices] == [Mark(4, 5), Mark(5, 5)]


@pytest.mark.parametrize(
    ("body", "more", "losses"),
    [
        (Single(CHOICES, shuffle=True), {}, ["the order by chance"]),
        (
            Single(CHOICES),
            {"points": 2.5, "hints": (Hint("x"), Hint("y", 10)), "attempts": 3},
            ["the number of points (2.5)", "the hints (2)", "the limit of attempts (3)"],
        ),
        (
            Single(CHOICES),
            {"solution_after": 2, "outcome": 1},
            ["the solution after 2 attempts", "the learning outcome 1"],
        ),
        (
            Single((CHOICES[0], Choice("b", False, "", "no", HERE))),  # noqa: FBT003
            {},
            ["the ids of the answers (no)"],
        ),
        (Multiple(CHOICES), {}, ["points for the right choices alone, all or nothing"]),
        (
            Number((Interval(1, 1),), "kg", {"g": 0.001}, unit_needed=True),
            {},
            ["the unit “kg”, which must be written", "the other units (g)"],
        ),
        (ShortText((Accepted("a"),), case=True), {}, ["capitals that matter"]),
        (ShortText((Accepted("a"),), diacritics=True), {}, ["signs on letters that matter"]),
        (ShortText((Accepted("č"),)), {}, ["signs on letters that do not matter"]),
        (ShortText((Accepted("a{|b}"), Accepted("{|c}"))), {}, ["the empty text that “{|c}” accepts"]),
        (
            Matching(ITEMS, ("*x*", "y"), (0, 1), partial=False, penalty=True, shuffle=True),
            {},
            [
                "the order by chance",
                "points for all pairs together, all or nothing",
                "what a wrong target takes away",
                "the markup of the target “*x*”",
            ],
        ),
        (
            Matching((ITEMS[0], Item("b", "No.", "", HERE)), ("x", "y"), (0, 1)),
            {},
            ["the feedback to items"],
        ),
        (Categorise(ITEMS, ("x", "y"), (0, 1)), {}, ["the kind “categorise”"]),
        (Reflection("Mine."), {}, ["the model answer"]),
        (Cloze("a [[1]]", (TypedGap(("x",)),)), {}, ["a gap at the end of its text"]),
    ],
)
def test_what_gift_cannot_hold_is_reported(body: Body, more: dict[str, Any], losses: list[str]) -> None:
    """Each thing that is not written is a loss with the line of the question, and the rest is written."""
    values = {"id": "q", "prompt": "What?", "points": 1.0, "feedback": ""} | more
    written, found = gift.write([Question(body=body, at=HERE, **values)], "")
    assert [loss.what for loss in found] == [f"{what} of the question “q”" for what in losses]
    assert {loss.line for loss in found} == {7}
    again, report = read(written)
    assert report.render() == "", written
    assert [each.id for each in again.questions] == ["q"]


@pytest.mark.parametrize(
    ("body", "why"),
    [
        (Ordering(ITEMS), "the kind “ordering”"),
        (Scale(ITEMS), "the kind “scale”"),
        (Hotspot("a.png", "A", CHOICES, (Region("circle", (1, 1, 1)),) * 2), "the kind “hotspot”"),
        (Cloze("[[1]] [[2]] x", (TypedGap(("a",)),) * 2), "the kind “cloze” with 2 gaps"),
        (
            ShortText((Accepted("a -> b"),)),
            "the accepted text “a -> b” with “->”, or with a backslash before “*”",
        ),
        (
            ShortText((Accepted(r"a\\*"),)),
            r"the accepted text “a\\*” with “->”, or with a backslash before “*”",
        ),
        (
            ShortText((Accepted("{a|b}{a|b}{a|b}{a|b}{a|b}{a|b}"),)),
            "the accepted text “{a|b}{a|b}{a|b}{a|b}{a|b}{a|b}”, which stands for too many texts",
        ),
    ],
)
def test_what_is_no_question_of_gift_is_left_out(body: Body, why: str) -> None:
    """A question of a kind that GIFT has not is left out, and that is said."""
    written, losses = gift.write([Question("q", "What?", body, 1.0, "", HERE)], "")
    assert written == ""
    assert losses == (Loss("", 7, f"{why} of the question “q”", "left out with the question"),)


def test_a_written_file_is_that_of_moodle() -> None:
    """Names, formats, shares and feedback stand as Moodle writes them; the title is the category."""
    single = Single((*CHOICES, Choice("half", False, "Nearly: *yes*.", "", HERE, 0.5)))  # noqa: FBT003
    cloze = Cloze("A [[1]] of value.", (TypedGap(("residue", "{rest|scrap}")),))
    questions = [
        Question("a", "Which = 5 #?", single, 1.0, "All: {x}", HERE),
        Question("b", "Fill in.", cloze, 1.0, "", HERE),
        Question("c", "Is 1 < 2?", Reflection(), 1.0, "", HERE),
    ]
    written, losses = gift.write(questions, "Heat/cold")
    assert losses == ()
    assert written.splitlines() == [
        "$CATEGORY: $course$/top/Heat//cold",
        "",
        r"::a::[markdown]Which \= 5 \#? {",
        "\t=a",
        "\t~b",
        "\t~%50%half#Nearly\\: *yes*.",
        "\t####All\\: \\{x\\}",
        "}",
        "",
        r"::b::Fill in.\nA {",
        "\t=residue",
        "\t=rest",
        "\t=scrap",
        "} of value.",
        "",
        "::c::[plain]Is 1 < 2? {}",
    ]


def test_the_report_of_losses_is_sorted_and_printable() -> None:
    """The report counts what was lost, by line, each thing once, without signs that a terminal acts on."""
    losses = [
        Loss("b", 2, "x\x1b", "y"),
        Loss("a", 9, "x", "y\nz"),
        Loss("a", 2, "x", "y"),
        Loss("a", 2, "x", "y"),
    ]
    assert render(losses).splitlines() == [
        "3 things could not be carried as written:",
        "  a:2: x: y",
        "  a:9: x: y z",
        "  b:2: x�: y",
    ]
    assert render([]) == ""
