"""Makes a lesson's quizzes complete: pairs a translation with its source, takes over what it left out."""

from __future__ import annotations

from typing import TYPE_CHECKING

from symbios.quiz.complete import complete
from symbios.quiz.draft import Draft, DraftQuestion
from symbios.quiz.model import Question, Quiz
from symbios.quiz.pair import DIFFERS, Pair
from symbios.yamlio import Mark

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from symbios.problems import Report

_WHOLE_FILE = Mark(0, 0)
_COPY = "Copy it from the source, with its id, and translate its texts."
_Twin = tuple[DraftQuestion, Question | None]


def resolve_lesson(
    drafts: Sequence[Draft | None],
    sources: Sequence[Quiz | None] | None,
    path: str,
    source_path: str,
    report: Report,
    suggest: Callable[[], str],
) -> tuple[Quiz | None, ...]:
    """Return the quizzes of one lesson, each complete, or None where its problems are reported.

    `drafts` are what `parse` gave for the fences of the lesson, in their order. `sources` are what this
    function returned for the source lesson; None where the lesson is itself the source. While one of them
    has errors, nothing is compared: most differences would be consequences. Nor is a quiz whose reading
    found errors.
    """
    if sources is None:
        return tuple(resolve(draft, None, path, "", report, suggest) if draft else None for draft in drafts)
    sound = [source for source in sources if source]
    if len(sound) < len(sources):
        return tuple(None for _ in drafts)
    twins = compare_lesson(drafts, sound, path, source_path, report)
    return tuple(
        resolve(draft, twin, path, source_path, report, suggest) if draft and draft.sound and twin else None
        for draft, twin in zip(drafts, twins, strict=True)
    )


def compare_lesson(
    drafts: Sequence[Draft | None],
    sources: Sequence[Quiz],
    path: str,
    source_path: str,
    report: Report,
) -> tuple[Quiz | None, ...]:
    """Return the source of each quiz of a translation, paired by id; report what is missing or too many.

    A quiz without id is paired by its position. None in `drafts` is a quiz that could not be read; what it
    may be the twin of is not reported.
    """
    pair = Pair(path, source_path, report)
    by_id = {source.id: source for source in sources}
    twins = [by_id.get(draft.id) if draft and draft.id else None for draft in drafts]
    for index, draft in enumerate(drafts):
        there = sources[index] if index < len(sources) else None
        if draft and not draft.id and there not in twins:
            twins[index] = there
        if draft and twins[index] is None:
            free = there if there not in twins else None
            hint = f"id: {free.id}" if free else "Remove it, or add it to the source first."
            name = f"the quiz “{draft.id}”" if draft.id else "this quiz"
            pair.problem(draft.at.of("id"), DIFFERS, f"{name} does not stand in {source_path}", hint)
    for source in sources:
        if source not in twins and None not in drafts:
            pair.differs(
                _WHOLE_FILE, f"the quiz “{source.id}” is missing here, but stands", source.at.mark, _COPY
            )
    return tuple(twins)


def resolve(
    draft: Draft,
    source: Quiz | None,
    path: str,
    source_path: str,
    report: Report,
    suggest: Callable[[], str],
) -> Quiz | None:
    """Return the complete quiz, or None where it has errors, all of them reported.

    A language-neutral key that is missing is taken from `source`, a question by its id, a choice by its
    id or position. `suggest` gives the id to use where there is none.
    """
    pair = Pair(path, source_path, report)
    twins = _twins(draft, source, pair)
    named = [(_question_id(question, twin, suggest, pair), question, twin) for question, twin in twins]
    questions = [complete(question, twin, id_, pair) for id_, question, twin in named]
    if draft.alone:
        id_ = named[0][0] if named else draft.id
    else:
        id_ = draft.id or _missing_id("quiz", draft.at.mark, source, suggest, pair)
    share = _pass_percent(draft, source, pair)
    theirs = (source.shuffle, source.at) if source else None
    shuffle = bool(pair.inherit("shuffle", draft.shuffle, draft.at, theirs))
    if pair.errors:
        return None
    complete_ones = tuple(question for question in questions if question)
    return Quiz(id_, complete_ones, draft.title, share, shuffle, draft.at)


def _pass_percent(draft: Draft, source: Quiz | None, pair: Pair) -> int | None:
    own, theirs = draft.pass_percent, source.pass_percent if source else None
    if source is None or theirs is not None:
        return pair.inherit("pass", own, draft.at, (theirs, source.at) if source and theirs else None)
    if own is not None:
        hint = "Leave it out here, or set it in the source."
        pair.differs(draft.at.of("pass"), f"“pass” is {own} here, but is not set", source.at.mark, hint)
    return None


def _question_id(draft: DraftQuestion, twin: Question | None, suggest: Callable[[], str], pair: Pair) -> str:
    return draft.id or _missing_id("question", draft.at.mark, twin, suggest, pair)


def _missing_id(
    what: str, mark: Mark, source: Question | Quiz | None, suggest: Callable[[], str], pair: Pair
) -> str:
    """Return the id to use, after a warning with the line to write."""
    id_ = source.id if source else suggest()
    pair.problem(mark, "quiz-no-id", f"this {what} has no id", f"id: {id_}")
    return id_


def _twins(draft: Draft, source: Quiz | None, pair: Pair) -> list[_Twin]:
    """Return each question with its source, paired by id, one without id by position."""
    if source is None:
        return [(question, None) for question in draft.questions]
    by_id = {question.id: question for question in source.questions}
    twins: list[_Twin] = []
    for index, question in enumerate(draft.questions):
        there = source.questions[index] if index < len(source.questions) else None
        twin = by_id.get(question.id) if question.id else there
        if twin is None:
            hint = f"id: {there.id}" if there else "Remove it, or add it to the source first."
            name = f"the question “{question.id}”" if question.id else "this question"
            pair.differs(question.at.of("id"), f"{name} has no counterpart", source.at.mark, hint)
        else:
            twins.append((question, twin))
    found = {twin.id for _, twin in twins if twin}
    for missing in source.questions:
        if missing.id not in found:
            message = f"the question “{missing.id}” is missing here, but stands"
            pair.differs(draft.at.mark, message, missing.at.mark, _COPY)
    return twins
