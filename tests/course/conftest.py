"""A course in a temporary folder, made of the texts a test gives."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING

import pytest

from symbios.course import Course, load
from symbios.problems import Report

if TYPE_CHECKING:
    from pathlib import Path

LoadCourse = Callable[..., tuple[Course, Report]]
SETTINGS = "id: tiny\ntitle: Tiny\nsource_locale: en\nlocales: [en, sl, ar]\n"


@pytest.fixture
def course(tmp_path: Path) -> LoadCourse:
    """Return a function that writes files below `course/` and loads them."""

    def write_and_load(files: Mapping[str, str | bytes], settings: str = SETTINGS) -> tuple[Course, Report]:
        for name, content in {"course.yml": settings, **files}.items():
            file = tmp_path / "course" / name
            file.parent.mkdir(parents=True, exist_ok=True)
            file.write_bytes(content if isinstance(content, bytes) else content.encode())
        report = Report()
        return load(tmp_path / "course", tmp_path, report), report

    return write_and_load
