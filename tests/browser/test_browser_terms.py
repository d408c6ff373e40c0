"""Glossary terms explain themselves on hover, focus and touch, and are not in the way (WCAG 2.2, 1.4.13)."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest
from playwright.sync_api import expect

from browser_own_page import OwnPage
from browser_reader import focused, tab_to

if TYPE_CHECKING:
    from pathlib import Path

    from playwright.sync_api import Locator, Page

    from browser_reader import Readers

pytestmark = pytest.mark.browser

_TERM = '<a class="course-term" href="glossary.html#{id}" data-term="{id}">{words}</a>'
RESIDUE = _TERM.format(id="residue", words="residues")
STREAM = _TERM.format(id="stream", words="streams")
SPACE = "<p>Some words.</p>" * 30
LIST = """<section class="course-terms"><details class="course-terms__list" open>
<summary>Words of this page</summary><dl>
<div data-term="residue"><dt id="r">residue</dt><dd>What is left of a process, and
<em>not yet</em> waste. <cite>From <a href="https://example.org/">a book</a></cite></dd></div>
<div data-term="stream"><dt>stream</dt><dd>What flows from firm to firm.</dd></div>
</dl></details></section>"""
MEANING = "residue: What is left of a process, and not yet waste. From a book"


@pytest.fixture
def own(tmp_path: Path) -> OwnPage:
    """Return a page with two terms, and a glossary to which they lead."""
    own = OwnPage(tmp_path / "site")
    own.write(f"<p>Firms have {RESIDUE} and {STREAM}.</p>{LIST}")
    (own.folder / "glossary.html").write_text("<!doctype html><title>Glossary</title>", encoding="utf-8")
    return own


def opened(readers: Readers, own: OwnPage, **options: Any) -> Page:  # noqa: ANN401 - a context's options
    """Open the page."""
    page = readers.page(**options)
    page.goto(own.address)
    return page


def term(page: Page, name: str = "residues") -> Locator:
    """Return the link of a term."""
    return page.get_by_role("link", name=name)


def tooltip(page: Page) -> Locator:
    """Return what is shown."""
    return page.get_by_role("tooltip")


def test_the_keyboard_shows_the_meaning(readers: Readers, own: OwnPage) -> None:
    """Focus shows it, the next term shows its own, leaving takes it away."""
    page = opened(readers, own)
    tab_to(page, term(page), limit=3)
    expect(tooltip(page)).to_have_text(MEANING)
    page.keyboard.press("Tab")
    expect(tooltip(page)).to_have_text("stream: What flows from firm to firm.")
    page.keyboard.press("Tab")
    expect(tooltip(page)).to_have_count(0)


def test_escape_takes_it_away_and_leaves_the_focus(readers: Readers, own: OwnPage) -> None:
    """It comes again only when the term is left and reached again."""
    page = opened(readers, own)
    tab_to(page, term(page), limit=3)
    page.keyboard.press("Escape")
    expect(tooltip(page)).to_have_count(0)
    assert focused(term(page))
    page.keyboard.press("Tab")
    page.keyboard.press("Shift+Tab")
    expect(tooltip(page)).to_have_text(MEANING)


def test_enter_follows_the_link(readers: Readers, own: OwnPage) -> None:
    """A term is a link to the glossary."""
    page = opened(readers, own)
    tab_to(page, term(page), limit=3)
    page.keyboard.press("Enter")
    page.wait_for_url("**/glossary.html#residue")


def test_screen_readers_read_the_meaning_before_it_is_shown(readers: Readers, own: OwnPage) -> None:
    """It is the description of the link, shown or not."""
    page = opened(readers, own)
    expect(term(page)).to_have_accessible_description(MEANING)
    tab_to(page, term(page), limit=3)
    expect(term(page)).to_have_accessible_description(MEANING)


def test_the_pointer_shows_it_and_can_move_onto_it(readers: Readers, own: OwnPage) -> None:
    """It stays under the pointer, and goes when the pointer leaves both."""
    page = opened(readers, own)
    term(page).hover()
    expect(tooltip(page)).to_have_text(MEANING)
    tooltip(page).hover()
    page.wait_for_timeout(600)
    expect(tooltip(page)).to_be_visible()
    page.mouse.move(700, 500)
    expect(tooltip(page)).to_have_count(0)


def test_passing_over_a_term_shows_nothing(readers: Readers, own: OwnPage) -> None:
    """Only a pointer that rests is a question."""
    page = opened(readers, own)
    term(page).hover()
    page.mouse.move(700, 500)
    page.wait_for_timeout(400)
    expect(tooltip(page)).to_have_count(0)


def test_escape_takes_it_from_under_the_pointer(readers: Readers, own: OwnPage) -> None:
    """The focus need not be on the term."""
    page = opened(readers, own)
    term(page).hover()
    expect(tooltip(page)).to_be_visible()
    page.keyboard.press("Escape")
    expect(tooltip(page)).to_have_count(0)
    page.wait_for_timeout(400)
    expect(tooltip(page)).to_have_count(0)


def test_the_term_with_the_focus_comes_back(readers: Readers, own: OwnPage) -> None:
    """A pointer on another term shows that one, and only as long as it is there."""
    page = opened(readers, own)
    tab_to(page, term(page), limit=3)
    term(page, "streams").hover()
    expect(tooltip(page)).to_have_text("stream: What flows from firm to firm.")
    page.mouse.move(700, 500)
    expect(tooltip(page)).to_have_text(MEANING)


def test_a_click_follows_the_link(readers: Readers, own: OwnPage) -> None:
    """A mouse needs no second click."""
    page = opened(readers, own)
    term(page).click()
    page.wait_for_url("**/glossary.html#residue")


def test_the_first_touch_shows_and_the_second_follows(readers: Readers, own: OwnPage) -> None:
    """A touch elsewhere takes it away, one on the tooltip does not."""
    page = opened(readers, own, has_touch=True, viewport={"width": 390, "height": 844})
    term(page).tap()
    expect(tooltip(page)).to_have_text(MEANING)
    assert page.url == own.address
    tooltip(page).tap()
    expect(tooltip(page)).to_be_visible()
    page.touchscreen.tap(380, 700)
    expect(tooltip(page)).to_have_count(0)
    term(page).tap()
    expect(tooltip(page)).to_be_visible()
    term(page).tap()
    page.wait_for_url("**/glossary.html#residue")


@pytest.mark.parametrize("direction", ["ltr", "rtl"])
@pytest.mark.parametrize("align", ["start", "end"])
@pytest.mark.parametrize("before", ["", SPACE], ids=["top", "bottom"])
def test_it_stays_in_a_narrow_window(
    readers: Readers, own: OwnPage, direction: str, align: str, before: str
) -> None:
    """At 320 px the whole of it can be read, wherever the term stands."""
    line = f'<p align="{align}">{RESIDUE}</p>'
    own.write(before + line + (SPACE if not before else "") + LIST, direction=direction)
    page = opened(readers, own, viewport={"width": 320, "height": 480})
    term(page).evaluate(f"link => link.scrollIntoView({{block: '{'end' if before else 'start'}'}})")
    term(page).focus()
    box = tooltip(page).bounding_box()
    assert box
    assert box["x"] >= 0
    assert box["x"] + box["width"] <= 320
    assert box["y"] >= 0
    assert box["y"] + box["height"] <= 480
    assert page.evaluate("document.documentElement.scrollWidth") <= 320
    word = term(page).bounding_box()
    assert word
    apart = box["y"] >= word["y"] + word["height"] or box["y"] + box["height"] <= word["y"]
    assert apart, "the tooltip covers its term"


def test_nothing_in_it_can_be_reached_or_found_twice(readers: Readers, own: OwnPage) -> None:
    """It holds no link and no id of the list; the list itself keeps both."""
    page = opened(readers, own)
    assert page.locator("[role=tooltip] a, [role=tooltip] [id]").count() == 0
    assert page.locator("#r").count() == 1
    assert page.locator(".course-terms a").count() == 1


def test_the_list_is_unfolded_for_print(readers: Readers, own: OwnPage) -> None:
    """The list is folded on the screen and open on paper, where it is the tooltip's twin."""
    page = opened(readers, own)
    details = page.locator(".course-terms details")
    expect(details).not_to_have_attribute("open", "")
    page.evaluate("dispatchEvent(new Event('beforeprint'))")
    expect(details).to_have_attribute("open", "")
    page.evaluate("dispatchEvent(new Event('afterprint'))")
    expect(details).not_to_have_attribute("open", "")


def test_without_script_a_term_is_a_link(readers: Readers, own: OwnPage) -> None:
    """The list is open, so that it is printed too, and the link leads to the glossary."""
    page = opened(readers, own, java_script_enabled=False)
    expect(page.get_by_text("What flows from firm to firm.")).to_be_visible()
    term(page).click()
    page.wait_for_url("**/glossary.html#residue")
