"""Modules and lessons as cards: number, title, time, outcomes, state of the translation, progress."""

from __future__ import annotations

from typing import TYPE_CHECKING

from symbios.course.model import Lesson, State
from symbios.markup import NOTHING, Html, element, join, text
from symbios.site.addresses import relative_url
from symbios.site.icons import icon
from symbios.site.wording import length, title_in

if TYPE_CHECKING:
    from collections.abc import Iterator

    from symbios.course.model import Course, Locale, Module, Unit
    from symbios.markup import Translate

LESSONS_ID, MODULES_ID = "course-lessons", "course-modules"


def module_cards(
    course: Course, url: str, locale: Locale, translate: Translate, *, outcomes: bool = False
) -> Html:
    """Return all modules with a heading of level 2; with the `outcomes` of each, where these are wanted."""
    if not course.modules:
        return NOTHING
    rows = [_module(course, module, url, locale, translate, outcomes=outcomes) for module in course.modules]
    return join(
        # Translators: heading above the list of the course's modules
        element("h2", {"id": MODULES_ID}, text(translate("Modules"))),
        element("ol", {"class": "course-cards course-cards--modules"}, *rows),
    )


def lesson_cards(course: Course, module: Module, url: str, locale: Locale, translate: Translate) -> Html:
    """Return the lessons of a module as the stops of a way, with a heading of level 2."""
    if not module.lessons:
        return NOTHING
    rows = [
        _lesson(course, lesson, place, url, locale, translate)
        for place, lesson in enumerate(module.lessons, start=1)
    ]
    return join(
        # Translators: heading above the list of a module's lessons
        element("h2", {"id": LESSONS_ID}, text(translate("Lessons"))),
        element("ol", {"class": "course-cards course-route"}, *rows),
    )


def course_map(course: Course, here: Module | None, url: str, locale: Locale, translate: Translate) -> Html:
    """Return the modules as the stops of one way; `here` is the reader's, if any."""
    stops = []
    for module in course.modules:
        number = element("span", {"class": "course-map__number"}, text(str(module.number)))
        link = element(
            "a",
            {
                "href": relative_url(f"{locale.code}/{module.url}", url),
                "aria-current": "true" if module is here else None,
            },
            number,
            Html(" "),
            element("span", {"class": "course-map__title"}, title_in(course, module, locale)),
        )
        empty = None if module.lessons else "course-map__outline"
        stops.append(element("li", {"class": empty}, link))
    # Translators: name, for screen readers, of the list of modules drawn as the stops of a way
    name = translate("Map of the course")
    return element("nav", {"class": "course-map", "aria-label": name}, element("ol", None, *stops))


def place_of(course: Course, unit: Unit, url: str, locale: Locale, translate: Translate) -> Html:
    """Return where in the course a module or lesson stands; nothing for other pages."""
    for module in course.modules:
        # Translators: a module with its number
        name = text(translate("Module {n}").replace("{n}", str(module.number)))
        if module is unit:
            return element("span", None, name)
        if isinstance(unit, Lesson) and unit.module == module.id:
            # Translators: which lesson of its module this is
            lesson = translate("Lesson {n} of {total}")
            lesson = lesson.replace("{n}", str([each.id for each in module.lessons].index(unit.id) + 1))
            lesson = lesson.replace("{total}", str(len(module.lessons)))
            link = module_link(course, module, url, locale, translate)
            return join(link, element("span", None, text(lesson)))
    return NOTHING


def module_link(course: Course, module: Module, url: str, locale: Locale, translate: Translate) -> Html:
    """Return a link to a module, with its number and title."""
    address = relative_url(f"{locale.code}/{module.url}", url)
    name = text(translate("Module {n}").replace("{n}", str(module.number)))
    return element("a", {"href": address}, name, Html(": "), title_in(course, module, locale))


def _module(
    course: Course, module: Module, url: str, locale: Locale, translate: Translate, *, outcomes: bool
) -> Html:
    label = translate("Module {n}").replace("{n}", str(module.number))
    document = module.document(locale.code)
    outline = "" if module.lessons else " course-card--outline"
    return element(
        "li",
        {"class": f"course-card{outline}"},
        element("p", {"class": "course-card__label"}, text(label)),
        element("h3", None, _link(course, module, url, locale)),
        _facts(_module_facts(module, locale, translate)),
        _outcomes(document.objectives if document and outcomes else ()),
        _progress(module),
    )


def _module_facts(module: Module, locale: Locale, translate: Translate) -> Iterator[Html]:
    if not module.lessons:
        # Translators: label of a module that has no lessons yet
        yield _state("outline", translate("Outline: lessons to come"))
        return
    # Translators: how many lessons a module has; {n} is a number
    yield text(translate("Lessons: {n}").replace("{n}", str(len(module.lessons))))
    if module.duration:
        yield _time(module.duration, translate)
    states = [lesson.state(locale.code) for lesson in module.lessons]
    missing = states.count(State.MISSING)
    if missing == len(states):
        # Translators: small label beside the title of a lesson or module in a list
        yield _state("missing", translate("not translated yet"))
    elif missing:
        # Translators: how many lessons of a module are translated
        words = translate("Translated: {n} of {total}")
        done, total = str(len(states) - missing), str(len(states))
        yield _state("missing", words.replace("{n}", done).replace("{total}", total))
    elif State.STALE in states:
        yield _state("stale", translate("original has changed"))


def _lesson(
    course: Course, lesson: Lesson, place: int, url: str, locale: Locale, translate: Translate
) -> Html:
    document = lesson.document(locale.code)
    return element(
        "li",
        {"class": "course-card"},
        element("span", {"class": "course-route__stop", "aria-hidden": "true"}, text(str(place))),
        element("h3", None, _link(course, lesson, url, locale)),
        _facts(_lesson_facts(lesson, locale, translate)),
        _outcomes(document.objectives if document else ()),
        _progress(lesson),
    )


def _lesson_facts(lesson: Lesson, locale: Locale, translate: Translate) -> Iterator[Html]:
    if lesson.duration:
        yield _time(lesson.duration, translate)
    state = lesson.state(locale.code)
    if state is State.MISSING:
        yield _state("missing", translate("not translated yet"))
    elif state is State.STALE:
        # Translators: small label beside the title of a lesson whose original is newer than its translation
        yield _state("stale", translate("original has changed"))


def _link(course: Course, unit: Unit, url: str, locale: Locale) -> Html:
    address = relative_url(f"{locale.code}/{unit.url}", url)
    return element("a", {"href": address}, title_in(course, unit, locale))


def _time(minutes: int, translate: Translate) -> Html:
    return element("span", {"class": "course-time"}, icon("time"), text(length(minutes, translate)))


def _state(kind: str, words: str) -> Html:
    # Left out of the search: nobody looks for it, and it changes when a page in another language does.
    return element("span", {"class": f"course-state course-state--{kind}", "data-search": "off"}, text(words))


def _facts(facts: Iterator[Html]) -> Html:
    found = [element("li", None, fact) for fact in facts]
    return element("ul", {"class": "course-card__facts"}, *found) if found else NOTHING


def _outcomes(outcomes: tuple[str, ...]) -> Html:
    if not outcomes:
        return NOTHING
    points = [element("li", None, text(outcome)) for outcome in outcomes]
    return element("ul", {"class": "course-card__outcomes"}, *points)


def _progress(unit: Unit) -> Html:
    """Return the empty place that shows how far the learner has come, once something is known."""
    return element("p", {"class": "course-card__progress", "data-progress": unit.id, "hidden": True})
