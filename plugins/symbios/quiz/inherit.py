"""Makes a lesson's quizzes complete: pairs a translation with its source, takes over what it left out."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from symbios.quiz.complete import Complete, complete
from symbios.quiz.draft import Draft, DraftQuestion, Row
from symbios.quiz.fields import QUIZ, Rule
from symbios.quiz.pair import DIFFERS, Pair
from symbios.quiz.quizzes import NO_BANKS, Banks, Resolved, check_exam, quiz_of, with_banks
from symbios.yamlio import Mark

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from symbios.problems import Report
    from symbios.quiz.draft import Value

_WHOLE_FILE = Mark(0, 0)
_COPY = "Copy it from the source, with its id, and translate its texts."
_Twin = tuple[DraftQuestion, Complete | None]


@dataclass(frozen=True, slots=True)
class Setting:
    """The file whose quizzes are made complete; `source_path` is empty where it is itself the source.

    `suggest` gives the id to use where there is none; `banks` are those of the file's language.
    """

    path: str
    source_path: str
    report: Report
    suggest: Callable[[], str]
    banks: Banks = NO_BANKS


def resolve_lesson(
    drafts: Sequence[Draft | None], sources: Sequence[Resolved | None] | None, setting: Setting
) -> tuple[Resolved | None, ...]:
    """Return the quizzes of one lesson, each complete, or None where its problems are reported.

    `drafts` are what `parse` gave for the fences of the lesson, in their order. `sources` are what this
    function returned for the source lesson; None where the lesson is itself the source. While one of them
    has errors, nothing is compared: most differences would be consequences. Nor is a quiz whose reading
    found errors.
    """
    if sources is None:
        alone = replace(setting, source_path="")
        return tuple(resolve(draft, None, alone) if draft else None for draft in drafts)
    sound = [source for source in sources if source]
    if len(sound) < len(sources):
        return tuple(None for _ in drafts)
    twins = compare_lesson(drafts, sound, setting.path, setting.source_path, setting.report)
    return tuple(
        resolve(draft, twin, setting) if draft and draft.sound and twin else None
        for draft, twin in zip(drafts, twins, strict=True)
    )


def compare_lesson(
    drafts: Sequence[Draft | None],
    sources: Sequence[Resolved],
    path: str,
    source_path: str,
    report: Report,
) -> tuple[Resolved | None, ...]:
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
                _WHOLE_FILE,
                f"the quiz “{source.id}” is missing here, but stands",
                source.draft.at.mark,
                _COPY,
            )
    return tuple(twins)


def resolve(draft: Draft, source: Resolved | None, setting: Setting) -> Resolved | None:
    """Return the complete quiz, or None where it has errors, all of them reported.

    A language-neutral key that is missing is taken from `source`, a question by its id, a row of one by its
    id or position.
    """
    suggest = setting.suggest
    pair = Pair(setting.path, setting.source_path, setting.report)
    twins = _twins(draft, source, pair)
    own: list[Complete | None] = []
    named: list[str] = []
    for question, twin in twins:
        id_ = question.id or _missing_id("question", question.at.mark, twin, suggest, pair)
        named.append(id_)
        own.append(complete(question, twin, id_, pair))
    if draft.alone:
        id_ = named[0] if named else draft.id
    else:
        id_ = draft.id or _missing_id("quiz", draft.at.mark, source, suggest, pair)
    values = _values(draft, source, pair)
    whole = tuple(each for each in own if each)
    questions, pools = with_banks(draft, whole, source, setting.banks, pair)
    check_exam(draft, values, questions, pools, pair)
    if pair.errors:
        return None
    return Resolved(quiz_of(id_, values, questions, pools), draft, whole)


def _values(draft: Draft, source: Resolved | None, pair: Pair) -> Row:
    """Return what the quiz itself says, and what its source lends it."""
    values: dict[str, Value] = {}
    for key, field in QUIZ.items():
        value = draft.values.get(key)
        if source and field.rule is Rule.SAME:
            lent = source.draft.values.get(key, field.default)
            value = pair.inherit(key, value, draft.at, lent, source.draft.at)
        if value is not None:
            values[key] = value
    return Row(values, draft.at)


def _missing_id(
    what: str, mark: Mark, source: Complete | Resolved | None, suggest: Callable[[], str], pair: Pair
) -> str:
    """Return the id to use, after a warning with the line to write."""
    id_ = suggest() if source is None else source.id
    pair.problem(mark, "quiz-no-id", f"this {what} has no id", f"id: {id_}")
    return id_


def _twins(draft: Draft, source: Resolved | None, pair: Pair) -> list[_Twin]:
    """Return each question with its source, paired by id, one without id by position."""
    if source is None:
        return [(question, None) for question in draft.questions]
    theirs = source.own
    by_id = {twin.id: twin for twin in theirs}
    twins: list[_Twin] = []
    for index, question in enumerate(draft.questions):
        there = theirs[index] if index < len(theirs) else None
        twin = by_id.get(question.id) if question.id else there
        if twin is None:
            hint = f"id: {there.id}" if there else "Remove it, or add it to the source first."
            name = f"the question “{question.id}”" if question.id else "this question"
            pair.differs(question.at.of("id"), f"{name} has no counterpart", source.draft.at.mark, hint)
        else:
            twins.append((question, twin))
    found = {twin.id for _, twin in twins if twin}
    for missing in theirs:
        if missing.id not in found:
            message = f"the question “{missing.id}” is missing here, but stands"
            pair.differs(draft.at.mark, message, missing.question.at.mark, _COPY)
    return twins
