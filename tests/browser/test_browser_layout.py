"""Facts about the look: pages fit every width, colours follow the reader, questions print."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from playwright.sync_api import expect

from browser_sites import LESSON, pages

if TYPE_CHECKING:
    from pathlib import Path

    from playwright.sync_api import Page

    from browser_reader import Readers
    from browser_server import SiteServer

pytestmark = pytest.mark.browser

WIDTHS = (320, 390, 768, 1280)

_TOO_WIDE = """() => {
  const root = document.scrollingElement;
  if (root.scrollWidth <= innerWidth) return null;
  const far = [...document.body.querySelectorAll("*")].filter(
    (element) => element.getBoundingClientRect().right > innerWidth + 1);
  return far.slice(-1).map((element) => element.outerHTML.slice(0, 90))[0] ?? "?";
}"""

_BRIGHTNESS = """() => {
  const [red, green, blue] = getComputedStyle(document.body).backgroundColor.match(/[\\d.]+/g).map(Number);
  return (0.2126 * red + 0.7152 * green + 0.0722 * blue) / 255;
}"""


def _dark(page: Page) -> bool:
    return float(page.evaluate(_BRIGHTNESS)) < 0.2


def _too_wide(page: Page, place: str, site: Path) -> dict[str, str]:
    found = {}
    for address in pages(site):
        page.goto(place + address)
        for width in WIDTHS:
            page.set_viewport_size({"width": width, "height": 800})
            if culprit := page.evaluate(_TOO_WIDE):
                found[f"{address} at {width}"] = culprit
    return found


def test_no_page_scrolls_sideways(readers: Readers, course_site: Path) -> None:
    """Every page of the course fits widths from a small phone to a desktop."""
    assert _too_wide(readers.page(), f"{course_site.as_uri()}/", course_site) == {}


def test_no_page_from_right_to_left_scrolls_sideways(readers: Readers, languages_site: Path) -> None:
    """The same holds where the text runs from the right."""
    assert _too_wide(readers.page(), f"{languages_site.as_uri()}/", languages_site) == {}


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_colours_follow_the_reader(readers: Readers, course: str, scheme: str) -> None:
    """A reader who has set dark gets dark, on the pages of the course and on the first page."""
    page = readers.page(color_scheme=scheme)
    page.goto(course + LESSON)
    assert _dark(page) is (scheme == "dark")
    expect(page.get_by_title(f"Switch to {'light' if scheme == 'dark' else 'dark'} colours")).to_be_visible()
    page.goto(course + "index.html#languages")
    assert _dark(page) is (scheme == "dark")


def test_chosen_colours_are_kept(readers: Readers, course_server: SiteServer) -> None:
    """What the reader chooses is there after a reload, on other pages, and can be taken back."""
    page = readers.page(color_scheme="light")
    page.goto(course_server.url + LESSON)
    page.get_by_title("Switch to dark colours").click()
    expect(page.get_by_title("Switch to light colours")).to_be_visible()
    assert _dark(page)
    page.reload()
    assert _dark(page)
    page.goto(course_server.url + "sl/index.html")
    assert _dark(page)
    page.goto(course_server.url + LESSON)
    page.get_by_title("Switch to light colours").click()
    expect(page.get_by_title("Switch to dark colours")).to_be_visible()
    assert not _dark(page)


def test_chosen_colours_stay_with_their_course(
    readers: Readers, languages_site: Path, course_site: Path
) -> None:
    """Two courses on one disk do not share what a reader chose."""
    page = readers.page(color_scheme="light")
    page.goto(f"{course_site.as_uri()}/{LESSON}")
    page.get_by_title("Switch to dark colours").click()
    expect(page.get_by_title("Switch to light colours")).to_be_visible()
    page.goto(f"{languages_site.as_uri()}/en/index.html")
    assert not _dark(page)


def test_questions_print_with_boxes(readers: Readers, course_server: SiteServer) -> None:
    """On paper each choice has its box and each question its frame; buttons and header are left out."""
    page = readers.page()
    page.goto(course_server.url + LESSON)
    page.emulate_media(media="print")
    controls = page.locator("main fieldset input")
    assert controls.count() > 8
    for control in controls.all():
        box = control.bounding_box()
        assert box is not None
        assert min(box["width"], box["height"]) >= 10
        assert control.evaluate("element => getComputedStyle(element).appearance") == "auto"
    frame = "element => parseFloat(getComputedStyle(element).borderTopWidth)"
    assert all(question.evaluate(frame) >= 1 for question in page.locator("main fieldset").all())
    expect(page.get_by_role("button", name="Check")).to_have_count(0)
    expect(page.get_by_role("banner")).to_be_hidden()
    expect(page.get_by_role("search")).to_be_hidden()


def test_print_is_dark_on_light(readers: Readers, course_server: SiteServer) -> None:
    """A reader of the dark colours does not print a dark page."""
    page = readers.page(color_scheme="dark")
    page.goto(course_server.url + LESSON)
    page.emulate_media(media="print")
    assert not _dark(page)


def test_arabic_runs_from_the_right(readers: Readers, languages: str) -> None:
    """The frame of an Arabic page is mirrored, and an English text in it still runs from the left."""
    page = readers.page(viewport={"width": 1280, "height": 900})
    page.goto(languages + "ar/first-steps/dairy.html")
    contents = page.get_by_role("navigation").filter(has=page.get_by_role("list")).last.bounding_box()
    article = page.get_by_role("article").bounding_box()
    assert contents is not None
    assert article is not None
    assert contents["x"] > article["x"]
    text = page.get_by_text("A dairy has whey.")
    assert text.evaluate("element => getComputedStyle(element).direction") == "ltr"
