"""Which page a reader of each locale gets, decided once: the translation, or the source as fallback."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from symbios.course.model import State

if TYPE_CHECKING:
    from symbios.course.model import Course, Document, Locale, Unit


@dataclass(frozen=True, slots=True)
class Route:
    """One page of the site.

    `locale` is the language of the frame, `document` the text inside it (None where the compiler writes
    it), `url` the path inside the site, `source_uri` the path inside the course folder that links in the
    text start from.
    """

    locale: Locale
    unit: Unit
    document: Document | None
    state: State
    url: str
    source_uri: str

    @property
    def fallback(self) -> bool:
        """Whether the reader gets the source's text because there is no translation."""
        return self.state is State.MISSING

    @property
    def title(self) -> str:
        """The page's title as its reader sees it."""
        return self.unit.title(self.locale.code)


def routes(course: Course) -> tuple[Route, ...]:
    """Return every page of every locale, locale by locale, in reading order."""
    return tuple(
        Route(
            locale=locale,
            unit=unit,
            document=unit.document(locale.code),
            state=unit.state(locale.code),
            url=f"{locale.code}/{unit.url}",
            source_uri=f"{locale.code}/{unit.key}",
        )
        for locale in course.readers
        for unit in course.units()
    )
