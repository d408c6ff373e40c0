"""Reads the quizzes of a lesson as the compiler does, for the tests of this folder."""

from symbios.fences import find
from symbios.problems import Report
from symbios.quiz.ids import check_unique, free_ids, ids_of
from symbios.quiz.inherit import Setting, resolve_lesson
from symbios.quiz.model import Quiz
from symbios.quiz.parse import parse
from symbios.quiz.quizzes import Resolved

SOURCE, TRANSLATION = "course/en/01-why/02-what.md", "course/sl/01-why/02-what.md"
Quizzes = tuple[Resolved | None, ...]


def read(body: str, report: Report, path: str = SOURCE, source: Quizzes | None = None) -> Quizzes:
    """Return the quizzes of one lesson whose body begins at line 1 of its file."""
    drafts = [parse(fence, path, report) for fence in find(body, 1)]
    check_unique({path: [draft for draft in drafts if draft]}, report)
    taken = [identity for draft in drafts if draft for identity, _ in ids_of(draft)]
    setting = Setting(path, "" if source is None else SOURCE, report, free_ids("what", taken))
    return resolve_lesson(drafts, source, setting)


def problems(body: str, source: str | None = None) -> str:
    """Return what is reported for a lesson; where `source` is given, the lesson is its translation."""
    report = Report()
    if source is None:
        read(body, report)
    else:
        quizzes = read(source, Report())
        read(body, report, TRANSLATION, quizzes)
    return report.render()


def one(body: str) -> Quiz:
    """Return the only quiz of a lesson that has no problems."""
    report = Report()
    (quiz,) = read(body, report)
    assert report.render() == ""
    assert quiz is not None
    return quiz.quiz
