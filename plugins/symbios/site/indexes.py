"""The search indexes of a site, one for each locale and never mixed."""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import partial
from typing import TYPE_CHECKING

from symbios.search.index import as_script, build, counted
from symbios.site.assets import hashed
from symbios.site.memory import digest
from symbios.site.work import Workers

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from symbios.course.model import Locale
    from symbios.search.documents import SearchDocument
    from symbios.search.index import Counted
    from symbios.site.page import SitePage
    from symbios.site.project import Compiled


_PREVIEWED = "index.js"
"""The name of every index in a preview."""
Begun = tuple["list[Locale]", "Callable[[Callable[[int], None]], list[tuple[bytes, bytes]]]"]


@dataclass(slots=True)
class IndexFiles:
    """Locale code → address of its index script, and address → content of the files that were made anew.

    `kept` are the addresses of files that need not be made, `keys` stand for what is in each locale's index.
    `late` are the locales whose index is made when the preview already shows its pages.
    """

    addresses: dict[str, str] = field(default_factory=dict)
    contents: dict[str, bytes] = field(default_factory=dict)
    kept: list[str] = field(default_factory=list)
    keys: dict[str, str] = field(default_factory=dict)
    late: list[Locale] = field(default_factory=list)
    begun: Begun | None = None

    def finish(self) -> IndexFiles:
        """Wait for the indexes that are being made; before, their addresses are not known."""
        if self.begun:
            (wanted, results), self.begun = self.begun, None
            for locale, (script, text) in zip(wanted, results(lambda _count: None), strict=True):
                name = _PREVIEWED if locale.code in self.addresses else hashed("index.js", script)
                address = f"{locale.code}/search/{name}"
                self.addresses[locale.code] = address
                self.contents |= zip(_both(address), (script, text), strict=True)
        return self

    def late_files(self, compiled: Compiled) -> dict[str, bytes]:
        """Return address → content of the indexes that were left for later."""
        files: dict[str, bytes] = {}
        for locale in self.late:
            files |= zip(_both(self.addresses[locale.code]), _index(compiled, locale), strict=True)
        return files


def page_words(page: SitePage, documents: list[SearchDocument]) -> list[Counted]:
    """Return the `documents` of a page with their words counted; nothing for a page that is left out.

    A page that is not translated is left out of its locale's index: its words are another language's.
    """
    return counted(documents) if page.searchable else []


def search_files(
    compiled: Compiled,
    jobs: int = 1,
    known: Mapping[str, tuple[str, str]] | None = None,
    has: Callable[[str], bool] = lambda _address: False,
    *,
    serving: bool = False,
) -> IndexFiles:
    """Begin with the index of each locale as JSON and, beside it, as the script that a page loads.

    `known` has the key and the address of each locale's index as the build before made it; it is kept where
    the key is the same and `has` says that both its files are there. While `serving`, the address of an index
    does not change with what is in it, and an old index serves until the new one is made.
    """
    files = IndexFiles()
    wanted: list[Locale] = []
    for locale in compiled.course.readers:
        pages = [page for page in compiled.pages if page.locale is locale and page.searchable]
        if compiled.keys:
            files.keys[locale.code] = digest(locale.lang, *(compiled.word_keys[page.url] for page in pages))
        key, address = (known or {}).get(locale.code, ("", ""))
        if serving:
            address = files.addresses[locale.code] = f"{locale.code}/search/{_PREVIEWED}"
        there = all(map(has, _both(address)))
        if there and (serving or (key and key == files.keys.get(locale.code))):
            files.addresses[locale.code] = address
            files.kept += _both(address)
            if key != files.keys.get(locale.code):
                files.late.append(locale)
        else:
            wanted.append(locale)
    workers: Workers[Locale, tuple[bytes, bytes]] = Workers(partial(_index, compiled), jobs, least=1)
    files.begun = wanted, workers.begin(wanted)
    return files


def _both(address: str) -> tuple[str, str]:
    """Return the addresses of an index as a script and as JSON."""
    return address, f"{address.removesuffix('.js')}.json"


def _index(compiled: Compiled, locale: Locale) -> tuple[bytes, bytes]:
    """Return the index of one locale as a script and as JSON."""
    documents = [
        document
        for page in compiled.pages
        if page.locale is locale and page.searchable
        for document in compiled.words(page)
    ]
    text = build(documents, locale.lang)
    return as_script(text).encode(), text.encode()
