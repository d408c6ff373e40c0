"""What the compiler writes on the pages that every course gets: overview, glossary, statements, site map."""

from __future__ import annotations

from typing import TYPE_CHECKING

from symbios.learner.privacy_html import privacy_html
from symbios.markup import join, text
from symbios.site.addresses import relative_url
from symbios.site.cards import course_map, module_cards
from symbios.site.directory import directory_list
from symbios.site.service.accessibility import accessibility_html
from symbios.site.service.glossary import glossary_html
from symbios.site.service.licence import licence_html
from symbios.site.service.partners import partners_html
from symbios.site.service.sitemap import Entry, sitemap_html
from symbios.site.wording import title_in

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from symbios.course.model import Course, Generated, Locale, Unit
    from symbios.markup import Html, Translate
    from symbios.registry.model import Registry
    from symbios.site.page import SitePage


def generated_title(page: Generated, locale: Locale, translate: Translate) -> str:
    """Return the title: the author's, else ours in the reader's language."""
    if document := page.document(locale.code):
        return document.title
    titles = {
        # Translators: title of the page that lists all modules, and its entry in the navigation
        "course": translate("The course"),
        # Translators: entry of the navigation and title of a page: the list of organisations that offer and
        # need resources
        "directory": translate("Directory"),
        # Translators: title of a page, and its entry in the navigation
        "glossary": translate("Glossary"),
        # Translators: title of the page that lists the partners of the project
        "partners": translate("Partners"),
        # Translators: title of the accessibility statement; short, since it stands in the footer too
        "accessibility": translate("Accessibility"),
        # Translators: title of the page that says what the site stores; it stands in the footer too
        "privacy": translate("Privacy"),
        # Translators: title of the page about the licence; it stands in the footer too
        "licence": translate("Licence"),
        # Translators: title of the page that lists all pages; it stands in the footer too
        "sitemap": translate("Site map"),
    }
    return titles[page.id]


def generated_part(
    page: Generated,
    course: Course,
    registry: Registry,
    locale: Locale,
    translate: Translate,
    directory: Sequence[SitePage],
) -> Html:
    """Return what the compiler writes on a page; `directory` are the pages of the registry."""
    url = f"{locale.code}/{page.url}"
    makers: dict[str, Callable[[], Html]] = {
        "course": lambda: join(
            course_map(course, None, url, locale, translate),
            module_cards(course, url, locale, translate, outcomes=True),
        ),
        "directory": lambda: directory_list(course, registry, locale, translate),
        "glossary": lambda: glossary_html(course, locale, translate),
        "partners": lambda: partners_html(course, registry, locale, translate, url),
        "accessibility": lambda: accessibility_html(course, locale, translate),
        "privacy": lambda: privacy_html(course.settings.id, translate),
        "licence": lambda: licence_html(course, locale, translate),
        "sitemap": lambda: sitemap_html(_entries(course, locale, translate, directory)),
    }
    return makers[page.id]()


def _entries(
    course: Course, locale: Locale, translate: Translate, directory: Sequence[SitePage]
) -> list[Entry]:
    """Return all pages of a locale, lessons below their modules, organisations below the directory."""

    def entry(unit: Unit, children: Sequence[Unit] = ()) -> Entry:
        title = title_in(course, unit, locale)
        return Entry(title, unit.url, tuple(map(entry, children)))

    def generated(page: Generated) -> Entry:
        return Entry(text(generated_title(page, locale, translate)), page.url)

    first = course.generated_page("directory")
    own = [Entry(text(page.title), _below(page)) for page in directory if page.locale is locale]
    start = Entry(text(translate("Home")), course.home.url)
    others = [generated(page) for page in course.generated if page is not first]
    parts = [
        (
            translate("The course"),
            [start, *(entry(module, module.lessons) for module in course.modules)],
        ),
        (translate("Directory"), [generated(first), *own] if first else []),
        (translate("About this site"), [*map(entry, course.pages), *others]),
    ]
    return [Entry(text(title), children=tuple(pages)) for title, pages in parts if pages]


def _below(page: SitePage) -> str:
    """Return an address from the folder of the locale, where the site map lies."""
    return relative_url(page.url, f"{page.locale.code}/sitemap.html")
