"""Makes the same course for plain Material for MkDocs: one project for each locale, as its manual advises."""

from __future__ import annotations

import os
import shutil
import sys
from typing import TYPE_CHECKING

from corpus import PICTURE

if TYPE_CHECKING:
    from pathlib import Path

ROWS = {"Material": (), "Material, navigation.prune": ("navigation.prune",)}
"""What stands in the table, with the features that are switched on."""

_CONFIG = """\
site_name: Bench
theme:
  name: material
  language: {locale}
  font: false
  features: [{features}]
plugins:
  - search
markdown_extensions:
  - admonition
  - attr_list
  - footnotes
  - tables
  - toc:
      permalink: true
  - pymdownx.details
  - pymdownx.superfences
"""


def write_projects(course: Path, into: Path) -> list[Path]:
    """Write the locales of the folder `course` as projects into the empty folder `into` and return them."""
    projects = []
    for locale in sorted(path for path in course.iterdir() if (path / "01-part-001").is_dir()):
        project = into / locale.name
        for lesson in locale.rglob("*.md"):
            target = project / "docs" / lesson.relative_to(locale)
            target.parent.mkdir(parents=True, exist_ok=True)
            target.write_bytes(_as_material_reads(lesson.read_text(encoding="utf-8")).encode())
        (project / "docs" / PICTURE).parent.mkdir()
        shutil.copyfile(course / PICTURE, project / "docs" / PICTURE)
        (project / "docs/index.md").write_bytes(b"# Bench\n")
        projects.append(project)
    return projects


def _as_material_reads(lesson: str) -> str:
    """Return a lesson without the front matter that only a course has; its quiz stays, as a block of code.

    A locale's folder is the root here, so that the picture is one step nearer.
    """
    _, head, body = lesson.split("---\n", 2)
    title = head.splitlines(keepends=True)[0]
    return f"---\n{title}---\n{body.replace(f'../../{PICTURE}', f'../{PICTURE}')}"


def commands(projects: list[Path], features: tuple[str, ...]) -> list[list[str]]:
    """Switch these features on and return the command that builds each project into its folder `site`."""
    for project in projects:
        text = _CONFIG.format(locale=project.name, features=", ".join(features))
        (project / "mkdocs.yml").write_bytes(text.encode())
    config = [os.fspath(project / "mkdocs.yml") for project in projects]
    return [[sys.executable, "-m", "mkdocs", "build", "--clean", "--quiet", "-f", each] for each in config]
