"""HTML as a type of its own: a text becomes HTML only by being escaped or by being built here."""

from __future__ import annotations

from html import escape
from typing import NewType, Protocol

Html = NewType("Html", str)
NOTHING = Html("")
Attribute = str | int | bool | None
_VOID = frozenset({"br", "hr", "img", "input", "link", "meta", "source"})


class RenderInline(Protocol):
    """Turns inline Markdown into HTML; the compiler passes one in, so that no domain package renders."""

    def __call__(self, text: str, /) -> Html:
        """Return `text` as inline HTML."""


class Translate(Protocol):
    """Returns an interface string in the reader's language."""

    def __call__(self, text: str, /) -> str:
        """Return the translation of the English `text`, or `text` itself where there is none."""


def translatable(english: str) -> str:
    """Return `english` as it is: marks a string of a table that is translated where it is shown."""
    return english


def text(value: str) -> Html:
    """Return `value` escaped, so that it is shown as it is."""
    return Html(escape(value, quote=False))


def join(*parts: Html) -> Html:
    """Return the parts one after the other."""
    return Html("".join(parts))


def element(tag: str, attributes: dict[str, Attribute] | None = None, *children: Html) -> Html:
    """Return one element; an attribute that is None or False is left out, True is written without a value."""
    written = "".join(
        f" {name}" if value is True else f' {name}="{escape(str(value))}"'
        for name, value in (attributes or {}).items()
        if value is not None and value is not False
    )
    if tag in _VOID:
        return Html(f"<{tag}{written}>")
    return Html(f"<{tag}{written}>{''.join(children)}</{tag}>")
