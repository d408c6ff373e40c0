"""The stakeholder directory: its list, and one page an organisation in every locale."""

from __future__ import annotations

from typing import TYPE_CHECKING

from symbios.registry.html import View, list_page, organisation_page, organisation_title, tombstone_page
from symbios.site.page import SitePage

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from symbios.course.model import Course, Locale
    from symbios.markup import Html, Translate
    from symbios.registry.model import Registry


def directory_pages(course: Course, registry: Registry, strings: Mapping[str, Translate]) -> list[SitePage]:
    """Return the pages of organisations; none where the project has no registry."""
    if not (registry.organisations or registry.tombstones):
        return []
    return [
        page for locale in course.readers for page in _pages(course, registry, locale, strings[locale.code])
    ]


def directory_list(course: Course, registry: Registry, locale: Locale, translate: Translate) -> Html:
    """Return the list of all organisations for the directory's first page."""
    return list_page(registry, _view(course, locale, translate))


def _view(course: Course, locale: Locale, translate: Translate) -> View:
    langs = {other.code: other.lang for other in course.locales}
    return View(locale.code, locale.babel, course.settings.source_locale, langs, translate)


def _pages(course: Course, registry: Registry, locale: Locale, translate: Translate) -> Iterator[SitePage]:
    view = _view(course, locale, translate)
    for organisation in registry.organisations:
        title = organisation_title(organisation, view)
        html = organisation_page(organisation, registry, view)
        yield _page(locale, organisation.id, title, html)
    for tombstone in registry.tombstones:
        html = tombstone_page(tombstone, view)
        # Translators: title of the page that stays where an organisation's entry was
        title = translate("Entry withdrawn")
        yield _page(locale, tombstone.id, title, html, searchable=False)


def _page(locale: Locale, name: str, title: str, html: Html, *, searchable: bool = True) -> SitePage:
    return SitePage(
        kind="organisation",
        locale=locale,
        content_locale=locale,
        url=f"{locale.code}/directory/{name}.html",
        source_uri=f"{locale.code}/directory/{name}.md",
        title=title,
        html=html,
        searchable=searchable,
    )
