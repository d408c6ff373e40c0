"""The form of a quiz: named, readable and answerable without script, and silent about what is right."""

import json
from dataclasses import replace

import pytest

from quiz_lessons import one
from quiz_page import Page, inline, marked
from symbios.markup import Html
from symbios.quiz.html import client_strings, render
from symbios.quiz.model import KINDS

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
    note = page.text[f"p {many['aria-describedby']}"]
    assert note == "«More than one answer may be right.» «Points: 2»."


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
    assert form["autocomplete"] == "off"
    (button,) = page.all("button")
    assert {"hidden", "disabled"} <= set(button)
    assert page.text["form "].startswith("Check yourself«Without scripts no answer is checked.»")


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
    assert strings["moved"] == "«{item} is now at place {n} of {total}.»"


def test_a_page_holds_only_the_strings_of_its_kinds() -> None:
    """What only some kinds and exams say is left out elsewhere; together they say everything."""
    every = set(client_strings(marked))
    parts = {
        kind: set(client_strings(marked, [kind]))
        for kind in (*KINDS, "exam", "mastery", "hints", "tries", "solution", "parts")
    }
    assert set().union(*parts.values()) == every
    shared = set.intersection(*parts.values())
    assert {"check", "again", "right", "wrong", "score"} <= shared
    assert {kind: sorted(found - shared) for kind, found in parts.items() if kind in {"single", "scale"}} == {
        "single": ["choice_missed", "choice_right", "choice_wrong", "found"],
        "scale": ["compare", "done", "model", "noted"],
    }
    assert {"up", "down", "moved", "right_order", "move"} <= parts["ordering"] - parts["matching"]
    assert {"exam_start", "exam_hand_in", "exam_new"} <= parts["exam"] - parts["cloze"]


def test_the_page_says_what_an_exam_is() -> None:
    """Before an exam stand the number of questions, the time, and that nobody watches over it."""
    head = "```quiz\nid: e\nmode: exam\ntime_limit: 12.5\n"
    quiz = one(f"{head}questions:\n  - {{id: e1, prompt: A?, correct: true}}\n```")
    page = Page(render(quiz, inline, str))
    assert page.visible.startswith(
        "Questions: 1. Time limit: 12.5 min. Nobody watches over this exam, and the right answers are in the "
        "page’s source text. The result is for yourself."
    )
    assert json.loads(page.script)["mode"] == "exam"
    assert json.loads(page.script)["time_limit"] == 12.5


def test_a_reader_without_script_finds_the_answer_key() -> None:
    """The note that answers are not checked leads to the page with the answers, where there is one."""
    with_key = Page(render(QUIZ, inline, marked, key_page="../answer-key.html"))
    assert [link["href"] for link in with_key.all("a")] == ["../answer-key.html"]
    assert "«Check on paper»" in with_key.visible
    assert not list(Page(render(QUIZ, inline, marked)).all("a"))


def test_the_data_block_holds_what_the_script_needs_of_a_quiz() -> None:
    """Hints, attempts, outcomes and the rules of the quiz are data; unset ones are left out."""
    quiz = one(
        "```quiz\nid: q\nmode: exam\ndraw: 1\nattempts: 3\nreview: false\nquestions:\n"
        "  - {id: a, type: text, prompt: A?, accept: ['{sweet|acid} whey*', {text: milk, share: 50, "
        "feedback: Not *quite*}], hints: [One, {text: Two, cost: 25}], attempts: 4, solution_after: 2, "
        "outcome: 2}\n"
        "  - {id: b, type: reflection, prompt: B?, model: '*Well*.'}\n"
        "  - {id: c, type: cloze, prompt: C?, text: '[[one|uno]] [[= two | three]]', outcome: 9}\n```"
    )
    assert json.loads(Page(render(quiz, inline, marked, ("First", "Second <b>"))).script) == {
        "questions": [
            {
                "id": "a",
                "kind": "text",
                "points": 1,
                "accept": [["{sweet|acid} whey*", 1], ["milk", 0.5]],
                "matched": ["", "Not <em>quite</em>"],
                "hints": [{"html": "One"}, {"html": "Two", "cost": 25}],
                "attempts": 4,
                "solution_after": 2,
                "outcome": 2,
                "solutions": ["sweet whey…"],
            },
            {"id": "b", "kind": "reflection", "points": 1, "solution": "<em>Well</em>."},
            {
                "id": "c",
                "kind": "cloze",
                "points": 1,
                "gaps": [{"accept": ["one", "uno"]}, {"of": 2}],
                "solutions": ["one", ""],
                "outcome": 9,
            },
        ],
        "mode": "exam",
        "draw": 1,
        "attempts": 3,
        "review": False,
        "outcomes": {"2": "Second &lt;b&gt;"},
    }


def test_a_question_of_an_untranslated_bank_says_its_language() -> None:
    """Its words are marked as those of another language, those of the interface are not."""
    question = replace(QUIZ.questions[0], lang="en")
    page = Page(render(replace(QUIZ, questions=(question,)), inline, marked))
    marks = [
        (tag, attributes["class"]) for tag, attributes in page.elements if attributes.get("lang") == "en"
    ]
    assert marks == [("legend", "course-quiz__prompt"), ("div", "course-quiz__answer")]
    assert json.loads(page.script)["questions"][0]["feedback"] == '<span lang="en">OVERALL</span>'


def test_the_same_quiz_gives_the_same_bytes() -> None:
    """A form is a function of its quiz."""
    assert render(QUIZ, inline, marked) == render(QUIZ, inline, marked)
