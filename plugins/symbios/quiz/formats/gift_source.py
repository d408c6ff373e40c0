"""Cuts a GIFT text into questions; a piece of it knows where it stands and which of its signs are escaped.

Source of the format: Moodle's documentation of GIFT, and what Moodle does where that is silent.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import deque
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from symbios.problems import Report
    from symbios.quiz.formats.plaintext import Places

PROBLEM = "quiz-gift"
CATEGORY = "$CATEGORY:"
_ESCAPE = re.compile(r"\\([\\:#={}~n])")
_HIDDEN = "\0\0"
_BRACE = re.compile(r"[{}]")
_TITLE = re.compile(r"[ \t]*::")


@dataclass(frozen=True, slots=True)
class Piece:
    """A part of the text; `mask` has `_HIDDEN` for each escaped sign, so that only others are found in it."""

    text: str
    mask: str
    start: int

    def cut(self, start: int, end: int | None = None) -> Piece:
        """Return a part of the piece."""
        return Piece(self.text[start:end], self.mask[start:end], self.start + start)

    def strip(self) -> Piece:
        """Return the piece without the space around it."""
        start = len(self.mask) - len(self.mask.lstrip())
        return self.cut(start, max(start, len(self.mask.rstrip())))

    def split(self, sign: str, most: int = -1) -> list[Piece]:
        """Return what stands between the signs."""
        found, start = [], 0
        for part in self.mask.split(sign, most):
            found.append(self.cut(start, start + len(part)))
            start += len(part) + len(sign)
        return found

    def raw(self, newline: str = " ") -> str:
        """Return the text with its escaped signs as they are meant, and `newline` for each end of a line."""
        plain = self.text.replace("\n", newline)
        return _ESCAPE.sub(lambda found: "\n" if found[1] == "n" else found[1], plain)

    def value(self, newline: str = " ") -> str:
        """Return the same without the space around it."""
        return self.raw(newline).strip()

    def __bool__(self) -> bool:
        """Whether there is anything but space."""
        return bool(self.mask.strip())


@dataclass(slots=True)
class Block:
    """The lines of one question; `comments` are the lines among them that are not read."""

    piece: Piece
    comments: list[Piece] = field(default_factory=list)
    broken: bool = False


def masked(text: str) -> str:
    """Return a text of the same length in which no escaped sign can be found."""
    return _ESCAPE.sub(_HIDDEN, text)


class Cutter:
    """Cuts one text into the blocks of its questions; what cannot be cut is reported."""

    def __init__(self, text: str, path: str, report: Report, places: Places) -> None:
        self._text, self._path, self._report, self._places = text, path, report, places
        self._mask = masked(text)
        self._blocks: list[Block] = []
        self._comments: deque[Piece] = deque()
        self._braces: list[int] = []
        self._clear()

    def _clear(self) -> None:
        self._start = -1
        self._opened = self._closed = -1
        self._broken, self._inner = False, 0

    def blocks(self) -> list[Block]:
        """Return the blocks in their order; a line `$CATEGORY:` is one of its own."""
        at, comments = 0, self._hide_comments()
        self._braces = [found.start() for found in _BRACE.finditer(self._mask)]
        for number, line in enumerate(self._mask.split("\n")):
            if number not in comments:
                self._line(line, at)
            at += len(line) + 1
        if self._opened >= 0:
            self._unclosed()
        self._end(len(self._text))
        if self._comments:
            self._blocks.append(Block(Piece("", "", len(self._text)), [*self._comments]))
        return self._blocks

    def _hide_comments(self) -> set[int]:
        """Put spaces in the place of comments, so that all other signs keep theirs; return their lines."""
        at, lines, masks = 0, self._text.split("\n"), self._mask.split("\n")
        found = set()
        for index, line in enumerate(lines):
            if line.lstrip().startswith("//"):
                self._comments.append(Piece(line, masks[index], at))
                lines[index] = masks[index] = " " * len(line)
                found.add(index)
            at += len(line) + 1
        self._text, self._mask = "\n".join(lines), "\n".join(masks)
        return found

    def _line(self, line: str, at: int) -> None:
        if not line.strip():
            self._empty_line(at)
            return
        if self._opened < 0 and line.startswith(CATEGORY):
            self._end(at)
            self._start = at
            self._end(at + len(line))
            return
        if self._opened < 0 and self._start >= 0 and _TITLE.match(line):
            self._no_empty_line(at)
        if self._start < 0:
            self._start = at
        for brace in _BRACE.finditer(line):
            self._brace(brace[0], at + brace.start(), at)

    def _empty_line(self, at: int) -> None:
        """End a question; inside its answers only where no brace that closes them follows."""
        if self._opened >= 0:
            following = bisect_left(self._braces, at)
            if following < len(self._braces) and self._mask[self._braces[following]] == "}":
                return
            self._unclosed()
        self._end(at)

    def _brace(self, sign: str, at: int, line: int) -> None:
        if sign == "}":
            if self._opened < 0:
                message = "“}” closes answers that no “{” opens; expected “{” before them"
                self._problem(at, message, "Write “{” before the first answer, or \\} for the sign itself.")
                self._broken = True
            if self._inner:
                self._inner -= 1
            else:
                self._opened, self._closed = -1, at
            return
        if self._opened >= 0:
            first = self._places.mark(self._opened).line
            message = (
                f"“{{” stands inside the answers that “{{” opens in line {first}; expected “}}” before it"
            )
            if not self._inner:
                self._problem(at, message, "Write “}” before it, or \\{ for the sign itself.")
            self._broken = True
            self._inner += 1
            return
        if self._closed >= 0:
            if self._closed < line <= at:
                self._no_empty_line(line)
                self._start = line
            else:
                message = "“{” opens answers a second time in one question, which has them once"
                self._problem(
                    at, message, "Put an empty line between two questions, or write \\{ for the sign."
                )
                self._broken = True
        self._opened = at

    def _no_empty_line(self, at: int) -> None:
        message = "a question begins here in the line after another one; expected an empty line between them"
        self._problem(at, message, "Put an empty line before this one.")
        self._end(at)

    def _unclosed(self) -> None:
        if self._broken:
            return
        message = "the answers that “{” opens here are never closed; expected “}” after the last of them"
        self._problem(self._opened, message, "}")
        self._broken = True

    def _problem(self, at: int, message: str, hint: str) -> None:
        mark = self._places.mark(at)
        self._report.add(self._path, mark.line, mark.column, PROBLEM, message, hint)

    def _end(self, at: int) -> None:
        """End the block that has begun."""
        if self._start >= 0:
            piece = Piece(self._text[self._start : at], self._mask[self._start : at], self._start).strip()
            comments = []
            while self._comments and self._comments[0].start < at:
                comments.append(self._comments.popleft())
            self._blocks.append(Block(piece, comments, self._broken))
        self._clear()
