"""Reads inline Markdown as our pages show it, to write it as HTML or as plain text for other programs."""

from __future__ import annotations

import re
from dataclasses import dataclass
from html import escape, unescape
from typing import TypeAlias

from symbios.quiz.formats.escapes import ENTITY, FORMULA, SIGNS

TAGS = frozenset(
    {"b", "code", "del", "em", "i", "ins", "kbd", "mark", "q", "s", "samp", "small", "strong", "sub", "sup"}
    | {"u", "var"}
)
"""The elements that may be written as HTML in a text, without attributes; beside `<br>`."""
_TAG = re.compile(r"<(/?)([A-Za-z][A-Za-z0-9]*)\s*(/?)>")
_AUTOLINK = re.compile(r"<((?:https?://|mailto:)[^<>\s]*)>")
_RUN = re.compile(r"`+")
_TARGET = re.compile(
    r"\(\s*(?:<([^<>]*)>|([^\s()]*(?:\([^\s()]*\)[^\s()]*)*))(?:\s+(\"[^\"]*\"|'[^']*'))?\s*\)"
)
_SCHEME = re.compile(r"([A-Za-z][A-Za-z0-9+.-]*):")
_SAFE = frozenset({"http", "https", "mailto"})
_MAX_DEPTH = 20


@dataclass(frozen=True, slots=True)
class Element:
    """An element with what stands in it; `address` is where a link leads or an image is."""

    tag: str
    nodes: tuple[Node, ...] = ()
    address: str = ""
    alt: str = ""


Node: TypeAlias = "str | Element"


def is_safe(url: str) -> bool:
    """Whether an address leads into the course, to the web or to a mailbox, and runs nothing."""
    plain = re.sub(r"[\x00-\x20]", "", unescape(url))
    scheme = _SCHEME.match(plain)
    return scheme is None or scheme[1].lower() in _SAFE


def read(markdown: str) -> tuple[Node, ...]:
    """Return the texts and elements of one line of Markdown."""
    return _Reader(markdown, 0).nodes()


def to_html(markdown: str) -> str:
    """Return inline Markdown as HTML that is XML too."""
    return "".join(_html(node) for node in read(markdown))


def to_plain(markdown: str) -> str:
    """Return the text of inline Markdown without its markup, on one line."""
    return " ".join("".join(_plain(node) for node in read(markdown)).split())


def _html(node: Node) -> str:
    if isinstance(node, str):
        return escape(node, quote=False)
    inside = "".join(_html(each) for each in node.nodes)
    if node.tag == "br":
        return "<br/>"
    if node.tag == "math":
        block = node.address.startswith(("$$", "\\["))
        return f"$${inside}$$" if block else f"\\({inside}\\)"
    if node.tag == "img":
        return (
            f'<img src="{escape(node.address)}" alt="{escape(node.alt)}"/>' if is_safe(node.address) else ""
        )
    if node.tag == "a":
        return f'<a href="{escape(node.address)}">{inside}</a>' if is_safe(node.address) else inside
    return f"<{node.tag}>{inside}</{node.tag}>"


def _plain(node: Node) -> str:
    if isinstance(node, str):
        return node
    if node.tag == "br":
        return " "
    if node.tag == "math":
        return node.address
    return node.alt if node.tag == "img" else "".join(_plain(each) for each in node.nodes)


class _Reader:
    """Reads one text from its beginning; what begins nothing is text."""

    def __init__(self, text: str, depth: int) -> None:
        self.text, self.depth = text, depth
        self.at = 0
        self.found: list[Node] = []
        self.brackets: dict[int, int] | None = None
        self.never: set[str] = set()
        self.takers = {
            "\\": self._escape,
            "$": self._formula,
            "`": self._code,
            "[": self._link,
            "!": self._image,
            "<": self._tag,
            "&": self._entity,
            "*": self._emphasis,
            "_": self._emphasis,
        }

    def nodes(self) -> tuple[Node, ...]:
        """Return all that stands in the text."""
        while self.at < len(self.text):
            take = self.takers.get(self.text[self.at])
            if take is None or not take():
                self._add(self.text[self.at])
                self.at += 1
        return tuple(self.found)

    def _add(self, text: str) -> None:
        if self.found and isinstance(self.found[-1], str):
            self.found[-1] += text
        else:
            self.found.append(text)

    def _element(self, element: Element, end: int) -> bool:
        self.found.append(element)
        self.at = end
        return True

    def _inside(self, start: int, end: int) -> tuple[Node, ...]:
        text = self.text[start:end]
        return _Reader(text, self.depth + 1).nodes() if self.depth < _MAX_DEPTH else (text,)

    def _escape(self) -> bool:
        sign = self.text[self.at + 1 : self.at + 2]
        if sign in {"[", "("} and self._formula():
            return True
        if not sign or sign not in SIGNS:
            return False
        self._add(sign)
        self.at += 2
        return True

    def _formula(self) -> bool:
        found = FORMULA.match(self.text, self.at)
        if found is None:
            return False
        sign = 1 if found[0][0] == "$" != found[0][1] else 2
        return self._element(Element("math", (found[0][sign:-sign].strip(),), found[0]), found.end())

    def _entity(self) -> bool:
        found = ENTITY.match(self.text, self.at)
        if found is None:
            return False
        self._add(unescape(found[0]))
        self.at = found.end()
        return True

    def _code(self) -> bool:
        opened = _RUN.match(self.text, self.at)
        if opened is None:
            return False
        end = _code_end(self.text, opened)
        if end:
            text = self.text[opened.end() : end - len(opened[0])].strip()
            return self._element(Element("code", (text,)), end)
        self._add(opened[0])
        self.at = opened.end()
        return True

    def _image(self) -> bool:
        if self.text[self.at + 1 : self.at + 2] != "[":
            return False
        return self._bracket(self.at + 1, image=True)

    def _link(self) -> bool:
        return self._bracket(self.at, image=False)

    def _bracket(self, start: int, *, image: bool) -> bool:
        if self.brackets is None:
            self.brackets = _brackets(self.text)
        end = self.brackets.get(start, 0)
        target = _TARGET.match(self.text, end + 1) if end else None
        if target is None:
            return False
        address = unescape(re.sub(r"\\([^\w\s])", r"\1", target[1] or target[2] or ""))
        inside = self._inside(start + 1, end)
        if image:
            alt = "".join(_plain(node) for node in inside)
            return self._element(Element("img", (), address, alt), target.end())
        return self._element(Element("a", inside, address), target.end())

    def _tag(self) -> bool:
        link = _AUTOLINK.match(self.text, self.at)
        if link is not None:
            return self._element(Element("a", (link[1].removeprefix("mailto:"),), link[1]), link.end())
        tag = _TAG.match(self.text, self.at)
        name = tag[2].lower() if tag else ""
        if tag is None or tag[1]:
            return False
        if name == "br":
            return self._element(Element("br"), tag.end())
        if name not in TAGS or tag[3] or name in self.never:
            return False
        end = re.compile(rf"</{name}\s*>", re.IGNORECASE).search(self.text, tag.end())
        if end is None:
            self.never.add(name)
            return False
        return self._element(Element(name, self._inside(tag.end(), end.start())), end.end())

    def _emphasis(self) -> bool:
        sign = self.text[self.at]
        run = _run(self.text, self.at)
        before, after = self.text[self.at - 1 : self.at], self.text[self.at + run : self.at + run + 1]
        opens = bool(after) and not after.isspace() and not (sign == "_" and before.isalnum())
        for size in range(min(run, 3), 0, -1) if opens else ():
            if sign * size in self.never:
                continue
            end = _emphasis_end(self.text, self.at + run, sign, size)
            if not end:
                # What is not closed from here on is not closed from any later place on.
                self.never.add(sign * size)
                continue
            if run > size:
                self._add(sign * (run - size))
            nodes = self._inside(self.at + run, end)
            element = Element("em" if size == 1 else "strong", nodes)
            if size == 3:
                element = Element("strong", (Element("em", nodes),))
            return self._element(element, end + size)
        self._add(sign * run)
        self.at += run
        return True


def _run(text: str, at: int) -> int:
    """Return how often the sign at `at` stands there."""
    end = at
    while end < len(text) and text[end] == text[at]:
        end += 1
    return end - at


def _code_end(text: str, opened: re.Match[str]) -> int:
    """Return where the code ends that begins with the backticks `opened`; 0 where it does not."""
    same = (run.end() for run in _RUN.finditer(text, opened.end()) if run[0] == opened[0])
    return next(same, 0)


def _skip(text: str, at: int) -> int:
    """Return the place after the escaped sign, the formula or the code that begins at `at`; else `at`."""
    formula = FORMULA.match(text, at) if text[at] in "$\\" else None
    if formula:
        return formula.end()
    if text[at] == "\\" and text[at + 1 : at + 2] in {*SIGNS}:
        return at + 2
    opened = _RUN.match(text, at) if text[at] == "`" else None
    return at if opened is None else _code_end(text, opened) or opened.end()


def _brackets(text: str) -> dict[int, int]:
    """Return where each bracket that opens is closed."""
    found: dict[int, int] = {}
    opened: list[int] = []
    at = 0
    while at < len(text):
        after = _skip(text, at)
        if after > at:
            at = after
            continue
        if text[at] == "[":
            opened.append(at)
        elif text[at] == "]" and opened:
            found[opened.pop()] = at
        at += 1
    return found


def _emphasis_end(text: str, start: int, sign: str, size: int) -> int:
    """Return where emphasis of `size` signs that begins before `start` ends; 0 where it does not."""
    at = start
    while at < len(text):
        after = _skip(text, at)
        if after > at:
            at = after
            continue
        if text[at] != sign:
            at += 1
            continue
        run = _run(text, at)
        inside_word = sign == "_" and text[at + run : at + run + 1].isalnum()
        if not text[at - 1].isspace() and not inside_word and run in {size, 3}:
            return at + run - size
        at += run
    return 0
