"""Makes the body of a question out of its answers in GIFT."""

from __future__ import annotations

import re
from decimal import Decimal
from typing import TYPE_CHECKING

from symbios.quiz.bodies.interval import interval
from symbios.quiz.formats.gift_answers import Answer, answers, same, shown
from symbios.quiz.formats.textpatterns import needs_signs, pattern_of_text
from symbios.quiz.model import (
    Accepted,
    Choice,
    Interval,
    Item,
    Matching,
    Multiple,
    Number,
    ShortText,
    Single,
    TrueFalse,
)

if TYPE_CHECKING:
    from collections.abc import Sequence

    from symbios.quiz.formats.gift_source import Piece
    from symbios.quiz.formats.gift_texts import Reading

ANY_NUMBER = 999_999_999_999_999.0
"""The ends of the interval that stands for every other number."""
_NUMBER = r"[-+]?(?:\d{1,15}(?:\.\d{0,15})?|\.\d{1,15})(?:[eE][-+]?\d{1,2})?"
_VALUE = re.compile(rf"({_NUMBER})(?:\s*:\s*({_NUMBER})|\s*\.\.\s*({_NUMBER}))?")
_TRUTHS = {"T": True, "TRUE": True, "F": False, "FALSE": False}


def truth(inside: Piece) -> bool | None:
    """Return whether the answers say true or false; None where they are others."""
    return _TRUTHS.get(inside.mask.split("#")[0].strip().upper())


def true_false(inside: Piece, form: str, reading: Reading) -> TrueFalse:
    """Return a statement; the first feedback is for the wrong answer, the second for the right one."""
    _, *feedback = inside.split("#", 2)
    wrong, right = [*(reading.markdown(piece, form) for piece in feedback), "", ""][:2]
    correct = bool(truth(inside))
    return TrueFalse(correct, *((right, wrong) if correct else (wrong, right)))


def choices(inside: Piece, form: str, reading: Reading) -> Single | Multiple | None:
    """Return choices: one right where “=” marks it, any number where only shares do."""
    found = answers(inside, "=~", reading)
    if found is None:
        return None
    empty = next((answer for answer in found if not answer.text), None)
    if empty is not None:
        reading.problem(empty.whole, f"“{shown(empty.whole)}” is an answer without a text", f"{empty.sign}…")
        return None
    if len(found) < 2:
        reading.problem(inside, "there is only one answer to choose; expected two or more", "~…")
        return None
    if any(answer.sign == "=" and answer.worth == 100 for answer in found):
        return Single(_single(found, form, reading))
    return _multiple(found, form, reading)


def _choice(answer: Answer, form: str, reading: Reading, *, correct: bool, share: float = 0.0) -> Choice:
    text, feedback = reading.markdown(answer.text, form), reading.markdown(answer.feedback, form)
    return Choice(text, correct, feedback, "", reading.place(answer.whole), share)


def _single(found: Sequence[Answer], form: str, reading: Reading) -> tuple[Choice, ...]:
    made, right = [], False
    for answer in found:
        correct = answer.sign == "=" and answer.worth == 100 and not right
        right = right or correct
        if answer.sign == "=" and answer.worth == 100 and not correct:
            what = f"a second right answer to choose one from, “{shown(answer.text)}”"
            hint = "~%100%" + shown(answer.text)
            reading.lose(answer.whole, what, "an answer worth 100 per cent", hint)
        share = 0.0 if correct else answer.worth / 100
        if share < 0:
            what = f"points taken away ({answer.worth:g} per cent) where one answer is chosen"
            reading.lose(answer.whole, what, "no points", f"~{shown(answer.text)}")
            share = 0.0
        made.append(_choice(answer, form, reading, correct=correct, share=share))
    return tuple(made)


def _multiple(found: Sequence[Answer], form: str, reading: Reading) -> Multiple | None:
    """Return choices of which some are right; each of these then counts the same."""
    gains = [answer.worth for answer in found if answer.worth > 0]
    costs = [-answer.worth for answer in found if answer.worth <= 0]
    if not gains:
        message = "no answer is right; expected “=” before one, or shares such as %50% before several"
        reading.problem(found[0].whole, message, f"={shown(found[0].text)}")
        return None
    equal = 100 / len(gains)
    penalty = not costs or any(cost > 0 for cost in costs)
    shares = ", ".join(f"{answer.worth:g}" for answer in found)
    if not same([*gains, equal], 1.5):
        hint = f"~%{equal:.5g}%… before each right answer"
        became = f"{equal:.5g} per cent for each right answer"
        reading.lose(found[0].whole, f"the shares of the answers ({shares})", became, hint)
    if costs and penalty and not same([*costs, equal], 1.5):
        became = f"{equal:.5g} per cent for each wrong answer, as much as a right one brings"
        hint = f"~%-{equal:.5g}%… before each wrong answer"
        reading.lose(found[0].whole, f"what wrong answers take away ({shares})", became, hint)
    made = tuple(_choice(answer, form, reading, correct=answer.worth > 0) for answer in found)
    return Multiple(made, partial=True, penalty=penalty)


def short_text(inside: Piece, form: str, reading: Reading) -> ShortText | None:
    """Return a short text to write; capitals and small letters are the same, as they are in Moodle."""
    found = answers(inside, "=", reading)
    if found is None or not _has_full(found, inside, reading):
        return None
    texts = [reading.plain(answer.text) for answer in found]
    for answer, text in zip(found, texts, strict=True):
        if not text:
            reading.problem(answer.whole, f"“{shown(answer.whole)}” is an answer without a text", "=…")
            return None
    accepted = tuple(
        Accepted(pattern_of_text(text), _share(answer, reading), reading.markdown(answer.feedback, form))
        for answer, text in zip(found, texts, strict=True)
    )
    return ShortText(accepted, diacritics=any(needs_signs(text) for text in texts))


def _has_full(found: Sequence[Answer], inside: Piece, reading: Reading) -> bool:
    """Whether an answer is worth all points; report that none is."""
    if any(answer.worth == 100 and answer.sign != "~" for answer in found):
        return True
    message = "no answer is worth all points; expected one without a share"
    reading.problem(inside, message, f"={shown(found[0].text) if found else '…'}")
    return False


def _share(answer: Answer, reading: Reading) -> float:
    if answer.worth < 0:
        what = f"points taken away ({answer.worth:g} per cent) for a written answer"
        reading.lose(answer.whole, what, "no points", f"=%0%{shown(answer.text)}")
    return max(answer.worth, 0.0) / 100


def number(inside: Piece, form: str, reading: Reading) -> Number | None:
    """Return a number to write: `3`, `3:0.5`, `1..5`, several of them after “=”, and “~” for any other."""
    others = inside.cut(1).split("~", 1)
    if not others[0]:
        reading.problem(inside, "there is no number to accept; expected one after “#”", "#3.14:0.01")
        return None
    found = answers(others[0], "=", reading)
    if found is None or not _has_full(found, inside, reading):
        return None
    accepted = [_interval(answer, form, reading) for answer in found]
    if len(others) > 1:
        _, *feedback = others[1].split("#", 1)
        text = reading.markdown(feedback[0], form) if feedback else ""
        accepted.append(Interval(-ANY_NUMBER, ANY_NUMBER, 0.0, text))
    kept = tuple(each for each in accepted if each)
    return Number(kept) if len(kept) == len(accepted) else None


def _interval(answer: Answer, form: str, reading: Reading) -> Interval | None:
    text = answer.text.value()
    feedback = reading.markdown(answer.feedback, form)
    if text == "*":
        return Interval(-ANY_NUMBER, ANY_NUMBER, _share(answer, reading), feedback)
    value = _VALUE.fullmatch(text)
    if value is None:
        message = f"“{shown(answer.text)}” is no number; expected one such as 3.14, 3.14:0.01 or 3.1..3.2"
        hint = text.replace(",", ".") if _VALUE.fullmatch(text.replace(",", ".")) else "#3.14:0.01"
        reading.problem(answer.whole, message, hint)
        return None
    first, off, last = (_plain(part) if part else "" for part in value.groups())
    if last and Decimal(last) < Decimal(first):
        message = f"the range “{text}” ends before it begins; expected the lower number first"
        reading.problem(answer.whole, message, f"{last}..{first}")
        return None
    low, high = interval(f"{first}..{last}" if last else first, off.removeprefix("-"))
    return Interval(low, high, _share(answer, reading), feedback)


def _plain(number_: str) -> str:
    return f"{Decimal(number_):f}"


def matching(inside: Piece, form: str, reading: Reading) -> Matching | None:
    """Return items with a target each; a target without an item is one that fits nothing."""
    pairs: list[tuple[Item, str]] = []
    extra: list[str] = []
    for answer in inside.split("="):
        if not answer:
            continue
        item, *rest = answer.split("->", 1)
        if not rest:
            message = f"“{shown(answer.strip())}” has no “->”; expected an item, “->” and its target"
            reading.problem(answer.strip(), message, f"={shown(answer.strip())} -> …")
            return None
        target = reading.converted(rest[0].value(), "plain", reading.line(rest[0]))
        if "#" in rest[0].mask:
            what = f"feedback to a pair, “{shown(rest[0].strip())}”"
            reading.lose(
                answer.strip(), what, "a part of the target, as in Moodle", "Write \\# for the sign."
            )
        text = reading.markdown(item, form)
        if not target:
            reading.lose(answer.strip(), f"the item “{shown(item.strip())}” without a target", "left out")
        elif text:
            pairs.append((Item(text, "", "", reading.place(answer.strip())), target))
        else:
            extra.append(target)
    if len(pairs) < 2:
        message = f"there {'is one pair' if pairs else 'are no pairs'} to match; expected two or more"
        reading.problem(inside, message, "=item -> target")
        return None
    targets = tuple(dict.fromkeys([*(target for _, target in pairs), *extra]))
    right = tuple(targets.index(target) for _, target in pairs)
    return Matching(tuple(item for item, _ in pairs), targets, right)
