"""Writes the ids that questions lack into the text of a file, each where the message about it points."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

    from symbios.problems import Problem

NAME = "quiz-no-id"
_DASH = str.maketrans("-*+", "   ")


@dataclass(frozen=True, slots=True)
class MissingId:
    """An id to write; `line` and `column`, from 1, are where the keys of its question begin."""

    line: int
    column: int
    id: str


def missing_ids(problems: Iterable[Problem]) -> dict[str, list[MissingId]]:
    """Return what is to be written, by the path of the file."""
    found: dict[str, list[MissingId]] = {}
    for problem in problems:
        if problem.name == NAME:
            id_ = problem.hint.removeprefix("id: ")
            found.setdefault(problem.path, []).append(MissingId(problem.line, problem.column, id_))
    return found


def with_ids(text: str, missing: Iterable[MissingId]) -> str:
    """Return `text` with a line `id: …` before the first key of each question that lacks it.

    The signs before the key, such as those of a quotation, are repeated; line ends stay what they are.
    """
    lines = text.splitlines(keepends=True)
    for each in sorted(missing, key=lambda one: (one.line, one.column), reverse=True):
        line = lines[each.line - 1] if each.line <= len(lines) else ""
        before, rest = line[: each.column - 1], line[each.column - 1 :]
        if rest.startswith("{"):
            lines[each.line - 1] = f"{before}{{id: {each.id}, {rest[1:].lstrip()}"
            continue
        end = "\r\n" if line.endswith("\r\n") else "\n"
        lines[each.line - 1 : each.line] = [f"{before}id: {each.id}{end}", before.translate(_DASH) + rest]
    return "".join(lines)
