"""What the reader of a GIFT text keeps while it reads, and how its texts become inline Markdown."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from symbios.quiz.formats.escapes import lines_escaped
from symbios.quiz.formats.gift_source import PROBLEM
from symbios.quiz.formats.loss import Loss
from symbios.quiz.formats.markdown import cleaned, from_html, to_plain
from symbios.quiz.model import Place

if TYPE_CHECKING:
    from symbios.problems import Report
    from symbios.quiz.formats.gift_source import Piece
    from symbios.quiz.formats.plaintext import Places

_RECENT = 50
FORMAT = re.compile(r"\[(html|markdown|plain|moodle)\]")


@dataclass(slots=True)
class Reading:
    """One GIFT text being read; `hints` say what to write where a loss is an error."""

    path: str
    report: Report
    places: Places
    losses: list[Loss] = field(default_factory=list)
    hints: dict[Loss, str] = field(default_factory=dict)

    def line(self, piece: Piece) -> int:
        """Return the line in which a piece begins."""
        return self.places.mark(piece.start).line

    def place(self, piece: Piece) -> Place:
        """Return where a piece begins."""
        return Place(self.places.mark(piece.start))

    def lose(self, piece: Piece, what: str, became: str, instead: str = "") -> None:
        """Say what cannot be carried, what became of it, and what to write so that nothing is lost."""
        loss = Loss(self.path, self.line(piece), what, became)
        if loss not in self.losses[-_RECENT:]:
            self.losses.append(loss)
        if instead:
            self.hints[loss] = instead

    def problem(self, piece: Piece, message: str, hint: str) -> None:
        """Report what makes a question unusable."""
        mark = self.places.mark(piece.start)
        self.report.add(self.path, mark.line, mark.column, PROBLEM, message, hint)

    def markdown(self, piece: Piece, default: str) -> str:
        """Return a text of a question as inline Markdown; it may begin with its own format in brackets."""
        text, form = formatted(piece, default)
        value = text.value("\n" if form == "markdown" else " ")
        return self.converted(value, form, self.line(piece))

    def converted(self, value: str, form: str, line: int) -> str:
        """Return a text of the format `form` as inline Markdown; in it a line feed begins a new line."""
        if form == "markdown":
            return cleaned(value, self.path, line, self.losses)
        if form == "html":
            return from_html(value, self.path, line, self.losses)
        if form == "plain":
            return lines_escaped(value)
        return from_html(value.replace("\n", "<br>"), self.path, line, self.losses)

    def plain(self, piece: Piece) -> str:
        """Return a text that can have no markup, on one line."""
        text, form = formatted(piece, "plain")
        found = self.converted(text.value(), form, self.line(piece))
        return to_plain(found) if form != "plain" else " ".join(text.value().split())


def formatted(piece: Piece, default: str) -> tuple[Piece, str]:
    """Return a text without the format in brackets that it begins with, and its format."""
    stripped = piece.strip()
    found = FORMAT.match(stripped.mask)
    return (stripped.cut(found.end()).strip(), found[1]) if found else (stripped, default)
