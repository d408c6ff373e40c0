"""`emit` writes the whole virtual site as plain files, for another generator to put into frames."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from click.testing import Result

    Project = Callable[[str], Path]
    Invoke = Callable[..., Result]


def test_every_page_is_a_file_with_json_before_its_html(
    project: Project, invoke: Invoke, tmp_path: Path
) -> None:
    """Each page of each locale stands at its address, with what a frame needs to know of it."""
    target = tmp_path / "out"
    result = invoke(project("two-locales"), "emit", str(target))
    assert result.exit_code == 0, result.stderr
    pages = sorted(path.relative_to(target).as_posix() for path in target.rglob("*.md"))
    assert pages == [
        f"{code}/{page}.md"
        for code in ("en", "sl")
        for page in (
            "basics/answer-key",
            "basics/first",
            "basics/index",
            "basics/second",
            "course",
            "directory/example-brewery",
            "directory/index",
            "glossary",
            "index",
            "privacy",
            "sitemap",
        )
    ]
    assert result.stderr == f"{target} has 22 pages.\n"
    before, head, html = (target / "sl/basics/second.md").read_text(encoding="utf-8").split("---\n", 2)
    assert before == ""
    assert json.loads(head) == {
        "title": "Second",
        "kind": "lesson",
        "url": "sl/basics/second.html",
        "lang": "sl",
        "dir": "ltr",
        "content_lang": "en",
        "state": "missing",
    }
    assert html == "<p>Two.</p>\n"


def test_links_lead_to_the_addresses_of_the_finished_site(
    project: Project, invoke: Invoke, tmp_path: Path
) -> None:
    """A link to a file is a link to its page."""
    invoke(project("two-locales"), "emit", str(tmp_path / "out"))
    home = (tmp_path / "out/en/index.md").read_text(encoding="utf-8")
    assert 'Read <a href="basics/first.html">the first lesson</a>.' in home


def test_the_navigation_is_data(project: Project, invoke: Invoke, tmp_path: Path) -> None:
    """Modules and lessons stand in reading order, in each language."""
    invoke(project("two-locales"), "emit", str(tmp_path / "out"))
    navigation = json.loads((tmp_path / "out/navigation.json").read_text(encoding="utf-8"))
    assert navigation["sl"]["modules"] == [
        {
            "title": "Basics",
            "url": "sl/basics/index.html",
            "lessons": [
                {"title": "Prva", "url": "sl/basics/first.html"},
                {"title": "Second", "url": "sl/basics/second.html"},
            ],
        }
    ]


def test_a_course_with_errors_is_not_emitted(project: Project, invoke: Invoke, tmp_path: Path) -> None:
    """Problems are printed, nothing is written, and the command ends with 1."""
    result = invoke(project("link-broken"), "emit", str(tmp_path / "out"))
    assert result.exit_code == 1
    assert "“02-secnod.md”" not in result.stderr
    assert "Nothing was published: 4 errors, 0 warnings." in result.stderr
    assert not (tmp_path / "out").exists()


def test_warnings_stop_only_a_strict_emit(project: Project, invoke: Invoke, tmp_path: Path) -> None:
    """`--strict` stops at a warning."""
    folder = project("minimal")
    assert invoke(folder, "emit", "--strict", str(tmp_path / "out")).exit_code == 1
    assert invoke(folder, "emit", str(tmp_path / "out")).exit_code == 0


def test_a_folder_with_something_in_it_is_not_written_to(project: Project, invoke: Invoke) -> None:
    """`emit` never mixes its files with others."""
    folder = project("minimal")
    result = invoke(folder, "emit", str(folder / "course"))
    assert result.exit_code == 2
    assert result.stderr == f"{folder / 'course'} is not empty; name a folder that is, or a new one.\n"
