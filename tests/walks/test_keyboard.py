"""A job-seeker who uses no mouse and hears the page: keys and the accessibility tree only."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest
from playwright.sync_api import TimeoutError as PlaywrightTimeout
from playwright.sync_api import expect

from browser_reader import answered_search, focused, tab_to

if TYPE_CHECKING:
    from pathlib import Path

    from playwright.sync_api import Locator, Page

    from browser_reader import Readers
    from conftest import Figures

pytestmark = pytest.mark.browser

_UNSEEN_STOP = """() => {
  const element = document.activeElement;
  if (element === document.body) return null;
  // The choice of colours shows its focus on the label beside it.
  const parts = element.matches("[type=radio]") ? [element, element.nextElementSibling] : [element];
  const seen = parts.some((part) => {
    const box = part.getBoundingClientRect();
    return box.width > 0 && box.height > 0 && box.bottom > 0 && box.top < innerHeight
      && box.right > 0 && box.left < innerWidth
      && part.checkVisibility({opacityProperty: true, visibilityProperty: true});
  });
  return seen ? null : element.outerHTML.slice(0, 120);
}"""


class _Keys:
    """Presses keys and counts them; a word typed counts once."""

    def __init__(self, page: Page) -> None:
        self.page, self.inputs = page, 0

    def press(self, key: str) -> None:
        self.inputs += 1
        self.page.keyboard.press(key)

    def type(self, words: str) -> None:
        self.inputs += 1
        self.page.keyboard.type(words)

    def tab(self, target: Locator) -> None:
        self.inputs += tab_to(self.page, target)


def test_a_lesson_with_keys_only(readers: Readers, course: str, figures: Figures) -> None:
    """Choose the language, skip to the text, answer, go on, search: never more than a screenful of Tabs."""
    page = readers.page()
    keys = _Keys(page)
    main = page.get_by_role("main")
    page.goto(course + "index.html#languages")
    keys.tab(page.get_by_role("link", name="English"))
    keys.press("Enter")
    page.wait_for_url("**/en/index.html")

    keys.press("Tab")
    keys.press("Enter")  # skip to the text
    keys.tab(main.get_by_role("link", name="Why and what").last)
    keys.press("Enter")
    expect(page.get_by_role("heading", level=1)).to_have_text("Why and what")
    keys.press("Tab")
    keys.press("Enter")
    keys.tab(main.get_by_role("link", name="What industrial symbiosis is").last)
    keys.press("Enter")
    expect(page.get_by_role("heading", level=1)).to_have_text("What industrial symbiosis is")

    keys.press("Tab")
    keys.press("Enter")
    question = page.get_by_role("group", name="A juice maker burns its apple residue")
    keys.tab(question.get_by_role("radio").first)
    keys.press("ArrowDown")
    keys.tab(question.get_by_role("button", name="Check"))
    keys.press("Enter")
    expect(question.get_by_role("status")).to_contain_text("Right")
    keys.tab(page.get_by_role("link", name="Next"))
    keys.press("Enter")
    expect(page.get_by_role("heading", level=1)).to_have_text("Three kinds of exchange")

    page.wait_for_load_state()
    keys.press("Control+k")
    keys.type("kalundborg")
    answered_search(page)
    keys.press("ArrowDown")
    keys.press("Enter")
    page.wait_for_url(re.compile("kalundborg.html"))
    figures(f"job-seeker, keyboard, {course[:4]}", inputs=keys.inputs)
    assert keys.inputs <= 70


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


@pytest.mark.parametrize("width", [390, 1280])
@pytest.mark.parametrize("address", ["en/index.html", "en/why/definition.html", "en/directory/index.html"])
def test_the_focus_can_always_be_seen(readers: Readers, course_site: Path, address: str, width: int) -> None:
    """From the first Tab to the last the focus is on something that is on the screen."""
    page = readers.page(viewport={"width": width, "height": 900})
    page.goto(f"{course_site.as_uri()}/{address}")
    unseen = []
    for _ in range(150):
        page.keyboard.press("Tab")
        try:  # a box that opens when the focus reaches it may take a moment
            page.wait_for_function(f"() => ({_UNSEEN_STOP})() === null", timeout=1000)
        except PlaywrightTimeout:
            unseen.append(page.evaluate(_UNSEEN_STOP))
        if page.evaluate("document.activeElement === document.body"):
            break
    assert unseen == []


def test_the_tree_names_what_it_holds(readers: Readers, course: str) -> None:
    """Landmarks, the lesson's heading, its questions and the ways on have names that can be heard."""
    page = readers.page()
    page.goto(course + "en/why/definition.html")
    banner, main = page.get_by_role("banner"), page.get_by_role("main")
    expect(banner).to_have_count(1)
    expect(main).to_have_count(1)
    expect(page.get_by_role("contentinfo")).to_have_count(1)
    expect(page.get_by_role("heading", level=1)).to_have_count(1)
    expect(banner.get_by_role("link", name="Home")).to_have_count(1)
    expect(banner.get_by_role("button", name="language")).to_have_count(1)
    expect(main.get_by_role("group", name="A juice maker burns its apple residue")).to_have_count(1)
    expect(page.get_by_role("link", name="Next")).to_have_count(1)
    controls = main.get_by_role("radio").or_(main.get_by_role("checkbox"))
    tree = main.get_by_role("article").aria_snapshot()
    assert controls.count() == len(re.findall(r"- (?:radio|checkbox) \"", tree))


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
