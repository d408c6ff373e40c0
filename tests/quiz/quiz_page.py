"""What a browser without script makes of a form, and stand-ins for renderer and translation."""

import re
from collections.abc import Iterator
from html import escape
from html.parser import HTMLParser

from symbios.markup import Html


class Page(HTMLParser):
    """What a browser without script makes of the form: its elements, and the text that can be read."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.elements: list[tuple[str, dict[str, str | None]]] = []
        self.text: dict[str, str] = {}
        self.visible = ""
        self.script = ""
        self._open: list[tuple[str, str]] = []
        self.feed(html)
        self.close()
        assert not self._open

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Keep an element and open it."""
        attributes = dict(attrs)
        self.elements.append((tag, attributes))
        if tag not in {"input", "img", "br", "hr"}:
            name = attributes.get("id") or attributes.get("for") or ""
            self._open.append((tag, f"{tag} {name}"))

    def handle_endtag(self, tag: str) -> None:
        """Close the element that was opened last; anything else is not well nested."""
        assert self._open.pop()[0] == tag

    def handle_data(self, data: str) -> None:
        """Keep text, that of the script apart."""
        if any(tag == "script" for tag, _ in self._open):
            self.script += data
            return
        self.visible += data
        for _, name in self._open:
            self.text[name] = self.text.get(name, "") + data

    def all(self, tag: str) -> Iterator[dict[str, str | None]]:
        """Yield the attributes of all elements `tag`."""
        return (attributes for name, attributes in self.elements if name == tag)


def inline(text: str, /) -> Html:
    """Stand in for the Markdown renderer: it knows stress, code and images."""
    html = re.sub(r"!\[(.*?)\]\(&lt;(.+?)&gt;\)", r'<img alt="\1" src="\2">', escape(text, quote=False))
    return Html(re.sub(r"`(.+?)`", r"<code>\1</code>", re.sub(r"\*(.+?)\*", r"<em>\1</em>", html)))


def marked(text: str, /) -> str:
    """Translate so that it shows."""
    return f"«{text}»"
