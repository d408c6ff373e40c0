"""What the compiler says on many pages itself: titles, durations, the notice on a translation."""

from __future__ import annotations

from typing import TYPE_CHECKING

from symbios import localenames
from symbios.course.model import State
from symbios.markup import Html, element, join, text
from symbios.site.addresses import relative_url

if TYPE_CHECKING:
    from symbios.course.model import Course, Locale, Unit
    from symbios.course.outline import Route
    from symbios.markup import Translate


def title_in(course: Course, unit: Unit, locale: Locale) -> Html:
    """Return a page's title, marked with its language where that is not the page's own."""
    words = text(unit.title(locale.code))
    document = unit.document(locale.code)
    if document is None or document.locale == locale.code:
        return words
    source = next(found for found in course.locales if found.code == document.locale)
    return element("span", {"lang": source.lang, "dir": source.direction}, words)


def length(minutes: int, translate: Translate) -> str:
    """Return a duration of some `minutes` in words, from an hour on in hours and minutes."""
    hours, rest = divmod(minutes, 60)
    if not hours:
        # Translators: how long a lesson takes, in minutes; {n} is a number
        return translate("{n} min").replace("{n}", str(rest))
    if not rest:
        # Translators: how long a module takes; {h} is a number of hours
        return translate("{h} h").replace("{h}", str(hours))
    # Translators: how long a module takes; {h} is a number of hours, {n} a number of minutes
    words = translate("{h} h {n} min")
    return words.replace("{h}", str(hours)).replace("{n}", str(rest))


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
