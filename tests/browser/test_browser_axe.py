"""axe-core finds no violation on any kind of page, at rest and in use, of WCAG or of good practice."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

import pytest
from playwright.sync_api import expect

from browser_reader import answered_search
from browser_sites import LESSON, PAGE_KINDS, ROOT

if TYPE_CHECKING:
    from playwright.sync_api import Page

    from browser_reader import Readers
    from browser_server import SiteServer

pytestmark = pytest.mark.browser

_AXE = ROOT / "node_modules" / "axe-core" / "axe.min.js"
_RUN = """() => axe.run(document, {
  rules: {"target-size": {enabled: true}},
  resultTypes: ["violations"],
})"""
_MEANT = {
    # The two labels open search and contents without script; a button could not.
    "aria-allowed-role": re.compile(r"label\[|for=\"__search\""),
}
"""Findings that are meant: the rule, and the elements that may break it."""

LOOKS: dict[str, dict[str, Any]] = {
    "light": {"color_scheme": "light", "viewport": {"width": 1280, "height": 900}},
    "dark": {"color_scheme": "dark", "viewport": {"width": 1280, "height": 900}},
    "phone": {"color_scheme": "light", "viewport": {"width": 390, "height": 844}},
}


@pytest.fixture(scope="session")
def axe() -> str:
    """Read axe-core, which npm brings."""
    if not _AXE.is_file():
        pytest.fail("axe-core is missing: run npm ci.")
    return _AXE.read_text(encoding="utf-8")


def _violations(page: Page, axe: str) -> list[str]:
    """Return each violation on its own line: rule, element, what is wrong."""
    page.evaluate(axe)
    found = page.evaluate(_RUN)["violations"]
    return [
        f"{rule['id']}: {node['target']}: {node['failureSummary'].splitlines()[-1].strip()}"
        for rule in found
        for node in rule["nodes"]
        if not (rule["id"] in _MEANT and _MEANT[rule["id"]].search(str(node["target"])))
    ]


@pytest.mark.parametrize("look", LOOKS)
@pytest.mark.parametrize("kind", PAGE_KINDS)
def test_a_page_at_rest(readers: Readers, course_server: SiteServer, axe: str, kind: str, look: str) -> None:
    """A page just opened has no violation."""
    page = readers.page(**LOOKS[look])
    page.goto(course_server.url + PAGE_KINDS[kind])
    assert _violations(page, axe) == []


@pytest.mark.parametrize("look", LOOKS)
def test_search_in_use(readers: Readers, course_server: SiteServer, axe: str, look: str) -> None:
    """The open search box with its results has no violation."""
    page = readers.page(**LOOKS[look])
    page.goto(course_server.url + LESSON)
    page.keyboard.press("Control+k")
    page.keyboard.type("collagen")
    answered_search(page)
    assert _violations(page, axe) == []


@pytest.mark.parametrize("look", LOOKS)
def test_answered_questions(readers: Readers, course_server: SiteServer, axe: str, look: str) -> None:
    """Questions with results and feedback have no violation."""
    page = readers.page(**LOOKS[look])
    page.goto(course_server.url + LESSON)
    for question in page.locator("main fieldset").all():
        question.get_by_role("radio").or_(question.get_by_role("checkbox")).first.check()
        question.get_by_role("button", name="Check").click()
        expect(question.get_by_role("status")).not_to_be_empty()
    page.evaluate("scrollTo(0, 0)")  # a control half under the header would count as too small
    assert _violations(page, axe) == []


@pytest.mark.parametrize("look", LOOKS)
def test_what_opens_in_a_lesson(readers: Readers, course_server: SiteServer, axe: str, look: str) -> None:
    """An explained term, the words of the page, the table of a diagram and a report have no violation."""
    page = readers.page(**LOOKS[look])
    page.goto(course_server.url + LESSON)
    for summary in page.get_by_role("article").locator("summary").filter(visible=True).all():
        summary.click()
    page.get_by_role("textbox", name="What is wrong").fill("A word is missing.")
    page.locator("a.course-term").first.focus()
    expect(page.get_by_role("tooltip")).to_be_visible()
    page.evaluate("scrollTo(0, 0)")
    assert _violations(page, axe) == []


def test_the_open_contents_on_a_phone(readers: Readers, course_server: SiteServer, axe: str) -> None:
    """The contents of the course, opened on a phone, have no violation."""
    page = readers.page(**LOOKS["phone"])
    page.goto(course_server.url + LESSON)
    page.locator("header label[for=__drawer]").click()
    expect(page.get_by_role("navigation", name="Course contents")).to_be_in_viewport()
    assert _violations(page, axe) == []


def test_the_open_list_of_languages(readers: Readers, course_server: SiteServer, axe: str) -> None:
    """The list of languages, opened by its button, has no violation."""
    page = readers.page(**LOOKS["light"])
    page.goto(course_server.url + LESSON)
    page.get_by_role("banner").get_by_role("button", name="language").focus()
    expect(page.get_by_role("banner").get_by_role("link", name="Slovenščina")).to_be_visible()
    assert _violations(page, axe) == []


@pytest.mark.parametrize("locale", ["ar", "mt"])
def test_other_scripts(readers: Readers, languages_server: SiteServer, axe: str, locale: str) -> None:
    """A lesson, and a lesson without translation, have no violation in a language of either direction."""
    page = readers.page(**LOOKS["light"])
    for name in ("bakery", "dairy"):
        page.goto(f"{languages_server.url}{locale}/first-steps/{name}.html")
        assert _violations(page, axe) == []
