"""Every page opens clean, and the ways through the course work, on a host and from the disk."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest
from playwright.sync_api import expect

from browser_sites import LESSON, LESSON_SL, pages

if TYPE_CHECKING:
    from pathlib import Path

    from browser_reader import Readers
    from browser_server import SiteServer

pytestmark = pytest.mark.browser

_REPEATED_IDS = """() => {
  const ids = [...document.querySelectorAll("[id]")].map((element) => element.id);
  return ids.filter((id, at) => ids.indexOf(id) !== at);
}"""


def test_every_page_opens_clean(readers: Readers, course: str, course_site: Path) -> None:
    """No page logs an error, breaks the policy, misses a file, asks a stranger or repeats an id."""
    found = pages(course_site)
    page = readers.page()
    repeated = {}
    for address in found:
        page.goto(course + address)
        if ids := page.evaluate(_REPEATED_IDS):
            repeated[address] = ids
    assert repeated == {}
    assert len(found) > 20
    assert {url for url in readers.asked if not url.startswith((course, "blob:", "data:"))} == set()


def test_every_page_of_a_course_in_other_scripts_opens_clean(
    readers: Readers, languages: str, languages_site: Path
) -> None:
    """The same holds for a language written from the right and for one that the theme does not know."""
    page = readers.page()
    for address in pages(languages_site):
        page.goto(languages + address)
    expect(page.locator("html")).to_have_attribute("lang", "mt")


def test_clicks_lead_through_the_course(readers: Readers, course: str) -> None:
    """Home, module, lesson, next, previous and the mark in the header lead where they say."""
    page = readers.page()
    page.goto(course + "en/index.html")
    page.get_by_role("main").get_by_role("link", name="Why and what").last.click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Why and what")
    page.get_by_role("main").get_by_role("link", name="What industrial symbiosis is").last.click()
    expect(page).to_have_url(course + LESSON)
    page.get_by_role("link", name="Next").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Three kinds of exchange")
    page.get_by_role("link", name="Previous").click()
    expect(page).to_have_url(course + LESSON)
    page.get_by_role("banner").get_by_role("link", name=re.compile("^Home")).click()
    expect(page).to_have_url(course + "en/index.html")


def test_the_list_beside_a_lesson_leads_to_others(readers: Readers, course: str) -> None:
    """The list beside a lesson leads to the lessons of its module and to the other modules."""
    page = readers.page()
    page.goto(course + LESSON)
    contents = page.get_by_role("navigation", name="Course contents")
    contents.get_by_role("link", name="Three kinds of exchange").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Three kinds of exchange")
    contents.get_by_role("link", name="The law").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("The law")


def test_headings_can_be_linked_to(readers: Readers, course: str) -> None:
    """A link to a section opens the lesson there, with the heading below the header."""
    page = readers.page()
    page.goto(course + LESSON + "#key-points")
    heading, header = page.get_by_role("heading", name="Key points"), page.get_by_role("banner")
    expect(heading).to_be_in_viewport()
    top, bar = heading.bounding_box(), header.bounding_box()
    assert top is not None
    assert bar is not None
    assert top["y"] >= bar["y"] + bar["height"]


def test_the_language_switch_leads_to_the_same_lesson(readers: Readers, course: str) -> None:
    """Switching to Slovene and back stays with the lesson."""
    page = readers.page()
    page.goto(course + LESSON)
    page.get_by_role("banner").get_by_role("button", name="language").click()
    page.get_by_role("banner").get_by_role("link", name="Slovenščina").click()
    expect(page).to_have_url(course + LESSON_SL)
    expect(page.locator("html")).to_have_attribute("lang", "sl")
    page.get_by_role("banner").get_by_role("button", name="jezik").click()
    page.get_by_role("banner").get_by_role("link", name="English").click()
    expect(page).to_have_url(course + LESSON)


def test_a_lesson_without_translation_says_so(readers: Readers, course: str) -> None:
    """The reader gets the original inside the frame of their own language, marked with its language."""
    page = readers.page()
    page.goto(course + "sl/why/myths.html")
    expect(page.locator("html")).to_have_attribute("lang", "sl")
    expect(page.get_by_role("complementary")).to_contain_text("angleščina")
    heading = page.get_by_role("heading", name="Myths and claims")
    assert heading.evaluate("element => element.closest('[lang]').lang") == "en"


@pytest.mark.parametrize(("reader", "locale"), [("sl-SI", "sl"), ("en-GB", "en"), ("de-DE", "en")])
def test_the_first_page_goes_to_the_readers_language(
    readers: Readers, course: str, reader: str, locale: str
) -> None:
    """A reader of Slovene gets Slovene, of English English, of anything else the first language."""
    page = readers.page(locale=reader)
    page.goto(course + "index.html")
    page.wait_for_url(f"{course}{locale}/index.html")
    expect(page.locator("html")).to_have_attribute("lang", locale)


def test_the_first_page_takes_the_second_choice(readers: Readers, course: str) -> None:
    """Where the first of the reader's languages is missing, the next one counts."""
    page = readers.page()
    page.add_init_script("Object.defineProperty(navigator, 'languages', {get: () => ['de-AT', 'sl-SI']})")
    page.goto(course + "index.html")
    page.wait_for_url(f"{course}sl/index.html")


def test_the_list_of_languages_can_be_reached(readers: Readers, course: str) -> None:
    """With #languages the first page stays."""
    page = readers.page(locale="sl-SI")
    page.goto(course + "index.html#languages")
    page.evaluate("() => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done)))")
    expect(page).to_have_url(course + "index.html#languages")
    page.get_by_role("link", name="English").click()
    expect(page).to_have_url(course + "en/index.html")


def test_a_wrong_address_leads_home(readers: Readers, course_server: SiteServer) -> None:
    """A page that is not there is answered by one that looks whole at any depth and leads home."""
    page = readers.page()
    page.goto(course_server.url + "en/no/such/page.html")
    expect(page.get_by_role("heading").first).to_be_visible()
    page.locator("a[href*='/en/']").first.click()
    expect(page).to_have_url(course_server.url + "en/index.html")
    wrong = course_server.url + "en/no/such/page.html"
    assert [fault for fault in readers.faults if wrong not in fault] == []
    readers.faults.clear()
