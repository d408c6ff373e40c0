"""The focus of the keyboard on every kind of page: on the screen, under nothing, with a visible outline."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from browser_sites import PAGE_KINDS

if TYPE_CHECKING:
    from pathlib import Path

    from playwright.sync_api import Page

    from browser_reader import Readers

pytestmark = pytest.mark.browser

_STOP = """() => {
  const stop = document.activeElement;
  if (stop === document.body) return null;
  // A choice of colours shows its focus on the label beside it, a card that is one link on the whole card.
  const label = stop.matches(".md-option") ? stop.nextElementSibling : null;
  const part = label ?? stop.closest(".course-card") ?? stop;
  const boxes = [...(label ?? stop).getClientRects()].filter((box) => box.width > 0 && box.height > 0);
  const inside = boxes.filter((box) => box.left < innerWidth && box.right > 0
    && box.top < innerHeight && box.bottom > 0);
  const hit = inside.some((box) => {
    const x = Math.min(Math.max((box.left + box.right) / 2, 1), innerWidth - 1);
    const y = Math.min(Math.max((box.top + box.bottom) / 2, 1), innerHeight - 1);
    const top = document.elementFromPoint(x, y);
    return (label ?? stop).contains(top) || part.contains(top);
  });
  const numbers = (colour) => (colour.match(/[\\d.]+/g) ?? []).map(Number);
  const light = (colour) => {
    const [red, green, blue] = numbers(colour).map((part) => part / 255)
      .map((part) => part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4);
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
  };
  const filled = (element) => {
    const colour = getComputedStyle(element).backgroundColor;
    return numbers(colour)[3] === 0 ? element.parentElement && filled(element.parentElement) : colour;
  };
  const {outlineStyle, outlineWidth, outlineColor, outlineOffset} = getComputedStyle(part);
  const ground = filled(parseFloat(outlineOffset) < 0 ? part : part.parentElement) ?? "rgb(255, 255, 255)";
  const [less, more] = [light(outlineColor), light(ground)].sort((one, two) => one - two);
  const faults = [];
  if (!inside.length) faults.push("is not on the screen");
  else if (!hit) faults.push("is under something");
  if (outlineStyle === "none" || parseFloat(outlineWidth) < 2) faults.push("has no outline");
  else if ((more + 0.05) / (less + 0.05) < 3) faults.push(`outline ${outlineColor} on ${ground}`);
  return faults.map((fault) => `${fault}: ${stop.outerHTML.slice(0, 100)}`);
}"""
"""What is wrong with the element that has the focus; null where it is back at the beginning."""

LOOKS = {
    "phone": {"viewport": {"width": 390, "height": 844}},
    "desktop": {"viewport": {"width": 1280, "height": 900}},
    "dark": {"viewport": {"width": 1280, "height": 900}, "color_scheme": "dark"},
    "forced": {"viewport": {"width": 1280, "height": 900}, "forced_colors": "active"},
    "zoomed": {"viewport": {"width": 320, "height": 256}},
}
_LIMIT = 200
"""No page has more stops."""


def _walk(page: Page) -> list[str]:
    """Press Tab until the focus leaves the page; return what was wrong on the way."""
    faults: list[str] = []
    for _ in range(_LIMIT):
        page.keyboard.press("Tab")
        found = page.evaluate(_STOP)
        if found is None:
            return faults
        faults += found
    return [*faults, f"{_LIMIT} times Tab do not lead through the page"]


@pytest.mark.parametrize("look", LOOKS)
@pytest.mark.parametrize("kind", PAGE_KINDS)
def test_tab_leads_through_the_page_in_plain_sight(
    readers: Readers, course_site: Path, kind: str, look: str
) -> None:
    """Each stop of Tab is seen, and after the last one the focus leaves the page."""
    page = readers.page(**LOOKS[look])
    page.goto(f"{course_site.as_uri()}/{PAGE_KINDS[kind]}")
    assert _walk(page) == []
