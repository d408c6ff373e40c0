"""The navigation of one page: the list of modules, and the lessons of the page's own module.

A page never carries the whole course: printed into every page, that grows with the square of its size.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any
from urllib.parse import quote

from symbios.course.model import Lesson, Module
from symbios.markup import NOTHING, text
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
    """An entry as the templates read it; `title` is HTML, `url` the path inside the site.

    `name` stands in the place of the title where the navigation calls a page otherwise.
    """

    title: Html
    url: str
    number: str = ""
    name: str = ""
    children: list[Any] = field(default_factory=list)


@dataclass(slots=True, eq=False)
class Navigation:
    """What the templates call `nav`."""

    items: Sequence[Item]


def navigation(
    course: Course,
    of_page: SitePage,
    page: Any,
    translate: Translate,
) -> Navigation:
    """Return the navigation of one page; `page` is what MkDocs calls it and stands for itself in it."""
    unit, locale = of_page.unit, of_page.locale
    page.number, page.name, page.children = "", "", []

    def item(of: Unit, title: Html) -> Any:
        return page if of is unit else Item(title, quote(f"{locale.code}/{of.url}"))

    def titled(of: Unit) -> Any:
        return item(of, title_in(course, of, locale))

    def generated(name: str) -> list[Any]:
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
        if unit is module or (isinstance(unit, Lesson) and unit.module == module.id):
            entry.children = [titled(lesson) for lesson in module.lessons]
        items.append(entry)
    for name in _GENERATED:
        items += generated(name)
    items.extend(map(titled, course.pages))
    return Navigation(items)


def neighbours(course: Course) -> Mapping[str, tuple[Unit | None, Unit | None]]:
    """Return the pages before and after each module and lesson, by its key; others have no neighbours."""
    order = [each for each in course.reading() if isinstance(each, Lesson | Module)]
    befores = [course.home, *order][: len(order)]
    afters = [*order, None][1:]
    return {each.key: (before, after) for each, before, after in zip(order, befores, afters, strict=True)}
