"""One page of the site before it gets its frame."""

from __future__ import annotations

import pickle
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from symbios.markup import NOTHING

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from symbios.course.model import Document, Locale, Unit
    from symbios.course.outline import Route
    from symbios.markup import Html
    from symbios.problems import Problem
    from symbios.registry.model import Organisation, Tombstone
    from symbios.site.addresses import AnchorLink

_CONTENT = ("html", "toc", "before", "after", "foot", "terms", "shows_modules")
"""What only the page itself needs; it is large, and stays packed until the page gets its frame."""
_MARKS = ("diagrams", "quiz", "needs_extras")
"""What decides on the scripts and styles of a page, and so of the site."""


@dataclass(frozen=True, slots=True)
class Seen:
    """What the whole needs to know of a page: its anchors, what it leads to and uses, what is wrong in it.

    `marks` are what decides on its scripts and styles, `words` stands for what search knows of it.
    """

    ids: frozenset[str]
    anchors: tuple[AnchorLink, ...]
    used: frozenset[str]
    problems: tuple[Problem, ...]
    marks: tuple[Any, ...]
    words: str

    @property
    def has_error(self) -> bool:
        """Whether something is wrong that stops a build."""
        return any(problem.level == "error" for problem in self.problems)


@dataclass(frozen=True, slots=True)
class Made:
    """What was made of a page, so that it can travel between processes.

    `content` is the page's own part, empty where it lies in the memory; `words` are what search knows of the
    page. Both are pickled.
    """

    seen: Seen
    content: bytes
    words: bytes


@dataclass(slots=True)
class SitePage:
    """What stands in the page, and where it goes.

    `url` and `source_uri` are paths inside the site and inside the course folder; `title` is plain text;
    `content_locale` is the language of the text, `locale` that of the frame. The page shows a `route` of the
    course, an `entry` of the registry, or the answers of the pages `asking`. Around the text stand `before`,
    `after` and `foot`. `terms` are the glossary terms that the text names, `diagrams` how many diagrams it
    shows, `shows_modules` whether an author gave the list of modules its place in the text, `quiz` what its
    questions need of the scripts, `needs_extras` whether it needs the theme's rules that few texts use.
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
    entry: Organisation | Tombstone | None = None
    asking: tuple[Unit, ...] = ()
    quiz: tuple[str, ...] = ()
    needs_extras: bool = False
    searchable: bool = True

    @property
    def has_quiz(self) -> bool:
        """Whether questions stand on the page."""
        return bool(self.quiz)

    @property
    def document(self) -> Document | None:
        """The text that an author wrote, if this page has one."""
        return self.route.document if self.route else None

    @property
    def unit(self) -> Unit | None:
        """The page of the course that this is in one locale."""
        return self.route.unit if self.route else None

    @property
    def marks(self) -> tuple[Any, ...]:
        """What decides on the page's scripts and styles."""
        return tuple(getattr(self, name) for name in _MARKS)

    def pack(self) -> bytes:
        """Return the page's own part, for `unpack` of the same page in another process or build."""
        return pickle.dumps([getattr(self, name) for name in _CONTENT], pickle.HIGHEST_PROTOCOL)

    def unpack(self, content: bytes) -> None:
        """Take over the page's own part."""
        for name, value in zip(_CONTENT, pickle.loads(content), strict=True):  # noqa: S301 - see pack
            setattr(self, name, value)

    def know(self, seen: Seen) -> None:
        """Take over what decides on scripts and styles."""
        for name, value in zip(_MARKS, seen.marks, strict=True):
            setattr(self, name, value)
