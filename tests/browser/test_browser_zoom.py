"""A reader who enlarges, spaces out or recolours a page loses nothing (WCAG 1.4.10, 1.4.12, 2.5.8)."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from browser_sites import LOCALISED, PAGE_KINDS

if TYPE_CHECKING:
    from browser_reader import Readers
    from browser_server import SiteServer

pytestmark = pytest.mark.browser

ZOOMED = {"width": 320, "height": 256}
"""What a window of 1280 by 1024 has at 400 % (WCAG 1.4.10)."""
_SPACED = """() => {
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(`* {line-height: 1.5 !important; letter-spacing: .12em !important;
    word-spacing: .16em !important} p {margin-bottom: 2em !important}`);
  document.adoptedStyleSheets = [sheet];
}"""
"""The spacing of WCAG 1.4.12."""
_LOST = """() => [...document.querySelectorAll("main *, header a, footer *")].filter((element) => {
  const style = getComputedStyle(element);
  const hides = [style.overflowX, style.overflowY].some((way) => way === "hidden" || way === "clip");
  if (!hides || element.clientWidth < 2 || element.closest("svg")) return false;
  if (style.textOverflow === "ellipsis") return false;
  return element.scrollWidth > element.clientWidth + 1 || element.scrollHeight > element.clientHeight + 1;
}).filter((element) => element.innerText?.trim()).map((element) => element.outerHTML.slice(0, 100))"""
"""Elements that cut off text of their own."""
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

_MOVING = """() => [...document.querySelectorAll("*")].filter((element) => {
  const {animationName, transitionDuration} = getComputedStyle(element);
  return animationName !== "none" || transitionDuration.split(", ").some((time) => time !== "0s");
}).map((element) => element.outerHTML.slice(0, 80))"""


@pytest.mark.parametrize("kind", PAGE_KINDS)
def test_at_400_per_cent_nothing_is_beside_the_window(
    readers: Readers, course_server: SiteServer, kind: str
) -> None:
    """Nothing but boxes of their own goes beside the window, and the header leaves two thirds of it free."""
    page = readers.page(viewport=ZOOMED)
    page.goto(course_server.url + PAGE_KINDS[kind])
    assert page.evaluate("document.scrollingElement.scrollWidth") <= ZOOMED["width"]
    if kind in LOCALISED:
        header = page.get_by_role("banner").bounding_box()
        assert header is not None
        assert header["height"] <= ZOOMED["height"] / 3


@pytest.mark.parametrize("kind", PAGE_KINDS)
def test_spaced_text_is_all_there(readers: Readers, course_server: SiteServer, kind: str) -> None:
    """With wider lines, words and letters no text is cut off, on a phone and on a desktop."""
    page = readers.page()
    page.goto(course_server.url + PAGE_KINDS[kind])
    page.evaluate(_SPACED)
    for width in (390, 1280):
        page.set_viewport_size({"width": width, "height": 800})
        assert page.evaluate(_LOST) == [], width
        assert page.evaluate("document.scrollingElement.scrollWidth") <= width


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


def test_nothing_moves_for_those_who_ask_for_it(readers: Readers, course_server: SiteServer) -> None:
    """With reduced motion no element has a transition or an animation."""
    page = readers.page(reduced_motion="reduce")
    page.goto(course_server.url + PAGE_KINDS["lesson"])
    assert page.evaluate(_MOVING) == []
