"""Saves lessons of a large course while the preview runs, and prints when each is on the page.

What is measured is the time from the saving of the file to the end of an answer that holds the new words;
the page is asked for again and again.
"""

from __future__ import annotations

import argparse
import os
import socket
import subprocess
import sys
import tempfile
import time
import urllib.request
from pathlib import Path
from statistics import median

from corpus import LOCALES, PER_MODULE, place
from course_builds import ENVIRONMENT, Bench

_PATIENCE = 300
"""Seconds until the first page must be there."""


def main() -> None:
    """Run the preview of a course as large as the command line asks for."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--locales", type=int, default=6)
    parser.add_argument("--lessons", type=int, default=400)
    parser.add_argument("--organisations", type=int, default=60)
    parser.add_argument("--times", type=int, default=5, help="so many lessons are saved, one after the other")
    given = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        bench = Bench(Path(folder) / "course", given.locales, given.lessons, given.organisations)
        bench.write()
        seconds = _saved(bench, given.times)
    pages = given.locales * given.lessons
    print(f"{pages:,} lesson pages, {given.times} saved lessons: on the page after")
    print(
        f"{median(seconds):.2f} s in the middle, {min(seconds):.2f} s at least, {max(seconds):.2f} s at most"
    )


def _saved(bench: Bench, times: int) -> list[float]:
    """Return the seconds that each saved lesson took."""
    with socket.create_server(("127.0.0.1", 0)) as free:
        address = f"127.0.0.1:{free.getsockname()[1]}"
    command = [
        sys.executable,
        "-m",
        "symbios",
        "serve",
        "-f",
        str(bench.folder / "mkdocs.yml"),
        "-a",
        address,
    ]
    environment = os.environ | ENVIRONMENT
    with subprocess.Popen(command, stderr=subprocess.DEVNULL, env=environment) as server:
        try:
            lessons = [place((3 + number * PER_MODULE) % bench.lessons) for number in range(times)]
            locale = LOCALES[bench.locales - 1]
            _wait(_url(address, locale, lessons[0]), "</html>", _PATIENCE)
            return [_save(bench, address, locale, lesson) for lesson in lessons]
        finally:
            server.terminate()


def _save(bench: Bench, address: str, locale: str, lesson: str) -> float:
    time.sleep(2)  # whoever writes does not save all the time, and what is left from the last time is done
    words = f"Saved at {time.time_ns()}"
    with (bench.folder / "course" / locale / lesson).open("a", encoding="utf-8", newline="\n") as file:
        file.write(f"\n{words}.\n")
    begin = time.monotonic()
    _wait(_url(address, locale, lesson), words, _PATIENCE)
    return time.monotonic() - begin


def _url(address: str, locale: str, lesson: str) -> str:
    """Return the address of a lesson in the preview: its path without the numbers."""
    names = [name.partition("-")[2] for name in lesson.removesuffix(".md").split("/")]
    return f"http://{address}/{locale}/{'/'.join(names)}.html"


def _wait(url: str, words: str, seconds: float) -> None:
    """Ask until an answer has `words`; raise TimeoutError where none has within so many seconds."""
    end = time.monotonic() + seconds
    while time.monotonic() < end:
        try:
            with urllib.request.urlopen(url, timeout=seconds) as answer:  # noqa: S310 - our own server
                if words in answer.read().decode():
                    return
        except OSError:
            pass
        time.sleep(0.02)
    raise TimeoutError(url)


if __name__ == "__main__":
    main()
