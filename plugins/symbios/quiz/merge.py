"""Gives a translated question what its source lends it, and reports where the two differ."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from symbios.quiz.fields import Field, Rows, Rule, table_of

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from symbios.quiz.draft import DraftQuestion, Row, Value
    from symbios.quiz.pair import Pair

_CALLED = {"factor": "“{}” in “units”", "category": "the number of the “category”"}
"""What messages call a value that stands under another key, or as another value, than an author writes."""


def merged(
    draft: DraftQuestion, source: DraftQuestion, kind: str, name: str, pair: Pair
) -> DraftQuestion | None:
    """Return the question with all that its source lends it; None where their lists cannot be paired."""
    values = _merged(draft, source, table_of(kind), name, pair)
    return None if values is None else replace(draft, values=values)


def _merged(
    own: Row, theirs: Row, table: Mapping[str, Field], name: str, pair: Pair
) -> dict[str, Value] | None:
    values: dict[str, Value] = {}
    whole = True
    for key, field in table.items():
        mine, lent = own.values.get(key), theirs.values.get(key)
        value = mine
        if field.rows and field.rows.paired and field.rule is Rule.SAME:
            paired = _paired(own, theirs, key, field.rows, name, pair)
            whole = whole and paired is not None
            value = paired or None
        elif field.rule is Rule.LENT:
            value = lent if mine is None else mine
        elif field.rule is Rule.SAME:
            called = _CALLED.get(key, "").replace("{}", own.text("name"))
            lent = lent if lent is not None else field.default
            if key == "category" and isinstance(mine, str) and not mine.isdecimal():
                values[key] = mine  # no category of this language: that is said where the item is made
                continue
            value = pair.inherit(key, mine, own.at, lent, theirs.at, called)
        if value is not None:
            values[key] = value
    return values if whole else None


def _paired(own: Row, theirs: Row, key: str, rows: Rows, name: str, pair: Pair) -> tuple[Row, ...] | None:
    """Return the entries of a list in the order of the source, each with what its twin lends it."""
    mine, lent = own.rows(key), theirs.rows(key)
    if not mine and rows.optional:
        return tuple(_borrowed(row, rows.table) for row in lent)
    if len(mine) != len(lent):
        number = f"{len(mine)} {rows.one if len(mine) == 1 else rows.many}" if mine else f"no {rows.many}"
        message = f"{name} has {number} here, but {len(lent) or 'none'}"
        line = lent[0].at.mark if lent else theirs.at.mark
        pair.differs(own.at.of(key), message, line, f"Translate every {rows.one}, add none.")
        return None
    places = _places(mine, lent, rows, pair)
    if places is None:
        return None
    found: dict[int, Row] = {}
    for row, place in zip(mine, places, strict=True):
        twin = lent[place]
        values = _merged(row, twin, rows.table, name, pair) or {}
        if "id" in twin.values:
            values["id"] = twin.values["id"]
        found[place] = replace(row, values=values)
    return tuple(found[place] for place in sorted(found))


def _borrowed(row: Row, table: Mapping[str, Field]) -> Row:
    """Return an entry of the source without its texts; a name that an author may leave to it stays."""
    kept = {
        key: value for key, value in row.values.items() if key == "name" or table[key].rule is not Rule.OWN
    }
    return replace(row, values=kept)


def _places(mine: Sequence[Row], lent: Sequence[Row], rows: Rows, pair: Pair) -> list[int] | None:
    """Return for each entry the place of its twin: by its id, else its own place."""
    by_id = {row.text("id"): place for place, row in enumerate(lent) if row.text("id")}
    found: list[int] = []
    for number, row in enumerate(mine):
        own_id = row.text("id")
        place = by_id.get(own_id) if own_id else number
        if place is None or place in found:
            expected = lent[number].text("id")
            hint = f"id: {expected}" if expected else "Remove it: the source has none here."
            what = "differs from the one" if place is None else f"takes the place of another {rows.one}"
            message = f"the id “{own_id}” of {rows.one} {number + 1} {what}"
            pair.differs(row.at.of("id"), message, lent[number].at.of("id"), hint)
            return None
        found.append(place)
    return found
