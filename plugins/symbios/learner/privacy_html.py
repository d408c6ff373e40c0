"""The generated part of the privacy page, made from the lists in stored.py: it cannot forget a key."""

from __future__ import annotations

from typing import TYPE_CHECKING

from symbios.learner.stored import HAND_OVERS, NOT_STORED, STORED
from symbios.markup import Html, element, join, text

if TYPE_CHECKING:
    from symbios.learner.stored import Stored
    from symbios.markup import Attribute, Translate

__all__ = ["privacy_html"]


def privacy_html(course_id: str, translate: Translate) -> Html:
    """Return what a reader must know and can do; headings begin at h2."""
    return join(
        _stored(course_id, translate),
        _leaves(translate),
        _absent(translate),
        _choices(course_id, translate),
    )


def _heading(name: str, words: str) -> Html:
    return element("h2", {"id": f"privacy-{name}"}, text(words))


def _paragraph(words: str) -> Html:
    return element("p", {}, text(words))


def _list(*rows: str) -> Html:
    return element("ul", {}, *(element("li", {}, text(row)) for row in rows))


def _stored(course_id: str, translate: Translate) -> Html:
    """Return what is kept in the browser, and what is not."""
    # Translators: privacy page
    intro = translate(
        "This site stores a little in your browser, on your device only. Other pages of the same website "
        "or other files on the same disk could read it, so your name is never stored."
    )
    # Translators: privacy page: above a list
    not_stored = translate("Not stored, and gone when you leave the page:")
    # Translators: privacy page
    copies = translate("As with every website, your browser keeps copies of pages for a while.")
    return join(
        # Translators: heading on the privacy page
        _heading("stored", translate("What is stored on your device")),
        _paragraph(intro),
        _table(course_id, translate),
        _paragraph(not_stored),
        _list(*(translate(english) for english in NOT_STORED)),
        _paragraph(copies),
    )


def _table(course_id: str, translate: Translate) -> Html:
    heads = (
        # Translators: privacy page: head of a column of the table of what is stored
        translate("What"),
        # Translators: privacy page: head of a column of the table of what is stored
        translate("Why"),
        # Translators: privacy page: head of a column of the table of what is stored
        translate("How long"),
        # Translators: privacy page: head of a column of the table of what is stored
        translate("How to delete it"),
    )
    head = element("tr", {}, *(element("th", {"scope": "col"}, text(name)) for name in heads))
    rows = [_row(stored, course_id, translate) for stored in STORED]
    return element("table", {}, element("thead", {}, head), element("tbody", {}, *rows))


def _row(stored: Stored, course_id: str, translate: Translate) -> Html:
    key = element("code", {}, text(stored.full_key(course_id)))
    what = element("th", {"scope": "row"}, text(f"{translate(stored.what)} "), key)
    # Translators: privacy page: how a stored thing is deleted
    delete = translate("With the button at the end of this page, or in the settings of your browser.")
    cells = (translate(stored.why), translate(stored.how_long), delete)
    return element("tr", {}, what, *(element("td", {}, text(cell)) for cell in cells))


def _leaves(translate: Translate) -> Html:
    """Return what a reader can hand over."""
    # Translators: privacy page; a list follows
    intro = translate(
        "Nothing by itself: search and questions work on your device. "
        "You can hand over a text; you see the whole of it first, and send it yourself:"
    )
    # Translators: privacy page
    links = translate("A link to another website opens that website, where its own rules hold.")
    rows = [
        element(
            "li",
            {},
            element("strong", {}, text(f"{translate(each.what)}.")),
            text(f" {translate(each.where)}"),
        )
        for each in HAND_OVERS
    ]
    return join(
        # Translators: heading on the privacy page
        _heading("leaves", translate("What leaves your device")),
        _paragraph(intro),
        element("ul", {}, *rows),
        _paragraph(links),
    )


def _absent(translate: Translate) -> Html:
    """Return what this site does not do, and what is not in its hands."""
    absent = (
        # Translators: privacy page: one of the things that this site does not have
        translate("no account and no password"),
        # Translators: privacy page: one of the things that this site does not have
        translate("no cookies"),
        # Translators: privacy page: one of the things that this site does not have
        translate("no tracking, no counting of visits, no advertising"),
        # Translators: privacy page: one of the things that this site does not have
        translate("no requests to other websites: fonts, pictures and scripts are part of this site"),
    )
    # Translators: privacy page; “host” is whoever runs the server
    host = translate(
        "If you read this site on the internet, its host can see which internet address asked for which "
        "page and when, and usually keeps a log of that. This site cannot change it: ask the host for its "
        "privacy notice. If you read it from a folder on your device, there is no host and no log."
    )
    return join(
        # Translators: heading on the privacy page; a list follows: no account, no cookies …
        _heading("absent", translate("What this site does not have")),
        _list(*absent),
        _paragraph(host),
    )


def _choices(course_id: str, translate: Translate) -> Html:
    """Return the button that deletes, and what it cannot reach."""
    # Translators: privacy page
    intro = translate(
        "You can use everything here with nothing stored, and delete what is stored at any time."
    )
    button: dict[str, Attribute] = {
        "type": "button",
        "class": "course-button course-needs-script",
        "data-forget": course_id,
        # Translators: said after the button “Delete what this site has stored here” was pressed
        "data-done": translate("Done: nothing of this site is stored in this browser any more."),
    }
    # Translators: button on the privacy page
    label = translate("Delete what this site has stored here")
    # Translators: privacy page
    limit = translate(
        "In a course that you opened from a folder, Firefox stores for every page apart, and the button "
        "reaches this page only. There, delete the data of websites in the settings of Firefox."
    )
    status = element("p", {"role": "status"})
    return join(
        # Translators: heading on the privacy page
        _heading("delete", translate("What you can do")),
        _paragraph(intro),
        element("div", {}, element("button", button, text(label)), status),
        _paragraph(limit),
    )
