"""A stranger makes a course of their own with the generator."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from playwright.sync_api import expect

from browser_reader import answered_search
from browser_sites import build, pages
from hands import PlaywrightHands
from walk_bytes import disk_bytes
from walk_projects import TITLE, new_course, replace

if TYPE_CHECKING:
    from pathlib import Path

    from playwright.sync_api import Page

    from browser_reader import Readers
    from conftest import Figures

pytestmark = pytest.mark.browser

DIAGRAM = """title: From the oven to the laundry
description: A bakery gives warm air to a laundry.
nodes:
  - id: bakery
    label: Bakery
  - id: laundry
    label: Laundry
flows:
  - from: bakery
    to: laundry
    label: warm air
"""
BLOCKS = """/// diagram | warm-air
What one has left, another can use.
///

/// example | Heat for nothing
The laundry dries its sheets with the air of the oven.
///

"""


def _write(project: Path) -> None:
    """Add a diagram and show it in the first lesson, with a worked example."""
    file = project / "course" / "diagrams" / "warm-air.yml"
    file.parent.mkdir()
    file.write_text(DIAGRAM, encoding="utf-8", newline="\n")
    lesson = project / "course" / "en" / "01-first-steps" / "01-welcome.md"
    replace(lesson, "/// key-points", BLOCKS + "/// key-points")


def _sees_what_was_written(page: Page, hands: PlaywrightHands) -> None:
    """Find the diagram with its name, its caption and its table, and the example with its heading."""
    hands.sees("From the oven to the laundry")
    figure = page.get_by_role("figure").filter(has_text="What one has left, another can use.")
    expect(figure).to_have_count(1)
    hands.click(figure.get_by_text("The picture as a table"))
    expect(figure.get_by_role("row", name="Bakery warm air Laundry")).to_be_visible()
    expect(page.get_by_role("heading", name="Worked example: Heat for nothing")).to_be_visible()


def test_from_nothing_to_an_open_course(readers: Readers, tmp_path: Path, figures: Figures) -> None:
    """Two commands and two edits make a course that opens, shows, asks, answers and is found."""
    project = new_course(tmp_path / "Kruh in toplota")
    _write(project)
    site = build(project, project / "site")
    page = readers.page()
    hands, heading = PlaywrightHands(page), page.get_by_role("heading", level=1)
    hands.open(f"{site.as_uri()}/index.html")
    hands.at("/en/index.html")
    expect(heading).to_have_accessible_name(TITLE)
    hands.click_link("Begin with the first lesson")
    expect(heading).to_have_text("Welcome")
    _sees_what_was_written(page, hands)
    hands.answer("In a text file")
    hands.read("Yes: you can open it with any editor.")
    hands.click_link("Next page")
    expect(heading).to_have_text("What comes next")
    hands.search("oven")
    expect(answered_search(page).first).to_contain_text("Welcome")
    hands.click_result()
    hands.at("/en/first-steps/welcome.html")
    hands.click_link("Site map")
    expect(heading).to_have_text("Site map")
    expect(page.get_by_role("main").get_by_role("link", name="What comes next")).to_be_visible()
    hands.click_link("Privacy")
    expect(heading).to_have_text("Privacy")
    hands.read("This site stores a little in your browser")
    size = disk_bytes(readers.asked, site)
    figures("stranger", commands=2, edits=2, inputs=hands.inputs, bytes=size)
    assert hands.inputs <= 11
    assert size <= 380_000


def test_nothing_of_this_project_is_in_it(readers: Readers, tmp_path: Path) -> None:
    """No page of the new course names another project or has a directory, which it does not need."""
    project = new_course(tmp_path / "course")
    site = build(project, project / "site")
    found = pages(site)
    assert {"en/privacy.html", "en/sitemap.html", "en/accessibility.html", "404.html"} <= {*found}
    page = readers.page()
    for address in found:
        page.goto(f"{site.as_uri()}/{address}")
        content = page.content().lower()
        for foreign in ("symbios", "directory", "erasmus", "hide-to-food"):
            assert foreign not in content, f"{foreign} in {address}"
