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
    if not value:
        written.problem("correct", "no-key", "does not say which number is right", "correct: 12.5")
        return None
    if tolerance and figures:
        message = "has “tolerance” and “figures”; expected one of them"
        written.problem("figures", "value", message, "Remove one.")
    if (tolerance or figures) and ".." in value:
        key = "tolerance" if tolerance else "figures"
        written.problem(key, "value", f"has a range and “{key}”; expected one of them", f"Remove “{key}”.")
    if draft.rows("units") and not draft.text("unit"):
        message = "has “units” but no “unit” that they are counted in"
        written.problem("units", "value", message, "unit: kg")
    if written.flag("unit_needed", default=False) and not draft.text("unit"):
        written.problem("unit_needed", "value", "asks for a unit but has none", "unit: kg")
    found = [Interval(*interval(value, tolerance, figures))]
    for row in draft.rows("accept"):
        if not row.text("value"):
            message = f"an answer that {written.name} accepts has no value"
            written.row_problem(row, "value", "no-key", message, "value: 12.5")
            continue
        ends = interval(row.text("value"), row.text("tolerance"), None)
        found.append(Interval(*ends, _share(row), row.text("feedback")))
    return Number(
        tuple(found),
        draft.text("unit"),
        {row.text("name"): row.number("factor") or 1.0 for row in draft.rows("units")},
        unit_needed=written.flag("unit_needed", default=False),
    )


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
