"""Reads QTI 3.0: a package, a test with the items beside it, or one item."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from symbios.quiz.formats import package, qti_fields, qti_kinds
from symbios.quiz.formats.gapped import Prompted
from symbios.quiz.formats.importing import Importing
from symbios.quiz.formats.loss import Imported, shortened
from symbios.quiz.formats.qti_item import Item, Resolve
from symbios.quiz.formats.qti_parts import own_id
from symbios.quiz.formats.qti_test import questions_of_test
from symbios.quiz.formats.xml import PROBLEM, Element, parse
from symbios.quiz.model import UNGRADED, Question

if TYPE_CHECKING:
    from symbios.problems import Report
    from symbios.quiz.model import Body

EXPECTED = "QTI 3.0 (<qti-assessment-item> or <qti-assessment-test>), or a package of it"
_BLOCKS = {
    "qti-choice-interaction": qti_kinds.choose,
    "qti-match-interaction": qti_kinds.match,
    "qti-order-interaction": qti_kinds.order,
    "qti-hotspot-interaction": qti_fields.hotspot,
    "qti-extended-text-interaction": qti_kinds.reflect,
}
_READ = {
    "qti-response-declaration",
    "qti-outcome-declaration",
    "qti-item-body",
    "qti-response-processing",
    "qti-modal-feedback",
}
"""The parts of an item that are read."""


def read(data: bytes, path: str, report: Report, folder: Path | None = None) -> Imported:
    """Return the questions of a file; those of a test are looked for in its folder, and nowhere else."""
    importing = Importing(path, report)
    if data[:4] == b"PK\x03\x04":
        found = package.read(data, importing, question_of_item)
    else:
        root = parse(data, path, report, EXPECTED)
        inside = Inside(folder if folder is not None else Path(path).parent)
        found = questions_of(root, importing, inside) if root else []
    return Imported(tuple(found), tuple(importing.losses))


class Inside:
    """The files of one folder; a name that leads out of it is no file."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder.resolve()

    def __call__(self, name: str) -> bytes | None:
        """Return the bytes of a file; None where it is not inside, or cannot be read."""
        try:
            file = (self._folder / name).resolve()
            return file.read_bytes() if file.is_relative_to(self._folder) else None
        except (OSError, ValueError):
            return None


def questions_of(root: Element, importing: Importing, resolve: Resolve) -> list[Question]:
    """Return the questions of an item or a test."""
    if root.name == "qti-assessment-item":
        found = question_of_item(root, importing, resolve)
        return [found] if found else []
    if root.name == "qti-assessment-test":
        return questions_of_test(root, importing, resolve, question_of_item)
    older = root.name in {"assessmentItem", "assessmentTest", "questestinterop"}
    message = f"the file begins with <{shortened(root.name)}>; expected {EXPECTED}"
    hint = "This is an older version of QTI: convert it to 3.0 first." if older else "Export it as QTI 3.0."
    importing.report.add(importing.path, root.line, root.column, PROBLEM, message, hint)
    return []


def question_of_item(root: Element, importing: Importing, resolve: Resolve) -> Question | None:
    """Return the question of one item; None where it cannot be carried, which is said."""
    item = Item(root, importing, resolve)
    body = root.child("qti-item-body")
    if body is None:
        item.problem(root, "this item has no <qti-item-body>; expected one")
        return None
    asked = _asked(root, body, item)
    if asked is None:
        return None
    prompt, own = asked
    if not prompt:
        item.problem(body, "this item asks nothing; expected a text or <qti-prompt>")
        return None
    feedback = item.take_when("always")
    _unread(root, item)
    identifier, title = root.get("identifier"), root.get("title")
    given = own_id(identifier)
    if title and title not in {identifier, given}:
        importing.lose(root, f"the title “{shortened(title)}”")
    points = 1.0 if own.kind in UNGRADED else item.points()
    return Question(importing.id(root, given, title), prompt, own, points, feedback, importing.place(root))


def _asked(root: Element, body: Element, item: Item) -> tuple[str, Body] | None:
    """Return what an item asks, and the body of its question."""
    found = [each for each in body.walk() if each.name.endswith("-interaction")]
    inside = [each for each in found if each.name in qti_fields.FIELDS]
    if found and len(inside) == len(found):
        asked = qti_fields.fields(body, inside, item)
        return _plain(asked)
    name = shortened(root.get("title") or root.get("identifier"))
    if len(found) != 1:
        what = f"with {len(found)} interactions" if found else "without an interaction"
        item.importing.lose(root, f"the item “{name}” {what}", "left out as a whole")
        return None
    interaction = found[0]
    if interaction.name == "qti-gap-match-interaction":
        return _plain(qti_fields.gap_match(interaction, item))
    reader = _BLOCKS.get(interaction.name)
    if reader is None:
        item.importing.lose(
            interaction, f"the item “{name}” with <{interaction.name}>", "left out as a whole"
        )
        return None

    def swap(element: Element) -> str | None:
        if element is not interaction:
            return item.swap(element)
        prompt = interaction.child("qti-prompt")
        return f"<p>{item.html(prompt)}</p>" if prompt else ""

    prompt = item.importing.inline(body.inner(swap), body)
    own = reader(interaction, item)
    return (prompt, own) if own else None


def _plain(asked: tuple[str, Body | Prompted] | None) -> tuple[str, Body] | None:
    if asked is None:
        return None
    prompt, body = asked
    return prompt, body.body if isinstance(body, Prompted) else body


def _unread(root: Element, item: Item) -> None:
    """Say what of an item nobody has read."""
    for element, text in item.said.values():
        item.importing.lose(element, f"feedback, “{shortened(text)}”")
    for element in root.elements():
        if element.name not in _READ:
            item.importing.lose(element, f"<{element.name}>")
    if root.get("adaptive") == "true":
        item.importing.lose(root, "an item that changes with each attempt", "asked as it stands")
