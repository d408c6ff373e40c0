"""Editors find the schemas on the author's own disk, never on the network."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from click.testing import CliRunner

from schema_validators import FOLDER, faults
from symbios.cli import commands

PROJECT = Path(__file__).parents[2]
NAMES = ["bank.schema.json", "course.schema.json", "lesson.schema.json", "quiz.schema.json"]


def files(folder: Path) -> dict[str, bytes]:
    """Return what a folder holds."""
    return {path.name: path.read_bytes() for path in sorted(folder.iterdir())}


def test_the_schemas_are_copied(tmp_path: Path) -> None:
    """The folder is made where it is missing, and older schemas are written over."""
    target = tmp_path / "my course/schemas"
    for _ in range(2):
        result = CliRunner().invoke(commands, ["schemas", str(target)])
        assert result.exit_code == 0, result.stderr
        assert result.stderr == f"4 schemas written to {target}.\n"
        assert files(target) == files(FOLDER)
        (target / "quiz.schema.json").write_text("old", encoding="utf-8")


def test_a_folder_that_cannot_be_made_is_said(tmp_path: Path) -> None:
    """A file in its place is a wrong use, without a traceback."""
    (tmp_path / "a").write_text("", encoding="utf-8")
    result = CliRunner().invoke(commands, ["schemas", str(tmp_path / "a/b")])
    assert result.exit_code == 2
    assert "Traceback" not in result.output
    assert not isinstance(result.exception, OSError)


def test_a_new_course_has_its_schemas(tmp_path: Path) -> None:
    """VS Code finds them there for each file, and the new course.yml fits."""
    folder = tmp_path / "course-of-mine"
    assert CliRunner().invoke(commands, ["new", "course", str(folder)]).exit_code == 0
    assert files(folder / ".vscode/schemas") == files(FOLDER)
    settings = json.loads((folder / ".vscode/settings.json").read_text(encoding="utf-8"))
    assert all((folder / path).is_file() for path in settings["yaml.schemas"])
    assert faults("course", (folder / "course/course.yml").read_text(encoding="utf-8")) == []


@pytest.mark.parametrize("name", NAMES)
def test_a_schema_names_only_its_neighbours(name: str) -> None:
    """No schema makes an editor ask another host, but for the name of the language it is written in."""
    text = (FOLDER / name).read_text(encoding="utf-8")
    schema = json.loads(text)
    references = {word for word in text.split('"') if "#/$defs/" in word}
    assert {word.partition("#")[0] for word in references} <= {"", "quiz.schema.json"}
    assert schema["$id"] == name


def test_this_project_points_its_editors_to_the_schemas() -> None:
    """What the settings of VS Code name is there."""
    settings = json.loads((PROJECT / ".vscode/settings.json").read_text(encoding="utf-8"))["yaml.schemas"]
    assert {path: glob for path, glob in settings.items() if path.startswith("./plugins/")} == {
        "./plugins/symbios/schemas/bank.schema.json": "course/*/banks/*.yml",
        "./plugins/symbios/schemas/course.schema.json": "course/course.yml",
    }
    assert all((PROJECT / path).is_file() for path in settings)
