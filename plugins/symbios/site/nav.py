"""The navigation of one page: the list of modules, and the lessons of the page's own module.

A page never carries the whole course: printed into every page, that grows with the square of its size.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from symbios.course.model import Lesson, Module
from symbios.markup import NOTHING, text
from symbios.site.addresses import relative_url
from symbios.site.generatedpages import generated_title
from symbios.site.wording import title_in

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from symbios.course.model import Course, Unit
    from symbios.markup import Html, Translate
    from symbios.site.page import SitePage

_GENERATED = ("directory", "glossary", "partners")


@dataclass(slots=True, eq=False)
class Item:
    """An entry as the templates read it; `title` is HTML, `url` the path inside the site or from the page.

    `name` stands in the place of the title where the navigation calls a page otherwise.
    """

    title: Html
    url: str
    number: str = ""
    name: str = ""
    children: list[Item] = field(default_factory=list)


@dataclass(slots=True, eq=False)
class Navigation:
    """What the templates call `nav`."""

    items: Sequence[Item]


def navigation(course: Course, of_page: SitePage, translate: Translate) -> Navigation:
    """Return the navigation of one page: it is that of all pages in its folder that have the same module."""
    locale = of_page.locale

    def item(of: Unit, title: Html) -> Item:
        return Item(title, relative_url(f"{locale.code}/{of.url}", of_page.url))

    def titled(of: Unit) -> Item:
        return item(of, title_in(course, of, locale))

    def generated(name: str) -> list[Item]:
        found = course.generated_page(name)
        return [item(found, text(generated_title(found, locale, translate)))] if found else []

    start = item(course.home, NOTHING)
    # Translators: first entry of the navigation: the first page of the course; the first module may be
    # called “Start”
    start.name = text(translate("Home"))
    items = [start, *generated("course")]
    for module in course.modules:
        entry = titled(module)
        entry.number = str(module.number)
        if module.id == module_of(of_page):
            entry.children = [titled(lesson) for lesson in module.lessons]
        items.append(entry)
    for name in _GENERATED:
        items += generated(name)
    items.extend(map(titled, course.pages))
    return Navigation(items)


def module_of(page: SitePage) -> str:
    """Return the id of the module whose lessons the navigation of a page lists; nothing for other pages."""
    unit = page.unit
    if isinstance(unit, Lesson):
        return unit.module
    return unit.id if isinstance(unit, Module) else ""


def neighbours(course: Course) -> Mapping[str, tuple[Unit | None, Unit | None]]:
    """Return the pages before and after each module and lesson, by its key; others have no neighbours."""
    order = [each for each in course.reading() if isinstance(each, Lesson | Module)]
    befores = [course.home, *order][: len(order)]
    afters = [*order, None][1:]
    return {each.key: (before, after) for each, before, after in zip(order, befores, afters, strict=True)}
