"""A problem in somebody's file is a value: where, what was found, what was expected, what to write."""

from __future__ import annotations

import hashlib
import json
from dataclasses import asdict, dataclass
from difflib import get_close_matches
from typing import TYPE_CHECKING, Literal

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

Level = Literal["error", "warning"]
Format = Literal["text", "json", "github", "gitlab"]

WARNINGS = frozenset(
    {
        "alt-missing",
        "bank-unused",
        "diagram-text-missing",
        "duration-missing",
        "entry-expired",
        "entry-expires-soon",
        "file-large",
        "image-large",
        "objectives-missing",
        "quiz-no-id",
        "translation-orphan",
        "translation-stale",
        "translation-unverified",
    }
)
"""The kinds of problem that let a build go on; every other kind stops it."""


_REPLACEMENT = "\ufffd"


@dataclass(frozen=True, slots=True)
class Problem:
    """One thing that is wrong in a file.

    `path` is relative to the project, with `/`. `line` and `column` count from 1; 0 means the whole file.
    `name` is the stable name of the kind (`quiz-no-key`). `message` says what was found and what was
    expected; `hint` is what to write instead, ready to paste where that is possible.
    """

    path: str
    line: int
    column: int
    name: str
    message: str
    hint: str = ""

    @property
    def level(self) -> Level:
        """Whether the problem stops a build."""
        return "warning" if self.name in WARNINGS else "error"

    def __str__(self) -> str:
        """Return the line that a person reads: `path:line:column: level: message (name)`."""
        path, message = printable(self.path), printable(self.message)
        line = f"{path}:{self.line}:{self.column}: {self.level}: {message} ({self.name})"
        return line.replace("\n", _REPLACEMENT)


def printable(text: str) -> str:
    """Return a text in which every sign that a terminal would act on, but the line feed, is replaced."""
    return "".join(sign if sign.isprintable() or sign == "\n" else _REPLACEMENT for sign in text)


class Report:
    """Collects the problems of a whole run, so that an author sees all of them at once."""

    def __init__(self, problems: Iterable[Problem] = ()) -> None:
        self._problems: dict[Problem, None] = dict.fromkeys(problems)

    def add(self, path: str, line: int, column: int, name: str, message: str, hint: str = "") -> None:
        """Keep one more problem; the same one twice counts once."""
        self._problems[Problem(path, line, column, name, message, hint)] = None

    def extend(self, problems: Iterable[Problem]) -> None:
        """Keep all of `problems`."""
        self._problems.update(dict.fromkeys(problems))

    def __iter__(self) -> Iterator[Problem]:
        """Yield the problems by path, line and column."""
        return iter(sorted(self._problems, key=lambda p: (p.path, p.line, p.column, p.name, p.message)))

    def __len__(self) -> int:
        return len(self._problems)

    def errors_in(self, path: str) -> Iterator[Problem]:
        """Yield the errors of one file."""
        return (problem for problem in self if problem.path == path and problem.level == "error")

    def fails(self, *, strict: bool) -> bool:
        """Whether a build must stop: an error, or with `strict` anything at all."""
        return any(strict or problem.level == "error" for problem in self._problems)

    def render(self, form: Format = "text") -> str:
        """Return all problems as text, as JSON, or as what GitHub or GitLab shows beside the line."""
        if form == "gitlab":
            return json.dumps([_gitlab(problem) for problem in self], ensure_ascii=False, indent=1)
        if form == "json":
            rows = [
                {key: printable(value) if isinstance(value, str) else value for key, value in row.items()}
                for row in (asdict(problem) | {"level": problem.level} for problem in self)
            ]
            return json.dumps({"problems": rows}, ensure_ascii=False, indent=1)
        line = _github if form == "github" else _text
        return "\n".join(line(problem) for problem in self)

    def summary(self) -> str:
        """Return one line that counts errors and warnings."""
        errors = sum(problem.level == "error" for problem in self._problems)
        return f"{count(errors, 'error')}, {count(len(self) - errors, 'warning')}"


def _text(problem: Problem) -> str:
    hint = "".join(f"\n    {line}" for line in printable(problem.hint).split("\n") if line)
    return f"{problem}{hint}"


def _github(problem: Problem) -> str:
    """Return a workflow command; source: GitHub's documentation of workflow commands."""
    text = "\n".join(filter(None, [f"{problem.message} ({problem.name})", problem.hint]))
    data = _escaped(printable(text))
    path = _escaped(printable(problem.path)).replace(",", "%2C").replace(":", "%3A")
    place = f"file={path},line={max(problem.line, 1)},col={max(problem.column, 1)}"
    return f"::{problem.level} {place}::{data}"


def _escaped(text: str) -> str:
    return text.replace("%", "%25").replace("\n", "%0A")


def _gitlab(problem: Problem) -> dict[str, object]:
    """Return one entry of a Code Quality report; source: GitLab's documentation of Code Quality."""
    return {
        "description": printable("\n".join(filter(None, [problem.message, problem.hint]))),
        "check_name": problem.name,
        "fingerprint": hashlib.sha256(str(problem).encode()).hexdigest(),
        "severity": "major" if problem.level == "error" else "minor",
        "location": {"path": printable(problem.path), "lines": {"begin": max(problem.line, 1)}},
    }


def count(number: int, noun: str) -> str:
    """Return `1 error`, `2 errors`."""
    return f"{number} {noun}{'' if number == 1 else 's'}"


def did_you_mean(found: str, known: Iterable[str]) -> str:
    """Return the hint for a misspelt word: the nearest of `known`, else the whole list."""
    options = sorted(set(known))
    near = get_close_matches(found.casefold(), options, n=1, cutoff=0.6)
    if near:
        return f"Did you mean “{near[0]}”?"
    return f"Known here: {', '.join(options)}." if options else ""
