"""What each kind of question has of its own in an item of QTI 3.0: to choose, to match, to put in order."""

from __future__ import annotations

from typing import TYPE_CHECKING

from symbios.quiz.formats.qti_parts import (
    MAPPED,
    Own,
    all_or_nothing,
    identifiers,
    is_correct,
    mapping,
    response,
)
from symbios.quiz.formats.xml import tag, text
from symbios.quiz.model import Categorise, Choice, Matching, Multiple, Ordering, Scale, Single, TrueFalse

if TYPE_CHECKING:
    from collections.abc import Sequence

    from symbios.quiz.formats.exporting import Exporting


def html(content: str, out: Exporting) -> str:
    """Return inline Markdown as it may stand in an item."""
    return out.html(content)


def prompt(out: Exporting) -> str:
    """Return what is asked, as it stands in an interaction."""
    return tag("qti-prompt", html(out.question.prompt, out))


def feedback(names: Sequence[str], said: Sequence[str], out: Exporting) -> dict[str, str]:
    """Return the feedback that there is, by identifier."""
    return {name: html(each, out) for name, each in zip(names, said, strict=True) if each}


def scored(
    choices: Sequence[Choice], names: Sequence[str], out: Exporting, rule: Multiple | None
) -> tuple[str, list[str], str]:
    """Return the declaration of a choice, its rules, and the template that does the same.

    `rule` says how several right choices count; None where one is chosen.
    """
    points = out.question.points
    right = [name for name, choice in zip(names, choices, strict=True) if choice.correct]
    cardinality = "single" if rule is None else "multiple"
    worth: dict[str, float] = {}
    if rule is None:
        worth = {
            name: points if choice.correct else points * choice.share
            for name, choice in zip(names, choices, strict=True)
            if choice.correct or choice.share
        }
        if len(worth) == 1:
            worth = {}
    elif rule.partial:
        each = points / (len(right) or 1)
        worth = {name: each if name in right else -each for name in names if name in right or rule.penalty}
    declared = response("RESPONSE", cardinality, "identifier", right, mapping(worth, points) if worth else "")
    if worth:
        return declared, [MAPPED], "map_response"
    return declared, [all_or_nothing(is_correct())], "match_correct" if points == 1 else ""


def _choice_interaction(
    rows: Sequence[str], out: Exporting, *, shuffle: bool, many: bool, kind: str = ""
) -> str:
    return tag(
        "qti-choice-interaction",
        prompt(out),
        *rows,
        class_=kind or None,
        response_identifier="RESPONSE",
        shuffle="true" if shuffle else "false",
        max_choices="0" if many else "1",
    )


def choose(out: Exporting, body: Single | Multiple) -> Own:
    """Return choices: one is chosen, or several."""
    many = isinstance(body, Multiple)
    names = identifiers([choice.id for choice in body.choices], "choice", out)
    declared, rules, template = scored(body.choices, names, out, body if isinstance(body, Multiple) else None)
    rows = [
        tag("qti-simple-choice", html(choice.text, out), identifier=name)
        for name, choice in zip(names, body.choices, strict=True)
    ]
    interaction = _choice_interaction(rows, out, shuffle=body.shuffle, many=many)
    said = feedback(names, [choice.feedback for choice in body.choices], out)
    return Own([declared], interaction, rules, template, said, chosen=True, many=many)


def true_false(out: Exporting, body: TrueFalse) -> Own:
    """Return a statement with the choices true and false."""
    declared = response("RESPONSE", "single", "identifier", ["true" if body.correct else "false"])
    rows = [tag("qti-simple-choice", text(name.capitalize()), identifier=name) for name in ("true", "false")]
    said = feedback(["true", "false"], [body.feedback_true, body.feedback_false], out)
    template = "match_correct" if out.question.points == 1 else ""
    interaction = _choice_interaction(rows, out, shuffle=False, many=False)
    return Own([declared], interaction, [all_or_nothing(is_correct())], template, said, chosen=True)


def scale(out: Exporting, body: Scale) -> Own:
    """Return levels to choose from, none of them right."""
    names = identifiers([level.id for level in body.levels], "level", out)
    rows = [
        tag("qti-simple-choice", html(level.text, out), identifier=name)
        for name, level in zip(names, body.levels, strict=True)
    ]
    interaction = _choice_interaction(rows, out, shuffle=False, many=False, kind="symbios-scale")
    said = feedback(names, [level.feedback for level in body.levels], out)
    return Own([response("RESPONSE", "single", "identifier")], interaction, said=said, chosen=True)


def match(out: Exporting, body: Matching) -> Own:
    """Return items and their targets."""
    sorted_ = isinstance(body, Categorise)
    names = identifiers([item.id for item in body.items], "item", out)
    targets = [f"target-{number}" for number in range(1, len(body.targets) + 1)]
    pairs = [f"{name} {targets[right]}" for name, right in zip(names, body.right, strict=True)]
    points = out.question.points
    each = points / len(pairs)
    rules, template, worth = [all_or_nothing(is_correct())], "match_correct" if points == 1 else "", ""
    if body.partial:
        worth = mapping(dict.fromkeys(pairs, each), points, -each if body.penalty else 0.0)
        rules, template = [MAPPED], "map_response"
    elif body.penalty:
        out.lose("the rule that wrong items take points away", "left out: only all right items give points")
    items = [
        tag(
            "qti-simple-associable-choice",
            html(item.text, out),
            identifier=name,
            match_max="1",
            fixed=None if body.shuffle else "true",
        )
        for name, item in zip(names, body.items, strict=True)
    ]
    fixed = "true" if sorted_ else None
    ends = [
        tag("qti-simple-associable-choice", html(target, out), identifier=name, match_max="0", fixed=fixed)
        for name, target in zip(targets, body.targets, strict=True)
    ]
    interaction = tag(
        "qti-match-interaction",
        prompt(out),
        tag("qti-simple-match-set", *items),
        tag("qti-simple-match-set", *ends),
        class_=f"symbios-{body.kind}",
        response_identifier="RESPONSE",
        shuffle="true" if body.shuffle or not sorted_ else "false",
        max_associations=len(pairs),
    )
    declared = response("RESPONSE", "multiple", "directedPair", pairs, worth)
    said = feedback(names, [item.feedback for item in body.items], out)
    return Own([declared], interaction, rules, template, said, always=True)


def order(out: Exporting, body: Ordering) -> Own:
    """Return items in their right order; QTI has no rule for a part of an order."""
    names = identifiers([item.id for item in body.items], "item", out)
    rows = [
        tag("qti-simple-choice", html(item.text, out), identifier=name)
        for name, item in zip(names, body.items, strict=True)
    ]
    kind = f"symbios-{body.by}" if body.partial else None
    if body.partial:
        out.lose(f"points for a part of the order (by {body.by})", "only the whole order gives points")
    interaction = tag(
        "qti-order-interaction",
        prompt(out),
        *rows,
        class_=kind,
        response_identifier="RESPONSE",
        shuffle="true",
    )
    template = "match_correct" if out.question.points == 1 else ""
    said = feedback(names, [item.feedback for item in body.items], out)
    declared = response("RESPONSE", "ordered", "identifier", names)
    return Own([declared], interaction, [all_or_nothing(is_correct())], template, said, always=True)
