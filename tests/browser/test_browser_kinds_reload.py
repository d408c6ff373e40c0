"""What a learner did with a question of each kind, or with a whole quiz, is there again after a reload."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from playwright.sync_api import expect

from browser_questions import KINDS, READ_OUT, address, answer_wrong, check, heard, listen, question
from browser_reader import wait_until

if TYPE_CHECKING:
    from playwright.sync_api import Page

    from browser_reader import Readers
    from browser_server import SiteServer

pytestmark = pytest.mark.browser

ASKED_FOR = {
    **dict.fromkeys(("number", "text", "cloze", "reflection"), "Write an answer first."),
    "ordering": "Move a line first.",
}


@pytest.mark.parametrize("kind", KINDS)
def test_order_and_answer_outlive_a_reload(readers: Readers, questions_server: SiteServer, kind: str) -> None:
    """The order stays before the first answer too; what is shown again is not read out."""
    page = readers.page()
    listen(page)
    page.goto(questions_server.url + address(kind))
    asked = question(page, kind, read_out=True)
    fresh = asked.aria_snapshot()
    check(asked)
    assert heard(page) == [ASKED_FOR.get(kind, "Choose an answer first.")]
    page.reload()
    asked = question(page, kind, read_out=True)
    assert asked.aria_snapshot() == fresh
    answer_wrong(asked, kind)
    answered = asked.aria_snapshot()
    page.reload()
    asked = question(page, kind, read_out=True)
    assert asked.aria_snapshot() == answered
    assert answered != fresh
    assert heard(page) == []


def _asked(page: Page) -> list[str]:
    """Return the prompts of the questions that can be seen, once they can be answered."""
    wait_until(page, READ_OUT)
    return page.locator("legend").filter(visible=True).all_inner_texts()


def test_drawn_questions_outlive_a_reload(readers: Readers, questions_server: SiteServer) -> None:
    """Two of a bank of four are asked beside a third, in one order, until the learner starts again."""
    page = readers.page()
    listen(page)
    page.goto(questions_server.url + address("all"))
    drawn = _asked(page)
    assert len(drawn) == 3
    page.reload()
    assert _asked(page) == drawn
    group = page.get_by_role("group")
    for drawn_one in group.filter(has=page.get_by_role("radio")).filter(visible=True).all():
        drawn_one.get_by_label("True").check()
        check(drawn_one)
    right = ["Right.", "True. Right choice."]
    mastered = "You have mastered this lesson: {} of your last 3 answers are right."
    expect(page.locator("course-mastery")).to_have_text(mastered.format(2))
    assert heard(page) == [*right, *right, mastered.format(2)]
    page.reload()
    assert _asked(page) == drawn
    group.get_by_role("textbox").fill("2")
    check(group.filter(has=page.get_by_role("textbox")))
    expect(page.locator("course-mastery")).to_have_text(mastered.format(3))
    assert heard(page) == ["Right.", "Points: 3 of 3 (100%). Passed."]
    page.get_by_role("button", name="Start again").press("Enter")
    assert len(_asked(page)) == 3
    expect(group.filter(visible=True).first.locator("input").first).to_be_focused()
    expect(page.locator("course-quiz input:checked")).to_have_count(0)
