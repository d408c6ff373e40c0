"""Measures the questions: how soon after the page they can be answered, and what their scripts weigh.

Every page of `tests/browser/sites/questions`, one a kind, is opened in a fresh context of Chromium. “Ready”
is the time from the page's load event to the moment in which all questions answer; the aim is 50 ms. The
scripts of a page are weighed with gzip -9; the aim is 14 KB on a usual lesson and 30 KB for all kinds.
"""

from __future__ import annotations

import argparse
import gzip
import re
import sys
import tempfile
from pathlib import Path
from statistics import median
from typing import TYPE_CHECKING

from playwright.sync_api import sync_playwright

_TESTS = Path(__file__).parents[1]
sys.path.insert(0, str(_TESTS / "browser"))

from browser_engines import start_chromium  # noqa: E402
from browser_server import SiteServer  # noqa: E402
from browser_sites import build  # noqa: E402

if TYPE_CHECKING:
    from playwright.sync_api import Browser

_SITE = _TESTS / "browser/sites/questions"
_READY = """
new MutationObserver((_, observer) => {
  const ready = document.querySelectorAll('.course-quiz--ready').length;
  if (ready === 0 || ready < document.querySelectorAll('course-quiz').length) return;
  observer.disconnect();
  window.questionsReady = performance.now();
}).observe(document, { childList: true, subtree: true, attributes: true });
"""
_FIGURE = """() => {
  const [page] = performance.getEntriesByType('navigation');
  return window.questionsReady - page.loadEventEnd;
}"""
_SCRIPTS = re.compile(r'data-scripts="([^"]*)"')


def main() -> None:
    """Build the site, open its pages, print a table."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--runs", type=int, default=7, help="how often each page is opened (default: 7)")
    runs = parser.parse_args().runs
    with tempfile.TemporaryDirectory() as folder, sync_playwright() as playwright:
        site = build(_SITE, Path(folder) / "site")
        browser = start_chromium(playwright)
        print(f"{'page':<16}{'ready, ms after load: middle':>30}{'worst':>8}{'scripts, bytes gzip':>22}")
        with SiteServer(site) as server:
            for page in sorted((site / "en/kinds").glob("*.html")):
                scripts = _SCRIPTS.search(page.read_text(encoding="utf-8"))
                if scripts:
                    times = _times(browser, f"{server.url}en/kinds/{page.name}", runs)
                    weight = sum(_weight(page.parent / name) for name in scripts[1].split())
                    print(f"{page.stem:<16}{median(times):>30.0f}{max(times):>8.0f}{weight:>22,}")
        everything = sum(_weight(path) for path in (site / "assets/theme").glob("quiz*.js"))
        print(f"{'all scripts':<16}{everything:>60,}")
        browser.close()


def _times(browser: Browser, url: str, runs: int) -> list[float]:
    """Return when the questions of a page were ready, in milliseconds after its load event."""
    found = []
    for _ in range(runs):
        context = browser.new_context()
        page = context.new_page()
        page.add_init_script(_READY)
        page.goto(url)
        page.locator(".course-quiz--ready").first.wait_for()
        found.append(float(page.evaluate(_FIGURE)))
        context.close()
    return found


def _weight(path: Path) -> int:
    return len(gzip.compress(path.read_bytes(), 9))


if __name__ == "__main__":
    main()
