"""The built sites that the browser tests open, and the kinds of page in the real one."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
LANGUAGES = Path(__file__).parent / "sites" / "languages"
QUESTIONS = Path(__file__).parent / "sites" / "questions"

FOLDER = "Tečaj – pot do simbioze"
"""A folder name as people have them: spaces, a dash, letters outside ASCII."""

LESSON = "en/why/definition.html"
LESSON_SL = "sl/why/definition.html"
FALLBACK = "sl/why/myths.html"
PAGE_KINDS = {
    "root": "index.html#languages",
    "home": "en/index.html",
    "course": "en/course.html",
    "module": "en/why/index.html",
    "module-outline": "en/leather/index.html",
    "lesson": LESSON,
    "lesson-stream": "en/why/kinds-of-exchange.html",
    "fallback": FALLBACK,
    "answers": "en/why/answer-key.html",
    "glossary": "en/glossary.html",
    "partners": "en/partners.html",
    "about": "en/about.html",
    "accessibility": "en/accessibility.html",
    "privacy": "en/privacy.html",
    "licence": "en/licence.html",
    "sitemap": "en/sitemap.html",
    "directory": "en/directory/index.html",
    "organisation": "en/directory/gzs-kzp.html",
    "wrong-address": "404.html",
}
"""One page of the real course for each kind of page."""
LOCALISED = {kind: page for kind, page in PAGE_KINDS.items() if "/" in page}
"""The kinds that stand in the frame of a language."""

BUILD_DATE = "1790000000"
"""21 September 2026, in seconds: what pages say about dates does not depend on the day of the test."""

_PARTS = ("course", "community_data", "overrides")


def course_with_a_gap(folder: Path) -> Path:
    """Copy the real course into `folder`, without the lesson of `FALLBACK`: its original stands in for it."""
    for part in _PARTS:
        shutil.copytree(ROOT / part, folder / part)
    shutil.copy(ROOT / "mkdocs.yml", folder)
    (folder / "course/sl/01-why/06-myths.md").unlink()
    return folder


def symbios(*arguments: str | Path, cwd: Path | None = None) -> str:
    """Run a command of the generator and return what it says; fail with that where it fails."""
    command = [sys.executable, "-m", "symbios", *map(str, arguments)]
    env = {"SOURCE_DATE_EPOCH": BUILD_DATE, **os.environ}
    run = subprocess.run(command, capture_output=True, text=True, cwd=cwd, env=env, check=False, timeout=120)
    if run.returncode:
        pytest.fail(f"{' '.join(command)} ended with {run.returncode}:\n{run.stdout}{run.stderr}")
    return run.stdout + run.stderr


def build(project: Path, site: Path) -> Path:
    """Build the project in the folder `project` into `site` and return that."""
    symbios("build", "-f", project / "mkdocs.yml", "-d", site)
    return site


def pages(site: Path) -> list[str]:
    """Return the address of every page of a built site, as a reader can open it and stay there."""
    found = sorted(path.relative_to(site).as_posix() for path in site.rglob("*.html"))
    return ["index.html#languages" if page == "index.html" else page for page in found]
