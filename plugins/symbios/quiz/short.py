"""The short form: key lines, the question, and a list of choices with boxes, `- [x] text — feedback`."""

from __future__ import annotations

import re
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from symbios.quiz.draft import Draft, DraftQuestion, Row
from symbios.quiz.fields import ALONE, QUIZ, read_table, table_of
from symbios.quiz.keys import Keys
from symbios.quiz.model import Multiple, Place
from symbios.quiz.questions import read_question
from symbios.yamlio import Map, Mark, Text
from symbios.yamlio import parse as parse_yaml

if TYPE_CHECKING:
    from symbios.fences import Fence
    from symbios.problems import Report
    from symbios.quiz.draft import Value

KEYS = (
    "id",
    "type",
    *ALONE,
    *(key for key in table_of(Multiple.kind) if key != "choices"),
)
_KEY = re.compile(r"(?P<key>[A-Za-z_]+):(?:[ \t]|$)")
_CHOICE = re.compile(r"[-*+][ \t]+\[(?P<box>[ xX])\](?:[ \t]+(?P<text>.*))?$")
_LISTED = re.compile(r"(?:[-*+]|\d+[.)])[ \t]*(?:[\[(](?P<box>[^\])]{0,3})[\])])?[ \t]*(?P<text>.*)$")
_SEPARATOR = re.compile(r"[ \t]+(?:—|--)[ \t]+")


@dataclass(slots=True)
class _Line:
    """One choice while its lines are read; `mark` is where it begins."""

    right: bool
    parts: list[str]
    mark: Mark


@dataclass(slots=True)
class _Lines:
    """The parts of the short form."""

    keys: list[str] = field(default_factory=list)
    prompt: list[str] = field(default_factory=list)
    choices: list[_Line] = field(default_factory=list)


def is_short(text: str) -> bool:
    """Whether a list of choices with boxes stands at the margin."""
    return any(_CHOICE.match(line) for line in text.split("\n"))


def parse(fence: Fence, path: str, report: Report) -> Draft | None:
    """Return the one question that stands in `fence`."""
    before = len(report)
    lines = _split(fence, path, report)
    whole = len(report) == before
    # The keys are read as YAML, so that quotes, numbers and messages are the same as in the long form.
    node = parse_yaml("\n".join(lines.keys), path, report, line=fence.line, column=fence.column)
    if node is not None and not isinstance(node, Map):
        return None
    if node is None and any(line.strip() for line in lines.keys):
        return None
    top = Mark(fence.line, fence.column)
    above = node or Map({}, {}, top)
    given = Keys(above, path, report)
    for key in KEYS:
        given.node(key)
    given.done()
    keys = Keys(_with_question(above, lines), path, report)
    question = read_question(keys, _choices(lines.choices))
    if question and not whole:  # of choices that may be missing nothing more is said
        question = replace(question, refused=question.refused | {"choices"})
    return alone(question, keys) if question else None


def alone(question: DraftQuestion, keys: Keys) -> Draft:
    """Return the quiz that one question is; `keys` are those of the question."""
    values, refused = read_table({key: QUIZ[key] for key in ALONE}, keys)
    return Draft(values, keys.place, question.id, (question,), alone=True, refused=refused)


def _with_question(above: Map, lines: _Lines) -> Map:
    """Return the keys with the question's own lines as `prompt`, which an odd question may also use."""
    nodes, marks = dict(above.nodes), {**above.marks, "choices": lines.choices[0].mark}
    if lines.prompt:
        nodes["prompt"] = Text("\n".join(lines.prompt), above.mark, plain=False)
    return Map(nodes, marks, above.mark)


def _split(fence: Fence, path: str, report: Report) -> _Lines:
    """Sort the lines into keys, prompt and choices; report those that are none of these."""
    found = _Lines()
    for number, line in enumerate(fence.text.split("\n"), start=fence.line):
        choice = _CHOICE.match(line)
        if choice is not None:
            box, text = choice["box"], choice["text"] or ""
            found.choices.append(_Line(box != " ", [text], Mark(number, fence.column)))
        elif found.choices:
            _after_choice(found.choices[-1], line, report, path, Mark(number, fence.column))
        elif not found.prompt and (not line.strip() or _is_key(line) or (found.keys and line[:1] == " ")):
            found.keys.append(line)
        else:
            _before_choices(found, line, report, path, Mark(number, fence.column))
    return found


def _is_key(line: str) -> bool:
    """Whether a line before the question is a key; “Note: what …” begins a question."""
    key = _KEY.match(line)
    return key is not None and (key["key"].islower() or key["key"].casefold() in KEYS)


def _before_choices(found: _Lines, line: str, report: Report, path: str, mark: Mark) -> None:
    """Take a line of the question; report what was meant as something else."""
    key = _KEY.match(line)
    if line.lstrip()[:2] in {"- ", "* ", "+ "}:
        _stray(line, report, path, mark)
    elif found.prompt and key is not None and key["key"] in KEYS:
        message = f"the key “{key['key']}” stands below the question; keys stand above it"
        report.add(path, mark.line, mark.column, "quiz-line", message, f"{line}\n{found.prompt[0]}")
    else:
        found.prompt.append(line)


def _after_choice(choice: _Line, line: str, report: Report, path: str, mark: Mark) -> None:
    """Take an indented line as a part of the choice above it."""
    if line[:1] in {" ", "\t"} and line.strip() and not _CHOICE.match(line.lstrip()):
        choice.parts.append(line.strip())
    elif line.strip():
        _stray(line, report, path, mark)


def _stray(line: str, report: Report, path: str, mark: Mark) -> None:
    listed = _LISTED.match(line.lstrip())
    if listed is not None:
        message = "this line of the list is no choice; expected “- [ ] text” or “- [x] text” at the margin"
        box = "x" if (listed["box"] or "").strip() in {"x", "X"} else " "
        hint = f"- [{box}] {listed['text']}".rstrip()
    else:
        message = "after the first choice only choices may follow"
        hint = "Write the question above the list; indent a line that continues a choice."
    report.add(path, mark.line, mark.column, "quiz-line", message, hint)


def _choices(lines: list[_Line]) -> tuple[Row, ...]:
    """Return the choices; where no box is ticked, nothing is said about which are right."""
    ticked = any(line.right for line in lines)
    found = []
    for line in lines:
        text, *feedback = _SEPARATOR.split(" ".join(line.parts), maxsplit=1)
        values: dict[str, Value] = {"text": " ".join(text.split()), "feedback": " ".join(feedback)}
        if ticked:
            values["correct"] = line.right
        found.append(Row(values, Place(line.mark)))
    return tuple(found)
