"""Imports Aiken: a question, its answers after `A.` or `A)`, a line `ANSWER: A`."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from symbios.quiz.formats.escapes import lines_escaped
from symbios.quiz.formats.ids import Ids
from symbios.quiz.formats.loss import Imported, Loss
from symbios.quiz.formats.plaintext import Places, decoded
from symbios.quiz.model import Choice, Place, Question, Single

if TYPE_CHECKING:
    from symbios.problems import Report

PROBLEM = "quiz-aiken"
_CHOICE = re.compile(r"([A-Za-z])[.)](?:[ \t]+(.*))?$")
_ANSWER = re.compile(r"ANSWER[ \t]*:[ \t]*(.*)$", re.IGNORECASE)
_LEAST = 2


@dataclass(slots=True)
class _Open:
    """A question while its lines are read."""

    offset: int
    prompt: list[str] = field(default_factory=list)
    choices: list[tuple[str, str, int]] = field(default_factory=list)
    sound: bool = True


class _Reader:
    """Reads the lines of one file."""

    def __init__(self, text: str, path: str, report: Report) -> None:
        self.text, self.path, self.report = text, path, report
        self.places = Places(text)
        self.ids = Ids(path)
        self.losses: list[Loss] = []
        self.questions: list[Question] = []
        self.open: _Open | None = None

    def read(self) -> Imported:
        """Return the questions of all lines."""
        at = 0
        for line in self.text.split("\n"):
            self._line(line.strip(), at + len(line) - len(line.lstrip()))
            at += len(line) + 1
        if self.open is not None:
            self._unanswered(self.open)
        return Imported(tuple(self.questions), tuple(self.losses))

    def _line(self, line: str, at: int) -> None:
        if not line:
            return
        answer, choice = _ANSWER.match(line), _CHOICE.match(line)
        if answer is not None:
            self._answer(answer[1].strip(), at)
            return
        if choice is not None and self.open is not None:
            self._choice(self.open, choice[1], choice[2] or "", at)
            return
        if self.open is not None and self.open.choices:
            self._unanswered(self.open)
            self.open = None
        if self.open is None:
            self.open = _Open(at)
        self.open.prompt.append(line)

    def _choice(self, opened: _Open, letter: str, text: str, at: int) -> None:
        expected = chr(ord("A") + len(opened.choices))
        if letter.upper() != expected:
            message = f"“{letter}” begins this answer; expected “{expected}”, the letters in their order"
            self._problem(at, message, f"{expected}. {text}")
            opened.sound = False
        if not text.strip():
            self._problem(at, f"the answer “{letter}” has no text; expected one after it", f"{letter}. …")
            opened.sound = False
        opened.choices.append((letter.upper(), text, at))

    def _answer(self, found: str, at: int) -> None:
        opened, self.open = self.open, None
        if opened is None:
            message = "this line says which answer is right, but no question stands before it"
            self._problem(at, message, "What …?\nA. …\nB. …\nANSWER: A")
            return
        letters = [letter for letter, _, _ in opened.choices]
        if len(letters) < _LEAST:
            number = "only one answer" if letters else "no answers"
            message = f"this question has {number}; expected two or more, each in a line such as “A. …”"
            self._problem(opened.offset, message, "A. …\nB. …")
            return
        if found.upper() not in letters:
            message = f"“{found}” is none of the answers; expected one of {', '.join(letters)}"
            if not found:
                message = f"no letter says which answer is right; expected one of {', '.join(letters)}"
            if re.fullmatch(r"[A-Za-z](?:[\s,;]*[A-Za-z])+", found):
                message = f"“{found}” names several answers; expected one, for Aiken has no more"
            self._problem(at, message, f"ANSWER: {letters[0]}")
            return
        if opened.sound:
            self._keep(opened, found.upper())

    def _keep(self, opened: _Open, right: str) -> None:
        mark = self.places.mark(opened.offset)
        choices = tuple(
            Choice(lines_escaped(text), letter == right, "", "", Place(self.places.mark(at)))
            for letter, text, at in opened.choices
        )
        id_ = self.ids.give("", mark.line, self.losses)
        prompt = lines_escaped("\n".join(opened.prompt))
        self.questions.append(Question(id_, prompt, Single(choices), 1.0, "", Place(mark)))

    def _unanswered(self, opened: _Open) -> None:
        message = (
            "this question does not say which answer is right; expected a line for that after its answers"
        )
        self._problem(opened.offset, message, "ANSWER: A")

    def _problem(self, at: int, message: str, hint: str) -> None:
        mark = self.places.mark(at)
        self.report.add(self.path, mark.line, mark.column, PROBLEM, message, hint)


def read(data: bytes, path: str, report: Report) -> Imported:
    """Return the questions of a file; what is wrong in it is reported, and the other questions are read."""
    text = decoded(data, path, report, PROBLEM)
    return Imported((), ()) if text is None else _Reader(text, path, report).read()
