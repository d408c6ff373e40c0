"""Reads one quiz fence, in the long form (YAML) or in the short one, as it stands in its file."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from symbios.fences import GIFT
from symbios.quiz import short
from symbios.quiz.draft import BankUse, Draft, DraftQuestion
from symbios.quiz.fields import OF_SOME_KINDS, QUIZ, read_table
from symbios.quiz.keys import Keys
from symbios.quiz.questions import read_question
from symbios.yamlio import Items, Map, Text, kind
from symbios.yamlio import parse as parse_yaml

if TYPE_CHECKING:
    from symbios.fences import Fence
    from symbios.problems import Report
    from symbios.quiz.draft import Value
    from symbios.yamlio import Node

_EXAMPLE = """\
id: …
What is the question?
- [x] The right answer — Why it is right.
- [ ] A wrong answer — Why it is wrong."""

_OF_QUIZ = "stands at a question; it belongs to the quiz", "Write it above “questions:”."
_OF_SEVERAL = (
    "belongs to a quiz with “questions”",
    "Write the question under “questions:”, and this key above it.",
)


def parse(fence: Fence, path: str, report: Report) -> Draft | None:
    """Return what stands in `fence` of the file `path`; None where it cannot be read, and why is reported.

    Whether the quiz is complete is not asked here: a translation may take the rest from its source.
    """
    before = len(report)
    draft = _parse(fence, path, report)
    return replace(draft, sound=len(report) == before) if draft else None


def parse_bank(text: str, name: str, path: str, report: Report) -> Draft | None:
    """Return what stands in the bank `name`; None where it cannot be read, and why is reported."""
    before = len(report)
    node = parse_yaml(text, path, report)
    if not isinstance(node, Map):
        if len(report) == before:
            what = kind(node) if node else "nothing"
            message = f"a bank is a list of questions under the key “questions”; found {what}"
            report.add(path, 1, 1, "quiz-kind", message, "questions:\n  - id: …")
        return None
    keys = Keys(node, path, report)
    if "questions" not in node.nodes:
        message = "a bank is a list of questions under the key “questions”, which is missing"
        report.add(path, node.mark.line, node.mark.column, "quiz-kind", message, "questions:\n  - id: …")
        return None
    entries = _entries(keys)
    title = keys.prose("title")
    keys.finish(known=("title", "questions"))
    for entry in entries:
        if isinstance(entry, BankUse):
            message = "a bank takes no questions from another"
            keys.problem("bank", message, "Write its questions here, or name it in a quiz.", entry.at.mark)
    found = tuple(entry for entry in entries if isinstance(entry, DraftQuestion))
    values: dict[str, Value] = {"title": title} if title else {}
    sound = len(report) == before and len(found) == len(entries)
    return Draft(values, keys.place, name, found, alone=False, bank=True, sound=sound)


def _parse(fence: Fence, path: str, report: Report) -> Draft | None:
    opening = fence.line - 1, len(fence.indent) + 1
    if not fence.closed:
        sign = "Close it with a line of the same sign, at least as long as the first one."
        report.add(path, *opening, "quiz-unclosed", "this quiz is never closed: it runs to the end", sign)
        return None
    if fence.info:
        message = f"“{fence.info}” stands after “{fence.word}”; nothing may stand there"
        report.add(path, *opening, "quiz-fence", message, "Write keys such as “title: …” inside the quiz.")
    if fence.word == GIFT:
        from symbios.quiz import gift_fence  # noqa: PLC0415 - few courses have any, and it is large

        return gift_fence.parse(fence, path, report)
    if short.is_short(fence.text):
        return short.parse(fence, path, report)
    before = len(report)
    node = parse_yaml(fence.text, path, report, line=fence.line, column=fence.column)
    if node is None:
        if len(report) == before:
            report.add(path, *opening, "quiz-empty", "this quiz is empty", _EXAMPLE)
        return None
    if not isinstance(node, Map):
        message = f"a quiz is keys with values, or a question with a list of choices; found {kind(node)}"
        report.add(path, node.mark.line, node.mark.column, "quiz-kind", message, _EXAMPLE)
        return None
    keys = Keys(node, path, report)
    return read_quiz(keys) if "questions" in keys or "questions" in keys.place.keys else _alone(keys)


def read_quiz(keys: Keys) -> Draft | None:
    """Return the quiz, or bank, whose `questions` stand at `keys`; None where they cannot be read."""
    entries = _entries(keys)
    if not entries:
        return None
    id_, (values, refused) = keys.id(), read_table(QUIZ, keys)
    keys.finish(known=("id", *QUIZ))
    found = tuple(entry for entry in entries if entry is not None)
    if len(found) < len(entries):
        return None
    return Draft(values, keys.place, id_, found, alone=False, refused=refused)


def _entries(keys: Keys) -> list[DraftQuestion | BankUse | None]:
    """Return what stands under `questions`; None for an entry that cannot be read."""
    nodes = keys.items("questions")
    if not nodes and isinstance(keys.node("questions"), Items | None):
        keys.problem("no-questions", "“questions” is empty", "  - id: …", keys.mark_of("questions"))
    return [_entry(Keys(node, keys.path, keys.report), node) for node in nodes]


def _entry(keys: Keys, node: Node) -> DraftQuestion | BankUse | None:
    """Return one entry of `questions`: a question, or where a bank gives some."""
    if not isinstance(node, Map):
        return None
    if "bank" not in keys.place.keys:
        question = read_question(keys)
        if question is not None:
            keys.finish(foreign=OF_SOME_KINDS, elsewhere=QUIZ, where=_OF_QUIZ)
        return question
    named = keys.node("bank")
    if named is None or (isinstance(named, Text) and not named.value):
        keys.problem("bank", "this entry names no bank", "- bank: …", keys.mark_of("bank"))
    draw = keys.whole("draw", 1000, "{}: 5")
    use = BankUse(keys.text("bank") or "", None if draw is None else int(draw), keys.place)
    keys.finish()
    return use


def _alone(keys: Keys) -> Draft | None:
    """Read one question that stands alone."""
    question = read_question(keys)
    if question is None:
        return None
    draft = short.alone(question, keys)
    keys.finish(foreign=OF_SOME_KINDS, elsewhere=QUIZ, where=_OF_SEVERAL)
    return draft
