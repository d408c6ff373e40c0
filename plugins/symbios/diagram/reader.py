"""For whom a diagram is drawn: the text in the reader's language, marked where it is in another one."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from symbios.course.model import Locale
from symbios.diagram.model import pick
from symbios.markup import element, text

if TYPE_CHECKING:
    from collections.abc import Mapping

    from symbios.markup import Attribute, Html


@dataclass(frozen=True, slots=True)
class Reader:
    """The reader's locale code, the one to fall back to, and locale code → HTML language tag."""

    locale: str
    source_locale: str
    langs: Mapping[str, str]

    @property
    def direction(self) -> str:
        """`rtl` or `ltr`: the direction of the reader's language."""
        return self._direction(self.locale)

    def plain(self, texts: Mapping[str, str]) -> str:
        """Return the text alone."""
        return pick(texts, self.locale, self.source_locale)[0]

    def in_html(self, texts: Mapping[str, str]) -> Html:
        """Return the text as HTML, with its language where that is not the reader's."""
        found, locale = pick(texts, self.locale, self.source_locale)
        attributes: dict[str, Attribute] = {"lang": self._lang(locale), "dir": "auto"}
        return text(found) if locale == self.locale else element("span", attributes, text(found))

    def in_svg(self, texts: Mapping[str, str]) -> tuple[dict[str, Attribute], bool]:
        """Return the attributes of an SVG element with the text, and whether it runs from the right."""
        locale = pick(texts, self.locale, self.source_locale)[1]
        direction = self._direction(locale)
        attributes: dict[str, Attribute] = {
            "lang": None if locale == self.locale else self._lang(locale),
            "direction": None if direction == self.direction else direction,
        }
        return attributes, direction == "rtl"

    def _lang(self, locale: str) -> str:
        return self.langs.get(locale, locale)

    def _direction(self, locale: str) -> str:
        lang = self._lang(locale)
        return Locale(locale, locale, lang, lang, locale).direction
