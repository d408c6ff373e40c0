"""The quizzes of a whole course: found in its pages, completed from their sources, checked together."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from typing import TYPE_CHECKING

from symbios.fences import Fence, find, replace
from symbios.quiz.html import render
from symbios.quiz.ids import check_unique, free_ids, ids_of
from symbios.quiz.inherit import resolve_lesson
from symbios.quiz.parse import parse

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from symbios.course.model import Unit
    from symbios.problems import Report
    from symbios.quiz.draft import Draft
    from symbios.quiz.model import Quiz

__all__ = ["DocumentQuizzes", "collect", "render", "replace"]


@dataclass(frozen=True, slots=True)
class DocumentQuizzes:
    """The quiz fences of one document and what stands in each; None where it has an error."""

    fences: tuple[Fence, ...]
    quizzes: tuple[Quiz | None, ...]

    @property
    def ids(self) -> tuple[str, ...]:
        """Every id that stands in the document, of quizzes and of questions, each once."""
        found = [
            identity
            for quiz in self.quizzes
            if quiz
            for identity in (quiz.id, *(question.id for question in quiz.questions))
        ]
        return tuple(dict.fromkeys(found))


def collect(units: Sequence[Unit], source_locale: str, report: Report) -> Mapping[str, DocumentQuizzes]:
    """Return the quizzes of each document of `units`, by its path; report all that is wrong with them."""
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
    twice = check_unique(source_drafts, report)
    for locale, paths in by_locale.items():
        if locale != source_locale:
            check_unique(paths, report, twice)
    copied = set().union(*twice.values())
    taken = [identity for found in source_drafts.values() for draft in found for identity, _ in ids_of(draft)]
    quizzes: dict[str, tuple[Quiz | None, ...]] = {}
    for unit in units:
        suggest = free_ids(unit.id, taken)
        source = unit.source
        for document in unit.documents():
            is_source = source is None or document is source
            if source and not is_source and (source.path in copied or _has_errors(source.path, report)):
                quizzes[document.path] = tuple(None for _ in drafts[document.path])
                continue
            quizzes[document.path] = resolve_lesson(
                drafts[document.path],
                None if is_source or source is None else quizzes[source.path],
                document.path,
                "" if source is None else source.path,
                report,
                suggest,
            )
    return {path: DocumentQuizzes(fences[path], quizzes[path]) for path in fences}


def _has_errors(path: str, report: Report) -> bool:
    """Whether the quizzes of a source have errors: then most differences from it would be consequences."""
    return any(problem.name.startswith(("quiz-", "yaml-")) for problem in report.errors_in(path))
