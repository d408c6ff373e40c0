"""The kinds of question in items of QTI 3.0 with something to write, and those with gaps or an image."""

from __future__ import annotations

import re
from decimal import Decimal
from typing import TYPE_CHECKING

from symbios.quiz.formats.gapped import BLOCK_END, LONGEST, Prompted, own_prompt, placed
from symbios.quiz.formats.imagesize import size_of
from symbios.quiz.formats.importing import exact, parsed, plain
from symbios.quiz.formats.loss import shortened
from symbios.quiz.formats.patterns import pattern_of
from symbios.quiz.formats.qti_kinds import classes, declared, right_values, several, shares
from symbios.quiz.formats.qti_parts import own_id
from symbios.quiz.formats.textpatterns import needs_signs
from symbios.quiz.model import (
    Accepted,
    Choice,
    ChosenGap,
    Hotspot,
    Interval,
    Number,
    Region,
    ShortText,
    TypedGap,
)

if TYPE_CHECKING:
    from symbios.quiz.formats.qti_item import Item as Reading
    from symbios.quiz.formats.qti_scoring import Declared
    from symbios.quiz.formats.xml import Element
    from symbios.quiz.model import Body

FIELDS = ("qti-text-entry-interaction", "qti-inline-choice-interaction")
_EXACT = Decimal(0), Decimal(0)
_NUMBERS = {"float", "integer"}
_UNIT = re.compile(r"\s*<span class=\"symbios-unit\">(.*?)</span>")


def fields(body: Element, found: list[Element], item: Reading) -> tuple[str, Body | Prompted] | None:
    """Return what is asked and the body of an item whose fields stand in its text."""
    pieces = _pieces(body, found, item)
    if len(found) == 1 and found[0].name == FIELDS[0] and "symbios-gap" not in classes(found[0]):
        response = declared(found[0], item)
        if response is None:
            return None
        asked, before = own_prompt(pieces[0])
        unit = _UNIT.match(pieces[1])
        after = pieces[1][unit.end() :] if unit else pieces[1]
        line = BLOCK_END.split(before)[-1] + BLOCK_END.split(after)[0]
        if response.base_type in _NUMBERS or not plain(line):
            gap = " … " if plain(line) else ""
            prompt = item.importing.inline(asked or f"{before}{gap}{after}", body)
            if response.base_type in _NUMBERS:
                return _with(prompt, number(response, plain(unit[1]) if unit else "", item))
            return _with(prompt, short_text(response, item))
    gaps = [_gap(field, item) for field in found]
    if None in gaps:
        return None
    cased = {test.cased for test in item.scoring.tests} or {True}
    if len(cased) > 1:
        item.importing.lose(body, "gaps of which some tell capitals from small letters", "none does")
    typed = any(isinstance(gap, TypedGap) for gap in gaps)
    whole = placed(pieces, [gap for gap in gaps if gap], body, item.importing, case=typed and cased == {True})
    return _with(whole.prompt, whole.body if not item.scoring.joint else whole.all_or_nothing().body)


def _with(prompt: str, body: Body | None) -> tuple[str, Body] | None:
    return (prompt, body) if body else None


def _pieces(body: Element, found: list[Element], item: Reading) -> list[str]:
    """Return the HTML before, between and after the fields."""
    ids = {id(field) for field in found}
    text = body.inner(lambda element: "\0" if id(element) in ids else item.swap(element))
    return text[:LONGEST].split("\0") if len(text) <= LONGEST else [plain(text)[:LONGEST]] + [""] * len(found)


def number(response: Declared, unit: str, item: Reading) -> Number | None:
    """Return a number to write."""
    points, name = item.points(), response.element.get("identifier")
    accepted = []
    for test in item.scoring.tests:
        if test.response != name:
            continue
        share, said = _share(test.score, points), item.take(*test.feedback)
        for value in test.values:
            found = _interval(value, test.ends, share, said, relative=test.relative)
            if found:
                accepted.append(found)
    if not accepted:
        said = item.take_when("right")
        right = (_interval(value, _EXACT, 1.0, said) for value in right_values(response))
        accepted += [found for found in right if found]
    accepted += [] if item.scoring.tests else _worth(response, points, {each.low for each in accepted})
    if not any(each.share == 1 for each in accepted):
        item.problem(response.element, "no number is right; expected <qti-correct-response> with a number")
        return None
    return Number(tuple(accepted), unit)


def _share(score: float | None, points: float) -> float:
    return 1.0 if score is None else round(min(max(score / points, 0.0), 1.0), 8)


def _interval(
    value: str, ends: tuple[Decimal, Decimal], share: float, said: str, *, relative: bool = False
) -> Interval | None:
    if parsed(value) is None:
        return None
    at = exact(value)
    below, above = ends
    if relative:
        below, above = abs(at) * below / 100, abs(at) * above / 100
    return Interval(float(at - below), float(at + above), share, said)


def _worth(response: Declared, points: float, known: set[float]) -> list[Interval]:
    """Return the other numbers that are worth something by the mapping."""
    found = []
    for value, worth in response.worth.items():
        interval = _interval(value, _EXACT, _share(worth, points), "")
        if interval and interval.low not in known:
            found.append(interval)
    return found


def short_text(response: Declared, item: Reading) -> ShortText | None:
    """Return a short text to write; QTI tells letters with and without signs apart."""
    points, name = item.points(), response.element.get("identifier")
    accepted: list[Accepted] = []
    tests = [test for test in item.scoring.tests if test.response == name]
    for test in tests:
        said = item.take(*test.feedback)
        accepted += [Accepted(_pattern(value), _share(test.score, points), said) for value in test.values]
    if not tests:
        said = item.take_when("right")
        accepted = [Accepted(_pattern(value), 1.0, said) for value in right_values(response)]
        known = {each.pattern for each in accepted}
        others = {_pattern(value): _share(worth, points) for value, worth in response.worth.items()}
        accepted += [Accepted(text, share) for text, share in others.items() if text not in known]
    if not any(each.share == 1 for each in accepted):
        item.problem(response.element, "no text is right; expected <qti-correct-response> with a text")
        return None
    cased = {test.cased for test in tests} or set(response.cased) or {True}
    if len(cased) > 1:
        what = "texts of which some tell capitals from small letters"
        item.importing.lose(response.element, what, "none does")
    signs = any(needs_signs(each.pattern) for each in accepted)
    return ShortText(tuple(accepted), case=cased == {True}, diacritics=signs)


def _pattern(value: str, *, gap: bool = False) -> str:
    return pattern_of((" ".join(value.split()),), gap=gap)


def _gap(field: Element, item: Reading) -> TypedGap | ChosenGap | None:
    """Return the gap that a field is."""
    response = declared(field, item)
    if response is None:
        return None
    for value, worth in response.worth.items():
        if value not in response.correct and 0 < worth < max(response.worth.values()):
            item.importing.lose(
                response.element, f"the answer “{shortened(value)}” worth a part", "worth nothing"
            )
    if field.name == FIELDS[1]:
        rows = {row.get("identifier"): plain(item.html(row)) for row in field.elements("qti-inline-choice")}
        return chosen(rows, right_values(response), field, item)
    name = response.element.get("identifier")
    tests = [test for test in item.scoring.tests if test.response == name and test.score != 0]
    texts = [value for test in tests for value in test.values] or right_values(response)
    if not texts:
        item.problem(field, "this gap has no right answer; expected <qti-correct-response> for it")
        return None
    if response.base_type in _NUMBERS:
        item.importing.lose(field, "a gap for a number", "a gap for a text, the number as written")
    return TypedGap(tuple(dict.fromkeys(_pattern(text, gap=True) for text in texts)))


def chosen(rows: dict[str, str], right: list[str], field: Element, item: Reading) -> ChosenGap | None:
    """Return a gap to choose for; the right choice comes first."""
    if not right or right[0] not in rows:
        item.problem(field, "this gap has no right choice; expected <qti-correct-response> that names one")
        return None
    texts = tuple(dict.fromkeys([rows[right[0]], *rows.values()]))
    if len(texts) < 2 or not all(texts):
        item.problem(field, "this gap needs two choices or more, each with a text of its own")
        return None
    return ChosenGap(texts)


def gap_match(interaction: Element, item: Reading) -> tuple[str, Body] | None:
    """Return a text into whose gaps words are put."""
    response = declared(interaction, item)
    words = {row.get("identifier"): plain(item.html(row)) for row in interaction.elements("qti-gap-text")}
    holes = list(interaction.walk("qti-gap"))
    if response is None or not holes:
        if not holes:
            item.problem(interaction, "this text has no gap; expected <qti-gap> in it")
        return None
    fitting = {gap: word for word, _, gap in (pair.partition(" ") for pair in right_values(response))}
    gaps = [chosen(words, [fitting.get(hole.get("identifier"), "")], hole, item) for hole in holes]
    if None in gaps:
        return None
    names = ("qti-gap-text", "qti-gap-img", "qti-prompt")

    def swap(element: Element) -> str | None:
        if element.name == "qti-gap":
            return "\0"
        if element.name == "qti-gap-img":
            item.importing.lose(element, "an image to put into a gap")
        return "" if element.name in names else item.swap(element)

    pieces = interaction.inner(swap)[:LONGEST].split("\0")
    prompt = interaction.child("qti-prompt")
    if prompt is not None:
        pieces[0] = f'<p class="prompt">{item.html(prompt)}</p>{pieces[0]}'
    whole = placed(pieces, [gap for gap in gaps if gap], interaction, item.importing)
    return whole.prompt, whole.body if item.scoring.mode == "map" else whole.all_or_nothing().body


def hotspot(interaction: Element, item: Reading) -> Body | None:
    """Return places on an image, in per cent of its size."""
    rows, response = interaction.elements("qti-hotspot-choice"), declared(interaction, item)
    image = next(interaction.walk("img", "object"), None)
    if response is None or image is None:
        if image is None:
            item.problem(interaction, "these places have no image; expected <img> in the interaction")
        return None
    size = _size(image, item)
    if size is None:
        item.problem(image, "the image has no width and height; expected both, in pixels")
        return None
    right, choices, regions, names = right_values(response), [], [], []
    for place, row in enumerate(rows, start=1):
        region = _region(row, size, item)
        if region is None:
            continue
        name, label = row.get("identifier"), row.get("hotspot-label")
        if not label:
            item.importing.lose(row, "a place without a name", f"named “Place {place}”: write a better name")
        text = (
            item.importing.inline(label.replace("&", "&amp;").replace("<", "&lt;"), row) or f"Place {place}"
        )
        choices.append(Choice(text, name in right, item.take(name), own_id(name), item.importing.place(row)))
        regions.append(region)
        names.append(name)
    if len(choices) < 2 or not any(choice.correct for choice in choices):
        item.problem(interaction, "expected two places or more, one of them in the correct response")
        return None
    source, alt = image.get("src") or image.get("data"), image.get("alt") or plain(image.text())
    alt = item.importing.inline(alt.replace("&", "&amp;").replace("<", "&lt;"), image)
    if response.cardinality == "single":
        done = shares(tuple(choices), names, response, item)
        if any(choice.share for choice in done):
            item.importing.lose(interaction, "places that are worth a part of the points", "worth nothing")
            done = tuple(choices)
        return Hotspot(source, alt, done, tuple(regions))
    many = several(interaction, tuple(choices), names, item, shuffle=False)
    return Hotspot(source, alt, many.choices, tuple(regions), True, many.partial, many.penalty)  # noqa: FBT003


def _size(image: Element, item: Reading) -> tuple[float, float] | None:
    width, height = parsed(image.get("width")), parsed(image.get("height"))
    if width and height and width > 0 and height > 0:
        return width, height
    data = item.resolve(image.get("src") or image.get("data"))
    return size_of(data) if data else None


def _region(row: Element, size: tuple[float, float], item: Reading) -> Region | None:
    """Return where a place is; None, reported, where its numbers do not fit."""
    shape, (width, height) = row.get("shape"), size
    found = [parsed(each) for each in row.get("coords").split(",")]
    at = [each for each in found if each is not None]
    least = {"rect": 4, "circle": 3, "ellipse": 4, "poly": 6}.get(shape, 99)
    if len(at) < least or len(at) != len(found) or (shape == "poly" and len(at) % 2):
        shown = shortened(row.get("coords"))
        item.importing.lose(row, f"a place of the shape “{shortened(shape)}” at “{shown}”")
        return None
    if shape == "ellipse":
        item.importing.lose(row, "an ellipse on the image", "the rectangle around it")
        shape, at = "rect", [at[0] - at[2], at[1] - at[3], at[0] + at[2], at[1] + at[3]]
    across = [100 * each / width for each in at]
    down = [100 * each / height for each in at]
    if shape == "circle":
        return Region("circle", tuple(_within([across[0], down[1], across[2]], row, item)))
    if shape == "rect":
        left, top, right, bottom = _within([across[0], down[1], across[2], down[3]], row, item)
        return Region("rectangle", (left, top, round(right - left, 4), round(bottom - top, 4)))
    mixed = [down[place] if place % 2 else across[place] for place in range(len(at))]
    return Region("polygon", tuple(_within(mixed, row, item)))


def _within(at: list[float], row: Element, item: Reading) -> list[float]:
    """Return per cent that lie on the image."""
    inside = [round(min(max(each, 0.0), 100.0), 4) for each in at]
    if any(not 0 <= each <= 100 for each in at):
        item.importing.lose(row, "a place that reaches beyond the image", "cut off at its edge")
    return inside
