"""A stranger makes a course of their own with the generator."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest
from playwright.sync_api import expect

from browser_reader import answered_search, search_box
from browser_sites import build, pages
from walk_projects import TITLE, new_course

if TYPE_CHECKING:
    from pathlib import Path

    from browser_reader import Readers
    from conftest import Figures

pytestmark = pytest.mark.browser


def test_from_nothing_to_an_open_course(readers: Readers, tmp_path: Path, figures: Figures) -> None:
    """Two commands make a course that opens, teaches, asks and answers."""
    project = new_course(tmp_path / "Kruh in toplota")
    site = build(project, project / "site")
    page = readers.page()
    page.goto(f"{site.as_uri()}/index.html")
    page.wait_for_url("**/en/index.html")
    expect(page.get_by_role("heading", level=1)).to_have_text(TITLE)
    page.get_by_role("link", name="Begin with the first lesson").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Welcome")
    question = page.get_by_role("group", name="Where does the text")
    question.get_by_label("In a text file").check()
    question.get_by_role("button", name="Check").click()
    expect(question.get_by_role("status")).to_contain_text("Right")
    page.get_by_role("link", name=re.compile("^Next")).click()
    expect(page.get_by_role("heading", level=1)).to_have_text("What comes next")
    search_box(page).click()
    page.keyboard.type("markdown")
    answered_search(page).first.click()
    page.wait_for_url("**/first-steps/*.html**")
    figures("stranger", commands=2, inputs=7)


def test_nothing_of_this_project_is_in_it(readers: Readers, tmp_path: Path) -> None:
    """No page of the new course names another project or has a directory, which it does not need."""
    project = new_course(tmp_path / "course")
    site = build(project, project / "site")
    page = readers.page()
    for address in pages(site):
        page.goto(f"{site.as_uri()}/{address}")
        content = page.content()
        assert "symbios" not in content.lower()
        assert "directory" not in content.lower()
