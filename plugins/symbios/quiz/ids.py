"""Ids of quizzes and questions: one of each in the course, and the next free one for whoever has none."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable, Container, Iterable, Iterator, Mapping, Sequence

    from symbios.problems import Report
    from symbios.quiz.draft import Draft
    from symbios.yamlio import Mark


def ids_of(draft: Draft) -> Iterator[tuple[str, Mark]]:
    """Yield every id of a quiz with its place; a question that stands alone lends its id to the quiz."""
    if draft.id and not draft.alone and not draft.bank:
        yield draft.id, draft.at.of("id")
    for question in draft.questions:
        if question.id:
            yield question.id, question.at.of("id")


def free_ids(lesson_id: str, taken: Iterable[str]) -> Callable[[], str]:
    """Return a function that gives `<lesson id>-<number>`, one after the highest number ever `taken`."""
    last = -1

    def suggest() -> str:
        nonlocal last
        if last < 0:  # few lessons ask at all, and a course has many ids
            pattern = re.compile(re.escape(lesson_id) + r"-(\d{1,9})")
            last = max((int(found[1]) for text in taken if (found := pattern.fullmatch(text))), default=0)
        last += 1
        return f"{lesson_id}-{last}"

    return suggest


def check_unique(
    drafts: Mapping[str, Sequence[Draft]],
    report: Report,
    reported: Container[str] = (),
    taken: Mapping[str, tuple[str, Mark]] | None = None,
) -> dict[str, set[str]]:
    """Report each id that stands twice; `drafts` are those of one locale, path → its quizzes.

    `taken` are ids that stand elsewhere, each with its path and place.

    Returns each such id with the paths of the files in which it stands. Ids that are `reported` for the
    source already are not reported again.
    """
    first: dict[str, tuple[str, Mark]] = dict(taken or {})
    twice: dict[str, set[str]] = {}
    for path in sorted(drafts):
        for draft in drafts[path]:
            for id_, mark in ids_of(draft):
                if id_ not in first:
                    first[id_] = path, mark
                    continue
                if id_ in reported:
                    continue
                where, earlier = first[id_]
                twice.setdefault(id_, {where}).add(path)
                report.add(
                    path,
                    mark.line,
                    mark.column,
                    "quiz-duplicate-id",
                    f"the id “{id_}” stands here a second time; it stood first at {where}:{earlier.line}",
                    "Give each quiz and each question an id of its own, and change the newer one: "
                    "what learners have answered is stored under it.",
                )
    return twice
