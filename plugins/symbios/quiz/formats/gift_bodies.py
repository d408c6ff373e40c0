"""Writes what stands between the braces of a GIFT question."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from symbios.quiz.formats.gift_answers import SHARE_LIKE
from symbios.quiz.formats.gift_kinds import ANY_NUMBER
from symbios.quiz.formats.gift_out import GAP, MARK, Out, escaped
from symbios.quiz.formats.gift_texts import FORMAT
from symbios.quiz.formats.loss import LEFT_OUT
from symbios.quiz.formats.patterns import branches
from symbios.quiz.formats.textpatterns import needs_signs, text_of_branch
from symbios.quiz.formats.yaml_values import number, percent
from symbios.quiz.model import (
    Accepted,
    Choice,
    ChosenGap,
    Cloze,
    Matching,
    Multiple,
    Number,
    ShortText,
    Single,
    TrueFalse,
    TypedGap,
)

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from symbios.quiz.model import Body, Interval


@dataclass(frozen=True, slots=True)
class Lines:
    """The parts of a question, escaped: its text before and after the braces, and the lines in them.

    `mark` is the `#` of numbers.
    """

    before: str
    inside: list[str] = field(default_factory=list)
    after: str = ""
    mark: str = ""


def lines_of(body: Body, out: Out) -> Lines | None:
    """Return the parts of a question; None, reported, where one of its answers cannot be written."""
    before = f"{out.prompt(out.export.question.prompt)} "
    inside: list[str] | None = []
    match body:
        case Cloze():
            return _cloze(body, out)
        case ShortText():
            _say_signs(body, [each.pattern for each in body.accepted], out)
            inside = _accepted(body.accepted, out) or None
        case Single():
            inside = [_single(choice, out) for choice in body.choices]
        case Multiple():
            inside = list(_multiple(body, out))
        case TrueFalse():
            inside = [_truth(body, out)]
        case Number():
            inside = list(_numbers(body, out))
        case Matching():
            inside = list(_pairs(body, out))
    if inside is None:
        return None
    return Lines(before, inside, mark="#" if isinstance(body, Number) else "")


def _single(choice: Choice, out: Out) -> str:
    """Return a choice of which one is chosen."""
    text = out.text(choice.text)
    share_like = SHARE_LIKE.match(text) is not None
    if choice.correct:
        # After “=” Moodle reads no share, other programs do.
        return f"={escaped('&#37;') + text[1:] if share_like else text}{out.feedback(choice.feedback)}"
    share = f"%{percent(choice.share).text}%" if choice.share or share_like else ""
    return f"~{share}{text}{out.feedback(choice.feedback)}"


def _multiple(body: Multiple, out: Out) -> Iterator[str]:
    """Yield choices of which several may be right, each with its share."""
    right = sum(choice.correct for choice in body.choices)
    share = 1 / max(right, 1)
    cost = share if body.partial else 1.0
    if not body.partial:
        out.export.lose("points for the right choices alone, all or nothing", "a share for each of them")
    for choice in body.choices:
        text = out.text(choice.text)
        weight = ""
        if choice.correct:
            weight = f"%{percent(share).text}%"
        elif body.penalty:
            weight = f"%-{percent(cost).text}%"
        elif SHARE_LIKE.match(text):
            weight = "%0%"
        yield f"~{weight}{text}{out.feedback(choice.feedback)}"


def _truth(body: TrueFalse, out: Out) -> str:
    """Return the truth with the feedback for the wrong answer, then for the right one."""
    texts = body.feedback_false, body.feedback_true
    wrong, right = (out.text(text) for text in (texts if body.correct else texts[::-1]))
    word = "TRUE" if body.correct else "FALSE"
    if right:
        return f"{word}#{wrong}#{right}"
    return f"{word}#{wrong}" if wrong else word


def _numbers(body: Number, out: Out) -> Iterator[str]:
    """Yield the accepted numbers."""
    if body.unit:
        needed = ", which must be written" if body.unit_needed else ""
        out.export.lose(f"the unit “{body.unit}”{needed}", "left out")
    if body.units:
        out.export.lose(f"the other units ({', '.join(body.units)})", "left out")
    for place, each in enumerate(body.accepted, start=1):
        feedback = out.feedback(each.feedback)
        anything = (each.low, each.high) == (-ANY_NUMBER, ANY_NUMBER)
        if len(body.accepted) == 1 and each.share == 1 and not feedback and not anything:
            yield _range(each)
        elif anything and place == len(body.accepted) and not each.share:
            yield f"~{feedback}"
        else:
            share = "" if each.share == 1 else f"%{percent(each.share).text}%"
            yield f"={share}{'*' if anything else _range(each)}{feedback}"


def _range(interval: Interval) -> str:
    low, high = number(interval.low).text, number(interval.high).text
    return low if low == high else f"{low}..{high}"


def _accepted(accepted: Sequence[Accepted], out: Out) -> list[str] | None:
    """Return the accepted texts; None, reported, where one cannot be written."""
    found = []
    for each in accepted:
        texts = _texts(each.pattern, out)
        if texts is None:
            return None
        for text in texts:
            written = escaped(f"[plain]{text}" if FORMAT.match(text) else text)
            share = "" if each.share == 1 and not SHARE_LIKE.match(text) else f"%{percent(each.share).text}%"
            found.append(f"={share}{written}{out.feedback(each.feedback)}")
    return found


def _texts(pattern: str, out: Out) -> list[str] | None:
    """Return the texts that a pattern accepts, in which `*` stands for anything."""
    found = branches(pattern)
    if found is None:
        out.export.lose(f"the accepted text “{pattern}”, which stands for too many texts", LEFT_OUT)
        return None
    texts = []
    for branch in found:
        text = text_of_branch(branch)
        if text is None or "->" in text:
            out.export.lose(
                f"the accepted text “{pattern}” with “->”, or with a backslash before “*”", LEFT_OUT
            )
            return None
        if text:
            texts.append(text)
        else:
            out.export.lose(f"the empty text that “{pattern}” accepts", "left out")
    return texts


def _say_signs(body: ShortText | Cloze, patterns: Sequence[str], out: Out) -> None:
    """Report what Moodle does otherwise: it tells letters with signs from those without, not capitals."""
    if body.case:
        out.export.lose("capitals that matter", "capitals that do not")
    signs = any(needs_signs(pattern) for pattern in patterns)
    if body.diacritics and not signs:
        out.export.lose("signs on letters that matter", "signs that matter only where an answer has some")
    elif signs and not body.diacritics:
        out.export.lose("signs on letters that do not matter", "signs that matter")


def _pairs(body: Matching, out: Out) -> Iterator[str]:
    """Yield the pairs, then the targets that fit nothing."""
    if not body.partial:
        out.export.lose("points for all pairs together, all or nothing", "a share for each pair")
    if body.penalty:
        out.export.lose("what a wrong target takes away", "left out")
    targets = [escaped(out.export.plain(target, "the target")) for target in body.targets]
    for item, place in zip(body.items, body.right, strict=True):
        yield f"={out.text(item.text)} -> {targets[place]}"
    for place, target in enumerate(targets):
        if place not in body.right:
            yield f"= -> {target}"


def _cloze(body: Cloze, out: Out) -> Lines | None:
    """Return a text with its one gap: the prompt is its first line, the answers stand in it."""
    if not body.partial:
        out.export.lose("points for all gaps together", "points for the gap")
    marked = GAP.sub(MARK, body.text)
    text = "\n\n".join(out.value(part) for part in marked.split("\n\n"))
    before, _, after = text.partition(MARK)
    if not after.strip():
        out.export.lose("a gap at the end of its text", "an answer after the text")
    begin = out.first(f"{out.value(out.export.question.prompt)}\n{before}")
    (gap,) = body.gaps
    if isinstance(gap, ChosenGap):
        at = out.export.question.at
        choices = [Choice(each, not place, "", "", at) for place, each in enumerate(gap.choices)]
        return Lines(begin, [_single(choice, out) for choice in choices], escaped(after))
    inside = _typed(gap, body, out)
    return Lines(begin, inside, escaped(after)) if inside else None


def _typed(gap: TypedGap, body: Cloze, out: Out) -> list[str] | None:
    _say_signs(body, gap.accepted, out)
    return _accepted([Accepted(pattern) for pattern in gap.accepted], out)
