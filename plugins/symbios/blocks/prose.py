"""Finds the prose blocks of a Markdown text and reports what is wrong with how they are written."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from symbios.blocks.model import INSIDE, KINDS, Prose
from symbios.problems import did_you_mean

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from symbios.problems import Report

_SLASHES = re.compile(
    r"(?P<indent> {0,3})(?P<slashes>/{3,})[ ]*(?:(?P<name>[\w-]+)[ ]*(?:\|[ ]*(?P<argument>.*?)[ ]*)?)?$"
)
_FENCE = re.compile(r"[ \t>]*(`{3,}|~{3,})")
_COMMENT = re.compile(r"<!--.*?(?:-->|\Z)", re.DOTALL)


@dataclass(frozen=True, slots=True)
class _Open:
    """A block that has begun: how many slashes began it, what it is (None where unknown), and where."""

    width: int
    block: Prose | None
    line: int
    column: int

    @property
    def name(self) -> str:
        """What messages call it."""
        return f"“{self.block.kind.name}”" if self.block else "this block"


def find(body: str, line: int, path: str, report: Report, *, strangers: bool = False) -> tuple[Prose, ...]:
    """Return the prose blocks of a Markdown body whose first line is line `line` of the file `path`.

    `strangers` says that other Markdown extensions of the project bring blocks of their own.
    """
    found: list[Prose] = []
    around: list[_Open] = []
    for number, text in _lines(body, line):
        match = _SLASHES.fullmatch(text)
        if match is None:
            continue
        place = path, number, len(match["indent"]) + 1
        if match["name"] is None:
            _close(len(match["slashes"]), around, place, report)
            continue
        block = _block(match["name"], match["argument"] or "", place, report, strangers=strangers)
        opened = _Open(len(match["slashes"]), block, number, place[2])
        if block:
            _check_place(opened, block, around, path, report)
            found.append(block)
        around.append(opened)
    for opened in around:
        message = f"{opened.name} is never closed: it runs to the end"
        report.add(path, opened.line, opened.column, "block-open", message, "/" * opened.width)
    return tuple(found)


def _lines(body: str, line: int) -> Iterator[tuple[int, str]]:
    """Yield each line that is neither code nor comment, with its number in the file."""
    body = _COMMENT.sub(lambda found: re.sub(r"[^\n]", " ", found[0]), body)
    fence = ""
    for number, text in enumerate(body.split("\n"), start=line):
        mark = _FENCE.match(text)
        if fence:
            if mark and mark[1].startswith(fence) and not text.strip(" \t>").strip(fence[0]):
                fence = ""
        elif mark:
            fence = mark[1]
        else:
            yield number, text.rstrip()


def _block(
    name: str, argument: str, place: tuple[str, int, int], report: Report, *, strangers: bool
) -> Prose | None:
    kind = KINDS.get(name)
    if kind is None:
        if not strangers:
            report.add(*place, "block-unknown", f"there is no block “{name}”", did_you_mean(name, KINDS))
        return None
    if kind.argument == "required" and not argument:
        message = f"the block “{name}” lacks {kind.meaning}"
        report.add(*place, "block-argument", message, f"/// {name} | …")
    elif kind.argument == "none" and argument:
        message = f"“{argument}” stands after “{name}”; nothing may stand there"
        report.add(*place, "block-argument", message, f"/// {name}")
    return Prose(kind, argument, place[1], place[2])


def _check_place(opened: _Open, block: Prose, around: Sequence[_Open], path: str, report: Report) -> None:
    """Report a block inside another that cannot hold it."""
    outer = around[-1] if around else None
    if outer is None or outer.block is None:
        return
    kind, place = outer.block.kind, (path, opened.line, opened.column)
    if not kind.holder or block.kind.name not in INSIDE:
        report.add(
            *place,
            "block-inside",
            f"“{block.kind.name}” stands inside {outer.name}, which cannot hold it",
            f"Close {outer.name} first, with a line of {outer.width} slashes:\n{'/' * outer.width}",
        )
    elif outer.width <= opened.width:
        wider = "/" * (opened.width + 1)
        report.add(
            *place,
            "block-inside",
            f"{outer.name} holds “{block.kind.name}”, so it needs more slashes than that",
            f"{wider} {kind.name} | {outer.block.argument}\n…\n{wider}",
        )


def _close(width: int, around: list[_Open], place: tuple[str, int, int], report: Report) -> None:
    """Close the innermost block of this many slashes, and what stands open inside it."""
    widths = [opened.width for opened in around]
    if width not in widths:
        report.add(
            *place,
            "block-end",
            f"these {width} slashes close nothing",
            f"Write as many as opened the block: {'/' * widths[-1]}"
            if widths
            else "Remove the line, or write a block's name behind it: /// task",
        )
        return
    while (opened := around.pop()).width != width:
        message = f"{opened.name} is not closed before line {place[1]}"
        report.add(place[0], opened.line, opened.column, "block-open", message, "/" * opened.width)
