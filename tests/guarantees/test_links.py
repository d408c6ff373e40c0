"""LinkChecker walks through the whole site as a reader's browser does and finds nothing broken."""

import csv
import importlib.util
import os
import subprocess
import sys
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from urllib.parse import unquote, urldefrag

import pytest

from guarantee_pages import pages
from guarantee_projects import write

SETTINGS = """
[checking]
threads=4
maxrequestspersecond=10000
robotstxt=0
[filtering]
checkextern=0
ignore=
  ^(?!http://127\\.0\\.0\\.1:)
[AnchorCheck]
"""
"""Anchors are looked for; what is not on this machine is not asked for."""

START = (
    "import linkcheck.command.linkchecker as program\n"
    # As root it would change to “nobody”, who may be unable to read this Python's own packages.
    "program.drop_privileges = lambda: None\n"
    "program.linkchecker()\n"
)
ALLOWED: dict[str, str] = {}
"""Warnings that may stand: what the warning begins with, and why. There are none."""


class Answers(SimpleHTTPRequestHandler):
    """Serves a folder in silence; the header allows LinkChecker more than ten requests a second."""

    protocol_version = "HTTP/1.1"

    def end_headers(self) -> None:
        """Add the header that LinkChecker looks for."""
        self.send_header("LinkChecker", "as fast as you can")
        super().end_headers()

    def log_message(self, format: str, *args: object) -> None:  # noqa: A002 - the base class calls it so
        """Say nothing."""


@contextmanager
def served(folder: Path) -> Iterator[str]:
    """Serve a folder on this machine; yield the address of its root."""
    server = ThreadingHTTPServer(("127.0.0.1", 0), partial(Answers, directory=str(folder)))
    thread = threading.Thread(target=server.serve_forever)
    thread.start()
    try:
        yield f"http://127.0.0.1:{server.server_port}/"
    finally:
        server.shutdown()
        thread.join()
        server.server_close()


@dataclass(frozen=True, slots=True)
class Checked:
    """One address that LinkChecker has looked at, and the first page that leads there."""

    path: str
    parent: str
    valid: bool
    result: str
    warning: str

    def __str__(self) -> str:
        """Return the page, the address and what is wrong."""
        return f"{self.parent} → {self.path}: {self.warning or self.result}"


def checked(site: Path, scratch: Path, *starts: str) -> list[Checked]:
    """Return every address that can be reached from the pages `starts`."""
    assert importlib.util.find_spec("linkcheck"), (
        "LinkChecker is missing: run build.py test, which installs it."
    )
    settings = write(scratch, {"linkcheckerrc": SETTINGS}) / "linkcheckerrc"
    with served(site) as root:
        run = subprocess.run(
            [sys.executable, "-c", START, "-f", settings, "--verbose", "--no-status", "--output", "csv/utf-8"]
            + [root + start for start in starts],
            cwd=scratch,
            env=os.environ | {"LC_ALL": "C.UTF-8", "LANGUAGE": "en", "NO_PROXY": "127.0.0.1"},
            capture_output=True,
            encoding="utf-8",
            check=False,
            timeout=120,
        )
    assert run.returncode in {0, 1}, run.stdout + run.stderr
    lines = [line for line in run.stdout.splitlines() if not line.startswith("# ")]
    return [
        Checked(
            unquote(row["url"].removeprefix(root)),
            unquote(row["parentname"].removeprefix(root)),
            row["valid"] == "True",
            row["result"],
            row["warningstring"],
        )
        for row in csv.DictReader(lines, delimiter=";")
    ]


def wrong(found: list[Checked]) -> list[str]:
    """Return what is broken or warned of, one line each, sorted."""
    return sorted(
        str(each)
        for each in found
        if not each.valid or (each.warning and not each.warning.startswith(tuple(ALLOWED)))
    )


@pytest.fixture(scope="module")
def found(site: Path, tmp_path_factory: pytest.TempPathFactory) -> list[Checked]:
    """Walk through the real course, from its first page and from the one for a wrong address."""
    return checked(site, tmp_path_factory.mktemp("links"), "index.html", "404.html")


def test_no_link_is_broken(found: list[Checked]) -> None:
    """Pages, sections, pictures, styles and scripts: each address leads to what it names."""
    problems = wrong(found)
    assert not problems, "\n" + "\n".join(problems)


def test_every_page_is_reached(found: list[Checked], site: Path) -> None:
    """No page is an orphan: links lead from the first page to each of them, and sections are looked at."""
    reached = {urldefrag(each.path).url for each in found}
    assert pages(site).keys() - reached == set()
    assert any(urldefrag(each.path).fragment for each in found)


def test_no_other_host_is_asked(found: list[Checked]) -> None:
    """An address elsewhere is read, not opened."""
    foreign = {each.result for each in found if each.path.startswith(("http:", "https:", "mailto:"))}
    assert foreign <= {"filtered", "ignored"}
    assert foreign


def test_what_is_broken_is_found(tmp_path: Path) -> None:
    """A missing page, a missing picture and a missing section are each said, with the page."""
    start = (
        '<!doctype html><html lang="en"><title>Start</title><h1 id="one">Start</h1><a href="#one">One</a>'
        '<a href="#two">Two</a><a href="žaga.html">Saw</a><img src="a.png" alt="A"></html>'
    )
    site = write(tmp_path / "site", {"index.html": start})
    assert wrong(checked(site, tmp_path, "index.html")) == [
        "index.html → a.png: 404 File not found",
        "index.html → index.html#two: Anchor `two' (decoded: `two') not found. Available anchors: `one'.",
        "index.html → žaga.html: 404 File not found",
    ]
