"""A small project, as `new course` makes it, for those who write."""

from __future__ import annotations

from typing import TYPE_CHECKING

from browser_sites import symbios

if TYPE_CHECKING:
    from pathlib import Path

TITLE = "Bread and heat"


def new_course(folder: Path) -> Path:
    """Make a new course in `folder` and return the folder."""
    symbios("new", "course", folder, "--title", TITLE)
    return folder


def replace(path: Path, old: str, new: str) -> None:
    """Replace a passage of a file, as an author does; the passage must be there."""
    text = path.read_text(encoding="utf-8")
    assert old in text
    path.write_text(text.replace(old, new), encoding="utf-8", newline="\n")
