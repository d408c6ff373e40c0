"""A reader in Chromium: opens pages and notes whatever went wrong in them."""

from __future__ import annotations

import time
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from playwright.sync_api import expect

if TYPE_CHECKING:
    from collections.abc import Sequence

    from playwright.sync_api import Browser, BrowserContext, ConsoleMessage, Locator, Page, Request, Response

_TELL_VIOLATIONS = """addEventListener("securitypolicyviolation", (event) =>
  console.error(`policy: ${event.violatedDirective} refused ${event.blockedURI || "inline"}`));"""

_PATIENCE = 10.0  # seconds

_WITHOUT_ADDRESS = ("blob:", "data:", "about:")


@dataclass
class Readers:
    """Opens contexts in one browser; `faults` is what went wrong in them, `asked` every address asked."""

    browser: Browser
    own: Sequence[str]
    faults: list[str] = field(default_factory=list)
    asked: list[str] = field(default_factory=list)
    _contexts: list[BrowserContext] = field(default_factory=list)

    def page(self, **options: Any) -> Page:  # noqa: ANN401 - Playwright's options of a context
        """Open an empty page for a new reader, who knows nothing of the others."""
        context = self.browser.new_context(**{"reduced_motion": "reduce", "locale": "en-GB", **options})
        self._contexts.append(context)
        context.set_default_timeout(10_000)
        context.add_init_script(_TELL_VIOLATIONS)
        context.on("console", self._console)
        context.on("weberror", lambda error: self.faults.append(f"script: {error.error}"))
        context.on("request", self._request)
        context.on("requestfailed", self._failed)
        context.on("response", self._response)
        return context.new_page()

    def close(self) -> None:
        """Close all contexts."""
        for context in self._contexts:
            context.close()

    def _console(self, message: ConsoleMessage) -> None:
        if message.type in {"error", "warning"}:
            self.faults.append(f"console: {message.text} ({message.location['url']})")

    def _request(self, request: Request) -> None:
        self.asked.append(request.url)
        if not request.url.startswith((*self.own, *_WITHOUT_ADDRESS)):
            self.faults.append(f"foreign: {request.url}")

    def _failed(self, request: Request) -> None:
        if request.failure != "net::ERR_ABORTED":  # a page that is left before it is complete
            self.faults.append(f"failed: {request.url} {request.failure}")

    def _response(self, response: Response) -> None:
        if response.status >= 400:
            self.faults.append(f"status {response.status}: {response.url}")


def wait_until(page: Page, script: str, arg: object = None) -> None:
    """Wait until a script gives what is true; `wait_for_function` is refused by the policy of our pages.

    Raises:
        AssertionError: if it is not true within ten seconds.
    """
    end = time.monotonic() + _PATIENCE
    while not page.evaluate(script, arg):
        assert time.monotonic() < end, f"not true within {_PATIENCE:.0f} seconds: {script}"
        page.wait_for_timeout(20)


SHOWN = """element => {
  const box = element.getBoundingClientRect();
  const top = document.elementFromPoint(box.x + box.width / 2, box.y + box.height / 2);
  return element.contains(top);
}"""
"""Whether the middle of an element can be hit: menus that are folded up have a size, but nobody sees them."""


def shown(target: Locator) -> bool:
    """Say whether `target` is where a pointer would hit it."""
    return bool(target.evaluate(SHOWN))


_QUIET_RESULTS = """() => new Promise((done) => {
  let timer = setTimeout(done, 300);
  new MutationObserver(() => { clearTimeout(timer); timer = setTimeout(done, 300); })
    .observe(document.querySelector("[role=search]"), {childList: true, subtree: true});
})"""


def search_box(page: Page) -> Locator:
    """Return the field of the search box."""
    return page.get_by_role("search").get_by_role("textbox")


def search_results(page: Page) -> Locator:
    """Return the links to what was found."""
    return page.get_by_role("search").get_by_role("link")


def answered_search(page: Page) -> Locator:
    """Wait until something was found and the list, which changes with each letter, is at rest; return it."""
    results = search_results(page)
    expect(results.first).to_be_visible()
    page.evaluate(_QUIET_RESULTS)
    return results


def focused(target: Locator) -> bool:
    """Say whether the keyboard's focus is on `target`."""
    return bool(target.evaluate("element => element === document.activeElement"))


def tab_to(page: Page, target: Locator, *, limit: int = 120) -> int:
    """Press Tab until the focus is on `target`; return how often."""
    for count in range(1, limit + 1):
        page.keyboard.press("Tab")
        if focused(target):
            return count
    raise AssertionError(f"{limit} times Tab do not lead to {target}")
