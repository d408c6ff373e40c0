"""The answers between the braces of a GIFT question: cut apart, each with its sign, share and feedback."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

    from symbios.quiz.formats.gift_source import Piece
    from symbios.quiz.formats.gift_texts import Reading

_SHARE = re.compile(r"%(-?\d{1,3}(?:\.\d{0,10})?)%")
SHARE_LIKE = re.compile(r"%[^%\s]{1,12}%")


@dataclass(frozen=True, slots=True)
class Answer:
    """One answer: `sign` is `=`, `~` or nothing; `percent` is None where no share is written."""

    sign: str
    text: Piece
    feedback: Piece
    percent: float | None
    whole: Piece

    @property
    def worth(self) -> float:
        """The per cent of the points: all after `=`, none after `~`, unless a share is written."""
        return self.percent if self.percent is not None else 0.0 if self.sign == "~" else 100.0


def answers(inside: Piece, signs: str, reading: Reading) -> list[Answer] | None:
    """Return the answers of a question, each begun by one of `signs`; None where one is no answer.

    The first may do without its sign where only `=` is one, as in `{one=two}`.
    """
    starts = [place for place, sign in enumerate(inside.mask) if sign in signs]
    first = inside.cut(0, starts[0] if starts else None).strip()
    found = [_answer(first, "")] if first else []
    ends = [*starts[1:], None]
    found += (
        [
            _answer(inside.cut(start, end).strip(), inside.mask[start])
            for start, end in zip(starts, ends, strict=True)
        ]
        if starts
        else []
    )
    sound = [_check(answer, signs, reading) for answer in found]
    return found if all(sound) else None


def _answer(whole: Piece, sign: str) -> Answer:
    text = whole.cut(len(sign)).strip()
    share = _SHARE.match(text.mask)
    if share:
        text = text.cut(share.end()).strip()
    parts = text.split("#", 1)
    feedback = parts[1] if len(parts) > 1 else text.cut(len(text.text))
    return Answer(sign, parts[0].strip(), feedback.strip(), float(share[1]) if share else None, whole)


def _check(answer: Answer, signs: str, reading: Reading) -> bool:
    """Report an answer without its sign, and a share that is none."""
    if not answer.sign and len(signs) > 1:
        message = f"“{shown(answer.whole)}” stands before the first answer; expected “=” or “~” before each"
        reading.problem(answer.whole, message, f"~{shown(answer.whole)}")
        return False
    if answer.percent is not None and not -100 <= answer.percent <= 100:
        message = f"a share of {answer.percent:g} per cent; expected one from -100 to 100"
        reading.problem(answer.whole, message, f"{answer.sign}%100%")
        return False
    odd = SHARE_LIKE.match(answer.text.mask)
    if odd and answer.percent is None:
        message = f"“{odd[0]}” is no share of the points; expected a number such as %50% or %33.333%"
        reading.problem(answer.whole, message, f"{answer.sign}%50%")
        return False
    return True


def shown(piece: Piece) -> str:
    """Return the beginning of a piece as it stands in the file, for messages."""
    line = " ".join(piece.text.split())
    return line if len(line) <= 60 else f"{line[:59]}…"


def same(numbers: Sequence[float], tolerance: float = 0.5) -> bool:
    """Whether all numbers are the same but for how they were rounded."""
    return not numbers or max(numbers) - min(numbers) <= tolerance
