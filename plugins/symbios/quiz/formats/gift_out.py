"""How the texts of a question stand in GIFT: all in one format, the plainest that holds them."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from symbios.quiz.formats.escapes import has_formula, lines_escaped
from symbios.quiz.formats.gift_answers import SHARE_LIKE
from symbios.quiz.formats.gift_texts import FORMAT
from symbios.quiz.formats.inline import to_plain
from symbios.quiz.model import ChosenGap, Cloze, Matching, Multiple, Number, ShortText, Single, TrueFalse

if TYPE_CHECKING:
    from collections.abc import Iterator

    from symbios.quiz.formats.exporting import Exporting
    from symbios.quiz.model import Question

MARKDOWN, MOODLE, PLAIN = "markdown", "moodle", "plain"
GAP = re.compile(r"(?<!\\)\[\[1\]\]")
MARK = "\ue001"
"""What stands for the gap while the text around it is written."""
_SIGNS = re.compile(r"[\\~=#{}:]")
_ARROW = "->"


def escaped(text: str) -> str:
    """Return a text with the signs of GIFT escaped."""
    return _SIGNS.sub(r"\\\g<0>", text).replace("\n", "\\n")


@dataclass(frozen=True, slots=True)
class Out:
    """One question being written, all texts of which have the format `form`."""

    export: Exporting
    form: str

    def value(self, markdown: str) -> str:
        """Return a text in the format of the question."""
        return markdown.replace(_ARROW, "-&gt;") if self.form == MARKDOWN else _plain(markdown)

    def text(self, markdown: str) -> str:
        """Return a text that takes its format from the question; one that seems to name another names it."""
        value = self.value(markdown)
        return escaped(f"[{self.form}]{value}" if FORMAT.match(value) else value)

    def prompt(self, markdown: str) -> str:
        """Return the text of the question, which names its format."""
        return self.first(self.value(markdown))

    def first(self, value: str) -> str:
        """Return what is in the format already, and name that."""
        named = self.form != MOODLE or FORMAT.match(value)
        return escaped(f"[{self.form}]{value}" if named else value)

    def feedback(self, markdown: str) -> str:
        """Return `#` and a feedback; nothing where there is none."""
        return f"#{self.text(markdown)}" if markdown else ""


def form_of(question: Question) -> str:
    """Return the plainest format that holds all texts of a question as they are."""
    texts = [*_texts(question)]
    if _needs_words(question) or any(lines_escaped(_plain(text)) != text for text in texts):
        return MARKDOWN
    return PLAIN if any(_is_more(_plain(text)) for text in texts) else MOODLE


def _is_more(plain: str) -> bool:
    """Whether Moodle would take a part of a plain text for an element, a sign of HTML or a formula."""
    return "<" in plain or "&" in plain or has_formula(plain)


def _plain(markdown: str) -> str:
    """Return a text without markup whose lines stay apart."""
    return "\n".join(to_plain(line) for line in markdown.split("<br>"))


def _texts(question: Question) -> Iterator[str]:
    """Yield the texts of a question that are in its format."""
    yield from (question.prompt, question.feedback)
    body = question.body
    match body:
        case Single() | Multiple():
            for choice in body.choices:
                yield from (choice.text, choice.feedback)
        case TrueFalse():
            yield from (body.feedback_true, body.feedback_false)
        case Number() | ShortText():
            yield from (each.feedback for each in body.accepted)
        case Cloze():
            yield from GAP.sub(MARK, body.text).split("\n\n")
            for gap in body.gaps:
                yield from gap.choices if isinstance(gap, ChosenGap) else ()
        case Matching():
            yield from (item.text for item in body.items)


def _needs_words(question: Question) -> bool:
    """Whether a sign would be misread that only Markdown can write as a word."""
    body = question.body
    if isinstance(body, Cloze):
        right = [gap.choices[0] for gap in body.gaps if isinstance(gap, ChosenGap)]
        lines = "<br>" in question.prompt or "<br>" in body.text
        return lines or any(map(_share_like, right))
    if isinstance(body, Single):
        return any(choice.correct and _share_like(choice.text) for choice in body.choices)
    if isinstance(body, ShortText):
        return any(_ARROW in each.feedback for each in body.accepted)
    return isinstance(body, Matching) and any(_ARROW in item.text for item in body.items)


def _share_like(text: str) -> bool:
    return SHARE_LIKE.match(text) is not None
