"""Without script a page is a complete document: text, questions, navigation, languages."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from playwright.sync_api import expect

from browser_reader import SHOWN, focused, shown, tab_to, wait_until
from browser_sites import LESSON, LESSON_SL

if TYPE_CHECKING:
    from browser_reader import Readers

pytestmark = pytest.mark.browser


def test_the_first_page_offers_links(readers: Readers, course: str) -> None:
    """The first page stays and lists the languages."""
    page = readers.page(java_script_enabled=False, locale="sl-SI")
    page.goto(course + "index.html")
    expect(page.get_by_role("link", name="English")).to_be_visible()
    page.get_by_role("link", name="Slovenščina").click()
    expect(page).to_have_url(course + "sl/index.html")


def test_a_lesson_shows_its_whole_text(readers: Readers, course: str) -> None:
    """Every heading, paragraph, table and picture of a lesson is there to be read."""
    page = readers.page(java_script_enabled=False)
    page.goto(course + LESSON)
    article = page.get_by_role("article")
    expect(article.get_by_role("heading", level=2)).to_have_count(8)
    blocks = article.locator(":is(h1, h2, h3, p, li, td, blockquote, img):not(details:not([open]) *)")
    hidden = [block.inner_text() for block in blocks.all() if not block.is_visible()]
    assert hidden == []
    expect(article).to_contain_text("If you do not know the status, say “residue”.")


def test_questions_are_controls_and_hide_their_key(readers: Readers, course: str) -> None:
    """All choices are there to be ticked, and the page says that nothing checks them."""
    page = readers.page(java_script_enabled=False)
    page.goto(course + LESSON)
    group = page.get_by_role("group", name="A juice maker burns its apple residue")
    expect(group.get_by_role("radio")).to_have_count(3)
    group.get_by_role("radio", name="A neighbouring firm").check()
    several = page.get_by_role("group", name="Which of these cases")
    expect(several.get_by_role("checkbox")).to_have_count(4)
    expect(page.get_by_text("Without scripts no answer is checked").first).to_be_visible()
    assert "Now there are two organisations" not in page.get_by_role("article").inner_text()


@pytest.mark.parametrize("width", [390, 1280])
def test_navigation_works(readers: Readers, course: str, width: int) -> None:
    """Contents of the course, next and previous work; on a phone the contents open with a touch."""
    page = readers.page(java_script_enabled=False, viewport={"width": width, "height": 900})
    page.goto(course + LESSON)
    if width < 1000:
        page.locator("header label[for=__drawer]").click()
    page.get_by_role("navigation", name="Course contents").get_by_role("link", name="Three kinds").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Three kinds of exchange")
    page.get_by_role("link", name="Previous").click()
    expect(page).to_have_url(course + LESSON)


def test_nothing_is_offered_that_needs_script(readers: Readers, course: str) -> None:
    """Search and the choice of colours, which cannot work, are not shown."""
    page = readers.page(java_script_enabled=False)
    page.goto(course + LESSON)
    expect(page.get_by_role("search")).to_be_hidden()
    expect(page.get_by_title("Switch to dark colours")).to_be_hidden()


def test_the_language_switch_works_by_keyboard(readers: Readers, course: str) -> None:
    """Focus opens the list of languages; Enter on one goes to the same lesson."""
    page = readers.page(java_script_enabled=False)
    page.goto(course + LESSON)
    banner = page.get_by_role("banner")
    slovene = banner.get_by_role("link", name="Slovenščina", include_hidden=True)
    assert not shown(slovene)
    tab_to(page, banner.get_by_role("button", name="language"))
    wait_until(page, SHOWN, slovene.element_handle())
    tab_to(page, slovene, limit=3)
    assert focused(slovene)
    page.keyboard.press("Enter")
    expect(page).to_have_url(course + LESSON_SL)
