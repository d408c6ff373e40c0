"""What a screen reader reads, in order, on each type of page: literal texts in tests/cases/reading-order/.

After a change that is meant, write the texts anew and read what has changed:
    REWRITE=1 python3 build.py test tests/browser/test_browser_reading_order.py
    git diff tests/cases/reading-order
"""

from __future__ import annotations

import os
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from playwright.sync_api import expect

from browser_questions import KINDS, address, answer_wrong, question, solve, take_hints, without_chance
from browser_reader import answered_search
from browser_sites import build
from browser_tree import reading_order

if TYPE_CHECKING:
    from playwright.sync_api import Locator, Page

    from browser_reader import Readers

pytestmark = pytest.mark.browser

SITE = Path(__file__).parent / "sites" / "page-kinds"
TEXTS = Path(__file__).parents[1] / "cases" / "reading-order"
PAGES = {
    "root": "index.html#languages",
    "home": "en/index.html",
    "course": "en/course.html",
    "module": "en/heat/index.html",
    "module-outline": "en/water/index.html",
    "lesson": "en/heat/oven.html",
    "fallback": "sl/heat/cold-store.html",
    "glossary": "en/glossary.html",
    "partners": "en/partners.html",
    "about": "en/about.html",
    "accessibility": "en/accessibility.html",
    "privacy": "en/privacy.html",
    "licence": "en/licence.html",
    "sitemap": "en/sitemap.html",
    "directory": "en/directory/index.html",
    "organisation": "en/directory/mill.html",
    "wrong-address": "404.html",
}
"""One page of a small course for each type of page: what it says does not change with the real course."""
DESKTOP, PHONE = {"width": 1280, "height": 900}, {"width": 390, "height": 844}


@pytest.fixture(scope="module")
def place(tmp_path_factory: pytest.TempPathFactory) -> str:
    """Build the small course and return its address; ends with a slash."""
    return f"{build(SITE, tmp_path_factory.mktemp('page-kinds') / 'site').as_uri()}/"


def _same(name: str, found: str) -> None:
    path = TEXTS / f"{name}.txt"
    if os.environ.get("REWRITE"):
        path.parent.mkdir(exist_ok=True)
        path.write_text(found, encoding="utf-8", newline="\n")
    assert found.splitlines() == path.read_text(encoding="utf-8").splitlines()


def _open(page: Page, address: str) -> None:
    """Open a page and wait for its questions, which come after its first paint."""
    page.goto(address)
    expect(page.locator("course-quiz:not(.course-quiz--ready)")).to_have_count(0)


@pytest.mark.parametrize("kind", PAGES)
def test_a_page_is_read_in_order(readers: Readers, place: str, kind: str) -> None:
    """Roles, names and first words come in the order of the text."""
    page = readers.page(viewport=DESKTOP)
    _open(page, place + PAGES[kind])
    _same(kind, reading_order(page))


def test_a_lesson_on_a_phone_is_read_in_order(readers: Readers, place: str) -> None:
    """On a narrow screen a button stands for the contents of the course; the text is the same."""
    page = readers.page(viewport=PHONE)
    _open(page, place + PAGES["lesson"])
    _same("lesson-phone", reading_order(page))


def test_an_unfolded_lesson_is_read_in_order(readers: Readers, place: str) -> None:
    """The table of a diagram, the words of the page and the report are read where they unfold."""
    page = readers.page(viewport=DESKTOP)
    _open(page, place + PAGES["lesson"])
    for summary in page.get_by_role("article").locator("summary").filter(visible=True).all():
        summary.click()
    _same("lesson-unfolded", reading_order(page))


def test_the_open_search_is_read_in_order(readers: Readers, place: str) -> None:
    """The number of results is a message of its own, and each result is a link with its place."""
    page = readers.page(viewport=DESKTOP)
    page.goto(place + PAGES["about"])
    page.keyboard.press("Control+k")
    page.keyboard.type("oven")
    answered_search(page)
    expect(page.get_by_role("search").get_by_role("status")).to_have_text("Results: 5")
    _same("search", reading_order(page))


def test_an_answered_question_is_read_in_order(readers: Readers, place: str) -> None:
    """The result stands beside the choice that it is about, and in the message below the button."""
    page = readers.page(viewport=DESKTOP)
    page.goto(place + PAGES["lesson"])
    question = page.get_by_role("group", name="Who can use warm air?")
    question.get_by_label("An ice rink").check()
    question.get_by_role("button", name="Check").click()
    _same("lesson-answered", reading_order(page))


def _open_question(readers: Readers, questions_site: Path, kind: str) -> tuple[Page, Locator, str]:
    """Open the lesson with a question of this kind; return the question and its prompt, too."""
    page = readers.page(viewport=DESKTOP)
    without_chance(page)
    page.goto(f"{questions_site.as_uri()}/{address(kind)}")
    asked = question(page, kind)
    return page, asked, asked.locator("legend").inner_text()


@pytest.mark.parametrize("kind", KINDS)
def test_a_question_is_read_in_order(readers: Readers, questions_site: Path, kind: str) -> None:
    """The prompt names the group, how to answer describes it; then come controls, buttons and result."""
    page, _, prompt = _open_question(readers, questions_site, kind)
    _same(f"question-{kind}", reading_order(page, prompt))


@pytest.mark.parametrize("kind", ["single", "matching", "ordering"])
def test_a_solved_question_is_read_in_order(readers: Readers, questions_site: Path, kind: str) -> None:
    """Each mark stands behind its control and describes it; hints and verdict stand below the buttons."""
    page, asked, prompt = _open_question(readers, questions_site, kind)
    take_hints(asked)
    answer_wrong(asked, kind)
    solve(asked, kind)
    _same(f"question-{kind}-solved", reading_order(page, prompt))
