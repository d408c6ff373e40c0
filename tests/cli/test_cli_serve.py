"""`serve` and the operating system's errors, in plain words."""

from __future__ import annotations

import os
import re
import socket
import subprocess
import sys
import time
import urllib.request
from typing import TYPE_CHECKING

import pytest

from symbios.cli.project import plain_messages

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

    Project = Callable[[str], Path]
    Run = Callable[..., subprocess.CompletedProcess[str]]


def test_a_taken_port_is_named_with_another_to_choose(project: Project, run: Run) -> None:
    """A second preview on the same port ends with what to write instead."""
    with socket.socket() as other:
        other.bind(("127.0.0.1", 0))
        other.listen()
        port = other.getsockname()[1]
        done = run("serve", "-a", f"127.0.0.1:{port}", cwd=project("minimal"))
    assert done.returncode == 2
    assert done.stderr.splitlines()[-1] == (
        f"Port {port} is taken, perhaps by another preview; close it, or choose another port: "
        f"serve -a 127.0.0.1:{port + 1}"
    )
    assert "Errno" not in done.stderr


@pytest.mark.parametrize(
    ("error", "says"),
    [
        (PermissionError(13, "Permission denied", "/srv/site"), "/srv/site: Permission denied"),
        (OSError(28, "No space left on device"), "No space left on device"),
        (FileExistsError("there is a file"), "there is a file"),
    ],
)
def test_an_error_of_the_system_has_no_number(
    error: OSError, says: str, capsys: pytest.CaptureFixture[str]
) -> None:
    """What the system says, and of which file, is enough."""
    with pytest.raises(SystemExit), plain_messages():
        raise error
    assert capsys.readouterr().err == f"This did not work: {says}\n"


@pytest.fixture
def preview(project: Project) -> Iterator[tuple[Path, str, Path]]:
    """Run a preview of a small site; give its folder, its address and the file with what it says."""
    folder = project("two-locales")
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        address = f"127.0.0.1:{free.getsockname()[1]}"
    log = folder / "said.txt"
    command = [sys.executable, "-m", "symbios", "serve", "-f", str(folder / "mkdocs.yml"), "-a", address]
    with log.open("w", encoding="utf-8") as said:
        server = subprocess.Popen(command, stderr=said, env=os.environ | {"PYTHONUNBUFFERED": "1"})
    try:
        yield folder, f"http://{address}", log
    finally:
        server.terminate()
        server.wait()


def shown(address: str, words: str, seconds: float = 30) -> str:
    """Return the page at `address` as soon as it has `words`."""
    end = time.monotonic() + seconds
    while time.monotonic() < end:
        try:
            with urllib.request.urlopen(address, timeout=5) as answer:  # noqa: S310 - its own server
                page: str = answer.read().decode()
        except OSError:
            page = ""
        if words in page:
            return page
        time.sleep(0.05)
    pytest.fail(f"{address} does not show “{words}”")


def test_what_is_saved_is_shown(preview: tuple[Path, str, Path]) -> None:
    """A saved text, title or entry is on the page after a moment; reading files is no change."""
    folder, address, log = preview
    page = shown(f"{address}/sl/basics/first.html", "</html>")
    assert "livereload" in page
    for path, url in (
        ("course/sl/01-basics/01-first.md", "sl/basics/first.html"),
        ("course/en/01-basics/01-first.md", "en/basics/first.html"),
    ):
        with (folder / path).open("a", encoding="utf-8") as file:
            file.write(f"\nSaved a moment ago in {url}.\n")
        shown(f"{address}/{url}", "Saved a moment ago")
        shown(f"{address}/{url[:2]}/search/index.js", f"Saved a moment ago in {url}")
    shown(f"{address}/sl/search/index.json", "Saved a moment ago in sl/")
    entry = next((folder / "community_data/organisations").glob("*.yml"))
    entry.write_text(re.sub("brewery", "cidery", entry.read_text(encoding="utf-8")), encoding="utf-8")
    shown(f"{address}/en/directory/{entry.stem}.html", "cidery")
    built = log.read_text(encoding="utf-8").count("Built: ")
    time.sleep(1.5)
    assert log.read_text(encoding="utf-8").count("Built: ") == built, "it builds without a change"


def test_an_error_is_said_and_the_page_stays(preview: tuple[Path, str, Path]) -> None:
    """What is wrong is printed; when it is mended, the page follows."""
    folder, address, log = preview
    shown(f"{address}/en/basics/first.html", "</html>")
    lesson = folder / "course/en/01-basics/01-first.md"
    text = lesson.read_text(encoding="utf-8")
    lesson.write_text(f"{text}\n[nowhere](nowhere.md)\n", encoding="utf-8")
    end = time.monotonic() + 30
    while "(link-broken)" not in log.read_text(encoding="utf-8") and time.monotonic() < end:
        time.sleep(0.05)
    assert "“nowhere.md” leads to no file of the course (link-broken)" in log.read_text(encoding="utf-8")
    assert "nowhere" not in shown(f"{address}/en/basics/first.html", "</html>")
    lesson.write_text(f"{text}\nMended.\n", encoding="utf-8")
    shown(f"{address}/en/basics/first.html", "Mended.")
