"""`check --fix`: writes what needs no decision, and leaves translations as current as they were."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from symbios.course import load
from symbios.course.model import State
from symbios.problems import Report
from symbios.quiz.missing_ids import missing_ids, with_ids
from symbios.translation.accept import accept, source_hash

if TYPE_CHECKING:
    from pathlib import Path

    from symbios.site.project import Compiled


@dataclass(frozen=True, slots=True)
class Mended:
    """How many ids were written, and into which files."""

    ids: int
    files: tuple[str, ...]

    def __str__(self) -> str:
        """Return the sentence that `check --fix` prints."""
        if not self.files:
            return "Nothing to write: no question lacks an id."
        ids = "1 id" if self.ids == 1 else f"{self.ids} ids"
        return f"{ids} written into {', '.join(self.files)}."


def write_missing_ids(compiled: Compiled, root: Path, course_folder: Path) -> Mended:
    """Write each id that a message of `compiled` names into its file below `root`.

    A translation that was current stays so: an id is nothing to translate.
    """
    missing = missing_ids(compiled.report)
    current = [
        translation
        for unit in compiled.course.units()
        if unit.source and unit.source.path in missing
        for translation in unit.translations.values()
        if unit.state(translation.locale) is State.CURRENT
    ]
    for path, ids in missing.items():
        file = root / path
        file.write_bytes(with_ids(file.read_bytes().decode(), ids).encode())
    course = load(course_folder, root, Report()) if current else compiled.course
    for translation in current:
        digest = source_hash(course, translation.folder_path)
        if digest:
            file = root / translation.path
            file.write_bytes(accept(file.read_bytes().decode(), digest).encode())
    return Mended(sum(map(len, missing.values())), tuple(sorted(missing)))
