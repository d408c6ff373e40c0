"""Texts of the project in a page of one language: marked where they are in another, with dates and links."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from symbios import localenames
from symbios.markup import NOTHING, Html, element, join, text

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import date

    from symbios.course.model import Course, Locale
    from symbios.markup import Attribute

_PLACE = re.compile(r"\{(\w+)\}")


def filled(sentence: str, **parts: Html) -> Html:
    """Return a sentence with a part where its `{name}` stands; a name that a translation lost comes last."""
    pieces = _PLACE.split(sentence)
    shown = [
        (parts.get(piece, NOTHING) if number % 2 else text(piece)) for number, piece in enumerate(pieces)
    ]
    lost = [part for name, part in parts.items() if name not in pieces[1::2]]
    return join(*shown, *(join(Html(" "), part) for part in lost))


def language_of(course: Course, code: str, locale: Locale) -> dict[str, Attribute]:
    """Return the attributes of a text in the locale `code` on a page of `locale`; none where both are one."""
    if code == locale.code:
        return {}
    found = next(other for other in course.locales if other.code == code)
    return {"lang": found.lang, "dir": found.direction}


def chosen(course: Course, texts: Mapping[str, str], locale: Locale) -> tuple[str, dict[str, Attribute]]:
    """Return the text for a reader of `locale`, else the source's, with the attributes of its language."""
    for code in (locale.code, course.settings.source_locale):
        if texts.get(code):
            return texts[code], language_of(course, code, locale)
    return "", {}


def localised(course: Course, texts: Mapping[str, str], locale: Locale) -> Html:
    """Return a text inside a line."""
    words, attributes = chosen(course, texts, locale)
    return element("span", attributes, text(words)) if attributes else text(words)


def paragraphs(course: Course, texts: Mapping[str, str], locale: Locale) -> Html:
    """Return a text as paragraphs; an empty line parts them."""
    words, attributes = chosen(course, texts, locale)
    return join(
        *(element("p", attributes, text(part.strip())) for part in words.split("\n\n") if part.strip())
    )


def heading(identity: str, words: str, level: int = 2) -> Html:
    """Return a heading with an anchor."""
    return element(f"h{level}", {"id": identity}, text(words))


def paragraph(words: str) -> Html:
    """Return one sentence or more of the interface as a paragraph."""
    return element("p", None, text(words))


def day(value: date, locale: Locale) -> Html:
    """Return a date in words."""
    return element("time", {"datetime": value.isoformat()}, text(localenames.day(value, locale.babel)))


def web_link(url: str) -> Html:
    """Return a link that is called by its address."""
    return element("a", {"href": url}, text(url.partition("//")[2].rstrip("/")))


def mail_link(mailbox: str) -> Html:
    """Return a link that begins a letter."""
    return element("a", {"href": f"mailto:{mailbox}"}, text(mailbox))
