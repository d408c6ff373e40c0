"""A whole quiz of complete questions: what banks give it, how many it draws, how long it lasts."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from symbios.problems import did_you_mean
from symbios.quiz.draft import BankUse, DraftQuestion
from symbios.quiz.model import Pool, Question, Quiz

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from symbios.quiz.complete import Complete
    from symbios.quiz.draft import Draft, Row
    from symbios.quiz.pair import Pair


@dataclass(frozen=True, slots=True)
class Banks:
    """The questions of each bank as a reader of one language gets them; a bank with errors has none.

    `folder` is where a bank would stand, in messages.
    """

    questions: Mapping[str, tuple[Question, ...] | None] = field(default_factory=dict)
    folder: str = "course/<locale>/banks"


NO_BANKS = Banks()


@dataclass(frozen=True, slots=True)
class Resolved:
    """A complete quiz, what was written for it, and those of its questions that are not from a bank."""

    quiz: Quiz
    draft: Draft
    own: tuple[Complete, ...]

    @property
    def id(self) -> str:
        """The id of the quiz."""
        return self.quiz.id


def with_banks(
    draft: Draft, own: Sequence[Complete], source: Resolved | None, banks: Banks, pair: Pair
) -> tuple[tuple[Question, ...], tuple[Pool, ...]]:
    """Return the questions of a quiz in their order, with those that banks give it."""
    if source:
        _compare_banks(draft, source, pair)
    lent = list(source.draft.banks) if source else []
    waiting = list(own)
    questions: list[Question] = []
    pools: list[Pool] = []
    for entry in draft.entries:
        if isinstance(entry, DraftQuestion):
            if waiting:
                questions.append(waiting.pop(0).question)
            continue
        found = _of_bank(entry, banks, pair)
        theirs = next((use for use in lent if use.bank == entry.bank), None)
        draw = pair.inherit("draw", entry.draw, entry.at, theirs.draw, theirs.at) if theirs else entry.draw
        count = len(found) if draw is None or not isinstance(draw, int | float) else int(draw)
        if found and count > len(found):
            message = f"{count} questions are drawn from the bank “{entry.bank}”, which has {len(found)}"
            pair.problem(entry.at.of("draw"), "quiz-draw", message, f"draw: {len(found)}")
        if any(pool.bank == entry.bank for pool in pools):
            message = f"the bank “{entry.bank}” stands twice in one quiz"
            pair.problem(
                entry.at.of("bank"), "quiz-bank", message, "Draw more questions where it stands first."
            )
        pools.append(Pool(entry.bank, len(questions), len(found), count))
        questions.extend(found)
    return tuple(questions), tuple(pools)


def _of_bank(use: BankUse, banks: Banks, pair: Pair) -> tuple[Question, ...]:
    if not use.bank:
        pair.errors += 1  # that no bank is named has been said
        return ()
    if use.bank in banks.questions:
        found = banks.questions[use.bank]
        if found is None:
            pair.errors += 1  # what is wrong with the bank has been said
        return found or ()
    hint = did_you_mean(use.bank, banks.questions) or f"Write it: {banks.folder}/{use.bank}.yml"
    pair.problem(use.at.of("bank"), "quiz-bank", f"there is no bank “{use.bank}”", hint)
    return ()


def _compare_banks(draft: Draft, source: Resolved, pair: Pair) -> None:
    mine, theirs = [use.bank for use in draft.banks], [use.bank for use in source.draft.banks]
    if mine != theirs:
        here, there = ", ".join(mine) or "none", ", ".join(theirs) or "none"
        mark = (draft.banks[0] if draft.banks else draft).at.mark
        hint = "Take the same banks in the same order."
        pair.differs(mark, f"the banks of this quiz are {here} here, but {there}", source.draft.at.mark, hint)


def check_exam(
    draft: Draft, values: Row, questions: Sequence[Question], pools: Sequence[Pool], pair: Pair
) -> None:
    """Report keys that only an exam has, and a draw of more questions than there are."""
    if values.text("mode") != "exam":
        for key in ("time_limit", "review", "attempts"):
            if key in draft.values and not draft.alone:
                message = f"“{key}” stands in a quiz that is no exam"
                pair.problem(draft.at.of(key), "quiz-unknown-key", message, "mode: exam")
    draw, most = values.whole("draw"), sum(pool.draw - pool.count for pool in pools) + len(questions)
    if draw is not None and draw > most and not pair.errors:
        message = f"{draw} questions are drawn, but the quiz has {most}"
        pair.problem(draft.at.of("draw"), "quiz-draw", message, f"draw: {most}")


def quiz_of(id_: str, values: Row, questions: tuple[Question, ...], pools: tuple[Pool, ...]) -> Quiz:
    """Return the quiz that these values describe."""
    return Quiz(
        id_,
        questions,
        values.text("title"),
        values.whole("pass"),
        values.flag("shuffle") is True,
        values.at,
        exam=values.text("mode") == "exam",
        draw=values.whole("draw"),
        time_limit=values.number("time_limit"),
        review=values.flag("review") is not False,
        attempts=values.whole("attempts"),
        pools=pools,
    )
