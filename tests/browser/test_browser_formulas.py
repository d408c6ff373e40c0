"""Formulas in Chromium: how wide they may be, what names they give, and how they look without MathML."""

from __future__ import annotations

import shutil
from typing import TYPE_CHECKING

import pytest
from playwright.sync_api import expect

from browser_reader import wait_until
from browser_sites import ROOT
from symbios.site.markdown import Renderer

if TYPE_CHECKING:
    from pathlib import Path

    from playwright.sync_api import Page

    from browser_reader import Readers

pytestmark = pytest.mark.browser

ASSETS = ROOT / "plugins/symbios/theme/assets"
WIDE = r"$$m_\text{in} = m_\text{leather} + m_\text{trimmings} + m_\text{shavings} + m_\text{water}$$"
PAGE = """<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy"
  content="default-src 'self'; script-src 'self'; style-src 'self'; img-src data:">
<meta name="viewport" content="width=device-width,initial-scale=1">
<title>Formulas</title>
<link rel="icon" href="data:,">
<link rel="stylesheet" href="course.css">
<script src="boot.js" defer></script>
</head>
<body><main><h1>Formulas</h1><article class="md-typeset">{}</article></main></body>
</html>
"""


def opened(readers: Readers, folder: Path, body: str, width: int) -> Page:
    """Open a page with the site's own style and script."""
    for name in ("course.css", "boot.js"):
        shutil.copy(ASSETS / name, folder)
    (folder / "page.html").write_text(PAGE.format(body), encoding="utf-8")
    page = readers.page(viewport={"width": width, "height": 600})
    page.goto((folder / "page.html").as_uri())
    return page


def rendered(text: str) -> str:
    """Return the HTML of a text."""
    return Renderer(lambda words: words, lang="en").page(text, lambda _tag, address: address).html


def choice(text: str) -> str:
    """Return a choice of a question, the text of which is its name."""
    name = Renderer(lambda words: words, lang="en").inline(text, lambda _tag, address: address)
    return f'<input type="radio" id="a"><label for="a">{name}</label>'


@pytest.mark.parametrize(("width", "reached"), [(320, True), (1280, False)], ids=["phone", "wide"])
def test_a_wide_formula_moves_in_a_box_of_its_own(
    readers: Readers, tmp_path: Path, width: int, *, reached: bool
) -> None:
    """On a phone the keyboard reaches the box, and its name is that of the section; the page stays still."""
    page = opened(readers, tmp_path, rendered(f"## Balance\n\n{WIDE}"), width)
    box = page.get_by_role("group", name="Balance")
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")
    expect(box).to_have_count(int(reached))
    if reached:
        page.keyboard.press("Shift+Tab")
        expect(box).to_be_focused()
        page.keyboard.press("ArrowRight")
        wait_until(page, "document.activeElement.scrollLeft > 0")


def test_a_formula_gives_a_choice_its_name(readers: Readers, tmp_path: Path) -> None:
    """A choice with nothing but a formula has the name that one would type."""
    page = opened(readers, tmp_path, choice(r"$m_\text{in} = \frac{a}{b}$"), 1280)
    assert page.get_by_role("radio", name="m_in = a/b", exact=True).count() == 1


def test_a_formula_in_a_text_is_read_by_its_parts(readers: Readers, tmp_path: Path) -> None:
    """Screen readers get the elements, and no text beside them."""
    page = opened(readers, tmp_path, rendered(r"So $m_\text{in} = \frac{a}{b}$ it is."), 1280)
    assert page.locator("p").aria_snapshot() == (
        "- paragraph:\n  - text: So\n  - math: m in = a b\n  - text: it is."
    )


def test_a_comma_stays_with_the_formula_before_it(readers: Readers, tmp_path: Path) -> None:
    """However narrow the window is, no line begins with the sign behind a formula."""
    page = opened(readers, tmp_path, rendered("Let $x = y + z$, and no more."), 1280)
    for width in range(120, 260, 4):
        page.set_viewport_size({"width": width, "height": 600})
        assert page.locator(".course-together").evaluate("box => box.getClientRects().length") == 1, width


def test_without_mathml_a_fraction_is_no_number(readers: Readers, tmp_path: Path) -> None:
    """Chrome before 109 shows 3/25 as a fraction and an index below its letter, as far as text can."""
    style = (ASSETS / "course.css").read_text(encoding="utf-8")
    question = "@supports not ((math-style:compact) or (-moz-appearance:none))"
    assert style.count(question) == 1
    page = opened(readers, tmp_path, "", 1280)
    (tmp_path / "course.css").write_text(
        style.replace(question, "@supports (display:block)"), encoding="utf-8"
    )
    # Elements with these names outside of MathML are what such a browser makes of them.
    html = rendered(r"$\frac{3}{25}$ and $m_\text{in}$ and $\sqrt{x}$")
    (tmp_path / "page.xhtml").write_text(
        '<html xmlns="http://www.w3.org/1999/xhtml"><head><title>Old</title>'
        f'<link rel="stylesheet" href="course.css"/></head><body class="md-typeset">{html}</body></html>',
        encoding="utf-8",
    )
    page.goto((tmp_path / "page.xhtml").as_uri())
    upper, lower = (page.locator(f"mfrac > :{name}-child").bounding_box() for name in ("first", "last"))
    assert upper
    assert lower
    assert upper["y"] + upper["height"] <= lower["y"] + 1
    letter, index = (page.locator(name).bounding_box() for name in ("msub > mi", "msub > mtext"))
    assert letter
    assert index
    assert index["y"] + index["height"] > letter["y"] + letter["height"]
    assert page.evaluate("getComputedStyle(document.querySelector('msqrt'), '::before').content") == '"√("'
