"""What a browser has stored after a lesson was used in every way is what the privacy page lists."""

from __future__ import annotations

import re
from fnmatch import fnmatchcase
from typing import TYPE_CHECKING, Any

import pytest
from playwright.sync_api import expect

from browser_own_page import OwnPage
from browser_reader import answered_search
from browser_server import SiteServer
from browser_sites import LESSON
from symbios.learner.privacy_html import privacy_html
from symbios.learner.stored import STORED

if TYPE_CHECKING:
    from pathlib import Path

    from playwright.sync_api import Page

    from browser_reader import Readers

pytestmark = pytest.mark.browser

COURSE_ID = "symbios-course"
_STORES = """async () => {
  const caught = async (ask) => { try { return await ask(); } catch { return []; } };
  return {
    localStorage: Object.keys(localStorage),
    sessionStorage: Object.keys(sessionStorage),
    cookies: document.cookie ? document.cookie.split("; ") : [],
    indexedDB: (await indexedDB.databases()).map(({name}) => name),
    caches: await caught(() => caches.keys()),
    workers: await caught(async () =>
      (await navigator.serviceWorker.getRegistrations()).map(({scope}) => scope)),
    directory: await caught(async () => {
      const names = [];
      for await (const name of (await navigator.storage.getDirectory()).keys()) names.push(name);
      return names;
    }),
    name: name ? [name] : [],
  };
}"""
"""Whatever a browser can store for a page; a kind that it refuses here stores nothing."""


def stored(page: Page) -> dict[str, list[str]]:
    """Return the keys of everything that is stored, by the place; places with nothing are left out."""
    found: dict[str, list[str]] = page.evaluate(_STORES)
    cookies: list[Any] = page.context.cookies()
    assert cookies == []
    return {place: sorted(keys) for place, keys in found.items() if keys}


def unlisted(found: dict[str, list[str]]) -> list[str]:
    """Return the keys that the privacy page does not list."""
    rows = [(each.place, each.full_key(COURSE_ID)) for each in STORED]
    return [
        key
        for place, keys in found.items()
        for key in keys
        if not any(place == where and fnmatchcase(key, pattern) for where, pattern in rows)
    ]


def use(page: Page) -> None:
    """Use everything on a lesson that does not lead away from it, but for its questions and the colours."""
    banner = page.get_by_role("banner")
    banner.get_by_role("button", name="language").hover()
    page.keyboard.press("Control+k")
    page.keyboard.type("collagen")
    answered_search(page)
    page.keyboard.press("Escape")
    banner.get_by_role("button", name="contents").click()
    page.keyboard.press("Escape")
    for summary in page.get_by_role("article").locator("summary").all():
        summary.click()
    for term in page.locator("a.course-term").all():
        term.focus()
    for field in page.get_by_role("article").get_by_role("textbox").all():
        field.fill("words")
    for button in page.locator("course-handover button").all():
        button.click()
    page.evaluate("scrollTo(0, document.body.scrollHeight)")


def test_nothing_is_stored_without_an_act_and_then_what_is_listed(readers: Readers, course: str) -> None:
    """Reading and searching store nothing; an answer and chosen colours store what is listed, and no more."""
    page = readers.page(viewport={"width": 390, "height": 844})
    page.goto(f"{course}index.html#languages")
    assert stored(page) == {}
    page.get_by_role("link", name="English").click()
    page.goto(course + LESSON)
    use(page)
    page.wait_for_timeout(300)
    assert stored(page) == {}
    quiz = page.locator("course-quiz:has([type=radio])").first
    question = quiz.locator("fieldset:has([type=radio])").first
    question.get_by_role("radio").first.check()
    question.get_by_role("button", name="Check").click()
    expect(question).to_have_attribute("data-verdict", re.compile("right|wrong"))
    page.get_by_title("Switch to dark colours").click()
    kept = {"localStorage": [f"{COURSE_ID}.__palette", f"{COURSE_ID}.quiz.{quiz.get_attribute('data-quiz')}"]}
    assert stored(page) == kept
    assert unlisted(kept) == []
    page.get_by_title("Switch to light colours").click()
    page.goto(f"{course}index.html#languages")
    assert stored(page) == kept


def test_the_chosen_colours_are_there_on_the_next_page(readers: Readers, course: str) -> None:
    """The choice holds, also when it is the system's colours again; without one the system decides."""
    page = readers.page(color_scheme="dark")
    scheme = "document.body.getAttribute('data-md-color-scheme')"
    page.goto(course + LESSON)
    assert page.evaluate(scheme) == "slate"
    page.get_by_title("Switch to light colours").click()
    page.reload()
    assert page.evaluate(scheme) == "default"
    page.get_by_title("Switch to dark colours").click()
    page.emulate_media(color_scheme="light")
    page.goto(f"{course}en/index.html")
    assert page.evaluate(scheme) == "slate"


def test_colours_that_nobody_chose_follow_the_system(readers: Readers, course: str) -> None:
    """Who chose nothing gets what the system says today, not what it said at the first visit."""
    page = readers.page(color_scheme="dark")
    page.goto(course + LESSON)
    page.emulate_media(color_scheme="light")
    page.reload()
    assert page.evaluate("document.body.getAttribute('data-md-color-scheme')") == "default"
    expect(page.get_by_title("Switch to dark colours")).to_be_visible()


def test_colours_change_with_the_system_and_by_the_enter_key(readers: Readers, course: str) -> None:
    """An open page follows the system until its reader chooses; the bars of the browser follow the page."""
    page = readers.page(color_scheme="light")
    page.goto(course + LESSON)
    body, whole, bar = (
        page.locator(name) for name in ("body", "meta[name=color-scheme]", "meta[name=theme-color]")
    )
    expect(bar).to_have_attribute("content", re.compile("rgb"))
    light = bar.get_attribute("content") or ""
    expect(whole).to_have_attribute("content", "light")
    page.emulate_media(color_scheme="dark")
    expect(body).to_have_attribute("data-md-color-scheme", "slate")
    expect(whole).to_have_attribute("content", "dark")
    expect(bar).not_to_have_attribute("content", light)
    page.get_by_role("radio", name="Dark colours").focus()
    page.keyboard.press("Enter")
    expect(page.get_by_role("radio", name="Light colours")).to_be_focused()
    page.emulate_media(color_scheme="light")
    page.emulate_media(color_scheme="dark")
    page.wait_for_timeout(300)
    expect(body).to_have_attribute("data-md-color-scheme", "default")
    expect(bar).to_have_attribute("content", light)


def test_the_button_of_the_privacy_page_deletes_this_course_alone(readers: Readers, tmp_path: Path) -> None:
    """The keys of another course on the same host stay; the page says that it is done."""
    own = OwnPage(tmp_path / "site")
    own.write(privacy_html("bakery", lambda english: english))
    with SiteServer(own.folder) as server:
        page = readers.page()
        page.goto(f"{server.url}page.html")
        page.evaluate("for (const id of ['bakery', 'bakery-two']) localStorage[`${id}.__palette`] = '{}'")
        page.get_by_role("button", name="Delete what this site has stored here").click()
        expect(page.get_by_role("status")).to_have_text(
            "Done: nothing of this site is stored in this browser any more."
        )
        assert stored(page) == {"localStorage": ["bakery-two.__palette"]}
