"""The course with one question of each kind: how each is answered, and what is announced while it is."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from playwright.sync_api import expect

from browser_reader import tab_to, wait_until

if TYPE_CHECKING:
    from collections.abc import Callable

    from playwright.sync_api import Locator, Page

    Act = Callable[[Locator], None]

_LISTEN = """(() => {
  globalThis.heard = [];
  const live = "[role=status]:not([aria-live=off]), [role=alert], [aria-live=polite], [aria-live=assertive]";
  const words = (node) => {
    if (node.nodeType === Node.TEXT_NODE) return node.data;
    if (node.nodeType !== Node.ELEMENT_NODE || node.ariaHidden === "true" || node.hidden) return "";
    return [...node.childNodes].map(words).join(" ");
  };
  new MutationObserver((records) => {
    const news = new Map();
    for (const {target, addedNodes} of records) {
      const element = target.nodeType === Node.ELEMENT_NODE ? target : target.parentElement;
      const region = element?.closest(live);
      if (!addedNodes.length || !region?.closest("main") || !region.checkVisibility()) continue;
      news.set(region, [...(news.get(region) ?? []), ...addedNodes]);
    }
    for (const [region, added] of news) {
      const whole = region.matches("[role=status]");
      const said = whole ? words(region) : added.filter((node) => node.isConnected).map(words).join(" ");
      const line = said.split(/\\s+/).filter(Boolean).join(" ");
      if (line) globalThis.heard.push(line);
    }
  }).observe(document, {childList: true, subtree: true, characterData: true});
})()"""
"""Notes what a screen reader announces of the text: all of a status, of other places what is new in them."""

_READY = "() => document.querySelector('[data-question] > [role=status][aria-live]')"
READ_OUT = "() => document.querySelector('[data-question] > [role=status][aria-live=polite]')"
"""Whether what a question does is read out: it is not while its page puts back what was there before."""
_ONE_ORDER = "crypto.getRandomValues = (numbers) => numbers.fill(2026)"


@dataclass(frozen=True, slots=True)
class Kind:
    """A kind of question: the beginning of its prompt, and how a pointer answers it."""

    prompt: str
    wrong: Act
    right: Act
    solved: bool = False
    """Whether it offers its solution."""


def chosen(*labels: str) -> Act:
    """Return the act of ticking choices."""

    def act(question: Locator) -> None:
        for label in labels:
            question.get_by_label(label, exact=True).check()

    return act


def written(words: str) -> Act:
    """Return the act of writing into the one field of a question."""
    return lambda question: question.get_by_role("textbox").fill(words)


def filled(first: str, second: str, third: str) -> Act:
    """Return the act of filling two typed gaps around a chosen one."""

    def act(question: Locator) -> None:
        question.get_by_label("Gap 1 of 3").fill(first)
        question.get_by_label("Gap 2 of 3").select_option(second)
        question.get_by_label("Gap 3 of 3").fill(third)

    return act


def matched(**targets: str) -> Act:
    """Return the act of choosing a target for each item, without the letter of the target."""

    def act(question: Locator) -> None:
        for item, target in targets.items():
            box = question.get_by_role("combobox", name=item)
            box.select_option(box.get_by_role("option").filter(has_text=target).inner_text())

    return act


def ordered(*items: str) -> Act:
    """Return the act of giving each item its place, the first one first."""

    def act(question: Locator) -> None:
        for place, item in enumerate(items, start=1):
            question.get_by_role("combobox", name=item).select_option(str(place))

    return act


STEPS = ("Soaking", "Liming", "Tanning", "Finishing")
KINDS = {
    "single": Kind(
        "Who can use the heat of a dairy", chosen("An ice rink"), chosen("A laundry"), solved=True
    ),
    "multiple": Kind(
        "What can a tannery",
        chosen("Trimmings", "Raw milk"),
        chosen("Trimmings", "Fleshings"),
        solved=True,
    ),
    "true-false": Kind("Surplus heat is a resource.", chosen("False"), chosen("True"), solved=True),
    "number": Kind("A tannery in this exercise", written("12"), written("10,1 t"), solved=True),
    "text": Kind("What is the name of the protein", written("keratin"), written("Collagen"), solved=True),
    "cloze": Kind(
        "Fill the gaps.",
        filled("waste", "price", "symbiosis"),
        filled("by-product", "resource", "symbiosis"),
        solved=True,
    ),
    "matching": Kind(
        "Who uses what?",
        matched(Whey="A feed maker", Hides="A bank", Surplus="A bank"),
        matched(Whey="A feed maker", Hides="A tannery", Surplus="A greenhouse"),
        solved=True,
    ),
    "ordering": Kind(
        "Put the steps of a tannery in order.",
        ordered("Soaking", "Tanning", "Liming", "Finishing"),
        ordered(*STEPS),
        solved=True,
    ),
    "categorise": Kind(
        "Sort the flows.",
        matched(Steam="Energy", Whey="Energy", Hides="Material"),
        matched(Steam="Energy", Whey="Material", Hides="Material"),
        solved=True,
    ),
    "hotspot": Kind("Where does the whey leave?", chosen("The truck"), chosen("The tank"), solved=True),
    "scale": Kind(
        "How well do you know",
        chosen("I do not know them"),
        chosen("I have a list with amounts"),
    ),
    "reflection": Kind("Which residue of your firm", written("Rags."), written("Rags, for a paper mill.")),
}
"""How the question of each kind is answered; neither a scale nor a reflection has a wrong answer."""
ONE_OF_EACH_SCRIPT = ("single", "number", "cloze", "ordering", "hotspot")
"""Kinds that together need every script of the questions but that of the exams."""


def address(kind: str) -> str:
    """Return where the lesson with a question of `kind` is, in the built course."""
    return f"en/kinds/{kind}.html"


def listen(page: Page) -> None:
    """Note what is announced on the pages that are opened from now on."""
    page.add_init_script(_LISTEN)


def heard(page: Page) -> list[str]:
    """Return what was announced since this was asked last."""
    found: list[str] = page.evaluate("heard.splice(0)")
    return found


def without_chance(page: Page) -> None:
    """Have whatever is shuffled come in one order, the same in each run."""
    page.add_init_script(_ONE_ORDER)


def question(page: Page, kind: str, *, read_out: bool = False) -> Locator:
    """Return the question of `kind` once it can be answered, or once what it does is read out too."""
    wait_until(page, READ_OUT if read_out else _READY)
    return page.get_by_role("group", name=KINDS[kind].prompt)


def check(asked: Locator) -> None:
    """Press the button that checks an answer; it is the first, whatever its name is."""
    asked.locator(".course-quiz__buttons").get_by_role("button").first.click()


def answer_wrong(asked: Locator, kind: str) -> None:
    """Give the wrong answer and have it checked."""
    KINDS[kind].wrong(asked)
    check(asked)


def answer_right(asked: Locator, kind: str) -> None:
    """Give the right answer in the place of the other, and have it checked."""
    again = asked.get_by_role("button", name="Try again")
    if again.is_visible():
        again.click()
    KINDS[kind].right(asked)
    check(asked)


def answer_anything(asked: Locator) -> None:
    """Answer a question of whatever kind: the first choice, a number in each field, the first entries."""
    choice = asked.get_by_role("radio").or_(asked.get_by_role("checkbox")).first
    if choice.count():
        choice.check()
    for field in asked.get_by_role("textbox").all():
        field.fill("1")
    for box in asked.get_by_role("combobox").all():
        box.select_option(index=1)
    check(asked)


def take_hints(asked: Locator) -> None:
    """Have all hints shown."""
    hint = asked.get_by_role("button", name=re.compile(r"^Hint\b"))
    while hint.is_visible():
        hint.click()


def solve(asked: Locator, kind: str) -> None:
    """Have the solution shown, after as many wrong answers as this takes, where there is one."""
    if not KINDS[kind].solved:
        return
    solution = asked.get_by_role("button", name="Show solution")
    while not solution.is_visible():
        asked.get_by_role("button", name="Try again").click()
        answer_wrong(asked, kind)
    solution.click()


@dataclass(frozen=True, slots=True)
class Keys:
    """A reader with a keyboard, at the top of a page with one question."""

    page: Page
    asked: Locator

    def press(self, *keys: str) -> list[str]:
        """Press keys one after the other; return what is announced."""
        for key in keys:
            self.page.keyboard.press(key)
        return heard(self.page)

    def press_button(self, name: str) -> list[str]:
        """Go on to a button of the question and press it; return what is announced."""
        tab_to(self.page, self.button(name), limit=20)
        return self.press("Enter")

    def write(self, words: str) -> None:
        """Write into the field that has the focus, over what stands there."""
        self.page.keyboard.press("Control+a")
        self.page.keyboard.type(words)

    def pick(self, control: Locator, words: str) -> None:
        """Go on to a list and choose what ends with `words`."""
        expect(control).to_be_focused()
        self.page.keyboard.press("Home")
        chosen = "list => list.selectedOptions[0].text"
        for _ in range(control.get_by_role("option").count()):
            if str(control.evaluate(chosen)).endswith(words):
                return
            self.page.keyboard.press("ArrowDown")
        raise AssertionError(f"nothing in {control} ends with “{words}”")

    def button(self, name: str) -> Locator:
        """Return a button of the question."""
        return self.asked.get_by_role("button", name=name, exact=True)

    def named(self, role: str, name: str) -> Locator:
        """Return a control of the question."""
        return self.asked.locator(f"internal:role={role}[name='{name}'s]")
