"""A translator sees that a page is behind its original, mends it, and says so."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from playwright.sync_api import expect

from browser_sites import build, symbios
from walk_projects import new_course, replace

if TYPE_CHECKING:
    from pathlib import Path

    from browser_reader import Readers
    from conftest import Figures

pytestmark = pytest.mark.browser

TRANSLATION = """---
title: Dobrodošli
objectives:
  - Znajdete se v tem tečaju.
---

Vsaka lekcija je ena besedilna datoteka.

## Preverite se

```quiz
id: welcome-1
Kje je besedilo lekcije?
- [x] V besedilni datoteki — Da: odpre jo vsak urejevalnik.
- [ ] V zbirki podatkov — Ne: te ni.
```
"""


@pytest.fixture
def project(tmp_path: Path) -> Path:
    """Make a course with one lesson translated into Slovene and accepted."""
    folder = new_course(tmp_path / "course")
    symbios("new", "locale", "-f", folder / "mkdocs.yml", "sl", "--name", "Slovenščina")
    translation = folder / "course" / "sl" / "01-first-steps" / "01-welcome.md"
    translation.parent.mkdir(parents=True)
    translation.write_text(TRANSLATION, encoding="utf-8", newline="\n")
    symbios("translate", "accept", "-f", folder / "mkdocs.yml", translation)
    return folder


def test_from_the_notice_to_an_accepted_translation(
    readers: Readers, project: Path, figures: Figures
) -> None:
    """A changed original brings a notice with a link to it; mending and accepting take it away."""
    site = project / "site"
    lesson = f"{site.as_uri()}/sl/first-steps/welcome.html"
    source = project / "course" / "en" / "01-first-steps" / "01-welcome.md"
    translation = project / "course" / "sl" / "01-first-steps" / "01-welcome.md"
    page = readers.page(locale="sl-SI")
    notice = page.get_by_role("main").get_by_role("complementary")

    build(project, site)
    page.goto(lesson)
    expect(page.get_by_role("heading", level=1)).to_have_text("Dobrodošli")
    expect(notice).to_have_count(0)

    replace(source, "The text is written in Markdown.", "Write it in Markdown.")
    build(project, site)
    page.reload()
    expect(notice).to_contain_text("angleščina")
    notice.get_by_role("link").click()
    expect(page).to_have_url(f"{site.as_uri()}/en/first-steps/welcome.html")
    expect(page.get_by_text("Write it in Markdown.")).to_be_visible()

    replace(translation, "Vsaka lekcija je", "Pišite v Markdownu. Vsaka lekcija je")
    symbios("translate", "accept", "-f", project / "mkdocs.yml", translation)
    build(project, site)
    page.goto(lesson)
    expect(page.get_by_text("Pišite v Markdownu.")).to_be_visible()
    expect(notice).to_have_count(0)
    figures("translator", inputs=1, commands=2, edits=1)


def test_a_lesson_that_waits_for_its_translation_says_so(readers: Readers, project: Path) -> None:
    """The other lesson is in the list, says that it is not translated, and can be read in the original."""
    site = build(project, project / "site")
    page = readers.page(locale="sl-SI")
    page.goto(f"{site.as_uri()}/sl/first-steps/index.html")
    page.get_by_role("main").get_by_role("link", name="What comes next").last.click()
    expect(page.get_by_role("main").get_by_role("complementary")).to_contain_text("angleščina")
    heading = page.get_by_role("heading", name="What comes next")
    assert heading.evaluate("element => element.closest('[lang]').lang") == "en"
