"""The one component by which a reader hands something over: copy, file, share sheet, mail, issue.

Nothing is sent by itself. client/handover/element.ts says what the script needs of this HTML.
"""

from __future__ import annotations

import json
from dataclasses import dataclass
from typing import TYPE_CHECKING
from urllib.parse import quote, urlsplit

from symbios.markup import NOTHING, Html, element, text

if TYPE_CHECKING:
    from symbios.markup import Translate

__all__ = ["Parcel", "Ways", "handover_html", "handover_strings", "issue_pattern", "mail_pattern"]


@dataclass(frozen=True, slots=True)
class Ways:
    """Where a course takes what readers hand over: a mailbox, a website, the address of a list of issues."""

    mail: str = ""
    website: str = ""
    issues: str = ""


@dataclass(frozen=True, slots=True)
class Parcel:
    """What is handed over, but for the reader's own words; all is plain text in the reader's language.

    `id` is unique in the page, `title` the subject of a mail or an issue, `question` stands above the field,
    `facts` are lines that go along, `file` is the name of a saved file, `plain` tells readers without script
    what their message must hold.
    """

    id: str
    title: str
    question: str
    facts: tuple[str, ...]
    file: str
    plain: str = ""


def handover_strings(translate: Translate) -> dict[str, str]:
    """Return the strings that the script shows; `{file}` in them is the name of a saved file."""
    return {
        # Translators: stands above the text that is handed over; there is nothing more in it than is shown
        "whole": translate("You hand over this text, and nothing else:"),
        # Translators: button under a text
        "copy": translate("Copy the text"),
        # Translators: said after “Copy the text” was pressed
        "copied": translate("Copied. Paste it into a message to us."),
        # Translators: button under a text
        "save": translate("Save as a file"),
        # Translators: said after “Save as a file” was pressed; {file} is the name of the file
        "saved": translate("Your browser saves {file}. Send us this file."),
        # Translators: button: opens the device's list of apps to which a text can be given
        "share": translate("Share"),
        # Translators: said after a text was given to another app
        "shared": translate("Handed over to the app."),
        # Translators: said where copying, saving or sharing did not work
        "failed": translate("This did not work. Please choose another way."),
        # Translators: button: opens the mail program
        "mail": translate("Write a mail"),
        # Translators: button: opens the form for a new issue (a public report at GitHub or the like)
        "issue": translate("Open an issue (public, under your name)"),
        # Translators: said after “Write a mail” or “Open an issue” was pressed
        "draft": translate("A draft opens, which you send yourself. If none opens, copy the text."),
        # Translators: said after “Write a mail” or “Open an issue”; {file} is the name of a file
        "long": translate("The text is too long for a draft. Your browser saves {file}: please attach it."),
        # Translators: what a mail or an issue says whose text is in a file; {file} is the name of the file
        "attached": translate("The text is in the attached file {file}."),
    }


def mail_pattern(mail: str) -> str:
    """Return the address that opens a draft to the mailbox `mail`."""
    return f"mailto:{quote(mail, safe='@+')}?subject={{title}}&body={{body}}"


def issue_pattern(issues: str) -> str:
    """Return the address that opens a new issue; `issues` is that of the list of issues, or of a new one.

    GitLab has names of its own for the fields (docs.gitlab.com, “Create an issue”, “Using a URL with
    prefilled values”); GitHub, Gitea and Forgejo share theirs.
    """
    parts = urlsplit(issues)
    names = ("issue[title]", "issue[description]") if "gitlab" in parts.netloc else ("title", "body")
    page = f"{parts.scheme}://{parts.netloc}{parts.path.rstrip('/').removesuffix('/new')}/new"
    own = f"{parts.query}&" if parts.query else ""
    return f"{page}?{own}{quote(names[0])}={{title}}&{quote(names[1])}={{body}}"


def handover_html(parcel: Parcel, ways: Ways, translate: Translate) -> Html:
    """Return the component; its form needs script, which makes it from the data block."""
    to = {"mail": ways.mail and mail_pattern(ways.mail), "issue": ways.issues and issue_pattern(ways.issues)}
    data = {
        "id": parcel.id,
        "title": parcel.title,
        "question": parcel.question,
        "facts": "\n".join(parcel.facts),
        "file": parcel.file,
        "to": {way: pattern for way, pattern in to.items() if pattern},
        **handover_strings(translate),
    }
    written = json.dumps(data, ensure_ascii=False, separators=(",", ":"))
    return element(
        "course-handover",
        {"class": "course-handover"},
        element("p", {"class": "course-handover__plain"}, text(parcel.plain)) if parcel.plain else NOTHING,
        _where(ways, translate),
        element("script", {"type": "application/json"}, Html(written.replace("<", "\\u003c"))),
    )


def _where(ways: Ways, translate: Translate) -> Html:
    """Return where a text can be sent, for every reader."""
    links = [
        # Translators: a mailbox follows
        (translate("By mail"), ways.mail, f"mailto:{quote(ways.mail, safe='@+')}"),
        # Translators: the address of a website follows
        (translate("Website"), ways.website, ways.website),
        # Translators: the address of a list of issues follows (public reports, at GitHub or the like)
        (translate("Issues, public"), ways.issues, ways.issues),
    ]
    rows = [
        element("li", {}, text(f"{name}: "), element("a", {"href": href}, text(shown)))
        for name, shown, href in links
        if shown
    ]
    if not rows:
        # Translators: where a reader can send something, in a course that names no mailbox and no website
        rows = [element("li", {}, text(translate("To the person from whom you have this course")))]
    if ways.mail or ways.issues or not ways.website:
        # Translators: above a mailbox, a website …; a colon follows
        title = translate("Where to send it")
    else:
        # Translators: above the address of a website, in a course that names no mailbox; a colon follows
        title = translate("There is no mailbox for this yet. Keep the text as a file, or hand it over here")
    return element(
        "div",
        {"class": "course-handover__where"},
        element("p", {}, text(f"{title}:")),
        element("ul", {}, *rows),
    )
