"""Loads a built site as a slow phone does, in Chromium, and prints what its reader waits for.

The processor is slowed six times; the network has a round trip of 150 ms, 1.6 Mbit/s down and 750 kbit/s up,
as Lighthouse's "slow 4G". Two things are kinder than a real phone. Chromium adds the round trip to each
request, but not to the making of a connection; --round-trip 562 is Lighthouse's own correction for this. And
it slows the page, but no worker: the search engine computes at the machine's full speed (--no-worker makes it
compute in the page). Every load is cold: a new context, an empty cache, a server that forbids caching and
compresses.

An aim stands beside each figure that has one; nothing fails.
"""

from __future__ import annotations

import argparse
import os
import re
import subprocess
import sys
import tempfile
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from statistics import median
from typing import TYPE_CHECKING, Any

from playwright.sync_api import sync_playwright

_TESTS = Path(__file__).parents[1]
sys.path.insert(0, str(_TESTS / "browser"))

from browser_engines import start_chromium  # noqa: E402
from browser_server import SiteServer  # noqa: E402

if TYPE_CHECKING:
    from collections.abc import Iterator

    from playwright.sync_api import Browser, CDPSession, Page

_READINGS = Path(__file__).with_name("phone_readings.js").read_text(encoding="utf-8")
_NO_WORKER = "window.Worker = class { constructor() { throw new Error('no workers here'); } };"
_PHONE: dict[str, Any] = {
    "viewport": {"width": 412, "height": 823},
    "device_scale_factor": 1.75,
    "is_mobile": True,
    "has_touch": True,
}
_QUIET = 1_500
"""Milliseconds without a request and a long task, after which a page is at rest."""
_ENOUGH = 50
"""Milliseconds of a task that nobody feels; what is longer blocks."""
_LONGEST_WAIT = 30_000
_AIMS = {"readable": 2_500, "longest task": 200, "search: longest task": 200}
_KIND = re.compile(r'<article class="[^"]*course-page--(\w+)')
_TITLE = re.compile(r"<h1[^>]*>(.*?)</h1>", re.DOTALL)


@dataclass(frozen=True, slots=True)
class Phone:
    """How slow processor and network are: times slower, milliseconds, kbit/s down and up.

    Where it has no `workers`, pages are refused them.
    """

    slower: float
    round_trip: float
    down: float
    up: float
    workers: bool

    def hold_back(self, session: CDPSession) -> None:
        """Slow a page down."""
        session.send("Network.enable")
        session.send(
            "Network.emulateNetworkConditions",
            {
                "offline": False,
                "latency": self.round_trip,
                "downloadThroughput": self.down * 125,
                "uploadThroughput": self.up * 125,
            },
        )
        session.send("Emulation.setCPUThrottlingRate", {"rate": self.slower})


@dataclass(slots=True)
class Traffic:
    """What a page has fetched: requests begun and ended, and the bytes that came, heads included."""

    begun: int = 0
    ended: int = 0
    received: float = 0

    def listen(self, session: CDPSession) -> None:
        """Count from now on; what is made inside the page has no traffic."""
        own: set[str] = set()

        def begin(event: dict[str, Any]) -> None:
            if event["request"]["url"].startswith("http"):
                own.add(event["requestId"])
                self.begun += 1

        def end(event: dict[str, Any]) -> None:
            if event["requestId"] in own:
                self.ended += 1
                self.received += event.get("encodedDataLength", 0)

        session.on("Network.requestWillBeSent", begin)
        session.on("Network.loadingFinished", end)
        session.on("Network.loadingFailed", end)


@dataclass(slots=True)
class Visit:
    """One open page of a new reader."""

    page: Page
    traffic: Traffic
    figures: dict[str, float] = field(default_factory=dict)

    def readings(self) -> dict[str, Any]:
        """Return what the page has told so far."""
        found: dict[str, Any] = self.page.evaluate("window.__readings")
        return found

    def rest(self) -> dict[str, Any]:
        """Wait until nothing is fetched and no task is long; return the readings."""
        before: tuple[int, int] | None = None
        for _ in range(_LONGEST_WAIT // _QUIET):
            readings = self.readings()
            now = self.traffic.ended, len(readings["tasks"])
            if now == before and self.traffic.begun == self.traffic.ended:
                return readings
            before = now
            self.page.wait_for_timeout(_QUIET)
        raise TimeoutError(f"{self.page.url} does not come to rest")

    def load(self, address: str) -> None:
        """Open the page and note what its reader waits for."""
        self.page.goto(address, wait_until="load", timeout=_LONGEST_WAIT)
        readings = self.rest()
        timing = self.page.evaluate("performance.getEntriesByType('navigation')[0].toJSON()")
        durations = [duration for _, duration in readings["tasks"]]
        late = [duration for begin, duration in readings["tasks"] if begin >= readings["fcp"]]
        self.figures = {
            "first paint": readings["fcp"],
            "readable": readings["lcp"],
            "DOMContentLoaded": timing["domContentLoadedEventEnd"],
            "load": timing["loadEventEnd"],
            "longest task": max(durations, default=0),
            "blocked": sum(duration - _ENOUGH for duration in late),
            "KB": self.traffic.received / 1000,
            "requests": self.traffic.ended,
        }

    def search(self, word: str) -> None:
        """Type a word into the search box, letter by letter; note the time from the first key to a result."""
        seen, received = len(self.readings()["tasks"]), self.traffic.received
        self.page.locator(".md-header__button[for=__search]").tap()
        box = self.page.get_by_role("search").get_by_role("textbox")
        box.focus()
        box.press_sequentially(word, delay=120)
        # The pages' policy refuses what Playwright's own waiting for a condition would evaluate.
        self.page.get_by_role("search").locator("li a").first.wait_for(timeout=_LONGEST_WAIT)
        readings = self.rest()
        self.figures = {
            "search: key to result": readings["answer"] - readings["key"],
            "search: longest task": max((task for _, task in readings["tasks"][seen:]), default=0),
            "search: KB": (self.traffic.received - received) / 1000,
        }


@contextmanager
def visit(browser: Browser, phone: Phone) -> Iterator[Visit]:
    """Open an empty page for a new reader with such a phone."""
    context = browser.new_context(**_PHONE)
    context.add_init_script(_READINGS)
    if not phone.workers:
        context.add_init_script(_NO_WORKER)
    page = context.new_page()
    session = context.new_cdp_session(page)
    traffic = Traffic()
    traffic.listen(session)
    phone.hold_back(session)
    try:
        yield Visit(page, traffic)
    finally:
        context.close()


def heaviest(site: Path) -> dict[str, str]:
    """Return the address of the heaviest page of each kind."""
    found: dict[str, tuple[int, str]] = {}
    for path in sorted(site.rglob("*.html")):
        html = path.read_text(encoding="utf-8")
        if kind := _KIND.search(html):
            weight = len(html), path.relative_to(site).as_posix()
            found[kind[1]] = max(weight, found.get(kind[1], weight))
    return {kind: address for kind, (_, address) in found.items()}


def word_of(site: Path, address: str) -> str:
    """Return the longest word of a page's title: a search for it finds at least this page."""
    title = _TITLE.search((site / address).read_text(encoding="utf-8"))
    if title is None:
        raise ValueError(f"{address} has no heading of level 1 whose words could be looked up")
    words: list[str] = re.findall(r"\w+", re.sub(r"<[^>]*>|&\w+;", " ", title[1]))
    return max(words, key=len)


def build(folder: Path) -> Path:
    """Build this repository's course into `folder`."""
    command = [sys.executable, "-m", "symbios", "build", "-d", str(folder / "site")]
    environment = os.environ | {"NO_MKDOCS_2_WARNING": "1"}
    subprocess.run(command, cwd=_TESTS.parent, env=environment, check=True)
    return folder / "site"


def measure(browser: Browser, phone: Phone, site: Path, name: str, runs: int, trace: Path | None) -> None:
    """Load home page, module and lesson so often, search once in each visit to a lesson; print all."""
    kinds = heaviest(site)
    with SiteServer(site) as server:
        for kind in ("home", "module", "lesson"):
            if kind not in kinds:
                print(f"\n{name}: no page of the kind {kind}")
                continue
            address = kinds[kind]
            found = []
            for run in range(runs):
                with visit(browser, phone) as seen, traced(browser, seen.page, trace, f"{name}-{kind}-{run}"):
                    seen.load(server.url + address)
                    figures = dict(seen.figures)
                    if kind == "lesson":
                        seen.search(word_of(site, address))
                        figures |= seen.figures
                    found.append(figures)
            show(f"{name}: {kind}, {address}", found)


@contextmanager
def traced(browser: Browser, page: Page, folder: Path | None, name: str) -> Iterator[None]:
    """Keep a trace for the browser's own performance tools, where a folder for it is given."""
    if folder is None:
        yield
        return
    folder.mkdir(parents=True, exist_ok=True)
    categories = ["devtools.timeline", "disabled-by-default-devtools.timeline", "v8.execute", "toplevel"]
    categories += ["disabled-by-default-v8.cpu_profiler", "blink.user_timing", "loading"]
    browser.start_tracing(page=page, path=folder / f"{name}.json", categories=categories)
    try:
        yield
    finally:
        browser.stop_tracing()


def show(title: str, found: list[dict[str, float]]) -> None:
    """Print the middle and the extremes of each figure, and its aim."""
    print(f"\n{title}, {len(found)} loads\n{'':24}{'middle':>9}{'least':>9}{'most':>9}   aim")
    for name in found[0]:
        values = [figures[name] for figures in found]
        middle = median(values)
        aim = _AIMS.get(name)
        reached = "" if aim is None else f"   {aim:,} {'reached' if middle <= aim else 'MISSED'}"
        unit = "" if name.endswith(("KB", "requests")) else " ms"
        print(f"{name + unit:24}{middle:9,.0f}{min(values):9,.0f}{max(values):9,.0f}{reached}")


def main() -> None:
    """Measure what the command line asks for."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument(
        "--site", type=Path, help="a built site (default: this repository's course, built now)"
    )
    parser.add_argument("--large", type=Path, help="a built site of a large course, measured too")
    parser.add_argument("--runs", type=int, default=5, help="loads of each page")
    parser.add_argument("--slower", type=float, default=6, help="so many times is the processor slowed")
    parser.add_argument("--round-trip", type=float, default=150, help="milliseconds added to each request")
    parser.add_argument("--down", type=float, default=1_600, help="kbit/s")
    parser.add_argument("--up", type=float, default=750, help="kbit/s")
    parser.add_argument("--no-worker", action="store_true", help="refuse the page a worker for its search")
    parser.add_argument("--trace", type=Path, metavar="FOLDER", help="keep a trace of each load (slows it)")
    given = parser.parse_args()
    phone = Phone(given.slower, given.round_trip, given.down, given.up, not given.no_worker)
    print(f"processor 1/{phone.slower:g}, {phone.round_trip:g} ms, {phone.down:g}/{phone.up:g} kbit/s")
    with tempfile.TemporaryDirectory() as folder, sync_playwright() as playwright:
        sites = {"course": given.site or build(Path(folder))}
        if given.large:
            sites["large course"] = given.large
        with start_chromium(playwright) as browser:
            print(f"Chromium {browser.version}")
            for name, site in sites.items():
                measure(browser, phone, site, name, given.runs, given.trace)


if __name__ == "__main__":
    main()
