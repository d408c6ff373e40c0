"""What a benchmark has found about one build, and how that is printed."""

from __future__ import annotations

from dataclasses import asdict, dataclass
from typing import TYPE_CHECKING

from measuring import exponent

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from measuring import Run


@dataclass(frozen=True, slots=True)
class Row:
    """One build of so many lessons; `changed` are the files that it wrote anew, None where all are new."""

    build: str
    lessons: int
    run: Run
    megabytes: float
    files: int
    changed: int | None = None

    def per_lesson(self, seconds: float) -> float:
        """Return the milliseconds that one lesson has of these seconds."""
        return seconds * 1000 / self.lessons

    def cells(self) -> list[str]:
        """Return the figures as the table shows them."""
        run = self.run
        return [
            self.build,
            f"{run.wall:.2f}",
            f"{run.cpu:.2f}",
            f"{self.per_lesson(run.wall):.2f}",
            f"{self.per_lesson(run.cpu):.2f}",
            f"{run.pss:,.0f}",
            f"{run.rss:,.0f}",
            f"{self.megabytes:,.1f}",
            f"{self.files:,}",
            "all" if self.changed is None else f"{self.changed:,}",
        ]

    def data(self) -> dict[str, object]:
        """Return the figures for JSON."""
        return asdict(self) | {
            "wall_ms_per_lesson": self.per_lesson(self.run.wall),
            "cpu_ms_per_lesson": self.per_lesson(self.run.cpu),
        }


HEADS = (
    "build",
    "wall s",
    "CPU s",
    "wall ms/page",
    "CPU ms/page",
    "peak PSS MB",
    "peak RSS MB",
    "output MB",
    "files",
    "files written",
)


def table(heads: Sequence[str], rows: Iterable[Sequence[str]]) -> str:
    """Return a Markdown table; the first column is text, the others are figures."""
    lines = [list(heads), *map(list, rows)]
    widths = [max(len(line[column]) for line in lines) for column in range(len(heads))]
    lines.insert(1, ["-" * widths[0], *(f"{'-' * (width - 1)}:" for width in widths[1:])])
    return "\n".join(
        "| " + " | ".join([line[0].ljust(widths[0]), *map(str.rjust, line[1:], widths[1:])]) + " |"
        for line in lines
    )


def ratios(row: Row, ours: Row) -> list[str]:
    """Return how many times what our cold build takes another one takes."""
    pairs = (
        (row.run.wall, ours.run.wall),
        (row.run.cpu, ours.run.cpu),
        (row.run.pss, ours.run.pss),
        (row.megabytes, ours.megabytes),
    )
    return [row.build, *(f"{theirs / our:.2f}" for theirs, our in pairs)]


def growth(rows: Sequence[Row]) -> dict[str, float]:
    """Return the exponents of one system over builds of growing size, in all and over the last step."""
    sizes = [row.lessons for row in rows]
    wall, cpu = [row.run.wall for row in rows], [row.run.cpu for row in rows]
    return {
        "wall": exponent(sizes, wall),
        "cpu": exponent(sizes, cpu),
        "wall_last_step": exponent(sizes[-2:], wall[-2:]),
        "cpu_last_step": exponent(sizes[-2:], cpu[-2:]),
    }
