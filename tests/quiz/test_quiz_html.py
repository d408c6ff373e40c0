"""The form of a quiz: named, readable and answerable without script, and silent about what is right."""

import json
import re
from collections.abc import Iterator
from html import escape
from html.parser import HTMLParser

import pytest

from quiz_lessons import one
from symbios.markup import Html
from symbios.quiz.html import client_strings, render

QUIZ = one(
    "```quiz\nid: q\ntitle: Check *yourself*\npass: 80\nquestions:\n"
    "  - id: a\n    prompt: What is 1 < 2?\n    feedback: OVERALL\n    choices:\n"
    "      - {text: Yes & no, correct: true, feedback: '</script><b>WHY</b><!-- x'}\n"
    "      - No\n"
    "  - id: b\n    type: multiple\n    partial: true\n    shuffle: true\n    points: 2\n    prompt: Which?\n"
    "    choices: [{text: One, correct: true}, {text: Two, correct: true}, Three]\n"
    "  - id: c\n    type: true-false\n    prompt: Heat is waste.\n    correct: false\n"
    "    feedback_true: THINK\n```"
)


class Page(HTMLParser):
    """What a browser without script makes of the form: its elements, and the text that can be read."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.elements: list[tuple[str, dict[str, str | None]]] = []
        self.text: dict[str, str] = {}
        self.visible = ""
        self.script = ""
        self._open: list[tuple[str, str]] = []
        self.feed(html)
        self.close()
        assert not self._open

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Keep an element and open it."""
        attributes = dict(attrs)
        self.elements.append((tag, attributes))
        if tag not in {"input", "img", "br"}:
            name = attributes.get("id") or attributes.get("for") or ""
            self._open.append((tag, f"{tag} {name}"))

    def handle_endtag(self, tag: str) -> None:
        """Close the element that was opened last; anything else is not well nested."""
        assert self._open.pop()[0] == tag

    def handle_data(self, data: str) -> None:
        """Keep text, that of the script apart."""
        if any(tag == "script" for tag, _ in self._open):
            self.script += data
            return
        self.visible += data
        for _, name in self._open:
            self.text[name] = self.text.get(name, "") + data

    def all(self, tag: str) -> Iterator[dict[str, str | None]]:
        """Yield the attributes of all elements `tag`."""
        return (attributes for name, attributes in self.elements if name == tag)


def inline(text: str, /) -> Html:
    """Stand in for the Markdown renderer."""
    return Html(re.sub(r"\*(.+?)\*", r"<em>\1</em>", escape(text, quote=False)))


def marked(text: str, /) -> str:
    """Translate so that it shows."""
    return f"«{text}»"


@pytest.fixture
def page() -> Page:
    """Return the form of the quiz."""
    return Page(render(QUIZ, inline, marked))


def test_every_control_has_a_label_and_a_group(page: Page) -> None:
    """Each input has one label of its own, and each fieldset begins with its legend."""
    inputs = list(page.all("input"))
    labels = [label["for"] for label in page.all("label")]
    assert labels == [control["id"] for control in inputs]
    assert len(inputs) == 7
    tags = [tag for tag, _ in page.elements]
    assert [tags[index + 1] for index, tag in enumerate(tags) if tag == "fieldset"] == ["legend"] * 3
    assert page.text["label choice--a--1"] == "Yes & no"
    assert page.text["fieldset question--c"] == "Heat is waste.«True»«False»"


def test_controls_follow_the_kind(page: Page) -> None:
    """One choice is a radio button, any number is a box; values count from one."""
    found = [(c["type"], c["name"], c["value"]) for c in page.all("input")]
    assert found == [
        ("radio", "question--a", "1"),
        ("radio", "question--a", "2"),
        ("checkbox", "question--b", "1"),
        ("checkbox", "question--b", "2"),
        ("checkbox", "question--b", "3"),
        ("radio", "question--c", "1"),
        ("radio", "question--c", "2"),
    ]
    (many,) = [fieldset for fieldset in page.all("fieldset") if fieldset.get("aria-describedby")]
    assert page.text[f"p {many['aria-describedby']}"] == "«More than one answer may be right.»"


def test_ids_are_unique_and_references_resolve(page: Page) -> None:
    """No id stands twice, and whatever names an id finds it."""
    ids = [attributes["id"] for _, attributes in page.elements if "id" in attributes]
    assert len(set(ids)) == len(ids)
    for _, attributes in page.elements:
        for key in ("for", "aria-describedby", "aria-labelledby"):
            assert attributes.get(key) is None or attributes[key] in ids


def test_ids_do_not_meet_across_questions() -> None:
    """The first choice of question `a-1` and the question `a` with a choice 1 have different ids."""
    body = "```quiz\nid: {}\nWhat?\n- [x] One\n- [ ] Two\n```"
    found: list[str | None] = []
    for identity in ("a", "a-1", "a--1"):
        html = render(one(body.format(identity)), inline, marked)
        found += [attributes["id"] for _, attributes in Page(html).elements if "id" in attributes]
    assert len(set(found)) == len(found)


def test_the_key_is_not_in_the_text(page: Page) -> None:
    """Neither the text nor an attribute says what is right, or why."""
    for secret in ("WHY", "OVERALL", "THINK", "correct", "right:"):
        assert secret not in page.visible
    for _, attributes in page.elements:
        assert not {"checked", "data-correct", "data-right", "style"} & set(attributes)


def test_the_form_sends_nothing_and_has_no_button_without_script(page: Page) -> None:
    """The form has no address, and the only button is hidden and disabled: it stops the Enter key."""
    (form,) = page.all("form")
    assert {"action", "method", "target"} & set(form) == set()
    assert "novalidate" in form
    assert form["autocomplete"] == "off"
    (button,) = page.all("button")
    assert {"hidden", "disabled"} <= set(button)
    assert page.text["form "].startswith("Check yourself«Your answers are not checked here:")


def test_the_data_block_holds_key_and_feedback(page: Page) -> None:
    """The script finds all it needs in one data block, HTML already rendered."""
    assert json.loads(page.script) == {
        "questions": [
            {
                "id": "a",
                "kind": "single",
                "points": 1.0,
                "right": [True, False],
                "choices": ["&lt;/script&gt;&lt;b&gt;WHY&lt;/b&gt;&lt;!-- x", ""],
                "feedback": "OVERALL",
            },
            {
                "id": "b",
                "kind": "multiple",
                "points": 2.0,
                "right": [True, True, False],
                "partial": True,
                "shuffle": True,
            },
            {
                "id": "c",
                "kind": "true-false",
                "points": 1.0,
                "right": [False, True],
                "choices": ["THINK", ""],
            },
        ],
        "pass": 80,
    }


def test_nothing_ends_the_data_block_early() -> None:
    """HTML that the renderer lets through cannot close the script element nor open a comment in it."""
    html = render(QUIZ, Html, marked)
    block = html[html.index('<script type="application/json">') + 32 :]
    assert block.count("<") == 2
    assert block.endswith("</script></course-quiz>")
    assert json.loads(block[: -len("</script></course-quiz>")])["questions"][0]["choices"][0] == (
        "</script><b>WHY</b><!-- x"
    )


def test_the_generator_does_not_name_itself() -> None:
    """Whatever course is built, the name of the generator's first project is nowhere in a form."""
    assert "symbios" not in render(QUIZ, inline, marked).casefold()
    assert "symbios" not in json.dumps(client_strings(marked)).casefold()


def test_strings_for_the_script_are_translated() -> None:
    """Every string of the script goes through the catalog; places for numbers stay."""
    strings = client_strings(marked)
    assert all(value.startswith("«") for value in strings.values())
    assert strings["found"] == "«Right answers chosen: {n} of {total}»"
    assert set(strings) == {
        "check",
        "again",
        "right",
        "wrong",
        "partly",
        "found",
        "choose",
        "score",
        "passed",
        "failed",
    }


def test_the_same_quiz_gives_the_same_bytes() -> None:
    """A form is a function of its quiz."""
    assert render(QUIZ, inline, marked) == render(QUIZ, inline, marked)
