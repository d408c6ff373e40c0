"""The accessibility statement.

Its parts and their order are those of the model of Commission Implementing Decision (EU) 2018/1523, annex.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from symbios import localenames
from symbios.course.accessibility import Accessibility, Reason, Status
from symbios.markup import NOTHING, Html, element, join, text, translatable
from symbios.site.service.texts import (
    day,
    filled,
    heading,
    localised,
    mail_link,
    paragraph,
    paragraphs,
    web_link,
)

if TYPE_CHECKING:
    from symbios.course.accessibility import Barrier, Enforcement
    from symbios.course.model import Course, Locale
    from symbios.markup import Translate

_STATUS = {
    # Translators: in the accessibility statement; {standard} is a name such as WCAG 2.2 AA
    Status.NOT_ASSESSED: translatable(
        "No independent body has assessed this website yet. We aim at {standard}; we do not claim to meet it."
    ),
    # Translators: in the accessibility statement; {standard} is a name such as WCAG 2.2 AA
    Status.NON_CONFORMANT: translatable(
        "This website does not comply with {standard}. What is not accessible is listed below."
    ),
    # Translators: in the accessibility statement; {standard} is a name such as WCAG 2.2 AA
    Status.PARTIALLY_CONFORMANT: translatable(
        "This website complies with {standard} in part. What is not accessible is listed below."
    ),
    # Translators: in the accessibility statement; {standard} is a name such as WCAG 2.2 AA
    Status.CONFORMANT: translatable("This website complies with {standard} in full."),
}
_REASONS = {
    # Translators: heading in the accessibility statement, above a list of what is not accessible and why
    Reason.NON_COMPLIANCE: translatable("Does not comply with the rules"),
    # Translators: heading in the accessibility statement: what would cost more than can be asked of the
    # project; a term of Directive (EU) 2016/2102
    Reason.DISPROPORTIONATE_BURDEN: translatable("Disproportionate burden"),
    # Translators: heading in the accessibility statement, above a list of what is not accessible and why
    Reason.OUT_OF_SCOPE: translatable("Not within the scope of the law"),
}


def accessibility_html(course: Course, locale: Locale, translate: Translate) -> Html:
    """Return the statement; what course.yml does not say is plainly missing, and nothing is claimed."""
    said = course.settings.accessibility or Accessibility()
    project = course.settings.brand.name or course.text(course.settings.title, locale.code)
    # Translators: first sentence of the accessibility statement; {project} is the project's name. Use the
    # words of the official model statement in your language, Decision (EU) 2018/1523
    commitment = translate(
        "{project} is committed to making this website accessible, in line with Directive (EU) 2016/2102."
    )
    # Translators: second sentence of the accessibility statement; {title} is the title of the course
    scope = translate("This statement applies to the whole course “{title}”, online and offline.")
    title = localised(course, course.settings.title, locale)
    return join(
        element("p", None, filled(commitment, project=text(project))),
        element("p", None, filled(scope, title=title)),
        # Translators: heading in the accessibility statement
        heading("accessibility-status", translate("Compliance status")),
        element("p", None, filled(translate(_STATUS[said.status]), standard=text(said.standard))),
        _barriers(course, said, locale, translate),
        # Translators: heading in the accessibility statement
        heading("accessibility-preparation", translate("Preparation of this statement")),
        _preparation(course, said, locale, translate),
        # Translators: heading in the accessibility statement
        heading("accessibility-feedback", translate("Feedback and contact")),
        _feedback(course, said, locale, translate),
        # Translators: heading in the accessibility statement
        heading("accessibility-enforcement", translate("Enforcement procedure")),
        _enforcement(course, said, locale, translate),
    )


def _barriers(course: Course, said: Accessibility, locale: Locale, translate: Translate) -> Html:
    if not said.barriers and said.status is not Status.NOT_ASSESSED:
        return NOTHING
    # Translators: heading in the accessibility statement
    title = heading("accessibility-barriers", translate("Content that is not accessible"))
    if not said.barriers:
        # Translators: in the accessibility statement, in place of a list of what is not accessible
        return join(title, paragraph(translate("There is no list yet, because there was no assessment.")))
    parts = [title]
    for number, reason in enumerate(Reason, start=1):
        found = [barrier for barrier in said.barriers if barrier.reason is reason]
        if found:
            items = [_barrier(course, barrier, locale, translate) for barrier in found]
            parts += [
                heading(f"accessibility-barriers-{number}", translate(_REASONS[reason]), 3),
                element("ul", None, *items),
            ]
    return join(*parts)


def _barrier(course: Course, barrier: Barrier, locale: Locale, translate: Translate) -> Html:
    shown = localised(course, barrier.text, locale)
    if barrier.alternative:
        # Translators: {alternative} says where the same can be found in an accessible form
        words = translate("Instead: {alternative}")
        return element(
            "li",
            None,
            shown,
            Html("<br>"),
            filled(words, alternative=localised(course, barrier.alternative, locale)),
        )
    return element("li", None, shown)


def _preparation(course: Course, said: Accessibility, locale: Locale, translate: Translate) -> Html:
    parts = []
    if said.prepared:
        # Translators: {day} is a date in words, such as 30 June 2027, in the form in which it stands alone
        sentence = translate("Date of this statement: {day}.")
        parts.append(element("p", None, filled(sentence, day=day(said.prepared, locale))))
    if said.self_assessed:
        # Translators: in the accessibility statement: how it was found out what is accessible
        parts.append(paragraph(translate("The statement is based on an assessment by the project itself.")))
    parts.append(paragraphs(course, said.method, locale))
    if said.reviewed:
        # Translators: {day} is a date in words, such as 30 June 2027, in the form in which it stands alone
        sentence = translate("Date of the last review: {day}.")
        parts.append(element("p", None, filled(sentence, day=day(said.reviewed, locale))))
    # Translators: in the accessibility statement, as long as the project has not written this part
    missing = translate("The project has not said yet when and how this statement was prepared.")
    return join(*parts) or paragraph(missing)


def _feedback(course: Course, said: Accessibility, locale: Locale, translate: Translate) -> Html:
    contacts = course.settings.contacts
    own = said.feedback
    mail, website = own.mail, own.website
    if not (mail or website):
        mail, website = contacts.get("mail", ""), contacts.get("website", "")
    rows = [
        # Translators: row of an organisation's table: the address of the organisation, never of a person
        (translate("E-mail"), mail_link(mail) if mail else NOTHING),
        # Translators: row of an organisation's table: the address of its website
        (translate("Website"), web_link(website) if website else NOTHING),
    ]
    pairs = [
        element("div", None, element("dt", None, text(term)), element("dd", None, link))
        for term, link in rows
        if link
    ]
    # Translators: in the accessibility statement; a list of contacts follows
    ask = translate(
        "Is there something here that you cannot use? Tell us. You can also ask for it in another form."
    )
    # Translators: in the accessibility statement, in place of the contacts
    missing = translate("The project has not named a contact for this yet.")
    return join(
        paragraph(ask),
        paragraphs(course, own.text, locale),
        element("dl", {"class": "course-facts"}, *pairs) if pairs else paragraph(missing),
    )


def _enforcement(course: Course, said: Accessibility, locale: Locale, translate: Translate) -> Html:
    # Translators: in the accessibility statement; the names of public bodies follow
    turn = translate(
        "If our answer does not help you, you can turn to the public body that enforces the rules on "
        "accessibility."
    )
    # Translators: in the accessibility statement, as long as it is not known which public body is responsible
    missing = translate("The project has not named this body yet.")
    if not said.enforcement:
        return join(paragraph(turn), paragraph(missing))
    items = [_body(course, body, locale, missing) for body in said.enforcement]
    return join(paragraph(turn), element("ul", None, *items))


def _body(course: Course, body: Enforcement, locale: Locale, missing: str) -> Html:
    country = text(localenames.country(body.country, locale.babel))
    name = localised(course, body.name, locale)
    if name and body.website:
        name = element("a", {"href": body.website}, name)
    parts = [country, Html(": "), name or text(missing)]
    note = localised(course, body.note, locale)
    return element("li", None, *parts, *([Html("<br>"), note] if note else []))
