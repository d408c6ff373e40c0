"""The key of a question: what grading needs to know of it, as plain data for a page."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal, NotRequired, TypeAlias, TypedDict, final

from symbios.quiz.model import (
    ChosenGap,
    Cloze,
    Hotspot,
    Matching,
    Multiple,
    Number,
    Ordering,
    Scale,
    ShortText,
    Single,
    TrueFalse,
    TypedGap,
)

if TYPE_CHECKING:
    from symbios.quiz.model import Choice, Question


class ChoiceKey(TypedDict):
    """Whether each choice is right; `shares` says what a wrong choice of a `single` question is worth."""

    kind: Literal["single", "multiple", "true-false", "hotspot"]
    points: float
    right: list[bool]
    many: NotRequired[bool]
    shares: NotRequired[list[float]]
    partial: NotRequired[bool]
    penalty: NotRequired[bool]


class NumberKey(TypedDict):
    """Intervals as `[low, high, share]`; `units` says how many of the question's unit one of each is."""

    kind: Literal["number"]
    points: float
    accept: list[tuple[float, float, float]]
    units: NotRequired[dict[str, float]]
    unit_needed: NotRequired[bool]


class TextKey(TypedDict):
    """Patterns as `[pattern, share]`."""

    kind: Literal["text"]
    points: float
    accept: list[tuple[str, float]]
    case: NotRequired[bool]
    diacritics: NotRequired[bool]


@final
class TypedGapKey(TypedDict):
    """The patterns that a gap accepts."""

    accept: list[str]


@final
class ChosenGapKey(TypedDict):
    """How many choices a gap has; the first is right."""

    of: int


class ClozeKey(TypedDict):
    """What each gap accepts."""

    kind: Literal["cloze"]
    points: float
    gaps: list[TypedGapKey | ChosenGapKey]
    partial: NotRequired[bool]
    case: NotRequired[bool]
    diacritics: NotRequired[bool]


class MatchingKey(TypedDict):
    """The number of the target of each item, from 1."""

    kind: Literal["matching", "categorise"]
    points: float
    right: list[int]
    targets: int
    partial: NotRequired[bool]
    penalty: NotRequired[bool]


class OrderingKey(TypedDict):
    """How many items there are; `partial` says by what a part of the right order counts."""

    kind: Literal["ordering"]
    points: float
    items: int
    partial: NotRequired[str]


class ScaleKey(TypedDict):
    """How many levels there are."""

    kind: Literal["scale"]
    points: float
    levels: int


class ReflectionKey(TypedDict):
    """There is nothing to know."""

    kind: Literal["reflection"]
    points: float


Key: TypeAlias = (
    ChoiceKey | NumberKey | TextKey | ClozeKey | MatchingKey | OrderingKey | ScaleKey | ReflectionKey
)


def answer_key(question: Question) -> Key:  # noqa: PLR0911 one kind, one key
    """Return the key of `question`; the statement of `true-false` has the choices true and false."""
    body, points = question.body, _plain(question.points)
    if isinstance(body, Single | Multiple | TrueFalse | Hotspot):
        return _choice_key(body, points)
    if isinstance(body, Number):
        return _number_key(body, points)
    if isinstance(body, ShortText):
        accept = [(answer.pattern, _plain(answer.share)) for answer in body.accepted]
        text = TextKey(kind="text", points=points, accept=accept)
        _keep_apart(text, body)
        return text
    if isinstance(body, Cloze):
        cloze = ClozeKey(kind="cloze", points=points, gaps=[_gap_key(gap) for gap in body.gaps])
        if not body.partial:
            cloze["partial"] = False
        _keep_apart(cloze, body)
        return cloze
    if isinstance(body, Matching):
        return _matching_key(body, points)
    if isinstance(body, Ordering):
        ordering = OrderingKey(kind="ordering", points=points, items=len(body.items))
        if body.partial:
            ordering["partial"] = body.by
        return ordering
    if isinstance(body, Scale):
        return ScaleKey(kind="scale", points=points, levels=len(body.levels))
    return ReflectionKey(kind="reflection", points=points)


def _choice_key(body: Single | Multiple | TrueFalse | Hotspot, points: float) -> ChoiceKey:
    if isinstance(body, TrueFalse):
        return ChoiceKey(kind="true-false", points=points, right=[body.correct, not body.correct])
    right = [choice.correct for choice in body.choices]
    if isinstance(body, Single):
        key = ChoiceKey(kind="single", points=points, right=right)
        _add_shares(key, body.choices)
        return key
    key = ChoiceKey(kind="hotspot" if isinstance(body, Hotspot) else "multiple", points=points, right=right)
    if isinstance(body, Hotspot) and not body.many:
        _add_shares(key, body.choices)
        return key
    if isinstance(body, Hotspot):
        key["many"] = True
    if body.partial:
        key["partial"] = True
        if not body.penalty:
            key["penalty"] = False
    return key


def _add_shares(key: ChoiceKey, choices: tuple[Choice, ...]) -> None:
    if any(choice.share for choice in choices if not choice.correct):
        key["shares"] = [0 if choice.correct else _plain(choice.share) for choice in choices]


def _number_key(body: Number, points: float) -> NumberKey:
    accept = [
        (_plain(interval.low), _plain(interval.high), _plain(interval.share)) for interval in body.accepted
    ]
    key = NumberKey(kind="number", points=points, accept=accept)
    units = {body.unit: 1.0} if body.unit else {}
    units |= {name: factor for name, factor in body.units.items() if name not in units}
    if units:
        key["units"] = {name: _plain(factor) for name, factor in units.items()}
    if body.unit_needed:
        key["unit_needed"] = True
    return key


def _gap_key(gap: TypedGap | ChosenGap) -> TypedGapKey | ChosenGapKey:
    if isinstance(gap, TypedGap):
        return TypedGapKey(accept=list(gap.accepted))
    return ChosenGapKey(of=len(gap.choices))


def _keep_apart(key: TextKey | ClozeKey, body: ShortText | Cloze) -> None:
    if body.case:
        key["case"] = True
    if body.diacritics:
        key["diacritics"] = True


def _matching_key(body: Matching, points: float) -> MatchingKey:
    kind: Literal["matching", "categorise"] = "categorise" if body.kind == "categorise" else "matching"
    right = [target + 1 for target in body.right]
    key = MatchingKey(kind=kind, points=points, right=right, targets=len(body.targets))
    if not body.partial:
        key["partial"] = False
    elif body.penalty:
        key["penalty"] = True
    return key


def _plain(number: float) -> float:
    """Return a whole number without its decimal point, which would only make the page longer."""
    return int(number) if number == int(number) and abs(number) < 1e15 else number
