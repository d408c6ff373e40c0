"""Where links lead: from the path of a file, as an author writes it, to the address inside the site."""

from __future__ import annotations

import posixpath
import re
from dataclasses import dataclass, field
from difflib import SequenceMatcher, get_close_matches
from functools import lru_cache
from typing import TYPE_CHECKING
from urllib.parse import quote, unquote, urlsplit

from symbios.problems import did_you_mean
from symbios.site.scan import loads

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping

    from symbios.course.model import Document
    from symbios.problems import Report
    from symbios.site.places import Places

_SCHEMES = frozenset({"http", "https", "mailto", "tel"})
TERM = "term:"
"""What the address of a glossary term begins with: `[residues](term:residue)`."""
_SHOWN = 100
_ALIKE = 0.75
_SCHEME = re.compile(r"[a-zA-Z][a-zA-Z0-9+.-]*:")


def relative_url(target: str, page: str) -> str:
    """Return the address of `target` as a link on `page`; both are paths inside the site."""
    return _from_folder(target, page.rpartition("/")[0])


@lru_cache(maxsize=100_000)
def _from_folder(target: str, folder: str) -> str:
    """Return the address of `target` in `folder`; its pages ask for the same ones."""
    return quote(posixpath.relpath(target, folder or "."))


def shortened(address: str) -> str:
    """Return an address as messages show it: whole, or its beginning where it holds a file."""
    return address if len(address) <= _SHOWN else f"{address[:_SHOWN]}…"


@dataclass(frozen=True, slots=True)
class AnchorLink:
    """A link to a section, to be checked when every page has been rendered."""

    path: str
    line: int
    column: int
    address: str
    url: str
    fragment: str


@dataclass(slots=True)
class Addresses:
    """All that a link can lead to, and what links were found.

    `targets` maps the path of a file inside the course folder to its address inside the site; `glossary`
    are the ids of the terms that a text can name.
    """

    targets: Mapping[str, str]
    report: Report
    glossary: Collection[str] = ()
    used: set[str] = field(default_factory=set)
    anchors: list[AnchorLink] = field(default_factory=list)

    def check_anchors(self, ids: Mapping[str, Collection[str]]) -> None:
        """Report each link whose section does not exist; `ids` maps an address to the page's anchors."""
        for link in self.anchors:
            known = ids.get(link.url)
            if known is None or link.fragment in known:
                continue
            near = get_close_matches(link.fragment, sorted(known), n=1)
            self.report.add(
                link.path,
                link.line,
                link.column,
                "anchor-broken",
                f"“{link.address}” leads to a section that does not exist",
                f"Did you mean “#{near[0]}”?" if near else "Look at the headings of that page.",
            )


@dataclass(slots=True)
class PageAddresses:
    """Resolves the addresses of one page; `bases` are the files that a relative path may start from.

    A `silent` one reports nothing: the same text is checked on another page. `written` tells for each
    address of the page what its author wrote; `terms` are the ids of the glossary terms that it names.
    """

    addresses: Addresses
    document: Document
    url: str
    bases: tuple[str, ...]
    silent: bool
    places: Places
    written: dict[str, str] = field(default_factory=dict)
    terms: list[str] = field(default_factory=list)

    def __call__(self, tag: str, address: str) -> str:
        """Return what to write into the page for an `address` in the element `tag`."""
        resolved = self._resolved(tag, address.strip())
        self.written[resolved] = address
        return resolved

    def _resolved(self, tag: str, address: str) -> str:
        if address.startswith("#"):
            self._anchor(address, self.url, address[1:])
            return address
        if address.startswith(TERM):
            return self._term(address)
        if _SCHEME.match(address) or address.startswith("//"):
            self._foreign(tag, address)
            return address
        if address.startswith("/"):
            self._say(
                address,
                "link-absolute",
                f"“{address}” begins with “/”; such a link breaks where the site lies in a folder",
                self._from_here(unquote(address.lstrip("/"))),
            )
            return address
        return self._local(address)

    def _term(self, address: str) -> str:
        identity = address.removeprefix(TERM)
        if identity not in self.addresses.glossary:
            message = f"“{identity}” is no term of the glossary"
            hint = did_you_mean(identity, self.addresses.glossary)
            self._say(address, "term-unknown", message, hint or "Add it to glossary.yml.")
            return address
        if identity not in self.terms:
            self.terms.append(identity)
        locale = self.url.partition("/")[0]
        return f"{relative_url(f'{locale}/glossary.html', self.url)}#{quote(identity)}"

    def _local(self, address: str) -> str:
        parts = urlsplit(address)
        path = unquote(parts.path)
        tried = [posixpath.normpath(posixpath.join(posixpath.dirname(base), path)) for base in self.bases]
        found = next((name for name in tried if name in self.addresses.targets), None)
        if found is None:
            self._broken(address, path, tried[0])
            return address
        self.addresses.used.add(found)
        url = self.addresses.targets[found]
        if parts.fragment:
            self._anchor(address, url, parts.fragment)
        query = f"?{parts.query}" if parts.query else ""
        fragment = f"#{parts.fragment}" if parts.fragment else ""
        return relative_url(url, self.url) + query + fragment

    def _foreign(self, tag: str, address: str) -> None:
        scheme = address.partition(":")[0].lower()
        if loads(tag) and not address.startswith("data:"):
            self._say(
                address,
                "resource-external",
                f"“{address}” would be loaded from elsewhere; a page asks nobody but its own site",
                "Put the file into course/assets/ and write its path.",
            )
        elif (
            not address.startswith("//")
            and scheme not in _SCHEMES
            and scheme not in {"data", "javascript", "vbscript"}
        ):
            written = address.partition(":")[0]
            self._say(
                address,
                "link-scheme",
                f"“{shortened(address)}” begins with “{written}:”; such a link does not work everywhere",
                "Write a link that begins with https:// or mailto:",
            )

    def _broken(self, address: str, path: str, wanted: str) -> None:
        message = f"“{shortened(path)}” leads to no file of the course"
        self._say(address, "link-broken", message, self._from_here(wanted))

    def _from_here(self, wanted: str) -> str:
        """Return the hint for a path that leads nowhere: the nearest that leads somewhere."""
        name = posixpath.basename(wanted)
        targets = list(self.addresses.targets)
        near = (
            wanted
            if wanted in targets
            else next(
                (
                    target
                    for target in get_close_matches(wanted, targets, n=5, cutoff=0.75)
                    if SequenceMatcher(None, name, posixpath.basename(target)).ratio() > _ALIKE
                ),
                next((target for target in targets if posixpath.basename(target) == name), None),
            )
        )
        if near is None:
            return "Write the path of the file, from the file in which the link stands."
        return f"Did you mean “{posixpath.relpath(near, posixpath.dirname(self.bases[0]))}”?"

    def _anchor(self, address: str, url: str, fragment: str) -> None:
        if fragment and not self.silent and not fragment.startswith(("fn:", "fnref")):
            line, column = self.places.address(address)
            self.addresses.anchors.append(
                AnchorLink(self.document.path, line, column, address, url, unquote(fragment))
            )

    def _say(self, needle: str, name: str, message: str, hint: str) -> None:
        if not self.silent:
            line, column = self.places.address(needle)
            self.addresses.report.add(self.document.path, line, column, name, message, hint)
