"""Reads HTML once for several readers, fast where it is written as our own renderer writes it.

The standard library's parser takes 1.4 ms for a page of 11 KB, and was asked three times. Well-formed tags
(lower case, attributes in double quotes, nothing else behind a `<`) need no parser: one expression cuts them
out. As soon as anything in the text is written in another way, the parser reads the whole of it, so that
nothing that a browser might understand otherwise is ever guessed at.
"""

from __future__ import annotations

import re
from html import unescape
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable
    from html.parser import HTMLParser

    Attributes = list[tuple[str, str | None]]

_TAG = re.compile(
    r'(/?)([a-z][a-z0-9]*(?:-[a-z0-9]+)*)((?:[ \n]+[A-Za-z][A-Za-z0-9:_.-]*(?:="[^"]*")?)*) ?(/?)>'
)
_ATTRIBUTE = re.compile(r'([A-Za-z][A-Za-z0-9:_.-]*)(?:="([^"]*)")?')
_ODD_REFERENCE = re.compile(r"&(?!(?:amp|quot|lt|gt|#[0-9]{1,5});)")
"""What may be read in another way inside an attribute than in a text."""
_RAW = frozenset({"script", "textarea", "title"})
"""Elements in which only text may stand, so that it does not matter whether tags are read in them."""
_OTHERWISE = frozenset({"iframe", "listing", "noembed", "noframes", "noscript", "plaintext", "style", "xmp"})
"""Elements whose content is no HTML, in this version of the parser or in another."""

_Tag = tuple[str, str, "Attributes"]
"""`/` for an end or `!` for an element without content or nothing; name; attributes."""
Piece = tuple[_Tag, str]
"""A tag and the text behind it."""
_NO_TAG: _Tag = ("", "", [])


class _Tags(dict[str, "_Tag | None"]):
    """What stands behind a `<`, up to the next `>` → the tag, if it is one; the same come again and again."""

    def __missing__(self, written: str) -> _Tag | None:
        found = _tag(written)
        if len(written) <= _LONGEST:
            if len(self) >= _MOST:
                self.clear()
            self[written] = found
        return found


_LONGEST, _MOST = 120, 20_000
_TAGS = _Tags()


def feed(html: str, *readers: HTMLParser) -> None:
    """Let each of the `readers` read the whole text; they must not ask for places in it, nor change a tag."""
    pieces = cut(html)
    for reader in readers:
        if pieces is None:
            reader.feed(html)
            reader.close()
        else:
            tell(pieces, reader)


def cut(html: str) -> list[Piece] | None:
    """Return the tags of a text, the first of which is none; None where the parser has to read it."""
    if "\0" in html:
        return None
    first, *rest = html.split("<")
    pieces: list[Piece] = [(_NO_TAG, unescape(first) if "&" in first else first)]
    raw = ""
    for piece in rest:
        end = piece.find(">") + 1
        tag = _TAGS[piece[:end]]
        if tag is None:
            # A `>` may stand in an attribute.
            match = _TAG.match(piece)
            tag = _tag(match[0]) if match else None
            if match is None or tag is None:
                return None
            end = match.end()
        if raw:
            if tag[0] != "/" or tag[1] != raw:
                return None
            raw = ""
        elif tag[1] in _RAW and not tag[0]:
            raw = tag[1]
        text = piece[end:]
        if "&" in text and raw != "script":
            text = unescape(text)
        pieces.append((tag, text))
    return None if raw else pieces


def tell(pieces: Iterable[Piece], reader: HTMLParser) -> None:
    """Let `reader` hear what has been cut."""
    start, end, data = reader.handle_starttag, reader.handle_endtag, reader.handle_data
    for (sign, tag, attributes), text in pieces:
        if sign == "/":
            end(tag)
        elif sign:
            reader.handle_startendtag(tag, attributes)
        elif tag:
            start(tag, attributes)
        if text:
            data(text)


def _tag(written: str) -> _Tag | None:
    """Return the tag that is written, up to its `>`, as our renderer writes tags."""
    match = _TAG.fullmatch(written)
    if match is None:
        return None
    end, tag, inside, alone = match.groups()
    if (
        tag in _OTHERWISE
        or (end and (inside or alone))
        or (alone and tag in _RAW)
        or _ODD_REFERENCE.search(inside)
    ):
        return None
    attributes: Attributes = [
        (name.lower(), value if value is None else unescape(value))
        for name, value in (found.group(1, 2) for found in _ATTRIBUTE.finditer(inside))
    ]
    return end or (alone and "!"), tag, attributes
