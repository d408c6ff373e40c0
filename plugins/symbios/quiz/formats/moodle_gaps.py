"""Texts with gaps in Moodle's XML: `{1:SHORTANSWER:=waste~%50%rubbish}`, and `[[1]]` with a list of choices.

Source: Moodle's documentation, “Embedded Answers (Cloze) question type”, “Select missing words”.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from html import unescape
from typing import TYPE_CHECKING

from symbios.problems import count
from symbios.quiz.formats.gapped import LONGEST, Prompted, between, placed
from symbios.quiz.formats.importing import parsed, plain
from symbios.quiz.formats.loss import shortened
from symbios.quiz.formats.markdown import to_html
from symbios.quiz.formats.moodle_kinds import flag
from symbios.quiz.formats.moodle_text import html, raw
from symbios.quiz.formats.patterns import pattern_of
from symbios.quiz.formats.textpatterns import pattern_of_text
from symbios.quiz.model import ChosenGap, TypedGap

if TYPE_CHECKING:
    from collections.abc import Sequence

    from symbios.quiz.formats.importing import Importing
    from symbios.quiz.formats.xml import Element

_TYPED, _CASED = {"SHORTANSWER", "SA", "MW"}, {"SHORTANSWER_C", "SAC", "MWC"}
_NUMBERS = {"NUMERICAL", "NM"}
_CHOSEN = re.compile(r"(?:MULTICHOICE|MC)(?:_?[VH]?S?)")
_GAP = re.compile(
    r"\{(?P<weight>[0-9]{0,4}):(?P<type>[A-Z_]{2,20}):(?P<answers>(?:\\.|[^\\}]){0,5000})\}", re.DOTALL
)
_PART = re.compile(r"(?:\\.|[^\\~])+", re.DOTALL)
_SHARE = re.compile(r"\s*(?:(?P<right>=)|%(?P<percent>-?[0-9]{1,3}(?:[.,][0-9]{0,8})?)%)")
_FEEDBACK = re.compile(r"(?<!\\)(?<!&)#")
_TAG = re.compile(r"<[A-Za-z/][^>]*>")
_ESCAPED = re.compile(r"\\([}~#/\"'\\{])")
_MARKER = re.compile(r"\[\[([0-9]{1,3})\]\]")


@dataclass(frozen=True, slots=True)
class _Answer:
    """One answer of a gap: its HTML, the text of it, and its share in per cent."""

    html: str
    text: str
    percent: float


def weights(question: Element) -> list[int]:
    """Return how much each gap of a cloze text counts."""
    found = _GAP.findall(raw(question.child("questiontext"))[:LONGEST])
    return [int(weight or 1) for weight, _type, _answers in found]


def cloze(question: Element, importing: Importing) -> Prompted | None:
    """Return a text whose gaps stand in it with their answers."""
    given = question.child("questiontext") or question
    text = html(given) if given.get("format", "html") != "markdown" else to_html(html(given))
    if len(text) > LONGEST:
        message = f"this text has {len(text):,} signs; expected {LONGEST:,} at most"
        importing.problem(given, message, "Make several questions of it in Moodle and export again.")
        return None
    matches = list(_GAP.finditer(text))
    gaps = [_gap(match, given, importing) for match in matches]
    if not matches or None in gaps:
        if not matches:
            message = "this text has no gap; expected one such as {1:SHORTANSWER:=waste}"
            importing.problem(given, message, "Correct the text of the question in Moodle and export again.")
        return None
    if len(set(weights(question))) > 1:
        importing.lose(given, "gaps that count more or less", "each counts the same")
    cased = {match["type"] in _CASED for match in matches if match["type"] in _TYPED | _CASED}
    if len(cased) > 1:
        importing.lose(given, "gaps of which some tell capitals from small letters", "none does")
    pieces = between(text, matches)
    return placed(pieces, [gap for gap in gaps if gap], given, importing, case=cased == {True})


def _gap(match: re.Match[str], given: Element, importing: Importing) -> TypedGap | ChosenGap | None:
    """Return one gap; None, reported, where it has no right answer or a type that nobody knows."""
    kind, shown = match["type"], shortened(plain(match[0]))
    answers = _answers(match["answers"], shown, given, importing)
    right = [answer.text for answer in answers if answer.percent == 100]
    for answer in answers:
        if 0 < answer.percent < 100 or (answer.percent < 0):
            what = f"“{shortened(answer.text)}” in {shown}, worth {answer.percent:g} per cent"
            importing.lose(given, what, "worth nothing")
    if not right:
        message = f"the gap {shown} has no right answer; expected one after “=”"
        importing.problem(given, message, "Correct the text of the question in Moodle and export again.")
        return None
    if kind in _TYPED | _CASED:
        return TypedGap(
            tuple(dict.fromkeys(pattern_of_text(" ".join(text.split()), gap=True) for text in right))
        )
    if kind in _NUMBERS:
        if any(":" in text for text in right):
            importing.lose(
                given, f"the tolerance of the number in {shown}", "left out: the number as written"
            )
        texts = (pattern_of((text.partition(":")[0].strip(),), gap=True) for text in right)
        importing.lose(given, f"the gap {shown} for a number", "a gap for a text")
        return TypedGap(tuple(dict.fromkeys(texts)))
    if _CHOSEN.fullmatch(kind):
        choices = {answer.html: _choice(answer.html, shown, given, importing) for answer in answers}
        first = next(answer.html for answer in answers if answer.percent == 100)
        if len(right) > 1:
            importing.lose(given, f"a second right choice in {shown}", "a wrong choice")
        return _chosen([choices[first], *choices.values()], shown, given, importing)
    message = f"the gap {shown} is of the type “{kind}”; expected SHORTANSWER, MULTICHOICE or NUMERICAL"
    importing.problem(given, message, "Change the type of the gap in Moodle and export again.")
    return None


def _answers(text: str, shown: str, given: Element, importing: Importing) -> list[_Answer]:
    """Return the answers of a gap; feedback is said to be lost."""
    found = []
    for part in _PART.findall(text):
        share = _SHARE.match(part)
        rest = part[share.end() :] if share else part
        answer, *feedback = _FEEDBACK.split(rest, maxsplit=1)
        if feedback and plain(feedback[0]):
            importing.lose(given, f"feedback in {shown}, “{shortened(plain(feedback[0]))}”")
        percent = 100.0 if share and share["right"] else 0.0
        if share and share["percent"]:
            percent = parsed(share["percent"]) or 0.0
        written = _ESCAPED.sub(r"\1", answer)
        value = unescape(written).strip()
        if value:
            found.append(_Answer(written, value, percent))
    return found


def _choice(html: str, shown: str, given: Element, importing: Importing) -> str:
    """Return the text of a choice; markup in it is lost."""
    if not _TAG.search(html):
        return " ".join(unescape(html).split())
    text = plain(html)
    importing.lose(given, f"the markup of a choice in {shown}", f"the text “{shortened(text)}”")
    return text


def _chosen(choices: Sequence[str], shown: str, given: Element, importing: Importing) -> ChosenGap | None:
    """Return a gap to choose for, whose first choice is right."""
    different = tuple(dict.fromkeys(choice for choice in choices if choice))
    if len(different) < 2:
        message = f"the gap {shown} has only one choice; expected two or more"
        importing.problem(given, message, "Add a wrong choice in Moodle and export again.")
        return None
    return ChosenGap(different)


def selected(question: Element, importing: Importing) -> Prompted | None:
    """Return a text with `[[1]]` in it and its choices in groups beside it."""
    given = question.child("questiontext") or question
    text = html(given)
    options = question.elements("selectoption", "dragbox")
    matches = list(_MARKER.finditer(text))
    gaps: list[ChosenGap] = []
    for match in matches:
        number = int(match[1])
        if not 1 <= number <= len(options):
            message = (
                f"the text has the gap [[{number}]], but the question has {count(len(options), 'choice')}"
            )
            importing.problem(given, message, "Correct the number in Moodle and export again.")
            return None
        mine = options[number - 1]
        group = raw(mine.child("group")).strip() or "1"
        others = [each for each in options if (raw(each.child("group")).strip() or "1") == group]
        texts = [_choice(raw(each), f"[[{number}]]", each, importing) for each in (mine, *others)]
        gap = _chosen(texts, f"[[{number}]]", mine, importing)
        if gap is None:
            return None
        gaps.append(gap)
    if not gaps:
        importing.problem(given, "this text has no gap; expected [[1]] in it", "Correct it in Moodle.")
        return None
    limited = [each for each in question.elements("dragbox") if each.child("infinite") is None]
    if limited and len(gaps) > 1:
        importing.lose(limited[0], "choices that may be used only once", "may be used in every gap")
    flag(question, "shuffleanswers")
    return placed(between(text, matches), gaps, given, importing)
