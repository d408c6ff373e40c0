"""A trainer opens the folder from a stick by double click, in three engines, without a network."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from hands import PlaywrightHands, SeleniumHands

if TYPE_CHECKING:
    from pathlib import Path

    from playwright.sync_api import Browser
    from selenium.webdriver.remote.webdriver import WebDriver

    from browser_reader import Readers
    from conftest import Figures
    from hands import Hands

pytestmark = pytest.mark.browser


def _walk(hands: Hands, site: Path) -> None:
    """Go from the folder to a lesson, answer a question, switch the language, find a word."""
    hands.open((site / "index.html").as_uri())
    hands.at("/en/index.html")
    hands.click_link("Why and what")
    hands.at("/en/why/index.html")
    hands.click_link("From linear to circular")
    hands.at("/en/why/linear-to-circular.html")
    hands.click_link("Next")
    hands.at("/en/why/definition.html")
    hands.choose("A neighbouring firm makes pectin")
    hands.click_button("Check")
    hands.read("Now there are two organisations")
    hands.click_button("anguage")
    hands.click_link("Slovenščina")
    hands.at("/sl/why/definition.html")
    hands.search("zelatina")
    hands.read("želatina")
    hands.click_result()
    hands.at("/sl/leather/index.html")
    hands.read("Usnjarstvo")


def test_in_chromium(readers: Readers, course_site: Path, figures: Figures) -> None:
    """The walk in Chromium, with the bytes that it reads from the disk."""
    hands = PlaywrightHands(readers.page())
    _walk(hands, course_site)
    root = course_site.as_uri() + "/"
    read = {url.removeprefix(root).partition("#")[0] for url in readers.asked if url.startswith(root)}
    size = sum((course_site / name).stat().st_size for name in read)
    figures("trainer, Chromium", inputs=hands.inputs, files=len(read), bytes=size)
    assert hands.inputs <= 11
    assert size < 1_000_000


def test_in_firefox(firefox: Browser, course_site: Path, figures: Figures) -> None:
    """The walk in Firefox ESR, which gives each file of a disk an origin of its own."""
    page = firefox.new_page()
    faults: list[str] = []
    page.on("pageerror", lambda error: faults.append(str(error)))
    hands = PlaywrightHands(page)
    _walk(hands, course_site)
    page.close()
    figures("trainer, Firefox", inputs=hands.inputs)
    assert faults == []


def test_in_webkit(webkit_driver: WebDriver, course_site: Path, figures: Figures) -> None:
    """The walk in WebKitGTK."""
    hands = SeleniumHands(webkit_driver)
    _walk(hands, course_site)
    figures("trainer, WebKitGTK", inputs=hands.inputs)
