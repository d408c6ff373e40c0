"""From a folder to a course: ids, addresses, order, titles, locales, states, fallbacks."""

from __future__ import annotations

from dataclasses import FrozenInstanceError
from typing import TYPE_CHECKING

import pytest

from symbios.course import Lesson, Locale, Module, State
from symbios.course.outline import routes

if TYPE_CHECKING:
    from collections.abc import Callable

    from symbios.course import Course
    from symbios.problems import Report

    LoadCourse = Callable[..., tuple[Course, Report]]

ONE = "---\ntitle: One\n---\nOne.\n"
TREE = {
    "en/index.md": "# Home\n",
    "en/02-more/index.md": "# More of it\n",
    "en/02-more/10-last.md": ONE,
    "en/02-more/09-first.md": ONE,
    "en/02-more/appendix.md": ONE,
    "en/01-why/01-intro.md": "---\nid: welcome\nduration: 5\n---\n# Hello\n",
    "en/01-why/picture.png": b"png",
    "en/about.md": "# About\n",
    "assets/logo.svg": "<svg/>",
}


def test_addresses_and_ids_have_no_numbers(course: LoadCourse) -> None:
    """Renumbering files breaks no link and loses no progress."""
    found, _ = course(TREE)
    assert [(unit.id, unit.key, unit.url) for unit in found.reading()] == [
        ("index", "index.md", "index.html"),
        ("why", "01-why/index.md", "why/index.html"),
        ("welcome", "01-why/01-intro.md", "why/intro.html"),
        ("more", "02-more/index.md", "more/index.html"),
        ("first", "02-more/09-first.md", "more/first.html"),
        ("last", "02-more/10-last.md", "more/last.html"),
        ("appendix", "02-more/appendix.md", "more/appendix.html"),
        ("about", "about.md", "about.html"),
    ]


def test_titles_and_minutes(course: LoadCourse) -> None:
    """A module without a page is called by its folder; its minutes are those of its lessons."""
    found, _ = course(TREE)
    assert [module.title("en") for module in found.modules] == ["Why", "More of it"]
    assert [module.duration for module in found.modules] == [5, 0]
    assert found.modules[0].source is None


def test_pictures_may_stand_beside_the_lessons(course: LoadCourse) -> None:
    """What a page may use are the assets and the media beside the lessons."""
    found, _ = course(TREE)
    assert found.assets == ("assets/logo.svg", "en/01-why/picture.png")


def test_course_yml_puts_modules_and_lessons_in_order(course: LoadCourse) -> None:
    """What `modules` names comes first, the rest follows in the order of the numbers."""
    settings = "id: a\ntitle: A\nsource_locale: en\nmodules:\n  - id: more\n    lessons: [last]\n"
    found, report = course(TREE, settings)
    assert [module.id for module in found.modules] == ["more", "why"]
    assert [lesson.id for lesson in found.modules[0].lessons] == ["last", "first", "appendix"]
    assert not report.fails(strict=False)


@pytest.mark.parametrize(
    ("written", "locale"),
    [
        ("sl", Locale("sl", "sl", "sl", "sl", "sl")),
        ("{code: sl, name: Slovenščina}", Locale("sl", "Slovenščina", "sl", "sl", "sl")),
        ("{code: pt, lang: pt-PT}", Locale("pt", "pt", "pt-PT", "pt_PT", "pt")),
        ("{code: pt-BR}", Locale("pt-BR", "pt-BR", "pt-BR", "pt_BR", "pt-BR")),
        ("{code: sr, babel: sr_Latn, theme: sh}", Locale("sr", "sr", "sr", "sr_Latn", "sh")),
    ],
)
def test_a_locale_takes_from_its_code_what_it_does_not_say(
    written: str, locale: Locale, course: LoadCourse
) -> None:
    """`lang` defaults from `code`, `babel` from `lang`, `theme` from `code`."""
    settings = f"id: a\ntitle: A\nsource_locale: en\nlocales:\n  - en\n  - {written}\n"
    found, report = course({}, settings)
    assert found.locales[1] == locale
    assert not len(report)


@pytest.mark.parametrize(
    ("lang", "direction"),
    [
        ("en", "ltr"),
        ("ar", "rtl"),
        ("he-IL", "rtl"),
        ("fa", "rtl"),
        ("ar-Latn", "ltr"),
        ("az-Arab-IR", "rtl"),
    ],
)
def test_the_direction_comes_from_language_and_script(lang: str, direction: str) -> None:
    """A language tag says whether a text runs from right to left."""
    assert Locale("x", "x", lang, "x", "x").direction == direction


@pytest.mark.parametrize("written", ["../x", "a/b", "e", "pt_BR", "'en\n'"])
def test_a_locale_that_would_be_a_path_is_refused(written: str, course: LoadCourse) -> None:
    """A code names folders and addresses, so it can only be a language tag."""
    found, report = course({}, f"id: a\ntitle: A\nsource_locale: {written}\n")
    assert report.fails(strict=False)
    assert [locale.code for locale in found.locales] == ["en"]


def test_a_text_in_several_languages(course: LoadCourse) -> None:
    """A reader gets the own language, else the source's."""
    found, _ = course({}, "id: a\ntitle: {en: Heat, sl: Toplota}\nsource_locale: en\nlocales: [en, sl, ar]\n")
    title = found.settings.title
    assert [found.text(title, code) for code in ("en", "sl", "ar")] == ["Heat", "Toplota", "Heat"]


def test_each_page_has_a_state_in_each_locale(course: LoadCourse) -> None:
    """Source, current, stale, unverified, missing; an orphan is no page."""
    one, _ = course({"en/01-why/01-a.md": ONE})
    source = next(one.lessons()).source
    assert source is not None
    files = {
        **{f"en/01-why/0{number}-{name}.md": ONE for number, name in enumerate("abc", start=1)},
        "sl/01-why/01-a.md": f"---\nsource_hash: {source.digest}\n---\nEna.\n",
        "sl/01-why/02-b.md": "---\nsource_hash: 000000000000\n---\nEna.\n",
        "sl/01-why/03-c.md": "Ena.\n",
        "sl/01-why/04-d.md": "Ena.\n",
    }
    found, _ = course(files)
    assert [lesson.state("en") for lesson in found.lessons()] == [State.SOURCE] * 3
    assert [lesson.state("sl") for lesson in found.lessons()] == [
        State.CURRENT,
        State.STALE,
        State.UNVERIFIED,
    ]
    assert [lesson.state("ar") for lesson in found.lessons()] == [State.MISSING] * 3
    assert [orphan.path for orphan in found.orphans] == ["course/sl/01-why/04-d.md"]


def test_a_page_that_is_not_translated_falls_back(course: LoadCourse) -> None:
    """Every locale has every page; the route says whose text it shows."""
    found, _ = course({"en/01-why/01-a.md": ONE, "sl/01-why/01-a.md": "---\ntitle: Ena\n---\nEna.\n"})
    made = {route.url: route for route in routes(found)}
    made_by_us = ("course.html", "privacy.html", "sitemap.html")
    pages = sorted(("index.html", "why/a.html", "why/index.html", *made_by_us))
    assert sorted(made) == [f"{locale}/{page}" for locale in ("ar", "en", "sl") for page in pages]
    shown = made["ar/why/a.html"]
    assert (shown.fallback, shown.title, shown.document and shown.document.locale) == (True, "One", "en")
    assert made["sl/why/a.html"].title == "Ena"
    assert not made["sl/why/a.html"].fallback
    assert made["sl/why/index.html"].document is None
    assert made["sl/why/index.html"].state is State.SOURCE


def test_a_module_page_may_exist_in_a_translation_alone(course: LoadCourse) -> None:
    """Where the source leaves the module's page to the compiler, a translation may have one."""
    found, report = course({"en/01-why/01-a.md": ONE, "sl/01-why/index.md": "# Zakaj\n"})
    assert [module.title(code) for module in found.modules for code in ("en", "sl")] == ["Why", "Zakaj"]
    assert not found.orphans
    assert not report.fails(strict=False)


def test_banks_and_hidden_files_are_no_pages(course: LoadCourse) -> None:
    """Banks of questions and what an editor hides are neither pages nor assets, and no problem."""
    files = {"en/banks/a.yml": "x", "en/.draft.md": "x", "en/index.md": "# Home\n", ".git/a.md": "x"}
    found, report = course(files)
    assert found.assets == ()
    assert found.home.title("en") == "Home"
    assert found.banks["en"] == {"a": "x"}
    assert not len(report)


def test_a_file_among_the_banks_that_is_none_is_reported(course: LoadCourse) -> None:
    """A file of another program is not a bank, and the command that makes one of it is in the hint."""
    _, report = course({"en/banks/a.gift": "x", "en/banks/more/b.yml": "x", "en/index.md": "# Home\n"})
    none = "error: a bank of questions is a file banks/<name>.yml; this is none (file-misplaced)"
    assert report.render().split("\n") == [
        f"course/en/banks/a.gift:0:0: {none}",
        "    Make one of it: build.py import gift course/en/banks/a.gift --to course/en/banks/a.yml",
        f"course/en/banks/more/b.yml:0:0: {none}",
        "    Move or rename it: course/en/banks/b.yml",
    ]


def test_the_glossary_is_read(course: LoadCourse) -> None:
    """A term has a text in each locale that gives one."""
    terms = (
        "heat:\n  en: {term: Heat, definition: Energy, source: Us}\n  sl: {term: Toplota, definition: E}\n"
    )
    found, report = course({"glossary.yml": terms})
    assert {code: term.term for code, term in found.glossary["heat"].items()} == {
        "en": "Heat",
        "sl": "Toplota",
    }
    assert found.glossary["heat"]["en"].source == "Us"
    assert not len(report)


def test_a_broken_course_yml_hides_no_other_problem(course: LoadCourse) -> None:
    """The folders tell the locales, so that the rest is checked in the same run."""
    found, report = course({"en/01-why/01-a.md": ONE, "sl/01-why/02-b.md": "Dva.\n"}, "id: [\n")
    assert [locale.code for locale in found.locales] == ["en", "sl"]
    assert {problem.name for problem in report} == {
        "yaml-syntax",
        "duration-missing",
        "objectives-missing",
        "translation-orphan",
    }


def test_the_model_cannot_be_changed(course: LoadCourse) -> None:
    """What has been checked stays as it was checked."""
    found, _ = course(TREE)
    for thing, field in ((found, "modules"), (found.modules[0], "id"), (found.locales[0], "code")):
        with pytest.raises(FrozenInstanceError):
            setattr(thing, field, None)
    assert isinstance(found.modules[0], Module)
    assert isinstance(found.modules[0].lessons[0], Lesson)
