"""Questions with something to write, and places on an image, as items of QTI 3.0."""

from __future__ import annotations

from html import escape
from typing import TYPE_CHECKING

from symbios.quiz.formats.exporting import decimal, middle
from symbios.quiz.formats.imagesize import size_of
from symbios.quiz.formats.loss import shortened
from symbios.quiz.formats.patterns import branches
from symbios.quiz.formats.qti_bodies import feedback, html, prompt, scored
from symbios.quiz.formats.qti_parts import (
    Own,
    all_or_nothing,
    condition,
    identifiers,
    is_correct,
    number,
    response,
    set_outcome,
    value,
    variable,
)
from symbios.quiz.formats.xml import tag, text
from symbios.quiz.model import ChosenGap, Cloze, Hotspot, Multiple, Number, Reflection, ShortText

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from symbios.quiz.formats.exporting import Exporting
    from symbios.quiz.model import Region, TypedGap

UNKNOWN_SIZE = (1000, 1000)
"""Width and height where the size of an image is not known: a place keeps a tenth of a per cent."""


def _asked(out: Exporting) -> str:
    return tag("p", html(out.question.prompt, out), class_="prompt")


def _chain(tests: Sequence[str], shares: Sequence[float], said: Mapping[str, str], out: Exporting) -> str:
    """Return the rule of which the first test that holds gives its share, and its feedback."""
    rows = []
    for place, (test, share) in enumerate(zip(tests, shares, strict=True), start=1):
        rules = [set_outcome("SCORE", number(out.question.points * share))]
        if f"accepted-{place}" in said:
            rules.append(set_outcome("FEEDBACK", value("identifier", f"accepted-{place}")))
        rows.append((test, rules))
    return condition(*rows)


def _entry(name: str = "RESPONSE", kind: str | None = None) -> str:
    return tag("qti-text-entry-interaction", class_=kind, response_identifier=name)


def write_number(out: Exporting, body: Number) -> Own:
    """Return a number to write; QTI compares numbers, so that a unit cannot be written with one."""
    if body.units:
        out.lose(f"the units {', '.join(body.units)}", "left out: only the number is compared")
    if body.unit_needed:
        out.lose(f"the unit “{body.unit}” that must be written", "stands behind the field")
    tests = []
    for interval in body.accepted:
        at, off = middle(interval)
        tests.append(
            tag(
                "qti-equal",
                variable("RESPONSE"),
                value("float", at),
                tolerance_mode="absolute",
                tolerance=f"{off} {off}",
            )
        )
    said = _accepted([interval.feedback for interval in body.accepted], out)
    right = next((middle(each)[0] for each in body.accepted if each.share == 1), "")
    unit = f" {tag('span', text(body.unit), class_='symbios-unit')}" if body.unit else ""
    rule = _chain(tests, [interval.share for interval in body.accepted], said, out)
    declared = response("RESPONSE", "single", "float", [right] if right else [])
    return Own([declared], _asked(out) + tag("p", _entry(), unit), [rule], said=said)


def _accepted(said: Sequence[str], out: Exporting) -> dict[str, str]:
    return feedback([f"accepted-{place}" for place in range(1, len(said) + 1)], said, out)


def _texts(pattern: str, out: Exporting) -> list[str]:
    """Return the texts that a pattern accepts; QTI compares whole texts."""
    found = branches(pattern)
    if found is None or all(len(branch) > 1 for branch in found):
        out.lose(f"the pattern “{shortened(pattern)}”", "left out: QTI compares whole texts")
        return []
    whole = [branch[0] for branch in found if len(branch) == 1]
    if len(whole) < len(found):
        out.lose(f"a part of the pattern “{shortened(pattern)}”", "left out: QTI compares whole texts")
    return whole


def _is_text(name: str, content: str, *, case: bool) -> str:
    sensitive = "true" if case else "false"
    return tag("qti-string-match", variable(name), value("string", content), case_sensitive=sensitive)


def write_text(out: Exporting, body: ShortText) -> Own:
    """Return a short text to write."""
    out.signs((each.pattern for each in body.accepted), diacritics=body.diacritics)
    found = [(content, each) for each in body.accepted for content in _texts(each.pattern, out)]
    tests = [_is_text("RESPONSE", content, case=body.case) for content, _each in found]
    said = _accepted([each.feedback for _content, each in found], out)
    right = [content for content, each in found if each.share == 1][:1]
    rules = [_chain(tests, [each.share for _content, each in found], said, out)] if found else []
    declared = response("RESPONSE", "single", "string", right)
    return Own([declared], _asked(out) + tag("p", _entry()), rules, said=said)


def write_cloze(out: Exporting, body: Cloze) -> Own:
    """Return a text with gaps."""
    typed = [gap.accepted for gap in body.gaps if not isinstance(gap, ChosenGap)]
    out.signs((pattern for patterns in typed for pattern in patterns), diacritics=body.diacritics)
    names = [f"RESPONSE_{place}" for place in range(1, len(body.gaps) + 1)]
    parts = [_gap(name, gap, body, out) for name, gap in zip(names, body.gaps, strict=True)]
    declared = [declaration for declaration, _entry, _test in parts]
    tests = [test for _declaration, _entry, test in parts]
    if body.partial:
        gain = tag("qti-sum", variable("SCORE"), number(out.question.points / len(tests)))
        rules = [condition((test, [set_outcome("SCORE", gain)])) for test in tests]
    else:
        rules = [all_or_nothing(tag("qti-and", *tests))]
    fields = [entry for _declaration, entry, _test in parts]
    content = "".join(tag("p", part) for part in out.gapped(body.text, lambda place: fields[place - 1]))
    return Own(declared, _asked(out) + content, rules)


def _gap(name: str, gap: TypedGap | ChosenGap, body: Cloze, out: Exporting) -> tuple[str, str, str]:
    """Return the declaration, the field and the test of one gap."""
    if isinstance(gap, ChosenGap):
        choices = [
            tag("qti-inline-choice", text(choice), identifier=f"choice-{place}")
            for place, choice in enumerate(gap.choices, start=1)
        ]
        field = tag("qti-inline-choice-interaction", *choices, response_identifier=name, shuffle="true")
        return response(name, "single", "identifier", ["choice-1"]), field, is_correct(name)
    texts = [content for pattern in gap.accepted for content in _texts(pattern, out)]
    tests = [_is_text(name, content, case=body.case) for content in texts]
    test = tests[0] if len(tests) == 1 else tag("qti-or", *tests)
    return response(name, "single", "string", texts[:1]), _entry(name, "symbios-gap"), test


def reflect(out: Exporting, body: Reflection) -> Own:
    """Return a free text; the model answer is for whoever reads it."""
    model = ""
    if body.model:
        content = "".join(tag("p", html(part, out)) for part in body.model.split("\n\n"))
        model = tag("qti-rubric-block", tag("qti-content-body", content), view="scorer", use="scoring")
    interaction = tag("qti-extended-text-interaction", prompt(out), response_identifier="RESPONSE")
    return Own([response("RESPONSE", "single", "string")], model + interaction)


def hotspot(out: Exporting, body: Hotspot, images: Mapping[str, bytes]) -> Own:
    """Return places on an image; QTI has them in pixels."""
    names = identifiers([choice.id for choice in body.choices], "region", out)
    rule = Multiple(body.choices, body.partial, body.penalty) if body.many else None
    declared, rules, template = scored(body.choices, names, out, rule)
    size = size_of(images.get(body.image, b""))
    if size is None:
        shown = f"{UNKNOWN_SIZE[0]} × {UNKNOWN_SIZE[1]}"
        out.lose(f"the size of the image “{body.image}”", f"taken as {shown} pixels, since it is not known")
    width, height = size or UNKNOWN_SIZE
    rows = []
    for name, choice, region in zip(names, body.choices, body.regions, strict=True):
        shape, coords = _pixels(region, width, height, out)
        label = out.plain(choice.text, "the region")
        rows.append(
            tag("qti-hotspot-choice", identifier=name, shape=shape, coords=coords, hotspot_label=label)
        )
    image = (
        f'<img src="{escape(_source(body.image, images))}" alt="{escape(out.plain(body.alt, "the image"))}"'
        f' width="{width}" height="{height}"/>'
    )
    interaction = tag(
        "qti-hotspot-interaction",
        prompt(out),
        image,
        *rows,
        response_identifier="RESPONSE",
        max_choices="0" if body.many else "1",
    )
    said = feedback(names, [choice.feedback for choice in body.choices], out)
    return Own([declared], interaction, rules, template, said, chosen=True, many=body.many)


def _source(image: str, images: Mapping[str, bytes]) -> str:
    return f"../{packed(image)}" if image in images else image


def packed(image: str) -> str:
    """Return where in the package an image stands."""
    return f"images/{image.replace('..', '').strip('/').replace('/', '-')}"


def _pixels(region: Region, width: int, height: int, out: Exporting) -> tuple[str, str]:
    """Return the shape and its place in whole pixels."""
    at = list(region.at)
    if region.shape == "circle":
        exact = [at[0] * width, at[1] * height, at[2] * width]
    elif region.shape == "rectangle":
        left, top, across, down = at
        exact = [left * width, top * height, (left + across) * width, (top + down) * height]
    else:
        exact = [each * (height if place % 2 else width) for place, each in enumerate(at)]
    rounded = [round(each / 100) for each in exact]
    if any(abs(each / 100 - whole) > 1e-6 for each, whole in zip(exact, rounded, strict=True)):
        shown = ", ".join(decimal(each) for each in at)
        out.lose(f"the place ({shown} per cent) of a region", "rounded to whole pixels")
    shape = {"rectangle": "rect", "polygon": "poly"}.get(region.shape, region.shape)
    return shape, ",".join(str(each) for each in rounded)
