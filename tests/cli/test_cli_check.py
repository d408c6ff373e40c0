"""What `check --fix` writes, and what it leaves as it was."""

from __future__ import annotations

from typing import TYPE_CHECKING

from symbios.course.document import read
from symbios.problems import Report

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from click.testing import Result

    Project = Callable[[str], Path]
    Invoke = Callable[..., Result]

QUIZ = "\n```quiz\n{}\n- [x] {}\n- [ ] {}\n```\n"


def _lesson(folder: Path, locale: str) -> Path:
    return folder / f"course/{locale}/01-why/01-lesson.md"


def _written(folder: Path, locale: str, front: str, *words: str) -> str:
    text = (
        f"---\n{front}duration: 5\nobjectives: [You can do it.]\n---\n# One\n\nText.\n{QUIZ.format(*words)}"
    )
    file = _lesson(folder, locale)
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_text(text, encoding="utf-8")
    return text


def test_missing_ids_are_written_and_translations_stay_current(
    project: Project, invoke: Invoke, tmp_path: Path
) -> None:
    """One command writes the ids into source and translation; a second one finds nothing to do."""
    del tmp_path
    folder = project("two-locales")
    source = _written(folder, "en", "", "What?", "This", "That")
    digest = read(source, "a.md", "en/a.md", "en", Report()).digest
    _written(folder, "sl", f"source_hash: {digest}\n", "Kaj?", "To", "Ono")
    result = invoke(folder, "check", "--fix", "--strict")
    assert "2 ids written into course/en/01-why/01-lesson.md, course/sl/01-why/01-lesson.md." in result.output
    assert "quiz-no-id" not in result.output
    assert "translation-stale" not in result.output
    assert "```quiz\nid: lesson-1\nWhat?\n" in _lesson(folder, "en").read_text(encoding="utf-8")
    assert "```quiz\nid: lesson-1\nKaj?\n" in _lesson(folder, "sl").read_text(encoding="utf-8")
    assert "Nothing to write: no question lacks an id." in invoke(folder, "check", "--fix").output


def test_a_stale_translation_stays_stale(project: Project, invoke: Invoke) -> None:
    """Writing an id says nothing about whether a translation is right."""
    folder = project("two-locales")
    _written(folder, "en", "", "What?", "This", "That")
    _written(folder, "sl", "source_hash: 0123456789ab\n", "Kaj?", "To", "Ono")
    assert "translation-stale" in invoke(folder, "check", "--fix").output
    assert "source_hash: 0123456789ab" in _lesson(folder, "sl").read_text(encoding="utf-8")
