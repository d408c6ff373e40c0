"""The file that is read and the source it is a translation of: what is taken over, what must not differ."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from symbios.problems import WARNINGS, Report

if TYPE_CHECKING:
    from symbios.quiz.draft import Value
    from symbios.quiz.model import Place
    from symbios.yamlio import Mark

DIFFERS = "quiz-translation-differs"
_LEAVE_OUT = "Leave it out here; it is taken from the source."
_LEAVE_BOXES = "Leave it out here, in the short form leave all boxes empty; it is taken from the source."


@dataclass(slots=True)
class Pair:
    """Reports the problems of one quiz and counts its errors; `source_path` is empty in the source itself."""

    path: str
    source_path: str
    report: Report
    errors: int = 0

    def problem(self, mark: Mark, name: str, message: str, hint: str = "") -> None:
        """Report a problem of the file that is read."""
        self.errors += name not in WARNINGS
        self.report.add(self.path, mark.line, mark.column, name, message, hint)

    def differs(self, mark: Mark, message: str, source: Mark, hint: str) -> None:
        """Report a difference from the source; `message` ends before the place in the source."""
        self.problem(mark, DIFFERS, f"{message} in the source ({self.source_path}:{source.line})", hint)

    def inherit(
        self, key: str, own: Value | None, at: Place, lent: Value | None, place: Place, called: str = ""
    ) -> Value | None:
        """Return the value of a language-neutral key, which is the source's; one's own must not differ.

        `called` is what messages call it where no author writes its key.
        """
        if not self.source_path:
            return own
        called = called or f"“{key}”"
        if own is not None and lent is None:
            hint = "Leave it out here, or set it in the source."
            self.differs(at.of(key), f"{called} is {shown(own)} here, but is not set", place.mark, hint)
        elif own is not None and own != lent and lent is not None:
            self.differs(
                at.of(key),
                f"{called} is {shown(own)} here, but {shown(lent)}",
                place.of(key),
                _LEAVE_BOXES if key == "correct" and isinstance(lent, bool) else _LEAVE_OUT,
            )
        return lent


def shown(value: Value) -> str:
    """Return a value as authors write it."""
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, tuple):
        return f"[{', '.join(f'{each:g}' for each in value if isinstance(each, int | float))}]"
    return value if isinstance(value, str) else f"{value:g}"
