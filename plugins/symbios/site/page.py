"""One page of the site before it gets its frame."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from symbios.markup import NOTHING

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from symbios.course.model import Document, Locale, Unit
    from symbios.course.outline import Route
    from symbios.markup import Html


@dataclass(slots=True)
class SitePage:
    """What stands in the page, and where it goes.

    `url` and `source_uri` are paths inside the site and inside the course folder; `title` is plain text;
    `content_locale` is the language of the text, `locale` that of the frame. Around the text stand
    `before`, `after` and `foot`. `terms` are the glossary terms that the text names, `diagrams` how many
    diagrams it shows, `shows_modules` whether an author gave the list of modules its place in the text,
    `needs_extras` whether it needs the theme's rules that few texts use.
    """

    kind: str
    locale: Locale
    content_locale: Locale
    url: str
    source_uri: str
    title: str
    html: Html
    toc: Sequence[Mapping[str, Any]] = ()
    before: Html = NOTHING
    after: Html = NOTHING
    foot: Html = NOTHING
    terms: tuple[str, ...] = ()
    diagrams: int = 0
    shows_modules: bool = False
    route: Route | None = None
    has_quiz: bool = False
    needs_extras: bool = False
    searchable: bool = True

    @property
    def document(self) -> Document | None:
        """The text that an author wrote, if this page has one."""
        return self.route.document if self.route else None

    @property
    def unit(self) -> Unit | None:
        """The page of the course that this is in one locale."""
        return self.route.unit if self.route else None
