"""Projects for the tests of this folder, the commands that build them, and what lies in a built folder."""

import os
import shutil
import subprocess
import sys
from collections.abc import Iterable, Mapping
from pathlib import Path

ROOT = Path(__file__).parents[2]
BUILD_DATE = "1790000000"
"""21 September 2026, in seconds: no entry of the registry is near its end."""

SITE_URL = "https://example.org/a course/ž/"
"""An address in a folder of a host, written as an author may write it."""
MKDOCS_YML = "site_name: Small\ndocs_dir: course\ntheme:\n  name: symbios\nplugins:\n  - symbios\n"
_PARTS = ("mkdocs.yml", "course", "community_data", "overrides")


def environment(**changes: str) -> dict[str, str]:
    """Return the environment of a build: that of the tests, with a fixed build date and `changes`."""
    return os.environ | {"SOURCE_DATE_EPOCH": BUILD_DATE, "NO_MKDOCS_2_WARNING": "1"} | changes


def run(
    folder: Path, *arguments: str, module: str = "symbios", env: Mapping[str, str] | None = None
) -> subprocess.CompletedProcess[str]:
    """Run `python -m module` inside a project."""
    return subprocess.run(
        [sys.executable, "-m", module, *arguments],
        cwd=folder,
        env=env or environment(),
        capture_output=True,
        encoding="utf-8",
        check=False,
    )


def build(folder: Path, *arguments: str, env: Mapping[str, str] | None = None) -> Path:
    """Build a project that must build; return its `site/`."""
    done = run(folder, "build", *arguments, env=env)
    assert done.returncode == 0, done.stderr
    return folder / "site"


def real_course(folder: Path) -> Path:
    """Copy this repository's own project, and nothing else of it, to `folder`."""
    folder.mkdir(parents=True)
    for part in _PARTS:
        source = ROOT / part
        if source.is_dir():
            shutil.copytree(source, folder / part)
        elif source.exists():
            shutil.copy(source, folder / part)
    return folder


def write(folder: Path, files: Mapping[str, str]) -> Path:
    """Write text files into `folder`, which is made where it is missing."""
    for name, text in files.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8", newline="\n")
    return folder


def small_project(folder: Path, *, locales: Iterable[str] = (), **files: str) -> Path:
    """Write the smallest project: two lessons, three lines of settings; `files` by path replace or add."""
    settings = "id: small\ntitle: Small\nsource_locale: en\n"
    if locales:
        settings += "locales:\n" + "".join(f"  - code: {code}\n" for code in locales)
    head = "---\ntitle: {0}\nduration: 5\nobjectives:\n  - Know {0}.\n---\n\n{0} is a lesson.\n"
    return write(
        folder,
        {
            "mkdocs.yml": MKDOCS_YML,
            "course/course.yml": settings,
            "course/en/01-first/01-one.md": head.format("One"),
            "course/en/01-first/02-two.md": head.format("Two"),
        }
        | files,
    )


def tree(folder: Path) -> dict[str, bytes]:
    """Return path → bytes of every file below `folder`."""
    return {
        path.relative_to(folder).as_posix(): path.read_bytes()
        for path in sorted(folder.rglob("*"))
        if path.is_file()
    }


def difference(first: Mapping[str, bytes], second: Mapping[str, bytes]) -> list[str]:
    """Return the paths at which two trees are not the same: empty where they are byte-identical."""
    return sorted(name for name in first.keys() | second.keys() if first.get(name) != second.get(name))
