"""An author writes in one window and sees the page in another."""

from __future__ import annotations

import signal
import socket
import subprocess
import sys
from contextlib import contextmanager
from typing import TYPE_CHECKING

import pytest
from playwright.sync_api import expect

from walk_projects import new_course, replace

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from browser_reader import Readers
    from conftest import Figures

pytestmark = pytest.mark.browser


def _free_port() -> int:
    with socket.create_server(("127.0.0.1", 0)) as taken:
        return int(taken.getsockname()[1])


@contextmanager
def _serve(project: Path) -> Iterator[str]:
    """Run the preview until it answers; stop it as Ctrl-C does and check that it ends without a traceback."""
    port = _free_port()
    options = ["-f", str(project / "mkdocs.yml"), "-a", f"127.0.0.1:{port}"]
    command = [sys.executable, "-m", "symbios", "serve", *options]
    said: list[str] = []
    with subprocess.Popen(command, stderr=subprocess.PIPE, text=True) as process:
        try:
            assert process.stderr is not None
            for line in process.stderr:
                said.append(line)
                if str(port) in line:
                    break
            assert process.poll() is None, "".join(said)
            yield f"http://127.0.0.1:{port}/"
        finally:
            process.send_signal(signal.SIGINT)
            rest = process.communicate(timeout=20)[1]
    assert "Traceback" not in "".join(said) + rest
    assert process.returncode in {0, 1, -signal.SIGINT}


def test_what_is_saved_is_shown(readers: Readers, tmp_path: Path, figures: Figures) -> None:
    """A saved change of a lesson, and a new lesson, show in the open page without a touch."""
    project = new_course(tmp_path / "my course")
    lesson = project / "course" / "en" / "01-first-steps" / "01-welcome.md"
    page = readers.page()
    with _serve(project) as address:
        page.goto(address + "en/first-steps/welcome.html")
        expect(page.get_by_role("heading", level=1)).to_have_text("Welcome")
        replace(lesson, "Read at your own pace.", "Čitljivo – bread keeps ovens warm.")
        expect(page.get_by_text("Čitljivo – bread keeps ovens warm.")).to_be_visible()
        replace(lesson, "title: Welcome", "title: Well met")
        expect(page.get_by_role("heading", level=1)).to_have_text("Well met")
        question = page.get_by_role("group", name="Where does the text")
        question.get_by_label("In a text file").check()
        question.get_by_role("button", name="Check").click()
        expect(question.get_by_role("status")).to_contain_text("Right")
        page.goto("about:blank")
    readers.close()
    figures("author", inputs=2)


def test_a_slip_does_not_end_the_preview(readers: Readers, tmp_path: Path) -> None:
    """A file that cannot be read is said in the terminal; mending it brings the page on."""
    project = new_course(tmp_path / "course")
    lesson = project / "course" / "en" / "01-first-steps" / "01-welcome.md"
    page = readers.page()
    with _serve(project) as address:
        page.goto(address + "en/first-steps/welcome.html")
        replace(lesson, "duration: 5", "duration: five")
        replace(lesson, "Read at your own pace.", "Not yet seen.")
        replace(lesson, "duration: five", "duration: 6")
        expect(page.get_by_text("Not yet seen.")).to_be_visible()
        page.goto("about:blank")
    readers.close()
