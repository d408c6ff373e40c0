"""The answer keys: one page a module, found from the form and the module's page, and by nothing else."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable

    from symbios.site.project import Compiled

    Compile = Callable[..., Compiled]

FRONT = "---\ntitle: {}\nduration: 5\nobjectives: [You can do it.]\n{}---\n\n"
QUIZ = "```quiz\nid: {}\n{}\n- [x] {} — Because.\n- [ ] {}\n```\n"
FILES = {
    "course/en/index.md": "# Home\n",
    "course/en/01-why/01-heat.md": FRONT.format("Heat", "")
    + QUIZ.format("heat-1", "What is surplus heat?", "A resource", "A loss"),
    "course/en/01-why/02-water.md": FRONT.format("Water", "") + "Nothing is asked here.\n",
    "course/en/02-who/01-one.md": FRONT.format("One", "") + "```text\n```quiz\n```\n",
    "course/en/about.md": "# About\n\n" + QUIZ.format("about-1", "Who are we?", "A project", "A firm"),
}
SETTINGS = "locales: [{code: en, name: English}, {code: sl, name: Slovenščina}]\n"


def _links(html: str) -> list[str]:
    return re.findall(r'href="([^"]*answer-key[^"]*)"', html)


def test_each_module_that_asks_has_a_key_in_each_language(compiled: Compile) -> None:
    """The key stands beside the lessons; a module that asks nothing has none, the other pages have one."""
    site = compiled(FILES, SETTINGS)
    assert not site.report.fails(strict=False)
    keys = {page.url: page for page in site.pages if page.asking}
    assert sorted(keys) == [
        "en/answer-key.html",
        "en/why/answer-key.html",
        "sl/answer-key.html",
        "sl/why/answer-key.html",
    ]
    page = keys["en/why/answer-key.html"]
    assert page.title == "Answer key: Why"
    assert '<a href="heat.html">Heat</a>' in page.html
    assert "What is surplus heat?" in page.html
    assert "A resource" in page.html
    assert "A loss" not in page.html
    assert 'lang="en"' in keys["sl/why/answer-key.html"].html


def test_the_key_is_out_of_search_and_of_what_learners_are_led_to(compiled: Compile) -> None:
    """No search document, no entry of the site map; the form and the module's page link to it."""
    site = compiled(FILES, SETTINGS)
    pages = {page.url: page for page in site.pages}
    assert not pages["en/why/answer-key.html"].searchable
    assert _links(pages["en/sitemap.html"].after) == []
    assert _links(pages["en/why/index.html"].after) == ["answer-key.html"]
    assert _links(pages["en/who/index.html"].after) == []
    assert _links(pages["en/why/heat.html"].html) == ["answer-key.html"]
    assert _links(pages["en/why/water.html"].html) == []
    assert _links(pages["sl/about.html"].html) == ["answer-key.html"]


def test_a_lesson_with_a_rule_has_a_place_for_mastery(compiled: Compile) -> None:
    """The rule of the source goes to the script with the quizzes that it counts."""
    lesson = FILES["course/en/01-why/01-heat.md"].replace("duration: 5", "duration: 5\nmastery: 2 of 3")
    site = compiled(FILES | {"course/en/01-why/01-heat.md": lesson}, SETTINGS)
    pages = {page.url: page for page in site.pages}
    assert pages["en/why/heat.html"].after == (
        '<course-mastery data-right="2" data-of="3" data-quizzes="heat-1"></course-mastery>'
    )
    assert 'lang="en"' in pages["sl/why/heat.html"].after


def test_a_rule_of_mastery_that_cannot_be_one(compiled: Compile) -> None:
    """The message names what was found and what to write."""
    lesson = FILES["course/en/01-why/01-heat.md"].replace("duration: 5", "duration: 5\nmastery: 5 of 4")
    report = compiled(FILES | {"course/en/01-why/01-heat.md": lesson}, SETTINGS).report
    (problem,) = report.errors_in("course/en/01-why/01-heat.md")
    assert (problem.line, problem.name, problem.hint) == (4, "front-matter-value", "mastery: 4 of 5")
    assert problem.message == (
        "“mastery” is “5 of 4”; expected how many of the last answers must be right, such as 4 of 5"
    )


def test_a_page_of_learners_does_not_load_what_it_does_not_ask(compiled: Compile) -> None:
    """A page says which kinds it asks; the key asks nothing."""
    site = compiled(FILES, SETTINGS)
    asked = {page.url: page.quiz for page in site.pages if page.quiz}
    assert asked == {
        "en/why/heat.html": ("single", "solution"),
        "en/about.html": ("single", "solution"),
        "sl/why/heat.html": ("single", "solution"),
        "sl/about.html": ("single", "solution"),
    }
