"""What each kind of question has of its own in Moodle's XML."""

from __future__ import annotations

import re
from html import escape
from typing import TYPE_CHECKING, Any

from symbios.quiz.formats.exporting import Exporting, decimal, middle
from symbios.quiz.formats.loss import shortened
from symbios.quiz.formats.patterns import branches
from symbios.quiz.formats.xml import tag, text
from symbios.quiz.model import (
    Categorise,
    Choice,
    ChosenGap,
    Cloze,
    Hotspot,
    Matching,
    Multiple,
    Number,
    Ordering,
    Reflection,
    Scale,
    ShortText,
    Single,
    TrueFalse,
)

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping

    from symbios.quiz.formats.patterns import Branch

Own = tuple[str, list[str]]
"""The type of a question in Moodle, and the elements that only this type has."""

_GRADES = (100, 90, 83.33333, 80, 75, 70, 66.66667, 60, 50, 40, 33.33333, 30, 25, 20, 16.66667, 14.28571)
_GRADES_OF_MOODLE = (*_GRADES, 12.5, 11.11111, 10, 5, 0)
"""The shares in per cent that Moodle takes. Source: its list of grade options."""
_SPECIAL = re.compile(r"[\\{}~#]|^[=%]")


def _answer(content: str, fraction: float, feedback: str, *more: str, form: str = "html") -> str:
    said = tag("feedback", tag("text", text(feedback)), format="html")
    return tag("answer", tag("text", text(content)), said, *more, fraction=decimal(fraction), format=form)


def _flag(name: str, *, value: bool) -> str:
    return tag(name, "true" if value else "false")


def _grade(share: float, out: Exporting) -> float:
    """Return a share in per cent, the nearest that Moodle takes."""
    percent = round(share * 100, 6)
    nearest = min(_GRADES_OF_MOODLE, key=lambda grade: abs(grade - percent))
    if abs(nearest - percent) <= 0.0001:
        return percent if abs(nearest - percent) <= 0.000005 else nearest
    out.lose(f"an answer worth {percent:g} per cent", f"worth {nearest:g} per cent, which Moodle knows")
    return nearest


def _choices(choices: Iterable[Choice], fractions: Iterable[float], out: Exporting) -> list[str]:
    return [
        _answer(out.html(choice.text), fraction, out.html(choice.feedback))
        for choice, fraction in zip(choices, fractions, strict=True)
    ]


def _single(out: Exporting, body: Single) -> Own:
    shares = [100.0 if choice.correct else _grade(choice.share, out) for choice in body.choices]
    settings = [_flag("single", value=True), _flag("shuffleanswers", value=body.shuffle)]
    return "multichoice", settings + _choices(body.choices, shares, out)


def _multiple(out: Exporting, body: Multiple) -> Own:
    right = sum(choice.correct for choice in body.choices) or 1
    each = round(100 / right, 5)
    wrong = -each if body.penalty else 0.0
    if not body.partial:
        wrong = -100.0
        if right > 1:
            became = "a part of the points for a part of the right choices, none with a wrong one"
            out.lose("the rule that only all right choices give points", became)
    shares = [each if choice.correct else wrong for choice in body.choices]
    settings = [_flag("single", value=False), _flag("shuffleanswers", value=body.shuffle)]
    return "multichoice", settings + _choices(body.choices, shares, out)


def _true_false(out: Exporting, body: TrueFalse) -> Own:
    return "truefalse", [
        _answer("true", 100 if body.correct else 0, out.html(body.feedback_true), form="moodle_auto_format"),
        _answer(
            "false", 0 if body.correct else 100, out.html(body.feedback_false), form="moodle_auto_format"
        ),
    ]


def _hotspot(out: Exporting, body: Hotspot) -> Own:
    out.lose(f"the places on the image “{body.image}”", "a list of their names to choose from")
    if body.many:
        return _multiple(out, Multiple(body.choices, body.partial, body.penalty))
    return _single(out, Single(body.choices))


def _scale(out: Exporting, body: Scale) -> Own:
    out.lose("the scale", "choices that are all right, worth no points")
    answers = [_answer(out.html(level.text), 100, out.html(level.feedback)) for level in body.levels]
    return "multichoice", [_flag("single", value=True), _flag("shuffleanswers", value=False), *answers]


def _number(out: Exporting, body: Number) -> Own:
    answers = []
    for interval in body.accepted:
        value, off = middle(interval)
        grade = _grade(interval.share, out)
        answers.append(
            _answer(value, grade, out.html(interval.feedback), tag("tolerance", off), form="plain_text")
        )
    factors = {body.unit: 1.0} | {name: float(f"{1 / factor:.15g}") for name, factor in body.units.items()}
    units = [
        tag("unit", tag("multiplier", decimal(many)), tag("unit_name", text(name)))
        for name, many in factors.items()
        if name
    ]
    graded = body.unit_needed and bool(units)
    settings = [
        tag("unitgradingtype", "1" if graded else "0"),
        tag("unitpenalty", "1"),
        tag("showunits", "0" if units else "3"),
        tag("unitsleft", "0"),
    ]
    return "numerical", [*answers, *([tag("units", *units)] if units else []), *settings]


def _short_text(out: Exporting, body: ShortText) -> Own:
    out.signs((each.pattern for each in body.accepted), diacritics=body.diacritics)
    answers = []
    for accepted in body.accepted:
        grade, said = _grade(accepted.share, out), out.html(accepted.feedback)
        texts = _wildcards(accepted.pattern, out)
        answers += [_answer(found, grade, said, form="moodle_auto_format") for found in texts]
    return "shortanswer", [tag("usecase", "1" if body.case else "0"), *answers]


def _wildcards(pattern: str, out: Exporting, write: Callable[[str], str] = str) -> list[str]:
    """Return the texts with wildcards that a pattern stands for; `write` is for the text between them."""
    found = branches(pattern)
    if found is None:
        out.lose(f"the pattern “{shortened(pattern)}” of too many texts", "left out")
        return []
    return [_wildcard(branch, pattern, out, write) for branch in found]


def _wildcard(branch: Branch, pattern: str, out: Exporting, write: Callable[[str], str]) -> str:
    if any("\\*" in piece for piece in branch) or any(piece.endswith("\\") for piece in branch[:-1]):
        out.lose(f"a backslash before “*” in “{shortened(pattern)}”", "the sign “*” itself, in Moodle")
    return "*".join(write(piece).replace("*", "\\*") for piece in branch)


def _cloze(out: Exporting, body: Cloze) -> Own:
    typed = [gap.accepted for gap in body.gaps if not isinstance(gap, ChosenGap)]
    out.signs((pattern for patterns in typed for pattern in patterns), diacritics=body.diacritics)
    if not body.partial and len(body.gaps) > 1:
        out.lose("the rule that only all right gaps give points", "each right gap gives points")
    weight = out.question.points / len(body.gaps)
    if weight != int(weight):
        out.lose(f"{out.question.points:g} points", f"{len(body.gaps)} points in Moodle, one for each gap")
        weight = 1
    written = [_gap(gap, int(weight), body, out) for gap in body.gaps]
    placed = out.gapped(body.text, lambda number: f"\0{number}\0")
    prompt = out.html(out.question.prompt).replace("{", "&#123;")
    content = f'<div class="prompt">{prompt}</div>' + "".join(f"<p>{part}</p>" for part in placed).replace(
        "{", "&#123;"
    )
    content = re.sub("\0(\\d+)\0", lambda found: written[int(found[1]) - 1], content)
    return "cloze", [tag("questiontext", tag("text", text(content)), format="html")]


def _gap(gap: Any, weight: int, body: Cloze, out: Exporting) -> str:  # noqa: ANN401 - one of two kinds of gap
    if isinstance(gap, ChosenGap):
        return f"{{{weight}:MULTICHOICE_S:={'~'.join(_escaped(choice) for choice in gap.choices)}}}"
    texts = [found for pattern in gap.accepted for found in _wildcards(pattern, out, _escaped)]
    return f"{{{weight}:SHORTANSWER{'_C' if body.case else ''}:{'~'.join(f'={found}' for found in texts)}}}"


def _escaped(answer: str) -> str:
    """Return a text as the answer of a gap: signs that have a meaning there are written as entities."""
    return _SPECIAL.sub(lambda sign: f"&#{ord(sign[0])};", escape(answer, quote=False))


def _matching(out: Exporting, body: Matching) -> Own:
    shared = len(set(body.right)) < len(body.right)
    if shared is not isinstance(body, Categorise):
        out.lose(f"the type {body.kind}", "pairs, which Moodle has for both types")
    order = list(dict.fromkeys(body.right))
    order += [number for number in range(len(body.targets)) if number not in order]
    if order != list(range(len(body.targets))):
        out.lose("the order of the targets", "the order in which the items have them")
    if not body.partial:
        out.lose("the rule that only all right items give points", "each right item gives points")
    if body.penalty:
        out.lose("the points that a wrong item takes away", "wrong items take nothing away")
    for item in body.items:
        if item.feedback:
            out.lose(f"the feedback “{shortened(item.feedback)}” of an item", "left out")
    targets = [out.plain(target, "the target") for target in body.targets]
    pairs = [
        (out.html(item.text), targets[right]) for item, right in zip(body.items, body.right, strict=True)
    ]
    pairs += [("", targets[number]) for number in order if number not in body.right]
    return "matching", [
        _flag("shuffleanswers", value=body.shuffle),
        *(
            tag(
                "subquestion",
                tag("text", text(item)),
                tag("answer", tag("text", text(target))),
                format="html",
            )
            for item, target in pairs
        ),
    ]


def _ordering(out: Exporting, body: Ordering) -> Own:
    grading = "LONGEST_ORDERED_SUBSET" if body.by == "subsequence" else "RELATIVE_ALL_PREVIOUS_AND_NEXT"
    return "ordering", [
        tag("layouttype", "VERTICAL"),
        tag("selecttype", "ALL"),
        tag("selectcount", "0"),
        tag("gradingtype", grading if body.partial else "ALL_OR_NOTHING"),
        tag("showgrading", "SHOW"),
        tag("numberingstyle", "none"),
        *(
            _answer(out.html(item.text), number, out.html(item.feedback))
            for number, item in enumerate(body.items, start=1)
        ),
    ]


def _reflection(out: Exporting, body: Reflection) -> Own:
    model = tag("graderinfo", tag("text", text(out.paragraphs(body.model))), format="html")
    return "essay", [tag("responseformat", "editor"), tag("responserequired", "0"), model]


def _with_body(write: Callable[[Exporting, Any], Own]) -> Callable[[Exporting], Own]:
    return lambda out: write(out, out.question.body)


WRITERS: Mapping[type, Callable[[Exporting], Own]] = {
    Single: _with_body(_single),
    Multiple: _with_body(_multiple),
    TrueFalse: _with_body(_true_false),
    Number: _with_body(_number),
    ShortText: _with_body(_short_text),
    Cloze: _with_body(_cloze),
    Matching: _with_body(_matching),
    Categorise: _with_body(_matching),
    Ordering: _with_body(_ordering),
    Hotspot: _with_body(_hotspot),
    Scale: _with_body(_scale),
    Reflection: _with_body(_reflection),
}
"""The writer of each kind of question."""
