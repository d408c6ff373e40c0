"""Makes the pictures of README.md and docs/look.md anew: `python tests/browser/make_screenshots.py`.

It builds the real course and photographs single components and whole pages in Chromium.
"""

from __future__ import annotations

import sys
import tempfile
from pathlib import Path
from typing import TYPE_CHECKING, Any

from playwright.sync_api import sync_playwright

sys.path.insert(0, str(Path(__file__).parent))
from browser_engines import start_chromium
from browser_sites import ROOT, build

if TYPE_CHECKING:
    from playwright.sync_api import Browser

IMAGES = ROOT / "docs" / "images"
DESKTOP = {"viewport": {"width": 1100, "height": 760}}
PHONE = {"viewport": {"width": 390, "height": 760}}
DARK = {**DESKTOP, "color_scheme": "dark"}
PAGES = {
    "home": ("en/index.html", DESKTOP),
    "home-phone": ("en/index.html", PHONE),
    "lesson": ("en/why/definition.html", DESKTOP),
    "lesson-dark": ("en/why/definition.html", DARK),
    "lesson-phone": ("en/why/definition.html", PHONE),
}
"""Name of the picture → page and what it is opened with; the picture is what is first seen."""
PARTS = {
    "summary": ("en/why/definition.html", ".course-summary"),
    "task": ("en/why/definition.html", ".course-task"),
    "key-points": ("en/why/definition.html", ".course-key-points"),
    "example": ("en/why/definition.html", ".course-example"),
    "stream": ("en/why/kinds-of-exchange.html", ".course-stream"),
    "figures": ("en/why/kinds-of-exchange.html", ".course-figures"),
    "figure": ("en/why/kalundborg.html", ".course-figure"),
    "diagram": ("en/why/kalundborg.html", ".course-diagram"),
    "doors": ("en/index.html", ".course-doors"),
    "cards": ("en/index.html", ".course-cards >> nth=0"),
    "map": ("en/course.html", ".course-map"),
    "route": ("en/why/index.html", ".course-route"),
    "neighbours": ("en/why/definition.html", ".course-neighbours"),
    "tooltip": ("en/why/definition.html", ".course-summary >> a.course-term >> nth=0"),
}
"""Name of the picture → page and the first element that it shows."""


def photograph(browser: Browser, site: Path) -> None:
    """Write every picture into docs/images/."""

    def page_at(address: str, options: dict[str, Any]) -> Any:  # noqa: ANN401 - Playwright's page
        page = browser.new_context(reduced_motion="reduce", locale="en-GB", **options).new_page()
        page.goto(f"{site.as_uri()}/{address}")
        page.wait_for_load_state()
        return page

    for name, (address, options) in PAGES.items():
        page = page_at(address, options)
        page.screenshot(path=IMAGES / f"{name}.png")
        page.context.close()
    for name, (address, selector) in PARTS.items():
        page = page_at(address, DESKTOP)
        part = page.locator(selector).first
        part.scroll_into_view_if_needed()
        if name == "tooltip":
            part.focus()
            page.locator("[role=tooltip]:not([hidden])").wait_for()
            box = part.bounding_box()
            area = {"x": box["x"] - 60, "y": box["y"] - 90, "width": 560, "height": 220}
            page.screenshot(path=IMAGES / f"{name}.png", clip=area)
        else:
            part.screenshot(path=IMAGES / f"{name}.png")
        page.context.close()


def main() -> None:
    """Build, photograph, say how much the pictures weigh."""
    IMAGES.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory() as folder, sync_playwright() as playwright:
        site = build(ROOT, Path(folder) / "site")
        with start_chromium(playwright) as browser:
            photograph(browser, site)
    print(f"{sum(path.stat().st_size for path in IMAGES.glob('*.png')):,} bytes in docs/images/")


if __name__ == "__main__":
    main()
