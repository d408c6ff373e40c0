"""QTI 3.0: items, tests and packages that are read, the package that is written, what is said of the rest."""

from __future__ import annotations

import io
import json
import struct
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Any
from zipfile import ZipFile

import pytest
from hypothesis import HealthCheck, given, settings

from quiz_hostile_texts import questions
from quiz_samples import AT, CHOICES, REGIONS, SAMPLES, choice, item, question
from symbios.problems import Report
from symbios.quiz.formats import qti_read, qti_write
from symbios.quiz.formats.yaml_text import write_bank
from symbios.quiz.model import (
    Accepted,
    Cloze,
    Hint,
    Hotspot,
    Matching,
    ShortText,
    Single,
    TypedGap,
)

if TYPE_CHECKING:
    from symbios.quiz.formats.loss import Loss
    from symbios.quiz.model import Question

TABLES = Path(__file__).parents[1] / "cases"
CASES: list[dict[str, Any]] = json.loads((TABLES / "quiz-qti.json").read_text(encoding="utf-8"))
NOT_KEPT = {"number-with-units", "hotspot", "hotspot-with-many", "hints"}
KEPT = {name: each for name, each in SAMPLES.items() if name not in NOT_KEPT}
PNG = b"\x89PNG\r\n\x1a\n" + struct.pack(">I4sII", 13, b"IHDR", 400, 200)


def back(
    question_: Question, images: dict[str, bytes] | None = None
) -> tuple[tuple[Question, ...], tuple[Loss, ...], str]:
    """Return a question after its way through a package, what was lost on the way there, and problems."""
    data, lost = qti_write.write([question_], "Wood", images)
    report = Report()
    return qti_read.read(data, "bank.zip", report).questions, lost, report.render()


@pytest.mark.parametrize("case", CASES, ids=[case["shows"] for case in CASES])
def test_what_is_read(case: dict[str, Any]) -> None:
    """Each construct becomes the YAML of the table; what cannot is listed with its line."""
    report = Report()
    found = qti_read.read("\n".join(case["xml"]).encode(), "in.xml", report)
    assert (write_bank(found.questions).splitlines() if found.questions else []) == case["yaml"]
    assert [str(loss) for loss in found.losses] == [f"in.xml:{loss}" for loss in case["losses"]]
    assert [f"{p.line}:{p.column}: {p.message} | {p.hint}" for p in report] == case["problems"]
    assert {problem.name for problem in report} <= {"quiz-import"}


@pytest.mark.parametrize("name", KEPT)
def test_what_qti_holds_comes_back_as_it_was(name: str) -> None:
    """A question of each kind is the same after its way through a package, as a whole."""
    found, _lost, problems = back(KEPT[name])
    assert found == (KEPT[name],)
    assert problems == ""


def test_places_on_an_image_come_back_where_the_pixels_hold_them() -> None:
    """The size of the image turns per cent into pixels and back; names are texts without markup."""
    body = Hotspot("map.png", "A map", (CHOICES[0], CHOICES[1], CHOICES[2]), REGIONS)
    named = replace(body, choices=(choice("Heat & more", correct=True, feedback="Yes."), *CHOICES[1:]))
    found, lost, problems = back(question(named), {"map.png": PNG})
    assert found == (question(replace(named, image="../images/map.png")),)
    assert lost == ()
    assert problems == ""


@pytest.mark.parametrize("name", ["hotspot", "hotspot-with-many"])
def test_an_image_whose_size_is_not_known_is_taken_as_a_square(name: str) -> None:
    """Places come back to a tenth of a per cent, and it is said that the size was not known."""
    found, lost, problems = back(SAMPLES[name])
    sent = SAMPLES[name].body
    assert isinstance(sent, Hotspot)
    plain = (replace(sent.choices[0], text="Heat"), *sent.choices[1:])
    assert found == (replace(SAMPLES[name], body=replace(sent, choices=plain)),)
    assert problems == ""
    assert [f"{loss.what}: {loss.became}" for loss in lost] == [
        (
            "the size of the image “map.png” of the question “sample-hotspot”: "
            "taken as 1000 × 1000 pixels, since it is not known"
        ),
        "the markup of the region “`Heat`” of the question “sample-hotspot”: the text “Heat”",
    ]


@settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(questions())
def test_no_text_means_anything_in_the_file(question_: Question) -> None:
    """Texts that look like markup come back as they were, whatever they hold."""
    found, _lost, problems = back(question_)
    assert problems == ""
    assert found == (question_,)


def test_attempts_and_ids_come_back() -> None:
    """A test holds the limit of attempts, an item the ids of choices, those that begin with a digit too."""
    rows = (choice("a", correct=True, id_="1st"), choice("b"), choice("c", id_="wrong"))
    sent = question(Single(rows), id="2-odd", attempts=3)
    assert back(sent) == ((sent,), (), "")


LOST: dict[str, tuple[Question, list[str]]] = {
    "units": (
        SAMPLES["number-with-units"],
        [
            "the units g, t of the question “sample-number”: left out: only the number is compared",
            "the unit “kg” that must be written of the question “sample-number”: stands behind the field",
        ],
    ),
    "a part of an order": (
        SAMPLES["ordering-by-pairs"],
        [
            (
                "points for a part of the order (by pairs) of the question “sample-ordering”: "
                "only the whole order gives points"
            )
        ],
    ),
    "patterns and signs on letters": (
        question(ShortText((Accepted("žaganje"), Accepted("saw*"), Accepted("{a|b*}")))),
        [
            (
                "letters that may be written without their signs of the question “sample-text”: "
                "only with their signs"
            ),
            "the pattern “saw*” of the question “sample-text”: left out: QTI compares whole texts",
            (
                "a part of the pattern “{a|b*}” of the question “sample-text”: "
                "left out: QTI compares whole texts"
            ),
        ],
    ),
    "wrong pairs without points for a part": (
        question(Matching((item("a"), item("b")), ("x", "y"), (0, 1), partial=False, penalty=True)),
        [
            (
                "the rule that wrong items take points away of the question “sample-matching”: "
                "left out: only all right items give points"
            )
        ],
    ),
    "what all kinds share": (
        question(
            Single((choice("a", correct=True, id_="choice-9"), choice("b\x00"))),
            solution_after=2,
            outcome=1,
            hints=(Hint("One", 10.0),),
        ),
        [
            "the solution after 2 attempts of the question “sample-single”: left out",
            "the learning outcome 1 of the question “sample-single”: left out",
            "control signs in a text of the question “sample-single”: the sign � in their place",
            "hint 1, “One”, of the question “sample-single”: left out",
            (
                "the id “choice-9” of an answer of the question “sample-single”: "
                "left out: it looks like one that was made for the export"
            ),
        ],
    ),
}


@pytest.mark.parametrize("name", LOST)
def test_what_qti_does_not_hold_is_said(name: str) -> None:
    """Whatever an item cannot hold is listed, with the line of its question and what became of it."""
    question_, expected = LOST[name]
    _xml, lost = qti_write.write_item(question_)
    assert [f"{loss.what}: {loss.became}" for loss in lost] == expected
    assert {loss.line for loss in lost} == {AT.mark.line}


def test_a_place_between_pixels_is_said() -> None:
    """A small image rounds places to whole pixels."""
    body = Hotspot("map.png", "A map", CHOICES[1:], (REGIONS[1], replace(REGIONS[1], at=(70.1, 40.0, 8.0))))
    _xml, lost = qti_write.write_item(question(body), {"map.png": PNG})
    assert [f"{loss.what}: {loss.became}" for loss in lost] == [
        (
            "the place (70.1, 40, 8 per cent) of a region of the question “sample-hotspot”: "
            "rounded to whole pixels"
        )
    ]


def test_the_package_is_always_the_same_and_names_all_that_is_in_it() -> None:
    """The same questions give the same bytes; the manifest lists a test, the items and the image."""
    sent = [SAMPLES["true-false"], SAMPLES["hotspot"]]
    data, _lost = qti_write.write(sent, "Wood", {"map.png": PNG})
    assert data == qti_write.write(sent, "Wood", {"map.png": PNG})[0]
    with ZipFile(io.BytesIO(data)) as package:
        names = package.namelist()
        manifest = package.read("imsmanifest.xml").decode()
        dates = {entry.date_time for entry in package.infolist()}
    assert names == [
        "imsmanifest.xml",
        "assessment.xml",
        "items/sample-true-false.xml",
        "items/sample-hotspot.xml",
        "images/map.png",
    ]
    assert all(f'href="{name}"' in manifest for name in names[1:])
    assert dates == {(1980, 1, 1, 0, 0, 0)}


def test_one_point_without_feedback_uses_the_standard_template() -> None:
    """What other programs know best is written where it is enough."""
    rows = (choice("a", correct=True), choice("b"))
    one, _lost = qti_write.write_item(question(Single(rows), points=1.0))
    part, _lost = qti_write.write_item(question(Single((*rows, choice("c", share=0.5)))))
    assert 'template="https://purl.imsglobal.org/spec/qti/v3p0/rptemplates/match_correct.xml"' in one
    assert 'template="https://purl.imsglobal.org/spec/qti/v3p0/rptemplates/map_response.xml"' in part


def test_a_cloze_of_one_gap_is_not_a_short_text() -> None:
    """A gap that stands alone stays a gap."""
    sent = question(Cloze("[[1]]", (TypedGap(("a",)),)))
    assert back(sent)[0] == (sent,)


def test_a_test_is_read_with_the_items_beside_it() -> None:
    """Items come in the order of the test; a file that is missing or outside of its folder is a problem."""
    folder = TABLES / "formats/qti-test"
    report = Report()
    found = qti_read.read((folder / "assessment.xml").read_bytes(), "t/assessment.xml", report, folder)
    assert [(each.id, each.attempts) for each in found.questions] == [("bark", None), ("whey", 2)]
    quiz = "left out; write it in the quiz that uses the questions"
    assert [str(loss) for loss in found.losses] == [
        f"t/assessment.xml:2: the title of the test, “Wood”: {quiz}",
        f"t/assessment.xml:4: a time limit: {quiz}",
        (
            "t/assessment.xml:5: that all answers are handed in at once: left out; "
            "write “mode: exam” in the quiz that uses the questions"
        ),
        "t/assessment.xml:7: the section “Bark”: one list of questions",
        f"t/assessment.xml:8: how many of the items are drawn: {quiz}",
        f"t/assessment.xml:9: that the items are shuffled: {quiz}",
        f"t/assessment.xml:12: a weight of an item: {quiz}",
        "t/assessment.xml:15: the section “The rest”: one list of questions",
        f"t/assessment.xml:16: a text for a part of the test: {quiz}",
        f"t/assessment.xml:23: how the points of the test are summed: {quiz}",
    ]
    outside = "is not inside the folder or package of the test"
    assert [f"{p.path}:{p.line}: {p.message}" for p in report] == [
        "t/assessment.xml:2: the file begins with <qti-assessment-test>; expected <qti-assessment-item>",
        f"t/assessment.xml:18: the item “items/missing.xml” {outside}",
        f"t/assessment.xml:19: the item “../outside.xml” {outside}",
    ]


def test_items_of_a_package_without_a_test_come_in_the_order_of_its_manifest() -> None:
    """A package may hold items alone; other files in it are listed."""
    folder = TABLES / "formats/qti-test/items"
    buffer = io.BytesIO()
    with ZipFile(buffer, "w") as package:
        rows = "".join(
            f'<resource identifier="{name}" type="imsqti_item_xmlv3p0" href="{name}.xml"/>'
            for name in ("whey", "bark")
        )
        css = '<resource identifier="c" type="css3p0" href="a.css"/>'
        package.writestr("imsmanifest.xml", f"<manifest><resources>{rows}{css}</resources></manifest>")
        for name in ("bark", "whey"):
            package.writestr(f"{name}.xml", (folder / f"{name}.xml").read_bytes())
    report = Report()
    found = qti_read.read(buffer.getvalue(), "p.zip", report)
    assert [each.id for each in found.questions] == ["whey", "bark"]
    assert [str(loss) for loss in found.losses] == [
        "p.zip/imsmanifest.xml:1: the file “a.css” of the package: left out"
    ]
    assert list(report) == []
