"""`translate accept` writes one line into a translation, and touches no other byte."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from symbios.translation.accept import accept

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from click.testing import Result

    Project = Callable[[str], Path]
    Invoke = Callable[..., Result]

HASH = "0123456789ab"
LINE = "source_hash: 0123456789ab"


@pytest.mark.parametrize(
    ("text", "accepted"),
    [
        ("Ena.\n", f"---\n{LINE}\n---\nEna.\n"),
        ("", f"---\n{LINE}\n---\n"),
        ("---\ntitle: Ena\n---\nEna.\n", f"---\ntitle: Ena\n{LINE}\n---\nEna.\n"),
        ("---\n---\nEna.\n", f"---\n{LINE}\n---\nEna.\n"),
        ("---\ntitle: Ena\n---", f"---\ntitle: Ena\n{LINE}\n---"),
        ("---\nsource_hash: old\ntitle: Ena\n---\n", f"---\n{LINE}\ntitle: Ena\n---\n"),
        ("---\nsource_hash:\ntitle: Ena\n---\n", f"---\n{LINE}\ntitle: Ena\n---\n"),
        ("---\n'source_hash' : \"old\"\n---\n", f"---\n{LINE}\n---\n"),
        ("---\nsource_hash: old  # Ana\n---\n", f"---\n{LINE}  # Ana\n---\n"),
        ("---\n# source_hash: old\n---\n", f"---\n# source_hash: old\n{LINE}\n---\n"),
        ("---\ntitle: A\n---\nsource_hash: old\n", f"---\ntitle: A\n{LINE}\n---\nsource_hash: old\n"),
        ("---\r\ntitle: Ena\r\n---\r\nEna.\r\n", f"---\r\ntitle: Ena\r\n{LINE}\r\n---\r\nEna.\r\n"),
        ("---\r\nsource_hash: old\r\n---\r\n", f"---\r\n{LINE}\r\n---\r\n"),
        ("\ufeff---\ntitle: Ena\n---\n", f"\ufeff---\ntitle: Ena\n{LINE}\n---\n"),
        ("\ufeffEna.\r\n", f"\ufeff---\r\n{LINE}\r\n---\r\nEna.\r\n"),
        ("---\ntitle: Ena\r\n---\nEna.\r\n", f"---\ntitle: Ena\r\n{LINE}\n---\nEna.\r\n"),
    ],
)
def test_only_one_line_changes(text: str, accepted: str) -> None:
    """Line ends, byte-order mark, comments and the order of the keys stay; twice is the same as once."""
    assert accept(text, HASH) == accepted
    assert accept(accepted, HASH) == accepted


def test_an_accepted_translation_is_current(project: Project, invoke: Invoke) -> None:
    """After `translate accept` the check has nothing more to say of the page."""
    folder = project("translation-unverified")
    page = folder / "course/sl/index.md"
    page.write_bytes(b"\xef\xbb\xbf# Doma\r\n")
    result = invoke(folder, "translate", "accept", str(page))
    assert result.exit_code == 0
    assert result.stderr == f"{page}: source_hash: b00a93f0e85d\n"
    assert page.read_bytes() == b"\xef\xbb\xbf---\r\nsource_hash: b00a93f0e85d\r\n---\r\n# Doma\r\n"
    assert invoke(folder, "check").stdout == ""


@pytest.mark.parametrize("path", ["course/en/index.md", "course/course.yml", "mkdocs.yml"])
def test_what_is_no_translation_is_said(path: str, project: Project, invoke: Invoke) -> None:
    """A source, a setting or a file outside the course is left alone, and the command ends with 1."""
    folder = project("translation-unverified")
    before = (folder / path).read_bytes()
    result = invoke(folder, "translate", "accept", str(folder / path))
    assert result.exit_code == 1
    assert f"{folder / path}: this is not the translation of a page of" in result.stderr
    assert (folder / path).read_bytes() == before


def test_an_orphan_is_no_translation(project: Project, invoke: Invoke) -> None:
    """A page whose source is gone has nothing to be current with."""
    folder = project("translation-orphan")
    page = folder / "course/sl/01-basics/01-gone.md"
    assert invoke(folder, "translate", "accept", str(page)).exit_code == 1
    assert page.read_text(encoding="utf-8") == "# Prva\n"


def test_several_pages_are_accepted_at_once(project: Project, invoke: Invoke) -> None:
    """One that is no translation does not keep the others from being accepted."""
    folder = project("translation-stale")
    page, source = folder / "course/sl/index.md", folder / "course/en/index.md"
    result = invoke(folder, "translate", "accept", str(source), str(page))
    assert result.exit_code == 1
    assert "source_hash: b00a93f0e85d\n" in page.read_text(encoding="utf-8")
