"""What is read before any page is made: course, registry, diagrams, and the questions and blocks of texts."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from symbios import course as courses
from symbios.course.generated import with_directory
from symbios.course.tree import relative
from symbios.diagram.load import load_diagrams
from symbios.problems import Report, did_you_mean
from symbios.quiz.banks import BankShelf, bank_path, read_banks
from symbios.registry.load import load as load_registry
from symbios.site import datablocks
from symbios.site import quizzes as course_quizzes
from symbios.site.documents import RememberedDocuments
from symbios.site.memory import Facts, digest
from symbios.site.project import Way
from symbios.site.work import LEAST, Workers

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping, Sequence

    from symbios.course.model import Course, Unit
    from symbios.diagram.model import Diagram
    from symbios.problems import Problem
    from symbios.quiz.model import Question
    from symbios.registry.model import Registry
    from symbios.site.datablocks import DocumentBlocks
    from symbios.site.project import Project
    from symbios.site.quizzes import DocumentQuizzes


@dataclass(frozen=True, slots=True)
class Sources:
    """A project as it was read; `prefix` is the path of the course folder in messages."""

    course: Course
    registry: Registry
    diagrams: Mapping[str, Diagram]
    banks: BankShelf
    prefix: str


@dataclass(frozen=True, slots=True)
class Fenced:
    """The questions and blocks of the documents that are rendered, by their path.

    `quiz_ids` and `shown` (the diagrams) are those of all documents. `sound` says that none had a problem.
    """

    quizzes: Mapping[str, DocumentQuizzes]
    blocks: Mapping[str, DocumentBlocks]
    quiz_ids: Mapping[str, tuple[str, ...]]
    shown: Mapping[str, tuple[str, ...]]
    sound: bool


def read_sources(project: Project, report: Report, way: Way) -> Sources:
    """Read everything but questions and blocks; what is wrong goes to `report`."""
    if way.memory and way.inputs:
        documents = RememberedDocuments(way.memory, way.inputs.text)
        course = courses.load(project.course, project.root, report, documents.read, way.inputs.read)
        documents.keep()
    else:
        course = courses.load(project.course, project.root, report)
    course = narrowed(course, project.only)
    source, codes = course.settings.source_locale, [locale.code for locale in course.locales]
    registry = _registry(project, codes, source, report, way)
    if registry.organisations or registry.tombstones:
        course = replace(course, generated=with_directory(course.generated))
    prefix = relative(project.course, project.root)
    diagrams = load_diagrams(project.course / "diagrams", f"{prefix}/diagrams", codes, source, report)
    banks = _banks(course, prefix, report, way)
    return Sources(course, registry, diagrams, banks, prefix)


def _banks(course: Course, prefix: str, report: Report, way: Way) -> BankShelf:
    """Return the banks of questions, read now or as an earlier build read them, and report what is wrong."""

    def read() -> tuple[BankShelf, tuple[Problem, ...]]:
        own = Report()
        source = next(each for each in course.locales if each.code == course.settings.source_locale)
        shelf = read_banks(course.banks, (source.code, source.lang), prefix, own)
        return shelf, tuple(own)

    if not any(course.banks.values()):
        return BankShelf()
    if way.memory and way.inputs:
        shelf, problems = way.memory.once("banks", digest(way.inputs.text, repr(course.banks)), read)
    else:
        shelf, problems = read()
    report.extend(problems)
    return shelf


def _registry(project: Project, codes: Sequence[str], source: str, report: Report, way: Way) -> Registry:
    """Return the registry, read now or as an earlier build read it, and report what is wrong in it."""

    def read() -> tuple[Registry, tuple[Problem, ...]]:
        own = Report()
        registry = load_registry(project.registry, codes, source, project.build_date, own)
        return registry, tuple(own)

    if way.memory and way.inputs:
        key = digest(way.inputs.text, way.inputs.registry)
        registry, problems = way.memory.once("registry", key, read)
    else:
        registry, problems = read()
    report.extend(problems)
    return registry


def course_questions(project: Project, report: Report) -> dict[str, tuple[Question, ...]]:
    """Return all questions of a course by the path of the file in which they stand; banks are files too."""
    sources = read_sources(project, report, Way())
    course, shelf = sources.course, sources.banks
    found: dict[str, tuple[Question, ...]] = {}
    quizzes = course_quizzes.collect(list(course.units()), course.settings.source_locale, shelf, report)
    for path, document in quizzes.items():
        found[path] = tuple(each for quiz in document.quizzes if quiz for each in quiz.own_questions)
    for locale, banks in shelf.banks.items():
        for name in course.banks.get(locale, {}):
            found[bank_path(sources.prefix, locale, name)] = banks.questions.get(name) or ()
    return {path: questions for path, questions in found.items() if questions}


def narrowed(course: Course, only: Sequence[str]) -> Course:
    """Return the course with the locales `only`; raise ValueError for one that it does not have."""
    known = [locale.code for locale in course.locales]
    for code in only:
        if code not in known:
            raise ValueError(f"the locale “{code}” is not in course.yml. {did_you_mean(code, known)}")
    if not only:
        return course
    return replace(course, published=tuple(locale for locale in course.locales if locale.code in only))


def read_fences(
    sources: Sources, project: Project, wanted: Collection[str], facts: Facts, report: Report, jobs: int
) -> Fenced:
    """Return the questions and blocks of the units whose keys are `wanted`.

    What is known of the others comes from the build before, and the work is spread over `jobs` processes, as
    long as nothing is wrong with any of them; else all are read together, so that the report is the one of a
    build that knows nothing.
    """
    units = list(sources.course.units())
    known = facts if facts.sound else Facts()
    parts = [unit for unit in units if unit.key in wanted] if facts.sound else units
    workers: Workers[list[Unit], Fenced] = Workers(
        lambda part: _read(part, sources, project, Report()), jobs, least=1
    )
    number = max(1, min(jobs, len(parts) // LEAST))
    together = _together(workers.all([parts[first::number] for first in range(number)]), known, units)
    if together.sound and _each_once(together.quiz_ids, units, sources.banks):
        return together
    return _read(units, sources, project, report)


def _together(parts: Sequence[Fenced], facts: Facts, units: Sequence[Unit]) -> Fenced:
    """Put together what was read in parts with what is known of the other documents of `units`."""
    paths = {document.path for unit in units for document in unit.documents()}
    quizzes: dict[str, DocumentQuizzes] = {}
    blocks: dict[str, DocumentBlocks] = {}
    quiz_ids = {path: ids for path, ids in facts.quiz_ids.items() if path in paths}
    shown = {path: names for path, names in facts.diagrams.items() if path in paths}
    for part in parts:
        quizzes |= part.quizzes
        blocks |= part.blocks
        quiz_ids |= part.quiz_ids
        shown |= part.shown
    return Fenced(quizzes, blocks, quiz_ids, shown, sound=all(part.sound for part in parts))


def _read(units: Sequence[Unit], sources: Sources, project: Project, report: Report) -> Fenced:
    """Read the fences of `units` as if there were no others."""
    before = len(report)
    strangers = any("blocks" in str(name) for name in project.extensions)
    source = sources.course.settings.source_locale
    quizzes = course_quizzes.collect(units, source, sources.banks, report)
    blocks = datablocks.collect(sources.course, units, sources.diagrams, report, strangers=strangers)
    quiz_ids = {path: found.ids for path, found in quizzes.items()}
    shown = {path: found.diagrams for path, found in blocks.items()}
    return Fenced(quizzes, blocks, quiz_ids, shown, sound=len(report) == before)


def _each_once(quiz_ids: Mapping[str, tuple[str, ...]], units: Sequence[Unit], shelf: BankShelf) -> bool:
    """Whether no id stands in two documents of one locale, or in a document and in a bank."""
    found = {locale: Counter(dict.fromkeys(taken, 1)) for locale, taken in shelf.ids.items()}
    for unit in units:
        for document in unit.documents():
            found.setdefault(document.locale, Counter()).update(quiz_ids.get(document.path, ()))
    return all(max(counts.values(), default=1) == 1 for counts in found.values())
