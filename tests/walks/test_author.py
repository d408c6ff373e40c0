"""An author writes in one window and sees the page in another."""

from __future__ import annotations

import signal
import socket
import subprocess
import sys
import time
from contextlib import contextmanager
from dataclasses import dataclass
from typing import TYPE_CHECKING

import pytest
from playwright.sync_api import expect

from hands import PlaywrightHands
from walk_bytes import LineBytes
from walk_projects import new_course, replace

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from browser_reader import Readers
    from conftest import Figures

pytestmark = pytest.mark.browser

LESSON = "course/en/01-first-steps/01-welcome.md"
EXAMPLE = """/// example | Warm air
The oven of a baker heats the room of a laundry.
///

"""
_SECONDS = 20


def _free_port() -> int:
    with socket.create_server(("127.0.0.1", 0)) as taken:
        return int(taken.getsockname()[1])


@dataclass(frozen=True, slots=True)
class _Preview:
    """A running preview: where it answers, and what it has said in the terminal."""

    address: str
    terminal: Path

    def says(self, words: str) -> None:
        """Wait until the terminal shows `words`."""
        end = time.monotonic() + _SECONDS
        while words not in (said := self.terminal.read_text(encoding="utf-8")):
            assert time.monotonic() < end, f"not said: {words}\n{said}"
            time.sleep(0.1)


@contextmanager
def _serve(project: Path) -> Iterator[_Preview]:
    """Run the preview until it answers; stop it as Ctrl-C does and check that it ends without a traceback."""
    port = _free_port()
    preview = _Preview(f"http://127.0.0.1:{port}/", project.parent / "terminal.txt")
    command = [sys.executable, "-m", "symbios", "serve"]
    command += ["-f", str(project / "mkdocs.yml"), "-a", f"127.0.0.1:{port}"]
    with (
        preview.terminal.open("wb") as terminal,
        subprocess.Popen(command, stdout=terminal, stderr=subprocess.STDOUT) as process,
    ):
        try:
            preview.says(preview.address)
            yield preview
        finally:
            process.send_signal(signal.SIGINT)
            try:
                process.wait(timeout=_SECONDS)
            except subprocess.TimeoutExpired:
                process.kill()  # else nothing would end these tests
                raise
    assert "Traceback" not in preview.terminal.read_text(encoding="utf-8")
    assert process.returncode in {0, 1, -signal.SIGINT}


def test_what_is_saved_is_shown(readers: Readers, tmp_path: Path, figures: Figures) -> None:
    """Saved changes of a lesson and of its blocks show in the open page without a touch."""
    project = new_course(tmp_path / "my course")
    lesson = project / LESSON
    page = readers.page()
    line, hands = LineBytes(page), PlaywrightHands(page)
    main = page.get_by_role("main")
    with _serve(project) as preview:
        hands.open(preview.address + "en/first-steps/welcome.html")
        expect(page.get_by_role("heading", level=1)).to_have_text("Welcome")
        task = page.locator("section").filter(has=page.get_by_role("heading", name="Do it at your firm"))
        expect(task.get_by_text("5 min", exact=True)).to_be_visible()

        replace(lesson, "Read at your own pace.", "Čitljivo – bread keeps ovens warm.")
        expect(page.get_by_text("Čitljivo – bread keeps ovens warm.")).to_be_visible()
        replace(lesson, "/// task | 5 min\nOpen the file", "/// task | 15 min\nAsk the baker. Open the file")
        expect(task.get_by_text("15 min", exact=True)).to_be_visible()
        expect(task).to_contain_text("Ask the baker.")
        replace(lesson, "/// key-points", EXAMPLE + "/// key-points")
        expect(main.get_by_role("heading", name="Worked example: Warm air")).to_be_visible()
        replace(lesson, "title: Welcome", "title: Well met")
        expect(page.get_by_role("heading", level=1)).to_have_text("Well met")

        question = page.get_by_role("group", name="Where does the text")
        hands.click(question.get_by_label("In a text file"))
        hands.click(question.get_by_role("button", name="Check"))
        expect(question.get_by_role("status")).to_contain_text("Right")
        size = line.total()
        page.goto("about:blank")
    readers.close()
    figures("author", commands=2, edits=4, inputs=hands.inputs, bytes=size)
    assert hands.inputs <= 3
    # The page comes five times, and the preview packs nothing.
    assert size <= 1_300_000


def test_a_slip_is_said_with_the_name_to_use(readers: Readers, tmp_path: Path, figures: Figures) -> None:
    """A block with a wrong name is said in the terminal with the right one; mending it brings the page on."""
    project = new_course(tmp_path / "course")
    lesson = project / LESSON
    page = readers.page()
    with _serve(project) as preview:
        page.goto(preview.address + "en/first-steps/welcome.html")
        replace(lesson, "/// task | 5 min", "/// taks | 15 min")
        place = f"{LESSON}:20:1: error: there is no block “taks” (block-unknown)"
        preview.says(f"{place}\n    Did you mean “task”?\n")
        expect(page.get_by_role("heading", level=1)).to_have_text("Welcome")  # the last good page stays
        replace(lesson, "/// taks", "/// task")
        expect(page.get_by_text("15 min")).to_be_visible()
        page.goto("about:blank")
    readers.close()
    figures("author, slip", commands=2, edits=2, inputs=1)


def test_a_slip_does_not_end_the_preview(readers: Readers, tmp_path: Path) -> None:
    """A front matter that cannot be read does not end the preview; mending it brings the page on."""
    project = new_course(tmp_path / "course")
    lesson = project / LESSON
    page = readers.page()
    with _serve(project) as preview:
        page.goto(preview.address + "en/first-steps/welcome.html")
        replace(lesson, "duration: 5", "duration: five")
        preview.says("Nothing was published")
        replace(lesson, "Read at your own pace.", "Not yet seen.")
        replace(lesson, "duration: five", "duration: 6")
        expect(page.get_by_text("Not yet seen.")).to_be_visible()
        page.goto("about:blank")
    readers.close()
