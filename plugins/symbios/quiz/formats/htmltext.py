"""Writes cleaned HTML as one line of inline Markdown."""

from __future__ import annotations

from dataclasses import dataclass, field
from html.parser import HTMLParser
from typing import TYPE_CHECKING

from symbios.quiz.formats.escapes import address, at_start, code, signs_escaped, with_formulas
from symbios.quiz.formats.loss import shortened

if TYPE_CHECKING:
    from collections.abc import Iterable

    from symbios.quiz.formats.loss import Lost

_EMPHASIS = {"em": "em", "i": "em", "strong": "strong", "b": "strong"}
_SIGNS = {"em": "*", "strong": "**"}
_VOID = frozenset({"br", "hr", "img"})
_BRACKET = "&#93;"
"""The bracket that would end the text of a link."""
_PARAGRAPH, _BREAK = "\v", "\n"
_DEPTH = 100


@dataclass(slots=True)
class Element:
    """An element of the cleaned HTML."""

    tag: str
    attributes: dict[str, str]
    children: list[Element | str] = field(default_factory=list)


def written(html: str, lost: Lost) -> str:
    """Return HTML in which every element is closed as one line of Markdown."""
    tree = _Tree()
    tree.feed(html)
    tree.close()
    text = _Writer(lost).inside(tree.root)
    paragraphs = [part for part in (_joined(part.split(_BREAK)) for part in text.split(_PARAGRAPH)) if part]
    if len(paragraphs) > 1:
        lost.say(f"{len(paragraphs)} paragraphs", "lines of one text")
    return at_start("<br>".join(paragraphs))


def _joined(lines: Iterable[str]) -> str:
    return "<br>".join(filter(None, (" ".join(line.split()) for line in lines)))


class _Tree(HTMLParser):
    """Makes the tree; what is nested too deep to be written stands beside, not inside."""

    def __init__(self) -> None:
        super().__init__()
        self.root = Element("", {})
        self.open = [self.root]

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Begin an element."""
        element = Element(tag, {name: value or "" for name, value in attrs})
        self.open[-1].children.append(element)
        if tag not in _VOID and len(self.open) < _DEPTH:
            self.open.append(element)

    def handle_endtag(self, tag: str) -> None:
        """End the innermost element of this name."""
        for place in range(len(self.open) - 1, 0, -1):
            if self.open[place].tag == tag:
                del self.open[place:]
                return

    def handle_data(self, data: str) -> None:
        """Take a text; one that comes in pieces stays one."""
        children = self.open[-1].children
        if children and isinstance(children[-1], str):
            children[-1] += data
        else:
            children.append(data)


class _Writer:
    """Writes elements; paragraphs and line breaks are signs that only the whole makes into `<br>`."""

    def __init__(self, lost: Lost) -> None:
        self.lost = lost
        self.in_link = False

    def inside(self, element: Element, *, emphasised: bool = False) -> str:
        """Return what stands in an element."""
        found = ""
        for child in element.children:
            if isinstance(child, str):
                found += self._text(child)
                continue
            piece = self._element(child, emphasised=emphasised)
            if piece.startswith("*") and found.endswith("*"):
                piece = self._element(child, emphasised=True)
            found += piece
        return found

    def _text(self, text: str) -> str:
        inner = with_formulas(" ".join(text.split()))
        if self.in_link:
            inner = inner.replace("]", _BRACKET)
        before = " " if text[:1].isspace() else ""
        after = " " if inner and text[-1:].isspace() else ""
        return f"{before}{inner}{after}"

    def _element(self, element: Element, *, emphasised: bool) -> str:
        match element.tag:
            case "em" | "i" | "strong" | "b" | "sub" | "sup":
                found = self._marked(element, raw=emphasised)
            case "br":
                found = _BREAK
            case "code":
                found = code(_text_of(element))
            case "pre":
                rows = (code(row) for row in _text_of(element).split("\n"))
                found = f"{_PARAGRAPH}{_BREAK.join(rows)}{_PARAGRAPH}"
            case "a":
                found = self._link(element, emphasised=emphasised)
            case "img":
                found = self._image(element)
            case _:
                found = self._block(element.tag, self.inside(element, emphasised=emphasised))
        return found

    @staticmethod
    def _block(tag: str, text: str) -> str:
        """Return a text between the signs of a paragraph; cells of a row stand in one."""
        if tag in {"", "span"}:
            return text
        if tag in {"td", "th"}:
            return f"{text}; " if text.strip() else ""
        if tag == "tr":
            text = text.rstrip("; ")
        if tag == "li":
            text = "• " + text.lstrip(f" {_PARAGRAPH}{_BREAK}")
        return f"{_PARAGRAPH}{text}{_PARAGRAPH}"

    def _marked(self, element: Element, *, raw: bool) -> str:
        """Return emphasis by signs, by elements where signs would be misread; space stays outside."""
        text = self.inside(element, emphasised=True)
        inner = text.strip()
        if not inner:
            return text
        before, after = text[: len(text) - len(text.lstrip())], text[len(text.rstrip()) :]
        tag = _EMPHASIS.get(element.tag, element.tag)
        signs = _SIGNS.get(tag, "")
        if raw or not signs:
            return f"{before}<{tag}>{inner}</{tag}>{after}"
        return f"{before}{signs}{inner}{signs}{after}"

    def _link(self, element: Element, *, emphasised: bool) -> str:
        self.in_link = True
        text = self.inside(element, emphasised=emphasised)
        self.in_link = False
        url = element.attributes.get("href", "").strip()
        inner = " ".join(text.split())
        if not url:
            if inner:
                self.lost.say(
                    f"the link of “{shortened(inner)}”", "its text; it leads nowhere that is allowed"
                )
            return text
        url = f"https:{url}" if url.startswith("//") else url
        return f"[{inner or signs_escaped(url)}]({address(url)})"

    def _image(self, element: Element) -> str:
        """Return an image; our pages load none from elsewhere, so such a one becomes a link."""
        url, alt = element.attributes.get("src", "").strip(), element.attributes.get("alt", "")
        text = signs_escaped(" ".join(alt.split())).replace("]", _BRACKET)
        if not url:
            self.lost.say(f"an image “{shortened(alt)}” inside the text", "its description")
            return text
        if url.startswith("//") or url[:5].lower() in {"http:", "https"}:
            url = f"https:{url}" if url.startswith("//") else url
            self.lost.say(f"the image {shortened(url)}", "a link: pages load nothing from elsewhere")
            return f"[{text or signs_escaped(url)}]({address(url)})"
        self.lost.say(f"the image {shortened(url)}", "its address only; put the file into the course")
        return f"![{text}]({address(url)})"


def _text_of(element: Element) -> str:
    """Return all text in an element."""
    parts = (child if isinstance(child, str) else _text_of(child) for child in element.children)
    return ("\n" if element.tag == "br" else "") + "".join(parts)
