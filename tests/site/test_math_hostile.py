"""Formulas that want to run something, to hang or to break the page."""

from __future__ import annotations

import random
import re

import pytest

from symbios.site.math import Fault, formula

HOSTILE = (
    *(r"\text{<script>alert(1)</script>}", r"\text{</math><img src=x onerror=a>}", "<img src=x>"),
    *(r"\text{&#x3c;b&#xD800;}", r"\unicode{3c}", r"\verb|<b>|", r"\class{a}{b}", r"\color{red}{x}"),
    *("{" * 30 + "x" + "}" * 30, r"\sqrt " * 150 + "x", "x^" * 300 + "x", r"\left(" * 100, "'" * 900),
    *(r"\operatorname{" + " " * 900 + "}", "1" * 900, r"\begin{aligned}" * 50, r"\text{" * 150, "&" * 900),
    *(r"\frac" * 200, "\N{RIGHT-TO-LEFT OVERRIDE}x", "\x00", "a\x0bb", r"\mathbb{+}", r"\not"),
    *("&#x110000;", "&#x3c;b&#x3e;", "x_" * 400, r"\end{cases}"),
)
PIECES = (
    *"{}^_&'%#~|()[]<>=+-.,: 12ax",
    *(r"\frac", r"\sqrt", r"\left(", r"\right)", r"\text{a}", r"\\", r"\alpha", r"\mathrm{kg}"),
    *(r"\begin{aligned}", r"\end{aligned}", r"\begin{cases}", r"\end{cases}", r"\sum", r"\overbrace"),
    *(
        r"\xrightarrow",
        r"\big",
        r"\binom",
        r"\mathbb",
        r"\operatorname{a}",
        r"\middle",
        r"\,",
        r"\limits",
        "mm",
    ),
)
TAG = re.compile(
    r"</?(?:math|m(?:frac|i|n|o|over|root|row|space|sqrt|style|sub|subsup|sup|table|td|text|tr|under|underover))"
    r"(?: (?:accent|accentunder|columnalign|display|displaystyle|form|linethickness|lspace|mathvariant|"
    r'maxsize|minsize|movablelimits|rspace|scriptlevel|stretchy|width)="[a-z0-9.+-]+")*/?>'
)


@pytest.mark.parametrize("tex", HOSTILE, ids=lambda tex: tex[:20])
def test_hostile_formulas_end_in_a_message_or_in_plain_mathml(tex: str) -> None:
    """Nothing comes through that is no element of MathML, nothing raises, and nothing hangs."""
    check_safe(formula(f"${tex}$"))


def test_random_formulas_end_well_too() -> None:
    """Whatever stands between two dollars gives MathML or a fault."""
    chance = random.Random(5)
    kinds = set()
    for _ in range(3000):
        found = formula(f"${''.join(chance.choices(PIECES, k=chance.randint(1, 12)))}$")
        kinds.add(type(found))
        check_safe(found)
    assert kinds == {str, Fault}


def check_safe(found: str | Fault) -> None:
    """Fail where something stands in a formula that no formula needs."""
    if isinstance(found, str):
        assert not set("<>") & set(TAG.sub("", found)), found
