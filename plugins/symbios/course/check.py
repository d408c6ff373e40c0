"""What can be said of a course without rendering it: metadata, translations, references."""

from __future__ import annotations

from typing import TYPE_CHECKING

from symbios.course.model import Lesson, State
from symbios.problems import did_you_mean

if TYPE_CHECKING:
    from collections.abc import Iterable

    from symbios.course.model import Course, Document, Unit
    from symbios.problems import Report

NEUTRAL = ("id", "duration", "competences", "prerequisites", "mastery")
"""Front-matter keys that belong to the source; a translation inherits them."""


def check_documents(course: Course, report: Report) -> None:
    """Check every page with its translations, and the translations that have lost their source."""
    for unit in course.units():
        if isinstance(unit, Lesson) and unit.source and not unit.source.broken:
            _check_lesson(unit.source, report)
        for translation in unit.translations.values():
            _check_translation(unit, translation, report)
    for orphan in course.orphans:
        source = orphan.path.replace(
            f"/{orphan.folder_path}",
            f"/{course.settings.source_locale}/{orphan.folder_path.partition('/')[2]}",
        )
        report.add(
            *orphan.place(""),
            "translation-orphan",
            f"there is no {source} that this could be the translation of; it is not published",
            "Rename it to the name of its source, or remove it.",
        )


def _check_lesson(source: Document, report: Report) -> None:
    if "objectives" not in source.written:
        report.add(
            *source.place("objectives"),
            "objectives-missing",
            "the lesson does not say what the learner will be able to do",
            "objectives:\n  - You can …",
        )
    if "duration" not in source.written:
        report.add(
            *source.place("duration"),
            "duration-missing",
            "the lesson does not say how many minutes it takes",
            "duration: 20",
        )


def check_versions(course: Course, report: Report) -> None:
    """Check that translations are of today's source; `report` holds all other problems already.

    A source with errors is left out: mending it changes what its translations must name.
    """
    for unit in course.units():
        if unit.source is None or any(report.errors_in(unit.source.path)):
            continue
        for translation in unit.translations.values():
            if not translation.broken:
                _check_version(unit.state(translation.locale), unit.source, translation, report)


def _check_version(state: State, source: Document, translation: Document, report: Report) -> None:
    lines = (
        f"then run: translate accept {translation.path}\n"
        f"or write this line into the front matter:\nsource_hash: {source.digest}"
    )
    if state is State.UNVERIFIED:
        report.add(
            *translation.place("source_hash"),
            "translation-unverified",
            f"nothing says which version of {source.path} this translates",
            f"Make sure that it says the same as the source, {lines}",
        )
    elif state is State.STALE:
        report.add(
            *translation.place("source_hash"),
            "translation-stale",
            f"{source.path} has changed since this was translated",
            f"Bring the translation up to date, {lines}",
        )


def _check_translation(unit: Unit, translation: Document, report: Report) -> None:
    if unit.source is None:
        return
    for key in NEUTRAL:
        if key in translation.written and getattr(translation, key) != getattr(unit.source, key):
            mark = unit.source.marks.get(key)
            place = f"line {mark.line}" if mark else "where it is absent"
            report.add(
                *translation.place(key),
                "translation-differs",
                f"“{key}” is not what {unit.source.path} says ({place})",
                f"Remove “{key}” here: a translation takes it from its source.",
            )


def check_references(course: Course, settings_path: str, report: Report) -> None:
    """Check that prerequisites, competences and paths name what exists."""
    lessons = {lesson.id for lesson in course.lessons()}
    competences = {competence.id for competence in course.settings.competences}
    for lesson in course.lessons():
        if lesson.source:
            _known(lesson.source, "prerequisites", lessons, "lesson", report)
            _known(lesson.source, "competences", competences, "competence", report)
    for path in course.settings.paths:
        for identity in path.lessons:
            if identity not in lessons:
                mark = path.marks[identity]
                report.add(
                    settings_path,
                    mark.line,
                    mark.column,
                    "lesson-unknown",
                    f"the path “{path.id}” names “{identity}”, which is no lesson of this course",
                    did_you_mean(identity, lessons),
                )


def _known(source: Document, key: str, known: Iterable[str], noun: str, report: Report) -> None:
    for identity in getattr(source, key):
        if identity not in known:
            report.add(
                *source.place(key, identity),
                f"{noun}-unknown",
                f"“{key}” names “{identity}”, which is no {noun} of this course",
                did_you_mean(identity, known),
            )
