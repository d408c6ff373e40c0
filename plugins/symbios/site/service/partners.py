"""The page of the project's partners, made from their entries in the registry."""

from __future__ import annotations

from typing import TYPE_CHECKING

from symbios.markup import NOTHING, Html, element
from symbios.problems import did_you_mean
from symbios.registry.html import View, organisation_card
from symbios.site.addresses import relative_url

if TYPE_CHECKING:
    from symbios.course.model import Course, Locale
    from symbios.markup import Translate
    from symbios.problems import Report
    from symbios.registry.model import Registry


def partners_html(
    course: Course, registry: Registry, locale: Locale, translate: Translate, page_url: str, *, level: int = 2
) -> Html:
    """Return the cards of the partners in the order of course.yml, for the page at `page_url`.

    `level` is that of the heading of each card. An id without an entry is left out.
    """
    langs = {other.code: other.lang for other in course.locales}
    view = View(locale.code, locale.babel, course.settings.source_locale, langs, translate)
    known = {organisation.id: organisation for organisation in registry.organisations}
    cards = [
        organisation_card(
            known[partner.value],
            registry,
            view,
            relative_url(f"{locale.code}/directory/{partner.value}.html", page_url),
            level,
        )
        for partner in course.settings.partners
        if partner.value in known
    ]
    return element("ul", {"class": "course-partners"}, *cards) if cards else NOTHING


def check_partners(course: Course, registry: Registry, path: str, report: Report) -> None:
    """Report each partner who has no entry in the registry; `path` is that of course.yml."""
    known = {organisation.id for organisation in registry.organisations}
    withdrawn = {tombstone.id for tombstone in registry.tombstones}
    for partner in course.settings.partners:
        if partner.value in known:
            continue
        gone = partner.value in withdrawn
        what = "an organisation that withdrew its entry" if gone else "no organisation of the registry"
        message = f"“partners” names “{partner.value}”, which is {what}"
        hint = "Delete the line." if gone else did_you_mean(partner.value, known)
        report.add(path, partner.mark.line, partner.mark.column, "partner-unknown", message, hint)
