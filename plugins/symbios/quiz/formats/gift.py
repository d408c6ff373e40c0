"""GIFT, the text format of Moodle: files of it are imported, and a fence in a lesson may hold it."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from symbios.problems import count
from symbios.quiz.formats.gift_read import question
from symbios.quiz.formats.gift_source import PROBLEM, Block, Cutter, Piece
from symbios.quiz.formats.gift_texts import Reading
from symbios.quiz.formats.gift_write import write
from symbios.quiz.formats.ids import Ids, as_id, is_id
from symbios.quiz.formats.loss import Imported
from symbios.quiz.formats.plaintext import Places, decoded, one_line_end

if TYPE_CHECKING:
    from symbios.problems import Report
    from symbios.quiz.model import Question

__all__ = ["read", "read_fence", "write"]

_IN_YAML = "Leave it out, or write the question in a fence “quiz”, which holds more."
_WORDS = 6


def read(data: bytes, path: str, report: Report) -> Imported:
    """Return the questions of a file; what is wrong in it is reported, and the other questions are read."""
    text = decoded(data, path, report, PROBLEM)
    if text is None:
        return Imported((), ())
    places = Places(text)
    reading = Reading(path, report, places)
    ids = Ids(path)

    def give_id(title: Piece | None, start: Piece) -> str:
        return ids.give(title.value() if title else "", reading.line(title or start), reading.losses)

    blocks = Cutter(text, path, report, places).blocks()
    found = [question(block, give_id, reading) for block in blocks]
    _say_comments(blocks, reading)
    return Imported(tuple(each for each in found if each), tuple(reading.losses))


def _say_comments(blocks: list[Block], reading: Reading) -> None:
    """Report that comments are left out, once for the file."""
    comments = [comment for block in blocks for comment in block.comments if comment.text.strip(" /\t-")]
    if comments:
        reading.lose(comments[0], count(len(comments), "comment"), "left out")


def read_fence(text: str, path: str, line: int, column: int, report: Report) -> tuple[Question, ...]:
    """Return the questions of a fence that begins at `line` and `column`; the title of each is its id.

    What cannot be carried is an error here: whoever writes a lesson can write it otherwise.
    """
    text = one_line_end(text)
    places = Places(text, line, column)
    reading = Reading(path, report, places)

    def give_id(title: Piece | None, start: Piece) -> str:
        if title and is_id(title.value()):
            return title.value()
        found = title.value() if title else ""
        wanted = as_id(found or " ".join(re.findall(r"\w+", start.value())[:_WORDS])) or "question-1"
        message = f"“{found}” is no id: it has other signs than plain letters, digits, “-” and “_”"
        if not found:
            message = "this question has no id; expected one between “::” before its text"
        reading.problem(title or start, message, f"::{wanted}::{'' if found else start.value()}")
        return wanted

    found = [question(block, give_id, reading) for block in Cutter(text, path, report, places).blocks()]
    for loss in reading.losses:
        message = f"{loss.what} cannot be kept (it would become: {loss.became})"
        report.add(path, loss.line, column, PROBLEM, message, reading.hints.get(loss, _IN_YAML))
    return tuple(each for each in found if each)
