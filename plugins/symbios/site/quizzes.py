"""The quizzes of a whole course: found in its pages, completed from their sources, checked together."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from typing import TYPE_CHECKING

from symbios.fences import Fence, find, replace
from symbios.quiz.html import render
from symbios.quiz.ids import check_unique, free_ids, ids_of
from symbios.quiz.inherit import Setting, resolve_lesson
from symbios.quiz.parse import parse

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from symbios.course.model import Unit
    from symbios.problems import Report
    from symbios.quiz.banks import BankShelf
    from symbios.quiz.draft import Draft
    from symbios.quiz.model import Quiz
    from symbios.quiz.quizzes import Resolved

__all__ = ["DocumentQuizzes", "collect", "render", "replace"]


@dataclass(frozen=True, slots=True)
class DocumentQuizzes:
    """The quiz fences of one document and what stands in each; None where it has an error."""

    fences: tuple[Fence, ...]
    quizzes: tuple[Quiz | None, ...]

    @property
    def ids(self) -> tuple[str, ...]:
        """Every id that stands in the document, of quizzes and of questions, each once.

        Questions from banks do not stand in it.
        """
        found = [
            identity
            for quiz in self.quizzes
            if quiz
            for identity in (quiz.id, *(question.id for question in quiz.own_questions))
        ]
        return tuple(dict.fromkeys(found))


def collect(
    units: Sequence[Unit], source_locale: str, shelf: BankShelf, report: Report
) -> Mapping[str, DocumentQuizzes]:
    """Return the quizzes of each document of `units`, by its path; report all that is wrong with them.

    `shelf` has the banks of the course.
    """
    fences: dict[str, tuple[Fence, ...]] = {}
    drafts: dict[str, list[Draft | None]] = {}
    by_locale: dict[str, dict[str, Sequence[Draft]]] = defaultdict(dict)
    for unit in units:
        for document in unit.documents():
            found = find(document.body, document.body_line)
            fences[document.path] = found
            drafts[document.path] = [parse(fence, document.path, report) for fence in found]
            by_locale[document.locale][document.path] = [draft for draft in drafts[document.path] if draft]
    source_drafts = by_locale[source_locale]
    twice = check_unique(source_drafts, report, taken=shelf.taken(source_locale))
    for locale, paths in by_locale.items():
        if locale != source_locale:
            check_unique(paths, report, twice, shelf.taken(locale))
    copied = set().union(*twice.values())
    taken = [identity for found in source_drafts.values() for draft in found for identity, _ in ids_of(draft)]
    taken += shelf.taken(source_locale)
    quizzes: dict[str, tuple[Resolved | None, ...]] = {}
    for unit in units:
        suggest = free_ids(unit.id, taken)
        source = unit.source
        for document in unit.documents():
            is_source = source is None or document is source
            if source and not is_source and (source.path in copied or _has_errors(source.path, report)):
                quizzes[document.path] = tuple(None for _ in drafts[document.path])
                continue
            source_path = "" if source is None else source.path
            quizzes[document.path] = resolve_lesson(
                drafts[document.path],
                None if is_source or source is None else quizzes[source.path],
                Setting(document.path, source_path, report, suggest, shelf.of(document.locale)),
            )
        _check_outcomes(unit, quizzes, report)
    return {
        path: DocumentQuizzes(found, tuple(each.quiz if each else None for each in quizzes[path]))
        for path, found in fences.items()
    }


def _check_outcomes(unit: Unit, quizzes: Mapping[str, Sequence[Resolved | None]], report: Report) -> None:
    """Report a question about a learning outcome that its lesson does not have, and a bank taken twice."""
    document = unit.source
    if document is None:
        return
    banks: set[str] = set()
    for quiz in quizzes[document.path]:
        for pool in quiz.quiz.pools if quiz else ():
            if pool.bank in banks and quiz:
                mark = quiz.draft.at.mark
                message = f"a second quiz of this page takes questions from the bank “{pool.bank}”"
                hint = "Take them all in one quiz, or write another bank."
                report.add(document.path, mark.line, mark.column, "quiz-bank", message, hint)
            banks.add(pool.bank)
        for each in quiz.own if quiz else ():
            outcome, most = each.question.outcome, len(document.objectives)
            if outcome > most:
                mark = each.question.at.of("outcome")
                message = (
                    f"question “{each.id}” is about the learning outcome {outcome}; the lesson has {most}"
                )
                hint = "Count them in “objectives” at the top of the file, from 1."
                report.add(document.path, mark.line, mark.column, "quiz-outcome", message, hint)


def _has_errors(path: str, report: Report) -> bool:
    """Whether the quizzes of a source have errors: then most differences from it would be consequences."""
    return any(problem.name.startswith(("quiz-", "yaml-")) for problem in report.errors_in(path))
