"""Search: loaded when it is used, in the reader's language, forgiving about accents, by keyboard."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest
from playwright.sync_api import expect

from browser_reader import answered_search, focused, search_box, search_results
from browser_sites import LESSON, LESSON_SL

if TYPE_CHECKING:
    from playwright.sync_api import Page

    from browser_reader import Readers
    from browser_server import SiteServer

pytestmark = pytest.mark.browser


def _ask(page: Page, query: str) -> None:
    search_box(page).click()
    page.keyboard.type(query)


def test_nothing_is_loaded_before_the_first_use(readers: Readers, course_server: SiteServer) -> None:
    """A page asks for neither engine nor index; the first use asks for the index of its own language only."""
    course_server.requests.clear()
    page = readers.page()
    page.goto(course_server.url + LESSON_SL, wait_until="networkidle")
    before = {request.path for request in course_server.requests[:]}
    assert not [path for path in before if "/search/" in path]
    course_server.requests.clear()
    with page.expect_response(re.compile("/search/")):
        search_box(page).focus()
    page.wait_for_load_state("networkidle")
    asked = [request.path for request in course_server.requests]
    assert [path.partition("/search/")[0] for path in asked if "/search/" in path] == ["/sl"]
    assert len(asked) == 2


@pytest.mark.parametrize(
    ("query", "word"), [("zelatina", "želatina"), ("ŽELATINA", "želatina"), ("ostruzki", "ostružki")]
)
def test_accents_and_capitals_do_not_matter(readers: Readers, course: str, query: str, word: str) -> None:
    """What is typed without carons is found, in Slovene pages only."""
    page = readers.page()
    page.goto(course + LESSON_SL)
    _ask(page, query)
    expect(page.get_by_role("search").locator("mark").first).to_have_text(re.compile(word, re.IGNORECASE))
    addresses = [link.evaluate("link => link.href") for link in answered_search(page).all()]
    assert addresses
    assert {address.removeprefix(course).split("/")[0] for address in addresses} == {"sl"}


def test_other_languages_are_not_found(readers: Readers, course: str) -> None:
    """An English word is not found from a Slovene page, and the reader is told so."""
    page = readers.page()
    page.goto(course + LESSON_SL)
    _ask(page, "trimmings wastewater")
    expect(page.get_by_role("search")).to_contain_text("Ni zadetkov")
    expect(search_results(page)).to_have_count(0)


def test_arrows_and_enter_lead_to_a_result(readers: Readers, course: str) -> None:
    """Arrow keys walk through the results and back, Enter opens one."""
    page = readers.page()
    page.goto(course + LESSON)
    _ask(page, "collagen")
    results = answered_search(page)
    first, second = results.nth(0), results.nth(1)
    page.keyboard.press("ArrowDown")
    assert focused(first)
    page.keyboard.press("ArrowDown")
    assert focused(second)
    page.keyboard.press("ArrowUp")
    page.keyboard.press("ArrowUp")
    assert focused(search_box(page))
    page.keyboard.press("ArrowDown")
    target = first.evaluate("link => link.href")
    page.keyboard.press("Enter")
    page.wait_for_url(re.compile(re.escape(target.partition("#")[0])))


def test_enter_in_the_box_opens_the_best_result(readers: Readers, course: str) -> None:
    """Enter right after typing goes to the page that answers best."""
    page = readers.page()
    page.goto(course + LESSON)
    _ask(page, "kalundborg")
    answered_search(page)
    page.keyboard.press("Enter")
    page.wait_for_url(re.compile("en/why/kalundborg.html"))


def test_escape_closes_search(readers: Readers, course_server: SiteServer) -> None:
    """Escape hides the results and gives the page back."""
    page = readers.page()
    page.goto(course_server.url + LESSON)
    _ask(page, "collagen")
    results = answered_search(page)
    page.keyboard.press("Escape")
    expect(results.first).to_be_hidden()
    assert not focused(search_box(page))


def test_pasted_words_are_found(readers: Readers, course_server: SiteServer) -> None:
    """Words that come without a key being pressed (pasted, dictated) are searched too."""
    page = readers.page()
    page.goto(course_server.url + LESSON)
    search_box(page).click()
    page.keyboard.insert_text("collagen")
    expect(search_results(page).first).to_be_visible()


@pytest.mark.parametrize(
    ("locale", "query", "word"),
    [("ar", "حرارة", "حرارة"), ("ar", "خبز", "خبز"), ("mt", "hobz", "Ħobż"), ("mt", "maħsla", "Maħsla")],
)
def test_languages_without_a_stemmer_answer(
    readers: Readers, languages: str, locale: str, query: str, word: str
) -> None:
    """Arabic and Maltese, for which nothing here knows word forms, answer at once."""
    page = readers.page()
    page.goto(f"{languages}{locale}/first-steps/bakery.html")
    _ask(page, query)
    expect(page.get_by_role("search").locator("mark").first).to_contain_text(word)


@pytest.mark.parametrize("locale", ["ar", "mt"])
def test_no_result_is_an_answer(readers: Readers, languages: str, locale: str) -> None:
    """Where nothing is found, this is said; the box does not go on waiting."""
    page = readers.page()
    page.goto(f"{languages}{locale}/index.html")
    waiting = page.get_by_role("search").inner_text()
    _ask(page, "xyzzy")
    expect(page.get_by_role("search")).not_to_have_text(waiting, use_inner_text=True)
    expect(search_results(page)).to_have_count(0)
