"""YAML as authors mean it: text stays text, each key has a place, and no file can do harm."""

import json
from datetime import date
from pathlib import Path
from typing import Any

import pytest
import yaml

from symbios import yamlio
from symbios.problems import Report
from symbios.yamlfields import Fields
from symbios.yamlio import EMPTY, Items, Map, Mark, Node, Text, parse

TABLE: dict[str, list[dict[str, Any]]] = json.loads(
    (Path(__file__).parent / "cases/yaml-problems.json").read_text(encoding="utf-8")
)


@pytest.fixture(params=["libyaml", "pure Python"])
def loader(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> None:
    """Read with each of the two parsers."""
    fast = yaml.CBaseLoader if request.param == "libyaml" else yaml.BaseLoader
    monkeypatch.setattr(yamlio, "_FastLoader", fast)


def plain(node: Node | None) -> Any:  # noqa: ANN401 - what a YAML file can hold
    """Return a tree of nodes as plain Python values."""
    if isinstance(node, Map):
        return {key: plain(value) for key, value in node.nodes.items()}
    if isinstance(node, Items):
        return [plain(value) for value in node.nodes]
    return node.value if isinstance(node, Text) else None


def lines(text: str) -> list[str]:
    """Return the problems of one text as lines."""
    report = Report()
    parse(text, "a.yml", report)
    return report.render().splitlines()


def fields(text: str) -> tuple[Fields, Report]:
    """Return the reader of a text, and where its problems go."""
    report = Report()
    return Fields(parse(text, "a.yml", report) or EMPTY, "a.yml", report), report


@pytest.mark.usefixtures("loader")
@pytest.mark.parametrize(
    "written",
    ["no", "yes", "on", "null", "~", "1.10", "0x1F", "010", "1_000", "1:30", "2026-01-05", ".inf", "=", "<<"],
)
def test_every_scalar_stays_text(written: str) -> None:
    """Norway is no boolean, version 1.10 no number, and a day no date object."""
    report = Report()
    assert plain(parse(f"key: {written}", "a.yml", report)) == {"key": written}
    assert not len(report)


@pytest.mark.usefixtures("loader")
def test_every_key_knows_its_place() -> None:
    """Line and column count from one, also inside lists and in flow style."""
    node = parse("a: 1\nb:\n  - c: 2\n    d: {e: 3}\n", "a.yml", Report())
    assert isinstance(node, Map)
    assert node.marks == {"a": Mark(1, 1), "b": Mark(2, 1)}
    inner = node.nodes["b"].nodes[0]  # type: ignore[index,union-attr]
    assert isinstance(inner, Map)
    assert inner.marks == {"c": Mark(3, 5), "d": Mark(4, 5)}
    assert inner.nodes["d"].marks == {"e": Mark(4, 9)}  # type: ignore[union-attr]


def test_a_text_inside_another_file_has_its_places() -> None:
    """YAML inside Markdown counts from where it begins in the file."""
    report = Report()
    parse("a: 1\na: 2\n", "a.md", report, line=10, column=5)
    assert report.render().splitlines()[0] == (
        "a.md:11:5: error: the key “a” stands here twice; it stood first at line 10 (yaml-duplicate-key)"
    )


@pytest.mark.parametrize("text", ["", "\n\n", "# only a comment\n", "---\n", "~", "null"])
@pytest.mark.usefixtures("loader")
def test_an_empty_document_is_nothing(text: str) -> None:
    """A file without content is None, and that alone is no problem."""
    report = Report()
    assert parse(text, "a.yml", report) is None
    assert not len(report)


@pytest.mark.usefixtures("loader")
@pytest.mark.parametrize("case", TABLE["syntax"], ids=lambda case: repr(case["text"][:20]))
def test_hostile_input_ends_in_words(case: dict[str, Any]) -> None:
    """Whatever a file holds ends in the same message with either parser, and never in a traceback."""
    assert lines(case["text"]) == case["problems"]


@pytest.mark.usefixtures("loader")
@pytest.mark.parametrize(("text", "column"), [("[" * 100_000, 65), ("- " * 5_000, 129)])
def test_no_nesting_is_too_deep_to_be_said(text: str, column: int) -> None:
    """Nesting ends at 64 levels, long before the machine does."""
    assert lines(text) == [
        f"a.yml:1:{column}: error: values are nested deeper than 64 levels (yaml-depth)",
        "    Write it flatter.",
    ]


def test_a_bomb_is_refused_before_it_grows() -> None:
    """A file whose aliases would make a billion texts is refused at its first alias."""
    bomb = "a: &a [x, x]\n" + "".join(
        f"{name}: &{name} [*{before}, *{before}]\n"
        for before, name in zip("abcdefgh", "bcdefghi", strict=True)
    )
    assert lines(bomb)[0].startswith("a.yml:2:8: error: “*a” repeats another place of the file")


@pytest.mark.parametrize(
    ("text", "read", "expected"),
    [
        ("a: word", lambda f: f.text("a"), "word"),
        ("a:", lambda f: f.text("a"), None),
        ("a: draft", lambda f: f.choice("a", ["draft", "ready"]), "draft"),
        ("a: true", lambda f: f.boolean("a"), True),
        ("a: 12", lambda f: f.integer("a"), 12),
        ("a: 12.5", lambda f: f.number("a"), 12.5),
        ("a: -3", lambda f: f.number("a"), -3.0),
        ("a: 2026-01-31", lambda f: f.day("a"), date(2026, 1, 31)),
        ("a: [b, c]", lambda f: f.texts("a"), ("b", "c")),
        ("a: b", lambda f: f.texts("a"), ("b",)),
        ("a: {en: Heat, sl: Toplota}", lambda f: f.localised("a", "en"), {"en": "Heat", "sl": "Toplota"}),
        ("a: Heat", lambda f: f.localised("a", "en"), {"en": "Heat"}),
    ],
)
def test_a_reader_returns_what_was_meant(text: str, read: Any, expected: object) -> None:  # noqa: ANN401 - a function
    """Each reader gives the value in its type, and reports nothing."""
    found, report = fields(text)
    assert read(found) == expected
    assert report.render() == ""


@pytest.mark.parametrize("case", TABLE["readers"], ids=lambda case: f"{case['reader']} of {case['text']}")
def test_a_reader_says_what_it_expected(case: dict[str, Any]) -> None:
    """What is wrong is read as absent, and reported with what was found, expected and to write."""
    found, report = fields(case["text"])
    getattr(found, case["reader"])("a", **case["options"])
    assert report.render().splitlines() == case["problems"]


def test_a_key_that_nobody_asked_for_is_said() -> None:
    """An unknown key gets the nearest of those that may stand there."""
    found, report = fields("titel: b\nextra: c\n")
    found.text("title")
    found.done(known=["extra"])
    assert report.render().splitlines() == [
        "a.yml:1:1: error: unknown key “titel” (field-unknown)",
        "    Did you mean “title”?",
    ]
