"""Reading rendered HTML once: its anchors, its images, and what must not stand in it."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from html.parser import HTMLParser

_FORBIDDEN = frozenset(
    {"applet", "base", "embed", "form", "frame", "iframe", "link", "meta", "object", "script", "style"}
)
_ADDRESSES = frozenset({"action", "data", "formaction", "href", "poster", "src", "xlink:href"})
_SCRIPTED = re.compile(r"[\s\x00-\x20]*(javascript|vbscript|data:text/html|data:image/svg)", re.IGNORECASE)
_LOADING = frozenset({"audio", "embed", "iframe", "image", "img", "input", "source", "track", "use", "video"})


@dataclass(frozen=True, slots=True)
class Finding:
    """Something unsafe: `what` names it as an author would, `needle` is what to look for in the source."""

    what: str
    needle: str


@dataclass(slots=True)
class Scan:
    """What stands in a page."""

    ids: set[str] = field(default_factory=set)
    images_without_text: list[str] = field(default_factory=list)
    addresses: list[tuple[str, str]] = field(default_factory=list)
    unsafe: list[Finding] = field(default_factory=list)


class _Reader(HTMLParser):
    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.scan = Scan()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag in _FORBIDDEN:
            self.scan.unsafe.append(Finding(f"<{tag}>", f"<{tag}"))
        values = {name: value or "" for name, value in attrs}
        if "id" in values:
            self.scan.ids.add(values["id"])
        if "name" in values and tag == "a":
            self.scan.ids.add(values["name"])
        if tag == "img" and not values.get("alt", "").strip() and values.get("role") != "presentation":
            self.scan.images_without_text.append(values.get("src", ""))
        for name, value in values.items():
            self._attribute(tag, name, value)

    def _attribute(self, tag: str, name: str, value: str) -> None:
        if name.startswith("on") or name in {"style", "srcdoc", "srcset"}:
            self.scan.unsafe.append(Finding(f"{name}=", name))
        elif name in _ADDRESSES:
            if _SCRIPTED.match(value):
                scheme = value.strip().split(":")[0].lower()
                self.scan.unsafe.append(Finding(f"{scheme}:", f"{scheme}:"))
            else:
                self.scan.addresses.append((tag, value))


def scan(html: str) -> Scan:
    """Read the HTML of one page or of one inline text."""
    reader = _Reader()
    reader.feed(html)
    reader.close()
    return reader.scan


def loads(tag: str) -> bool:
    """Whether a browser loads the address of this element by itself, unlike a link that a reader follows."""
    return tag in _LOADING
