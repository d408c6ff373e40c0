"""What stands around the text of every page: links in the header and the footer, the form for a mistake."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from symbios import __version__
from symbios.learner.handover import Ways
from symbios.learner.report import ReportedPage, report_html
from symbios.markup import NOTHING, Html, element, text
from symbios.site.addresses import relative_url
from symbios.site.answerpages import module_of
from symbios.site.cards import module_link, place_of
from symbios.site.generatedpages import generated_title
from symbios.site.service.repository import issue_url
from symbios.site.wording import title_in

if TYPE_CHECKING:
    from collections.abc import Iterator

    from symbios.course.model import Unit
    from symbios.markup import Translate
    from symbios.site.page import SitePage
    from symbios.site.views import Site

_HEADER = ("course", "directory", "glossary", "partners")
_FOOTER = ("accessibility", "privacy", "licence", "sitemap")


@dataclass(frozen=True, slots=True)
class Link:
    """A link of the frame; `title` is HTML, `url` relative to the page.

    `current` is the value of `aria-current`: `page` for the page itself, `true` for the one it belongs to.
    """

    title: Html
    url: str
    current: str


def header_links(site: Site, page: SitePage, translate: Translate) -> list[Link]:
    """Return the few places that can be reached from everywhere."""
    return list(_generated(site, page, translate, _HEADER))


def service_links(site: Site, page: SitePage, translate: Translate) -> list[Link]:
    """Return the pages about the site: what an author wrote beside the lessons, then the statements."""
    own = [_link(page, unit, title_in(site.course, unit, page.locale)) for unit in site.course.pages]
    return [*own, *_generated(site, page, translate, _FOOTER)]


def _generated(site: Site, page: SitePage, translate: Translate, names: tuple[str, ...]) -> Iterator[Link]:
    for name in names:
        unit = site.course.generated_page(name)
        if unit:
            yield _link(page, unit, text(generated_title(unit, page.locale, translate)))


def _link(page: SitePage, unit: Unit, title: Html) -> Link:
    address = f"{page.locale.code}/{unit.url}"
    current = "page" if page.url == address else ""
    if page.kind == "organisation" and unit.id == "directory":
        current = "true"
    return Link(title, relative_url(address, page.url), current)


def place(site: Site, page: SitePage, translate: Translate) -> Html:
    """Return where a page stands: a lesson in its module, an organisation in the directory."""
    if page.kind == "organisation":
        address = relative_url(f"{page.locale.code}/directory/index.html", page.url)
        return element("a", {"href": address}, text(translate("Directory")))
    if page.asking:
        found = module_of(page.asking[0], site.course)
        return module_link(site.course, found, page.url, page.locale, translate) if found else NOTHING
    return place_of(site.course, page.unit, page.url, page.locale, translate) if page.unit else NOTHING


def report_form(site: Site, page: SitePage, translate: Translate) -> Html:
    """Return the form in which a reader says what is wrong on a page; nothing where nobody can be told."""
    settings = site.course.settings
    ways = Ways(
        mail=settings.contacts.get("mail", ""),
        website=settings.contacts.get("website", ""),
        issues=settings.contacts.get("issues", "") or issue_url(settings.repository),
    )
    if ways == Ways() or page.document is None:
        return NOTHING
    address = site.absolute(page.url) or page.url
    reported = ReportedPage(page.title, page.content_locale.lang, address, __version__)
    return report_html(reported, ways, translate)
