"""Each kind of question on paper and without script: whole, to be filled in, and with its key elsewhere."""

from __future__ import annotations

import json
import re
from typing import TYPE_CHECKING

import pytest
from playwright.sync_api import expect

from browser_questions import KINDS, STEPS, address, question, without_chance

if TYPE_CHECKING:
    from pathlib import Path

    from playwright.sync_api import Page

    from browser_reader import Readers

pytestmark = pytest.mark.browser

_CHOICE, _LINE, _AREA, _BLANK = "tick", "line", "area", "blank"
_LETTER = "Write the letter of what fits on each line."
ON_PAPER: dict[str, tuple[list[str], list[str]]] = {
    "single": (["A laundry", "An ice rink", "A greenhouse in winter"], [_CHOICE] * 3),
    "multiple": (
        ["More than one answer may be right.", "Trimmings", "Fleshings", "Raw milk"],
        [_CHOICE] * 3,
    ),
    "true-false": (["True", "False"], [_CHOICE] * 2),
    "number": (["Points: 2.", "Your answer", "(t)", "t"], [_LINE]),
    "text": (["Your answer"], [_LINE]),
    "cloze": (
        [
            "The  of one firm is the  (waste / price / resource) of another.",
            "This is called industrial .",
        ],
        [_LINE, _BLANK, _LINE],
    ),
    "matching": (
        [_LETTER, "A bank", "A feed maker", "A greenhouse", "A tannery", "Whey", "Hides", "Surplus heat"],
        [_BLANK] * 3,
    ),
    "ordering": (["Give each line its place; 1 is the first.", *STEPS], [_BLANK] * 4),
    "categorise": ([_LETTER, "Energy", "Material", "Steam", "Whey", "Hides"], [_BLANK] * 3),
    "hotspot": (["The truck", "The tank", "The chimney"], [_CHOICE] * 3),
    "scale": (
        [
            "This is for yourself: there are no points.",
            "I do not know them",
            "I know the largest",
            "I have a list with amounts",
        ],
        [_CHOICE] * 3,
    ),
    "reflection": (["This is for yourself: there are no points.", "Your answer"], [_AREA]),
}
"""The words below the prompt, in any order, and what is there to be filled in."""

_TO_FILL = """quiz => [...quiz.querySelectorAll("input, textarea, select, button, .course-quiz__blank")]
  .filter((element) => element.checkVisibility())
  .map((element) => {
    const {width, height} = element.getBoundingClientRect();
    const {borderBottomWidth, borderTopWidth} = getComputedStyle(element);
    const line = parseFloat(borderBottomWidth) >= 1 && width >= 40;
    if (/radio|checkbox/.test(element.type)) return width >= 10 && height >= 10 ? "tick" : "too small";
    if (element.localName === "textarea") return line && height >= 100 ? "area" : "too small";
    if (!line || parseFloat(borderTopWidth) > 0) return `no line: ${element.localName}`;
    return element.localName === "span" ? "blank" : "line";
  })"""


def _printed(page: Page) -> tuple[list[str], list[str]]:
    """Return the lines of a printed quiz, sorted, and what there is to fill in."""
    page.emulate_media(media="print")
    quiz = page.locator("course-quiz")
    lines = [line for line in quiz.inner_text().splitlines() if line]
    found: list[str] = quiz.evaluate(_TO_FILL)
    return sorted(lines), found


@pytest.mark.parametrize("kind", KINDS)
def test_a_form_on_paper_is_whole(readers: Readers, questions_site: Path, kind: str) -> None:
    """All words are there, lists to choose from as lists, and room to write; with the script and without."""
    words, to_fill = ON_PAPER[kind]
    for script in (True, False):
        page = readers.page(java_script_enabled=script)
        page.goto(f"{questions_site.as_uri()}/{address(kind)}")
        if script:
            question(page, kind)
        prompt = page.locator("legend").inner_text()
        expect(page.locator("legend")).to_contain_text(KINDS[kind].prompt)
        assert _printed(page) == (sorted(["Check on paper", prompt, *words]), to_fill)
        if kind == "hotspot":
            expect(page.get_by_role("img", name="A dairy with a truck")).to_be_visible()


_FILLED = """group => [...group.querySelectorAll("input, select, textarea")].map((control) =>
  /radio|checkbox/.test(control.type) ? control.checked : control.value)"""
FILLED: dict[str, list[object]] = {
    "single": [True, False, False],
    "multiple": [True, True, False],
    "true-false": [True, False],
    "number": ["10,1 t"],
    "text": ["Collagen"],
    "cloze": ["by-product", "1", "symbiosis"],
    "matching": ["1", "2", "3"],
    "ordering": ["2", "1", "4", "3"],
    "categorise": ["1", "2", "2"],
    "hotspot": [False, True, False],
    "scale": [False, False, True],
    "reflection": ["Rags, for a paper mill."],
}


@pytest.mark.parametrize("kind", KINDS)
def test_without_script_a_form_is_filled_in_and_leads_to_the_key(
    readers: Readers, questions_site: Path, kind: str
) -> None:
    """Controls work, nothing is offered that does not, and the page with the answers is one link away."""
    page = readers.page(java_script_enabled=False)
    page.goto(f"{questions_site.as_uri()}/{address(kind)}")
    asked = page.get_by_role("group", name=KINDS[kind].prompt)
    KINDS[kind].right(asked)
    assert asked.evaluate(_FILLED) == FILLED[kind]
    expect(page.locator("course-quiz").get_by_role("button")).to_have_count(0)
    prompt = asked.locator("legend").inner_text()
    expect(page.get_by_text("Without scripts no answer is checked")).to_be_visible()
    page.get_by_role("link", name="Check on paper").click()
    expect(page).to_have_url(f"{questions_site.as_uri()}/en/kinds/answer-key.html")
    expect(page.get_by_role("main")).to_contain_text(prompt)


_ATTRIBUTES = """group => [...group.querySelectorAll("*")].flatMap((element) =>
  ["alt", "title", "placeholder", "value", "label", "aria-label", "data-mark", "data-verdict"]
    .map((name) => element.getAttribute(name) ?? "")).join("\\n")"""
"""What a reader may see or hear of attributes, or a style sheet may show."""
_TELLTALE = """group => {
  const shapes = new Map();
  for (const element of group.querySelectorAll("input, select, option, [data-number]")) {
    const names = element.getAttributeNames().sort().join();
    const same = `${element.localName} ${element.type ?? ""}`;
    shapes.set(same, (shapes.get(same) ?? new Set()).add(names));
  }
  return [...shapes].filter(([, names]) => names.size > 1).map(([same]) => same);
}"""
"""Which kinds of control do not all have the same attributes: the right one could be told by that."""


def _secrets(value: object) -> list[str]:
    """Return every text in the answers and explanations of a question."""
    if isinstance(value, str):
        return [value] if value else []
    if isinstance(value, dict):
        return [text for each in value.values() for text in _secrets(each)]
    return [text for each in value for text in _secrets(each)] if isinstance(value, list) else []


@pytest.mark.parametrize("kind", KINDS)
def test_the_key_is_not_to_be_found_before_answering(
    readers: Readers, questions_site: Path, kind: str
) -> None:
    """No feedback, hint or solution stands in text, attributes or tree, and no control differs by the key."""
    page = readers.page()
    without_chance(page)
    page.goto(f"{questions_site.as_uri()}/{address(kind)}")
    asked = question(page, kind)
    data = json.loads(page.locator("course-quiz > script").text_content() or "")["questions"][0]
    told = ("choices", "matched", "feedback", "hints", "solution", "solutions", "accept", "gaps")
    secrets = _secrets([data.get(name) for name in told])
    seen = "\n".join([asked.inner_text(), asked.aria_snapshot(), asked.evaluate(_ATTRIBUTES)])
    assert [secret for secret in secrets if secret in seen] == []
    assert re.findall("Right|Wrong|Fits|[✓✗◐→]", seen) == []
    assert asked.evaluate(_TELLTALE) == []
    if kind == "ordering":
        assert asked.locator("label").all_inner_texts() != list(STEPS)
