"""Reads a page once: what search knows of it, its ids, and what must not stand in what its author wrote."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from symbios.htmlread import cut, tell
from symbios.search.documents import DocumentReader
from symbios.site.scan import Scanner

if TYPE_CHECKING:
    import re
    from collections.abc import Callable, Iterable, Iterator, Sequence

    from symbios.search.documents import SearchDocument
    from symbios.site.scan import Scan

Part = tuple[str, bool]
"""HTML, and whether the compiler itself wrote it."""


@dataclass(frozen=True, slots=True)
class Reading:
    """What stands in a page, and what search can answer with."""

    scan: Scan
    documents: list[SearchDocument]


def read(parts: Sequence[Part], url: str, title: str) -> Reading:
    """Read a page, `url` relative to the root of the site; its parts follow each other.

    What the compiler wrote gives ids and search text, but no findings. Where any part is not written as our
    renderer writes it, the parser reads the whole: what one part leaves open goes on in the next.
    """
    scanner, reader = Scanner(), DocumentReader(url, title)
    pieces = [cut(html) for html, _ in parts]
    if None in pieces:
        for html, own in parts:
            # What the parser still holds back was begun by an author, and may reach into this part.
            scanner.own = own and not scanner.rawdata
            scanner.feed(html)
            reader.feed(html)
        scanner.own = False
        scanner.close()
        reader.close()
    else:
        for (_, scanner.own), found in zip(parts, pieces, strict=True):
            tell(found or (), scanner)
            tell(found or (), reader)
    return Reading(scanner.scan, reader.documents())


def replaced(
    parts: Iterable[Part], place: re.Pattern[str], write: Callable[[re.Match[str]], str]
) -> Iterator[Part]:
    """Yield the parts with what the compiler writes in each `place` of what authors wrote."""
    for html, own in parts:
        begin = 0
        for found in [] if own else place.finditer(html):
            yield html[begin : found.start()], False
            yield write(found), True
            begin = found.end()
        if begin < len(html):
            yield html[begin:], own
