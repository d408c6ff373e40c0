"""Reads one question: its type first, then the keys that this type has."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from symbios.problems import did_you_mean
from symbios.quiz.draft import DraftQuestion, Row
from symbios.quiz.fields import COMMON, OWN, read_table, table_of
from symbios.quiz.model import (
    KINDS,
    Categorise,
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
from symbios.yamlio import Items, Map, Text

if TYPE_CHECKING:
    from symbios.quiz.keys import Keys

_CLUES = (
    ("choices", Single.kind),
    ("pairs", Matching.kind),
    ("extra", Matching.kind),
    ("categories", Categorise.kind),
    ("regions", Hotspot.kind),
    ("image", Hotspot.kind),
    ("levels", Scale.kind),
    ("model", Reflection.kind),
    ("items", Ordering.kind),
    ("text", Cloze.kind),
    ("tolerance", Number.kind),
    ("figures", Number.kind),
    ("unit", Number.kind),
    ("units", Number.kind),
    ("unit_needed", Number.kind),
    ("feedback_true", TrueFalse.kind),
    ("feedback_false", TrueFalse.kind),
)
"""Keys that tell the type of a question where it is not written, the surest first."""


def read_question(keys: Keys, choices: tuple[Row, ...] = ()) -> DraftQuestion | None:
    """Return the question that stands at `keys`; None where its type is unknown.

    `choices` are those of the short form; the long form has them under its keys. Where no type is written,
    only the keys that all kinds share are read now: a translation may leave the type to its source.
    """
    kind = _kind(keys)
    if kind == "":
        return None
    id_ = keys.id()
    table = table_of(kind or (Multiple.kind if choices else guessed(keys)))
    if choices:
        own = {key: field for key, field in table.items() if key != "choices"}
        values, refused = read_table(own, keys)
        return DraftQuestion({**values, "choices": choices}, keys.place, id_, kind, refused=refused)
    if kind is None:
        for key in table:
            keys.node(key)
    values, refused = read_table(COMMON if kind is None else table, keys)
    return DraftQuestion(values, keys.place, id_, kind, None if kind else keys, refused=refused)


def kind_of(draft: DraftQuestion) -> str:
    """Return the kind of a question, as written or as its other keys tell."""
    if draft.kind is not None:
        return draft.kind
    if draft.later is not None:
        return guessed(draft.later)
    right = [choice for choice in draft.rows("choices") if choice.flag("correct")]
    return Multiple.kind if len(right) > 1 else Single.kind


def read_later(draft: DraftQuestion, kind: str) -> DraftQuestion:
    """Return a question without a type with its other values, read as those of `kind`."""
    if draft.later is None:
        return draft
    values, refused = read_table(OWN[kind], draft.later)
    return replace(draft, values={**draft.values, **values}, later=None, refused=draft.refused | refused)


def guessed(keys: Keys) -> str:
    """Return the kind that the keys of a question tell."""
    for key, kind in _CLUES:
        if key in keys and not (key == "text" and "accept" in keys):
            if kind == Ordering.kind and _has(keys, "items", "category"):
                return Categorise.kind
            return _choice_kind(keys) if kind == Single.kind else str(kind)
    right = keys.node("correct")
    if "accept" in keys and right is None:
        return Number.kind if _has(keys, "accept", "value") else ShortText.kind
    if isinstance(right, Text):
        return Number.kind if right.value[:1].isdecimal() or right.value[:1] in {"-", "+"} else TrueFalse.kind
    return Single.kind


def _choice_kind(keys: Keys) -> str:
    """Several right choices make a question a multiple one."""
    node = keys.node("choices")
    entries = node.nodes if isinstance(node, Items) else ()
    right = [each for each in entries if isinstance(each, Map) and _is_true(each.nodes.get("correct"))]
    return Multiple.kind if len(right) > 1 else Single.kind


def _is_true(node: object) -> bool:
    return isinstance(node, Text) and node.value == "true"


def _has(keys: Keys, key: str, inner: str) -> bool:
    """Whether an entry of the list at `key` has the key `inner`."""
    node = keys.node(key)
    entries = node.nodes if isinstance(node, Items) else ()
    return any(isinstance(each, Map) and inner in each.nodes for each in entries)


def _kind(keys: Keys) -> str | None:
    """Return the type, None where it is absent, nothing where there is no such type."""
    found = keys.text("type")
    if found is None:
        return "" if "type" in keys else None
    if found in KINDS:
        return found
    expected = f"{', '.join(KINDS[:-1])} or {KINDS[-1]}"
    message = f"there is no type of question “{found}”; expected {expected}"
    keys.problem("type", message, did_you_mean(found, KINDS), keys.mark_of("type"))
    return ""
