"""Each kind of question, answered with the keyboard alone: what is announced, and where the focus is."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from playwright.sync_api import expect

from browser_questions import Keys, address, listen, question, without_chance
from browser_reader import tab_to

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from browser_reader import Readers

    Reader = Callable[[str], Keys]

pytestmark = pytest.mark.browser


@pytest.fixture
def start(readers: Readers, questions_site: Path) -> Reader:
    """Return how a reader opens the lesson with one kind, from the disk; a reload is tried on a host."""

    def opened(kind: str) -> Keys:
        page = readers.page()
        listen(page)
        without_chance(page)
        page.goto(f"{questions_site.as_uri()}/{address(kind)}")
        return Keys(page, question(page, kind, read_out=True))

    return opened


def test_single(start: Reader) -> None:
    """Three attempts, hints of which one costs points, a partly right answer, the solution."""
    keys = start("single")
    radios = keys.asked.get_by_role("radio")
    tab_to(keys.page, radios.first)
    keys.press("ArrowDown")
    assert keys.press_button("Check") == [
        "Not right. Attempts left: 2.",
        "An ice rink. Wrong choice. An ice rink wants to be rid of heat itself.",
    ]
    expect(keys.button("Check")).to_be_focused()
    expect(radios.nth(1)).to_have_accessible_description(
        "Wrong choice. An ice rink wants to be rid of heat itself."
    )
    expect(keys.button("Show solution")).to_be_hidden()
    assert keys.press_button("Hint 1 of 2") == ["Think of who needs warmth."]
    hint = keys.button("Hint 2 of 2 (takes 50% of the points)")
    expect(hint).to_be_focused()
    assert keys.press("Shift+Tab", "Enter") == []
    expect(radios.first).to_be_focused()
    expect(keys.asked.get_by_role("radio", checked=True)).to_have_count(0)
    keys.press("ArrowUp")
    assert keys.press_button("Check") == [
        "Partly right. Points: 0.5 of 1. Attempts left: 1.",
        "A greenhouse in winter. Partly right choice. Only for a part of the year.",
    ]
    assert keys.press_button("Show solution") == [
        "Partly right. Points: 0.5 of 1. The solution is shown.",
        "A laundry. This is right. Laundries need warm water every day.",
    ]
    expect(keys.button("Try again")).to_be_focused()
    keys.press("Enter")
    expect(radios.first).to_be_focused()
    keys.press("Space")
    tab_to(keys.page, hint, limit=3)
    assert keys.press("Enter") == ["A laundry washes warm."]
    expect(keys.button("No more hints")).to_be_focused()
    assert keys.press("Enter", "Shift+Tab", "Enter") == [
        "Right. Points: 0.5 of 1.",
        "A laundry. Right choice. Laundries need warm water every day.",
    ]
    expect(keys.button("Try again")).to_be_hidden()


def test_multiple(start: Reader) -> None:
    """Boxes are ticked one by one; how many right ones are missing is said, not which."""
    keys = start("multiple")
    boxes = keys.asked.get_by_role("checkbox")
    tab_to(keys.page, boxes.first)
    keys.press("Space", "Tab", "Tab", "Space")
    general = "Trimmings and fleshings leave a tannery in large amounts."
    assert keys.press_button("Check") == [
        "Not right. Right answers chosen: 1 of 2.",
        "Trimmings. Right choice. They become gelatine.",
        "Raw milk. Wrong choice. Milk comes from a farm.",
        general,
    ]
    keys.press("Tab", "Enter")
    expect(boxes.first).to_be_focused()
    keys.press("Space", "Tab", "Space")
    assert keys.press_button("Check") == [
        "Right.",
        "Trimmings. Right choice. They become gelatine.",
        "Fleshings. Right choice. They become fat and energy.",
        general,
    ]


def test_true_false(start: Reader) -> None:
    """A statement is answered with the arrow keys."""
    keys = start("true-false")
    tab_to(keys.page, keys.asked.get_by_role("radio").first)
    keys.press("ArrowDown")
    wrong = ["Not right.", "False. Wrong choice. Energy stands in the definition."]
    assert keys.press_button("Check") == wrong
    keys.press("Tab", "Enter", "Space")
    assert keys.press_button("Check") == ["Right.", "True. Right choice. Somebody can use it."]


def test_number(start: Reader) -> None:
    """Enter in the field checks what is a number; a second one may be partly right, a right one in kg."""
    keys = start("number")
    field = keys.named("textbox", "Your answer (t)")
    tab_to(keys.page, field)
    keys.write("three")
    assert keys.press("Enter") == ["This is not a number. Write digits, such as 49,000."]
    keys.write("3 stone")
    assert keys.press("Enter") == ["Write only the number, or one of these units: t, kg."]
    expect(keys.button("Try again")).to_be_hidden()
    keys.write("3")
    general = "What goes in goes out: 12.5 t \N{MINUS SIGN} 2.5 t."
    assert keys.press("Enter") == ["Not right.", general]
    expect(field).to_be_focused()
    solved = ["Not right. The solution is shown.", "Right answer: 10 t"]
    assert keys.press_button("Show solution") == solved
    expect(field).not_to_be_editable()
    expect(keys.button("Try again")).to_be_focused()
    keys.press("Enter")
    expect(field).to_be_focused()
    keys.write("15")
    assert keys.press("Enter") == [
        "Partly right. Points: 1 of 2.",
        f"You have added the leather instead of taking it away. {general}",
    ]
    keys.write("10 000 kg")
    expect(keys.asked.get_by_role("status")).to_be_empty()
    assert keys.press("Enter") == ["Right.", general]


def test_text(start: Reader) -> None:
    """A hint comes before the answer; a name that is nearly right has a share and an explanation."""
    keys = start("text")
    field = keys.named("textbox", "Your answer")
    tab_to(keys.page, field)
    assert keys.press_button("Hint") == ["It begins with a c."]
    keys.press("Shift+Tab", "Shift+Tab")
    keys.write("gelatine")
    assert keys.press_button("Check") == ["Partly right. Points: 0.5 of 1.", "Gelatine is made from it."]
    assert keys.press_button("Show solution") == [
        "Partly right. Points: 0.5 of 1. The solution is shown.",
        "Right answer: collagen",
    ]
    keys.press("Enter")
    keys.write("Collagen")
    assert keys.press("Enter") == ["Right."]


def test_cloze(start: Reader) -> None:
    """Gaps are written and chosen in the order of the text; what is right stays for the next try."""
    keys = start("cloze")
    first, second, third = (keys.asked.get_by_label(f"Gap {number} of 3") for number in (1, 2, 3))
    tab_to(keys.page, first)
    keys.write("residue")
    keys.press("Tab")
    keys.pick(second, "waste")
    keys.press("Tab")
    keys.write("park")
    assert keys.press_button("Check") == ["Partly right. Right parts: 1 of 3. Points: 0.33 of 1."]
    expect(first).to_have_accessible_description("✓ right")
    expect(second).to_have_accessible_description("✗ not right")
    assert keys.press_button("Show solution") == [
        "Partly right. Right parts: 1 of 3. Points: 0.33 of 1. The solution is shown."
    ]
    expect(third).to_have_accessible_description("✗ not right. Right answer: symbiosis")
    keys.press("Enter")
    expect(first).to_have_value("residue")
    keys.pick(second, "resource")
    keys.press("Tab")
    keys.write("symbiosis")
    assert keys.press("Enter") == ["Right."]


def test_matching(start: Reader) -> None:
    """Each item has its list; after a wrong answer the focus goes to the first that does not fit."""
    keys = start("matching")
    whey, hides, heat = (keys.named("combobox", name) for name in ("Whey", "Hides", "Surplus heat"))
    tab_to(keys.page, whey)
    for box, words in ((whey, "A feed maker"), (hides, "A bank"), (heat, "A tannery")):
        keys.pick(box, words)
        keys.press("Tab")
    expect(keys.button("Check")).to_be_focused()
    assert keys.press("Enter") == [
        "Partly right. Right parts: 1 of 3. Points: 0.33 of 1.",
        "Whey. Fits. Whey is rich in protein.",
        "Hides. Does not fit.",
        "Surplus heat. Does not fit.",
    ]
    assert keys.press_button("Show solution") == [
        "Partly right. Right parts: 1 of 3. Points: 0.33 of 1. The solution is shown.",
        "Hides. Does not fit. Right answer: B. A tannery.",
        "Surplus heat. Does not fit. Right answer: C. A greenhouse.",
    ]
    keys.press("Enter")
    keys.pick(hides, "A tannery")
    keys.press("Tab")
    keys.pick(heat, "A greenhouse")
    assert keys.press("Tab", "Enter")[0] == "Right."


def test_categorise(start: Reader) -> None:
    """Each item is sorted with its list, in which the categories stand as they were written."""
    keys = start("categorise")
    boxes = keys.asked.get_by_role("combobox").all()
    tab_to(keys.page, boxes[0])
    for box, words in zip(boxes, ("Energy", "Energy", "Material"), strict=True):
        keys.pick(box, words)
        keys.press("Tab")
    assert keys.press("Enter") == [
        "Partly right. Right parts: 2 of 3. Points: 0.67 of 1.",
        "Steam. Fits. Steam carries heat.",
        "Whey. Does not fit.",
        "Hides. Fits.",
    ]
    expect(boxes[1]).to_have_accessible_description("Does not fit.")
    keys.press("Tab", "Enter")
    keys.pick(boxes[1], "Material")
    assert keys.press_button("Check")[0] == "Right."


def test_ordering(start: Reader) -> None:
    """Lists of places and buttons move an item, say where it is, and keep the focus."""
    keys = start("ordering")
    items = "rows => rows.map((row) => row.querySelector('label').textContent)"
    rows = keys.asked.get_by_role("listitem")
    assert rows.evaluate_all(items) == ["Soaking", "Finishing", "Liming", "Tanning"]
    place = keys.named("combobox", "Soaking")
    tab_to(keys.page, place)
    assert keys.press("ArrowDown") == ["Soaking is now at place 2 of 4."]
    expect(place).to_be_focused()
    assert rows.evaluate_all(items) == ["Finishing", "Soaking", "Liming", "Tanning"]
    assert keys.press_button("Check") == [
        "Partly right. Right parts: 3 of 4. Points: 0.67 of 1.",
        "Finishing. Not in the right order.",
        "Soaking. Fits with the others.",
        "Liming. Fits with the others.",
        "Tanning. Fits with the others.",
    ]
    assert keys.press_button("Show solution") == [
        "Partly right. Right parts: 3 of 4. Points: 0.67 of 1. The solution is shown.",
        "Right order: Soaking Liming Tanning Finishing",
    ]
    keys.press("Enter")
    expect(keys.named("combobox", "Finishing")).to_be_focused()
    down = keys.button("Move down Finishing")
    tab_to(keys.page, down, limit=2)
    assert keys.press("Enter", "Enter", "Enter", "Enter") == [
        "Finishing is now at place 2 of 4.",
        "Finishing is now at place 3 of 4.",
        "Finishing is now at place 4 of 4.",
    ]
    expect(down).to_be_focused()
    expect(down).to_be_disabled()
    assert keys.press("Shift+Tab", "Enter") == ["Finishing is now at place 3 of 4."]
    expect(keys.button("Move up Finishing")).to_be_focused()
    assert keys.press("Tab", "Enter") == ["Finishing is now at place 4 of 4."]
    assert keys.press_button("Check")[0] == "Right."


def test_hotspot(start: Reader) -> None:
    """The named places are chosen from a list; the image shows which has the focus and which is chosen."""
    keys = start("hotspot")
    shapes = keys.asked.locator(".course-quiz__areas [data-number]")
    tab_to(keys.page, keys.asked.get_by_role("radio").first)
    expect(shapes.nth(0)).to_have_attribute("data-lit", "")
    keys.press("Space")
    expect(shapes.nth(0)).to_have_attribute("data-chosen", "")
    assert keys.press_button("Check") == ["Not right.", "The truck. Wrong choice."]
    expect(shapes.nth(0)).to_have_attribute("data-mark", "wrong")
    assert keys.press_button("Show solution") == [
        "Not right. The solution is shown.",
        "The tank. This is right. The tank holds the whey.",
    ]
    keys.press("Enter", "ArrowDown")
    expect(shapes.nth(1)).to_have_attribute("data-chosen", "")
    assert keys.press_button("Check") == ["Right.", "The tank. Right choice. The tank holds the whey."]


def test_scale(start: Reader) -> None:
    """A level is explained, not judged, and can be changed at any time."""
    keys = start("scale")
    tab_to(keys.page, keys.asked.get_by_role("radio").first)
    keys.press("Space")
    assert keys.press_button("Done") == ["Noted.", "I do not know them. Begin with module 2."]
    keys.press("Shift+Tab", "ArrowUp")
    expect(keys.asked.get_by_text("Begin with module 2.")).to_be_hidden()
    assert keys.press_button("Done")[1] == "I have a list with amounts. You are ready to look for partners."


def test_reflection(start: Reader) -> None:
    """A text for oneself is compared with a model answer, which stays while the text is made better."""
    keys = start("reflection")
    field = keys.named("textbox", "Your answer")
    tab_to(keys.page, field)
    keys.write("Rags.")
    keys.press("Enter")
    expect(field).to_have_value("Rags.\n")
    model = "Spent grain of a brewery, for example: a farm feeds it to cows. It must be used within days."
    assert keys.press_button("Compare with a model answer") == ["Noted.", f"A model answer {model}"]
    keys.press("Shift+Tab")
    keys.write("Rags, for a paper mill.")
    expect(keys.asked.get_by_text("A model answer", exact=True)).to_be_visible()
    assert keys.press_button("Compare with a model answer")[0] == "Noted."
