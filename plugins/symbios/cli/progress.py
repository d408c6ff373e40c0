"""Tells how far a build is: a bar on a terminal, and a line for each stage that is done."""

from __future__ import annotations

import sys
import time
from typing import TYPE_CHECKING, Any, Self

import click

from symbios.cli.project import say

if TYPE_CHECKING:
    from types import TracebackType

_STAGES = {
    "read": "course and registry read",
    "pages": "pages made",
    "search": "search indexes ready",
    "write": "pages written",
}
_LONG = 0.05
"""Seconds; a stage that takes less is not worth a line."""


class Progress:
    """Follows the stages of a build; use it as a context, so that the last stage gets its line too."""

    def __init__(self) -> None:
        self._name, self._total, self._since = "", 0, 0.0
        self._bar: Any = None

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._close(told=error is None)

    def __call__(self, name: str, total: int, done: int) -> None:
        """Hear that the stage `name` has `total` things to do and has done `done` more of them."""
        if name != self._name:
            self._close(told=True)
            self._name, self._total, self._since = name, total, time.monotonic()
            if total and sys.stderr.isatty():
                label = f"{_STAGES[name].capitalize()}:"
                self._bar = click.progressbar(length=total, label=label, show_pos=True, file=sys.stderr)
        if self._bar and done:
            self._bar.update(done)

    def _close(self, *, told: bool) -> None:
        """End the stage: its bar gives way to a line with count and time."""
        if self._bar:
            click.echo("\r\x1b[K", nl=False, err=True)
        seconds = time.monotonic() - self._since
        if told and self._name and seconds >= _LONG:
            number = f"{self._total:,} " if self._total else ""
            say(f"  {number}{_STAGES[self._name]}, {seconds:.1f} s")
        self._name, self._bar = "", None
