"""Built pages as the tests of this folder read them: elements, addresses and the text that a reader sees."""

import json
import posixpath
from dataclasses import dataclass, field
from functools import cache
from html.parser import HTMLParser
from pathlib import Path
from urllib.parse import unquote, urlsplit

_VOID = frozenset(
    {"br", "hr", "img", "input", "link", "meta", "source", "area", "base", "col", "embed", "wbr"}
)
_SILENT = frozenset({"script", "style", "template", "title"})
ADDRESSES = frozenset(
    {"href", "src", "action", "poster", "data", "data-engine", "data-index", "data-fallback"}
)


@dataclass(slots=True)
class Element:
    """One element of a page."""

    tag: str
    attributes: dict[str, str]
    parent: "Element | None" = None
    children: "list[Element | str]" = field(default_factory=list)

    def all(self, tag: str = "", **attributes: str) -> "list[Element]":
        """Return the elements below this one with a tag and with attributes; `class_` asks for one class."""
        found = []
        for child in self.children:
            if isinstance(child, Element):
                if child.matches(tag, attributes):
                    found.append(child)
                found.extend(child.all(tag, **attributes))
        return found

    def one(self, tag: str = "", **attributes: str) -> "Element":
        """Return the only such element."""
        (found,) = self.all(tag, **attributes)
        return found

    def matches(self, tag: str, attributes: dict[str, str]) -> bool:
        """Whether this is such an element."""
        if tag and self.tag != tag:
            return False
        for name, value in attributes.items():
            if name == "class_":
                if value not in self.attributes.get("class", "").split():
                    return False
            elif self.attributes.get(name) != value:
                return False
        return True

    @property
    def text(self) -> str:
        """The text that is shown, with single spaces."""
        return " ".join("".join(self._texts()).split())

    @property
    def source(self) -> str:
        """The text as it stands, scripts and styles too."""
        return "".join(child if isinstance(child, str) else child.source for child in self.children)

    def _texts(self) -> list[str]:
        if self.tag in _SILENT:
            return []
        texts: list[str] = []
        for child in self.children:
            texts += [child] if isinstance(child, str) else [" ", *child._texts(), " "]
        return texts


class _Builder(HTMLParser):
    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.root = self.at = Element("#document", {})

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        element = Element(tag, {name: value or "" for name, value in attrs}, self.at)
        self.at.children.append(element)
        if tag not in _VOID:
            self.at = element

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.at.children.append(Element(tag, {name: value or "" for name, value in attrs}, self.at))

    def handle_endtag(self, tag: str) -> None:
        at: Element | None = self.at
        while at is not None and at.tag != tag:
            at = at.parent
        if at is not None and at.parent is not None:
            self.at = at.parent

    def handle_data(self, data: str) -> None:
        self.at.children.append(data)


@dataclass(frozen=True)
class BuiltPage:
    """One HTML file of a site; `url` is its path inside the site."""

    url: str
    html: str
    document: Element

    def resolve(self, address: str) -> tuple[str, str]:
        """Return the path inside the site and the fragment that a relative address leads to."""
        parts = urlsplit(address)
        path = posixpath.normpath(posixpath.join(posixpath.dirname(self.url), unquote(parts.path)))
        return (path if parts.path else self.url), unquote(parts.fragment)

    @property
    def ids(self) -> set[str]:
        """The anchors of the page."""
        return {element.attributes["id"] for element in self.document.all() if "id" in element.attributes}

    @property
    def config(self) -> dict[str, object]:
        """The data block that the theme's script reads."""
        found: dict[str, object] = json.loads(self.document.one("script", id="__config").source)
        return found


def parse(html: str) -> Element:
    """Return a page or a part of one as a tree."""
    builder = _Builder()
    builder.feed(html)
    builder.close()
    return builder.root


@cache
def pages(site: Path) -> dict[str, BuiltPage]:
    """Return every HTML file of a site, by its path inside the site."""
    found = {}
    for path in sorted(site.rglob("*.html")):
        url = path.relative_to(site).as_posix()
        html = path.read_text(encoding="utf-8")
        found[url] = BuiltPage(url, html, parse(html))
    return found
