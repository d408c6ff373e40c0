"""The built sites that the browser tests open, and the kinds of page in the real one."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
LANGUAGES = Path(__file__).parent / "sites" / "languages"

FOLDER = "Tečaj – pot do simbioze"
"""A folder name as people have them: spaces, a dash, letters outside ASCII."""

LESSON = "en/why/definition.html"
LESSON_SL = "sl/why/definition.html"
PAGE_KINDS = {
    "root": "index.html#languages",
    "home": "en/index.html",
    "module": "en/why/index.html",
    "lesson": LESSON,
    "fallback": "sl/why/myths.html",
    "directory": "en/directory/index.html",
    "organisation": "en/directory/gzs-kzp.html",
    "wrong-address": "404.html",
}
"""One page of the real course for each kind of page."""


def symbios(*arguments: str | Path, cwd: Path | None = None) -> str:
    """Run a command of the generator and return what it says; fail with that where it fails."""
    command = [sys.executable, "-m", "symbios", *map(str, arguments)]
    run = subprocess.run(command, capture_output=True, text=True, cwd=cwd, check=False, timeout=120)
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
