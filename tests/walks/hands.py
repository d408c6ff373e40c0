"""What a person does with a browser, in words that hold for every engine; counts each input."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Protocol

from playwright.sync_api import expect
from selenium.common.exceptions import NoSuchElementException
from selenium.webdriver.common.by import By
from selenium.webdriver.common.keys import Keys
from selenium.webdriver.support.wait import WebDriverWait

from browser_reader import answered_search

if TYPE_CHECKING:
    from playwright.sync_api import Locator, Page
    from selenium.webdriver.remote.webdriver import WebDriver
    from selenium.webdriver.remote.webelement import WebElement

_SEARCH_BOX = "[role=search] input"
_RESULT = "[role=search] li a"
_SECONDS = 15
_DRAWN = 120
"""Pixels: a diagram is at least so wide and high."""


class Hands(Protocol):
    """A person at one browser; `inputs` counts clicks, keys and words typed."""

    inputs: int

    def open(self, address: str) -> None:
        """Open a file as a double click does."""

    def click_link(self, name: str) -> None:
        """Click the last visible link whose text holds `name`: the text comes after the navigation."""

    def click_button(self, name: str) -> None:
        """Click the first button called `name`."""

    def answer(self, label: str) -> None:
        """Click the label of a choice, then the button that checks its question."""

    def search(self, words: str) -> None:
        """Click into the search box and type."""

    def click_result(self) -> None:
        """Click the first result."""

    def read(self, text: str) -> None:
        """Wait until `text` can be read."""

    def sees(self, name: str) -> None:
        """Wait until the diagram called `name` is drawn and not empty; the name is for those who hear it."""

    def at(self, ending: str) -> None:
        """Wait until the address, without its `#`, ends so."""


class PlaywrightHands:
    """A person at Chromium or Firefox."""

    def __init__(self, page: Page) -> None:
        """Begin at an empty page."""
        self._page, self.inputs = page, 0

    def open(self, address: str) -> None:
        """Open a file."""
        self.inputs += 1
        self._page.goto(address)

    def reload(self) -> None:
        """Load the page again."""
        self.inputs += 1
        self._page.reload()

    def back(self) -> None:
        """Go back to the page before."""
        self.inputs += 1
        self._page.go_back()

    def click(self, target: Locator) -> None:
        """Click something that the walk has found by itself."""
        self.inputs += 1
        target.click()

    def click_link(self, name: str) -> None:
        """Click a link."""
        self.inputs += 1
        self._page.get_by_role("link", name=name).filter(visible=True).last.click()

    def click_button(self, name: str) -> None:
        """Click a button."""
        self.inputs += 1
        self._page.get_by_role("button", name=name).first.click()

    def answer(self, label: str) -> None:
        """Choose and check."""
        self.inputs += 2
        question = self._page.locator("fieldset").filter(has_text=label).first
        question.locator("label", has_text=label).click()
        question.get_by_role("button", name="Check").click()

    def search(self, words: str) -> None:
        """Search."""
        self.inputs += 2
        self._page.locator(_SEARCH_BOX).click()
        self._page.keyboard.type(words)

    def click_result(self) -> None:
        """Open a result."""
        self.inputs += 1
        answered_search(self._page).first.click()

    def read(self, text: str) -> None:
        """Wait for text."""
        expect(self._page.locator("body")).to_contain_text(text, use_inner_text=True)

    def sees(self, name: str) -> None:
        """Wait for a diagram."""
        picture = self._page.get_by_role("img", name=name).filter(visible=True).first
        expect(picture).to_be_visible()
        box = picture.bounding_box()
        assert box
        assert min(box["width"], box["height"]) >= _DRAWN

    def at(self, ending: str) -> None:
        """Wait for an address."""
        expect(self._page).to_have_url(re.compile(f"{re.escape(ending)}(#.*)?$"))


class SeleniumHands:
    """A person at WebKitGTK."""

    def __init__(self, driver: WebDriver) -> None:
        """Begin wherever the browser is."""
        self._driver, self.inputs = driver, 0
        self._wait = WebDriverWait(driver, _SECONDS, ignored_exceptions=[NoSuchElementException])

    def open(self, address: str) -> None:
        """Open a file."""
        self.inputs += 1
        self._driver.get(address)

    def click_link(self, name: str) -> None:
        """Click a link."""
        self._click(f"//a[contains(normalize-space(.), {name!r})]", last=True)

    def click_button(self, name: str) -> None:
        """Click a button."""
        self._click(f"//button[contains(normalize-space(.), {name!r}) or contains(@aria-label, {name!r})]")

    def answer(self, label: str) -> None:
        """Choose and check."""
        choice = f"//fieldset//label[contains(normalize-space(.), {label!r})]"
        self._click(choice)
        self._click(f"{choice}/ancestor::fieldset//button[normalize-space(.) = 'Check']")

    def search(self, words: str) -> None:
        """Search."""
        self.inputs += 2
        box = self._driver.find_element(By.CSS_SELECTOR, _SEARCH_BOX)
        box.click()
        box.send_keys(words)

    def click_result(self) -> None:
        """Open a result."""
        self.inputs += 1
        seen: list[str] = []

        def at_rest(driver: WebDriver) -> bool:  # the list changes with each letter
            seen.append(driver.find_element(By.CSS_SELECTOR, _RESULT).text)
            return bool(seen[-1]) and seen[-2:] == [seen[-1]] * 2

        self._wait.until(at_rest)
        self._driver.find_element(By.CSS_SELECTOR, _RESULT).send_keys(Keys.ENTER)

    def read(self, text: str) -> None:
        """Wait for text."""
        self._wait.until(lambda driver: text in driver.find_element(By.TAG_NAME, "body").text, text)

    def sees(self, name: str) -> None:
        """Wait for a diagram."""

        def drawn(driver: WebDriver) -> bool:
            pictures = driver.find_elements(By.CSS_SELECTOR, "svg[role=img]")
            named = [picture for picture in pictures if picture.accessible_name == name]
            return any(min(picture.size.values()) >= _DRAWN for picture in named)

        self._wait.until(drawn, name)

    def at(self, ending: str) -> None:
        """Wait for an address."""
        self._wait.until(lambda driver: driver.current_url.partition("#")[0].endswith(ending), ending)

    def _click(self, path: str, *, last: bool = False) -> None:
        self.inputs += 1

        def visible(driver: WebDriver) -> list[WebElement]:
            return [found for found in driver.find_elements(By.XPATH, path) if found.is_displayed()]

        found = self._wait.until(visible, path)
        found[-1 if last else 0].click()
