"""The navigation of one page: the list of modules, and the lessons of the page's own module.

A page never carries the whole course: printed into every page, that grows with the square of its size.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any
from urllib.parse import quote

from symbios.course.model import Lesson
from symbios.markup import text
from symbios.site.wording import title_in

if TYPE_CHECKING:
    from collections.abc import Sequence

    from symbios.course.model import Course, Unit
    from symbios.markup import Html, Translate
    from symbios.site.page import SitePage


@dataclass(slots=True, eq=False)
class Item:
    """An entry as the theme's templates read it; `title` is HTML, `url` the path inside the site."""

    title: Html
    url: str
    active: bool = False
    children: list[Any] = field(default_factory=list)
    is_index: bool = False
    meta: dict[str, Any] = field(default_factory=dict)
    typeset: None = None
    pages: tuple[()] = ()


@dataclass(slots=True, eq=False)
class Navigation:
    """What the templates call `nav`."""

    items: Sequence[Item]
    homepage: Item

    def __iter__(self) -> Any:
        return iter(self.items)


def navigation(
    course: Course,
    of_page: SitePage,
    page: Any,
    translate: Translate,
    *,
    directory: bool,
) -> Navigation:
    """Return the navigation of one page; `page` is what MkDocs calls it and stands for itself in it."""
    unit, url, locale = of_page.unit, of_page.url, of_page.locale

    def item(of: Unit) -> Any:
        if of is unit:
            return page
        return Item(title_in(course, of, locale), quote(f"{locale.code}/{of.url}"))

    start = item(course.home)
    if start is not page:
        # Translators: first entry of the navigation: the first page of the course; the first module may be
        # called “Start”
        start.title = text(translate("Home"))
    items = [start]
    for module in course.modules:
        entry = item(module)
        inside = unit is module or (isinstance(unit, Lesson) and unit.module == module.id)
        if inside and module.lessons:
            if entry is not page:
                entry.is_index = True
            section = Item(
                title_in(course, module, locale),
                "",
                active=True,
                children=[entry, *map(item, module.lessons)],
            )
            items.append(section)
        else:
            items.append(entry)
    items.extend(map(item, course.pages))
    if directory:
        address = f"{locale.code}/directory/index.html"
        # Translators: entry of the navigation and title of a page: the list of organisations that offer and
        # need resources
        label = text(translate("Directory"))
        items.append(page if url == address else Item(label, address, active="/directory/" in url))
    return Navigation(items, Item(text(""), f"{locale.code}/index.html"))


def neighbours(course: Course, unit: Unit | None) -> tuple[Unit | None, Unit | None]:
    """Return the pages before and after `unit` in reading order."""
    if unit is None:
        return None, None
    order = list(course.reading())
    if unit not in order:
        return None, None
    at = order.index(unit)
    before = order[at - 1] if at > 0 else None
    after = order[at + 1] if at + 1 < len(order) else None
    return before, after
