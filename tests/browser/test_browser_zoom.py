"""A reader who enlarges, spaces out or recolours a page loses nothing (WCAG 1.4.10, 1.4.12, 2.5.8)."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from browser_geometry import reading_faults, space_text
from browser_own_page import OwnPage
from browser_sites import LOCALISED, PAGE_KINDS

if TYPE_CHECKING:
    from pathlib import Path

    from browser_reader import Readers
    from browser_server import SiteServer

pytestmark = pytest.mark.browser

ZOOMED = {"width": 320, "height": 256}
"""What a window of 1280 by 1024 has at 400 % (WCAG 1.4.10)."""
WIDTHS = (320, 390, 768, 1280)
_SMALL = """() => [...document.querySelectorAll("a[href], button, input, summary, [role=button]")]
  .filter((element) => element.checkVisibility({visibilityProperty: true, opacityProperty: true}))
  .filter((element) => {
    const box = element.getBoundingClientRect();
    const label = element.labels?.[0]?.getBoundingClientRect();
    const line = element.closest("p, li, dt, dd, th, td, figcaption, h2, h3");
    const inText = getComputedStyle(element).display === "inline" && line;
    const onPage = box.right > 0 && box.left < innerWidth;
    return onPage && box.width > 1 && !inText && Math.max(box.height, label?.height ?? 0) < 24;
  }).map((element) => element.outerHTML.slice(0, 100))"""
"""Targets lower than 24 pixels that do not stand in a line of text (WCAG 2.5.8)."""
_INKS = """() => {
  const ink = (element, name, pseudo) => getComputedStyle(element, pseudo)[name];
  const seen = (selector) =>
    [...document.querySelectorAll(selector)].filter((element) => element.checkVisibility());
  return {
    paper: ink(document.body, "backgroundColor"),
    icons: seen("svg.course-icon").map((icon) => ink(icon, "stroke")),
    headings: seen(".course-summary > h2, .course-task > h2, .course-key-points > h2")
      .map((heading) => ink(heading, "backgroundColor", "::before")),
    drawing: seen(".course-diagram svg text").map((label) => ink(label, "fill")),
  };
}"""
"""The colours of icons, of the signs before headings and of the words in diagrams, and that of the page."""

_MOVING = """() => [...document.querySelectorAll("*")].filter((element) => {
  const {animationName, transitionDuration} = getComputedStyle(element);
  return animationName !== "none" || transitionDuration.split(", ").some((time) => time !== "0s");
}).map((element) => element.outerHTML.slice(0, 80))"""


@pytest.mark.parametrize("kind", PAGE_KINDS)
def test_at_400_per_cent_everything_can_be_read(
    readers: Readers, course_server: SiteServer, kind: str
) -> None:
    """No text is cut off, beside the window or upon other text; the header leaves two thirds of it free."""
    page = readers.page(viewport=ZOOMED)
    page.goto(course_server.url + PAGE_KINDS[kind])
    assert reading_faults(page) == []
    if kind in LOCALISED:
        page.evaluate("scrollTo(0, innerHeight)")
        header = page.get_by_role("banner").bounding_box()
        assert header is not None
        assert header["height"] <= ZOOMED["height"] / 3


@pytest.mark.parametrize("kind", PAGE_KINDS)
def test_spaced_text_can_be_read(readers: Readers, course_server: SiteServer, kind: str) -> None:
    """The same holds with wider lines, words and letters, on every width."""
    page = readers.page()
    page.goto(course_server.url + PAGE_KINDS[kind])
    space_text(page)
    faults = {}
    for width in WIDTHS:
        page.set_viewport_size({"width": width, "height": 800})
        if found := reading_faults(page):
            faults[width] = found
    assert faults == {}


def test_what_cannot_be_read_is_found(readers: Readers, tmp_path: Path) -> None:
    """Text that is cut off, lies upon other text or is wider than the window is found; a wide box is not."""
    own = OwnPage(tmp_path / "site")
    own.write("<p>Some words that can be read.</p><pre>A line that is wider than the window of a phone</pre>")
    page = readers.page(viewport={"width": 320, "height": 640})
    page.goto(own.address)
    line = page.locator("pre")
    far = page.evaluate("document.scrollingElement.scrollWidth")
    outside = "outside: A line that is wider than the window of "
    assert reading_faults(page) == [outside, f"the page is {far} wide"]
    line.evaluate("line => line.style.overflow = 'auto'")
    assert reading_faults(page) == []
    line.evaluate("line => line.style.overflow = 'hidden'")
    assert reading_faults(page) == [outside.replace("outside", "cut off"), outside]
    line.evaluate("line => { line.style = 'margin-top: -2em'; line.textContent = 'Upon it'; }")
    assert reading_faults(page) == ["Some words that can be read. upon Upon it"]


@pytest.mark.parametrize("width", [390, 1280])
@pytest.mark.parametrize("kind", PAGE_KINDS)
def test_targets_are_large_enough(readers: Readers, course_server: SiteServer, kind: str, width: int) -> None:
    """What can be pressed is at least 24 pixels high, unless it stands in a line of text."""
    page = readers.page(viewport={"width": width, "height": 800})
    page.goto(course_server.url + PAGE_KINDS[kind])
    assert page.evaluate(_SMALL) == []


@pytest.mark.parametrize("kind", ["home", "module", "lesson", "course"])
def test_forced_colours_keep_edges_and_focus(readers: Readers, course_server: SiteServer, kind: str) -> None:
    """Where the system forces its colours, panels have an edge and the focus has an outline."""
    page = readers.page(forced_colors="active")
    page.goto(course_server.url + PAGE_KINDS[kind])
    for panel in page.locator(
        ".course-summary, .course-task, .course-key-points, .course-hero, .course-door"
    ).all():
        edges = panel.evaluate(
            "e => [getComputedStyle(e).borderTopWidth, getComputedStyle(e).borderLeftWidth]"
        )
        assert any(float(edge.removesuffix("px")) >= 1 for edge in edges)
    link = page.get_by_role("main").get_by_role("link").filter(visible=True).last
    link.focus()
    page.keyboard.press("Shift+Tab")
    page.keyboard.press("Tab")
    width, style = link.evaluate("e => [getComputedStyle(e).outlineWidth, getComputedStyle(e).outlineStyle]")
    assert style != "none"
    assert float(width.removesuffix("px")) >= 2


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_forced_colours_keep_icons(readers: Readers, course_server: SiteServer, scheme: str) -> None:
    """Icons, the signs before headings and the words of diagrams have another colour than the page."""
    page = readers.page(forced_colors="active", color_scheme=scheme)
    page.goto(course_server.url + PAGE_KINDS["lesson"])
    inks = page.evaluate(_INKS)
    paper = inks.pop("paper")
    assert paper == {"light": "rgb(255, 255, 255)", "dark": "rgb(0, 0, 0)"}[scheme]
    for part, colours in inks.items():
        assert colours, part
        assert paper not in colours, part
        assert not [colour for colour in colours if colour.startswith("rgba")], part


def test_nothing_moves_for_those_who_ask_for_it(readers: Readers, course_server: SiteServer) -> None:
    """With reduced motion no element has a transition or an animation."""
    page = readers.page(reduced_motion="reduce")
    page.goto(course_server.url + PAGE_KINDS["lesson"])
    assert page.evaluate(_MOVING) == []
