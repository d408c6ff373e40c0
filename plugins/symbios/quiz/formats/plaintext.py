"""A text file of another program: decoded, with one line end, each place known by line and column."""

from __future__ import annotations

from bisect import bisect_right
from codecs import BOM_UTF8, BOM_UTF16_BE, BOM_UTF16_LE
from typing import TYPE_CHECKING

from symbios.yamlio import Mark

if TYPE_CHECKING:
    from symbios.problems import Report


def decoded(data: bytes, path: str, report: Report, name: str) -> str | None:
    """Return the text of a file; None, reported as `name`, where it is in no encoding that is read here."""
    encoding = "utf-8"
    if data.startswith((BOM_UTF16_BE, BOM_UTF16_LE)):
        encoding = "utf-16"
    try:
        text = data.removeprefix(BOM_UTF8).decode(encoding)
    except UnicodeDecodeError as error:
        line = data.count(b"\n", 0, error.start) + 1
        message = f"this line is not in {encoding.upper()}"
        report.add(path, line, 1, name, message, "Open the file in an editor and save it in UTF-8.")
        return None
    return one_line_end(text)


def one_line_end(text: str) -> str:
    """Return a text whose lines end with a line feed, whatever they ended with."""
    return text.replace("\r\n", "\n").replace("\r", "\n")


class Places:
    """Where each sign of a text stands in its file; `line` and `column` are those of the first."""

    def __init__(self, text: str, line: int = 1, column: int = 1) -> None:
        self._line, self._column = line, column
        self._starts = [0, *(place + 1 for place, sign in enumerate(text) if sign == "\n")]

    def mark(self, offset: int) -> Mark:
        """Return the line and the column of the sign at `offset`."""
        row = bisect_right(self._starts, offset) - 1
        return Mark(self._line + row, self._column + offset - self._starts[row])
