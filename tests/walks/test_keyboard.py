"""A job-seeker who uses no mouse and hears the page: keys and the accessibility tree only."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest
from playwright.sync_api import expect

from browser_reader import focused, tab_to
from walk_bytes import disk_bytes, sent_bytes

if TYPE_CHECKING:
    from pathlib import Path

    from playwright.sync_api import Locator, Page

    from browser_reader import Readers
    from browser_server import SiteServer
    from conftest import Figures

pytestmark = pytest.mark.browser

COURSE = "Industrial symbiosis: from residue to resource"
QUESTION = "A juice maker burns its apple residue"


class _Keys:
    """Presses keys and counts them; a word typed counts once."""

    def __init__(self, page: Page) -> None:
        self.page, self.inputs = page, 0
        self.main = page.get_by_role("main")

    def press(self, key: str) -> None:
        self.inputs += 1
        self.page.keyboard.press(key)

    def tab(self, target: Locator) -> None:
        self.inputs += tab_to(self.page, target)

    def skip(self) -> None:
        """Jump over the header and the contents to the text, with the link that the first Tab meets."""
        self.tab(self.page.get_by_role("link", name="Skip to content"))
        self.press("Enter")

    def follow(self, link: Locator, heading: str) -> None:
        """Tab to a link, follow it, and hear the heading of the page."""
        self.tab(link)
        self.press("Enter")
        expect(self.page.get_by_role("heading", level=1)).to_have_accessible_name(heading)
        self.page.wait_for_load_state("networkidle")


def _to_a_lesson(keys: _Keys) -> None:
    """Choose the language on the first page, then home, course, module, lesson."""
    main = keys.main
    keys.follow(keys.page.get_by_role("link", name="English"), COURSE)
    keys.skip()
    keys.follow(main.get_by_role("link", name="See all modules and lessons"), "The course")
    keys.skip()
    keys.follow(main.get_by_role("heading", name="Why and what").get_by_role("link"), "Why and what")
    keys.skip()
    lesson = main.get_by_role("heading", name="What industrial symbiosis is").get_by_role("link")
    keys.follow(lesson, "What industrial symbiosis is")


def _hear_a_word(keys: _Keys) -> None:
    """Reach a term, which shows its meaning; Esc hides it, and the focus is where it was."""
    term = keys.main.get_by_role("link", name="Industrial symbiosis").first
    expect(term).to_have_accessible_description(re.compile("The use by one company or sector"))
    keys.skip()
    keys.tab(term)
    expect(keys.page.get_by_role("tooltip")).to_contain_text("The use by one company or sector")
    keys.press("Escape")
    expect(keys.page.get_by_role("tooltip")).to_have_count(0)
    assert focused(term)


def _answer(keys: _Keys) -> None:
    """Choose with an arrow key, check, and hear the result."""
    question = keys.page.get_by_role("group", name=QUESTION)
    keys.tab(question.get_by_role("radio").first)
    keys.press("ArrowDown")
    keys.tab(question.get_by_role("button", name="Check"))
    keys.press("Enter")
    expect(question.get_by_role("status")).to_contain_text("Right")


def _report(keys: _Keys) -> None:
    """Unfold the report at the end of the page and reach its field, which says what belongs in it."""
    unfold = keys.main.get_by_role("group").filter(has_text="Report a mistake").locator("summary")
    keys.tab(unfold)
    keys.press("Enter")
    field = keys.main.get_by_role("textbox", name="What is wrong, and what would be right?")
    keys.tab(field)
    keys.inputs += 1
    keys.page.keyboard.type("There is a word too many.")
    expect(field).to_have_value("There is a word too many.")


def test_a_lesson_with_keys_only(
    readers: Readers, course: str, course_site: Path, course_server: SiteServer, figures: Figures
) -> None:
    """Language, course, module, lesson, a term, a question, the next page, a report: by keys and names."""
    course_server.requests.clear()
    page = readers.page()
    keys = _Keys(page)
    page.goto(course + "index.html#languages")
    _to_a_lesson(keys)
    _hear_a_word(keys)
    _answer(keys)
    following = page.get_by_role("navigation", name="Previous and next page").get_by_role("link")
    keys.follow(following.and_(page.get_by_role("link", name="Next page")), "Three kinds of exchange")
    keys.skip()
    _report(keys)
    hosted = course.startswith("http")
    size = sent_bytes(course_server.requests) if hosted else disk_bytes(readers.asked, course_site)
    figures(f"job-seeker, keyboard, {course[:4]}", inputs=keys.inputs, pages=6, bytes=size)
    assert keys.inputs <= 135
    assert size <= 470_000


def test_skipping_leads_to_the_beginning_of_the_text(readers: Readers, course: str) -> None:
    """The first Tab offers to skip what stands before the text; Enter leads to its beginning."""
    page = readers.page()
    page.goto(course + "sl/why/myths.html")
    page.keyboard.press("Tab")
    skip = page.get_by_role("link").first
    assert focused(skip)
    page.keyboard.press("Enter")
    for part in (page.get_by_role("complementary").first, page.get_by_role("heading", level=1)):
        expect(part).to_be_in_viewport()
        top, header = part.bounding_box(), page.get_by_role("banner").bounding_box()
        assert top is not None
        assert header is not None
        assert top["y"] >= header["y"] + header["height"]


def test_the_tree_names_what_it_holds(readers: Readers, course: str) -> None:
    """Landmarks, the lesson's heading, its questions and the ways on have names that can be heard."""
    page = readers.page()
    page.goto(course + "en/why/definition.html")
    banner, main = page.get_by_role("banner"), page.get_by_role("main")
    expect(banner).to_have_count(1)
    expect(main).to_have_count(1)
    expect(page.get_by_role("contentinfo")).to_have_count(1)
    expect(page.get_by_role("heading", level=1)).to_have_count(1)
    expect(banner.get_by_role("link", name=f"Home: SYMBIOS {COURSE}")).to_have_count(1)
    expect(banner.get_by_role("button", name="language")).to_have_count(1)
    expect(main.get_by_role("group", name="A juice maker burns its apple residue")).to_have_count(1)
    expect(main.get_by_role("link", name="Previous page From linear to circular")).to_have_count(1)
    expect(main.get_by_role("link", name="Next page Three kinds of exchange")).to_have_count(1)
    controls = main.get_by_role("radio").or_(main.get_by_role("checkbox"))
    tree = main.get_by_role("article").aria_snapshot()
    assert controls.count() == len(re.findall(r"- '?(?:radio|checkbox) \"", tree))


def test_the_contents_open_by_key_on_a_narrow_screen(readers: Readers, course_site: Path) -> None:
    """On a phone, or magnified four times, Enter opens the contents and leads to another lesson."""
    page = readers.page(viewport={"width": 320, "height": 640})
    page.goto(f"{course_site.as_uri()}/en/why/definition.html")
    tab_to(page, page.get_by_role("button", name="contents"), limit=6)
    page.keyboard.press("Enter")
    lesson = page.get_by_role("navigation", name="Course contents").get_by_role("link", name="Three kinds")
    expect(lesson).to_be_in_viewport()
    tab_to(page, lesson)
    page.keyboard.press("Enter")
    expect(page.get_by_role("heading", level=1)).to_have_text("Three kinds of exchange")
