"""What editors complete is what the check accepts."""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import Any

import pytest

from symbios.blocks import data, prose
from symbios.blocks.model import KINDS
from symbios.blocks.snippets import snippets, snippets_file
from symbios.fences import find
from symbios.problems import Report
from symbios.quiz.parse import parse

PROJECT = Path(__file__).parents[2]
SNIPPETS: dict[str, Any] = snippets()
PLACE = re.compile(r"\$\{(\d+):([^{}]*)\}")


def body(name: str) -> str:
    """Return the lines of a completion as they stand in it."""
    return "\n".join(SNIPPETS[name]["body"])


def filled(name: str) -> str:
    """Return a completion as an editor writes it, for an author who fills nothing in."""
    return PLACE.sub(r"\2", body(name)).replace("$0", "")


def test_every_block_has_a_completion_under_its_own_name() -> None:
    """An author types the name of a block; terms and questions are completed too."""
    assert list(SNIPPETS) == [*KINDS, *data.WORDS, "term", "quiz"]
    assert [entry["prefix"] for entry in SNIPPETS.values()] == list(SNIPPETS)
    assert {entry["scope"] for entry in SNIPPETS.values()} == {"markdown"}
    assert all(entry["description"] for entry in SNIPPETS.values())


@pytest.mark.parametrize("name", SNIPPETS)
def test_places_to_fill_are_counted(name: str) -> None:
    """The key for the next place goes through them in order and ends below the block."""
    numbers = [int(found[1]) for found in PLACE.finditer(body(name))]
    assert numbers == list(range(1, len(numbers) + 1))
    assert body(name).endswith("$0")
    assert "$" not in filled(name)
    assert "\\" not in body(name)


@pytest.mark.parametrize("name", KINDS)
def test_a_completed_block_is_sound(name: str) -> None:
    """A block of text as the editor writes it has no problem."""
    report = Report()
    (block,) = prose.find(filled(name), 1, "a.md", report)
    assert block.kind is KINDS[name]
    assert report.render() == ""


@pytest.mark.parametrize("name", data.WORDS)
def test_completed_data_is_sound(name: str) -> None:
    """A block of data as the editor writes it has no problem, and every key of a sheet but one is there."""
    report = Report()
    (fence,) = find(filled(name), 1, data.WORDS)
    assert data.read(fence, "a.md", report) is not None
    assert report.render() == ""


def test_a_completed_question_is_sound() -> None:
    """A question as the editor writes it has its id and its answer."""
    report = Report()
    (fence,) = find(filled("quiz"), 1)
    assert parse(fence, "a.md", report) is not None
    assert report.render() == ""


def test_a_completed_term_is_a_link_to_the_glossary() -> None:
    """What is completed in a line stays in the line."""
    assert filled("term") == "[word](term:id)"


def test_the_projects_own_file_is_fresh() -> None:
    """What this repository gives to its authors' editors is what `new course` gives to others'."""
    found = (PROJECT / ".vscode/symbios.code-snippets").read_text(encoding="utf-8")
    assert found == snippets_file(), "python -m symbios.blocks.snippets > .vscode/symbios.code-snippets"


def test_the_editors_settings_name_schemas_that_exist() -> None:
    """Files of the project are checked by the schema of their kind while they are written."""
    settings = json.loads((PROJECT / ".vscode/settings.json").read_text(encoding="utf-8"))
    assert settings["yaml.schemas"] == {
        "./schemas/diagram.schema.json": "course/diagrams/*.yml",
        "./schemas/organisation.schema.json": "community_data/organisations/*.yml",
        "./plugins/symbios/schemas/bank.schema.json": "course/*/banks/*.yml",
        "./plugins/symbios/schemas/course.schema.json": "course/course.yml",
    }
    for schema, files in settings["yaml.schemas"].items():
        assert (PROJECT / schema).is_file()
        assert list(PROJECT.glob(files))
    assert settings["[markdown]"]["editor.quickSuggestions"]["other"] == "on"
    extensions = json.loads((PROJECT / ".vscode/extensions.json").read_text(encoding="utf-8"))
    assert extensions == {"recommendations": ["redhat.vscode-yaml"]}
