"""An exam: begun, interrupted, extended, handed in, looked at again, with a clock that the test sets."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest
from playwright.sync_api import expect

from browser_reader import tab_to
from browser_server import SiteServer
from browser_sites import FOLDER, LANGUAGES, build

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from playwright.sync_api import Locator, Page

    from browser_reader import Readers

pytestmark = pytest.mark.browser

MINUTE = 60_000
LAUNDRY, BAKED, SOLD = "Who can use the heat", "What is left over where bread", "Heat can be sold."


@pytest.fixture(scope="module")
def exam_site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Build a course with one lesson, which holds two exams."""
    return build(LANGUAGES.parent / "exam", tmp_path_factory.mktemp("exam") / FOLDER)


@pytest.fixture(scope="module")
def exam_server(exam_site: Path) -> Iterator[SiteServer]:
    """Serve that course."""
    with SiteServer(exam_site) as server:
        yield server


@pytest.fixture(params=["http", "file"])
def lesson(
    request: pytest.FixtureRequest, readers: Readers, exam_site: Path, exam_server: SiteServer
) -> Page:
    """Open the lesson, on a host and on the disk, with the clock in the hands of the test."""
    page = readers.page()
    page.clock.install(time="2026-09-21T10:00:00Z")
    start = exam_server.url if request.param == "http" else f"{exam_site.as_uri()}/"
    page.goto(f"{start}en/heat/exam.html")
    _ready(page)
    return page


def _ready(page: Page) -> None:
    """Wait until the scripts of the page have made its exams."""
    page.clock.run_for(1000)
    expect(page.locator("course-quiz[data-exam]")).to_have_count(2)


def _exam(page: Page, number: int = 0) -> Locator:
    return page.locator("course-quiz").nth(number)


def _question(page: Page, prompt: str) -> Locator:
    return page.get_by_role("group", name=prompt)


def _left(page: Page) -> str:
    return page.get_by_role("timer").inner_text()


def _begin(page: Page, limit: str = "10 min") -> None:
    exam = _exam(page)
    exam.get_by_label("Time limit").select_option(limit)
    tab_to(page, exam.get_by_role("button", name="Start the exam"), limit=40)
    page.keyboard.press("Enter")


def _answer(page: Page) -> None:
    """Answer two questions of three, one of them right."""
    _question(page, LAUNDRY).get_by_label("A laundry").check()
    _question(page, BAKED).get_by_role("textbox").fill("flour")


def test_before_the_start_everything_is_said_and_no_question_is_seen(lesson: Page) -> None:
    """Number, pass mark, attempts, time and that nobody watches are read before the first question."""
    exam = _exam(lesson)
    assert exam.get_by_role("listitem").all_inner_texts() == [
        "Questions: 3",
        "Needed to pass: 60%",
        "Attempts: as many as you like",
    ]
    expect(exam.get_by_text("Nobody watches over this exam").locator("visible=true")).to_have_count(1)
    assert exam.get_by_role("option").all_inner_texts() == [
        "10\N{NO-BREAK SPACE}min",
        "15\N{NO-BREAK SPACE}min",
        "20\N{NO-BREAK SPACE}min",
        "30\N{NO-BREAK SPACE}min",
        "50\N{NO-BREAK SPACE}min",
        "100\N{NO-BREAK SPACE}min",
        "No time limit",
    ]
    expect(lesson.get_by_role("group")).to_have_count(0)
    assert lesson.evaluate("Object.keys(localStorage)") == []


def test_on_paper_the_form_is_whole_before_the_start(lesson: Page) -> None:
    """What the script adds is for the screen; the questions are printed."""
    lesson.emulate_media(media="print")
    expect(_question(lesson, SOLD)).to_be_visible()
    expect(lesson.get_by_role("button", name="Start the exam").first).to_be_hidden()


def test_a_reload_goes_on_with_answers_order_and_clock(lesson: Page) -> None:
    """The focus goes to the first question; what was answered, the order of choices and the end stay."""
    _begin(lesson)
    expect(_question(lesson, "Question 1 of 3 ")).to_be_focused()
    _answer(lesson)
    order = lesson.get_by_role("radio").evaluate_all("all => all.map(({id}) => id)")
    lesson.clock.run_for(2 * MINUTE)
    lesson.reload()
    _ready(lesson)
    assert lesson.get_by_role("radio").evaluate_all("all => all.map(({id}) => id)") == order
    expect(_question(lesson, LAUNDRY).get_by_label("A laundry")).to_be_checked()
    expect(_question(lesson, BAKED).get_by_role("textbox")).to_have_value("flour")
    assert _left(lesson).startswith("Time left: 7:5")


def test_what_is_not_answered_is_asked_for_before_handing_in(lesson: Page) -> None:
    """The page asks, leads to what is missing, and hands in all the same; then all is explained."""
    _begin(lesson, "No time limit")
    expect(lesson.get_by_role("timer")).to_be_hidden()
    _answer(lesson)
    lesson.get_by_role("button", name="Hand in").click()
    expect(lesson.get_by_text("Questions without an answer: 1")).to_be_focused()
    lesson.get_by_role("link", name="Question 3 of 3").press("Enter")
    expect(_question(lesson, SOLD)).to_be_focused()
    lesson.get_by_role("button", name="Hand in all the same").press("Enter")
    expect(lesson.get_by_text("Result of the exam")).to_be_focused()
    expect(lesson.get_by_text("Points: 1 of 4 (25%). Not passed yet: 60% is needed.")).to_be_visible()
    outcomes, answers = (table.get_by_role("row") for table in lesson.get_by_role("table").all())
    assert outcomes.all_inner_texts() == [
        "Learning outcome\tPoints",
        "You can say who uses heat.\t1 of 2",
        "You can say what heat is.\t0 of 2",
    ]
    assert answers.all_inner_texts() == [
        "Question\tResult\tPoints",
        "Question 1 of 3\t✓ Right\t1 of 1",
        "Question 2 of 3\t✗ Not right\t0 of 2",
        "Question 3 of 3\t– Not answered\t0 of 1",
    ]
    expect(_question(lesson, SOLD).get_by_role("status")).to_have_text("– Not answered.")
    expect(_question(lesson, LAUNDRY)).to_contain_text("It needs warm water all day.")
    expect(_question(lesson, LAUNDRY).get_by_label("An ice rink")).to_be_disabled()
    expect(lesson.locator("course-mastery")).to_contain_text("Right among your last 5 answers: 1.")


def test_a_warning_comes_in_time_and_more_time_is_one_press(lesson: Page) -> None:
    """Two minutes before the end it is said at once; the button works as often as the learner wishes."""
    _begin(lesson)
    alert = _exam(lesson).get_by_role("alert")
    lesson.clock.run_for(7 * MINUTE)
    expect(alert).to_have_text("")
    lesson.clock.run_for(MINUTE)
    expect(alert).to_have_text("The time is nearly over. Choose “More time: 2 min” if you need more.")
    more = lesson.get_by_role("button", name="More time: 2 min")
    tab_to(lesson, more, limit=40)
    for minutes in range(4, 26, 2):
        lesson.keyboard.press("Enter")
        lesson.clock.run_for(1)
        left = re.compile(rf"Time left: ({minutes}:00|{minutes - 1}:5\d)")
        expect(lesson.get_by_role("status").filter(has_text="Time left")).to_have_text(left)
    expect(alert).to_have_text("")
    expect(more).to_be_focused()


def test_at_the_end_of_the_time_nothing_is_lost(lesson: Page) -> None:
    """The answers are handed in as they stand, and the result says why; a reload shows it again."""
    _begin(lesson)
    _answer(lesson)
    lesson.clock.run_for(11 * MINUTE)
    for _ in range(2):
        expect(
            lesson.get_by_text("The time was up. Your answers were handed in as they stood.")
        ).to_be_visible()
        expect(lesson.get_by_text("Points: 1 of 4 (25%)")).to_be_visible()
        expect(_question(lesson, BAKED).get_by_role("textbox")).to_have_value("flour")
        lesson.reload()
        _ready(lesson)


def test_time_runs_out_while_the_page_is_closed(lesson: Page) -> None:
    """What was answered before is there, and was handed in."""
    _begin(lesson)
    _answer(lesson)
    address = lesson.url
    lesson.goto("about:blank")
    lesson.clock.run_for(11 * MINUTE)
    lesson.goto(address)
    _ready(lesson)
    expect(lesson.get_by_text("Points: 1 of 4 (25%)")).to_be_visible()


def test_a_new_attempt_begins_with_nothing_answered(lesson: Page) -> None:
    """It is announced as the first one was, its limit can be chosen again, and marks are gone."""
    _begin(lesson, "No time limit")
    _answer(lesson)
    lesson.get_by_role("button", name="Hand in").click()
    lesson.get_by_role("button", name="Hand in all the same").click()
    lesson.get_by_role("button", name="New attempt").press("Enter")
    expect(_exam(lesson).get_by_role("button", name="Start the exam")).to_be_focused()
    expect(lesson.get_by_role("group")).to_have_count(0)
    lesson.keyboard.press("Enter")
    expect(lesson.locator("course-quiz input:checked")).to_have_count(0)
    expect(_question(lesson, BAKED).get_by_role("textbox")).to_have_value("")
    expect(_question(lesson, LAUNDRY)).not_to_contain_text("It needs warm water all day.")
    expect(_question(lesson, LAUNDRY).get_by_label("An ice rink")).to_be_enabled()


def test_an_exam_without_review_shows_the_result_alone(lesson: Page) -> None:
    """No answer is seen again, and no link leads to one."""
    exam = _exam(lesson, 1)
    exam.get_by_role("button", name="Start the exam").click()
    _question(lesson, "Heat has no weight.").get_by_label("True").check()
    exam.get_by_role("button", name="Hand in").click()
    expect(exam.get_by_text("Points: 1 of 1 (100%).")).to_be_visible()
    expect(exam.get_by_text("The answers of this exam cannot be looked at again.")).to_be_visible()
    expect(exam.get_by_role("group")).to_have_count(0)
    expect(exam.get_by_role("link")).to_have_count(0)


def test_two_tabs_share_one_exam(lesson: Page) -> None:
    """What one answers, the other shows; when one hands in, both have."""
    _begin(lesson, "No time limit")
    other = lesson.context.new_page()
    other.goto(lesson.url)
    _ready(other)
    _question(lesson, LAUNDRY).get_by_label("A laundry").check()
    lesson.clock.run_for(1000)
    expect(_question(other, LAUNDRY).get_by_label("A laundry")).to_be_checked()
    _question(other, SOLD).get_by_label("True").check()
    _question(other, BAKED).get_by_role("textbox").fill("heat")
    other.get_by_role("button", name="Hand in").click()
    for page in (lesson, other):
        expect(page.get_by_text("Points: 4 of 4 (100%). Passed.")).to_be_visible()
