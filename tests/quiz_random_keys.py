"""Random keys, right answers to them, and any answers at all, for tests of what always holds."""

from __future__ import annotations

from typing import Any

from hypothesis import HealthCheck, settings
from hypothesis import strategies as st

STEADY = settings(
    derandomize=True, deadline=None, database=None, max_examples=60, suppress_health_check=list(HealthCheck)
)
"""The same examples in every run, however slow the machine."""

POINTS = st.sampled_from([0.01, 0.5, 1, 1.5, 3, 10])
SHARES = st.sampled_from([0, 0.1, 1 / 3, 0.5, 0.99, 1])
ALPHABET = st.characters(
    categories=("L", "M", "N", "P", "S", "Z", "Cf", "Cc"), max_codepoint=0x24FF, exclude_characters="\x00"
)
WORDS = st.text(st.sampled_from("abcABCéøßČç ’'-–.*{}|\\ـאبكכ٣\u200f\u0301ﬁ²"), max_size=12)
NUMBERS = st.floats(-1e6, 1e6).map(lambda number: round(number, 3))
UNITS = st.dictionaries(st.sampled_from(["kg", "t", "m³", "MW", "mW", "%", "€", "µg"]), SHARES, max_size=3)
ENDS = st.tuples(NUMBERS, st.sampled_from([0, 0.5, 100]), SHARES)
HOSTILE = st.text(
    st.sampled_from("0123456789.,' +-\u2212eExX×*^/%kgmMWt³²½\u066b٬١٢۳\u200f\u00a0\u202f=~€E°()"),
    max_size=16,
)
"""Texts that are nearly numbers."""


def choice_keys() -> st.SearchStrategy[dict[str, Any]]:
    """Return keys with choices."""
    return st.fixed_dictionaries(
        {
            "kind": st.sampled_from(["single", "multiple", "true-false", "hotspot"]),
            "points": POINTS,
            "right": st.lists(st.booleans(), max_size=6),
        },
        optional={
            "many": st.booleans(),
            "partial": st.booleans(),
            "penalty": st.booleans(),
            "shares": st.lists(SHARES, max_size=6),
        },
    )


def number_keys() -> st.SearchStrategy[dict[str, Any]]:
    """Return keys of numbers, each with one accepted answer at least."""
    interval = ENDS.map(lambda ends: [ends[0], ends[0] + ends[1], ends[2]])
    return st.fixed_dictionaries(
        {"kind": st.just("number"), "points": POINTS, "accept": st.lists(interval, min_size=1, max_size=3)},
        optional={"units": UNITS, "unit_needed": st.booleans()},
    )


def text_keys() -> st.SearchStrategy[dict[str, Any]]:
    """Return keys of texts."""
    accept = st.lists(st.tuples(WORDS, SHARES).map(list), min_size=1, max_size=3)
    return st.fixed_dictionaries(
        {"kind": st.just("text"), "points": POINTS, "accept": accept},
        optional={"case": st.booleans(), "diacritics": st.booleans()},
    )


def cloze_keys() -> st.SearchStrategy[dict[str, Any]]:
    """Return keys of texts with gaps."""
    typed = st.fixed_dictionaries({"accept": st.lists(WORDS, min_size=1, max_size=2)})
    gap = st.one_of(typed, st.fixed_dictionaries({"of": st.integers(1, 4)}))
    return st.fixed_dictionaries(
        {"kind": st.just("cloze"), "points": POINTS, "gaps": st.lists(gap, max_size=4)},
        optional={"partial": st.booleans(), "case": st.booleans(), "diacritics": st.booleans()},
    )


def matching_keys() -> st.SearchStrategy[dict[str, Any]]:
    """Return keys of items with targets."""
    return st.fixed_dictionaries(
        {
            "kind": st.sampled_from(["matching", "categorise"]),
            "points": POINTS,
            "right": st.lists(st.integers(1, 4), max_size=5),
            "targets": st.just(4),
        },
        optional={"partial": st.booleans(), "penalty": st.booleans()},
    )


def ordering_keys() -> st.SearchStrategy[dict[str, Any]]:
    """Return keys of items in order."""
    return st.fixed_dictionaries(
        {"kind": st.just("ordering"), "points": POINTS, "items": st.integers(0, 7)},
        optional={"partial": st.sampled_from(["subsequence", "pairs"])},
    )


def keys() -> st.SearchStrategy[dict[str, Any]]:
    """Return keys of all kinds."""
    scale = st.fixed_dictionaries({"kind": st.just("scale"), "points": POINTS, "levels": st.integers(1, 5)})
    return st.one_of(
        choice_keys(),
        number_keys(),
        text_keys(),
        cloze_keys(),
        matching_keys(),
        ordering_keys(),
        scale,
        st.fixed_dictionaries({"kind": st.just("reflection"), "points": POINTS}),
    )


def answers() -> st.SearchStrategy[Any]:
    """Return anything that JSON can hold, often something that could be an answer."""
    number = st.one_of(st.integers(-1, 8), st.sampled_from([1.0, 2.5, 1e300, True, None, "1", [1], {"a": 1}]))
    return st.one_of(
        st.lists(st.integers(0, 7), max_size=8),
        st.lists(st.one_of(number, WORDS), max_size=6),
        st.integers(1, 7).flatmap(lambda count: st.permutations(range(1, count + 1))),
        WORDS,
        HOSTILE,
        NUMBERS.map(str),
        st.text(ALPHABET, max_size=20),
        number,
    )


def tried() -> st.SearchStrategy[tuple[dict[str, Any], Any]]:
    """Return a key and any answer."""
    return st.tuples(keys(), answers())
