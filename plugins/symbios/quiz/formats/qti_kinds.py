"""The kinds of question in items of QTI 3.0 with something to choose, to match or to put in order."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from symbios.quiz.formats.loss import shortened
from symbios.quiz.formats.qti_parts import own_id
from symbios.quiz.model import (
    Categorise,
    Choice,
    Item,
    Matching,
    Multiple,
    Ordering,
    Reflection,
    Scale,
    Single,
    TrueFalse,
)

if TYPE_CHECKING:
    from collections.abc import Sequence

    from symbios.quiz.formats.qti_item import Item as Reading
    from symbios.quiz.formats.qti_scoring import Declared
    from symbios.quiz.formats.xml import Element
    from symbios.quiz.model import Body

_CLOSE = 1e-6


def declared(interaction: Element, item: Reading) -> Declared | None:
    """Return the response that an interaction gives; None, reported, where none is declared."""
    name = interaction.get("response-identifier")
    if name not in item.declared:
        message = (
            f"the response “{shortened(name)}” is not declared; expected <qti-response-declaration> for it"
        )
        item.problem(interaction, message)
    return item.declared.get(name)


def classes(interaction: Element) -> list[str]:
    """Return the words of the attribute `class`."""
    return interaction.get("class").split()


def enough(element: Element, rows: Sequence[object], what: str, item: Reading) -> bool:
    """Whether there are two of something or more; fewer are reported."""
    if len(rows) >= 2:
        return True
    item.problem(element, f"this interaction has {len(rows) or 'no'} {what}; expected two or more")
    return False


def right_values(response: Declared) -> list[str]:
    """Return what is right: the correct response, else what is worth most."""
    if response.correct:
        return list(response.correct)
    worth = {name: value for name, value in response.worth.items() if value > 0}
    if response.cardinality != "single":
        return list(worth)
    return [max(worth, key=lambda name: worth[name])] if worth else []


def choose(interaction: Element, item: Reading) -> Body | None:
    """Return choices, a statement or a scale."""
    rows, response = interaction.elements("qti-simple-choice"), declared(interaction, item)
    if response is None or not enough(interaction, rows, "choices", item):
        return None
    names, texts = [row.get("identifier") for row in rows], [item.inline(row) for row in rows]
    right = right_values(response)
    statement = {name: text.casefold() for name, text in zip(names, texts, strict=True)}
    if statement == {"true": "true", "false": "false"} and len(right) == 1:
        return _true_false(right[0] == "true", item)
    if not right:
        return _scale(interaction, rows, texts, item)
    said = [item.take(name) for name in names]
    choices = tuple(
        Choice(text, name in right, feedback, own_id(name), item.importing.place(row))
        for row, name, text, feedback in zip(rows, names, texts, said, strict=True)
    )
    if not any(choice.correct for choice in choices):
        item.problem(interaction, f"the correct response “{shortened(right[0])}” is none of the choices")
        return None
    shuffle = interaction.get("shuffle") == "true"
    fixed = [row for row in rows if row.get("fixed") == "true"]
    if shuffle and fixed:
        item.importing.lose(
            fixed[0], "choices that keep their place while others are shuffled", "are shuffled too"
        )
    if response.cardinality == "single":
        return Single(shares(choices, names, response, item), shuffle)
    return several(interaction, choices, names, item, shuffle=shuffle)


def _true_false(correct: bool, item: Reading) -> TrueFalse:  # noqa: FBT001 - it is the answer
    said = {"true": item.take("true"), "false": item.take("false")}
    name, other = ("true", "false") if correct else ("false", "true")
    said[name] = said[name] or item.take_when("right")
    said[other] = said[other] or item.take_when("wrong")
    return TrueFalse(correct, said["true"], said["false"])


def _scale(interaction: Element, rows: list[Element], texts: list[str], item: Reading) -> Scale | None:
    if interaction.get("max-choices", "1") not in {"", "1"}:
        item.problem(interaction, "no choice of this item is right; expected <qti-correct-response>")
        return None
    levels = (
        Item(text, item.take(row.get("identifier")), own_id(row.get("identifier")), item.importing.place(row))
        for row, text in zip(rows, texts, strict=True)
    )
    return Scale(tuple(levels))


def shares(
    choices: tuple[Choice, ...], names: list[str], response: Declared, item: Reading
) -> tuple[Choice, ...]:
    """Return choices with what the wrong ones are worth, and the feedback for right and wrong answers."""
    points = item.points()
    said = {True: item.take_when("right"), False: item.take_when("wrong")}
    done = []
    for choice, name in zip(choices, names, strict=True):
        worth = response.worth.get(name, response.other) if item.scoring.mode == "map" else 0.0
        if worth < 0:
            what = f"a wrong choice that takes {-worth:g} points away"
            item.importing.lose(response.element, what, "one worth nothing")
        share = 0.0 if choice.correct else round(min(max(worth / points, 0.0), 1.0), 8)
        done.append(replace(choice, share=share, feedback=choice.feedback or said[choice.correct]))
    return tuple(done)


def several(
    interaction: Element, choices: tuple[Choice, ...], names: list[str], item: Reading, *, shuffle: bool
) -> Multiple:
    """Return choices of which several may be right."""
    response = item.declared[interaction.get("response-identifier")]
    limit = interaction.get("max-choices", "0")
    if limit not in {"", "0", str(len(choices))}:
        item.importing.lose(interaction, f"that at most {shortened(limit)} may be chosen")
    if item.scoring.mode != "map":
        return Multiple(choices, partial=False, penalty=True, shuffle=shuffle)
    worth = [response.worth.get(name, response.other) for name in names]
    right = [value for value, choice in zip(worth, choices, strict=True) if choice.correct]
    wrong = [value for value, choice in zip(worth, choices, strict=True) if not choice.correct]
    penalty = any(value < 0 for value in wrong)
    each = item.points() / len(right)
    if any(abs(value - each) > _CLOSE for value in right):
        item.importing.lose(
            response.element, "right choices that are worth more or less", "worth the same each"
        )
    if any(abs(value - (-each if penalty else 0.0)) > _CLOSE for value in wrong):
        became = "each takes away as much as a right one gives" if penalty else "worth nothing"
        item.importing.lose(response.element, "what wrong choices are worth", became)
    return Multiple(choices, partial=True, penalty=penalty, shuffle=shuffle)


def match(interaction: Element, item: Reading) -> Body | None:
    """Return items with a target each."""
    sets, response = interaction.elements("qti-simple-match-set"), declared(interaction, item)
    if response is None or len(sets) != 2:
        if len(sets) != 2:
            item.problem(interaction, f"this interaction has {len(sets)} sets to match; expected two")
        return None
    rows, ends = (each.elements("qti-simple-associable-choice") for each in sets)
    names = [end.get("identifier") for end in ends]
    pairs: dict[str, list[str]] = {}
    for found in right_values(response):
        left, _, right = found.partition(" ")
        pairs.setdefault(left, []).append(right)
    items, places = [], []
    for row in rows:
        text, name = item.inline(row), row.get("identifier")
        fitting = [target for target in pairs.get(name, []) if target in names]
        if len(fitting) > 1:
            item.importing.lose(
                row, f"the item “{shortened(text)}” with {len(fitting)} targets", "the first counts"
            )
        if not fitting:
            item.importing.lose(row, f"the item “{shortened(text)}” that has no target")
            continue
        items.append(Item(text, item.take(name), own_id(name), item.importing.place(row)))
        places.append(names.index(fitting[0]))
    if not enough(interaction, items, "items with a target", item):
        return None
    partial, penalty = (
        item.scoring.mode == "map",
        response.other < 0 or any(v < 0 for v in response.worth.values()),
    )
    if partial and len({value for value in response.worth.values() if value > 0}) > 1:
        item.importing.lose(response.element, "items that are worth more or less", "worth the same each")
    kind = _kind_of_match(interaction, places)
    loose = [row for row in rows if row.get("fixed") != "true"]
    shuffle = interaction.get("shuffle") == "true" and bool(loose)
    targets = tuple(item.inline(end) for end in ends)
    return kind(tuple(items), targets, tuple(places), partial, partial and penalty, shuffle)


def _kind_of_match(interaction: Element, places: list[int]) -> type[Matching]:
    own = {"symbios-categorise": Categorise, "symbios-matching": Matching}
    repeated = Categorise if len(set(places)) < len(places) else Matching
    return next((own[name] for name in classes(interaction) if name in own), repeated)


def order(interaction: Element, item: Reading) -> Body | None:
    """Return items in their right order."""
    rows, response = interaction.elements("qti-simple-choice"), declared(interaction, item)
    if response is None:
        return None
    by_name = {row.get("identifier"): row for row in rows}
    right = [name for name in dict.fromkeys(response.correct) if name in by_name]
    for name, row in by_name.items():
        if name not in right:
            item.importing.lose(
                row, f"the item “{shortened(item.inline(row))}” that has no place in the right order"
            )
    if not enough(interaction, right, "items in the right order", item):
        return None
    own = [word.removeprefix("symbios-") for word in classes(interaction)]
    by = next((word for word in own if word in {"subsequence", "pairs"}), "")
    items = []
    for name in right:
        row = by_name[name]
        text = item.inline(row)
        items.append(Item(text, item.take(name), own_id(name), item.importing.place(row)))
    return Ordering(tuple(items), bool(by), by or "subsequence")


def reflect(interaction: Element, item: Reading) -> Body:
    """Return a free text; what those who score read is the model answer."""
    response = declared(interaction, item)
    if response and response.correct and not item.model:
        item.model = item.importing.inline(" ".join(response.correct), interaction)
    return Reflection(item.model)
