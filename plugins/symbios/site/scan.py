"""Reading rendered HTML once: its anchors, its images, and what must not stand in it."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from html.parser import HTMLParser

from symbios.htmlread import feed

_FORBIDDEN = frozenset(
    {"applet", "base", "embed", "form", "frame", "iframe", "link", "meta", "object", "script", "style"}
)
_REFUSED = frozenset({"background", "ping", "srcdoc", "srcset", "style"})
_ADDRESSES = frozenset(
    {"action", "data", "formaction", "from", "href", "poster", "src", "to", "values", "xlink:href"}
)
_SCRIPTED = re.compile(r"(javascript:|vbscript:|data:text/html|data:image/svg)", re.IGNORECASE)
_IGNORED = re.compile(r"[\x00-\x20]+")
"""What a browser leaves out of an address before it looks at its scheme (WHATWG URL standard)."""
_CODE = frozenset({"code", "kbd", "pre", "samp"})
_FOOTNOTE = re.compile(r"\[\^([^\[\]\s]{1,100})\]")
_SLASHES = re.compile(r"^[ \t]*(/{3,}(?:[ ]*[\w-]+)?)", re.MULTILINE)
_LOADING = frozenset({"audio", "image", "img", "input", "source", "track", "use", "video"})


@dataclass(frozen=True, slots=True)
class Finding:
    """Something unsafe: `what` names it as an author would, `pattern` finds it in the source."""

    what: str
    pattern: str


@dataclass(slots=True)
class Scan:
    """What stands in a page."""

    ids: set[str] = field(default_factory=set)
    images_without_text: list[str] = field(default_factory=list)
    unsafe: list[Finding] = field(default_factory=list)
    footnotes: list[str] = field(default_factory=list)
    """References such as `[^1]` that were left as they are written, because there is no such footnote."""
    slashes: list[str] = field(default_factory=list)
    """Beginnings and ends of blocks, such as `/// task`, that were left as they are written."""
    formulas: list[str] = field(default_factory=list)
    """Formulas that were left as they are written, because they have a fault."""
    twice: list[str] = field(default_factory=list)
    """Ids that more than one element has."""


class Scanner(HTMLParser):
    """Fills `scan` with what stands in the HTML that it reads.

    What the compiler wrote is its `own`: only its ids count.
    """

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.scan = Scan()
        self.code = 0
        self.own = False

    def handle_data(self, data: str) -> None:
        """Look for what was left as it is written."""
        if not self.code and not self.own:
            if "[^" in data:
                self.scan.footnotes += _FOOTNOTE.findall(data)
            if "///" in data:
                self.scan.slashes += _SLASHES.findall(data)

    def handle_endtag(self, tag: str) -> None:
        """Leave code."""
        if tag in _CODE:
            self.code -= 1

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Note ids, images and what is unsafe."""
        if tag in _CODE:
            self.code += 1
        if tag in _FORBIDDEN and not self.own:
            self.scan.unsafe.append(Finding(f"<{tag}>", rf"<{re.escape(tag)}\b"))
        if not attrs and tag != "img":
            return
        values = {name: value or "" for name, value in attrs}
        if "id" in values:
            if values["id"] in self.scan.ids:
                self.scan.twice.append(values["id"])
            self.scan.ids.add(values["id"])
        if "name" in values and tag == "a":
            self.scan.ids.add(values["name"])
        if self.own:
            return
        if tag == "img" and not values.get("alt", "").strip() and values.get("role") != "presentation":
            self.scan.images_without_text.append(values.get("src", ""))
        for name, value in values.items():
            self._attribute(name, value)

    def _attribute(self, name: str, value: str) -> None:
        if name == "data-formula":
            self.scan.formulas.append(value)
        elif name.startswith("on") or name in _REFUSED:
            self.scan.unsafe.append(Finding(f"{name}=", rf"(?<![\w-]){re.escape(name)}\s*="))
        elif name in _ADDRESSES and (scripted := _SCRIPTED.match(_IGNORED.sub("", value))):
            scheme = scripted[1].partition(":")[0].lower()
            self.scan.unsafe.append(Finding(f"{scheme}:", rf"{scheme}\s*:"))

    def handle_comment(self, data: str) -> None:
        """Refuse a comment that browsers end elsewhere."""
        if data.startswith((">", "->")) or "--!>" in data:
            # Browsers end such a comment earlier than this parser: what follows would run unseen.
            self.scan.unsafe.append(Finding("<!--", r"<!--"))

    def handle_decl(self, decl: str) -> None:
        """Refuse a declaration."""
        self.scan.unsafe.append(Finding(f"<!{decl.partition(' ')[0]}", r"<!(?!--)"))

    def unknown_decl(self, data: str) -> None:
        """Refuse a section of another kind."""
        self.scan.unsafe.append(Finding(f"<![{data.partition('[')[0]}[", r"<!\["))


def scan(html: str) -> Scan:
    """Read the HTML of one page or of one inline text."""
    reader = Scanner()
    feed(html, reader)
    return reader.scan


def loads(tag: str) -> bool:
    """Whether a browser loads the address of this element by itself, unlike a link that a reader follows."""
    return tag in _LOADING
