"""The key of a question: what each kind writes into the page, and the intervals of a number."""

from __future__ import annotations

import json
from typing import Any

import pytest

from symbios.quiz.bodies.interval import interval
from symbios.quiz.grade import answer_key
from symbios.quiz.model import (
    Accepted,
    Body,
    Categorise,
    Choice,
    ChosenGap,
    Cloze,
    Hotspot,
    Interval,
    Item,
    Matching,
    Multiple,
    Number,
    Ordering,
    Place,
    Question,
    Reflection,
    Region,
    Scale,
    ShortText,
    Single,
    TrueFalse,
    TypedGap,
)
from symbios.yamlio import Mark

AT = Place(Mark(1, 1))
TWO = (Choice("a", True, "", "", AT), Choice("b", False, "", "", AT))  # noqa: FBT003
SHARE = (TWO[0], Choice("b", False, "", "", AT, share=0.5))  # noqa: FBT003
ITEMS = tuple(Item(text, "", "", AT) for text in "abc")
SPOTS = (Region("circle", (1, 1, 1)), Region("circle", (9, 9, 1)))
BODIES: list[tuple[Body, dict[str, Any]]] = [
    (Single(TWO), {"kind": "single", "right": [True, False]}),
    (Single(SHARE), {"kind": "single", "right": [True, False], "shares": [0, 0.5]}),
    (Multiple(TWO), {"kind": "multiple", "right": [True, False]}),
    (Multiple(TWO, partial=True), {"kind": "multiple", "right": [True, False], "partial": True}),
    (
        Multiple(TWO, partial=True, penalty=False),
        {"kind": "multiple", "right": [True, False], "partial": True, "penalty": False},
    ),
    (TrueFalse(correct=False), {"kind": "true-false", "right": [False, True]}),
    (Number((Interval(1, 2.5),)), {"kind": "number", "accept": [[1, 2.5, 1]]}),
    (
        Number((Interval(1, 1), Interval(0, 3, 0.5)), "kg", {"t": 1000.0}, unit_needed=True),
        {
            "kind": "number",
            "accept": [[1, 1, 1], [0, 3, 0.5]],
            "units": {"kg": 1, "t": 1000},
            "unit_needed": True,
        },
    ),
    (ShortText((Accepted("a*"), Accepted("b", 0.5))), {"kind": "text", "accept": [["a*", 1], ["b", 0.5]]}),
    (
        ShortText((Accepted("a"),), case=True, diacritics=True),
        {"kind": "text", "accept": [["a", 1]], "case": True, "diacritics": True},
    ),
    (
        Cloze("[[1]] [[2]]", (TypedGap(("a", "b")), ChosenGap(("c", "d", "e")))),
        {"kind": "cloze", "gaps": [{"accept": ["a", "b"]}, {"of": 3}]},
    ),
    (
        Cloze("[[1]]", (TypedGap(("a",)),), partial=False, case=True),
        {"kind": "cloze", "gaps": [{"accept": ["a"]}], "partial": False, "case": True},
    ),
    (
        Matching(ITEMS, ("x", "y", "z", "u"), (2, 0, 1)),
        {"kind": "matching", "right": [3, 1, 2], "targets": 4},
    ),
    (
        Categorise(ITEMS, ("x", "y"), (1, 0, 1), penalty=True),
        {"kind": "categorise", "right": [2, 1, 2], "targets": 2, "penalty": True},
    ),
    (
        Categorise(ITEMS, ("x", "y"), (1, 0, 1), partial=False, penalty=True),
        {"kind": "categorise", "right": [2, 1, 2], "targets": 2, "partial": False},
    ),
    (Ordering(ITEMS), {"kind": "ordering", "items": 3, "partial": "subsequence"}),
    (Ordering(ITEMS, by="pairs"), {"kind": "ordering", "items": 3, "partial": "pairs"}),
    (Ordering(ITEMS, partial=False), {"kind": "ordering", "items": 3}),
    (Hotspot("a.png", "a", TWO, SPOTS), {"kind": "hotspot", "right": [True, False]}),
    (
        Hotspot("a.png", "a", TWO, SPOTS, many=True, partial=True),
        {"kind": "hotspot", "right": [True, False], "many": True, "partial": True},
    ),
    (Scale(ITEMS), {"kind": "scale", "levels": 3}),
    (Reflection("A model."), {"kind": "reflection"}),
]


@pytest.mark.parametrize(("body", "key"), BODIES, ids=lambda value: getattr(value, "kind", ""))
def test_a_kind_writes_its_key(body: Body, key: dict[str, Any]) -> None:
    """The key holds what grading needs; what is the default of the kind is not written."""
    question = Question("q", "?", body, 2.0, "", AT)
    assert json.loads(json.dumps(answer_key(question))) == {"points": 2, **key}


def test_whole_numbers_have_no_decimal_point() -> None:
    """A page is not made longer by points behind whole numbers; half a point stays."""
    number = Number((Interval(10.0, 12.5),))
    assert json.dumps(answer_key(Question("q", "?", number, 1.0, "", AT))) == (
        '{"kind": "number", "points": 1, "accept": [[10, 12.5, 1]]}'
    )
    single = Question("q", "?", Single(TWO), 0.5, "", AT)
    assert json.dumps(answer_key(single)) == '{"kind": "single", "points": 0.5, "right": [true, false]}'


@pytest.mark.parametrize(
    ("value", "tolerance", "figures", "ends"),
    [
        ("12.5", "", None, (12.5, 12.5)),
        ("10..15", "", None, (10, 15)),
        ("-2..-1", "", None, (-2, -1)),
        ("0.3", "0.1", None, (0.2, 0.4)),
        ("0.1", "0.2", None, (-0.1, 0.3)),
        ("1.1", "1.1", None, (0, 2.2)),
        ("200", "5%", None, (190, 210)),
        ("-200", "5%", None, (-210, -190)),
        ("0.7", "10%", None, (0.63, 0.77)),
        ("12.34", "", 3, (12.25, 12.35)),
        ("12.35", "", 3, (12.35, 12.45)),
        ("1234", "", 2, (1150, 1250)),
        ("9.996", "", 3, (9.95, 10.05)),
        ("-0.00123", "", 2, (-0.00125, -0.00115)),
        ("0", "", 3, (0, 0)),
    ],
)
def test_an_interval_has_the_ends_that_one_computes_by_hand(
    value: str, tolerance: str, figures: int | None, ends: tuple[float, float]
) -> None:
    """Ends are computed in decimal fractions, not in doubles, where 0.3 - 0.1 is a little less than 0.2."""
    assert interval(value, tolerance, figures) == ends
