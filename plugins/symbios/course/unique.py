"""What may stand only once in a course: the address of a page, the name of a module, the id of a lesson."""

from __future__ import annotations

from typing import TYPE_CHECKING

from symbios.course.model import Lesson, Module

if TYPE_CHECKING:
    from symbios.course.model import Course, Unit
    from symbios.problems import Report


def check_unique(course: Course, prefix: str, report: Report) -> None:
    """Report what stands twice; `prefix` is the path of the course folder in messages."""
    top = f"{prefix}/{course.settings.source_locale}"
    addresses: dict[str, Unit] = {}
    ids: dict[str, Lesson] = {}
    for unit in sorted(course.units(), key=lambda unit: isinstance(unit, Lesson)):
        first = addresses.setdefault(unit.url.casefold(), unit)
        if first is not unit:
            _same_address(unit, first, top, report)
        elif isinstance(unit, Lesson):
            _lesson_id(unit, ids.setdefault(unit.id, unit), report)


def _same_address(unit: Unit, first: Unit, top: str, report: Report) -> None:
    if isinstance(unit, Module) and isinstance(first, Module):
        other = f"{top}/{first.key.partition('/')[0]}"
        report.add(
            f"{top}/{unit.key.partition('/')[0]}",
            0,
            0,
            "module-duplicate",
            f"this module and {other} are both called “{unit.id}”; the number does not count",
            "Rename one of the two folders.",
        )
        return
    other = first.source.path if first.source else f"the page that is made for {top}/{first.key}"
    report.add(
        f"{top}/{unit.key}",
        0,
        0,
        "address-duplicate",
        f"this page and {other} have the same address, {unit.url}; the number does not count",
        "Rename one of the two files.",
    )


def _lesson_id(lesson: Lesson, first: Lesson, report: Report) -> None:
    if first is lesson or lesson.source is None or first.source is None:
        return
    mark = lesson.source.marks.get("id")
    report.add(
        lesson.source.path,
        mark.line if mark else 1,
        mark.column if mark else 1,
        "lesson-duplicate-id",
        f"the lesson id “{lesson.id}” belongs to {first.source.path} already",
        f"Put this line into the front matter:\nid: {lesson.module}-{lesson.id}",
    )
