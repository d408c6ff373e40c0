"""The frame by keyboard: what lies over the page, search or contents, never hides the focus."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from playwright.sync_api import expect

from browser_reader import answered_search, focused, search_box, search_results, shown, tab_to, wait_until
from browser_sites import LESSON, LESSON_SL

if TYPE_CHECKING:
    from playwright.sync_api import Locator, Page

    from browser_reader import Readers

pytestmark = pytest.mark.browser

_FOCUS_SHOWN = """() => {
  const box = document.activeElement.getBoundingClientRect();
  const top = document.elementFromPoint(box.x + box.width / 2, box.y + box.height / 2);
  return document.activeElement !== document.body && document.activeElement.contains(top);
}"""
"""Whether the middle of what has the focus can be hit: nothing lies over it."""

PHONE, DESKTOP = {"width": 390, "height": 844}, {"width": 1280, "height": 900}


def _open(readers: Readers, address: str, viewport: dict[str, int], **options: bool) -> Page:
    page = readers.page(viewport=viewport, **options)
    page.goto(address)
    return page


def _contents_button(page: Page) -> Locator:
    return page.get_by_role("banner").get_by_role("button", name="contents")


def _contents(page: Page) -> Locator:
    return page.get_by_role("navigation", name="Course contents")


def _open_contents(page: Page) -> Locator:
    tab_to(page, _contents_button(page), limit=6)
    page.keyboard.press("Enter")
    wait_until(page, _FOCUS_SHOWN)
    return _contents(page)


def _holds_focus(part: Locator) -> bool:
    return bool(part.evaluate("part => part.contains(document.activeElement)"))


def _in_search(page: Page) -> bool:
    return bool(page.evaluate("document.activeElement.closest('[role=search]') !== null"))


@pytest.mark.parametrize("viewport", [PHONE, DESKTOP], ids=["390", "1280"])
def test_tab_walks_through_the_results_and_out(
    readers: Readers, course: str, viewport: dict[str, int]
) -> None:
    """Tab leads from a result to the next one, Shift-Tab back; behind the last one the search closes."""
    page = _open(readers, course + LESSON, viewport)
    page.keyboard.press("Control+k")
    page.keyboard.type("collagen")
    results = answered_search(page)
    page.keyboard.press("ArrowDown")
    assert focused(results.first)
    page.keyboard.press("Tab")
    assert focused(results.nth(1))
    wait_until(page, _FOCUS_SHOWN)
    page.keyboard.press("Shift+Tab")
    assert focused(results.first)
    for _ in range(60):
        page.keyboard.press("Tab")
        wait_until(page, _FOCUS_SHOWN)
        if not _in_search(page):
            break
    assert not _in_search(page)
    expect(search_results(page)).to_have_count(0)


@pytest.mark.parametrize("viewport", [PHONE, DESKTOP], ids=["390", "1280"])
def test_tab_behind_the_last_result(readers: Readers, course: str, viewport: dict[str, int]) -> None:
    """Behind the last result of a word Tab leads to the page, and the search no longer covers it."""
    page = _open(readers, course + LESSON_SL, viewport)
    page.keyboard.press("Control+k")
    page.keyboard.type("odpadek")
    answered_search(page)
    page.keyboard.press("ArrowUp")
    wait_until(page, _FOCUS_SHOWN)
    page.keyboard.press("Tab")
    wait_until(page, _FOCUS_SHOWN)
    assert not _in_search(page)
    expect(search_results(page)).to_have_count(0)


@pytest.mark.parametrize("viewport", [PHONE, DESKTOP], ids=["390", "1280"])
def test_going_back_from_the_search_closes_it(
    readers: Readers, course: str, viewport: dict[str, int]
) -> None:
    """Shift-Tab from the field leads to what stands before it, and nothing lies over that."""
    page = _open(readers, course + LESSON, viewport)
    page.keyboard.press("Control+k")
    expect(search_box(page)).to_be_focused()
    page.keyboard.press("Shift+Tab")
    wait_until(page, _FOCUS_SHOWN)
    assert not _in_search(page)


@pytest.mark.parametrize("viewport", [PHONE, DESKTOP], ids=["390", "1280"])
def test_a_single_letter_leads_nowhere(readers: Readers, course: str, viewport: dict[str, int]) -> None:
    """No letter or sign alone carries the reader off; Ctrl+K leads to the search from a link too."""
    page = _open(readers, course + LESSON, viewport)
    for key in ("f", "s", "p", "n", "/", ",", "."):
        page.keyboard.press(key)
    assert page.evaluate("document.activeElement === document.body")
    assert page.url == course + LESSON
    tab_to(page, page.get_by_role("article").get_by_role("link").first)
    page.keyboard.press("Control+k")
    expect(search_box(page)).to_be_focused()
    page.keyboard.type("fs/")
    expect(search_box(page)).to_have_value("fs/")


def test_a_closed_search_is_no_stop(readers: Readers, course: str) -> None:
    """On a phone Tab and a screen reader meet the button of the search, not the field that is not seen."""
    page = _open(readers, course + LESSON, PHONE)
    button = page.get_by_role("banner").get_by_role("button", name="Search")
    tab_to(page, button, limit=12)
    expect(page.get_by_role("search")).to_have_count(0)
    page.keyboard.press("Tab")
    assert _holds_focus(page.get_by_role("main")) or _holds_focus(page.get_by_role("navigation").first)
    assert button.get_attribute("aria-expanded") == "false"


def test_escape_leads_from_the_search_to_its_button(readers: Readers, course: str) -> None:
    """On a phone Esc closes the search, from a result too, and the focus is on its button again."""
    page = _open(readers, course + LESSON, PHONE)
    button = page.get_by_role("banner").get_by_role("button", name="Search")
    tab_to(page, button, limit=12)
    assert button.get_attribute("aria-expanded") == "false"
    page.keyboard.press("Enter")
    expect(search_box(page)).to_be_focused()
    assert button.get_attribute("aria-expanded") == "true"
    page.keyboard.type("collagen")
    answered_search(page)
    page.keyboard.press("ArrowDown")
    page.keyboard.press("Escape")
    expect(search_results(page)).to_have_count(0)
    assert focused(button)
    assert button.get_attribute("aria-expanded") == "false"


@pytest.mark.parametrize("key", ["Enter", "Space"])
def test_the_contents_take_the_focus_and_give_it_back(readers: Readers, course: str, key: str) -> None:
    """Enter or Space opens the contents with the focus on a link in them, Esc gives it back to the button."""
    page = _open(readers, course + LESSON, PHONE)
    button = _contents_button(page)
    assert button.get_attribute("aria-expanded") == "false"
    tab_to(page, button, limit=6)
    page.keyboard.press(key)
    assert button.get_attribute("aria-expanded") == "true"
    wait_until(page, _FOCUS_SHOWN)
    assert _holds_focus(_contents(page))
    assert page.evaluate("document.activeElement.matches('a[href]')")
    page.keyboard.press("Escape")
    assert focused(button)
    assert button.get_attribute("aria-expanded") == "false"
    expect(_contents(page)).to_have_count(0)


@pytest.mark.parametrize("key", ["Tab", "Shift+Tab"])
@pytest.mark.parametrize("address", [LESSON, "en/index.html"])
def test_the_focus_stays_in_the_open_contents(readers: Readers, course: str, address: str, key: str) -> None:
    """Tab goes round in the open contents, and forgets no link in them."""
    page = _open(readers, course + address, PHONE)
    contents = _open_contents(page)
    expected = sum(shown(link) for link in contents.get_by_role("link").all())
    met = set()
    for _ in range(40):
        page.keyboard.press(key)
        wait_until(page, _FOCUS_SHOWN)
        assert _holds_focus(contents)
        met.add(page.evaluate("document.activeElement.outerHTML"))
    assert expected >= 2
    assert sum("<a " in stop for stop in met) >= expected


def test_a_lesson_in_the_contents_is_chosen_by_key(readers: Readers, course: str) -> None:
    """In the open contents Tab leads to the lessons of the module, and Enter opens one."""
    page = _open(readers, course + LESSON, PHONE)
    lesson = _open_contents(page).get_by_role("link", name="Three kinds")
    tab_to(page, lesson, limit=20)
    page.keyboard.press("Enter")
    expect(page.get_by_role("heading", level=1)).to_have_text("Three kinds of exchange")


def test_the_contents_open_and_close_by_touch(readers: Readers, course: str) -> None:
    """A tap opens the contents, a tap beside them closes them, a tap on a link leads there."""
    page = _open(readers, course + LESSON, PHONE, has_touch=True)
    lesson = _contents(page).get_by_role("link", name="Three kinds")
    button = _contents_button(page)
    button.tap()
    expect(lesson).to_be_in_viewport()
    page.touchscreen.tap(380, 600)
    expect(_contents(page)).to_have_count(0)
    assert button.get_attribute("aria-expanded") == "false"
    button.tap()
    lesson.tap()
    expect(page.get_by_role("heading", level=1)).to_have_text("Three kinds of exchange")


def test_the_contents_beside_the_text_let_the_focus_go(readers: Readers, course: str) -> None:
    """On a desktop the contents lie over nothing: Tab goes through them and on to the text."""
    page = _open(readers, course + LESSON, DESKTOP)
    tab_to(page, _contents(page).get_by_role("link", name="Three kinds"))
    tab_to(page, page.get_by_role("main").get_by_role("article").get_by_role("link").last)
