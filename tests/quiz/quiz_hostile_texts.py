"""Random questions of many kinds with texts that mean something to other formats, for round trips."""

from __future__ import annotations

from hypothesis import strategies as st

from quiz_samples import choice, item, question
from symbios.quiz.formats.markdown import escaped
from symbios.quiz.formats.patterns import pattern_of
from symbios.quiz.model import (
    Accepted,
    Body,
    Categorise,
    ChosenGap,
    Cloze,
    Interval,
    Matching,
    Multiple,
    Number,
    Ordering,
    Question,
    Reflection,
    Scale,
    ShortText,
    Single,
    TrueFalse,
    TypedGap,
)

_MEANT_ELSEWHERE = (
    "<script>",
    "]]>",
    "&lt;",
    "&#91;",
    "<!--",
    "-->",
    "{1:SA:=x}",
    "[[1]]",
    "\\[\\[1]]",
    "<p>",
    "</p>",
    "<br>",
    "gapx1e",
    "~%50%",
    "=",
    "#",
    "</qti-prompt>",
)
_SIGNS = st.sampled_from("abcčž 09.,;:!?-—\"'“”<>&#%=~{}[]()|\\/*_`^$@+\u00a0\u200b\u202eé😀אב")
_OTHERS = st.characters(blacklist_categories=("Cs", "Cc", "Cn", "Co"))


def _one_line(text: str) -> str:
    return " ".join(text.split())


_PIECES = st.sampled_from(_MEANT_ELSEWHERE) | st.text(_SIGNS | _OTHERS, max_size=30)
PLAIN = st.lists(_PIECES, min_size=1, max_size=4).map("".join).map(_one_line).filter(bool)
"""A text without markup, on one line, that looks like the markup of other formats."""
TEXT = PLAIN.map(escaped).filter(bool)
_MAYBE = st.just("") | TEXT
_LINE = PLAIN.filter(lambda text: "gap" not in text)
_NUMBERS = st.decimals(-10_000, 10_000, places=4).map(float)


def _unique(strategy: st.SearchStrategy[str], least: int, most: int) -> st.SearchStrategy[list[str]]:
    return st.lists(strategy, min_size=least, max_size=most, unique=True)


@st.composite
def _single(draw: st.DrawFn) -> Body:
    texts = draw(st.lists(TEXT, min_size=2, max_size=5))
    right = draw(st.integers(0, len(texts) - 1))
    rows = [choice(text, correct=place == right, feedback=draw(_MAYBE)) for place, text in enumerate(texts)]
    return Single(tuple(rows), draw(st.booleans()))


@st.composite
def _multiple(draw: st.DrawFn) -> Body:
    texts = draw(st.lists(TEXT, min_size=3, max_size=6))
    rows = [choice(text, correct=place < 2, feedback=draw(_MAYBE)) for place, text in enumerate(texts)]
    rows = draw(st.permutations(rows))
    return Multiple(tuple(rows), partial=True, penalty=draw(st.booleans()), shuffle=draw(st.booleans()))


@st.composite
def _number(draw: st.DrawFn) -> Body:
    low, high = sorted(draw(st.tuples(_NUMBERS, _NUMBERS)))
    return Number(
        (Interval(low, high, 1.0, draw(_MAYBE)), Interval(round(low - 1, 6), low, 0.5)), draw(st.just("kg"))
    )


@st.composite
def _text(draw: st.DrawFn) -> Body:
    first, second = draw(_unique(PLAIN.map(lambda text: pattern_of((text,))), 2, 2))
    accepted = (Accepted(first, 1.0, draw(_MAYBE)), Accepted(second, 0.5), Accepted("ž", 0.0, draw(_MAYBE)))
    return ShortText(accepted, case=draw(st.booleans()), diacritics=True)


@st.composite
def _cloze(draw: st.DrawFn) -> Body:
    patterns = PLAIN.map(lambda text: pattern_of((text,), gap=True))
    text = escaped(f"{draw(_LINE)} gapa {draw(_LINE)} gapb").replace("gapa", "[[1]]").replace("gapb", "[[2]]")
    gaps = TypedGap(("ž", *draw(_unique(patterns, 1, 3)))), ChosenGap(tuple(draw(_unique(PLAIN, 2, 4))))
    return Cloze(text, tuple(draw(st.permutations(gaps))), case=draw(st.booleans()), diacritics=True)


@st.composite
def _matching(draw: st.DrawFn) -> Body:
    items = tuple(item(draw(TEXT)) for _ in range(3))
    targets = tuple(draw(_unique(TEXT, 4, 4)))
    if draw(st.booleans()):
        return Categorise(items, targets[:2], (0, 1, 1), shuffle=draw(st.booleans()))
    return Matching(items, targets, (0, 1, 2), shuffle=draw(st.booleans()))


_BODIES = st.one_of(
    _single(),
    _multiple(),
    st.builds(TrueFalse, st.booleans(), _MAYBE, _MAYBE),
    _number(),
    _text(),
    _cloze(),
    _matching(),
    st.lists(TEXT, min_size=2, max_size=4).map(
        lambda texts: Ordering(tuple(map(item, texts)), partial=False)
    ),
    st.lists(TEXT, min_size=2, max_size=4).map(lambda texts: Scale(tuple(map(item, texts)))),
    st.builds(Reflection, _MAYBE),
)


@st.composite
def questions(draw: st.DrawFn) -> Question:
    """Return a random question."""
    return question(draw(_BODIES), prompt=draw(TEXT), feedback=draw(_MAYBE))
