"""The glossary of the course, and the list of the terms that one page uses."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import groupby
from typing import TYPE_CHECKING
from urllib.parse import quote

from symbios.markup import NOTHING, Html, element, join, text
from symbios.site.addresses import relative_url
from symbios.site.service.alphabet import initial, sort_key
from symbios.site.service.texts import language_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from symbios.course.model import Course, Locale, Term
    from symbios.markup import Attribute, Translate

PAGE = "glossary.html"
"""The glossary's address inside a locale's part of the site."""
_FEW = 20
"""Up to so many terms stand in one list."""


@dataclass(frozen=True, slots=True)
class _Entry:
    """A term as one page shows it; `attributes` name its language where that is not the page's."""

    id: str
    term: Term
    attributes: Mapping[str, Attribute]


def glossary_html(course: Course, locale: Locale, translate: Translate) -> Html:
    """Return all terms by the alphabet of the page's language, under their letters where they are many."""
    entries = [entry for identity in course.glossary if (entry := _entry(course, identity, locale))]
    entries.sort(key=lambda entry: (*sort_key(entry.term.term, locale.lang), entry.id))
    if len(entries) <= _FEW:
        return _list(entries, translate)
    groups = groupby(entries, key=lambda entry: initial(entry.term.term, locale.lang))
    return join(
        *(
            join(
                element("h2", {"id": f"letter-{letter.lower()}", "data-search": "off"}, text(letter)),
                _list(group, translate),
            )
            for letter, group in groups
        )
    )


def terms_html(
    course: Course, ids: Iterable[str], locale: Locale, page_url: str, translate: Translate
) -> Html:
    """Return the terms `ids` of the page at `page_url`, in their order; one that is unknown is left out."""
    entries = [entry for identity in dict.fromkeys(ids) if (entry := _entry(course, identity, locale))]
    if not entries:
        return NOTHING
    glossary = relative_url(f"{locale.code}/{PAGE}", page_url)
    # Translators: opens the list of the technical terms that the page uses
    summary = element("summary", None, text(translate("Words of this page")))
    rows = element("dl", None, *(_row(entry, glossary) for entry in entries))
    return element(
        "section",
        {"class": "course-terms", "data-search": "off"},
        element("details", {"class": "course-terms__list", "open": True}, summary, rows),
    )


def _entry(course: Course, identity: str, locale: Locale) -> _Entry | None:
    """Return a term in the page's language, else in the source's, else in any."""
    texts = course.glossary.get(identity, {})
    for code in (locale.code, course.settings.source_locale, *texts):
        if code in texts:
            return _Entry(identity, texts[code], language_of(course, code, locale))
    return None


def _list(entries: Iterable[_Entry], translate: Translate) -> Html:
    rows = [
        element(
            "div",
            {"class": "course-glossary__entry"},
            *_pair(entry, translate),
        )
        for entry in entries
    ]
    return element("dl", {"class": "course-glossary"}, *rows) if rows else NOTHING


def _pair(entry: _Entry, translate: Translate) -> Iterator[Html]:
    attributes = dict(entry.attributes)
    yield element("dt", {"id": entry.id, **attributes}, text(entry.term.term))
    source = element("cite", None, text(entry.term.source)) if entry.term.source else NOTHING
    yield element("dd", attributes, text(entry.term.definition), *([Html(" "), source] if source else []))
    if attributes:
        note = element("small", None, text(translate("not translated yet")))
        yield element("dd", {"class": "course-glossary__note"}, note)


def _row(entry: _Entry, glossary: str) -> Html:
    link = element("a", {"href": f"{glossary}#{quote(entry.id)}"}, text(entry.term.term))
    return element(
        "div",
        {"data-term": entry.id, **entry.attributes},
        element("dt", None, link),
        element("dd", None, text(entry.term.definition)),
    )
