"""Reads XML that strangers made, and writes XML; nothing outside the file is ever opened.

A document type is refused, and with it every entity but the five of XML itself; bytes, elements and
nesting are bounded. Each element knows its line.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from html import escape
from typing import TYPE_CHECKING, Any, TypeAlias
from xml.sax import SAXParseException
from xml.sax.handler import ContentHandler

from defusedxml import DefusedXmlException
from defusedxml.expatreader import create_parser

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping
    from xml.sax.xmlreader import Locator

    from symbios.problems import Report

MOST_BYTES = 32 * 1024 * 1024
MOST_ELEMENTS = 300_000
DEEPEST = 100
PROBLEM = "quiz-import"
DECLARATION = '<?xml version="1.0" encoding="UTF-8"?>\n'

_UNHOLDABLE = re.compile("[^\t\n\r -\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


@dataclass(frozen=True, slots=True)
class Element:
    """An element: its name and attributes without namespaces, its children and texts, and where it begins."""

    name: str
    attributes: Mapping[str, str]
    children: tuple[Element | str, ...]
    line: int
    column: int
    namespace: str = ""

    def get(self, attribute: str, default: str = "") -> str:
        """Return an attribute without the spaces around it."""
        return self.attributes.get(attribute, default).strip()

    def elements(self, *names: str) -> list[Element]:
        """Return the children that are elements: those with one of `names`, all where none is given."""
        return [
            child
            for child in self.children
            if isinstance(child, Element) and child.name in (names or {child.name})
        ]

    def child(self, *names: str) -> Element | None:
        """Return the first child with one of `names`."""
        found = self.elements(*names)
        return found[0] if found else None

    def walk(self, *names: str) -> Iterator[Element]:
        """Yield the elements inside this one, in the order of the file."""
        for child in self.elements():
            if not names or child.name in names:
                yield child
            yield from child.walk(*names)

    def text(self) -> str:
        """Return all text inside, as it stands."""
        return "".join(child if isinstance(child, str) else child.text() for child in self.children)

    def inner(self, swap: Swap | None = None) -> str:
        """Return what stands inside as HTML; what `swap` gives for an element stands in its place."""
        return "".join(
            escape(child, quote=False) if isinstance(child, str) else child.outer(swap)
            for child in self.children
        )

    def outer(self, swap: Swap | None = None) -> str:
        """Return the element as HTML."""
        instead = swap(self) if swap else None
        if instead is not None:
            return instead
        attributes = "".join(f' {name}="{escape(value)}"' for name, value in self.attributes.items())
        if self.name in _VOID:
            return f"<{self.name}{attributes}>"
        return f"<{self.name}{attributes}>{self.inner(swap)}</{self.name}>"


Swap: TypeAlias = "Callable[[Element], str | None]"
_VOID = frozenset({"area", "br", "col", "hr", "img", "input", "source", "track", "wbr"})


def parse(data: bytes, path: str, report: Report, expected: str) -> Element | None:
    """Return the root element of `data`; None where it is refused or no XML, and why is reported.

    `expected` says what the file should be, such as “the XML of Moodle”.
    """
    if len(data) > MOST_BYTES:
        message = f"this file has {len(data):,} bytes; expected {MOST_BYTES:,} at most"
        report.add(path, 0, 0, PROBLEM, message, "Export fewer questions at a time, or without their files.")
        return None
    parser: Any = create_parser(1, forbid_dtd=True)
    handler = _Tree(parser)
    parser.setContentHandler(handler)
    try:
        parser.feed(data)
        parser.close()
    except DefusedXmlException:
        message = (
            "a document type or an entity is declared here; expected XML without: it could read other files"
        )
        hint = "Remove the part from “<!DOCTYPE” to its end, and write the signs themselves for entities."
        report.add(path, *_doctype(data), PROBLEM, message, hint)
    except _RefusedError as refused:
        hint = (
            "Export fewer questions at a time; if it still fails, the file was not made by a question bank."
        )
        report.add(path, refused.line, refused.column, PROBLEM, refused.message, hint)
    except SAXParseException as error:
        message = f"this is not well-formed XML ({error.getMessage()}); expected {expected}"
        line, column = error.getLineNumber() or 1, (error.getColumnNumber() or 0) + 1
        report.add(path, line, column, PROBLEM, message, _hint(data, error.getMessage()))
    except (LookupError, ValueError):
        message = f"the encoding that this file names cannot be read; expected {expected} in UTF-8"
        report.add(path, 1, 1, PROBLEM, message, 'Save it as UTF-8, with encoding="UTF-8" in its first line.')
    else:
        return handler.root
    return None


def _hint(data: bytes, message: str) -> str:
    if not data.strip():
        return "The file is empty: export it again."
    if "encoding" in message or ("invalid token" in message and not _is_utf8(data)):
        return 'Save it as UTF-8, with encoding="UTF-8" in its first line.'
    if "undefined entity" in message:
        return "Write the sign itself: XML alone knows only five entities, such as “&amp;”."
    return "Export the file again, and do not edit it with a word processor."


def _is_utf8(data: bytes) -> bool:
    try:
        data.decode()
    except UnicodeDecodeError:
        return False
    return True


def _doctype(data: bytes) -> tuple[int, int]:
    """Return where the document type begins; the parser says only where it was noticed."""
    place = max(data.find(b"<!DOCTYPE"), 0)
    return data.count(b"\n", 0, place) + 1, place - data.rfind(b"\n", 0, place)


class _RefusedError(Exception):
    """The file is larger or deeper than any question needs."""

    def __init__(self, message: str, line: int, column: int) -> None:
        super().__init__(message)
        self.message, self.line, self.column = message, line, column


class _Tree(ContentHandler):
    """Builds the tree while the parser reads."""

    def __init__(self, locator: Locator) -> None:
        super().__init__()
        self.root: Element | None = None
        self._place = locator
        self._open: list[tuple[tuple[str, str], dict[str, str], list[Element | str], int, int]] = []
        self._count = 0

    def place(self) -> tuple[int, int]:
        """Return line and column of what is being read, from 1."""
        return self._place.getLineNumber() or 1, (self._place.getColumnNumber() or 0) + 1

    def startElementNS(self, name: Any, qname: Any, attrs: Any) -> None:  # noqa: ANN401, ARG002, N802
        """Open an element."""
        self._count += 1
        if self._count > MOST_ELEMENTS:
            raise _RefusedError(
                f"this file has more than {MOST_ELEMENTS:,} elements; expected fewer", *self.place()
            )
        if len(self._open) >= DEEPEST:
            raise _RefusedError(
                f"elements are nested more than {DEEPEST} deep here; expected fewer", *self.place()
            )
        attributes = {key[1]: str(value) for key, value in attrs.items()}
        self._open.append(((name[0] or "", name[1]), attributes, [], *self.place()))

    def endElementNS(self, name: Any, qname: Any) -> None:  # noqa: ANN401, ARG002, N802
        """Close an element."""
        (namespace, local), attributes, children, line, column = self._open.pop()
        element = Element(local, attributes, tuple(_joined(children)), line, column, namespace)
        if self._open:
            self._open[-1][2].append(element)
        else:
            self.root = element

    def characters(self, content: str) -> None:
        """Keep a piece of text."""
        self._open[-1][2].append(content)


def _joined(children: list[Element | str]) -> Iterator[Element | str]:
    """Yield the children with the pieces of each text joined."""
    pieces: list[str] = []
    for child in children:
        if isinstance(child, str):
            pieces.append(child)
            continue
        if pieces:
            yield "".join(pieces)
            pieces = []
        yield child
    if pieces:
        yield "".join(pieces)


def holds(text: str) -> bool:
    """Whether XML can hold every sign of `text`."""
    return not _UNHOLDABLE.search(text)


def text(value: str) -> str:
    """Return `value` as text of XML; signs that XML cannot hold are replaced."""
    return escape(_UNHOLDABLE.sub("\ufffd", value), quote=False).replace("\r", "&#13;")


def tag(name: str, *children: str, **attributes: object) -> str:
    """Return an element; `children` are XML already. `_` in a name is written `-`; None is left out."""
    pairs = "".join(
        f' {key.rstrip("_").replace("_", "-")}="{_attribute(str(value))}"'
        for key, value in attributes.items()
        if value is not None
    )
    inside = "".join(children)
    return f"<{name}{pairs}>{inside}</{name}>" if inside else f"<{name}{pairs}/>"


def _attribute(value: str) -> str:
    """Return the value of an attribute; line feeds and tabs would become spaces when it is read."""
    escaped = escape(_UNHOLDABLE.sub("\ufffd", value))
    return escaped.replace("\r", "&#13;").replace("\n", "&#10;").replace("\t", "&#9;")
