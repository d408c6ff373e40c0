"""What GIFT can hold comes back from it as it was, whatever stands in the texts."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from symbios.problems import Report
from symbios.quiz.formats import gift
from symbios.quiz.formats.escapes import at_start, signs_escaped
from symbios.quiz.formats.markdown import escaped
from symbios.quiz.formats.textpatterns import needs_signs, pattern_of_text
from symbios.quiz.model import (
    Accepted,
    Body,
    Choice,
    ChosenGap,
    Cloze,
    Interval,
    Item,
    Matching,
    Multiple,
    Number,
    Place,
    Question,
    Reflection,
    ShortText,
    Single,
    TrueFalse,
    TypedGap,
)
from symbios.yamlio import Mark

if TYPE_CHECKING:
    from symbios.quiz.formats.loss import Loss

HERE = Place(Mark(1, 1))
HOSTILE = "\\~=#{}:%[]()*_`<>&|-+!.$\"'/ \t"
PIECES = (
    "->",
    "[html]",
    "[markdown]",
    "[plain]",
    "%50%",
    "%-5%",
    "::",
    "####",
    "//",
    "$CATEGORY:",
    "\\n",
    "T",
)
MARKUP = ("**bold**", "*it*", "`a`", "H<sub>2</sub>O", "[a](http://x.y/z)", "![a](b.png)", "<br>", "x<br>y")


def collapsed(text: str) -> str:
    """Return a text as every reader of questions leaves it: one space between two words."""
    return " ".join(text.split())


plain = (
    st.lists(st.one_of(st.sampled_from(PIECES), st.text(HOSTILE + "aB1čß€😀", max_size=6)), max_size=5)
    .map(lambda parts: collapsed("".join(parts)))
    .filter(bool)
)
marked = st.tuples(plain, st.sampled_from(MARKUP), plain).map(
    lambda parts: f"a{signs_escaped(parts[0])} {parts[1]} {signs_escaped(parts[2])}"
)
text = st.one_of(plain.map(escaped), marked)
feedback = st.one_of(st.just(""), text)
share = st.sampled_from([0.0, 0.25, 0.5, 1.0])


def choice(text_: str, *, correct: bool, feedback_: str = "", share_: float = 0.0) -> Choice:
    """Return a choice of no importance otherwise."""
    return Choice(text_, correct, feedback_, "", HERE, share_)


@st.composite
def singles(draw: st.DrawFn) -> Single:
    """Return choices of which one is right."""
    wrong = [
        choice(draw(text), correct=False, feedback_=draw(feedback), share_=draw(share))
        for _ in range(draw(st.integers(1, 3)))
    ]
    right = choice(draw(text), correct=True, feedback_=draw(feedback))
    place = draw(st.integers(0, len(wrong)))
    return Single((*wrong[:place], right, *wrong[place:]))


@st.composite
def multiples(draw: st.DrawFn) -> Multiple:
    """Return choices of which several are right, and at least one is wrong."""
    right = draw(st.lists(st.booleans(), min_size=1, max_size=4))
    made = [choice(draw(text), correct=each, feedback_=draw(feedback)) for each in (True, *right, False)]
    return Multiple(tuple(made), partial=True, penalty=draw(st.booleans()))


@st.composite
def numbers(draw: st.DrawFn) -> Number:
    """Return accepted numbers, the first of which is worth all points."""
    value = st.decimals(-1000, 1000, places=3).map(float)
    found = []
    for number in range(draw(st.integers(1, 3))):
        low, high = sorted((draw(value), draw(value)))
        found.append(Interval(low, high, draw(share) if number else 1.0, draw(feedback)))
    return Number(tuple(found))


accepted_text = plain.filter(lambda each: "->" not in each)


@st.composite
def short_texts(draw: st.DrawFn) -> ShortText:
    """Return accepted texts, the first of which is worth all points."""
    texts = draw(st.lists(accepted_text, min_size=1, max_size=3))
    patterns = [pattern_of_text(each) for each in texts]
    found = [Accepted(patterns[0], 1.0, draw(feedback))]
    found += [Accepted(each, draw(share), draw(feedback)) for each in patterns[1:]]
    return ShortText(tuple(found), diacritics=any(needs_signs(each) for each in patterns))


@st.composite
def matchings(draw: st.DrawFn) -> Matching:
    """Return items with targets, some of which fit nothing."""
    targets = draw(st.lists(plain.map(escaped), min_size=2, max_size=4, unique=True))
    used = draw(st.integers(1, len(targets)))
    right = [*range(used), *draw(st.lists(st.integers(0, used - 1), min_size=2 - min(used, 2), max_size=2))]
    items = tuple(Item(draw(text), "", "", HERE) for _ in right)
    return Matching(items, tuple(targets), tuple(right))


@st.composite
def clozes(draw: st.DrawFn) -> Cloze:
    """Return a text with one gap that does not stand at its end."""
    before, after = draw(st.one_of(st.just(""), plain)), draw(plain)
    body = at_start(f"{signs_escaped(before)} [[1]] {signs_escaped(after)}".strip())
    if draw(st.booleans()):
        choices = draw(st.lists(text, min_size=2, max_size=3, unique=True))
        return Cloze(body, (ChosenGap(tuple(choices)),))
    texts = draw(st.lists(accepted_text, min_size=1, max_size=3, unique=True))
    patterns = tuple(dict.fromkeys(pattern_of_text(each, gap=True) for each in texts))
    return Cloze(body, (TypedGap(patterns),), diacritics=any(needs_signs(each) for each in texts))


truths = st.builds(TrueFalse, st.booleans(), feedback, feedback)
KINDS = {
    "single": singles(),
    "multiple": multiples(),
    "true-false": truths,
    "number": numbers(),
    "text": short_texts(),
    "matching": matchings(),
    "cloze": clozes(),
    "reflection": st.just(Reflection()),
}


def through(*questions: Question) -> tuple[list[str], tuple[Question, ...], tuple[Loss, ...], str]:
    """Return the losses of writing, the questions and losses of reading again, and the file."""
    written, lost = gift.write(questions, "")
    report = Report()
    found = gift.read(written.encode(), "a.gift", report)
    assert report.render() == "", written
    return [str(loss) for loss in lost], found.questions, found.losses, written


@pytest.mark.parametrize("kind", KINDS)
@settings(max_examples=120, deadline=None, derandomize=True, database=None)
@given(data=st.data())
def test_what_is_written_is_read_again(kind: str, data: st.DataObject) -> None:
    """A question of each kind comes back equal, without any loss, from hostile texts too."""
    body: Body = data.draw(KINDS[kind])
    question = Question("a-1", data.draw(text), body, 1.0, data.draw(feedback), HERE)
    lost, found, losses, written = through(question, question)
    assert lost == [], written
    assert [each.became for each in losses if "the id" not in each.became] == [], written
    assert found[0] == question, written


@settings(max_examples=300, deadline=None, derandomize=True, database=None)
@given(data=st.one_of(st.binary(max_size=200), st.text(HOSTILE + "\nT1ab", max_size=200).map(str.encode)))
def test_no_file_breaks_the_reader(data: bytes) -> None:
    """Whatever a file holds, it ends in questions, losses and problems that can be printed."""
    report = Report()
    found = gift.read(data, "a.gift", report)
    report.render()
    for question in found.questions:
        assert question.prompt
