"""What the loader says about each kind of problem, literally, and what it returns."""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from symbios.diagram.load import load_diagrams
from symbios.diagram.model import Diagram, Flow, Node, pick
from symbios.problems import Report

if TYPE_CHECKING:
    from conftest import LoadFiles

TESTS = Path(__file__).parent.parent
PROJECT = TESTS.parent
FULL = "course/diagrams/"
CASES = json.loads((TESTS / "cases" / "diagram-problems.json").read_text("utf-8"))


def said(report: Report) -> list[dict[str, str]]:
    """Return the problems as the table holds them."""
    return [{"says": str(found).removeprefix(FULL), "hint": found.hint} for found in report]


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["why"])
def test_each_problem_is_said(case: dict[str, Any], sound: str, load_files: LoadFiles) -> None:
    """Each kind of problem has its place, its message and its hint."""
    content = sound.replace(case["replace"], case["by"]) if case["replace"] else case["by"]
    found, report = load_files({case.get("file", "a.yml"): content})
    assert said(report) == case["problems"]
    assert bool(found) == (not report.fails(strict=False)) or case.get("file")


def test_a_sound_file_becomes_a_diagram(sound: str, load_files: LoadFiles) -> None:
    """Texts arrive as they were written, kinds as their defaults."""
    found, report = load_files({"hide.yml": sound})
    assert not report
    assert found == {
        "hide": Diagram(
            "hide",
            "course/diagrams/hide.yml",
            {"en": "From hide to gelatine", "sl": "Od kože do želatine"},
            {"en": "A tannery gives.", "sl": "Usnjarna daje."},
            (
                Node("tannery", {"en": "Tannery", "sl": "Usnjarna"}, "firm"),
                Node("gelatine-maker", {"en": "Gelatine maker", "sl": "Proizvajalec želatine"}, "firm"),
            ),
            (Flow("tannery", "gelatine-maker", {"en": "trimmings", "sl": "obrezki"}, "material"),),
        )
    }


def test_a_course_without_diagrams_has_none(load_files: LoadFiles) -> None:
    """Where there is no folder there is no problem."""
    found, report = load_files({})
    assert (found, list(report)) == ({}, [])


def test_all_problems_come_at_once(sound: str, load_files: LoadFiles) -> None:
    """One run names the problems of every file, and keeps the diagrams without error."""
    found, report = load_files(
        {
            "a.yml": "title: [",
            "b.yml": sound.replace("title:", "titel:").replace("to: gelatine-maker", "to: tannery"),
            "c.yml": sound.replace(", sl: obrezki", ""),
            "d.yml": sound,
            "notes.txt": "x",
            "more/e.yml": sound,
        }
    )
    assert [(problem.path.removeprefix(FULL), problem.name) for problem in report] == [
        ("a.yml", "yaml-syntax"),
        ("b.yml", "diagram-missing"),
        ("b.yml", "diagram-unknown"),
        ("b.yml", "diagram-loop"),
        ("c.yml", "diagram-text-missing"),
        ("more/e.yml", "file-unused"),
        ("notes.txt", "file-unused"),
    ]
    assert list(found) == ["c", "d"]


def test_a_text_falls_back_with_its_locale() -> None:
    """The reader's own text comes first, then the source's."""
    assert pick({"en": "Tannery"}, "sl", "en") == ("Tannery", "en")
    assert pick({"en": "Tannery", "sl": "Usnjarna"}, "sl", "en") == ("Usnjarna", "sl")
    assert pick({"sl": "Usnjarna"}, "en", "en") == ("", "en")


def test_the_diagrams_that_ship_are_sound() -> None:
    """They have no problem, in no locale of the course."""
    report = Report()
    found = load_diagrams(PROJECT / "course" / "diagrams", FULL[:-1], ("en", "sl"), "en", report)
    assert report.render() == ""
    assert {"hide-to-food", "kalundborg"} <= set(found)


def test_the_guides_example_is_sound(load_files: LoadFiles) -> None:
    """What authors copy from the guide has no problem."""
    guide = (PROJECT / "docs" / "diagrams.md").read_text("utf-8")
    (example,) = re.findall(r"```yaml\n(.*?)```", guide, re.DOTALL)
    found, report = load_files({"example.yml": example})
    assert report.render() == ""
    assert len(found["example"].flows) == 2
