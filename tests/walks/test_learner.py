"""A worker learns on a phone, over a slow line."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest
from playwright.sync_api import expect

from browser_reader import answered_search

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

MEDIA = (".svg", ".png", ".jpg", ".webp")


class _Thumb:
    """Touches the screen and counts how often."""

    def __init__(self) -> None:
        self.inputs = 0

    def tap(self, target: Locator) -> None:
        self.inputs += 1
        target.tap()


def _slow_phone(readers: Readers) -> Page:
    page = readers.page(**PHONE)
    page.context.new_cdp_session(page).send("Network.emulateNetworkConditions", SLOW)
    return page


def test_from_home_to_a_lesson_and_on(readers: Readers, course_server: SiteServer, figures: Figures) -> None:
    """Home, module, lesson, a question wrong and right, the next lesson, a search; all with a thumb."""
    page, thumb = _slow_phone(readers), _Thumb()
    main = page.get_by_role("main")
    course_server.requests.clear()
    page.goto(course_server.url)
    page.wait_for_url("**/en/index.html")

    thumb.tap(main.get_by_role("link", name="Why and what").last)
    thumb.tap(main.get_by_role("link", name="What industrial symbiosis is").last)
    expect(page.get_by_role("heading", level=1)).to_have_text("What industrial symbiosis is")

    question = page.get_by_role("group", name="A juice maker burns its apple residue")
    thumb.tap(question.get_by_text("The juice maker buys a better boiler"))
    thumb.tap(question.get_by_role("button", name="Check"))
    expect(question.get_by_role("status")).to_contain_text("Not right")
    thumb.tap(question.get_by_role("button", name="Try again"))
    thumb.tap(question.get_by_text("A neighbouring firm makes pectin"))
    thumb.tap(question.get_by_role("button", name="Check"))
    expect(question.get_by_role("status")).to_contain_text("Right")

    thumb.tap(page.get_by_role("link", name="Next"))
    expect(page.get_by_role("heading", level=1)).to_have_text("Three kinds of exchange")
    sent = [request for request in course_server.requests if not request.path.endswith(MEDIA)]

    thumb.tap(page.get_by_role("banner").locator("label[aria-label=Search]"))
    page.keyboard.type("gelatine")
    thumb.tap(answered_search(page).first)
    page.wait_for_url(re.compile(r"/en/.*\.html"))

    size = sum(request.sent for request in sent)
    figures("learner, phone", inputs=thumb.inputs + 1, requests=len(sent), bytes=size)
    assert thumb.inputs <= 10
    # No host's cache helps here, so the theme's files come again with each of the five pages.
    assert size < 5 * 95_000


def test_a_first_visit_is_light(readers: Readers, course_server: SiteServer, figures: Figures) -> None:
    """A lesson, visited first, is at most 95 KB on the line, pictures not counted."""
    course_server.requests.clear()
    page = _slow_phone(readers)
    page.goto(course_server.url + "en/why/definition.html", wait_until="networkidle")
    sent = [request for request in course_server.requests if not request.path.endswith(MEDIA)]
    size = sum(request.sent for request in sent)
    figures("learner, first lesson", requests=len(sent), bytes=size)
    assert size <= 95_000


def test_the_contents_open_with_a_touch(readers: Readers, course_server: SiteServer) -> None:
    """The contents of the course open from the header and lead to a lesson of the module."""
    page = _slow_phone(readers)
    page.goto(course_server.url + "en/why/definition.html")
    page.get_by_role("banner").locator("label[for=__drawer]").tap()
    page.get_by_role("navigation", name="Course contents").get_by_role("link", name="Myths and claims").tap()
    expect(page.get_by_role("heading", level=1)).to_have_text("Myths and claims")
