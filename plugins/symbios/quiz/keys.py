"""Reads the keys of a quiz, a question and a choice; long and short form share them."""

from __future__ import annotations

import re

from symbios.problems import Report, did_you_mean
from symbios.quiz.draft import DraftChoice, DraftQuestion
from symbios.quiz.model import KINDS, Place
from symbios.yamlfields import Fields
from symbios.yamlio import Map, Mark, Node, Text, is_empty

QUIZ_KEYS = ("id", "title", "pass", "shuffle", "questions")
_ID = re.compile(r"[A-Za-z0-9][A-Za-z0-9_-]{0,99}")
_WHOLE = re.compile(r"[0-9]{1,3}")
_DECIMAL = re.compile(r"[0-9]{1,4}(?:\.[0-9]{1,6})?")
_MOST_POINTS = 1000


class Keys(Fields):
    """The keys of one mapping of a quiz, with the names that quiz problems have."""

    def __init__(self, node: Node, path: str, report: Report) -> None:
        super().__init__(node, path, report, name="quiz")
        marks = node.marks if isinstance(node, Map) else {}
        self.place = Place(node.mark, marks)

    def problem(self, what: str, message: str, hint: str = "", mark: Mark | None = None) -> None:
        """Report `quiz-<what>`; a key that nobody knows is `quiz-unknown-key`."""
        super().problem("unknown-key" if what == "unknown" else what, message, hint, mark)

    def prose(self, key: str) -> str:
        """Return an inline text, its lines joined; nothing where it is absent."""
        return " ".join((self.text(key) or "").split())

    def id(self) -> str:
        """Return the id; nothing where it is absent, the nearest id where it cannot be one."""
        found = self.text("id") or ""
        if found and not _ID.fullmatch(found):
            self.problem(
                "value",
                f"the id “{found}” has other signs than plain letters, digits, “-” and “_”, or is too long",
                f"id: {_as_id(found)}",
                self.mark_of("id"),
            )
            return _as_id(found)
        return found

    def pass_percent(self) -> int | None:
        """Return the share of points that passes."""
        return self._parsed("pass", "a whole number from 1 to 100", _pass_percent)

    def points(self) -> float | None:
        """Return the points of a question."""
        return self._parsed("points", f"a number from 0.01 to {_MOST_POINTS}", _points)


def _pass_percent(value: str) -> int:
    if not _WHOLE.fullmatch(value) or not 1 <= int(value) <= 100:
        raise ValueError(value)
    return int(value)


def _points(value: str) -> float:
    if not _DECIMAL.fullmatch(value) or not 0.01 <= float(value) <= _MOST_POINTS:
        raise ValueError(value)
    return float(value)


def read_question(keys: Keys, choices: tuple[DraftChoice, ...] | None = None) -> DraftQuestion | None:
    """Return the question that stands at `keys`; None where its type is unknown.

    `choices` are those of the short form; the long form has them under its keys.
    """
    kind = _kind(keys)
    if kind == "":
        return None
    if choices is None:
        nodes = keys.items("choices")
        choices = tuple(read_choice(node, keys.path, keys.report) for node in nodes)
    return DraftQuestion(
        id=keys.id(),
        kind=kind,
        prompt=keys.prose("prompt"),
        choices=choices,
        correct=keys.boolean("correct"),
        points=keys.points(),
        partial=keys.boolean("partial"),
        shuffle=keys.boolean("shuffle"),
        feedback=keys.prose("feedback"),
        feedback_true=keys.prose("feedback_true"),
        feedback_false=keys.prose("feedback_false"),
        at=keys.place,
    )


def _kind(keys: Keys) -> str | None:
    """Return the type, None where it is absent, nothing where there is no such type."""
    found = keys.text("type")
    if found is None:
        return "" if "type" in keys else None
    if found in KINDS:
        return found
    expected = f"{', '.join(KINDS[:-1])} or {KINDS[-1]}"
    message = f"there is no type of question “{found}”; expected {expected}"
    keys.problem("type", message, did_you_mean(found, KINDS), keys.mark_of("type"))
    return ""


def read_choice(node: Node, path: str, report: Report) -> DraftChoice:
    """Return one choice of the long form: keys, or a text alone."""
    if isinstance(node, Text) and not is_empty(node):
        return DraftChoice(" ".join(node.value.split()), None, "", "", Place(node.mark))
    keys = Keys(node, path, report)
    choice = DraftChoice(
        keys.prose("text"), keys.boolean("correct"), keys.prose("feedback"), keys.id(), keys.place
    )
    keys.done()
    return choice


def _as_id(text: str) -> str:
    """Return the nearest id to `text`."""
    return re.sub(r"[^A-Za-z0-9_]+", "-", text).strip("-_")[:100] or "question"
