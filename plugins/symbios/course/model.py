"""What a course is once it has been read: plain, frozen, checked at the edge and trusted inside."""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import StrEnum
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from symbios.course.accessibility import Accessibility
    from symbios.yamlio import Mark, Text

RIGHT_TO_LEFT = frozenset({"ar", "ckb", "dv", "fa", "he", "ps", "sd", "ug", "ur", "yi"})
"""Languages written from right to left (CLDR, character order of the language's usual script)."""
RIGHT_TO_LEFT_SCRIPTS = frozenset({"adlm", "arab", "hebr", "nkoo", "syrc", "thaa"})
"""Scripts that a language tag can name as its second part (ISO 15924: four letters)."""
_SCRIPT = 4


class State(StrEnum):
    """How a page in one locale stands to its source."""

    SOURCE = "source"
    CURRENT = "current"
    STALE = "stale"
    UNVERIFIED = "unverified"
    MISSING = "missing"


@dataclass(frozen=True, slots=True)
class Locale:
    """A language the course is published in.

    `code` names the folder and the URL (`pt`), `lang` is the HTML language tag (`pt-PT`), `babel` the
    identifier for names and dates (`pt_PT`), `theme` the theme's own file of interface strings.
    """

    code: str
    name: str
    lang: str
    babel: str
    theme: str

    @property
    def direction(self) -> str:
        """`rtl` or `ltr`."""
        language, *rest = self.lang.casefold().split("-")
        script = next((part for part in rest if len(part) == _SCRIPT), "")
        found = script in RIGHT_TO_LEFT_SCRIPTS if script else language in RIGHT_TO_LEFT
        return "rtl" if found else "ltr"


@dataclass(frozen=True, slots=True)
class Document:
    """One Markdown file: its front matter and its body.

    `path` is relative to the project, `folder_path` to the course folder. `duration` is in minutes,
    `mastery` how many of how many last answers must be right. The body begins at `body_line` of the file.
    `digest` is what a translation names as its `source_hash`. `written` are the keys that have a value, be
    it a wrong one. `broken` says that the front matter cannot be read.
    """

    path: str
    folder_path: str
    locale: str
    title: str
    body: str
    body_line: int
    digest: str
    text: str
    id: str | None = None
    duration: int | None = None
    objectives: tuple[str, ...] = ()
    competences: tuple[str, ...] = ()
    prerequisites: tuple[str, ...] = ()
    mastery: tuple[int, int] | None = None
    source_hash: str | None = None
    review: str | None = None
    translated_by: str | None = None
    marks: Mapping[str, Mark] = field(default_factory=dict, compare=False)
    written: frozenset[str] = frozenset()
    broken: bool = False

    def place(self, key: str, value: str = "") -> tuple[str, int, int]:
        """Return where `key` of the front matter stands, or one `value` of its list; else line 1."""
        mark = self.marks.get(f"{key}: {value}") or self.marks.get(key)
        return (self.path, mark.line, mark.column) if mark else (self.path, 1, 1)


@dataclass(frozen=True, slots=True)
class Unit:
    """A page that exists in every locale: home, module page, lesson or plain page.

    `key` is the path inside a locale's folder (`01-why/02-definition.md`), `url` the path inside a
    locale's part of the site (`why/definition.html`). `source` is None where the compiler makes the page.
    """

    id: str
    key: str
    url: str
    source: Document | None
    translations: Mapping[str, Document]

    @property
    def place(self) -> str:
        """Where an author finds it: the path of its source."""
        return self.source.path if self.source else self.key

    def documents(self) -> Iterator[Document]:
        """Yield the source, if there is one, then its translations."""
        if self.source:
            yield self.source
        yield from self.translations.values()

    def document(self, locale: str) -> Document | None:
        """Return the text that a reader of `locale` gets: the translation, else the source."""
        return self.translations.get(locale, self.source)

    def state(self, locale: str) -> State:
        """Return how the page in `locale` stands to its source."""
        if self.source is None or locale == self.source.locale:
            return State.SOURCE
        translation = self.translations.get(locale)
        if translation is None:
            return State.MISSING
        if translation.source_hash is None:
            return State.UNVERIFIED
        return State.CURRENT if translation.source_hash == self.source.digest else State.STALE

    def title(self, locale: str) -> str:
        """Return the title in `locale`, else the source's, else one made from the id."""
        document = self.document(locale)
        return document.title if document else readable(self.id)


@dataclass(frozen=True, slots=True)
class Lesson(Unit):
    """A lesson; its id is unique in the course and scopes what is stored about it."""

    module: str

    @property
    def duration(self) -> int | None:
        """Minutes, as the source says."""
        return self.source.duration if self.source else None


@dataclass(frozen=True, slots=True)
class Page(Unit):
    """A page beside the lessons, such as the home page."""


@dataclass(frozen=True, slots=True)
class Generated(Unit):
    """A page that the compiler writes, such as the glossary; its id says which."""


@dataclass(frozen=True, slots=True)
class Module(Unit):
    """A module: its own page and its lessons in order; `number` is what readers count it by."""

    number: int
    lessons: tuple[Lesson, ...]

    @property
    def duration(self) -> int:
        """Minutes of all its lessons."""
        return sum(lesson.duration or 0 for lesson in self.lessons)


@dataclass(frozen=True, slots=True)
class Term:
    """A glossary term in one locale; `source` says where the definition comes from."""

    term: str
    definition: str
    source: str = ""


@dataclass(frozen=True, slots=True)
class Brand:
    """The project's name, logo and colours; the path of the logo is inside the course folder."""

    name: str = ""
    logo: str = ""
    colours: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Funding:
    """Who pays; texts are per locale. `confirmed` is False while the disclaimer is a draft."""

    programme: str = ""
    number: str = ""
    emblem: str = ""
    text: Mapping[str, str] = field(default_factory=dict)
    disclaimer: Mapping[str, str] = field(default_factory=dict)
    confirmed: bool = False


@dataclass(frozen=True, slots=True)
class Competence:
    """A competence that lessons name; `uri` is its place in GreenComp or ESCO."""

    id: str
    uri: str
    title: Mapping[str, str]


@dataclass(frozen=True, slots=True)
class Path:
    """A learning path: some lessons, by id, for one target group."""

    id: str
    title: Mapping[str, str]
    lessons: tuple[str, ...]
    marks: Mapping[str, Mark] = field(default_factory=dict, compare=False)


@dataclass(frozen=True, slots=True)
class ModuleOrder:
    """A module, by id, and the lessons that come first in it."""

    module: Text
    lessons: tuple[Text, ...] = ()


@dataclass(frozen=True, slots=True)
class Settings:
    """What course.yml says; `modules` is the order of the modules where the author gave one.

    `contacts` has the keys `website`, `mail` and `issues` where they are given, `partners` are ids of
    organisations. `marks` tells where each file that it names stands.
    """

    id: str
    title: Mapping[str, str]
    source_locale: str
    locales: tuple[Locale, ...]
    licence: str = ""
    repository: str = ""
    branch: str = "main"
    brand: Brand = field(default_factory=Brand)
    funding: Funding = field(default_factory=Funding)
    contacts: Mapping[str, str] = field(default_factory=dict)
    accessibility: Accessibility | None = None
    partners: tuple[Text, ...] = ()
    credential: Mapping[str, Mapping[str, str]] = field(default_factory=dict)
    competences: tuple[Competence, ...] = ()
    paths: tuple[Path, ...] = ()
    modules: tuple[ModuleOrder, ...] | None = None
    marks: Mapping[str, Mark] = field(default_factory=dict, compare=False)


@dataclass(frozen=True, slots=True)
class Course:
    """A whole course.

    `assets` are paths inside the course folder that a page may use. `banks` are the texts of banks of
    questions, by locale and name. `published` are the locales to make pages for; empty means all.
    """

    settings: Settings
    home: Page
    pages: tuple[Page, ...]
    modules: tuple[Module, ...]
    glossary: Mapping[str, Mapping[str, Term]]
    assets: tuple[str, ...]
    generated: tuple[Generated, ...] = ()
    orphans: tuple[Document, ...] = ()
    banks: Mapping[str, Mapping[str, str]] = field(default_factory=dict)
    published: tuple[Locale, ...] = ()

    @property
    def readers(self) -> tuple[Locale, ...]:
        """The locales that get pages, in the order of course.yml."""
        return self.published or self.settings.locales

    @property
    def locales(self) -> tuple[Locale, ...]:
        """The locales in the order of course.yml."""
        return self.settings.locales

    def units(self) -> Iterator[Unit]:
        """Yield every page: those to read, then those that the compiler writes."""
        yield from self.reading()
        yield from self.generated

    def reading(self) -> Iterator[Unit]:
        """Yield the pages in reading order: home, modules with their lessons, other pages."""
        yield self.home
        for module in self.modules:
            yield module
            yield from module.lessons
        yield from self.pages

    def generated_page(self, name: str) -> Generated | None:
        """Return the page of this name that the compiler writes, None where this course has none."""
        return next((page for page in self.generated if page.id == name), None)

    def lessons(self) -> Iterator[Lesson]:
        """Yield every lesson in reading order."""
        for module in self.modules:
            yield from module.lessons

    def text(self, texts: Mapping[str, str], locale: str) -> str:
        """Return the text for `locale`, else the source's, else an empty one."""
        return texts.get(locale) or texts.get(self.settings.source_locale) or ""


def readable(slug: str) -> str:
    """Return a title made from a file name: `by-products` → `By products`."""
    words = slug.replace("-", " ").replace("_", " ").strip()
    return words[:1].upper() + words[1:]
