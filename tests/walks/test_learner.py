"""A worker learns on a phone, over a slow line."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest
from playwright.sync_api import expect

from browser_questions import without_chance
from browser_reader import answered_search
from walk_bytes import sent_bytes

if TYPE_CHECKING:
    from playwright.sync_api import Locator, Page

    from browser_reader import Readers
    from browser_server import SiteServer
    from conftest import Figures

pytestmark = pytest.mark.browser

PHONE = {
    "viewport": {"width": 390, "height": 844},
    "device_scale_factor": 2,
    "is_mobile": True,
    "has_touch": True,
}
SLOW = {"offline": False, "latency": 150, "downloadThroughput": 200_000, "uploadThroughput": 50_000}
"""150 ms and 200 kB a second each way: a phone with a weak signal."""

QUESTION = "A juice maker burns its apple residue"
PICTURE = "Go through the four questions. Which arrow"
EXAM = "Exam: what do you know about Module 1?"


class _Thumb:
    """Touches the screen and counts how often."""

    def __init__(self, page: Page) -> None:
        self.page, self.inputs = page, 0

    def tap(self, target: Locator) -> None:
        self.inputs += 1
        target.tap()

    def reads(self, heading: str) -> None:
        """Check that the reader is where the tap should lead, and wait until the page is whole."""
        expect(self.page.get_by_role("heading", level=1)).to_have_text(heading)
        self.page.wait_for_load_state("networkidle")


def _slow_phone(readers: Readers) -> Page:
    page = readers.page(**PHONE)
    page.context.new_cdp_session(page).send("Network.emulateNetworkConditions", SLOW)
    return page


def _fits(page: Page) -> bool:
    """Say whether nothing has to be pushed aside to be read."""
    return bool(page.evaluate("document.documentElement.scrollWidth <= innerWidth"))


def _look_up_a_word(thumb: _Thumb) -> None:
    """Touch a term: its meaning comes and the lesson stays; a touch beside it takes the meaning away."""
    page, place = thumb.page, thumb.page.url
    tooltip = page.get_by_role("tooltip")
    thumb.tap(page.get_by_role("main").locator("a.course-term", has_text="Recycling").first)
    expect(tooltip).to_contain_text("The treatment of waste so that a new material")
    assert page.url == place
    thumb.tap(page.get_by_role("heading", name="In two minutes"))
    expect(tooltip).to_have_count(0)


def _answer(thumb: _Thumb) -> None:
    """Answer wrong, read why, try again and answer right."""
    question = thumb.page.get_by_role("group", name=QUESTION)
    thumb.tap(question.get_by_text("The juice maker buys a better boiler"))
    thumb.tap(question.get_by_role("button", name="Check"))
    expect(question.get_by_role("status")).to_contain_text("Not right")
    thumb.tap(question.get_by_role("button", name="Try again"))
    thumb.tap(question.get_by_text("A neighbouring firm makes pectin"))
    thumb.tap(question.get_by_role("button", name="Check"))
    expect(question.get_by_role("status")).to_contain_text("Right")


def _answer_on_a_picture(thumb: _Thumb) -> None:
    """Touch an arrow of a picture, which chooses it in the list below, and have it checked."""
    question = thumb.page.get_by_role("group", name=PICTURE)
    thumb.tap(question.locator(".course-quiz__areas [data-number]").nth(2))
    expect(question.get_by_label("Trimmings: tannery → gelatine maker")).to_be_checked()
    thumb.tap(question.get_by_role("button", name="Check"))
    expect(question.get_by_role("status")).to_have_text("✓ Right.")


def _take_the_exam(thumb: _Thumb) -> None:
    """Begin, answer some of ten questions, ask for the result, and read where points are missing."""
    exam, questions = thumb.page.locator("course-quiz"), thumb.page.get_by_role("group")
    thumb.tap(exam.get_by_role("button", name="Start the exam"))
    expect(exam.get_by_text("Time left: ").first).to_be_visible()
    asked = questions.filter(has_text=re.compile(r"Question \d+ of 10"))
    expect(asked).to_have_count(10)
    for question in asked.filter(has=thumb.page.get_by_role("radio")).all():
        thumb.tap(question.get_by_role("radio").first)
    thumb.tap(exam.get_by_role("button", name="Hand in"))
    expect(exam.get_by_text(re.compile(r"Questions without an answer: \d"))).to_be_focused()
    thumb.tap(exam.get_by_role("button", name="Hand in all the same"))
    expect(exam.get_by_text("Result of the exam")).to_be_in_viewport()
    expect(exam.get_by_role("row", name="define industrial symbiosis")).to_contain_text(" of ")
    expect(asked.first.get_by_role("status")).not_to_be_empty()


def test_from_home_to_a_lesson_and_on(readers: Readers, course_server: SiteServer, figures: Figures) -> None:
    """Home, course, module, lesson, a term, two questions, the next page, the contents, an exam; by thumb."""
    page = _slow_phone(readers)
    without_chance(page)
    thumb, main = _Thumb(page), page.get_by_role("main")
    course_server.requests.clear()
    page.goto(course_server.url)
    page.wait_for_url("**/en/index.html")
    page.wait_for_load_state("networkidle")
    assert _fits(page)

    thumb.tap(main.get_by_role("link", name="See all modules and lessons"))
    thumb.reads("The course")
    thumb.tap(main.get_by_role("heading", name="Why and what").get_by_role("link"))
    thumb.reads("Why and what")
    thumb.tap(main.get_by_role("heading", name="What industrial symbiosis is").get_by_role("link"))
    thumb.reads("What industrial symbiosis is")
    assert _fits(page)

    _look_up_a_word(thumb)
    _answer_on_a_picture(thumb)
    _answer(thumb)

    thumb.tap(page.locator("nav.course-neighbours").get_by_role("link", name="Next page"))
    thumb.reads("Three kinds of exchange")
    assert _fits(page)

    thumb.tap(page.get_by_role("banner").get_by_role("button", name="Course contents"))
    contents = page.get_by_role("navigation", name="Course contents")
    thumb.tap(contents.get_by_role("link", name=EXAM))
    thumb.reads(EXAM)
    _take_the_exam(thumb)
    assert _fits(page)

    size = sent_bytes(course_server.requests)
    figures("worker, phone", inputs=thumb.inputs, pages=6, bytes=size)
    assert thumb.inputs <= 22
    # No host's cache helps here, so the theme's files come again with each of the six pages.
    assert size <= 480_000


def test_a_first_visit_is_light(readers: Readers, course_server: SiteServer, figures: Figures) -> None:
    """A lesson, visited first, is at most 95 KB on the line, pictures not counted."""
    course_server.requests.clear()
    page = _slow_phone(readers)
    page.goto(course_server.url + "en/why/definition.html", wait_until="networkidle")
    size = sent_bytes(course_server.requests)
    figures("worker, first lesson", inputs=1, requests=len(course_server.requests), bytes=size)
    assert size <= 95_000


def test_a_search_by_touch_finds_a_lesson(readers: Readers, course_server: SiteServer) -> None:
    """The search opens from the header, and what it finds opens with a touch."""
    page = _slow_phone(readers)
    page.goto(course_server.url + "en/why/definition.html")
    page.get_by_role("banner").get_by_role("button", name="Search").tap()
    page.keyboard.type("gelatine")
    found = answered_search(page).first
    place = found.get_attribute("href") or ""
    found.tap()
    page.wait_for_url(f"**/{place.partition('?')[0].partition('#')[0].rpartition('/')[2]}**")
