"""The blocks of a whole course: found in its pages and checked together, each in its own file once."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from symbios.blocks import data, prose
from symbios.course.model import Generated
from symbios.fences import find
from symbios.problems import did_you_mean

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Mapping

    from symbios.blocks.model import Data, Prose
    from symbios.course.model import Course, Unit
    from symbios.fences import Fence
    from symbios.problems import Report


_FILLED_BY = {"modules": "course", "partners": "partners"}
"""The generated page that has what a block shows."""


@dataclass(frozen=True, slots=True)
class DocumentBlocks:
    """The blocks of one document: those of text, and the fences of data with what stands in each.

    What stands in a fence is None where it has an error. `sound` says that the blocks of text have none.
    """

    prose: tuple[Prose, ...]
    fences: tuple[Fence, ...]
    data: tuple[Data | None, ...]
    sound: bool

    @property
    def diagrams(self) -> tuple[str, ...]:
        """The names of the diagrams that the document shows."""
        return tuple(block.argument for block in self.prose if block.kind.name == "diagram")


def collect(
    course: Course, units: Iterable[Unit], diagrams: Collection[str], report: Report, *, strangers: bool
) -> Mapping[str, DocumentBlocks]:
    """Return the blocks of each document of `units`, by its path; report all that is wrong with them.

    `strangers` says that other Markdown extensions bring blocks of their own.
    """
    found: dict[str, DocumentBlocks] = {}
    for unit in units:
        for document in unit.documents():
            place = document.body, document.body_line
            before = len(report)
            blocks = prose.find(*place, document.path, report, strangers=strangers)
            sound = len(report) == before
            _check_pages(blocks, unit, course, document.path, report)
            _check_diagrams(blocks, document.path, diagrams, report)
            fences = find(*place, data.WORDS)
            read = tuple(data.read(fence, document.path, report) for fence in fences)
            found[document.path] = DocumentBlocks(blocks, fences, read, sound)
    return found


def _check_pages(blocks: Collection[Prose], unit: Unit, course: Course, path: str, report: Report) -> None:
    """Report a block on a page where it has no place."""
    for block in blocks:
        name, place = block.kind.name, (path, block.line, block.column)
        if block.kind.home and unit is not course.home:
            message = f"“{name}” belongs to the home page; this is another"
            report.add(*place, "block-page", message, "Write a heading and a text instead.")
        elif isinstance(unit, Generated) and unit.id == _FILLED_BY.get(name):
            message = f"this page has at its end what “{name}” would show"
            report.add(*place, "block-page", message, "Remove the block.")


def _check_diagrams(blocks: Collection[Prose], path: str, diagrams: Collection[str], report: Report) -> None:
    for block in blocks:
        if block.kind.name == "diagram" and block.argument and block.argument not in diagrams:
            report.add(
                path,
                block.line,
                block.column,
                "diagram-missing",
                f"there is no diagram “{block.argument}”",
                did_you_mean(block.argument, diagrams)
                or f"Write it as course/diagrams/{block.argument}.yml: see docs/diagrams.md.",
            )
