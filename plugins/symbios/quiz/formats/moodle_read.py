"""Reads the XML of Moodle's question bank.

Source: Moodle's documentation, “Moodle XML format”. Each kind of question has its reader in `moodle_kinds`
and `moodle_gaps`; here stands what all kinds share, and what is said of everything that no reader knows.
"""

from __future__ import annotations

import base64
import binascii
from typing import TYPE_CHECKING

from symbios.quiz.formats import moodle_gaps, moodle_kinds, moodle_numbers
from symbios.quiz.formats.gapped import Prompted
from symbios.quiz.formats.importing import Importing, parsed, plain, share_of
from symbios.quiz.formats.loss import Imported, shortened
from symbios.quiz.formats.moodle_text import content, raw
from symbios.quiz.formats.xml import PROBLEM, parse
from symbios.quiz.model import UNGRADED, Hint, Question

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from symbios.problems import Report
    from symbios.quiz.formats.xml import Element
    from symbios.quiz.model import Body

_EXPECTED = "the XML that Moodle exports (<quiz> with <question> in it)"

READERS: Mapping[str, Callable[[Element, Importing], Body | Prompted | None]] = {
    "multichoice": moodle_kinds.choose,
    "multichoiceset": moodle_kinds.choose_all,
    "truefalse": moodle_kinds.true_false,
    "shortanswer": moodle_kinds.short_text,
    "numerical": moodle_numbers.number,
    "matching": moodle_kinds.match,
    "ddmatch": moodle_kinds.match,
    "essay": moodle_kinds.essay,
    "ordering": moodle_kinds.order,
    "cloze": moodle_gaps.cloze,
    "multianswer": moodle_gaps.cloze,
    "gapselect": moodle_gaps.selected,
    "ddwtos": moodle_gaps.selected,
}
"""The types of question that can be carried."""

_COMMON = {"name", "questiontext", "generalfeedback", "defaultgrade", "idnumber", "hint", "penalty"}
_READ = {
    "multichoice": {
        "single",
        "shuffleanswers",
        "answer",
        "correctfeedback",
        "incorrectfeedback",
        "partiallycorrectfeedback",
    },
    "multichoiceset": {"shuffleanswers", "answer"},
    "truefalse": {"answer"},
    "shortanswer": {"answer", "usecase"},
    "numerical": {"answer", "units", "unitgradingtype", "unitpenalty", "showunits", "unitsleft"},
    "matching": {"subquestion", "shuffleanswers"},
    "ddmatch": {"subquestion", "shuffleanswers"},
    "essay": {"graderinfo"},
    "ordering": {"answer", "gradingtype"},
    "gapselect": {"selectoption", "shuffleanswers"},
    "ddwtos": {"dragbox", "shuffleanswers"},
}
"""The elements of each type that its reader reads."""

_SAY_NOTHING = {
    "hidden": {"0"},
    "answernumbering": {"abc"},
    "showstandardinstruction": {"0", "1"},
    "shownumcorrect": {"", "0", "1", "true"},
    "responseformat": {"editor"},
    "responserequired": {"0", "1"},
    "responsefieldlines": {"10", "15"},
    "attachments": {"0"},
    "attachmentsrequired": {"0"},
    "maxbytes": {"0"},
    "layouttype": {"", "VERTICAL"},
    "selecttype": {"", "ALL"},
    "selectcount": {"", "0"},
    "showgrading": {"", "SHOW", "HIDE"},
    "numberingstyle": {"", "none"},
}
"""Settings with the values that Moodle itself begins with: nobody meant anything by them."""


def read(data: bytes, path: str, report: Report) -> Imported:
    """Return the questions of a file, with what could not be carried."""
    importing = Importing(path, report)
    root = parse(data, path, report, _EXPECTED)
    if root is not None and root.name != "quiz":
        message = f"the file begins with <{root.name}>; expected {_EXPECTED}"
        hint = "Export the questions from Moodle as “Moodle XML format”."
        report.add(path, root.line, root.column, PROBLEM, message, hint)
        root = None
    questions: list[Question] = []
    for element in root.elements() if root else ():
        if element.name != "question":
            importing.lose(element, f"<{element.name}>")
        elif found := _question(element, importing):
            questions.append(found)
    return Imported(tuple(questions), tuple(importing.losses))


def _question(element: Element, importing: Importing) -> Question | None:
    """Return one question; None where it cannot be carried, which is said."""
    kind = element.get("type")
    reader = READERS.get(kind)
    if reader is None:
        _lose_whole(element, kind, importing)
        return None
    _files(element, importing)
    body = reader(element, importing)
    if body is None:
        return None
    _unread(element, _COMMON | _READ.get(kind, set()), importing)
    given = element.child("questiontext")
    moved = isinstance(body, Prompted)
    prompt = body.prompt if isinstance(body, Prompted) else content(given, importing)
    body = body.body if isinstance(body, Prompted) else body
    name = plain(raw(element.child("name")))
    if not prompt and not moved and name:
        importing.lose(element, "the missing text of the question", f"its name, “{shortened(name)}”")
        prompt = importing.inline(raw(element.child("name")), element)
    if not prompt:
        importing.problem(element, "this question asks nothing; expected <questiontext>", "Write its text.")
        return None
    return Question(
        id=importing.id(element, raw(element.child("idnumber")).strip(), name),
        prompt=prompt,
        body=body,
        points=_points(element, body, importing),
        feedback=content(element.child("generalfeedback"), importing),
        at=importing.place(element),
        hints=_hints(element, importing),
    )


def _points(element: Element, body: Body, importing: Importing) -> float:
    grade = element.child("defaultgrade")
    if body.kind in UNGRADED:
        if grade is not None and parsed(raw(grade)):
            importing.lose(grade, f"{shortened(raw(grade))} points, given by a person", "no points")
        return 1.0
    if grade is None:
        return float(sum(moodle_gaps.weights(element))) or 1.0
    return importing.points(grade, raw(grade))


def _hints(element: Element, importing: Importing) -> tuple[Hint, ...]:
    """Return the hints; Moodle shows one after a wrong answer, which costs the penalty."""
    penalty, cost = element.child("penalty"), 0.0
    if penalty is not None:
        cost = importing.number(penalty, raw(penalty) or "0", "penalty") or 0.0
    hints = []
    for hint in element.elements("hint"):
        for flag in hint.elements("shownumcorrect", "clearwrong", "options"):
            if flag.name != "options" or flag.text().strip() not in {"", "0"}:
                importing.lose(flag, f"<{flag.name}> of a hint")
        if text := content(hint, importing):
            hints.append(Hint(text, round(100 * share_of(100 * cost), 6)))
    if penalty is not None and not hints and cost:
        importing.lose(penalty, f"the penalty {cost:g} for each further try")
    return tuple(hints)


def _unread(question: Element, read_: set[str], importing: Importing) -> None:
    """Say what of a question nobody has read."""
    for element in question.elements():
        if element.name in read_:
            continue
        found = raw(element).strip()
        if element.name == "tags":
            for tag in element.elements("tag"):
                importing.lose(tag, f"the tag “{shortened(raw(tag))}”")
        elif found in _SAY_NOTHING.get(element.name, {""}):
            continue
        else:
            shown = plain(found)
            importing.lose(
                element, f"<{element.name}> “{shortened(shown)}”" if shown else f"<{element.name}>"
            )


def _files(question: Element, importing: Importing) -> None:
    """Say which files stand in a question; one whose content is broken is a problem."""
    for file in question.walk("file"):
        name = shortened(file.get("name") or "without a name")
        try:
            size = len(base64.b64decode("".join(file.text().split()), validate=True))
        except (binascii.Error, ValueError):
            message = f"the content of the file “{name}” is not valid base64"
            importing.problem(file, message, "Export the question again, or remove this <file>.")
            continue
        became = "left out; put the file beside the lesson, where the text of the question names it"
        importing.lose(file, f"the file “{name}” ({size:,} bytes)", became)


def _lose_whole(element: Element, kind: str, importing: Importing) -> None:
    """Say which question, category or text was left out as a whole."""
    if kind == "category":
        category = element.child("category")
        info = element.child("info")
        shown = shortened(raw(category).strip())
        importing.lose(category or element, f"the category “{shown}”", "left out; the questions are one list")
        if info is not None and raw(info).strip():
            importing.lose(info, f"the text of a category, “{shortened(plain(raw(info)))}”")
        return
    name = shortened(plain(raw(element.child("name"))))
    _files(element, importing)
    what = "the text between questions" if kind == "description" else f"the question of the type “{kind}”"
    importing.lose(element, f"{what}, “{name}”", "left out as a whole")
