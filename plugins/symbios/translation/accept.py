"""Writing `source_hash` into a translation: “this says what the source says today”."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from symbios.course.document import front_matter_lines

if TYPE_CHECKING:
    from symbios.course.model import Course, Document

_LINE = re.compile(r"^source_hash[ \t]*:.*$", re.MULTILINE)


def find(course: Course, folder_path: str) -> tuple[Document, str] | None:
    """Return the translation at `folder_path` inside the course folder, and the hash of its source."""
    for unit in course.units():
        for translation in unit.translations.values():
            if translation.folder_path == folder_path and unit.source:
                return translation, unit.source.digest
    return None


def accept(text: str, source_hash: str) -> str:
    """Return the text of a translation with `source_hash` in its front matter; all else stays as it is."""
    line = f"source_hash: {source_hash}"
    lines = front_matter_lines(text)
    if lines == 0:
        return f"---\n{line}\n---\n{text}"
    rows = text.split("\n")
    head, rest = "\n".join(rows[: lines - 1]), "\n".join(rows[lines - 1 :])
    if _LINE.search(head):
        return _LINE.sub(line, head, count=1) + "\n" + rest
    return f"{head}\n{line}\n{rest}"
