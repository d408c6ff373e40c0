"""axe-core finds no violation on any kind of page, at rest and in use, of WCAG or of good practice."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from playwright.sync_api import expect

from browser_axe import LOOKS, violations
from browser_questions import answer_anything
from browser_reader import answered_search
from browser_sites import LESSON, PAGE_KINDS

if TYPE_CHECKING:
    from browser_reader import Readers
    from browser_server import SiteServer

pytestmark = pytest.mark.browser


@pytest.mark.parametrize("look", LOOKS)
@pytest.mark.parametrize("kind", PAGE_KINDS)
def test_a_page_at_rest(readers: Readers, course_server: SiteServer, kind: str, look: str) -> None:
    """A page just opened has no violation."""
    page = readers.page(**LOOKS[look])
    page.goto(course_server.url + PAGE_KINDS[kind])
    assert violations(page) == []


@pytest.mark.parametrize("look", LOOKS)
def test_search_in_use(readers: Readers, course_server: SiteServer, look: str) -> None:
    """The open search box with its results has no violation."""
    page = readers.page(**LOOKS[look])
    page.goto(course_server.url + LESSON)
    page.keyboard.press("Control+k")
    page.keyboard.type("collagen")
    answered_search(page)
    assert violations(page) == []


@pytest.mark.parametrize("look", LOOKS)
def test_answered_questions(readers: Readers, course_server: SiteServer, look: str) -> None:
    """Questions with results and feedback have no violation."""
    page = readers.page(**LOOKS[look])
    page.goto(course_server.url + LESSON)
    for question in page.locator("main fieldset").all():
        answer_anything(question)
        expect(question.get_by_role("status")).not_to_be_empty()
    assert violations(page) == []


@pytest.mark.parametrize("look", LOOKS)
def test_what_opens_in_a_lesson(readers: Readers, course_server: SiteServer, look: str) -> None:
    """An explained term, the words of the page, the table of a diagram and a report have no violation."""
    page = readers.page(**LOOKS[look])
    page.goto(course_server.url + LESSON)
    for summary in page.get_by_role("article").locator("summary").filter(visible=True).all():
        summary.click()
    page.get_by_role("textbox", name="What is wrong").fill("A word is missing.")
    page.locator("a.course-term").first.focus()
    expect(page.get_by_role("tooltip")).to_be_visible()
    assert violations(page) == []


def test_the_open_contents_on_a_phone(readers: Readers, course_server: SiteServer) -> None:
    """The contents of the course, opened on a phone, have no violation."""
    page = readers.page(**LOOKS["phone"])
    page.goto(course_server.url + LESSON)
    page.locator("header label[for=__drawer]").click()
    expect(page.get_by_role("navigation", name="Course contents")).to_be_in_viewport()
    assert violations(page) == []


def test_the_open_list_of_languages(readers: Readers, course_server: SiteServer) -> None:
    """The list of languages, opened by its button, has no violation."""
    page = readers.page(**LOOKS["light"])
    page.goto(course_server.url + LESSON)
    page.get_by_role("banner").get_by_role("button", name="language").focus()
    expect(page.get_by_role("banner").get_by_role("link", name="Slovenščina")).to_be_visible()
    assert violations(page) == []


@pytest.mark.parametrize("locale", ["ar", "mt"])
def test_other_scripts(readers: Readers, languages_server: SiteServer, locale: str) -> None:
    """A lesson, and a lesson without translation, have no violation in a language of either direction."""
    page = readers.page(**LOOKS["light"])
    for name in ("bakery", "dairy"):
        page.goto(f"{languages_server.url}{locale}/first-steps/{name}.html")
        assert violations(page) == []
