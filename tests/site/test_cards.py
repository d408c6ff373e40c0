"""Modules and lessons as cards: number, title, time, outcomes, how far a translation has come."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest

from symbios.site.cards import course_map, lesson_cards, module_cards, place_of
from symbios.site.wording import length

if TYPE_CHECKING:
    from collections.abc import Callable

    from symbios.course.model import Course, Locale
    from symbios.site.project import Compiled

    Compile = Callable[..., Compiled]

LOCALES = "locales: [en, sl]\n"
ICON = (
    '<svg class="course-icon" viewBox="0 0 24 24" aria-hidden="true">'
    '<path d="M3 12a9 9 0 1 0 18 0 9 9 0 1 0-18 0m9-5v5l3 2"/></svg>'
)


def english(words: str, /) -> str:
    """Return an interface string as it is."""
    return words


def lesson(title: str, minutes: int = 5, more: str = "") -> str:
    """Return a lesson of one sentence."""
    return f"---\ntitle: {title}\nduration: {minutes}\nobjectives: You can tell {title}.\n{more}---\nText.\n"


def locale_of(course: Course, code: str) -> Locale:
    """Return a locale of a course."""
    return next(locale for locale in course.locales if locale.code == code)


def facts(html: str) -> list[list[str]]:
    """Return what stands below the title of each card, without markup."""
    cards = re.findall(r'<li class="course-card(?: course-card--outline)?">(.*?)</p></li>', html)
    return [
        [re.sub("<[^>]+>", "", fact) for fact in re.findall(r"<li>(.*?)</li>", card.split("__outcomes")[0])]
        for card in cards
    ]


@pytest.mark.parametrize(
    ("minutes", "words"),
    [
        (1, "1 min"),
        (45, "45 min"),
        (59, "59 min"),
        (60, "1 h"),
        (61, "1 h 1 min"),
        (120, "2 h"),
        (145, "2 h 25 min"),
        (600, "10 h"),
    ],
)
def test_a_time_is_said_in_hours_and_minutes(minutes: int, words: str) -> None:
    """Nobody has to divide by sixty."""
    assert length(minutes, english) == words


def test_the_words_of_a_time_are_the_languages() -> None:
    """A translation may put the numbers where its language wants them."""
    words = {"{n} min": "{n} minut", "{h} h": "{h} ur", "{h} h {n} min": "{n} minut in {h} ur"}
    assert [length(minutes, lambda text: words[text]) for minutes in (45, 120, 145)] == [
        "45 minut",
        "2 ur",
        "25 minut in 2 ur",
    ]


def test_a_module_is_a_card(compiled: Compile) -> None:
    """It has its number, its title as a link, how many lessons and how long, and a place for progress."""
    course = compiled(
        {
            "course/en/01-why/01-a.md": lesson("A", 45),
            "course/en/01-why/02-b.md": lesson("B", 100),
            "course/en/01-why/index.md": "---\ntitle: Why & how\nobjectives: You can say why.\n---\n",
            "course/en/02-law/index.md": "# The law\n",
        }
    ).course
    english_locale = locale_of(course, "en")
    first = (
        '<li class="course-card"><p class="course-card__label">Module 1</p>'
        '<h3><a href="why/index.html">Why &amp; how</a></h3>'
        '<ul class="course-card__facts"><li>Lessons: 2</li>'
        f'<li><span class="course-time">{ICON}2 h 25 min</span></li></ul>'
        '{}<p class="course-card__progress" data-progress="why" hidden></p></li>'
    )
    second = (
        '<li class="course-card course-card--outline"><p class="course-card__label">Module 2</p>'
        '<h3><a href="law/index.html">The law</a></h3>'
        '<ul class="course-card__facts"><li>'
        '<span class="course-state course-state--outline" data-search="off">Outline: lessons to come</span>'
        "</li></ul>"
        '<p class="course-card__progress" data-progress="law" hidden></p></li>'
    )
    around = '<h2 id="course-modules">Modules</h2><ol class="course-cards course-cards--modules">{}</ol>'
    assert module_cards(course, "en/index.html", english_locale, english) == (
        around.format(first.format("") + second)
    )
    outcome = '<ul class="course-card__outcomes"><li>You can say why.</li></ul>'
    assert module_cards(course, "en/course.html", english_locale, english, outcomes=True) == (
        around.format(first.format(outcome) + second)
    )


def test_a_lesson_is_a_stop_of_its_module(compiled: Compile) -> None:
    """It has its place, its title, its time and outcomes; addresses begin at the page of the module."""
    course = compiled(
        {
            "course/en/01-why/01-a.md": lesson("A", 45),
            "course/en/01-why/02-b.md": "---\ntitle: B\nid: other\n---\nText.\n",
        }
    ).course
    assert lesson_cards(course, course.modules[0], "en/why/index.html", locale_of(course, "en"), english) == (
        '<h2 id="course-lessons">Lessons</h2><ol class="course-cards course-route">'
        '<li class="course-card"><span class="course-route__stop" aria-hidden="true">1</span>'
        '<h3><a href="a.html">A</a></h3>'
        f'<ul class="course-card__facts"><li><span class="course-time">{ICON}45 min</span></li></ul>'
        '<ul class="course-card__outcomes"><li>You can tell A.</li></ul>'
        '<p class="course-card__progress" data-progress="a" hidden></p></li>'
        '<li class="course-card"><span class="course-route__stop" aria-hidden="true">2</span>'
        '<h3><a href="b.html">B</a></h3>'
        '<p class="course-card__progress" data-progress="other" hidden></p></li>'
        "</ol>"
    )


def test_a_course_without_modules_has_no_cards(compiled: Compile) -> None:
    """Where there is nothing to list no heading stands; a module without lessons has none either."""
    course = compiled({"course/en/index.md": "# Home\n"}).course
    assert module_cards(course, "en/index.html", locale_of(course, "en"), english) == ""
    course = compiled({"course/en/01-law/index.md": "# The law\n"}).course
    assert (
        lesson_cards(course, course.modules[0], "en/law/index.html", locale_of(course, "en"), english) == ""
    )


def test_cards_say_how_far_the_translation_has_come(compiled: Compile) -> None:
    """A reader sees before the click what is missing in the language, in part, and what is old."""
    names = {"none": "ab", "part": "cd", "old": "ef", "new": "gh", "odd": "ij"}
    files = {
        f"course/en/{number:02}-{module}/{name}.md": lesson(name.upper())
        for number, (module, lessons) in enumerate(names.items(), start=1)
        for name in lessons
    }
    digests = {
        each.id: each.source.digest for each in compiled(files, LOCALES).course.lessons() if each.source
    }
    translated = {"c": "", "d": None, "e": "0" * 12, "f": "", "g": "", "h": "", "i": "0" * 12, "j": None}
    for path in list(files):
        name = path[-4]
        digest = translated.get(name)
        if digest is not None:
            hashed = f"source_hash: {digest or digests[name]}\n"
            files[path.replace("/en/", "/sl/")] = lesson(f"{name} v slovenščini", more=hashed)
    course = compiled(files, LOCALES).course
    slovene = locale_of(course, "sl")
    counted = ["Lessons: 2", "10 min"]
    assert facts(module_cards(course, "sl/index.html", slovene, english)) == [
        [*counted, "not translated yet"],
        [*counted, "Translated: 1 of 2"],
        [*counted, "original has changed"],
        counted,
        [*counted, "Translated: 1 of 2"],
    ]
    assert facts(module_cards(course, "en/index.html", locale_of(course, "en"), english)) == [counted] * 5
    part, old = (
        lesson_cards(course, course.modules[place], "sl/x/index.html", slovene, english) for place in (1, 2)
    )
    assert facts(part) == [["5 min"], ["5 min", "not translated yet"]]
    assert facts(old) == [["5 min", "original has changed"], ["5 min"]]
    label = '<span class="course-state course-state--{}" data-search="off">{}</span>'
    assert label.format("missing", "not translated yet") in part
    assert label.format("stale", "original has changed") in old
    assert '<h3><a href="../part/d.html"><span lang="en" dir="ltr">D</span></a></h3>' in part
    assert '<h3><a href="../part/c.html">c v slovenščini</a></h3>' in part


def test_an_unverified_translation_is_a_translation(compiled: Compile) -> None:
    """A reader is not troubled with what only the authors have to settle."""
    files = {"course/en/01-a/b.md": lesson("B"), "course/sl/01-a/b.md": lesson("B, po slovensko")}
    course = compiled(files, LOCALES).course
    assert facts(module_cards(course, "sl/index.html", locale_of(course, "sl"), english)) == [
        ["Lessons: 1", "5 min"]
    ]


@pytest.mark.parametrize(
    ("folders", "settings", "numbers"),
    [
        (("00-start", "01-why", "07-law"), "", [0, 1, 7]),
        (("01-a", "01-b"), "", [1, 2]),
        (("a", "b"), "", [1, 2]),
        (("03-a", "b"), "", [1, 2]),
        (("00-a", "01-b"), "modules: [b, a]\n", [1, 2]),
        (("00-a", "01-b"), "modules: [a]\n", [0, 1]),
    ],
    ids=["of the folders", "twice the same", "none", "some", "in another order", "in the same order"],
)
def test_modules_are_counted_by_their_folders_or_by_their_order(
    folders: tuple[str, ...], settings: str, numbers: list[int], compiled: Compile
) -> None:
    """The numbers of the folders count where they fit the order that readers see, else 1, 2, 3 …."""
    files = {f"course/en/{folder}/{place}.md": lesson(f"L{place}") for place, folder in enumerate(folders)}
    course = compiled(files, settings).course
    assert [module.number for module in course.modules] == numbers
    html = module_cards(course, "en/index.html", locale_of(course, "en"), english)
    assert re.findall(r"__label\">Module (\d+)<", html) == [str(number) for number in numbers]


def test_the_map_shows_where_the_reader_is(compiled: Compile) -> None:
    """All modules are stops of one way; the reader's is marked, one without lessons too."""
    files = {"course/en/00-why/a.md": lesson("A"), "course/en/01-law/index.md": "# The law\n"}
    course = compiled(files).course
    assert course_map(course, course.modules[1], "en/law/index.html", locale_of(course, "en"), english) == (
        '<nav class="course-map" aria-label="Map of the course"><ol>'
        '<li><a href="../why/index.html"><span class="course-map__number">0</span> '
        '<span class="course-map__title">Why</span></a></li>'
        '<li class="course-map__outline"><a href="index.html" aria-current="true">'
        '<span class="course-map__number">1</span> <span class="course-map__title">The law</span></a></li>'
        "</ol></nav>"
    )
    whole = course_map(course, None, "en/course.html", locale_of(course, "en"), english)
    assert "aria-current" not in whole


def test_the_place_of_a_page_is_said_in_words(compiled: Compile) -> None:
    """A module and a lesson say where they stand; other pages stand nowhere."""
    files = {f"course/en/00-why/0{n}-{name}.md": lesson(name) for n, name in enumerate("abc")}
    course = compiled(files | {"course/en/about.md": "# About\n"}).course
    (module,) = course.modules
    (locale,) = course.locales
    units = [course.home, course.pages[0], module, *module.lessons]
    way = '<a href="index.html">Module 0: Why</a><span>Lesson {} of 3</span>'
    assert [place_of(course, unit, "en/why/a.html", locale, english) for unit in units] == [
        "",
        "",
        "<span>Module 0</span>",
        *(way.format(number) for number in (1, 2, 3)),
    ]
