"""What a format could not carry: nothing is dropped in silence, each thing is listed with its place."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from symbios.problems import count, printable

if TYPE_CHECKING:
    from collections.abc import Iterable

    from symbios.quiz.model import Question


LEFT_OUT = "left out with the question"
"""What becomes of a thing without which its question cannot be carried."""
_RECENT = 50
"""Among how many losses the same one is looked for: those of one text follow each other."""


@dataclass(frozen=True, slots=True)
class Loss:
    """One thing that could not be carried: `what` it was, and what `became` of it.

    `line` counts from 1, in the file that is read; on export, in the file in which the question stands,
    whose `path` the writer of a format does not know: then `question` is its id.
    """

    path: str
    line: int
    what: str
    became: str
    question: str = field(default="", compare=False)

    def __str__(self) -> str:
        """Return the line that a person reads: `path:line: what: what became of it`."""
        return " ".join(printable(f"{self.path}:{self.line}: {self.what}: {self.became}").split())


@dataclass(frozen=True, slots=True)
class Imported:
    """The questions of a file that could be read, and what could not be carried of them."""

    questions: tuple[Question, ...]
    losses: tuple[Loss, ...]


@dataclass(frozen=True, slots=True)
class Lost:
    """Adds the losses of one text, which stands at `line`, to all `losses`; the same thing only once."""

    path: str
    line: int
    losses: list[Loss]

    def say(self, what: str, became: str) -> None:
        """Add one more loss."""
        loss = Loss(self.path, self.line, what, became)
        if loss not in self.losses[-_RECENT:]:
            self.losses.append(loss)


def render(losses: Iterable[Loss]) -> str:
    """Return the whole report as plain text, by path and line; nothing where nothing was lost."""
    found = sorted(dict.fromkeys(losses), key=lambda loss: (loss.path, loss.line))
    if not found:
        return ""
    lines = [f"{count(len(found), 'thing')} could not be carried as written:"]
    return "\n".join([*lines, *(f"  {loss}" for loss in found)])


def shortened(text: str, most: int = 60) -> str:
    """Return the beginning of a text on one line, to quote it in a report."""
    line = " ".join(text.split())
    return line if len(line) <= most else f"{line[: most - 1].rstrip()}…"
