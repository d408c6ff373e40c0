"""What tests of every folder share: a tiny project to write in, and the real command."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from collections.abc import Callable, Mapping
from datetime import date
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from symbios.cli import commands
from symbios.site.compile import compile_site
from symbios.site.project import Compiled
from symbios.site.project import Project as CompiledProject

SITES = Path(__file__).parent / "sites"
Project = Callable[[str], Path]
Invoke = Callable[..., Result]
Compile = Callable[..., Compiled]
Run = Callable[..., "subprocess.CompletedProcess[str]"]


@pytest.fixture
def project(tmp_path: Path) -> Project:
    """Return a function that copies the site `tests/sites/<name>` and returns the copy's folder."""

    def copy(name: str) -> Path:
        return shutil.copytree(SITES / name, tmp_path / name)

    return copy


@pytest.fixture
def invoke() -> Invoke:
    """Return a function that runs a command on the project in a folder, inside this process."""

    def run_inside(folder: Path, *arguments: str) -> Result:
        *command, last = arguments
        result = CliRunner().invoke(commands, [*command, last, "-f", str(folder / "mkdocs.yml")])
        if result.exception and not isinstance(result.exception, SystemExit):
            raise result.exception
        return result

    return run_inside


@pytest.fixture
def compiled(tmp_path: Path) -> Compile:
    """Return a function that writes the files of a project and compiles them.

    `settings` are the lines of course.yml beyond the least; `words` are the interface strings of a locale.
    """

    def write_and_compile(
        files: Mapping[str, str], settings: str = "", words: Mapping[str, Mapping[str, str]] | None = None
    ) -> Compiled:
        texts = {"course/course.yml": f"id: tiny\ntitle: Tiny\nsource_locale: en\n{settings}", **files}
        for name, content in texts.items():
            file = tmp_path / name
            file.parent.mkdir(parents=True, exist_ok=True)
            file.write_bytes(content.encode())
        return compile_site(
            CompiledProject(
                root=tmp_path,
                course=tmp_path / "course",
                registry=tmp_path / "community_data",
                build_date=date(2026, 1, 1),
                strings=lambda locale: lambda text: (words or {}).get(locale.code, {}).get(text, text),
            )
        )

    return write_and_compile


@pytest.fixture
def run() -> Run:
    """Return a function that runs `python -m symbios …` as an author does, with that working folder."""

    def run_outside(*arguments: str, cwd: Path, **environment: str) -> subprocess.CompletedProcess[str]:
        return subprocess.run(
            [sys.executable, "-m", "symbios", *arguments],
            cwd=cwd,
            env=os.environ | environment,
            capture_output=True,
            encoding="utf-8",
            check=False,
        )

    return run_outside


@pytest.fixture(scope="session")
def node() -> str:
    """Return the path of Node; a machine without it fails, because nothing is skipped in silence."""
    found = os.environ.get("SYMBIOS_NODE") or shutil.which("node")
    assert found, "Node is needed: name it in SYMBIOS_NODE or put it on the PATH"
    return found
