"""What the writer of a file of questions collects while it writes: what the format cannot hold."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from decimal import Decimal
from typing import TYPE_CHECKING

from symbios.quiz.formats.importing import literal
from symbios.quiz.formats.loss import Loss, shortened
from symbios.quiz.formats.markdown import to_html, to_plain
from symbios.quiz.formats.textpatterns import needs_signs
from symbios.quiz.formats.xml import holds
from symbios.quiz.texts import texts_of

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

    from symbios.quiz.model import Interval, Question

_GAP = re.compile(r"(?<!\\)\[\[(\d{1,4})\]\]")


@dataclass(slots=True)
class Exporting:
    """One question being written; `losses` are those of the whole file."""

    question: Question
    losses: list[Loss] = field(default_factory=list)

    def lose(self, what: str, became: str) -> None:
        """Say what the format cannot hold, and what became of it."""
        line, name = self.question.at.mark.line, self.question.id
        self.losses.append(Loss("", line, f"{what} of the question “{name}”", became, name))

    def html(self, text: str) -> str:
        """Return inline Markdown as HTML."""
        return to_html(text)

    def paragraphs(self, text: str) -> str:
        """Return Markdown with paragraphs as HTML; one paragraph stands alone."""
        parts = [to_html(part) for part in text.split("\n\n")]
        return parts[0] if len(parts) == 1 else "".join(f"<p>{part}</p>" for part in parts)

    def gapped(self, text: str, gap: Callable[[int], str]) -> list[str]:
        """Return the paragraphs of a text with gaps as HTML; `gap` gives what stands for each number.

        The places of the gaps are words while the Markdown becomes HTML, so that nothing in it is changed.
        """
        word = "gapx"
        while word in text:
            word += "x"
        marked = _GAP.sub(rf"{word}\1e", text)
        return [
            re.sub(rf"{word}(\d+)e", lambda found: gap(int(found[1])), to_html(part))
            for part in marked.split("\n\n")
        ]

    def plain(self, text: str, what: str) -> str:
        """Return inline Markdown as text without markup, which is lost."""
        found = to_plain(text)
        if literal(found) != text:
            self.lose(f"the markup of {what} “{shortened(text)}”", f"the text “{shortened(found)}”")
        return found

    def signs(self, patterns: Iterable[str], *, diacritics: bool) -> None:
        """Say that a format takes letters only with the signs that they have."""
        if not diacritics and any(needs_signs(pattern) for pattern in patterns):
            self.lose("letters that may be written without their signs", "only with their signs")

    def check(self, *, attempts: bool = False, choice_ids: bool = False) -> None:
        """Say what of a question only some formats hold, and signs that XML does not hold."""
        question = self.question
        if question.attempts is not None and not attempts:
            self.lose(f"the limit of {question.attempts} attempts", "left out")
        if question.solution_after:
            self.lose(f"the solution after {question.solution_after} attempts", "left out")
        if question.outcome:
            self.lose(f"the learning outcome {question.outcome}", "left out")
        ids = [] if choice_ids else [each for each in _ids(question.body) if each]
        if ids:
            self.lose(f"the ids {', '.join(ids)} of the answers", "left out")
        if not all(holds(text) for text in texts_of(question)):
            self.lose("control signs in a text", "the sign � in their place")


def _ids(body: object) -> Iterator[str]:
    for name in ("choices", "items", "levels"):
        for each in getattr(body, name, ()):
            yield getattr(each, "id", "")


def middle(interval: Interval) -> tuple[str, str]:
    """Return the middle of an interval and how far its ends are off, as decimal numbers."""
    low, high = Decimal(repr(interval.low)), Decimal(repr(interval.high))
    return decimal((low + high) / 2), decimal((high - low) / 2)


def decimal(value: Decimal | float) -> str:
    """Return a number in its plainest form, without an exponent."""
    found = f"{value if isinstance(value, Decimal) else Decimal(repr(value)):f}"
    return found.rstrip("0").rstrip(".") if "." in found else found
