"""Writing `source_hash` into a translation: “this says what the source says today”."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from symbios.course.document import front_matter_lines

if TYPE_CHECKING:
    from symbios.course.model import Course

_MARK = "\ufeff"
_END = re.compile(r"\r\n|\r|\n")
_ROW = re.compile(r"[^\r\n]*(?:\r\n|\r|\n)|[^\r\n]+")
_LINE = re.compile(
    r"""(?P<quote>["']?)source_hash(?P=quote)[ \t]*:[^\r\n]*?"""
    r"""(?P<comment>[ \t]+\#[^\r\n]*)?(?P<end>[\r\n]*)"""
)


def source_hash(course: Course, folder_path: str) -> str | None:
    """Return the hash of the source whose translation is the file `folder_path` of the course folder."""
    for unit in course.units():
        for translation in unit.translations.values():
            if translation.folder_path == folder_path and unit.source:
                return unit.source.digest
    return None


def accept(text: str, digest: str) -> str:
    """Return the text of a translation with `digest` in its front matter; no other line changes.

    Line ends, a byte-order mark and a comment behind the hash stay as they are.
    """
    mark = _MARK if text.startswith(_MARK) else ""
    rows = _ROW.findall(text.removeprefix(_MARK))
    ends = _END.search(text)
    end = ends[0] if ends else "\n"
    line = f"source_hash: {digest}"
    lines = front_matter_lines("".join(_END.sub("\n", row) for row in rows))
    if lines == 0:
        return f"{mark}---{end}{line}{end}---{end}" + "".join(rows)
    for number, row in enumerate(rows[: lines - 1]):
        found = _LINE.fullmatch(row)
        if found:
            rows[number] = f"{line}{found['comment'] or ''}{found['end']}"
            return mark + "".join(rows)
    return mark + "".join([*rows[: lines - 1], line + end, *rows[lines - 1 :]])
