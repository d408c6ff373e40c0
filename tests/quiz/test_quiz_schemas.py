"""The schemas of quizzes and banks accept and refuse what the loader does, and have its keys."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from schema_validators import CASES, SCHEMAS, as_an_editor, faults, fits, keys_of
from symbios.fences import find
from symbios.problems import Report
from symbios.quiz import fields, questions, short
from symbios.quiz.banks import read_banks
from symbios.quiz.draft import BankUse
from symbios.quiz.ids import check_unique, free_ids
from symbios.quiz.inherit import Setting, resolve_lesson
from symbios.quiz.model import KINDS, UNGRADED
from symbios.quiz.parse import parse

PROJECT = Path(__file__).parents[2]
PATH = "course/en/a.md"
BANK = """\
questions:
  - {id: flows-1, type: true-false, prompt: One, correct: true}
  - {id: flows-2, type: reflection, prompt: Two}
"""
BANKS = read_banks({"en": {"flows": BANK}}, ("en", "en"), "course", Report()).of("en")
PROBLEMS: list[dict[str, Any]] = json.loads(
    (PROJECT / "tests/cases/quiz-problems.json").read_text(encoding="utf-8")
)["own"]
DEFS = SCHEMAS["quiz"]["$defs"]
KINDS_BY_NAME = (
    "single",
    "multiple",
    "true-false",
    "number",
    "text",
    "cloze",
    "matching",
    "ordering",
    "categorise",
    "hotspot",
    "scale",
    "reflection",
)
ROWS = {
    "hint": fields.HINT,
    "choice": fields.CHOICE,
    "choice-of-several": {key: field for key, field in fields.CHOICE.items() if key != "share"},
    "accepted-number": fields.ACCEPTED_NUMBER,
    "accepted-text": fields.ACCEPTED_TEXT,
    "pair": fields.PAIR,
    "item": fields.ITEM,
    "sorted-item": fields.SORTED,
    "one-text": fields.ONE_TEXT,
    "region": fields.REGION,
}
"""The rules for entries of lists, each with its table; the choices of a `multiple` question have no share."""


def body_errors(body: str, source: str = "") -> list[str]:
    """Return the errors that the loader finds in a lesson, or in the translation of `source`."""
    report = Report()

    def read(text: str, path: str, twins: Any = None) -> Any:  # noqa: ANN401 the quizzes of a lesson
        drafts = [parse(fence, path, report) for fence in find(text, 1)]
        check_unique({path: [draft for draft in drafts if draft]}, report)
        setting = Setting(path, PATH if twins else "", report, free_ids("a", ()), BANKS)
        return resolve_lesson(drafts, twins, setting)

    if source:
        read(body, "course/sl/a.md", read(source, PATH))
    else:
        read(body, PATH)
    return [str(problem) for problem in report if problem.level == "error"]


def bank_errors(text: str, source: str = "") -> list[str]:
    """Return the errors that the loader finds in a bank, or in the translation of `source`."""
    report = Report()
    texts = {"en": {"flows": source}, "sl": {"flows": text}} if source else {"en": {"flows": text}}
    read_banks(texts, ("en", "en"), "course", report)
    return [str(problem) for problem in report if problem.level == "error"]


def fence(case: dict[str, Any], key: str) -> str:
    """Return the lesson that holds a quiz of the table; nothing where there is none."""
    return "\n".join(["```quiz", *case[key], "```"]) if key in case else ""


@pytest.mark.parametrize("case", CASES["quiz"], ids=lambda case: case["name"])
def test_the_schema_of_quizzes_says_what_the_loader_does(case: dict[str, Any]) -> None:
    """Both accept a quiz or both refuse it; where they cannot agree, the table says why."""
    loaded = not body_errors(fence(case, "text"), fence(case, "source"))
    fitting = fits("quiz", "\n".join(case["text"]))
    expected = (case["accepted"],) * 2 if "accepted" in case else (case["loader"], case["schema"])
    assert (loaded, fitting) == expected


@pytest.mark.parametrize("case", CASES["bank"], ids=lambda case: case["name"])
def test_the_schema_of_banks_says_what_the_loader_does(case: dict[str, Any]) -> None:
    """Both accept a bank or both refuse it; where they cannot agree, the table says why."""
    loaded = not bank_errors("\n".join(case["text"]), "\n".join(case.get("source", ())))
    fitting = fits("bank", "\n".join(case["text"]))
    expected = (case["accepted"],) * 2 if "accepted" in case else (case["loader"], case["schema"])
    assert (loaded, fitting) == expected


def long_form(text: str) -> bool:
    """Whether a fence holds YAML, which alone a schema can be held against."""
    return not short.is_short(text) and isinstance(as_an_editor(text), dict)


@pytest.mark.parametrize("case", PROBLEMS, ids=lambda case: case["name"])
def test_the_table_of_problems_and_the_schema_agree(case: dict[str, Any]) -> None:
    """What is an error in the table is refused by the schema, but for what `problems` gives a reason for."""
    if any("(yaml-" in line for line in case["report"]):
        assert case["name"] not in CASES["problems"]
        return
    quizzes = [each for each in find("\n".join(case["text"]), 1) if each.closed and not each.info]
    texts = [each.text for each in quizzes if long_form(each.text)]
    if len(quizzes) != 1 or not texts:
        assert case["name"] not in CASES["problems"]
        return
    sound = not any(": error: " in line for line in case["report"])
    agrees = fits("quiz", texts[0]) == sound
    assert agrees == (case["name"] not in CASES["problems"]), faults("quiz", texts[0])


@pytest.mark.parametrize("path", sorted((PROJECT / "course").rglob("*.md")), ids=lambda path: path.name)
def test_the_schema_accepts_what_the_course_asks(path: Path) -> None:
    """Every quiz of the course, in every language, fits."""
    texts = [each.text for each in find(path.read_text(encoding="utf-8"), 1, ("quiz",))]
    assert [faults("quiz", text) for text in texts if long_form(text)] == [
        [] for text in texts if long_form(text)
    ]


def test_the_schema_accepts_the_banks_of_the_course() -> None:
    """Every bank of the course, in every language, fits."""
    banks = sorted((PROJECT / "course").rglob("banks/*.yml"))
    assert {path.name: faults("bank", path.read_text(encoding="utf-8")) for path in banks} == {
        path.name: [] for path in banks
    }


@pytest.mark.parametrize("kind", KINDS)
def test_each_kind_has_its_keys(kind: str) -> None:
    """The keys of a kind are those of the loader's table; what is not graded has none of points."""
    refused = {"points", "attempts", "solution_after", "feedback_right"} if kind in UNGRADED else set()
    beside = {"id", "type", *fields.ALONE}
    assert keys_of(DEFS[kind]) == beside | set(fields.table_of(kind)) - refused
    assert list(DEFS[kind]["properties"]) == list(fields.OWN[kind])


def test_common_keys_quizzes_banks_and_kinds_are_those_of_the_loader() -> None:
    """Nothing is missing and nothing is too much."""
    assert list(DEFS["common"]["properties"]) == ["id", "type", *fields.COMMON]
    assert keys_of(DEFS["quiz"]) == {"id", *fields.QUIZ, "questions"}
    assert tuple(DEFS["question-alone"]["properties"]) == fields.ALONE
    assert keys_of(DEFS["bank-use"]) == set(BankUse.__slots__) - {"at"}
    assert keys_of(SCHEMAS["bank"]) == {"title", "questions"}
    assert tuple(DEFS["common"]["properties"]["type"]["enum"]) == KINDS_BY_NAME
    assert [
        branch["if"]["properties"]["type"]["const"] for branch in DEFS["by-type"]["then"]["allOf"]
    ] == list(KINDS_BY_NAME)


@pytest.mark.parametrize("name", ROWS)
def test_each_entry_of_a_list_has_its_keys(name: str) -> None:
    """The keys of a choice, a pair, a hint … are those of the loader's table."""
    assert list(DEFS[name]["properties"]) == list(ROWS[name])
    assert keys_of(DEFS[name]) == set(ROWS[name])


def test_keys_that_tell_a_kind_are_asked_in_the_order_of_the_loader() -> None:
    """Where no type is written, schema and loader follow the same clues."""
    clues = [key for key, _ in questions._CLUES]
    told = [DEFS[name]["if"] for name in DEFS if name.startswith("told-by-")]
    asked = [key for rule in told for required in rule.get("anyOf", [rule]) for key in required["required"]]
    assert asked == [*clues, "correct", "accept"]


def described(rule: Any) -> list[str]:  # noqa: ANN401 any part of a schema
    """Return the properties below a rule that no description explains; conditions need none."""
    if isinstance(rule, list):
        return [key for each in rule for key in described(each)]
    if not isinstance(rule, dict):
        return []
    found = [
        key
        for key, each in rule.get("properties", {}).items()
        if each is not False and not each.get("description", "").endswith(".")
    ]
    inside = (each for key, each in rule.items() if key not in {"if", "then", "not", "contains", "examples"})
    return found + [key for each in inside for key in described(each)]


@pytest.mark.parametrize("name", SCHEMAS)
def test_an_editor_explains_every_key(name: str) -> None:
    """Each key has a sentence, each schema a title, and its id is the name of its file."""
    assert SCHEMAS[name]["$id"] == f"{name}.schema.json"
    assert SCHEMAS[name]["title"]
    assert "`build.py check` knows more" in SCHEMAS[name]["description"]
    assert described(SCHEMAS[name]) == []


@pytest.mark.parametrize("name", ["quiz", "bank", "lesson", "course"])
def test_the_table_is_large_and_its_reasons_are_few(name: str) -> None:
    """Each schema has at least 40 texts, and a difference has one of the reasons that the table lists."""
    cases = CASES[name]
    assert len(cases) >= 40
    assert {case["reason"] for case in cases if "reason" in case} <= set(CASES["reasons"])
    assert all(case["loader"] != case["schema"] for case in cases if "reason" in case)
    accepted = sum(case.get("accepted", False) for case in cases)
    assert 12 <= accepted < len(cases) - 12


@pytest.mark.parametrize("kind", KINDS)
def test_each_kind_has_its_cases(kind: str) -> None:
    """At least six texts are about a kind, accepted and refused ones."""
    own = [case for case in CASES["quiz"] if case["name"].startswith(f"{kind}: ")]
    assert len(own) >= 6
    assert {case["accepted"] for case in own if "accepted" in case} == {True, False}


def test_the_reasons_are_what_they_are() -> None:
    """Schema and loader differ for these reasons and for no other."""
    assert CASES["reasons"] == [
        "A translation may leave it to its source.",
        "A schema does not compare two places of a file.",
        "An editor sees a number, not how it is written.",
        "To the loader an empty value is none; an editor says that it is still empty.",
        "Only the loader knows the other files.",
        "A pattern does not read the inside of a gap.",
        "A schema does not count in pairs or add.",
        "A pattern knows no calendar, and no list of countries.",
    ]
    used = {case["reason"] for name in SCHEMAS for case in CASES[name] if "reason" in case}
    assert used == set(CASES["reasons"])
    assert set(CASES["problems"].values()) <= set(CASES["reasons"])
    assert set(CASES["problems"]) <= {case["name"] for case in PROBLEMS}
