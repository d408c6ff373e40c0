"""A trainer opens the folder from a stick by double click, in three engines, without a network."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from hands import PlaywrightHands, SeleniumHands
from walk_bytes import disk_bytes

if TYPE_CHECKING:
    from pathlib import Path

    from playwright.sync_api import Browser
    from selenium.webdriver.remote.webdriver import WebDriver

    from browser_reader import Readers
    from conftest import Figures
    from hands import Hands

pytestmark = pytest.mark.browser


def _walk(hands: Hands, site: Path) -> None:
    """Go from the folder to the answer key and a lesson, answer, switch the language, find a word."""
    hands.open((site / "index.html").as_uri())
    hands.at("/en/index.html")
    hands.sees("From the hide to food")
    hands.click_link("Why and what")
    hands.at("/en/why/index.html")
    hands.click_link("Answer key")
    hands.at("/en/why/answer-key.html")
    hands.read("A neighbouring firm makes pectin")
    hands.click_link("What industrial symbiosis is")
    hands.at("/en/why/definition.html")
    hands.sees("From the hide to food")
    hands.answer("A neighbouring firm makes pectin")
    hands.read("Now there are two organisations")
    hands.click_button("anguage")
    hands.click_link("Slovenščina")
    hands.at("/sl/why/definition.html")
    hands.sees("Od surove kože do živila")
    hands.search("kalundborska")
    hands.click_result()
    hands.at("/sl/why/kalundborg.html")
    hands.read("Kalundborška simbioza")


def test_in_chromium(readers: Readers, course_site: Path, figures: Figures) -> None:
    """The walk in Chromium, with the bytes that it reads from the disk."""
    hands = PlaywrightHands(readers.page())
    _walk(hands, course_site)
    size = disk_bytes(readers.asked, course_site)
    figures("trainer, Chromium", inputs=hands.inputs, bytes=size)
    assert hands.inputs <= 11
    assert size <= 800_000


def test_in_firefox(firefox: Browser, course_site: Path, figures: Figures) -> None:
    """The walk in Firefox ESR, which gives each file of a disk an origin of its own."""
    page = firefox.new_page()
    faults: list[str] = []
    page.on("pageerror", lambda error: faults.append(str(error)))
    hands = PlaywrightHands(page)
    _walk(hands, course_site)
    page.close()
    figures("trainer, Firefox", inputs=hands.inputs)
    assert hands.inputs <= 11
    assert faults == []


def test_in_webkit(webkit_driver: WebDriver, course_site: Path, figures: Figures) -> None:
    """The walk in WebKitGTK."""
    hands = SeleniumHands(webkit_driver)
    _walk(hands, course_site)
    figures("trainer, WebKitGTK", inputs=hands.inputs)
    assert hands.inputs <= 11
