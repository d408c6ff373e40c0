"""Questions with items to match, to sort and to put in order."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from symbios.problems import did_you_mean
from symbios.quiz.bodies.written import Written, item_of
from symbios.quiz.model import Categorise, Matching, Ordering

if TYPE_CHECKING:
    from symbios.quiz.draft import DraftQuestion, Row

_REMOVE = "Remove it, or write another text."
_PAIRS = "pairs:\n  - {item: …, target: …}\n  - {item: …, target: …}"
_ITEMS = "items:\n  - The first\n  - The second"
_CATEGORIES = "categories: [The one, The other]"
_SORTED = "items:\n  - {text: …, category: The one}\n  - {text: …, category: The other}"


def matching(written: Written) -> Matching | None:
    """Return items with a target each; a target that fits several items stands once."""
    rows = written.enough("pairs", "pair", _PAIRS)
    written.texts(rows, "pair", "item", "item")
    written.texts(rows, "pair", "target", "target")
    written.own_ids(rows, "pair")
    if not rows:
        return None
    extra = written.draft.rows("extra")
    fitting = list(dict.fromkeys(row.text("target") for row in rows))
    written.texts(extra, "extra target")
    written.twins(extra, "extra target", "", _REMOVE)
    for row in extra:
        if row.text("text") and row.text("text") in fitting:
            message = (
                f"the extra target “{row.text('text')}” of {written.name} is the target of a pair already"
            )
            written.row_problem(row, "text", "value", message, _REMOVE)
    targets = tuple(dict.fromkeys((*fitting, *(row.text("text") for row in extra))))
    return Matching(
        tuple(item_of(row, "item") for row in rows),
        targets,
        tuple(targets.index(row.text("target")) for row in rows),
        partial=written.flag("partial", default=True),
        penalty=written.flag("penalty", default=False),
        shuffle=written.flag("shuffle", default=False),
    )


def with_numbers(draft: DraftQuestion) -> DraftQuestion:
    """Return a question to sort whose items name their category by its number, which no language changes."""
    names = [row.text("text") for row in draft.rows("categories")]

    def numbered(row: Row) -> Row:
        category = row.text("category")
        if category not in names:
            return row
        return replace(row, values={**row.values, "category": str(names.index(category) + 1)})

    items = tuple(numbered(row) for row in draft.rows("items"))
    return replace(draft, values={**draft.values, "items": items}) if items else draft


def categorise(written: Written) -> Categorise | None:
    """Return items to sort into categories."""
    categories = written.enough("categories", "category", _CATEGORIES)
    rows = written.enough("items", "item", _SORTED)
    written.texts(categories, "category")
    written.twins(categories, "category", "", _REMOVE)
    written.texts(rows, "item")
    written.own_ids(rows, "item")
    names = [row.text("text") for row in categories]
    right = []
    for number, row in enumerate(rows, start=1):
        category = row.text("category")
        if category.isdecimal() and 1 <= int(category) <= len(names):
            right.append(int(category) - 1)
            continue
        found = f"is in the category “{category}”, which is not in “categories”"
        if not category:
            found = "has no category"
        hint = did_you_mean(category, names) if category else f"category: {names[0] if names else '…'}"
        written.row_problem(row, "category", "category", f"item {number} of {written.name} {found}", hint)
    if not rows or not categories or len(right) < len(rows):
        return None
    return Categorise(
        tuple(item_of(row) for row in rows),
        tuple(names),
        tuple(right),
        partial=written.flag("partial", default=True),
        penalty=written.flag("penalty", default=False),
        shuffle=written.flag("shuffle", default=False),
    )


def ordering(written: Written) -> Ordering | None:
    """Return items in their right order."""
    rows = written.enough("items", "item", _ITEMS)
    written.texts(rows, "item")
    why = "; nobody could tell which comes first"
    written.twins(rows, "item", why, "Write what tells them apart.")
    written.own_ids(rows, "item")
    if not rows:
        return None
    by = written.draft.text("by") or "subsequence"
    return Ordering(tuple(item_of(row) for row in rows), written.flag("partial", default=True), by)
