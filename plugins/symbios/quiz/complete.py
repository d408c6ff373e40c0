"""Makes one question complete, from what stands in its file and in the source, and checks it."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from symbios.quiz.model import Body, Choice, Multiple, Question, Single, TrueFalse

if TYPE_CHECKING:
    from collections.abc import Sequence

    from symbios.quiz.draft import DraftChoice, DraftQuestion
    from symbios.quiz.pair import Pair

_OWN_KEYS = {
    "choices": {Single.kind, Multiple.kind},
    "shuffle": {Single.kind, Multiple.kind},
    "partial": {Multiple.kind},
    "correct": {TrueFalse.kind},
    "feedback_true": {TrueFalse.kind},
    "feedback_false": {TrueFalse.kind},
}
"""The keys of a question that only some kinds have."""


def complete(draft: DraftQuestion, source: Question | None, id_: str, pair: Pair) -> Question | None:
    """Return the question `id_`; None, with the reason reported, where it has no usable answers."""
    name = f"question “{id_}”"
    kind = _kind(draft, source, pair)
    if kind is None:
        return None
    _refuse_foreign_keys(draft, kind, name, pair)
    if not draft.prompt:
        pair.problem(draft.at.of("prompt"), "quiz-empty-text", f"{name} asks nothing", 'prompt: "…"')
    points = pair.inherit("points", draft.points, draft.at, (source.points, source.at) if source else None)
    theirs = source.body if source else None
    body: Body | None
    if kind == TrueFalse.kind:
        body = _true_false(draft, theirs if isinstance(theirs, TrueFalse) else None, source, name, pair)
    else:
        body = _choose(draft, kind, source, name, pair)
    if body is None:
        return None
    return Question(id_, draft.prompt, body, 1.0 if points is None else points, draft.feedback, draft.at)


def _kind(draft: DraftQuestion, source: Question | None, pair: Pair) -> str | None:
    """Return the kind: written, taken from the source, or told by the answers; None where it differs."""
    if source is not None:
        pair.inherit("type", draft.kind, draft.at, (source.kind, source.at))
        return source.kind if draft.kind in {None, source.kind} else None
    if draft.kind is not None:
        return draft.kind
    if not draft.choices and draft.correct is not None:
        return TrueFalse.kind
    many = sum(choice.correct is True for choice in draft.choices) > 1
    return Multiple.kind if many else Single.kind


def _refuse_foreign_keys(draft: DraftQuestion, kind: str, name: str, pair: Pair) -> None:
    for key, kinds in _OWN_KEYS.items():
        if key in draft.at.keys and kind not in kinds:
            message = f"{name} is of the type {kind}, which has no key “{key}”"
            hint = f"Remove it, or write “type: {' or '.join(sorted(kinds))}”."
            if key == "correct":
                hint = "Write “correct: true” at the right choice."
            pair.problem(draft.at.of(key), "quiz-unknown-key", message, hint)


def _true_false(
    draft: DraftQuestion, body: TrueFalse | None, source: Question | None, name: str, pair: Pair
) -> Body | None:
    theirs = (body.correct, source.at) if body and source else None
    correct = pair.inherit("correct", draft.correct, draft.at, theirs)
    if correct is None:
        message = f"{name} does not say whether its statement is true"
        pair.problem(draft.at.of("correct"), "quiz-no-key", message, "correct: true")
        return None
    return TrueFalse(correct, draft.feedback_true, draft.feedback_false)


def _choose(draft: DraftQuestion, kind: str, source: Question | None, name: str, pair: Pair) -> Body | None:
    theirs = source.body if source else None
    drafts: Sequence[DraftChoice] | None = draft.choices
    _check_choices(draft, name, pair)
    if source and isinstance(theirs, Single | Multiple):
        drafts = _inherit_choices(draft, theirs.choices, name, pair)
    if not drafts:
        return None
    choices = tuple(Choice(c.text, c.correct is True, c.feedback, c.id, c.at) for c in drafts)
    _check_key(choices, draft, kind, name, pair)
    shuffled = (theirs.shuffle, source.at) if source and isinstance(theirs, Single | Multiple) else None
    shuffle = bool(pair.inherit("shuffle", draft.shuffle, draft.at, shuffled))
    if kind == Single.kind:
        return Single(choices, shuffle)
    given = (theirs.partial, source.at) if source and isinstance(theirs, Multiple) else None
    return Multiple(choices, bool(pair.inherit("partial", draft.partial, draft.at, given)), shuffle)


def _check_choices(draft: DraftQuestion, name: str, pair: Pair) -> None:
    """Report choices that are too few, without text, or with the same id."""
    number = len(draft.choices)
    if number < 2:
        found = "only one choice" if number else "no choices"
        message = f"{name} has {found}; expected two or more"
        hint = "- [x] The right answer — Why it is right.\n- [ ] A wrong answer — Why it is wrong."
        pair.problem(draft.at.of("choices"), "quiz-few-choices", message, hint)
    first: dict[str, DraftChoice] = {}
    for position, choice in enumerate(draft.choices, start=1):
        if not choice.text:
            message = f"choice {position} of {name} has no text"
            pair.problem(choice.at.mark, "quiz-empty-text", message, "Write what the reader chooses.")
        if choice.id and first.setdefault(choice.id, choice) is not choice:
            message = f"the choice id “{choice.id}” stands twice in {name}"
            hint = f"It stood first at line {first[choice.id].at.of('id').line}; give each choice its own."
            pair.problem(choice.at.of("id"), "quiz-duplicate-id", message, hint)


def _check_key(choices: Sequence[Choice], draft: DraftQuestion, kind: str, name: str, pair: Pair) -> None:
    """Report a question without a right answer, and one of the type single with several."""
    right = [choice for choice in choices if choice.correct]
    if not right:
        message = f"{name} has no right answer"
        hint = "Mark the right choice with “correct: true”, in the short form with “- [x]”."
        pair.problem(draft.at.of("choices"), "quiz-no-key", message, hint)
    elif len(right) > 1 and kind == Single.kind:
        message = f"{name} is of the type single but has {len(right)} right answers"
        pair.problem(draft.at.of("type"), "quiz-many-keys", message, "type: multiple")


def _inherit_choices(
    draft: DraftQuestion, theirs: Sequence[Choice], name: str, pair: Pair
) -> Sequence[DraftChoice] | None:
    """Return the choices in the order of the source, with its ids and right answers."""
    source = draft.at.of("choices")
    if len(draft.choices) != len(theirs):
        message = f"{name} has {len(draft.choices)} choices here, but {len(theirs)}"
        line = theirs[0].at.mark
        pair.differs(source, message, line, "Translate every choice, add none.")
        return None
    positions = {choice.id: number for number, choice in enumerate(theirs) if choice.id}
    found: dict[int, DraftChoice] = {}
    for number, choice in enumerate(draft.choices):
        position = positions.get(choice.id) if choice.id else number
        if position is None or position in found:
            hint = f"id: {theirs[number].id}" if theirs[number].id else "Remove it: the source has none here."
            what = "differs from the one" if position is None else "takes the place of another choice"
            mark = theirs[number].at.of("id")
            message = f"the id “{choice.id}” of choice {number + 1} {what}"
            pair.differs(choice.at.of("id"), message, mark, hint)
            return None
        match = theirs[position]
        right = pair.inherit("correct", choice.correct, choice.at, (match.correct, match.at))
        found[position] = replace(choice, id=match.id, correct=right)
    return [found[position] for position in sorted(found)]
