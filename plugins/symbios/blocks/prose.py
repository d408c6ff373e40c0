"""Finds the prose blocks of a Markdown text and reports what is wrong with how they are written."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from symbios.blocks.model import INSIDE, KINDS, Kind, Prose
from symbios.blocks.picture import check_picture
from symbios.fences import text_lines
from symbios.problems import did_you_mean

if TYPE_CHECKING:
    from collections.abc import Sequence

    from symbios.problems import Report

_SLASHES = re.compile(
    r"(?P<indent> {0,3})(?P<slashes>/{3,}) *(?:(?P<name>[\w-]+) *(?:\| *(?P<argument>.*?) *)?)?"
)
_ALIKE = re.compile(r"(?P<indent> {0,3})(?P<slashes>/{3,}) *(?P<name>(?:[\w-]+(?![^ |]))?)(?P<rest>.*)")
"""A line that its author may have meant to begin a block."""
_TAB = 4
"""So many columns Markdown gives a tab; so many blanks make an option of the line below a block's first."""
_SHOWN = 60


@dataclass(frozen=True, slots=True)
class _Open:
    """A block that has begun: how many slashes began it, what it is (None where unknown), and where."""

    width: int
    block: Prose | None
    line: int
    column: int

    @property
    def name(self) -> str:
        """What messages call it; nothing where it is unknown."""
        return f"“{self.block.kind.name}”" if self.block else ""


def find(body: str, line: int, path: str, report: Report, *, strangers: bool = False) -> tuple[Prose, ...]:
    """Return the prose blocks of a Markdown body whose first line is line `line` of the file `path`.

    `strangers` says that other Markdown extensions of the project bring blocks of their own.
    """
    finder = _Finder(body.split("\n"), line, path, report, strangers)
    for index, text in text_lines(body):
        finder.read(index, text.rstrip().expandtabs(_TAB))
    for opened in finder.around:
        finder.say_open(opened, "is never closed: it runs to the end")
    return tuple(finder.found)


@dataclass(slots=True)
class _Finder:
    """Reads a text line by line; `around` are the blocks that stand open, the innermost last."""

    lines: Sequence[str]
    first: int
    path: str
    report: Report
    strangers: bool
    found: list[Prose] = field(default_factory=list)
    around: list[_Open] = field(default_factory=list)

    def read(self, index: int, text: str) -> None:
        """Take the next line, whose place in the body is `index`."""
        match = _SLASHES.fullmatch(text)
        alike = match or _ALIKE.fullmatch(text)
        if alike is None:
            return
        width, place = len(alike["slashes"]), (self.first + index, len(alike["indent"]) + 1)
        if match is None:
            self._alike(alike, place)
        elif match["name"] is None:
            self._close(width, place, index)
        else:
            block = self._block(match["name"], match["argument"] or "", place)
            opened = _Open(width, block, *place)
            if block:
                self._check_place(opened, block)
                self._check_text(block, index)
                self.found.append(block)
            self.around.append(opened)

    def say_open(self, opened: _Open, words: str) -> None:
        """Report a block that stands open too long; one without a name has been reported before."""
        if opened.block:
            message = f"{opened.name} {words}"
            self._say((opened.line, opened.column), "block-open", message, "/" * opened.width)

    def _say(self, place: tuple[int, int], name: str, message: str, hint: str) -> None:
        self.report.add(self.path, *place, name, message, hint)

    def _alike(self, match: re.Match[str], place: tuple[int, int]) -> None:
        """Report a line that would be shown as it stands, slashes and all."""
        slashes, name, rest = match["slashes"], match["name"], match["rest"].strip(" |")
        if name in KINDS and KINDS[name].argument == "none":
            hint = f"{slashes} {name}"
        elif name in KINDS:
            hint = f"{slashes} {name} | {rest}"
        else:
            hint = "Write a block's name behind the slashes; a backslash before them shows them as they are."
        self._say(place, "block-line", f"“{_shown(match[0].strip())}” begins no block", hint)
        if name:
            self.around.append(_Open(len(slashes), None, *place))

    def _block(self, name: str, argument: str, place: tuple[int, int]) -> Prose | None:
        kind = KINDS.get(name)
        if kind is None:
            if not self.strangers:
                self._say(
                    place, "block-unknown", f"there is no block “{_shown(name)}”", did_you_mean(name, KINDS)
                )
            return None
        if kind.argument == "required" and not argument:
            message = f"the block “{name}” lacks {kind.meaning}"
            self._say(place, "block-argument", message, f"/// {name} | …")
        elif kind.argument == "none" and argument:
            message = f"“{argument}” stands after “{name}”; nothing may stand there"
            self._say(place, "block-argument", message, f"/// {name}")
        return Prose(kind, argument, *place)

    def _check_place(self, opened: _Open, block: Prose) -> None:
        """Report a block inside another that cannot hold it, and one that stands here a second time."""
        place, kind = (opened.line, opened.column), block.kind
        before = next((other for other in self.found if other.kind is kind), None)
        if before and kind.once:
            message = f"“{kind.name}” stands here twice; it stood first at line {before.line}"
            self._say(place, "block-twice", message, "Keep one of the two.")
        outer = self.around[-1] if self.around else None
        if outer is None or outer.block is None:
            return
        if not outer.block.kind.holder or kind.name not in INSIDE:
            message = f"“{kind.name}” stands inside {outer.name}, which cannot hold it"
            slashes = "/" * outer.width
            hint = f"Close {outer.name} first, with a line of {outer.width} slashes:\n{slashes}"
            self._say(place, "block-inside", message, hint)
        elif outer.width <= opened.width:
            message = f"{outer.name} holds “{kind.name}”, so it needs more slashes than that"
            wider = "/" * (opened.width + 1)
            hint = f"{wider} {outer.block.kind.name} | {outer.block.argument}\n…\n{wider}"
            self._say(place, "block-inside", message, hint)

    def _check_text(self, block: Prose, index: int) -> None:
        """Report a text that Markdown would take for options of the block, and a figure without picture."""
        below = self.lines[index + 1].expandtabs(_TAB) if index + 1 < len(self.lines) else ""
        if below.strip() and below.startswith(" " * _TAB):
            message = (
                f"the line below “{block.kind.name}” is indented, so that it would not count as its text"
            )
            hint = "Begin it at the margin, or leave a line empty above it."
            self._say((block.line + 1, _TAB + 1), "block-indent", message, hint)
        if block.kind.name == "figure":
            check_picture(self.lines[index + 1 :], block.line + 1, self.path, self.report)

    def _close(self, width: int, place: tuple[int, int], index: int) -> None:
        """Close the innermost block of this many slashes, and what stands open inside it."""
        widths = [opened.width for opened in self.around]
        if width not in widths:
            hint = (
                f"Write as many as opened the block: {'/' * widths[-1]}"
                if widths
                else "Remove the line, or write a block's name behind it: /// task"
            )
            self._say(place, "block-end", f"these {width} slashes close nothing", hint)
            return
        while (opened := self.around.pop()).width != width:
            self.say_open(opened, f"is not closed before line {place[0]}")
        if opened.block and opened.block.kind.empty:
            self._check_empty(opened.block.kind, opened.line, index)

    def _check_empty(self, kind: Kind, line: int, end: int) -> None:
        """Report the first line of a text inside a block that the compiler fills."""
        for number, text in enumerate(self.lines[line - self.first + 1 : end], start=line + 1):
            if text.strip():
                column = len(text) - len(text.lstrip()) + 1
                message = f"a text stands inside “{kind.name}”, which the site fills itself"
                self._say((number, column), "block-text", message, "Write the text above or below the block.")
                return


def _shown(words: str) -> str:
    """Return what an author wrote as messages show it: whole, or its beginning."""
    return words if len(words) <= _SHOWN else f"{words[:_SHOWN]}…"
