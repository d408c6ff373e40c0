"""The parts of pages that the compiler writes itself: lists of modules and lessons, notices."""

from __future__ import annotations

from typing import TYPE_CHECKING

from symbios import localenames
from symbios.course.model import State
from symbios.markup import Html, element, join, text
from symbios.site.addresses import relative_url

if TYPE_CHECKING:
    from symbios.course.model import Course, Lesson, Locale, Module, Unit
    from symbios.course.outline import Route
    from symbios.markup import Translate


LESSONS_ID, MODULES_ID = "course-lessons", "course-modules"


def title_in(course: Course, unit: Unit, locale: Locale) -> Html:
    """Return a page's title, marked with its language where that is not the page's own."""
    words = text(unit.title(locale.code))
    document = unit.document(locale.code)
    if document is None or document.locale == locale.code:
        return words
    source = next(found for found in course.locales if found.code == document.locale)
    return element("span", {"lang": source.lang, "dir": source.direction}, words)


def minutes(number: int, translate: Translate) -> str:
    """Return a duration in words; `number` is in minutes."""
    # Translators: how long a lesson takes, in minutes; {n} is a number
    return translate("{n} min").replace("{n}", str(number))


def _entry(course: Course, unit: Lesson | Module, url: str, locale: Locale, translate: Translate) -> Html:
    link = element(
        "a", {"href": relative_url(f"{locale.code}/{unit.url}", url)}, title_in(course, unit, locale)
    )
    parts = [link]
    if unit.duration:
        parts.append(element("span", {"class": "course-list__time"}, text(minutes(unit.duration, translate))))
    if unit.state(locale.code) is State.MISSING:
        # Translators: small label beside the title of a lesson or module in a list
        parts.append(element("span", {"class": "course-list__state"}, text(translate("not translated yet"))))
    return element("li", {"class": "course-list__item"}, *parts)


def lesson_list(course: Course, module: Module, url: str, locale: Locale, translate: Translate) -> Html:
    """Return the list of a module's lessons for its page."""
    if not module.lessons:
        return Html("")
    rows = [_entry(course, lesson, url, locale, translate) for lesson in module.lessons]
    return join(
        # Translators: heading above the list of a module's lessons
        element("h2", {"id": LESSONS_ID}, text(translate("Lessons"))),
        element("ol", {"class": "course-list"}, *rows),
    )


def module_list(course: Course, url: str, locale: Locale, translate: Translate) -> Html:
    """Return the list of all modules for the home page."""
    rows = [_entry(course, module, url, locale, translate) for module in course.modules]
    if not rows:
        return Html("")
    return join(
        # Translators: heading above the list of the course's modules
        element("h2", {"id": MODULES_ID}, text(translate("Modules"))),
        element("ol", {"class": "course-list"}, *rows),
    )


def notice(course: Course, route: Route, translate: Translate) -> Html:
    """Return what a reader is told where the page is not a current translation."""
    source = next(found for found in course.locales if found.code == course.settings.source_locale)
    name = text(localenames.language(source.lang.partition("-")[0], route.locale.babel))
    if route.state is State.MISSING:
        # Translators: notice above the text; {language} is the name of a language in that language,
        # such as English
        words = translate(
            "This page has not been translated yet. You are reading it in the original language: {language}."
        )
        kind = "missing"
        link = Html("")
    elif route.state is State.STALE:
        # Translators: notice above the text; {language} is the name of a language in that language,
        # such as English; the link “Read the original” follows
        words = translate(
            "The original of this page has changed since it was translated. Original language: {language}."
        )
        kind = "stale"
        address = relative_url(f"{source.code}/{route.unit.url}", route.url)
        # Translators: link to the page in the language in which it was written
        link = element("a", {"href": address, "hreflang": source.lang}, text(translate("Read the original")))
        link = link if source in course.readers else Html("")
    else:
        return Html("")
    before, _, after = words.partition("{language}")
    sentence = join(text(before), name, text(after))
    return element(
        "aside",
        {"class": f"course-notice course-notice--{kind}", "data-search": "off"},
        element("p", None, sentence, *([Html(" "), link] if link else [])),
    )
