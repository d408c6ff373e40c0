"""Writes the files of a site: what an earlier build left is taken over, the rest is made in all processes."""

from __future__ import annotations

from typing import TYPE_CHECKING

from symbios.site.work import Workers

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from symbios.site.folder import SiteFolder
    from symbios.site.memory import Output
    from symbios.site.page import SitePage
    from symbios.site.publish import Publication


class Writer:
    """Writes one site into its folder; `stage` is told how far it is."""

    def __init__(
        self, found: Publication, folder: SiteFolder, jobs: int, stage: Callable[[str, int, int], None]
    ) -> None:
        self._found, self._folder, self._jobs, self._stage = found, folder, jobs, stage
        compiled = found.compiled
        self._frames = {
            page.url: compiled.frame_key(page, compiled.keys[page.url]) if compiled.frame_key else ""
            for page in compiled.pages
        }
        self._outputs: dict[str, Output] = {}

    def all(self) -> dict[str, Output]:
        """Write every file; the pages of a locale need the address of its search index."""
        found, folder, outputs = self._found, self._folder, self._outputs
        folder.prepare(found.addresses())
        outputs |= {address: folder.keep(address) for address in found.indexes.kept}
        for address, content in found.small.items():
            outputs[address] = folder.write(address, content)
        for address, path in found.copies.items():
            outputs[address] = folder.write(address, path.read_bytes())
        for address, text in found.texts.items():
            outputs[address] = folder.write(address, text.encode())
        pages, known = found.compiled.pages, set(found.indexes.addresses)
        # What does not wait for an index is taken over while the indexes are made.
        rest = self._taken_over([page for page in pages if page.locale.code in known])
        self._stage("search", 0, 0)
        found.indexes.finish()
        folder.prepare(found.indexes.contents)
        for address, content in found.indexes.contents.items():
            outputs[address] = folder.write(address, content)
        self._stage("write", len(pages), 0)
        rest += self._taken_over([page for page in pages if page.locale.code not in known])
        self._stage("write", len(pages), len(pages) - len(rest))
        self._write_pages(rest)
        return outputs

    def _taken_over(self, pages: Sequence[SitePage]) -> list[SitePage]:
        """Take over the pages that have their frames from an earlier build, and return the others."""
        rest = []
        for page in pages:
            kept = self._folder.framed(page.url, self._frames[page.url], self._index(page))
            if kept:
                self._outputs[page.url] = kept
            else:
                rest.append(page)
        return rest

    def _write_pages(self, pages: Sequence[SitePage]) -> None:
        """Put pages into their frames, and write them."""
        if not pages:
            return
        total, found = len(self._found.compiled.pages), self._found
        found.page(pages[0])  # so that all processes inherit the templates
        if found.framer.env.bytecode_cache:
            found.framer.env.bytecode_cache.keep()
        done = Workers(self._page, self._jobs).all(pages, lambda count: self._stage("write", total, count))
        self._outputs |= {page.url: output for page, output in zip(pages, done, strict=True)}

    def _page(self, page: SitePage) -> Output:
        frame, index = self._frames[page.url], self._index(page)
        return self._folder.write(page.url, self._found.page(page), frame=frame, index=index)

    def _index(self, page: SitePage) -> str:
        return self._found.indexes.addresses[page.locale.code]
