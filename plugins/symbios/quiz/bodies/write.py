"""Questions with something to write: a number, a text, gaps, a thought of one's own; and the scale."""

from __future__ import annotations

from typing import TYPE_CHECKING

from symbios.quiz.bodies.gaps import gaps_of, split_alternatives
from symbios.quiz.bodies.interval import interval
from symbios.quiz.bodies.written import Written, item_of
from symbios.quiz.model import (
    Accepted,
    ChosenGap,
    Cloze,
    Interval,
    Number,
    Reflection,
    Scale,
    ShortText,
)

if TYPE_CHECKING:
    from symbios.quiz.draft import Row

_LEVELS = "levels:\n  - I have never heard of it\n  - I could explain it to others"


def number(written: Written) -> Number | None:
    """Return a number to write, with what is accepted."""
    draft = written.draft
    value, tolerance, figures = draft.text("correct"), draft.text("tolerance"), draft.whole("figures")
    rows = draft.rows("accept")
    if not value and not any(_share(row) == 1 for row in rows):
        written.problem("correct", "no-key", "does not say which number is right", "correct: 12.5")
        return None
    if tolerance and figures:
        message = "has “tolerance” and “figures”; expected one of them"
        written.problem("figures", "value", message, "Remove one.")
    if (tolerance or figures) and (".." in value or not value):
        key = "tolerance" if tolerance else "figures"
        message = (
            f"has a range and “{key}”; expected one of them" if value else f"has “{key}” but no “correct”"
        )
        written.problem(key, "value", message, f"Remove “{key}”.")
    found = [Interval(*interval(value, tolerance, figures), value=_meant(value))] if value else []
    found += [accepted for row in rows if (accepted := _accepted(written, row))]
    units = _units(written)
    return Number(
        tuple(found), draft.text("unit"), units, unit_needed=written.flag("unit_needed", default=False)
    )


def _accepted(written: Written, row: Row) -> Interval | None:
    """Return one more answer that is accepted, or a known mistake."""
    value, tolerance = row.text("value"), row.text("tolerance")
    if not value:
        message = f"an answer that {written.name} accepts has no value"
        written.row_problem(row, "value", "no-key", message, "value: 12.5")
        return None
    if tolerance and ".." in value:
        message = f"an answer that {written.name} accepts has a range and “tolerance”; expected one of them"
        written.row_problem(row, "tolerance", "value", message, "Remove “tolerance”.")
    ends = interval(value, tolerance, None)
    return Interval(*ends, _share(row), row.text("feedback"), _meant(value))


def _meant(value: str) -> float | None:
    return None if ".." in value else float(value)


def _units(written: Written) -> dict[str, float]:
    """Return the other units, each with how many of the unit it is."""
    draft, unit = written.draft, written.draft.text("unit")
    if draft.rows("units") and not unit:
        message = "has “units” but no “unit” that they are counted in"
        written.problem("units", "value", message, "unit: kg")
    if written.flag("unit_needed", default=False) and not unit:
        written.problem("unit_needed", "value", "asks for a unit but has none", "unit: kg")
    found: dict[str, float] = {}
    for row in draft.rows("units"):
        name, factor = row.text("name"), row.number("factor")
        if factor is None:
            message = f"“{name}” in “units” of {written.name} has no number"
            written.row_problem(row, "factor", "value", message, f"{name}: 0.001")
        elif name == unit:
            message = f"“{name}” stands in “unit” and in “units” of {written.name}"
            written.row_problem(row, "factor", "value", message, "Remove it from “units”.")
        else:
            found[name] = factor
    return found


def short_text(written: Written) -> ShortText | None:
    """Return a short text to write, with what is accepted."""
    rows = written.draft.rows("accept")
    if not rows:
        written.problem("accept", "no-key", "accepts no answer", "accept:\n  - The right answer")
        return None
    written.texts(rows, "answer")
    if not any(_share(row) == 1 for row in rows):
        written.problem("accept", "no-key", "gives full points for no answer", "Write one without “share”.")
    for row in rows:
        _pattern(row.text("text"), row, "text", written)
    return ShortText(
        tuple(Accepted(row.text("text"), _share(row), row.text("feedback")) for row in rows),
        case=written.flag("case", default=False),
        diacritics=written.flag("diacritics", default=False),
    )


def cloze(written: Written) -> Cloze | None:
    """Return a text with gaps."""
    draft = written.draft
    if not draft.text("text"):
        written.problem("text", "empty-text", "has no text", 'text: "Bark is a [[residue]]."')
        return None
    text, gaps, wrong = gaps_of(draft.text("text"))
    for found in wrong:
        written.problem(
            "text", "gap", f"has a gap that cannot be read: “{found.text}” {found.why}", found.hint
        )
    if not gaps:
        if not wrong:
            hint = "Write an answer in double brackets: [[waste]], or to choose: [[= waste | product]]."
            written.problem("text", "gap", "has no gap", hint)
        return None
    for gap in gaps:
        for pattern in () if isinstance(gap, ChosenGap) else gap.accepted:
            _pattern(pattern, draft, "text", written)
    return Cloze(
        text,
        gaps,
        partial=written.flag("partial", default=True),
        case=written.flag("case", default=False),
        diacritics=written.flag("diacritics", default=False),
    )


def scale(written: Written) -> Scale | None:
    """Return levels to place oneself on."""
    rows = written.enough("levels", "level", _LEVELS)
    written.texts(rows, "level")
    written.own_ids(rows, "level")
    return Scale(tuple(item_of(row) for row in rows)) if rows else None


def reflection(written: Written) -> Reflection:
    """Return a free text, with a model answer where there is one."""
    return Reflection(written.draft.text("model"))


def _share(row: Row) -> float:
    share = row.number("share")
    return 1.0 if share is None else share / 100


def _pattern(pattern: str, row: Row, key: str, written: Written) -> None:
    """Report a pattern whose braces do not close."""
    if split_alternatives(pattern) is None:
        message = f"the braces of “{pattern}” in {written.name} do not fit together"
        hint = "Write {one|other}, without braces inside; write \\{ for the sign itself."
        written.row_problem(row, key, "pattern", message, hint)
