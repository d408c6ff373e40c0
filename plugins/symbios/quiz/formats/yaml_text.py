"""Writes questions as YAML for authors: keys in a fixed order, only what differs from the default."""

from __future__ import annotations

import re
from decimal import Decimal
from typing import TYPE_CHECKING

from symbios.quiz.formats.yaml_values import Value, Written, flag, lines, number, percent
from symbios.quiz.model import (
    UNGRADED,
    Categorise,
    ChosenGap,
    Cloze,
    Hotspot,
    Interval,
    Matching,
    Multiple,
    Number,
    Ordering,
    Reflection,
    Scale,
    ShortText,
    Single,
    TrueFalse,
    TypedGap,
)

if TYPE_CHECKING:
    from collections.abc import Sequence

    from symbios.quiz.model import Body, Choice, Hint, Item, Question

_TRUE = Written("true")
_BRACKETS = re.compile(r"(?<=\[)\[|(?<=\])\]")
"""The second of two brackets, which would begin or end a gap."""
_OUTER_BRACKETS = re.compile(rf"{_BRACKETS.pattern}|^\[|\]$")
_ESCAPED = r"\\\g<0>"
_MARK = re.compile(r"\[\[(\d+)\]\]")


def write_bank(questions: Sequence[Question]) -> str:
    """Return the file of a bank: the questions under `questions:`."""
    if not questions:
        return "questions: []\n"
    entries: list[Value] = [keys_of(question) for question in questions]
    return "\n".join(lines({"questions": entries})) + "\n"


def keys_of(question: Question) -> dict[str, Value]:
    """Return what an author would write for a question."""
    found: dict[str, Value] = {"id": question.id, "type": question.kind, "prompt": question.prompt}
    if question.points != 1 and question.kind not in UNGRADED:
        found["points"] = number(question.points)
    found |= _own(question.body)
    if question.feedback:
        found["feedback"] = question.feedback
    if question.hints:
        found["hints"] = [_hint(hint) for hint in question.hints]
    if question.feedback_right:
        found["feedback_right"] = question.feedback_right
    for key in ("attempts", "solution_after", "outcome"):
        value = getattr(question, key)
        if value:
            found[key] = number(value)
    if question.solution_after == 0:
        found["solution_after"] = "never"
    return found


def _hint(hint: Hint) -> Value:
    if not hint.cost:
        return hint.text
    return {"text": hint.text, "cost": number(hint.cost)}


def _own(body: Body) -> dict[str, Value]:
    """Return the keys that only the kind of `body` has, with those that some kinds share."""
    found: dict[str, Value] = {}
    match body:
        case Single() | Multiple():
            found["choices"] = [_choice(choice) for choice in body.choices]
        case TrueFalse():
            found["correct"] = flag(value=body.correct)
            found |= _texts(feedback_true=body.feedback_true, feedback_false=body.feedback_false)
        case Number():
            found |= _number(body)
        case ShortText():
            found["accept"] = [
                _answer({"text": each.pattern}, each.share, each.feedback) for each in body.accepted
            ]
        case Cloze():
            found["text"] = cloze_text(body)
        case Reflection():
            found |= _texts(model=body.model)
        case _:
            found |= _arranged(body)
    return found | _shared(body)


def _arranged(body: Matching | Ordering | Hotspot | Scale) -> dict[str, Value]:
    """Return the keys of a body of items or of regions."""
    match body:
        case Categorise():
            return _categorise(body)
        case Matching():
            return _matching(body)
        case Ordering():
            return {"items": [_item(item) for item in body.items]}
        case Hotspot():
            return _hotspot(body)
        case Scale():
            return {"levels": [_item(item) for item in body.levels]}


def _shared(body: Body) -> dict[str, Value]:
    """Return the switches of a body that differ from their defaults."""
    found: dict[str, Value] = {}
    if getattr(body, "shuffle", False):
        found["shuffle"] = _TRUE
    for key in ("partial", "penalty"):
        default = type(body).__dataclass_fields__.get(key)
        if default is not None and getattr(body, key) != default.default:
            found[key] = flag(value=getattr(body, key))
    if isinstance(body, Ordering) and body.by != "subsequence":
        found["by"] = body.by
    for key in ("case", "diacritics"):
        if getattr(body, key, False):
            found[key] = _TRUE
    return found


def _texts(**texts: str) -> dict[str, Value]:
    return {key: text for key, text in texts.items() if text}


def _choice(choice: Choice) -> Value:
    found: dict[str, Value] = {"text": choice.text}
    if choice.correct:
        found["correct"] = _TRUE
    elif choice.share:
        found["share"] = percent(choice.share)
    return found | _texts(feedback=choice.feedback, id=choice.id)


def _item(item: Item) -> Value:
    more = _texts(feedback=item.feedback, id=item.id)
    return {"text": item.text, **more} if more else item.text


def _answer(value: dict[str, Value], share: float, feedback: str) -> Value:
    """Return an accepted answer; one that is worth all points and says nothing needs no keys of its own."""
    if share == 1 and not feedback and len(value) == 1:
        return next(iter(value.values()))
    if share != 1:
        value["share"] = percent(share)
    return value | _texts(feedback=feedback)


def _number(body: Number) -> dict[str, Value]:
    first, *others = body.accepted
    found: dict[str, Value] = {}
    if first.share == 1 and not first.feedback:
        amount = _amount(first)
        found["correct"] = amount.pop("value")
        found |= amount
    else:
        others = list(body.accepted)
    found |= _texts(unit=body.unit)
    if body.units:
        found["units"] = {name: number(factor) for name, factor in body.units.items()}
    if body.unit_needed:
        found["unit_needed"] = _TRUE
    if others:
        found["accept"] = [_answer(_amount(each), each.share, each.feedback) for each in others]
    return found


def _amount(interval: Interval) -> dict[str, Value]:
    """Return a number, with how far it may be off where that is little; else the range from low to high."""
    if interval.low == interval.high:
        return {"value": number(interval.low)}
    low, high = Decimal(number(interval.low).text), Decimal(number(interval.high).text)
    middle, off = (low + high) / 2, (high - low) / 2
    if _places(middle) <= max(_places(low), _places(high)) and off * 10 <= abs(middle):
        return {"value": _decimal(middle), "tolerance": _decimal(off)}
    return {"value": Written(f"{number(interval.low).text}..{number(interval.high).text}")}


def _places(value: Decimal) -> int:
    exponent = value.normalize().as_tuple().exponent
    return -exponent if isinstance(exponent, int) else 0


def _decimal(value: Decimal) -> Written:
    return Written(f"{value.normalize():f}")


def cloze_text(body: Cloze) -> str:
    """Return the text of a cloze question with its gaps as authors write them."""

    def gap(found: re.Match[str]) -> str:
        place = int(found[1]) - 1
        return gap_text(body.gaps[place]) if 0 <= place < len(body.gaps) else found[0]

    return _MARK.sub(gap, body.text)


def gap_text(gap: TypedGap | ChosenGap) -> str:
    """Return `[[waste|residue]]` for a gap to write, `[[= waste | product]]` for one to choose."""
    if isinstance(gap, ChosenGap):
        choices = " | ".join(re.sub(r"[|\\{}]", r"\\\g<0>", choice) for choice in gap.choices)
        return f"[[= {_BRACKETS.sub(_ESCAPED, choices)} ]]"
    patterns = "|".join(gap.accepted)
    begin = "\\" if patterns.lstrip().startswith("=") else ""
    return f"[[{begin}{_OUTER_BRACKETS.sub(_ESCAPED, patterns)}]]"


def _matching(body: Matching) -> dict[str, Value]:
    found: dict[str, Value] = {}
    found["pairs"] = [
        {"item": item.text, "target": body.targets[place], **_texts(feedback=item.feedback, id=item.id)}
        for item, place in zip(body.items, body.right, strict=True)
    ]
    extra: list[Value] = [target for place, target in enumerate(body.targets) if place not in body.right]
    return found | ({"extra": extra} if extra else {})


def _categorise(body: Categorise) -> dict[str, Value]:
    """Return the items with the name of their category; with its number where the name could be another's."""
    clear = len(set(body.targets)) == len(body.targets)
    categories: list[Value] = list(body.targets)
    items: list[Value] = [
        {
            "text": item.text,
            "category": body.targets[place] if clear else number(place + 1),
            **_texts(feedback=item.feedback, id=item.id),
        }
        for item, place in zip(body.items, body.right, strict=True)
    ]
    return {"categories": categories, "items": items}


def _hotspot(body: Hotspot) -> dict[str, Value]:
    regions: list[Value] = []
    for choice, region in zip(body.choices, body.regions, strict=True):
        at = ", ".join(number(each).text for each in region.at)
        found: dict[str, Value] = {"text": choice.text, region.shape: Written(f"[{at}]")}
        if choice.correct:
            found["correct"] = _TRUE
        regions.append(found | _texts(feedback=choice.feedback, id=choice.id))
    return {**_texts(image=body.image, alt=body.alt), "regions": regions}
