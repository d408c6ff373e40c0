"""The schemas of front matter and course.yml accept and refuse what the loaders do, and have their keys."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from jsonschema import Draft202012Validator

from schema_validators import CASES, SCHEMAS, faults, fits, keys_of
from symbios.course import document
from symbios.course.document import read
from symbios.course.settings import COLOURS, read_settings
from symbios.problems import Report
from symbios.yamlfields import Fields

PROJECT = Path(__file__).parents[2]
LOCALES = {"en", "sl"}
COURSE = SCHEMAS["course"]


def lesson_errors(front: str) -> list[str]:
    """Return the errors that the loader finds in the front matter of a lesson."""
    report = Report()
    read(f"---\n{front}\n---\nText.\n", "course/en/a.md", "a.md", "en", report)
    return [str(problem) for problem in report if problem.level == "error"]


def course_errors(text: str) -> list[str]:
    """Return the errors that the loader finds in course.yml."""
    report = Report()
    found = read_settings(text, "course/course.yml", report)
    errors = [str(problem) for problem in report if problem.level == "error"]
    return errors or ([] if found else ["not read"])


def text_of(name: str) -> str:
    """Return the text of a case of course.yml."""
    (case,) = (case for case in CASES["course"] if case["name"] == name)
    return "\n".join(case["text"])


@pytest.mark.parametrize("case", CASES["lesson"], ids=lambda case: case["name"])
def test_the_schema_of_front_matter_says_what_the_loader_does(case: dict[str, Any]) -> None:
    """Both accept it or both refuse it; where they cannot agree, the table says why."""
    text = "\n".join(case["text"])
    expected = (case["accepted"],) * 2 if "accepted" in case else (case["loader"], case["schema"])
    assert (not lesson_errors(text), fits("lesson", text)) == expected


@pytest.mark.parametrize("case", CASES["course"], ids=lambda case: case["name"])
def test_the_schema_of_course_yml_says_what_the_loader_does(case: dict[str, Any]) -> None:
    """Both accept it or both refuse it; where they cannot agree, the table says why."""
    text = "\n".join(case["text"])
    expected = (case["accepted"],) * 2 if "accepted" in case else (case["loader"], case["schema"])
    assert (not course_errors(text), fits("course", text)) == expected


def test_front_matter_has_the_keys_of_the_loader() -> None:
    """Nothing is missing and nothing is too much, in the same order."""
    assert tuple(SCHEMAS["lesson"]["properties"]) == document._KEYS
    assert keys_of(SCHEMAS["lesson"]) == set(document._KEYS)
    assert tuple(SCHEMAS["lesson"]["properties"]["review"]["enum"]) == document.REVIEWS


def objects(rule: Any) -> list[set[str]]:  # noqa: ANN401 any part of a schema
    """Return the keys of each object that a schema describes."""
    if isinstance(rule, list):
        return [keys for each in rule for keys in objects(each)]
    if not isinstance(rule, dict):
        return []
    own = [keys_of(rule)] if rule.get("additionalProperties") is False else []
    return own + [keys for each in rule.values() for keys in objects(each)]


def test_course_yml_has_the_keys_that_the_loader_asks_for(monkeypatch: pytest.MonkeyPatch) -> None:
    """The loader, given a file with every key, asks each part for the keys that the schema knows there."""
    asked: dict[int, tuple[Fields, set[str]]] = {}
    node = Fields.node

    def listen(fields: Fields, key: str) -> Any:  # noqa: ANN401 what `node` returns
        asked.setdefault(id(fields), (fields, set()))[1].add(key)
        return node(fields, key)

    monkeypatch.setattr(Fields, "node", listen)
    assert course_errors(text_of("every key")) == []
    credential = {"level", "outcome"}
    parts = {frozenset(keys) for _, keys in asked.values() if not keys <= LOCALES and keys != credential}
    assert parts == {frozenset(keys) for keys in objects(COURSE)}
    assert tuple(COURSE["properties"]["brand"]["properties"]["colours"]["properties"]) == COLOURS


@pytest.mark.parametrize("path", sorted((PROJECT / "course").rglob("*.md")), ids=lambda path: path.name)
def test_the_schema_accepts_the_front_matter_of_the_course(path: Path) -> None:
    """Every page of the course, in every language, fits."""
    assert faults("lesson", document._front_matter(path.read_text(encoding="utf-8")) or "") == []


def test_the_schema_accepts_every_sound_course_yml() -> None:
    """The course itself, and those sites of the tests in whose file nothing is wrong."""
    files = [PROJECT / "course/course.yml", *(PROJECT / "tests/sites").glob("*/course/course.yml")]
    texts = {path.parents[1].name: path.read_text(encoding="utf-8") for path in files if path.is_file()}
    sound = {name: text for name, text in texts.items() if not course_errors(text)}
    assert len(sound) > 20
    assert {name: faults("course", text) for name, text in sound.items()} == {name: [] for name in sound}


@pytest.mark.parametrize("name", SCHEMAS)
def test_the_schemas_are_schemas(name: str) -> None:
    """Each is valid in the version of JSON Schema that it names."""
    assert SCHEMAS[name]["$schema"] == "https://json-schema.org/draft/2020-12/schema"
    Draft202012Validator.check_schema(SCHEMAS[name])
