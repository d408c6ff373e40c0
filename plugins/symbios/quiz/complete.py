"""Makes one question complete, from what stands in its file and in the source, and checks it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from symbios.quiz.bodies import arrange, choose, write
from symbios.quiz.bodies.written import Written
from symbios.quiz.fields import OF_SOME_KINDS, OWN, kinds_with
from symbios.quiz.merge import merged
from symbios.quiz.model import (
    UNGRADED,
    Categorise,
    ChosenGap,
    Cloze,
    Hint,
    Hotspot,
    Matching,
    Multiple,
    Number,
    Ordering,
    Question,
    Reflection,
    Scale,
    ShortText,
    Single,
    TrueFalse,
    TypedGap,
)
from symbios.quiz.questions import kind_of, read_later

if TYPE_CHECKING:
    from collections.abc import Callable

    from symbios.quiz.draft import DraftQuestion
    from symbios.quiz.model import Body
    from symbios.quiz.pair import Pair

_BODIES: dict[str, Callable[[Written], Body | None]] = {
    Single.kind: choose.single,
    Multiple.kind: choose.multiple,
    TrueFalse.kind: choose.true_false,
    Number.kind: write.number,
    ShortText.kind: write.short_text,
    Cloze.kind: write.cloze,
    Matching.kind: arrange.matching,
    Ordering.kind: arrange.ordering,
    Categorise.kind: arrange.categorise,
    Hotspot.kind: choose.hotspot,
    Scale.kind: write.scale,
    Reflection.kind: write.reflection,
}


@dataclass(frozen=True, slots=True)
class Complete:
    """A complete question, and what was written for it with all that it inherited."""

    question: Question
    draft: DraftQuestion

    @property
    def id(self) -> str:
        """The id of the question."""
        return self.question.id


def complete(draft: DraftQuestion, source: Complete | None, id_: str, pair: Pair) -> Complete | None:
    """Return the question `id_`; None, with the reason reported, where it has no usable answers."""
    name = f"question “{id_}”"
    kind = _kind(draft, source, pair)
    if kind is None:
        return None
    _refuse_foreign_keys(draft, kind, name, pair)
    read = read_later(draft, kind)
    if read.refused:
        pair.errors += 1
        if source is not None:
            return None
    if not read.text("prompt"):
        pair.problem(read.at.of("prompt"), "quiz-empty-text", f"{name} asks nothing", 'prompt: "…"')
    if kind == Categorise.kind:
        read = arrange.with_numbers(read)
    whole = merged(read, source.draft, kind, name, pair) if source else read
    if whole is None:
        return None
    written, before = Written(whole, name, pair), pair.errors
    body = _BODIES[kind](written)
    if body is None:
        return None
    if source and pair.errors == before:
        _same_shape(body, source.question, written)
    return Complete(_question(id_, body, written), whole)


def _kind(draft: DraftQuestion, source: Complete | None, pair: Pair) -> str | None:
    """Return the kind: written, taken from the source, or told by the answers; None where it differs."""
    if source is None:
        return kind_of(draft)
    kind = source.question.kind
    pair.inherit("type", draft.kind, draft.at, kind, source.question.at)
    return kind if draft.kind in {None, kind} else None


def _refuse_foreign_keys(draft: DraftQuestion, kind: str, name: str, pair: Pair) -> None:
    own = {key for key in draft.at.keys if key in OF_SOME_KINDS}
    for key in draft.at.keys:
        if key in own and key not in OWN[kind]:
            message = f"{name} is of the type {kind}, which has no key “{key}”"
            others = " or ".join(f"“type: {other}”" for other in kinds_with(own))
            hint = f"Remove it, or write {others}." if others else "Remove it."
            if key == "correct" and "accept" in OWN[kind]:
                hint = "Write it under “accept”."
            if key == "correct" and "choices" in OWN[kind]:
                hint = "Write “correct: true” at the right choice."
            pair.problem(draft.at.of(key), "quiz-unknown-key", message, hint)


def _same_shape(body: Body, source: Question, written: Written) -> None:
    """Report gaps that are not those of the source, and targets that are shared otherwise."""
    theirs, name, at = source.body, written.name, written.draft.at
    if isinstance(body, Matching) and isinstance(theirs, Matching):
        if (body.right, len(body.targets)) != (theirs.right, len(theirs.targets)):
            message = f"the items of {name} share their targets otherwise here than"
            hint = "Translate the same target the same way each time, and another one in another way."
            written.pair.differs(at.of("pairs"), message, source.at.of("pairs"), hint)
    elif isinstance(body, Cloze) and isinstance(theirs, Cloze):
        mine, lent = [_gap(gap) for gap in body.gaps], [_gap(gap) for gap in theirs.gaps]
        if mine != lent:
            message = f"the gaps of {name} are {', '.join(mine)} here, but {', '.join(lent)}"
            hint = "Keep the number of gaps, and of the answers to choose; their order must stay too."
            written.pair.differs(at.of("text"), message, source.at.of("text"), hint)


def _gap(gap: TypedGap | ChosenGap) -> str:
    return f"one of {len(gap.choices)}" if isinstance(gap, ChosenGap) else "to write"


def _question(id_: str, body: Body, written: Written) -> Question:
    """Return the question with what all kinds share."""
    draft = written.draft
    hints = tuple(Hint(row.text("text"), row.number("cost") or 0.0) for row in draft.rows("hints"))
    written.texts(draft.rows("hints"), "hint")
    if body.kind in UNGRADED:
        for key in ("points", "attempts", "solution_after", "feedback_right"):
            if key in draft.at.keys:
                message = f"is of the type {body.kind}, which is not graded; it has no “{key}”"
                written.problem(key, "unknown-key", message, "Remove it.")
    points = draft.number("points")
    return Question(
        id_,
        draft.text("prompt"),
        body,
        1.0 if points is None else points,
        draft.text("feedback"),
        draft.at,
        hints,
        draft.whole("attempts"),
        draft.whole("solution_after"),
        draft.whole("outcome") or 0,
        feedback_right=draft.text("feedback_right"),
    )
