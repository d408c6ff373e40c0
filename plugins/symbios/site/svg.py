"""Whether an SVG picture is only a picture: no script, no style that the page refuses, no request."""

from __future__ import annotations

import re
from html.parser import HTMLParser

_FORBIDDEN = frozenset({"animate", "embed", "foreignobject", "iframe", "object", "script", "set", "style"})
_SHOWN = 40
_LINKS = frozenset({"href", "xlink:href", "src"})
_URL = re.compile(r"url\(\s*['\"]?\s*(?![\s'\"#])", re.IGNORECASE)


class _Reader(HTMLParser):
    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.found: list[tuple[int, int, str]] = []

    def _say(self, what: str) -> None:
        line, column = self.getpos()
        self.found.append((line, column + 1, what))

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag.rpartition(":")[2] in _FORBIDDEN:
            self._say(f"<{tag}>")
        for name, value in attrs:
            if name.startswith("on") or name == "style":
                self._say(f"{name}=")
            elif name in _LINKS and not (value or "").startswith("#"):
                self._say(f"{name}={(value or '')[:_SHOWN]}")
            elif value and _URL.search(value):
                self._say("url(…)")

    def handle_pi(self, data: str) -> None:
        if not data.startswith("xml "):
            self._say(f"<?{data[:_SHOWN]}")

    def handle_decl(self, decl: str) -> None:
        if "[" in decl or "entity" in decl.lower():
            self._say("an entity")

    def unknown_decl(self, data: str) -> None:
        self._say(f"<![{data[:10]}")


def unsafe_parts(text: str) -> list[tuple[int, int, str]]:
    """Return line, column and name of everything in the SVG `text` that could act or send a request."""
    reader = _Reader()
    reader.feed(text)
    reader.close()
    return reader.found
