"""What a walk costs in bytes: on a line as a host packs it, from a disk as the files are."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

    from playwright.sync_api import Page
    from playwright.sync_api import Request as PageRequest

    from browser_server import Request

MEDIA = (".svg", ".png", ".jpg", ".webp")
"""Pictures: they belong to a lesson, and no budget of the site counts them."""


def sent_bytes(requests: Iterable[Request]) -> int:
    """Return what a host sent, pictures not counted."""
    return sum(request.sent for request in requests if not request.path.endswith(MEDIA))


def disk_bytes(asked: Iterable[str], site: Path) -> int:
    """Return the size of the files of `site` among the addresses asked, each file once."""
    root = f"{site.as_uri()}/"
    names = {url.removeprefix(root).partition("#")[0] for url in asked if url.startswith(root)}
    return sum((site / name).stat().st_size for name in names)


class LineBytes:
    """Counts what a page gets over a line from a server that is not ours."""

    def __init__(self, page: Page) -> None:
        """Begin to count."""
        self._done: list[PageRequest] = []
        page.on("requestfinished", self._note)

    def total(self) -> int:
        """Return the bytes of all bodies so far."""
        return sum(request.sizes()["responseBodySize"] for request in self._done)

    def _note(self, request: PageRequest) -> None:
        self._done.append(request)
