"""A formula as a line of text: what search finds of it, and what a list of headings shows.

MathML tells by its elements alone that “in” stands below “m”; its letters one after the other would be words
that nobody has written. Here an index follows a `_`, a power a `^`, and a fraction is written with a `/`.
"""

from __future__ import annotations

import re
import unicodedata
from html.parser import HTMLParser
from typing import TYPE_CHECKING

from symbios.htmlread import feed

if TYPE_CHECKING:
    from collections.abc import Callable

ELEMENTS = frozenset(
    {
        *("annotation", "annotation-xml", "maction", "math", "menclose", "merror", "mfrac", "mi", "mn", "mo"),
        *(
            "mover",
            "mpadded",
            "mphantom",
            "mroot",
            "mrow",
            "ms",
            "mspace",
            "msqrt",
            "mstyle",
            "msub",
            "msubsup",
        ),
        *("msup", "mtable", "mtd", "mtext", "mtr", "munder", "munderover", "semantics"),
    }
)
"""The elements of MathML; any other ends a formula, as it does in a browser."""
_HIDDEN = frozenset({"annotation", "annotation-xml", "mphantom"})
_SCRIPTS = {
    "msub": "_",
    "munder": "_",
    "msup": "^",
    "mover": "^",
    "msubsup": "_^",
    "munderover": "_^",
}
"""What stands before each index."""
_SIMPLE = re.compile(r"\w*(?:[.,]\w+)*")
MARKS = frozenset("\N{ACUTE ACCENT}\N{GRAVE ACCENT}¯˘ˇ˙¨^˚~‾→←↔")
"""What stands over a letter, or below it, without being an index of it."""
_BETWEEN = frozenset("·:-")
"""Operators that Unicode does not count as such."""
_UNARY = frozenset("+±-\N{MINUS SIGN}")
_RAISED = {"\N{RING OPERATOR}": "°", "°": "°", "\N{PRIME}": "\N{PRIME}"}
_END, _BEGIN = re.compile(r"(?:[^\W\d_]+|\d+)$"), re.compile(r"[^\W\d_]+|\d+")

_Piece = tuple[str, str]
"""What an element says, and its name."""


class FormulaReader:
    """Reads the elements of one formula, the first of which is `math`; `done` says that it has ended."""

    def __init__(self) -> None:
        """Begin before the first element."""
        self._open: list[tuple[str, list[_Piece]]] = [("", [])]
        self.done = False

    def start(self, tag: str) -> None:
        """Open an element."""
        self._open.append((tag, []))

    def data(self, text: str) -> None:
        """Hear text."""
        if text.strip() or text == "\N{NO-BREAK SPACE}":
            self._open[-1][1].append((text, ""))

    def empty(self, tag: str) -> None:
        """Hear an element without content."""
        self._open[-1][1].append((" " if tag == "mspace" else "", tag))

    def end(self, tag: str) -> None:
        """Close an element, and those in it that nobody closed."""
        if all(name != tag for name, _ in self._open[1:]):
            return
        closed = ""
        while closed != tag:
            closed, pieces = self._open.pop()
            self._open[-1][1].append((_said(closed, pieces), closed))
        self.done = len(self._open) == 1

    def text(self) -> str:
        """Return the formula on one line."""
        while len(self._open) > 1:
            closed, pieces = self._open.pop()
            self._open[-1][1].append((_said(closed, pieces), closed))
        return " ".join("".join(said for said, _ in self._open[0][1]).split())


def readable(html: str) -> str:
    """Return the text of a piece of HTML, with its formulas on one line."""
    reader = _Reader()
    feed(html, reader)
    return " ".join("".join(reader.pieces).split())


class _Reader(HTMLParser):
    """Collects text."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.pieces: list[str] = []
        self._formula: FormulaReader | None = None

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:  # noqa: ARG002
        if tag == "math":
            self._formula = FormulaReader()
        if self._formula:
            self._formula.start(tag)

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:  # noqa: ARG002
        if self._formula:
            self._formula.empty(tag)

    def handle_endtag(self, tag: str) -> None:
        if self._formula:
            self._formula.end(tag)
            if self._formula.done:
                self.pieces.append(self._formula.text())
                self._formula = None

    def handle_data(self, data: str) -> None:
        if self._formula:
            self._formula.data(data)
        else:
            self.pieces.append(data)


def _said(tag: str, pieces: list[_Piece]) -> str:
    """Return what an element says."""
    parts = [said for said, _ in pieces]
    if tag in _SCRIPTS and parts:
        indices = [_index(sign, part) for sign, part in zip(_SCRIPTS[tag], parts[1:], strict=False)]
        said = "".join([parts[0], *indices])
        return f" {said} " if _is_between(parts[0]) else said
    if tag == "msqrt":
        return f"√{_grouped(_row(pieces))}"
    return _HOW[tag](parts) if tag in _HOW else _row(pieces)


def _index(sign: str, part: str) -> str:
    """Return an index or a power with its sign; a mark over a letter is none."""
    if part in MARKS:
        return ""
    return _RAISED[part] if sign == "^" and part in _RAISED else f"{sign}{_grouped(part)}"


def _grouped(said: str) -> str:
    """Return a part in brackets, where it would not be clear how far it reaches."""
    said = said.strip()
    minus = said[:1] in {"-", "\N{MINUS SIGN}"}
    return said if _SIMPLE.fullmatch(said[1:] if minus else said) else f"({said})"


def _row(pieces: list[_Piece]) -> str:
    """Return what stands side by side: with spaces around operators and between words."""
    row, last, before = "", "", "mo"
    for said, tag in pieces:
        if tag == "mo" and said in {",", ";"}:
            row = f"{row}{said} "
        elif tag == "mo" and _is_between(said) and not (before == "mo" and said in _UNARY):
            row = f"{row} {said} "
        else:
            row = f"{row} {said}" if _run_together(last, said, before) else f"{row}{said}"
        if said.strip():
            before = "" if said in ")]}|" else tag
        last = said
    return row


def _run_together(one: str, other: str, tag: str) -> bool:
    """Whether a word or an index would run into what follows it; letters that stand for quantities may."""
    ends, begins = _END.search(one), _BEGIN.match(other)
    if not ends or not begins or not (ends[0].isalpha() or begins[0].isalpha()):
        return False
    return tag in _SCRIPTS or max(len(ends[0]), len(begins[0])) > 1


def _is_between(said: str) -> bool:
    return len(said) == 1 and (said in _BETWEEN or unicodedata.category(said) == "Sm")


def _fraction(parts: list[str]) -> str:
    return "/".join(map(_grouped, parts))


def _root(parts: list[str]) -> str:
    index = _grouped(parts[1]) if len(parts) > 1 else ""
    return f"{index}√{_grouped(parts[0] if parts else '')}"


_HOW: dict[str, Callable[[list[str]], str]] = {
    **dict.fromkeys(("mi", "mn", "mo", "ms", "mtext"), "".join),
    **dict.fromkeys(_HIDDEN, lambda _parts: ""),
    "mfrac": _fraction,
    "mroot": _root,
    "mspace": lambda _parts: " ",
    "mtable": "; ".join,
    "mtr": " ".join,
}
"""How what an element holds makes a text; in all others it stands side by side."""
