"""The list of all pages of one language."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import groupby
from typing import TYPE_CHECKING

from symbios.markup import NOTHING, Html, element

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence


@dataclass(frozen=True, slots=True)
class Entry:
    """One page, or a part of the site: a part has no address, and its title becomes a heading.

    `url` is relative to the site map. A part stands at the top only.
    """

    title: Html
    url: str = ""
    children: tuple[Entry, ...] = ()


def sitemap_html(entries: Sequence[Entry]) -> Html:
    """Return the site map: a heading and a list for each part, one list for pages beside the parts."""
    blocks: list[Html] = []
    number = 0
    for is_page, group in groupby(entries, key=lambda entry: bool(entry.url)):
        if is_page:
            blocks.append(_list(group))
            continue
        for part in group:
            number += 1
            blocks += [element("h2", {"id": f"sitemap-{number}"}, part.title), _list(part.children)]
    return element("div", {"class": "course-sitemap"}, *blocks)


def _list(entries: Iterable[Entry]) -> Html:
    rows = [
        element(
            "li",
            None,
            element("a", {"href": entry.url}, entry.title),
            *([_list(entry.children)] if entry.children else []),
        )
        for entry in entries
    ]
    return element("ul", None, *rows) if rows else NOTHING
