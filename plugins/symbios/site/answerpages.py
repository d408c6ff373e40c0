"""The answer keys: one page a module with the answers of its questions, for trainers and for use on paper.

No search finds them, and no navigation leads there: only the module's page does, and the form that a reader
without script, or on paper, sees.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from symbios.course.model import Lesson, Module
from symbios.fences import holds
from symbios.markup import NOTHING, element, text
from symbios.site.addresses import relative_url
from symbios.site.page import SitePage

if TYPE_CHECKING:
    from collections.abc import Container, Iterable, Iterator, Mapping

    from symbios.course.model import Course, Document, Locale, Unit
    from symbios.markup import Html, Translate

KIND = "answers"
NAME = "answer-key.html"


def answer_pages(course: Course, strings: Mapping[str, Translate]) -> list[SitePage]:
    """Return the answer keys of all locales, without what stands in them; none where nothing is asked."""
    return [page for locale in course.readers for page in _pages(course, locale, strings[locale.code])]


def answer_page(unit: Unit, locale: Locale) -> str:
    """Return the address of the answer key of a page's questions."""
    module = unit.module if isinstance(unit, Lesson) else unit.id if isinstance(unit, Module) else ""
    return "/".join(part for part in (locale.code, module, NAME) if part)


def module_of(unit: Unit, course: Course) -> Module | None:
    """Return the module of a page of the course; None where it has none."""
    name = unit.module if isinstance(unit, Lesson) else unit.id
    return next((module for module in course.modules if module.id == name), None)


def answers_link(unit: Unit, locale: Locale, url: str, pages: Container[str], translate: Translate) -> Html:
    """Return the link of a module's page to its answer key; nothing where nothing is asked."""
    address = answer_page(unit, locale)
    if address not in pages:
        return NOTHING
    # Translators: link on a module's page to the page with the right answers of its questions
    words = text(translate("Answer key, for trainers and for answers on paper"))
    link = element("a", {"href": relative_url(address, url)}, words)
    return element("p", {"class": "course-answers", "data-search": "off"}, link)


def answers_of(unit: Unit, page: SitePage, answers: Iterable[Html], lang: str) -> Html:
    """Return the answers of one page below its title; `lang` is their language where it is not the page's."""
    link = element(
        "a",
        {"href": relative_url(f"{page.locale.code}/{unit.url}", page.url)},
        text(unit.title(page.locale.code)),
    )
    heading = element("h2", {"id": _id(unit)}, link)
    return element("section", {"class": "course-answers__page", "lang": lang or None}, heading, *answers)


def answers_toc(page: SitePage) -> list[Mapping[str, Any]]:
    """Return the entries of the table of contents: one for each page with questions."""
    return [
        {"level": 2, "id": _id(unit), "name": text(unit.title(page.locale.code)), "children": []}
        for unit in page.asking
    ]


def _id(unit: Unit) -> str:
    return f"page--{unit.id}"


def asks(document: Document | None) -> bool:
    """Whether questions stand in a text."""
    return document is not None and holds(document.body)


def _pages(course: Course, locale: Locale, translate: Translate) -> Iterator[SitePage]:
    for module in course.modules:
        # Translators: title of the page with the right answers of a module's questions, for trainers;
        # {module} is the title of the module
        title = translate("Answer key: {module}").replace("{module}", module.title(locale.code))
        yield from _page(locale, title, (module, *module.lessons))
    # Translators: title of the page with the right answers of the questions beside the modules, for trainers
    yield from _page(locale, translate("Answer key"), (course.home, *course.pages, *course.generated))


def _page(locale: Locale, title: str, units: tuple[Unit, ...]) -> Iterator[SitePage]:
    asking = tuple(unit for unit in units if asks(unit.document(locale.code)))
    if asking:
        url = answer_page(units[0], locale)
        yield SitePage(
            kind=KIND,
            locale=locale,
            content_locale=locale,
            url=url,
            source_uri=url.removesuffix(".html") + ".md",
            title=title,
            html=NOTHING,
            asking=asking,
            searchable=False,
        )
