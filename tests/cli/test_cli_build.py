"""What `build` says while it works and at its end."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest

from symbios.cli import progress
from symbios.cli.build import summary
from symbios.site.build import Built

if TYPE_CHECKING:
    import subprocess
    from collections.abc import Callable
    from pathlib import Path

    Project = Callable[[str], Path]
    Run = Callable[..., subprocess.CompletedProcess[str]]


def test_the_summary_counts_pages_locales_problems_time_and_size() -> None:
    """One line holds what an author wants to know at the end."""
    built = Built(
        pages=2910, locales=6, files=5339, size=157_800_000, problems="0 errors, 1 warning", changed=488
    )
    assert summary(built, 12.34) == (
        "2910 pages, 6 locales, 0 errors, 1 warning, 5339 files, 157.8 MB, 488 written, 12.3 s."
    )


def test_the_summary_says_that_nothing_had_changed() -> None:
    """A build that had nothing to do says so."""
    built = Built(pages=1, locales=1, files=1, size=0, problems="0 errors, 0 warnings", changed=None)
    assert summary(built, 0.3) == (
        "1 page, 1 locale, 0 errors, 0 warnings, 1 file, 0.0 MB, nothing had changed, 0.3 s."
    )


def test_each_stage_has_a_plain_line_where_there_is_no_terminal(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    """A log gets one line for each stage, with count and time, and no signs that move a cursor."""
    clock = iter([0.0, 0.0, 1.5, 1.5, 61.5, 61.5, 61.52])
    monkeypatch.setattr(progress.time, "monotonic", lambda: next(clock))
    with progress.Progress() as tell:
        tell("read", 0, 0)
        tell("pages", 2400, 0)
        tell("pages", 2400, 2400)
        tell("write", 3, 3)
    assert capsys.readouterr().err == "  course and registry read, 1.5 s\n  2,400 pages made, 60.0 s\n"


def test_a_terminal_sees_how_far_it_is(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    """A bar with the count runs on a terminal, and gives way to the line of its stage."""
    monkeypatch.setattr(progress.sys.stderr, "isatty", lambda: True, raising=False)
    monkeypatch.setattr(progress, "_LONG", 0)
    with progress.Progress() as tell:
        tell("pages", 40, 0)
        tell("pages", 40, 10)
        tell("pages", 40, 30)
    said = capsys.readouterr().err
    assert "Pages made:" in said
    assert "40/40" in said
    assert re.search(r"\r\x1b\[K  40 pages made, 0\.0 s\n$", said)


def test_a_build_that_fails_says_nothing_of_its_stage(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    """The last line is the reason, not a stage that was not done."""
    monkeypatch.setattr(progress, "_LONG", 0)

    def fail() -> None:
        with progress.Progress() as tell:
            tell("pages", 40, 0)
            raise ValueError("reason")

    with pytest.raises(ValueError, match="reason"):
        fail()
    assert capsys.readouterr().err == ""


def test_other_plugins_are_left_to_the_host(project: Project, run: Run) -> None:
    """Where mkdocs.yml names other plugins, MkDocs builds, and it is said."""
    folder = project("minimal")
    with (folder / "mkdocs.yml").open("a", encoding="utf-8") as settings:
        settings.write("  - search\n")
    done = run("build", cwd=folder)
    assert done.returncode == 0, done.stderr
    assert "mkdocs.yml names other plugins; the host builds, without cache and in one process." in done.stderr
    assert (folder / "site/en/index.html").is_file()
    assert not (folder / ".cache").exists()


def test_a_cache_that_cannot_be_written_is_said_once(project: Project, run: Run) -> None:
    """A folder that nobody may write to, or a file in its place, makes builds slower and stops none."""
    folder = project("minimal")
    (folder / ".cache").write_text("a file", encoding="utf-8")
    done = run("build", cwd=folder)
    assert done.returncode == 0, done.stderr
    assert done.stderr.count("cannot be written") == 1
    assert "the next build makes everything anew" in done.stderr
