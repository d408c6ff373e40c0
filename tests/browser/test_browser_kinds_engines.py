"""One question of each script, answered in Firefox ESR and WebKitGTK, from a host and from the disk."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from playwright.sync_api import expect
from selenium.webdriver.common.by import By
from selenium.webdriver.support.select import Select
from selenium.webdriver.support.wait import WebDriverWait

from browser_questions import KINDS, ONE_OF_EACH_SCRIPT, address, check, question

if TYPE_CHECKING:
    from pathlib import Path

    from playwright.sync_api import Browser
    from selenium.webdriver.remote.webdriver import WebDriver
    from selenium.webdriver.remote.webelement import WebElement

    from browser_server import SiteServer

pytestmark = pytest.mark.browser

_SHAPES = """() => {
  const image = document.querySelector(".course-quiz__map img").getBoundingClientRect();
  return [...document.querySelectorAll(".course-quiz__areas [data-number]")].map((shape) => {
    const box = shape.getBoundingClientRect();
    const middle = [(box.left + box.right) / 2, (box.top + box.bottom) / 2];
    if (document.elementFromPoint(...middle) !== shape) return [0, 0];
    return [(middle[0] - image.left) / image.width * 100, (middle[1] - image.top) / image.height * 100];
  });
}"""
"""Where on the image the middle of each region is hit, in per cent of both sides; 0, 0: it is not."""


@pytest.fixture(params=["http", "file"])
def place(request: pytest.FixtureRequest, questions_site: Path, questions_server: SiteServer) -> str:
    """Return where the course with a question of each kind is, on a host and on the disk."""
    return questions_server.url if request.param == "http" else f"{questions_site.as_uri()}/"


MIDDLES = [pytest.approx(middle, abs=1) for middle in ([17.5, 75], [50, 60], [86, 55])]
"""Those of the rectangle [5, 60, 25, 30], the circle [50, 60, 15] and the polygon from 80, 20 to 92, 90."""


def test_in_firefox(firefox: Browser, place: str) -> None:
    """Firefox grades, and a pointer finds the regions of an image where they should be."""
    page = firefox.new_page()
    faults: list[str] = []
    page.on("pageerror", lambda error: faults.append(str(error)))
    for kind in ONE_OF_EACH_SCRIPT:
        page.goto(place + address(kind))
        asked = question(page, kind)
        KINDS[kind].right(asked)
        check(asked)
        expect(asked.get_by_role("status")).to_have_text("✓ Right.")
    assert page.evaluate(_SHAPES) == MIDDLES
    page.close()
    assert faults == []


ANSWERS = {
    "single": {"choice--single-question--1": ""},
    "number": {"answer--number-question": "10,1 t"},
    "cloze": {
        "gap--cloze-question--1": "by-product",
        "gap--cloze-question--2": "resource",
        "gap--cloze-question--3": "symbiosis",
    },
    "ordering": {f"item--ordering-question--{place}": str(place) for place in (1, 2, 3, 4)},
    "hotspot": {"choice--hotspot-question--2": ""},
}
"""What is clicked (no words), written or chosen, by the id of the control."""


def _fill_in(control: WebElement, words: str) -> None:
    if control.tag_name == "select":
        Select(control).select_by_visible_text(words)
    elif words:
        control.send_keys(words)
    else:
        control.click()


def test_in_webkit(webkit_driver: WebDriver, place: str) -> None:
    """WebKitGTK does the same."""
    wait = WebDriverWait(webkit_driver, 15)
    assert set(ANSWERS) == set(ONE_OF_EACH_SCRIPT)
    for kind in ONE_OF_EACH_SCRIPT:
        webkit_driver.get(place + address(kind))
        wait.until(lambda driver: driver.find_elements(By.CSS_SELECTOR, "fieldset > [aria-live=polite]"))
        for name, words in ANSWERS[kind].items():
            _fill_in(webkit_driver.find_element(By.ID, name), words)
        webkit_driver.find_element(By.CSS_SELECTOR, ".course-quiz__buttons > button").click()
        assert webkit_driver.find_element(By.CSS_SELECTOR, "fieldset > [role=status]").text == "✓ Right."
    assert webkit_driver.execute_script(f"return ({_SHAPES})()") == MIDDLES
