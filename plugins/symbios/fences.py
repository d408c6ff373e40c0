"""Finds the fences of a Markdown text that hold data, and puts something else in their place."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator, Sequence

# What may stand before a fence: the indentation of a list or an admonition, the signs of a quotation.
_OPEN = re.compile(r"(?P<indent>[ \t>]*)(?P<fence>`{3,}(?=[^`]*$)|~{3,})[ \t]*(?P<info>.*?)[ \t]*\r?$")
_BEFORE = " \t>"
QUIZ, GIFT = "quiz", "gift"
"""The words of fences that hold questions: in our own form, and in GIFT."""


@dataclass(frozen=True, slots=True)
class Fence:
    """One block of data as it stands in the Markdown, such as a quiz.

    `text` is what it holds, without indentation; `line` and `column` are the place in the file where
    `text` begins. `start` and `end` delimit the fence's lines in the body, as a slice does. `indent` is
    what stands before each of these lines; `word` is the first word after the signs, `info` what follows it.
    """

    text: str
    line: int
    column: int
    start: int
    end: int
    closed: bool
    indent: str = ""
    info: str = ""
    word: str = QUIZ


def find(body: str, line: int, words: Collection[str] = (QUIZ, GIFT)) -> tuple[Fence, ...]:
    """Return the fences of a Markdown body that begin with one of `words`; its first line is line `line`.

    A fence inside another fence or inside an HTML comment holds no data. A fence that nobody closed runs
    to the end of the body.
    """
    lines = body.split("\n")
    found = []
    for index, end, closed, opened in _fences(lines, words):
        indent = opened["indent"]
        word, _, info = opened["info"].partition(" ")
        text, column = _dedented(lines[index + 1 : end - 1 if closed else end], indent)
        place = (line + index + 1, column, index, end, closed)
        found.append(Fence(text, *place, indent=indent, info=info.strip(), word=word))
    return tuple(found)


def holds(body: str, words: Collection[str] = (QUIZ, GIFT)) -> bool:
    """Whether a Markdown body has a fence that begins with one of `words`."""
    if not any(word in body for word in words):
        return False
    return next(_fences(body.split("\n"), words), None) is not None


def _fences(lines: Sequence[str], words: Collection[str]) -> Iterator[tuple[int, int, bool, re.Match[str]]]:
    """Yield first line, line after the last, whether it is closed, and the opening of each wanted fence."""
    index = 0
    while index < len(lines):
        if not _may_open(lines[index]):
            index += 1
        elif lines[index].lstrip(_BEFORE).startswith("<!--"):
            index = _comment_end(lines, index)
        elif (opened := _OPEN.match(lines[index])) is None:
            index += 1
        else:
            end, closed = _fence_end(lines, index, opened["fence"])
            if opened["info"].partition(" ")[0] in words:
                yield index, end, closed, opened
            index = end


def text_lines(body: str) -> Iterator[tuple[int, str]]:
    """Yield each line of a Markdown body that is neither code in a fence nor comment, with its index."""
    lines = body.split("\n")
    index = 0
    while index < len(lines):
        if not _may_open(lines[index]):
            yield index, lines[index]
            index += 1
        elif lines[index].lstrip(_BEFORE).startswith("<!--"):
            index = _comment_end(lines, index)
        elif opened := _OPEN.match(lines[index]):
            index, _ = _fence_end(lines, index, opened["fence"])
        else:
            yield index, lines[index]
            index += 1


def replace(body: str, fences: Sequence[Fence], placeholders: Sequence[str]) -> str:
    """Return `body` with one line of its own, at the fence's indentation, in the place of each fence."""
    lines = body.split("\n")
    for fence, placeholder in sorted(
        zip(fences, placeholders, strict=True), key=lambda pair: pair[0].start, reverse=True
    ):
        blank = fence.indent.rstrip()
        lines[fence.start : fence.end] = [blank, fence.indent + placeholder, blank]
    return "\n".join(lines)


def _may_open(line: str) -> bool:
    """Whether a fence or a comment can begin in a line; for most lines nothing else need be asked."""
    return "```" in line or "~~~" in line or "<!--" in line


def _comment_end(lines: Sequence[str], start: int) -> int:
    """Return the index of the line after the comment that begins at `start`."""
    after_opening = lines[start].split("<!--", 1)[1]
    if "-->" in after_opening:
        return start + 1
    for index in range(start + 1, len(lines)):
        if "-->" in lines[index]:
            return index + 1
    return len(lines)


def _fence_end(lines: Sequence[str], start: int, fence: str) -> tuple[int, bool]:
    """Return the index after the fence that begins at `start`, and whether it is closed."""
    for index in range(start + 1, len(lines)):
        if fence not in lines[index]:
            continue
        sign = lines[index].lstrip(_BEFORE).rstrip()
        if len(sign) >= len(fence) and set(sign) == {fence[0]}:
            return index + 1, True
    return len(lines), False


def _dedented(lines: Sequence[str], indent: str) -> tuple[str, int]:
    """Return the lines without what stands before all of them, and the column where they then begin."""
    bare = [_without(line.rstrip("\r"), indent) for line in lines]
    spaces = min((len(line) - len(line.lstrip(" ")) for line, _ in bare if line.strip()), default=0)
    column = min((cut for line, cut in bare if line.strip()), default=len(indent))
    return "\n".join(line[spaces:] for line, _ in bare), column + spaces + 1


def _without(line: str, indent: str) -> tuple[str, int]:
    """Return `line` without as much of `indent` as stands before it, and how much that was."""
    cut = 0
    while cut < min(len(indent), len(line)) and line[cut] in _BEFORE:
        cut += 1
    return line[cut:], cut
