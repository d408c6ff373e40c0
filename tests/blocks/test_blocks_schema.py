"""The schemas of stream sheets and figures say what the loader does."""

from __future__ import annotations

import json
import re
from dataclasses import fields
from pathlib import Path
from typing import Any

import pytest
import yaml

from symbios.blocks.data import WORDS, read
from symbios.blocks.model import Figure, Figures, Stream
from symbios.fences import find
from symbios.problems import Report

PROJECT = Path(__file__).parents[2]
SCHEMAS: dict[str, dict[str, Any]] = {
    word: json.loads((PROJECT / f"schemas/{word}.schema.json").read_text(encoding="utf-8")) for word in WORDS
}
TYPES = {"string": str, "number": (int, float), "null": type(None), "array": list, "object": dict}
NEEDED = "name: A\nstatus: s\nconfirmed_by: c\n"
FIGURE = "items:\n  - value: 12 t\n    label: saved\n    year: 2015\n    source: the firm\n"
STREAMS = [
    NEEDED,
    f'{NEEDED}from: tannery\ncomposition: "fat, water"\nquantity: 10–100 t\nmoisture: 60\nseason: all year\n',
    f"{NEEDED}code: '04 01 01'\nhazard: none known\nuses:\n  - glue\n  - feed\nlimits: fresh\n",
    f"{NEEDED}from:\nuses: []\n",
    f"{NEEDED}uses: [12]\n",
    "name: A\nstatus: s\n",
    "name: A\nconfirmed_by: c\n",
    "status: s\nconfirmed_by: c\n",
    NEEDED.replace("A", '" "'),
    NEEDED.replace("A", ""),
    NEEDED.replace("A", "[A]"),
    NEEDED.replace("A", "{en: A}"),
    f"{NEEDED}origin: tannery\n",
    f"{NEEDED}from: [tannery]\n",
    f"{NEEDED}uses: {{glue: much}}\n",
    f"{NEEDED}uses: [[glue]]\n",
    f"{NEEDED}limits:\n  -\n",
    "- name\n",
    "a name\n",
]
FIGURES = [
    FIGURE,
    FIGURE.replace("2015", "unknown"),
    FIGURE.replace("2015", "2005–2010"),
    FIGURE + FIGURE.removeprefix("items:\n"),
    *(re.sub(rf"    {key}: .*\n", "", FIGURE) for key in ("label", "year", "source")),
    FIGURE.replace("value: 12 t", "note: 12 t"),
    FIGURE.replace("2015", '""'),
    FIGURE.replace("2015", ""),
    FIGURE.replace("saved", "[saved]"),
    f"{FIGURE}    note: more\n",
    f"{FIGURE}note: more\n",
    "items: []\n",
    "items:\n",
    "items: 12\n",
    "items: [12]\n",
    "item: []\n",
    "- value: 12\n",
]


def loads(word: str, text: str) -> bool:
    """Whether the loader finds nothing wrong with a block."""
    report = Report()
    (fence,) = find(f"```{word}\n{text}```\n", 1, WORDS)
    return read(fence, "a.md", report) is not None and not len(report)


def fits(value: Any, rule: dict[str, Any], schema: dict[str, Any]) -> bool:  # noqa: ANN401 - any YAML
    """Whether a value keeps a rule of a schema, as far as these schemas use the language of schemas."""
    if "$ref" in rule:
        return fits(value, schema["definitions"][rule["$ref"].rpartition("/")[2]], schema)
    if "oneOf" in rule:
        return sum(fits(value, one, schema) for one in rule["oneOf"]) == 1
    types = [rule["type"]] if isinstance(rule["type"], str) else rule["type"]
    if isinstance(value, bool) or not any(isinstance(value, TYPES[name]) for name in types):
        return False
    return inside(value, rule, schema)


def inside(value: Any, rule: dict[str, Any], schema: dict[str, Any]) -> bool:  # noqa: ANN401 - any YAML
    """Whether what a value of the right type holds keeps a rule."""
    if isinstance(value, str):
        return re.search(rule.get("pattern", ""), value) is not None
    if isinstance(value, list):
        enough = len(value) >= rule.get("minItems", 0)
        return enough and all(fits(entry, rule["items"], schema) for entry in value)
    if isinstance(value, dict):
        known = rule["properties"]
        return set(rule["required"]) <= set(value) <= set(known) and all(
            fits(entry, known[key], schema) for key, entry in value.items()
        )
    return True


@pytest.mark.parametrize(
    ("word", "text"), [*(("stream", text) for text in STREAMS), *(("figures", text) for text in FIGURES)]
)
def test_the_schema_accepts_and_refuses_what_the_loader_does(word: str, text: str) -> None:
    """A sheet that an editor finds sound is sound, and the other way round."""
    assert fits(yaml.safe_load(text), SCHEMAS[word], SCHEMAS[word]) == loads(word, text)


def test_the_cases_are_of_both_kinds() -> None:
    """Neither the loader nor the schema refuses everything."""
    assert [loads("stream", text) for text in STREAMS] == [True] * 5 + [False] * (len(STREAMS) - 5)
    assert [loads("figures", text) for text in FIGURES] == [True] * 4 + [False] * (len(FIGURES) - 4)


def test_the_schemas_have_the_keys_of_the_model() -> None:
    """Every key of a sheet is in its schema, with a description, and no other is allowed."""
    stream, figures = SCHEMAS["stream"], SCHEMAS["figures"]
    names = ["from" if field.name == "origin" else field.name for field in fields(Stream)]
    assert sorted(stream["properties"]) == sorted(names)
    assert list(figures["properties"]) == [field.name for field in fields(Figures)]
    figure = figures["definitions"]["figure"]
    assert sorted(figure["properties"]) == sorted(field.name for field in fields(Figure))
    for schema in (stream, figures, figure):
        assert schema["additionalProperties"] is False
        assert all(rule["description"] for rule in schema["properties"].values())


@pytest.mark.parametrize("path", sorted((PROJECT / "course").rglob("*.md")), ids=lambda path: path.name)
def test_the_schemas_accept_what_the_course_has(path: Path) -> None:
    """Every sheet and every figure of the course fits."""
    for fence in find(path.read_text(encoding="utf-8"), 1, WORDS):
        assert fits(yaml.safe_load(fence.text), SCHEMAS[fence.word], SCHEMAS[fence.word]), fence.line
