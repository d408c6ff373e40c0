"""The guide for authors shows every kind, key and message of questions, and its examples are sound."""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from click.testing import CliRunner

from schema_validators import faults
from symbios.cli import commands
from symbios.course.document import read
from symbios.fences import Fence, find
from symbios.problems import Report
from symbios.quiz import fields, short
from symbios.quiz.banks import read_banks
from symbios.quiz.formats.gift import read_fence
from symbios.quiz.ids import check_unique, free_ids
from symbios.quiz.inherit import Setting, resolve_lesson
from symbios.quiz.model import KINDS, Question
from symbios.quiz.parse import parse

if TYPE_CHECKING:
    from symbios.quiz.draft import Draft

PROJECT = Path(__file__).parents[2]
GUIDE = (PROJECT / "docs/quizzes.md").read_text(encoding="utf-8")
BLOCKS = find(GUIDE, 1, ("markdown", "yaml"))
QUIZZES = tuple(
    fence for block in BLOCKS if block.word == "markdown" for fence in find(block.text, block.line, ("quiz",))
)
TRANSLATED = "kinds-number"
BANK = next(block.text for block in BLOCKS if block.text.startswith("# course/en/banks/flows.yml\n"))
BANKS = read_banks({"en": {"flows": BANK}}, ("en", "en"), "course", Report()).of("en")


def example(kind: str) -> list[str]:
    """Return the quizzes that the section of a kind shows."""
    section = GUIDE.partition(f"\n### {kind}\n")[2]
    section = re.split(r"\n##+ ", section)[0]
    return [
        fence.text for block in find(section, 1, ("markdown",)) for fence in find(block.text, 1, ("quiz",))
    ]


def questions(texts: tuple[Fence, ...], report: Report) -> list[Question]:
    """Return the questions of fences that stand in one lesson."""
    drafts: list[Draft | None] = [parse(fence, "docs/quizzes.md", report) for fence in texts]
    check_unique({"docs/quizzes.md": [draft for draft in drafts if draft]}, report)
    setting = Setting("docs/quizzes.md", "", report, free_ids("x", ()), BANKS)
    found = resolve_lesson(drafts, None, setting)
    return [question for each in found if each for question in each.quiz.questions]


def test_the_examples_are_sound() -> None:
    """What an author copies from the guide has no problem; no id stands twice in the whole guide."""
    report = Report()
    own = tuple(fence for fence in QUIZZES if "Koliko" not in fence.text)
    assert len(own) == len(QUIZZES) - 1
    assert len(questions(own, report)) > 20
    assert report.render() == ""


def test_an_editor_finds_the_examples_sound() -> None:
    """The schema accepts every example in the long form, the bank and the front matter."""
    texts = [fence.text for fence in QUIZZES if not short.is_short(fence.text)]
    assert {text: faults("quiz", text) for text in texts} == {text: [] for text in texts}
    assert faults("bank", BANK) == []


@pytest.mark.parametrize("kind", KINDS)
def test_each_kind_has_an_example_with_its_type_and_a_picture(kind: str) -> None:
    """The section of a kind shows one question of it and names each of its keys."""
    (text,) = example(kind)
    (fence,) = find(f"```quiz\n{text}\n```", 1)
    (question,) = questions((fence,), Report())
    assert question.kind == kind
    assert f"\ntype: {kind}\n" in text
    section = re.split(r"\n##+ ", GUIDE.partition(f"\n### {kind}\n")[2])[0]
    assert f"![A question of the kind {kind}](images/quiz-{kind}.png)" in section
    assert [key for key in fields.OWN[kind] if f"`{key}`" not in section] == []
    assert f"| [`{kind}`](#{kind}) |" in GUIDE


def test_a_bank_and_its_quiz_are_sound() -> None:
    """The bank of the guide has no problem, and its quiz draws from it."""
    report = Report()
    shelf = read_banks({"en": {"flows": BANK}}, ("en", "en"), "course", report)
    assert report.render() == ""
    assert [each.id for each in shelf.of("en").questions["flows"] or ()] == ["flows-1", "flows-2", "flows-3"]


def test_the_gift_is_sound() -> None:
    """The question in GIFT has no problem, and its title is its id."""
    (fence,) = (fence for block in BLOCKS for fence in find(block.text, block.line, ("gift",)))
    report = Report()
    (question,) = read_fence(fence.text, "docs/quizzes.md", fence.line, fence.column, report)
    assert report.render() == ""
    assert (question.id, question.kind) == ("gift-1", "true-false")


def test_the_front_matter_is_sound() -> None:
    """The lesson that shows `mastery` has no problem."""
    (block,) = (block for block in BLOCKS if block.text.startswith("---\n"))
    report = Report()
    document = read(f"{block.text}\nText.\n", "course/en/a.md", "a.md", "en", report)
    assert report.render() == ""
    assert (document.mastery, len(document.objectives)) == ((4, 5), 2)


def test_the_translation_is_sound() -> None:
    """The short translation of the guide takes the rest from the example that it translates."""
    report = Report()
    source, own = (fence for fence in QUIZZES if f"id: {TRANSLATED}\n" in fence.text)
    setting = Setting("course/en/a.md", "", report, free_ids("x", ()))
    twins = resolve_lesson([parse(source, "course/en/a.md", report)], None, setting)
    setting = Setting("course/sl/a.md", "course/en/a.md", report, free_ids("x", ()))
    (quiz,) = resolve_lesson([parse(own, "course/sl/a.md", report)], twins, setting)
    assert report.render() == ""
    assert quiz is not None


def test_the_guide_says_what_a_translation_inherits() -> None:
    """The rows of its table are those of the loader's tables."""
    rows = {rule: set[str]() for rule in fields.Rule}
    tables = [fields.COMMON, *fields.OWN.values(), fields.QUIZ]
    for table in tables:
        for key, field in table.items():
            if field.rows:
                tables.append(field.rows.table)
            elif key not in {"id", "name", "factor"}:
                rows[field.rule].add(key)
    found = {}
    for rule, words in {
        fields.Rule.SAME: "comes from the source, and must be the same",
        fields.Rule.LENT: "comes from the source, and may be another",
        fields.Rule.OWN: "is always the translation’s own",
    }.items():
        (line,) = (line for line in GUIDE.split("\n") if line.startswith(f"| {words}"))
        found[rule] = set(re.findall(r"`([a-z_-]+)`", line.partition(" | ")[2]))
    assert found[fields.Rule.SAME] == rows[fields.Rule.SAME] | {"type", "units"}
    assert found[fields.Rule.LENT] == rows[fields.Rule.LENT]
    assert found[fields.Rule.OWN] == rows[fields.Rule.OWN] | {"accept"}


def test_the_guide_names_every_message() -> None:
    """Each name that the tables of problems hold has a line that says what to do."""
    cases = json.loads((PROJECT / "tests/cases/quiz-problems.json").read_text(encoding="utf-8"))
    cases["banks"] = json.loads((PROJECT / "tests/cases/quiz-banks.json").read_text(encoding="utf-8"))
    lines = [line for group in cases.values() for case in group for line in case["report"]]
    names = {found[1] for line in lines if (found := re.search(r" \((quiz-[a-z-]+)\)$", line))}
    table = GUIDE.partition("\n## Messages\n")[2]
    rows = {
        name for line in table.split("\n") for name in re.findall(r"`(quiz-[a-z-]+)`", line.split(" | ")[0])
    }
    assert len(names) > 20
    assert rows == names | {"quiz-outcome", "quiz-gift", "quiz-aiken", "quiz-import"}


def test_the_commands_of_the_guide_are_there() -> None:
    """Each command has the formats and options that the guide shows."""
    said = dict(re.findall(r"^    python3 build\.py (import|export) (\S+) ", GUIDE, re.MULTILINE))
    assert said == {"import": "gift|aiken|moodle|qti", "export": "gift|moodle|qti"}
    for command, formats in said.items():
        options = {param.name: param for param in commands.commands[command].params}
        assert options["target"].opts == ["--to"]
        assert options["form"].type.to_info_dict()["choices"] == tuple(sorted(formats.split("|")))
    assert "DIR" in CliRunner().invoke(commands, ["schemas", "--help"]).output
    assert "--fix" in CliRunner().invoke(commands, ["check", "--help"]).output
