"""Cuts a rendered page into what search can answer with: the page itself and each of its sections."""

from __future__ import annotations

from dataclasses import dataclass, field
from html.parser import HTMLParser
from typing import TYPE_CHECKING

from symbios.htmlread import feed
from symbios.search.formulas import ELEMENTS, FormulaReader

if TYPE_CHECKING:
    from collections.abc import Mapping

_HIDDEN = frozenset({"script", "style", "svg", "template", "noscript", "h1"})
_VOID = frozenset(
    {"area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "source", "track", "wbr"}
)
_INLINE = frozenset(
    {
        "a", "abbr", "b", "bdi", "bdo", "cite", "code", "data", "del", "dfn", "em", "i", "ins", "kbd", "mark",
        "q", "s", "samp", "small", "span", "strong", "sub", "sup", "time", "u", "var", "wbr",
    }
)  # fmt: skip
"""Elements that do not end a word; every other one does."""
_HEADINGS = frozenset({"h2", "h3", "dt"})
"""What begins a section where it has an id; a term of a glossary does, too."""
_STOPS = {"dt": ":", "dd": "."}


@dataclass(frozen=True, slots=True)
class SearchDocument:
    """A page (`section` is None) or one section of it; `url` is relative to the root of the site."""

    url: str
    title: str
    text: str
    section: str | None = None


@dataclass(slots=True)
class _Part:
    anchor: str
    heading: list[str] = field(default_factory=list)
    text: list[str] = field(default_factory=list)


class DocumentReader(HTMLParser):
    """Collects text by section.

    `_into` is where text goes now; `_hidden` is the element being left out and how deep it is nested;
    `_formula` reads the formula in which the text stands.
    """

    def __init__(self, url: str, title: str) -> None:
        """Read the page at `url`, relative to the root of the site."""
        super().__init__(convert_charrefs=True)
        self._url, self._title = url, title
        self.parts = [_Part("")]
        self._hidden: tuple[str, int] | None = None
        self._formula: FormulaReader | None = None
        self._heading = ""
        self._into = self.parts[-1].text

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Open a section at a heading with an id; begin to leave out what is no matter of search."""
        if self._hidden:
            if tag == self._hidden[0]:
                self._hidden = (tag, self._hidden[1] + 1)
            return
        if self._formula and tag not in ELEMENTS:
            self._end_formula()
        elif self._formula or tag == "math":
            self._formula = self._formula or FormulaReader()
            self._formula.start(tag)
            return
        if tag not in _INLINE:
            self._into.append(" ")
        if tag in _VOID:
            return
        if tag in _HIDDEN:
            self._hidden = (tag, 1)
        elif attrs:
            self._attributes(tag, {name: value or "" for name, value in attrs})

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:  # noqa: ARG002
        """Read `<br/>`; `<path/>` and `<svg/>` open nothing, so that nothing after them is left out."""
        if self._formula:
            self._formula.empty(tag)
        elif not self._hidden and tag not in _INLINE:
            self._into.append(" ")

    def handle_endtag(self, tag: str) -> None:
        """Close the heading, or what is left out."""
        if self._hidden:
            if tag == self._hidden[0]:
                self._hidden = (tag, self._hidden[1] - 1) if self._hidden[1] > 1 else None
            return
        if self._formula and tag in ELEMENTS:
            self._formula.end(tag)
            if self._formula.done:
                self._end_formula()
            return
        if self._formula:
            self._end_formula()
        if tag not in _INLINE:
            self._into.append(" ")
        if tag == self._heading:
            self._heading = ""
            self._into = self.parts[-1].text
        elif tag in _STOPS:
            self._stop(_STOPS[tag])

    def handle_data(self, data: str) -> None:
        """Keep the text, as heading or as text of the section."""
        if self._formula:
            self._formula.data(data)
        elif not self._hidden:
            self._into.append(data)

    def documents(self) -> list[SearchDocument]:
        """Return what `documents_of` returns, once all has been read."""
        self._end_formula()
        page, *sections = self.parts
        return [
            SearchDocument(self._url, self._title, _plain(page.text)),
            *(
                SearchDocument(
                    f"{self._url}#{part.anchor}", self._title, _plain(part.text), _plain(part.heading)
                )
                for part in sections
            ),
        ]

    def _end_formula(self) -> None:
        """Write the formula that ends here on one line, if there is one."""
        if self._formula:
            self._into.append(self._formula.text())
            self._formula = None

    def _stop(self, sign: str) -> None:
        """End a label or a value as a sentence would, so that what was found can be read."""
        text = self.parts[-1].text
        written = "".join(text).rstrip()
        if written and written[-1] not in ".:!?":
            text[:] = [f"{written}{sign} "]

    def _attributes(self, tag: str, values: Mapping[str, str]) -> None:
        if values.get("data-search") == "off" or "headerlink" in values.get("class", "").split():
            self._hidden = (tag, 1)
        elif tag in _HEADINGS and values.get("id"):
            self.parts.append(_Part(values["id"]))
            self._heading = tag
            self._into = self.parts[-1].heading


def documents_of(html: str, url: str, title: str) -> list[SearchDocument]:
    """Return the page and, after it, a document for each heading or term (`h2`, `h3`, `dt`) that has an id.

    `html` is the content of the page without its frame, `url` relative to the root of the site. The `h1` is
    left out, because it is the title; so are scripts, styles, drawings, heading links and what is marked
    `data-search="off"`.
    """
    reader = DocumentReader(url, title)
    feed(html, reader)
    return reader.documents()


def _plain(pieces: list[str]) -> str:
    return " ".join("".join(pieces).split())
