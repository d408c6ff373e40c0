"""`import` and `export`: banks of questions from other programs and for them, and what was lost."""

from __future__ import annotations

import json
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from click.testing import CliRunner

from symbios.cli import commands

if TYPE_CHECKING:
    from collections.abc import Callable

    from click.testing import Result

    Project = Callable[[str], Path]
    Invoke = Callable[..., Result]

KINDS = Path(__file__).parents[1] / "browser/sites/questions"
GIFT = "// first\n::one:: What is waste? {=A residue ~Gold}\n\n::two:: Whey is a resource. {T}\n"


def run(*arguments: str | Path) -> Result:
    """Run one command."""
    return CliRunner().invoke(commands, [str(argument) for argument in arguments])


@pytest.fixture
def gift(tmp_path: Path) -> Path:
    """Write a small file of GIFT."""
    file = tmp_path / "week1.gift"
    file.write_text(GIFT, encoding="utf-8")
    return file


def test_a_bank_is_made_of_a_file(gift: Path, tmp_path: Path) -> None:
    """The bank holds the questions in our own form; the comment that was left out is listed."""
    bank = tmp_path / "course/en/banks/week1.yml"
    result = run("import", "gift", gift, "--to", bank)
    assert result.exit_code == 0
    assert result.stdout == (f"1 thing could not be carried as written:\n  {gift}:1: 1 comment: left out\n")
    assert result.stderr == f"2 questions written to {bank}. 0 errors, 0 warnings.\n"
    assert bank.read_text(encoding="utf-8") == (
        "questions:\n"
        "  - id: one\n    type: single\n    prompt: What is waste?\n    choices:\n"
        "      - text: A residue\n        correct: true\n      - text: Gold\n"
        "  - id: two\n    type: true-false\n    prompt: Whey is a resource.\n    correct: true\n"
    )


def test_a_bank_is_not_overwritten_unasked(gift: Path, tmp_path: Path) -> None:
    """A file that is there stays; with --replace it gives way."""
    bank = tmp_path / "bank.yml"
    bank.write_text("mine\n", encoding="utf-8")
    result = run("import", "gift", gift, "--to", bank)
    assert result.exit_code == 2
    assert f"{bank} is there already; name another file, or add --replace" in result.stderr
    assert bank.read_text(encoding="utf-8") == "mine\n"
    assert run("import", "gift", gift, "--to", bank, "--replace").exit_code == 0
    assert bank.read_text(encoding="utf-8").startswith("questions:\n")


def test_an_id_that_two_files_have_is_changed_and_listed(gift: Path, tmp_path: Path) -> None:
    """No id stands twice in a bank that is made of several files."""
    other, bank = tmp_path / "week2.gift", tmp_path / "bank.yml"
    other.write_text("::one:: What is whey? {=A residue ~Gold}\n", encoding="utf-8")
    result = run("import", "gift", gift, other, "--to", bank)
    assert f"{other}:1: the id “one”, taken already: the id “one-2”" in result.stdout
    assert "  - id: one-2\n" in bank.read_text(encoding="utf-8")


def test_faults_are_reported_and_the_rest_is_written(tmp_path: Path) -> None:
    """A question that cannot be read costs the exit status, not the others; JSON holds both lists."""
    file, bank = tmp_path / "a.gift", tmp_path / "bank.yml"
    file.write_text("::one:: What? {=a ~b\n\n::two:: Whey is a resource. {T}\n", encoding="utf-8")
    result = run("import", "gift", file, "--to", bank, "--json")
    assert result.exit_code == 1
    found = json.loads(result.stdout)
    assert [(each["line"], each["name"]) for each in found["problems"]] == [(1, "quiz-gift")]
    assert found["losses"] == []
    assert "id: two" in bank.read_text(encoding="utf-8")


def test_a_file_that_holds_nothing_makes_no_bank(tmp_path: Path) -> None:
    """Where nothing could be read, nothing is written."""
    file, bank = tmp_path / "a.xml", tmp_path / "bank.yml"
    file.write_text("no XML at all", encoding="utf-8")
    result = run("import", "moodle", file, "--to", bank)
    assert result.exit_code == 1
    assert "0 questions; nothing was written." in result.stderr
    assert not bank.exists()


@pytest.mark.parametrize(("form", "ending"), [("gift", "gift"), ("moodle", "xml"), ("qti", "zip")])
def test_all_questions_of_a_course_go_out_and_come_back(form: str, ending: str, tmp_path: Path) -> None:
    """What is lost on the way out is listed with file and line; what was written can be imported."""
    file, bank = tmp_path / f"all.{ending}", tmp_path / "bank.yml"
    result = run("export", form, "--to", file, "-f", KINDS / "mkdocs.yml")
    assert result.exit_code == 0
    left_out = ", 4 left out: cloze-question, hotspot-question, ordering-question, scale-question"
    written = {"gift": f"13 questions written to {file}{left_out}.\n"}
    assert written.get(form, f"17 questions written to {file}.\n") in result.stderr
    assert "course/en/01-kinds/01-single.md:10: the solution after 2 attempts" in result.stdout
    back = run("import", form, file, "--to", bank)
    assert back.exit_code == 0
    number = {"gift": 13, "moodle": 17, "qti": 17}[form]
    assert bank.read_text(encoding="utf-8").count("\n  - id: ") == number


def test_one_bank_goes_out_alone(tmp_path: Path) -> None:
    """A path chooses what is written."""
    file = tmp_path / "heat.gift"
    bank = KINDS / "course/en/banks/heat.yml"
    result = run("export", "gift", bank, "--to", file, "-f", KINDS / "mkdocs.yml")
    assert result.stderr == f"4 questions written to {file}.\n"


def test_a_path_without_questions_writes_nothing(tmp_path: Path) -> None:
    """Where nothing was chosen the command says so."""
    file = tmp_path / "none.gift"
    result = run("export", "gift", KINDS / "course/en/index.md", "--to", file, "-f", KINDS / "mkdocs.yml")
    assert (result.exit_code, file.exists()) == (2, False)
    assert result.stderr == "This did not work: there is no question in what was named\n"
