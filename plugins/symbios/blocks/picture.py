"""Checks that a figure begins with its picture, so that the rest becomes the caption."""

from __future__ import annotations

import re
from itertools import takewhile
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

    from symbios.problems import Report

_IMAGE = r"!\[(?:[^\[\]]|\[[^\[\]]*\])*\](?:\((?:[^()]|\([^()]*\))*\)|\[[^\[\]]*\])"
_PICTURE = re.compile(
    rf"(?:{_IMAGE}|\[{_IMAGE}\](?:\([^()]*\)|\[[^\[\]]*\])|<.*>)(?:\{{[^{{}}]*\}})?", re.DOTALL
)
"""An image, one that is a link, or an element of HTML; attributes may follow."""
_BEGINS = re.compile(r"\[?!\[|<")


def check_picture(lines: Sequence[str], number: int, path: str, report: Report) -> None:
    """Report a figure whose first paragraph is not one picture alone.

    `lines` are those below the first line of the block; they begin at line `number` of the file `path`.
    """
    blank = len(list(takewhile(lambda line: not line.strip(), lines)))
    paragraph = list(takewhile(_goes_on, lines[blank:]))
    words = "\n".join(line.strip() for line in paragraph)
    if _PICTURE.fullmatch(words):
        return
    if _BEGINS.match(words):
        message = "the paragraph of the figure's picture holds more than the picture"
        hint = "Leave a line empty below the picture: then the rest is the caption."
    else:
        message = "the figure does not begin with a picture"
        hint = "Write ![What the picture shows](…) first, then an empty line, then the caption."
    place = (number + blank, 1) if paragraph else (number - 1, 1)
    report.add(path, *place, "figure-picture", message, hint)


def _goes_on(line: str) -> bool:
    """Whether a paragraph has not ended yet, nor the block."""
    return bool(line.strip()) and not line.lstrip().startswith("///")
