"""Questions, answered by keyboard alone."""

from __future__ import annotations

import json
import re
from typing import TYPE_CHECKING

import pytest
from playwright.sync_api import expect

from browser_reader import focused, tab_to

if TYPE_CHECKING:
    from pathlib import Path

    from playwright.sync_api import Locator, Page

    from browser_reader import Readers

pytestmark = pytest.mark.browser

SINGLE, MULTIPLE, STATEMENT = "Who can use the heat", "What does a bakery have", "Surplus heat is a resource"


@pytest.fixture
def lesson(readers: Readers, languages_site: Path) -> Page:
    """Open a lesson with one question of each kind, from the disk; the learner's walk does so on a host."""
    page = readers.page()
    page.goto(f"{languages_site.as_uri()}/en/first-steps/bakery.html")
    return page


def _question(page: Page, prompt: str) -> Locator:
    return page.get_by_role("group", name=prompt)


def _status(question: Locator) -> Locator:
    return question.get_by_role("status")


def _press_check(page: Page, question: Locator) -> None:
    tab_to(page, question.get_by_role("button", name="Check"), limit=6)
    page.keyboard.press("Enter")


def _try_again(page: Page, question: Locator) -> None:
    tab_to(page, question.get_by_role("button", name="Try again"), limit=2)
    page.keyboard.press("Enter")


def _live(place: Locator) -> bool:
    """Say whether what appears in `place` is announced."""
    regions = "[aria-live=polite], [aria-live=assertive], [role=status], [role=alert]"
    return bool(place.evaluate(f"element => element.closest('{regions}') !== null"))


def test_single(lesson: Page) -> None:
    """A wrong choice is announced and explained while the next try, from the first choice, is made."""
    page, question = lesson, _question(lesson, SINGLE)
    first = question.get_by_role("radio").first
    tab_to(page, first)
    page.keyboard.press("ArrowDown")
    expect(question.get_by_role("radio", name="An ice rink")).to_be_checked()
    _press_check(page, question)
    expect(_status(question)).to_contain_text("Not right")
    feedback = question.get_by_text("An ice rink wants to be rid of heat itself.")
    expect(feedback).to_be_visible()
    assert _live(feedback)
    expect(question.get_by_text("A laundry needs warm water all day.")).to_be_hidden()
    _try_again(page, question)
    assert focused(first)
    expect(_status(question)).to_be_empty()
    expect(question.get_by_role("radio", checked=True)).to_have_count(0)
    page.keyboard.press("Space")
    expect(feedback).to_be_visible()
    expect(question).not_to_contain_text("✗")
    _press_check(page, question)
    expect(feedback).to_be_hidden()
    expect(_status(question)).to_contain_text("Right")
    expect(_status(question)).to_be_focused()
    expect(question.get_by_role("button")).to_have_count(0)
    expect(question.get_by_text("A laundry needs warm water all day.")).to_be_visible()


def test_multiple(lesson: Page) -> None:
    """Some right choices are counted without telling which are missing; all of them are right."""
    page, question = lesson, _question(lesson, MULTIPLE)
    boxes = question.get_by_role("checkbox")
    tab_to(page, boxes.first)
    page.keyboard.press("Space")
    page.keyboard.press("Tab")
    page.keyboard.press("Space")
    _press_check(page, question)
    expect(_status(question)).to_contain_text("Not right")
    expect(_status(question)).to_contain_text("1 of 2")
    expect(question.get_by_text("Leather comes from a tannery.")).to_be_visible()
    expect(question.get_by_text("Warm air is energy.")).to_be_hidden()
    _try_again(page, question)
    assert focused(boxes.first)
    page.keyboard.press("Space")
    page.keyboard.press("Tab")
    page.keyboard.press("Tab")
    page.keyboard.press("Space")
    expect(question.get_by_role("checkbox", checked=True)).to_have_count(2)
    _press_check(page, question)
    expect(_status(question)).to_contain_text("Right")
    expect(question.get_by_text("Warm air is energy.")).to_be_visible()


def test_true_false(lesson: Page) -> None:
    """A statement is answered with the arrow keys, wrong and then right."""
    page, question = lesson, _question(lesson, STATEMENT)
    tab_to(page, question.get_by_role("radio").first)
    page.keyboard.press("ArrowDown")
    expect(question.get_by_role("radio", name="False")).to_be_checked()
    _press_check(page, question)
    expect(_status(question)).to_contain_text("Not right")
    feedback = question.get_by_text("Energy stands in the definition.")
    expect(feedback).to_be_visible()
    assert _live(feedback)
    _try_again(page, question)
    page.keyboard.press("Space")
    _press_check(page, question)
    expect(_status(question)).to_contain_text("Right")


def test_check_without_an_answer_asks_for_one(lesson: Page) -> None:
    """Checking an empty question says what to do and grades nothing."""
    question = _question(lesson, SINGLE)
    tab_to(lesson, question.get_by_role("button", name="Check"))
    lesson.keyboard.press("Enter")
    expect(_status(question)).to_contain_text("Choose an answer")
    expect(question.get_by_role("button", name="Try again")).to_be_hidden()


def test_enter_on_a_choice_does_not_leave_the_page(lesson: Page) -> None:
    """Enter inside the form never sends it."""
    address = lesson.url
    tab_to(lesson, _question(lesson, SINGLE).get_by_role("radio").first)
    lesson.keyboard.press("Enter")
    lesson.keyboard.press("Space")
    assert lesson.url == address


def test_results_are_words_and_signs_not_colours(lesson: Page) -> None:
    """A choice has words of its own, with a sign that is no letter; the verdict is on the whole question."""
    question = _question(lesson, SINGLE)
    question.get_by_label("An ice rink").check()
    question.get_by_role("button", name="Check").click()
    feedback = question.get_by_text("An ice rink wants to be rid of heat itself.").locator("xpath=..")
    expect(feedback).to_contain_text("✗ Wrong choice.")
    expect(_status(question)).to_have_text("✗ Not right.")
    expect(question.get_by_text("✓")).to_have_count(0)


def test_the_key_cannot_be_read_before_answering(lesson: Page) -> None:
    """Neither the text nor the accessibility tree holds feedback or says which choice is right."""
    main = lesson.get_by_role("main")
    data = json.loads(main.locator("script[type='application/json']").text_content() or "")
    secrets = [
        text
        for question in data["questions"]
        for text in [*question.get("choices", []), question.get("feedback", "")]
        if text
    ]
    assert len(secrets) == 7
    seen = main.inner_text() + main.aria_snapshot()
    assert [secret for secret in secrets if secret in seen] == []
    assert "Right" not in seen
    marks = "element => [...element.attributes].map((attribute) => attribute.name).sort().join()"
    attributes = {control.evaluate(marks) for control in main.locator("fieldset input[type=radio]").all()}
    assert len(attributes) == 1


def test_the_whole_quiz_is_summed_up(lesson: Page) -> None:
    """Once every question is checked, points and result are announced."""
    for prompt, answers in ((SINGLE, ["A laundry"]), (MULTIPLE, ["Old bread"]), (STATEMENT, ["True"])):
        question = _question(lesson, prompt)
        for answer in answers:
            question.get_by_label(answer, exact=True).check()
        question.get_by_role("button", name="Check").click()
    score = lesson.get_by_role("status").filter(has_text=re.compile(r"Points: 2 of 3 \(66\s?%\)"))
    expect(score).to_be_visible()
    expect(score).to_contain_text("Passed")
