"""A translator sees that a page is behind its original, mends it, and says so."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from playwright.sync_api import expect

from browser_sites import build, symbios
from hands import PlaywrightHands
from walk_bytes import disk_bytes
from walk_projects import new_course, replace

if TYPE_CHECKING:
    from pathlib import Path

    from browser_reader import Readers
    from conftest import Figures

pytestmark = pytest.mark.browser

LESSON = "01-first-steps/01-welcome.md"
CHANGED = "izvirnik se je spremenil"
TRANSLATION = """---
title: Dobrodošli
objectives:
  - Znajdete se v tem tečaju.
---

Vsaka lekcija je ena besedilna datoteka.

/// summary
- Vsaka lekcija je besedilna datoteka v Markdownu.
- Na koncu se lahko preizkusite.
///

/// task | 5 min
Odprite datoteko te lekcije z urejevalnikom.
///

/// key-points
- Lekcija je besedilna datoteka.
///

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
    translation = folder / "course" / "sl" / LESSON
    translation.parent.mkdir(parents=True)
    translation.write_text(TRANSLATION, encoding="utf-8", newline="\n")
    symbios("translate", "accept", "-f", folder / "mkdocs.yml", translation)
    return folder


def test_from_the_notice_to_an_accepted_translation(
    readers: Readers, project: Path, figures: Figures
) -> None:
    """A changed original brings a notice with a link to it; mending and accepting take it away."""
    site = project / "site"
    module = f"{site.as_uri()}/sl/first-steps/index.html"
    source, translation = (project / "course" / locale / LESSON for locale in ("en", "sl"))
    page = readers.page(locale="sl-SI")
    hands = PlaywrightHands(page)
    main = page.get_by_role("main")
    card = main.get_by_role("listitem").filter(has=page.get_by_role("heading", name="Dobrodošli"))
    notice = main.get_by_role("complementary")

    build(project, site)
    page.goto(module)
    expect(card).not_to_contain_text(CHANGED)

    replace(source, "/// task | 5 min", "/// task | 15 min")
    build(project, site)
    readers.asked.clear()
    hands.reload()
    expect(card).to_contain_text(CHANGED)
    hands.click(card.get_by_role("link"))
    expect(page.get_by_role("heading", level=1)).to_have_text("Dobrodošli")
    title = page.get_by_role("heading", name="Preizkusite v svojem podjetju")
    task = main.locator("section").filter(has=title)
    expect(task.get_by_text("5 min", exact=True)).to_be_visible()
    expect(notice).to_contain_text("angleščina")
    hands.click(notice.get_by_role("link"))
    expect(page).to_have_url(f"{site.as_uri()}/en/first-steps/welcome.html")
    expect(main.get_by_text("15 min")).to_be_visible()

    replace(translation, "/// task | 5 min", "/// task | 15 min")
    symbios("translate", "accept", "-f", project / "mkdocs.yml", translation)
    build(project, site)
    hands.back()
    hands.reload()
    expect(task.get_by_text("15 min", exact=True)).to_be_visible()
    expect(notice).to_have_count(0)
    hands.open(module)
    expect(card).not_to_contain_text(CHANGED)
    size = disk_bytes(readers.asked, site)
    figures("translator", inputs=hands.inputs, commands=2, edits=1, bytes=size)
    assert hands.inputs <= 6
    assert size <= 310_000


def test_a_lesson_that_waits_for_its_translation_says_so(readers: Readers, project: Path) -> None:
    """The other lesson is in the list, says that it is not translated, and can be read in the original."""
    site = build(project, project / "site")
    page = readers.page(locale="sl-SI")
    page.goto(f"{site.as_uri()}/sl/first-steps/index.html")
    main = page.get_by_role("main")
    main.get_by_role("heading", name="What comes next").get_by_role("link").click()
    expect(main.get_by_role("complementary")).to_contain_text("angleščina")
    heading = page.get_by_role("heading", name="What comes next")
    assert heading.evaluate("element => element.closest('[lang]').lang") == "en"
