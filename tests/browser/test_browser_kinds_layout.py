"""Each kind of question for readers who touch, enlarge, recolour or want nothing to move."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from playwright.sync_api import expect

from browser_geometry import reading_faults, space_text
from browser_questions import (
    KINDS,
    ONE_OF_EACH_SCRIPT,
    address,
    answer_wrong,
    question,
    solve,
    take_hints,
    without_chance,
)

if TYPE_CHECKING:
    from playwright.sync_api import Page

    from browser_reader import Readers
    from browser_server import SiteServer

pytestmark = pytest.mark.browser

ZOOMED = {"width": 320, "height": 256}
"""What a window of 1280 by 1024 has at 400 % (WCAG 1.4.10)."""
_TARGETS = """quiz => [...quiz.querySelectorAll("a[href], button, input, select, textarea")]
  .filter((element) => element.checkVisibility({visibilityProperty: true}))
  .map((element) => {
    const {width, height} = element.getBoundingClientRect();
    return [element.localName, element.id || element.textContent, Math.min(width, height)];
  })"""
"""What can be pressed or written into: its element, its name, its shorter side in pixels."""
_MARKS = """quiz => [...quiz.querySelectorAll("[data-mark], .course-quiz__gap")].map((element) => {
  if (element.closest("svg")) return [element.dataset.mark, getComputedStyle(element).strokeDasharray];
  const place = element.matches(".course-quiz__gap") ? element.nextElementSibling
    : element.querySelector(".course-quiz__feedback > :last-child");
  return [getComputedStyle(element).borderInlineStartStyle, place.textContent.trim()];
})"""
"""How each marked choice, row, gap or shape looks, and what its mark says."""
_MOVING = """quiz => document.getAnimations().length + [...quiz.querySelectorAll("*")].filter((element) => {
  const {animationName, transitionDuration} = getComputedStyle(element);
  return animationName !== "none" || transitionDuration.split(", ").some((time) => time !== "0s");
}).length"""


def _solved(page: Page, kind: str) -> None:
    """Have a question show all that it can: hints, a wrong answer, the solution."""
    asked = question(page, kind)
    take_hints(asked)
    answer_wrong(asked, kind)
    solve(asked, kind)


@pytest.mark.parametrize("kind", KINDS)
def test_targets_are_large_enough(readers: Readers, questions_server: SiteServer, kind: str) -> None:
    """On a phone buttons are 44 pixels wide and high, other targets at least 24 (WCAG 2.5.8)."""
    page = readers.page(viewport={"width": 390, "height": 844})
    page.goto(questions_server.url + address(kind))
    quiz = page.locator("course-quiz")
    question(page, kind)
    rest = quiz.evaluate(_TARGETS)
    _solved(page, kind)
    targets = [*rest, *quiz.evaluate(_TARGETS)]
    assert len(targets) >= 4
    assert [name for what, name, size in targets if size < (44 if what == "button" else 24)] == []


@pytest.mark.parametrize("kind", KINDS)
def test_at_400_per_cent_nothing_is_lost(readers: Readers, questions_server: SiteServer, kind: str) -> None:
    """At rest and solved, no text is cut off or upon other text, and none is missing; spaced out neither."""
    page = readers.page(viewport=ZOOMED)
    page.goto(questions_server.url + address(kind))
    question(page, kind)
    assert reading_faults(page) == []
    _solved(page, kind)
    assert reading_faults(page) == []
    small = page.locator("course-quiz").inner_text()
    page.set_viewport_size({"width": 1280, "height": 1024})
    assert small == page.locator("course-quiz").inner_text()
    page.set_viewport_size(ZOOMED)
    space_text(page)
    assert reading_faults(page) == []


SOLVED: dict[str, tuple[str, list[tuple[str, str]]]] = {
    "single": (
        "✗ Not right. The solution is shown.",
        [
            ("dotted", "→ This is right. Laundries need warm water every day."),
            ("dashed", "✗ Wrong choice. An ice rink wants to be rid of heat itself."),
        ],
    ),
    "multiple": (
        "✗ Not right. Right answers chosen: 1 of 2. The solution is shown.",
        [
            ("double", "✓ Right choice. They become gelatine."),
            ("dotted", "→ This is right. They become fat and energy."),
            ("dashed", "✗ Wrong choice. Milk comes from a farm."),
        ],
    ),
    "true-false": (
        "✗ Not right. The solution is shown.",
        [
            ("dotted", "→ This is right. Somebody can use it."),
            ("dashed", "✗ Wrong choice. Energy stands in the definition."),
        ],
    ),
    "number": ("✗ Not right. The solution is shown.", []),
    "text": ("✗ Not right. The solution is shown.", []),
    "cloze": (
        "◐ Partly right. Right parts: 1 of 3. Points: 0.33 of 1. The solution is shown.",
        [
            ("dashed", "✗ not right. Right answer: residue"),
            ("dashed", "✗ not right. Right answer: resource"),
            ("double", "✓ right"),
        ],
    ),
    "matching": (
        "◐ Partly right. Right parts: 1 of 3. Points: 0.33 of 1. The solution is shown.",
        [
            ("double", "✓ Fits. Whey is rich in protein."),
            ("dashed", "✗ Does not fit. Right answer: B. A tannery."),
            ("dashed", "✗ Does not fit. Right answer: C. A greenhouse."),
        ],
    ),
    "ordering": (
        "◐ Partly right. Right parts: 3 of 4. Points: 0.67 of 1. The solution is shown.",
        [
            ("double", "✓ Fits with the others."),
            ("double", "✓ Fits with the others."),
            ("dashed", "✗ Not in the right order."),
            ("double", "✓ Fits with the others."),
        ],
    ),
    "categorise": (
        "◐ Partly right. Right parts: 2 of 3. Points: 0.67 of 1. The solution is shown.",
        [
            ("double", "✓ Fits. Steam carries heat."),
            ("dashed", "✗ Does not fit. Right answer: B. Material."),
            ("double", "✓ Fits."),
        ],
    ),
    "hotspot": (
        "✗ Not right. The solution is shown.",
        [
            ("wrong", "2px, 5px"),
            ("missed", "none"),
            ("dashed", "✗ Wrong choice."),
            ("dotted", "→ This is right. The tank holds the whey."),
        ],
    ),
    "scale": ("Noted.", []),
    "reflection": ("Noted.", []),
}
"""The verdict on the wrong answer with the solution, and the line and the words of each mark."""


@pytest.mark.parametrize("kind", KINDS)
def test_forced_colours_keep_every_state(readers: Readers, questions_server: SiteServer, kind: str) -> None:
    """Without the course's colours a mark is a line of its own, a sign and words; a focus is outlined."""
    page = readers.page(forced_colors="active")
    without_chance(page)
    page.goto(questions_server.url + address(kind))
    _solved(page, kind)
    verdict, marks = SOLVED[kind]
    quiz = page.locator("course-quiz")
    expect(quiz.locator("fieldset").get_by_role("status")).to_have_text(verdict)
    assert [tuple(mark) for mark in quiz.evaluate(_MARKS)] == marks
    button = quiz.locator(".course-quiz__buttons button").filter(visible=True).last
    button.focus()
    page.keyboard.press("Shift+Tab")
    page.keyboard.press("Tab")
    expect(button).to_have_css("outline-style", "solid")
    expect(button).to_have_css("outline-width", "3px")


@pytest.mark.parametrize("kind", ONE_OF_EACH_SCRIPT)
def test_nothing_moves(readers: Readers, questions_server: SiteServer, kind: str) -> None:
    """Whoever asks for less motion sees none, whatever is pressed."""
    page = readers.page(reduced_motion="reduce")
    page.goto(questions_server.url + address(kind))
    asked = question(page, kind)
    answer_wrong(asked, kind)
    assert page.locator("course-quiz").evaluate(_MOVING) == 0
