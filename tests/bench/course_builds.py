"""The builds of a course that are measured: from nothing, and after each kind of change."""

from __future__ import annotations

import shutil
import sys
from dataclasses import dataclass
from typing import TYPE_CHECKING

from corpus import LOCALES, place, write_course
from measuring import measured, middle
from output import changed, files_of, megabytes
from rows import Row

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

ENVIRONMENT = {"SOURCE_DATE_EPOCH": "1767225600", "NO_MKDOCS_2_WARNING": "1"}


@dataclass(frozen=True, slots=True)
class Bench:
    """A course of so many locales and lessons in `folder`, built `repeat` times for each figure."""

    folder: Path
    locales: int
    lessons: int
    organisations: int
    options: tuple[str, ...] = ()
    repeat: int = 1

    def write(self) -> None:
        """Write the course anew."""
        shutil.rmtree(self.folder, ignore_errors=True)
        write_course(self.folder, self.locales, self.lessons, self.organisations)

    def cold(self, build: str = "cold") -> Row:
        """Build where there is neither a cache nor a site; the row has the name `build`."""
        return self._row(build, self._forget, new=True)

    def warm(self) -> list[Row]:
        """Build again after each kind of change; the course is as before at the end."""
        text = self._lesson(LOCALES[self.locales - 1])
        source = self._lesson(LOCALES[0])
        before = {path: path.read_bytes() for path in (text, source)}
        rows = [
            self._row("warm, nothing changed", lambda: None),
            self._row("warm, text of one lesson changed", lambda: _append(text)),
        ]
        text.write_bytes(before[text])
        measured(self._build(), ENVIRONMENT)
        titled = self._row("warm, title of one source lesson changed", lambda: _retitle(source))
        back = self._row("warm, that title set back", lambda: source.write_bytes(before[source]), once=True)
        return [*rows, titled, back]

    def _lesson(self, locale: str) -> Path:
        return self.folder / "course" / locale / place(self.lessons // 2)

    def _build(self) -> list[list[str]]:
        config = str(self.folder / "mkdocs.yml")
        return [[sys.executable, "-m", "symbios", "build", "-f", config, *self.options]]

    def _forget(self) -> None:
        for name in (".cache", "site"):
            shutil.rmtree(self.folder / name, ignore_errors=True)

    def _row(
        self, build: str, prepare: Callable[[], object], *, new: bool = False, once: bool = False
    ) -> Row:
        """Measure the build after `prepare`, as often as is asked for, and return the middle one."""
        site, runs = self.folder / "site", []
        written: int | None = None
        for _ in range(1 if once else self.repeat):
            prepare()
            before = files_of(site)
            runs.append(measured(self._build(), ENVIRONMENT))
            written = None if new else changed(before, files_of(site))
        after = files_of(site)
        return Row(build, self.locales * self.lessons, middle(runs), megabytes(after), len(after), written)


def _append(lesson: Path) -> None:
    """Write one more paragraph at the end of a lesson."""
    with lesson.open("a", encoding="utf-8", newline="\n") as file:
        file.write("\nA paragraph that was not there before, with *emphasis*.\n")


def _retitle(lesson: Path) -> None:
    """Put a word before the title of a lesson."""
    lesson.write_bytes(lesson.read_bytes().replace(b"title: ", b"title: Newly ", 1))
