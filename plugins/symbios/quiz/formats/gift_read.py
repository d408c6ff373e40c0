"""Reads the questions of a GIFT text, each from its own lines."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from symbios.quiz.formats import gift_kinds
from symbios.quiz.formats.gift_answers import shown
from symbios.quiz.formats.gift_source import CATEGORY
from symbios.quiz.formats.gift_texts import formatted
from symbios.quiz.formats.markdown import to_plain
from symbios.quiz.model import ChosenGap, Cloze, Question, Reflection, ShortText, Single, TypedGap

if TYPE_CHECKING:
    from collections.abc import Callable

    from symbios.quiz.formats.gift_source import Block, Piece
    from symbios.quiz.formats.gift_texts import Reading
    from symbios.quiz.model import Body

    GiveId = Callable[[Piece | None, Piece], str]


@dataclass(frozen=True, slots=True)
class Text:
    """How the text of a question is written, and where."""

    form: str
    line: int
    reading: Reading

    def markdown(self, value: str) -> str:
        """Return a part of the text as inline Markdown."""
        return self.reading.converted(value.strip(), self.form, self.line)


_FEEDBACK = "####"
_MARK = "\ue000"
"""What stands for the answers while the text around them is converted."""
_LINE = r"\_\_\_\_\_"
_BAR = re.compile(r"\\.|\|", re.DOTALL)
_BRACKETS = re.compile(r"\[(tag|id):\s*([^\]]*)\]", re.IGNORECASE)


def question(block: Block, give_id: GiveId, reading: Reading) -> Question | None:
    """Return the question of a block; None where there is none, or it is unusable, which is reported.

    `give_id` gives the id that belongs to a title (None where there is none) and to the text.
    """
    whole = block.piece
    _comments(block, reading)
    if whole.mask.startswith(CATEGORY):
        hint = "Leave it out; a file of its own keeps questions apart."
        reading.lose(whole, f"the category “{whole.cut(len(CATEGORY)).value()}”", "left out", hint)
        return None
    if block.broken or not whole:
        return None
    split = _title(whole, reading)
    if split is None:
        return None
    title, rest = split
    if "{" in rest.mask:
        return _with_answers(title, rest, whole, give_id, reading)
    _description(rest, reading)
    return None


def _with_answers(
    title: Piece | None, rest: Piece, whole: Piece, give_id: GiveId, reading: Reading
) -> Question | None:
    """Return a question whose answers stand between braces in `rest`."""
    opened, closed = rest.mask.find("{"), rest.mask.find("}")
    before, inside, after = rest.cut(0, opened), rest.cut(opened + 1, closed).strip(), rest.cut(closed + 1)
    feedback = inside.cut(len(inside.text))
    place = inside.mask.rfind(_FEEDBACK)
    if place >= 0:
        inside, feedback = inside.cut(0, place).strip(), inside.cut(place + len(_FEEDBACK))
    text, form = formatted(before, "moodle")
    if not text and not after:
        message = "this question has answers but asks nothing; expected a text before “{”"
        reading.problem(rest, message, f"{'' if title is None else f'::{title.value()}::'}What …? {{")
        return None
    id_ = give_id(title, text or after)
    made = _body(inside, form, reading)
    if made is None:
        return None
    space = " " if before.mask[-1:].isspace() else ""
    body, prompt = _placed(made, text, space, after, Text(form, reading.line(text or after), reading))
    return Question(id_, prompt, body, 1.0, reading.markdown(feedback, form), reading.place(whole))


def _title(whole: Piece, reading: Reading) -> tuple[Piece | None, Piece] | None:
    """Return the title and what follows it; None, reported, where the title does not end."""
    if not whole.mask.startswith("::"):
        return None, whole
    end = whole.mask.find("::", 2)
    if end < 0:
        message = "the name that “::” begins here does not end; expected “::” after it, then the question"
        reading.problem(whole, message, "::name::What …? {")
        return None
    return whole.cut(2, end).strip(), whole.cut(end + 2).strip()


def _comments(block: Block, reading: Reading) -> None:
    """Report what comments hold for Moodle."""
    for comment in block.comments:
        for found in _BRACKETS.finditer(comment.text):
            kind = "tag" if found[1].lower() == "tag" else "id of Moodle"
            reading.lose(comment, f"the {kind} “{found[2].strip()}”", "left out", "Leave it out.")


def _description(rest: Piece, reading: Reading) -> None:
    text, form = formatted(rest, "moodle")
    plain = to_plain(reading.converted(text.value(), form, reading.line(rest)))
    hint = "Write {} after a question with a free answer; write a text that asks nothing outside the fence."
    reading.lose(rest, f"a text without answers, “{plain}”", "left out", hint)


def _body(inside: Piece, form: str, reading: Reading) -> Body | None:
    """Return what only this kind of question has; its answers tell the kind."""
    if not inside:
        return Reflection()
    if inside.mask.startswith("#"):
        return gift_kinds.number(inside, form, reading)
    if "~" in inside.mask:
        return gift_kinds.choices(inside, form, reading)
    if "=" in inside.mask and "->" in inside.mask:
        return gift_kinds.matching(inside, form, reading)
    if gift_kinds.truth(inside) is not None:
        return gift_kinds.true_false(inside, form, reading)
    return _short_text(inside, form, reading)


def _short_text(inside: Piece, form: str, reading: Reading) -> Body | None:
    if "->" in inside.mask and "=" not in inside.mask:
        message = f"“{shown(inside)}” has “->” but no “=”; expected “=” before each item to match"
        reading.problem(inside, message, f"={shown(inside)}")
        return None
    return gift_kinds.short_text(inside, form, reading)


def _placed(body: Body, before: Piece, space: str, after: Piece, text: Text) -> tuple[Body, str]:
    """Return the body and the prompt; answers in the middle of a text become a gap in it.

    Where a written line feed stands before the gap and the answers are simple, this is a cloze text, the
    first line its prompt. Else the text with a line in the place of the answers is the prompt.
    """
    newline = "\n" if text.form == "markdown" else " "
    if not after:
        return body, text.markdown(before.raw(newline))
    sign = _MARK
    while sign in before.text or sign in after.text:
        sign += _MARK
    prompt, line_feed, start = before.raw().partition("\n")
    gap = _gap(body) if line_feed and prompt.strip() else None
    if gap is None:
        joined = before.raw(newline) + space + sign + after.raw(newline)
        return body, text.markdown(joined).replace(sign, _LINE)
    paragraphs = (start + space + sign + after.raw()).split("\n\n")
    cloze = "\n\n".join(filter(None, (text.markdown(each) for each in paragraphs)))
    signs = isinstance(body, ShortText) and body.diacritics
    return Cloze(cloze.replace(sign, "[[1]]"), (gap,), diacritics=signs), text.markdown(prompt)


def _gap(body: Body) -> TypedGap | ChosenGap | None:
    """Return the answers as a gap; None where a gap cannot hold all of them."""
    if isinstance(body, ShortText) and all(each.share == 1 and not each.feedback for each in body.accepted):
        patterns = (_BAR.sub(_escaped_bar, each.pattern) for each in body.accepted)
        return TypedGap(tuple(dict.fromkeys(patterns)))
    if isinstance(body, Single) and not any(each.share or each.feedback for each in body.choices):
        ordered = sorted(body.choices, key=lambda choice: not choice.correct)
        texts = tuple(dict.fromkeys(choice.text for choice in ordered))
        return ChosenGap(texts) if len(texts) == len(ordered) else None
    return None


def _escaped_bar(found: re.Match[str]) -> str:
    return r"\|" if found[0] == "|" else found[0]
