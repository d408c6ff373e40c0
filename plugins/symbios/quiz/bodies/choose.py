"""Questions with answers to choose from: single, multiple, true-false, and regions of an image."""

from __future__ import annotations

from typing import TYPE_CHECKING

from symbios.quiz.bodies.written import Written, choice_of
from symbios.quiz.model import Hotspot, Multiple, Region, Single, TrueFalse

if TYPE_CHECKING:
    from collections.abc import Sequence

    from symbios.quiz.draft import Row

_EXAMPLE = "- [x] The right answer — Why it is right.\n- [ ] A wrong answer — Why it is wrong."
_REGIONS = (
    "regions:\n  - {text: …, rectangle: [10, 20, 30, 15], correct: true}\n  - {text: …, circle: [70, 40, 8]}"
)
_SHAPES = {"rectangle": "[left, top, width, height]", "circle": "[across, down, radius]"}
_ALL_SHAPES = ("rectangle", "circle", "polygon")
_SIZES = {"rectangle": 4, "circle": 3}


def true_false(written: Written) -> TrueFalse | None:
    """Return a statement; None where nothing says whether it is true."""
    draft, correct = written.draft, written.draft.flag("correct")
    if correct is None:
        written.problem("correct", "no-key", "does not say whether its statement is true", "correct: true")
        return None
    return TrueFalse(correct, draft.text("feedback_true"), draft.text("feedback_false"))


def single(written: Written) -> Single | None:
    """Return choices of which one is right."""
    rows = _choices(written)
    if not rows:
        return None
    right = [row for row in rows if row.flag("correct")]
    if len(right) > 1:
        message = f"is of the type single but has {len(right)} right answers"
        written.problem("type", "many-keys", message, "type: multiple")
    for row in right:
        if "share" in row.values:
            message = f"a right choice of {written.name} has “share”; only a wrong one may"
            written.row_problem(row, "share", "value", message, "Remove “share” or “correct”.")
    choices = tuple(choice_of(row, (row.number("share") or 0) / 100) for row in rows)
    return Single(choices, written.flag("shuffle", default=False))


def multiple(written: Written) -> Multiple | None:
    """Return choices of which any number is right."""
    rows = _choices(written)
    for row in rows:
        if "share" in row.values:
            message = f"{written.name} is of the type multiple, whose choices have no “share”"
            hint = "Write “partial: true” at the question: each right choice then counts the same."
            written.row_problem(row, "share", "unknown-key", message, hint)
    if not rows:
        return None
    return Multiple(
        tuple(choice_of(row) for row in rows),
        partial=written.flag("partial", default=False),
        penalty=written.flag("penalty", default=True),
        shuffle=written.flag("shuffle", default=False),
    )


def _choices(written: Written) -> tuple[Row, ...]:
    rows = written.enough("choices", "choice", _EXAMPLE)
    written.texts(rows, "choice")
    written.own_ids(rows, "choice")
    if rows and not any(row.flag("correct") for row in rows):
        hint = "Mark the right choice with “correct: true”, in the short form with “- [x]”."
        written.problem("choices", "no-key", "has no right answer", hint)
    return rows


def hotspot(written: Written) -> Hotspot | None:
    """Return an image with named regions."""
    draft = written.draft
    if not draft.text("image"):
        written.problem("image", "no-image", "has no image", "image: ../../assets/…")
    if not draft.text("alt"):
        hint = "alt: What the image shows, in words that do not give the answer away."
        written.problem("alt", "empty-text", "has no text for those who do not see its image", hint)
    rows = written.enough("regions", "region", _REGIONS)
    written.texts(rows, "region")
    written.own_ids(rows, "region")
    if rows and not any(row.flag("correct") for row in rows):
        hint = "Write “correct: true” at the right region."
        written.problem("regions", "no-key", "has no right region", hint)
    regions = [_region(written, row, number) for number, row in enumerate(rows, start=1)]
    shapes = tuple(region for region in regions if region)
    if not rows or len(shapes) < len(rows):
        return None
    return Hotspot(
        draft.text("image"),
        draft.text("alt"),
        tuple(choice_of(row) for row in rows),
        shapes,
        many=sum(row.flag("correct") is True for row in rows) > 1,
        partial=written.flag("partial", default=False),
        penalty=written.flag("penalty", default=True),
    )


def _region(written: Written, row: Row, number: int) -> Region | None:
    """Return where a region is; None, with the reason reported, where that cannot be told."""
    name = f"region {number} of {written.name}"
    shapes = [shape for shape in _ALL_SHAPES if row.numbers(shape)]
    if len(shapes) != 1:
        found = "no shape" if not shapes else f"{len(shapes)} shapes"
        hint = "rectangle: [10, 20, 30, 15]"
        key = next((shape for shape in _ALL_SHAPES if shape in row.refused), shapes[-1] if shapes else "")
        written.row_problem(row, key, "region", f"{name} has {found}; expected one", hint)
        return None
    (shape,) = shapes
    at = row.numbers(shape)
    if not _fits(shape, at):
        expected = _SHAPES.get(shape, "at least three corners: [across, down, across, down, across, down]")
        message = f"“{shape}” of {name} is no place on the image; expected {expected} in per cent, 0 to 100"
        hint = "Per cent of the width for what goes across, of the height for what goes down."
        written.row_problem(row, shape, "region", message, hint)
        return None
    return Region(shape, at)


def _fits(shape: str, at: Sequence[float]) -> bool:
    """Whether the numbers of a shape are as many as it needs and lie on the image."""
    if any(not 0 <= each <= 100 for each in at):
        return False
    if shape == "polygon":
        return len(at) >= 6 and len(at) % 2 == 0
    if len(at) != _SIZES[shape] or min(at[2:]) <= 0:
        return False
    return shape == "circle" or (at[0] + at[2] <= 100 and at[1] + at[3] <= 100)
