"""What the reader of a file of questions collects while it reads: losses, problems, the ids it has given."""

from __future__ import annotations

import math
import re
from dataclasses import dataclass, field, replace
from decimal import Decimal
from html import unescape
from typing import TYPE_CHECKING

from symbios.quiz.formats.ids import Ids
from symbios.quiz.formats.loss import Loss, shortened
from symbios.quiz.formats.markdown import cleaned, escaped, from_html
from symbios.quiz.formats.xml import PROBLEM
from symbios.quiz.model import Place
from symbios.yamlio import Mark

if TYPE_CHECKING:
    from symbios.problems import Report
    from symbios.quiz.formats.xml import Element

LEFT_OUT = "left out"
_NUMBER = re.compile(r"[-+]?(?:[0-9]{1,40}(?:[.,][0-9]{0,40})?|[.,][0-9]{1,40})(?:[eE][-+]?[0-9]{1,3})?")
_LEAST_POINTS, _MOST_POINTS = 0.01, 1000.0
_PARAGRAPHS = re.compile(r"<(?:/p|/div|/li|/blockquote|/h[1-6]|/pre|br\s*/?)\s*>\s*(?=\S)", re.IGNORECASE)
_TAGS = re.compile(r"<[^>]*>")


@dataclass(slots=True)
class Importing:
    """One file being read."""

    path: str
    report: Report
    losses: list[Loss] = field(default_factory=list)
    ids: Ids = field(init=False)

    def __post_init__(self) -> None:
        self.ids = Ids(self.path)

    def within(self, path: str) -> Importing:
        """Return the same for a file inside the package that is being read."""
        inner = Importing(path, self.report, self.losses)
        inner.ids = self.ids
        return inner

    def lose(self, element: Element, what: str, became: str = LEFT_OUT) -> None:
        """Say what cannot be carried, and what became of it."""
        self.losses.append(Loss(self.path, element.line, what, became))

    def problem(self, element: Element, message: str, hint: str) -> None:
        """Report what makes a question unusable."""
        self.report.add(self.path, element.line, element.column, PROBLEM, message, hint)

    def place(self, element: Element) -> Place:
        """Return the place of an element."""
        return Place(Mark(element.line, element.column))

    def inline(self, html: str, element: Element) -> str:
        """Return HTML as inline Markdown."""
        return from_html(html, self.path, element.line, self.losses) if html.strip() else ""

    def paragraphs(self, html: str, element: Element) -> str:
        """Return HTML as Markdown whose paragraphs stay apart."""
        parts = (self.inline(part, element) for part in _PARAGRAPHS.split(html))
        return "\n\n".join(part for part in parts if part)

    def markdown(self, text: str, element: Element) -> str:
        """Return Markdown of another program as inline Markdown."""
        return cleaned(text, self.path, element.line, self.losses)

    def number(self, element: Element, found: str, what: str) -> float | None:
        """Return a number; None, reported, where it is none or has no end."""
        value = parsed(found)
        if value is None:
            message = f"“{shortened(found)}” is no {what}; expected a number such as 12.5"
            self.problem(
                element, message, "Correct it in the file, or in the question bank and export again."
            )
        return value

    def points(self, element: Element, found: str) -> float:
        """Return the points of a question; the nearest that may be where they are too few or too many."""
        value = self.number(element, found, "number of points")
        if value is None:
            return 1.0
        nearest = min(max(round(value, 6), _LEAST_POINTS), _MOST_POINTS)
        if nearest != value:
            self.lose(element, f"{shortened(found)} points", f"{nearest:g} points")
        return nearest

    def id(self, element: Element, *wanted: str) -> str:
        """Return the id of a question: the first of `wanted` that is not empty, changed where it must be."""
        said: list[Loss] = []
        found = self.ids.give(next((name for name in wanted if name), ""), element.line, said)
        self.losses.extend(replace(loss, path=self.path) for loss in said)
        return found


def parsed(found: str) -> float | None:
    """Return the number that `found` is; None where it is none, or has no end."""
    text = found.strip()
    value = float(text.replace(",", ".")) if _NUMBER.fullmatch(text) else math.inf
    return value if math.isfinite(value) else None


def exact(found: str) -> Decimal:
    """Return the number that `found` is as it is written; 0 where it is none."""
    return Decimal(found.strip().replace(",", ".")) if parsed(found) is not None else Decimal(0)


def share_of(percent: float) -> float:
    """Return a share of the points, from 0 to 1, that is written with at most six places of a per cent."""
    return round(round(min(max(percent, 0.0), 100.0), 6) / 100, 8)


def plain(html: str) -> str:
    """Return the text of HTML without its elements, on one line."""
    return " ".join(unescape(_TAGS.sub(" ", html)).split())


def literal(text: str) -> str:
    """Return a text of no markup as inline Markdown, on one line."""
    return escaped(" ".join(text.split()))
