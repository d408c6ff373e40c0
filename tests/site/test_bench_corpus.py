"""The course that benchmarks build is the same each time and has what a real lesson has."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import TYPE_CHECKING

import pytest

from bench.corpus import LOCALES, write_course

if TYPE_CHECKING:
    from pathlib import Path

    from click.testing import Result

Invoke = Callable[..., "Result"]


@pytest.fixture
def course(tmp_path: Path) -> Path:
    """Return the folder of a course of 2 locales, 3 lessons and 2 organisations."""
    write_course(tmp_path / "small", 2, 3, 2)
    return tmp_path / "small"


def lessons(folder: Path) -> list[str]:
    """Return the text of every lesson."""
    return [path.read_text(encoding="utf-8") for path in sorted(folder.glob("course/*/*/*.md"))]


def test_the_same_figures_give_the_same_bytes(course: Path, tmp_path: Path) -> None:
    """A course that is written twice has the same files with the same bytes."""
    write_course(tmp_path / "again", 2, 3, 2)
    first, second = (
        {path.relative_to(folder): path.read_bytes() for path in folder.rglob("*") if path.is_file()}
        for folder in (course, tmp_path / "again")
    )
    assert first == second
    assert len(first) == 2 * 3 + 2 + len(["mkdocs.yml", "course.yml", "picture.svg"])


def test_a_larger_course_keeps_the_lessons_of_a_smaller_one(course: Path, tmp_path: Path) -> None:
    """Only the last lesson differs, which now has one that follows it."""
    write_course(tmp_path / "larger", 2, 4, 0)
    small, large = lessons(course), lessons(tmp_path / "larger")
    assert small[:2] == large[:2]
    assert small[2] != large[2]


def test_a_lesson_has_what_the_yardstick_names(course: Path) -> None:
    """It has as many words, headings, tables, notes, pictures, footnotes and questions as it should."""
    found = lessons(course)
    assert len(found) == 2 * 3
    for text in found:
        prose, quiz = text.split("---\n", 2)[2].split("```quiz\n")
        assert 850 <= len(prose.split()) <= 1050
        counted = {
            pattern: len(re.findall(pattern, prose, re.MULTILINE))
            for pattern in (r"^## ", r"^### ", r"^\| --- ", r"^!!! ", r"^!\[", r"^```python$", r"^\[\^1\]: ")
        }
        assert list(counted.values()) == [4, 4, 1, 2, 1, 1, 1], counted
        assert quiz.count("prompt: ") == 3


def test_there_is_nothing_wrong_with_the_course(course: Path, invoke: Invoke) -> None:
    """`check --strict` finds no problem, so that a benchmark measures the work and no messages."""
    result = invoke(course, "check", "--strict")
    assert result.stdout == ""
    assert result.exit_code == 0


def test_each_locale_has_words_of_its_own(tmp_path: Path) -> None:
    """No two locales share the text of a lesson, or a cache would find it done already."""
    write_course(tmp_path, len(LOCALES), 1, 0)
    found = [text.partition("source_hash")[2] or text for text in lessons(tmp_path)]
    assert len({text.split("---\n")[-1] for text in found}) == len(LOCALES)
