"""The controls of each kind of question, literally, and the order in which things are shown."""

import json
import re
from pathlib import Path
from typing import Any

import pytest

from quiz_lessons import one
from quiz_page import Page, inline
from symbios.markup import Html
from symbios.quiz.forms import form
from symbios.quiz.forms.controls import letter, lettered, plain
from symbios.quiz.forms.map import image
from symbios.quiz.html import render
from symbios.quiz.model import KINDS, Hotspot, Question, Region
from symbios.quiz.shown import never_sorted, shown

FORMS: list[dict[str, Any]] = json.loads(
    (Path(__file__).parents[1] / "cases/quiz-html.json").read_text(encoding="utf-8")
)
PARTS = "div|p|ol|li|label|select|option|input|span|svg|rect|circle|polygon|textarea"


def only(case: dict[str, Any]) -> Question:
    """Return the question of a case."""
    (question,) = one("```quiz\n" + "\n".join(case["quiz"]) + "\n```").questions
    return question


def lines(html: str) -> list[str]:
    """Return HTML with one element of a form a line."""
    return re.sub(rf"(?<=>)(?=<(?:{PARTS})\b)", "\n", html).split("\n")


@pytest.mark.parametrize("case", FORMS, ids=lambda case: case["name"])
def test_the_form_of_each_kind(case: dict[str, Any]) -> None:
    """Controls, names and notes of a question are as written down."""
    found = form(only(case), inline, str)
    assert lines(found.controls) == case["html"]
    assert list(found.notes) == case.get("notes", [])


def test_every_kind_has_a_form() -> None:
    """The table leaves none out."""
    assert {only(case).kind for case in FORMS} == set(KINDS)


@pytest.mark.parametrize("case", FORMS, ids=lambda case: case["name"])
def test_every_control_has_a_name(case: dict[str, Any]) -> None:
    """Each control has a label with words or a name of its own, and no id stands twice."""
    page = Page(render(one("```quiz\n" + "\n".join(case["quiz"]) + "\n```"), inline, str))
    controls = [each for tag in ("input", "select", "textarea") for each in page.all(tag)]
    assert controls
    for control in controls:
        assert control.get("aria-label") or page.text[f"label {control['id']}"].strip()
        assert control["name"]
    ids = [attributes["id"] for _, attributes in page.elements if "id" in attributes]
    assert len(set(ids)) == len(ids)


@pytest.mark.parametrize("case", FORMS, ids=lambda case: case["name"])
def test_nothing_tells_what_is_right(case: dict[str, Any]) -> None:
    """Feedback and patterns stand in the data block alone, and no attribute marks a right answer."""
    page = Page(render(one("```quiz\n" + "\n".join(case["quiz"]) + "\n```"), inline, str))
    attributes = " ".join(str(value) for _, each in page.elements for value in each.values())
    assert "SECRET" not in page.visible + attributes
    assert "SECRET" in page.script
    names = {name for _, each in page.elements for name in each}
    assert not names & {"checked", "selected", "style", "data-right", "data-correct"}


def test_an_image_is_rendered_like_every_other() -> None:
    """The renderer, which checks addresses, gets Markdown; signs in the description mean nothing there."""
    asked: list[str] = []

    def listen(written: str, /) -> Html:
        asked.append(written)
        return Html("<img>")

    body = Hotspot("plan a.svg", 'A [plan]: *"x"*', (), (Region("rectangle", (1, 2.5, 3, 4)),))
    (case,) = [only(case) for case in FORMS if case["name"] == "a place on an image"]
    assert "<figure" in form(case, listen, str).controls
    assert asked[0] == "![Plan of a dairy](<plan.svg>)"
    image(body, listen)
    assert asked[-1] == r'![A \[plan\]: \*"x"\*](<plan a.svg>)'


def test_a_gap_that_has_no_place_comes_at_the_end() -> None:
    """A gap in the description of an image cannot be a field there; none is lost."""
    quiz = one("```quiz\nid: a\ntype: cloze\nprompt: A?\ntext: 'One [[x]], picture [[y]].'\n```")

    def with_attribute(written: str, /) -> Html:
        return Html(re.sub(r"picture (\S+)\.", r'<img alt="\1">', written))

    (found,) = [form(question, with_attribute, str).controls for question in quiz.questions]
    assert re.sub(r"<input[^>]*gap--a--(\d)[^>]*>", r"<\1>", re.sub(r" name=\S+", "", found)) == (
        '<div class="course-quiz__cloze"><p>One <1>, <img alt="…"></p><p><2></p></div>'
    )


def test_a_list_in_a_text_with_gaps_is_no_paragraph() -> None:
    """What the renderer makes a block of its own stays one."""
    quiz = one("```quiz\nid: a\ntype: cloze\nprompt: A?\ntext: |\n  - [[x]]\n\n  End\n```")
    (question,) = quiz.questions

    def with_list(written: str, /) -> Html:
        return Html(re.sub(r"^- (.*)", r"<ul><li>\1</li></ul>", written))

    found = form(question, with_list, str)
    assert re.sub(r"<input[^>]*>", "…", found.controls) == (
        '<div class="course-quiz__cloze"><ul><li>…</li></ul><p>End</p></div>'
    )


def test_letters_go_on_after_z() -> None:
    """A list may be longer than the alphabet."""
    assert [letter(place) for place in (1, 2, 26, 27, 52, 53, 703)] == [
        "A",
        "B",
        "Z",
        "AA",
        "AZ",
        "BA",
        "AAA",
    ]


@pytest.mark.parametrize(
    ("html", "words"),
    [
        ("Whey", "Whey"),
        ("<em>Sweet</em>  &amp; <strong>acid</strong>", "Sweet & acid"),
        ("H<sub>2</sub>O", None),
        ("<code>x</code>", None),
        ('<img alt="A" src="a.svg">', None),
        ("<math><mi>x</mi></math>", None),
    ],
)
def test_an_option_holds_text_or_nothing(html: str, words: str | None) -> None:
    """Markup that only stresses is left out; where it says something, the option is a letter."""
    assert plain(Html(html)) == words
    assert lettered(Html(html), 2) == ("B" if words is None else f"B. {words}")


def test_the_order_shown_depends_on_the_id_alone() -> None:
    """It is the same in each build and each locale, and another for another question."""
    assert shown("cheese", 5) == (2, 3, 4, 5, 1)
    assert shown("bread", 5) == (5, 1, 4, 2, 3)
    assert shown("cheese", 0) == ()


def test_rows_to_put_in_order_never_stand_solved() -> None:
    """Whatever the id is, the order is another than the right one; of two rows there is only one other."""
    for count in (2, 3, 4):
        right = tuple(range(1, count + 1))
        for number in range(50):
            found = never_sorted(f"id-{number}", count)
            assert found != right
            assert tuple(sorted(found)) == right
    assert never_sorted("alone", 1) == (1,)
