"""The gaps of a cloze text: `[[waste|residue]]` to write, `[[= waste | product]]` to choose."""

from __future__ import annotations

import re
from dataclasses import dataclass

from symbios.quiz.model import ChosenGap, TypedGap

_GAP = re.compile(r"(?<!\\)\[\[(?P<inside>(?:(?!\[\[).)*?)\]\]", re.DOTALL)
_OPEN = re.compile(r"(?<!\\)\[\[")


@dataclass(frozen=True, slots=True)
class WrongGap:
    """A gap that cannot be read, and why."""

    text: str
    why: str
    hint: str


def gaps_of(text: str) -> tuple[str, tuple[TypedGap | ChosenGap, ...], tuple[WrongGap, ...]]:
    """Return the text with `[[1]]`, `[[2]]` … in the places of its gaps, the gaps, and what is none."""
    gaps: list[TypedGap | ChosenGap] = []
    wrong: list[WrongGap] = []

    def take(found: re.Match[str]) -> str:
        gap = _gap(found["inside"])
        if isinstance(gap, WrongGap):
            wrong.append(gap)
            return found[0]
        gaps.append(gap)
        return f"[[{len(gaps)}]]"

    placed = _GAP.sub(take, text)
    closed = [range(*found.span()) for found in _GAP.finditer(text)]
    for opened in _OPEN.finditer(text):
        if not any(opened.start() in span for span in closed):
            rest = text[opened.start() : opened.start() + 30]
            wrong.append(WrongGap(rest, "is never closed", "Close it with two brackets: [[waste]]."))
    return placed, tuple(gaps), tuple(wrong)


def _gap(inside: str) -> TypedGap | ChosenGap | WrongGap:
    """Return the gap that stands between two pairs of brackets."""
    chosen = inside.lstrip().startswith("=")
    parts = split_alternatives(inside.lstrip()[1:] if chosen else inside)
    if parts is None:
        hint = "Write {one|other}, without braces inside; write \\{ for the sign itself."
        return WrongGap(f"[[{inside}]]", "has braces that do not fit together", hint)
    answers = tuple(" ".join(part.split()) for part in parts)
    if not all(answers):
        return WrongGap(f"[[{inside}]]", "has an empty answer", "[[waste|residue]]")
    if not chosen:
        return TypedGap(answers)
    plain = tuple(re.sub(r"\\([|\\{}\[\]])", r"\1", answer) for answer in answers)
    if len(set(plain)) < max(2, len(plain)):
        why = "has only one answer to choose" if len(plain) < 2 else "has the same answer twice"
        return WrongGap(f"[[{inside}]]", why, f"[[= {plain[0]} | a wrong answer]]")
    return ChosenGap(plain)


def split_alternatives(pattern: str) -> list[str] | None:
    """Split at each `|` outside braces; None where the braces do not fit together.

    A backslash takes the meaning from the sign after it.
    """
    parts, inside, index = [""], False, 0
    while index < len(pattern):
        sign = pattern[index]
        if sign == "\\" and index + 1 < len(pattern):
            parts[-1] += pattern[index : index + 2]
            index += 2
            continue
        if (sign == "{" and inside) or (sign == "}" and not inside):
            return None
        if sign in "{}":
            inside = sign == "{"
        if sign == "|" and not inside:
            parts.append("")
        else:
            parts[-1] += sign
        index += 1
    return None if inside else parts
