"""A test of QTI 3.0: its items in their order, and what of it a list of questions cannot hold."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING, TypeAlias

from symbios.quiz.formats.loss import shortened
from symbios.quiz.formats.xml import parse
from symbios.quiz.model import UNGRADED

if TYPE_CHECKING:
    from collections.abc import Callable

    from symbios.quiz.formats.importing import Importing
    from symbios.quiz.formats.qti_item import Resolve
    from symbios.quiz.formats.xml import Element
    from symbios.quiz.model import Question

_GROUPS = ("qti-test-part", "qti-assessment-section")
_SAID = {
    "qti-selection": "how many of the items are drawn",
    "qti-ordering": "that the items are shuffled",
    "qti-time-limits": "a time limit",
    "qti-pre-condition": "a condition for being asked",
    "qti-branch-rule": "a rule for what comes next",
    "qti-weight": "a weight of an item",
    "qti-rubric-block": "a text for a part of the test",
    "qti-test-feedback": "feedback on the test",
    "qti-outcome-processing": "how the points of the test are summed",
    "qti-assessment-section-ref": "a section in another file",
}
_SILENT = {"qti-outcome-declaration", "qti-item-session-control", "qti-assessment-item-ref", *_GROUPS}
_QUIZ = "left out; write it in the quiz that uses the questions"
MOST_ITEMS = 5_000
ReadItem: TypeAlias = "Callable[[Element, Importing, Resolve], Question | None]"


@dataclass(slots=True)
class _Test:
    """A test while it is read."""

    importing: Importing
    resolve: Resolve
    read_item: ReadItem
    found: list[Question] = field(default_factory=list)
    named: int = 0

    def part(self, part: Element, attempts: int | None) -> None:
        """Read a part or a section and all that is in it."""
        attempts = _attempts(part, attempts)
        sections = part.elements("qti-assessment-section")
        for element in part.elements():
            if element.name in _SAID:
                self.importing.lose(element, _SAID[element.name], _QUIZ)
            elif element.name not in _SILENT:
                self.importing.lose(element, f"<{element.name}> of a test")
            if element.name == "qti-assessment-item-ref":
                self.item(element, _attempts(element, attempts))
            elif element.name in _GROUPS:
                title = element.get("title")
                if len(sections) > 1 and title:
                    self.importing.lose(element, f"the section “{shortened(title)}”", "one list of questions")
                if element.get("submission-mode") == "simultaneous":
                    became = "left out; write “mode: exam” in the quiz that uses the questions"
                    self.importing.lose(element, "that all answers are handed in at once", became)
                self.part(element, attempts)

    def item(self, ref: Element, attempts: int | None) -> None:
        """Read an item that the test names; one that is missing is a problem."""
        href = ref.get("href")
        self.named += 1
        for element in ref.elements():
            if element.name != "qti-item-session-control":
                what = _SAID.get(element.name, f"<{element.name}> of an item in a test")
                self.importing.lose(element, what, _QUIZ)
        data = self.resolve(href) if href and self.named <= MOST_ITEMS else None
        if data is None:
            message = f"the item “{shortened(href)}” is not inside the folder or package of the test"
            self.importing.problem(
                ref, message, "Put the file there, and write its name relative to the test."
            )
            return
        inner = self.importing.within(f"{self.importing.path.rpartition('/')[0]}/{href}".lstrip("/"))
        root = parse(data, inner.path, inner.report, "an item of QTI 3.0")
        if root is None:
            return
        if root.name != "qti-assessment-item":
            message = f"the file begins with <{shortened(root.name)}>; expected <qti-assessment-item>"
            inner.problem(root, message, "Name an item in the test.")
            return
        question = self.read_item(root, inner, lambda name: self.resolve(_beside(href, name)))
        if question is not None:
            self.found.append(question if question.kind in UNGRADED else replace(question, attempts=attempts))


def questions_of_test(
    root: Element, importing: Importing, resolve: Resolve, read_item: ReadItem
) -> list[Question]:
    """Return the questions of a test, in the order of its sections."""
    title = root.get("title")
    if title:
        importing.lose(root, f"the title of the test, “{shortened(title)}”", _QUIZ)
    test = _Test(importing, resolve, read_item)
    test.part(root, None)
    return test.found


def _attempts(element: Element, outer: int | None) -> int | None:
    """Return how many attempts an item has; 0 in the file is any number."""
    control = element.child("qti-item-session-control")
    found = control.get("max-attempts") if control else ""
    if not found.isdecimal() or len(found) > 4:
        return outer
    return min(int(found), 100) or None


def _beside(href: str, name: str) -> str:
    """Return a name that stands in a file, relative to where the file itself is found."""
    folder = href.rpartition("/")[0]
    return f"{folder}/{name}" if folder else name
