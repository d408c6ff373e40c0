"""The stakeholder directory: its list, and one page an organisation in every locale."""

from __future__ import annotations

from typing import TYPE_CHECKING

from symbios.markup import NOTHING
from symbios.registry.html import View, list_page, organisation_page, organisation_title, tombstone_page
from symbios.registry.model import Organisation, Tombstone
from symbios.site.page import SitePage

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from symbios.course.model import Course, Locale
    from symbios.markup import Html, Translate
    from symbios.registry.model import Registry


def directory_pages(course: Course, registry: Registry, strings: Mapping[str, Translate]) -> list[SitePage]:
    """Return the pages of organisations, without what stands in them; none without a registry."""
    return [
        page for locale in course.readers for page in _pages(course, registry, locale, strings[locale.code])
    ]


def entry_html(course: Course, registry: Registry, page: SitePage, translate: Translate) -> Html:
    """Return what stands in the page of one organisation, or where its entry was."""
    view = _view(course, page.locale, translate)
    if isinstance(page.entry, Organisation):
        return organisation_page(page.entry, registry, view)
    return tombstone_page(page.entry, view) if page.entry else NOTHING


def directory_list(course: Course, registry: Registry, locale: Locale, translate: Translate) -> Html:
    """Return the list of all organisations for the directory's first page."""
    return list_page(registry, _view(course, locale, translate))


def _view(course: Course, locale: Locale, translate: Translate) -> View:
    langs = {other.code: other.lang for other in course.locales}
    return View(locale.code, locale.babel, course.settings.source_locale, langs, translate)


def _pages(course: Course, registry: Registry, locale: Locale, translate: Translate) -> Iterator[SitePage]:
    view = _view(course, locale, translate)
    for organisation in registry.organisations:
        yield _page(locale, organisation, organisation_title(organisation, view))
    for tombstone in registry.tombstones:
        # Translators: title of the page that stays where an organisation's entry was
        yield _page(locale, tombstone, translate("Entry withdrawn"))


def _page(locale: Locale, entry: Organisation | Tombstone, title: str) -> SitePage:
    return SitePage(
        kind="organisation",
        locale=locale,
        content_locale=locale,
        url=f"{locale.code}/directory/{entry.id}.html",
        source_uri=f"{locale.code}/directory/{entry.id}.md",
        title=title,
        html=NOTHING,
        entry=entry,
        searchable=isinstance(entry, Organisation),
    )
