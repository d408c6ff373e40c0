"""The page on the licence: which one holds, how to name the source, who pays, what is the work of others."""

from __future__ import annotations

from typing import TYPE_CHECKING

from symbios.markup import NOTHING, Html, element, join, text
from symbios.site.service.creativecommons import creative_commons
from symbios.site.service.notices import MIT, NOTICES
from symbios.site.service.texts import chosen, filled, heading, localised, paragraph, web_link

if TYPE_CHECKING:
    from symbios.course.model import Course, Locale
    from symbios.markup import Translate


def licence_html(course: Course, locale: Locale, translate: Translate) -> Html:
    """Return the licence of the content, a line to copy, the editable form, the funding and other works."""
    return join(
        _content(course, locale, translate),
        _credit(course, locale, translate),
        # Translators: heading on the page about the licence
        heading("licence-editable", translate("Editable form")),
        paragraph(
            # Translators: Markdown is a simple way to write texts with headings and links
            translate("At the foot of each page of the course there is a link to its text as Markdown.")
        ),
        _funding(course, locale, translate),
        _others(translate),
    )


def _content(course: Course, locale: Locale, translate: Translate) -> Html:
    # Translators: heading on the page about the licence: which one holds for texts and pictures
    title = heading("licence-content", translate("Texts and pictures"))
    name = course.settings.licence
    if not name:
        # Translators: on the page about the licence, where the project has none yet
        words = translate("The project has not named a licence yet. Ask before you use something from here.")
        return join(title, paragraph(words))
    known = creative_commons(name)
    shown = element("a", {"href": known.deed(locale.lang)}, text(name)) if known else text(name)
    # Translators: {licence} is the name of a licence, such as CC BY 4.0
    sentence = translate("Unless something else is said beside it, the content has this licence: {licence}.")
    return join(title, element("p", None, filled(sentence, licence=shown)))


def _credit(course: Course, locale: Locale, translate: Translate) -> Html:
    """Return how to name the source, with a line to copy."""
    name = course.settings.licence
    if not name:
        return NOTHING
    known = creative_commons(name)
    if known is None or known.credit:
        # Translators: above a line that readers copy
        words = translate("Name the source, link to the licence, and say what you changed. A line to copy:")
    else:
        # Translators: above a line that readers copy
        words = translate("You need not name the source. If you would like to, here is a line to copy:")
    return join(
        # Translators: heading on the page about the licence
        heading("licence-credit", translate("How to name the source")),
        paragraph(words),
        element("p", {"class": "course-licence__line"}, text(credit_line(course, locale, translate))),
    )


def credit_line(course: Course, locale: Locale, translate: Translate) -> str:
    """Return the line that names the source: title, project, licence, and the funding where there is one."""
    settings = course.settings
    known = creative_commons(settings.licence)
    project = ", ".join(part for part in (settings.brand.name, settings.contacts.get("website", "")) if part)
    licence = f"{settings.licence} ({known.url})" if known else settings.licence
    parts = [
        # Translators: line that readers copy to name the source; {title} is the title of the course
        translate("“{title}”").replace("{title}", course.text(settings.title, locale.code)),
        project,
        ": ".join((translate("Licence"), licence)),
        course.text(settings.funding.text, locale.code),
    ]
    return ". ".join(part for part in parts if part) + "."


def _funding(course: Course, locale: Locale, translate: Translate) -> Html:
    funding = course.settings.funding
    grant = " ".join(part for part in (funding.programme, funding.number) if part)
    if not (grant or funding.text):
        return NOTHING
    line = element("strong", None, localised(course, funding.text, locale))
    facts = (
        [line, Html("<br>"), text(grant)] if funding.text and grant else [line if not grant else text(grant)]
    )
    disclaimer, language = chosen(course, funding.disclaimer, locale)
    parts = [element("p", None, *facts)]
    if disclaimer:
        words = element("span", language, text(disclaimer)) if language else text(disclaimer)
        draft = translate("draft wording")
        note = NOTHING if funding.confirmed else text(f" ({draft})")
        parts.append(element("p", None, words, note))
    return join(
        # Translators: heading on the page about the licence: who pays for the course
        heading("licence-funding", translate("Funding")),
        element("div", {"class": "course-licence__funding"}, *parts),
    )


def _others(translate: Translate) -> Html:
    """Return the works of others in the site, and the text that one of their licences asks for."""
    word = translate("Licence")
    rows = [
        element(
            "li",
            None,
            element("strong", None, text(notice.name)),
            text(f": {notice.copyright}. {word}: {notice.licence}. "),
            web_link(notice.website),
        )
        for notice in NOTICES
    ]
    # Translators: opens the text of a licence, which is in English; {licence} is its name, such as MIT
    opens = translate("Text of the licence: {licence}")
    summary = element("summary", None, filled(opens, licence=text("MIT")))
    words = element("div", {"lang": "en", "dir": "ltr"}, *(paragraph(part) for part in MIT.split("\n\n")))
    return join(
        # Translators: heading on the page about the licence: software that the site contains
        heading("licence-others", translate("Work of others")),
        # Translators: above a list of programs
        paragraph(translate("Every copy of this site contains these programs:")),
        element("ul", {"class": "course-licence__others"}, *rows),
        element("details", None, summary, words),
    )
