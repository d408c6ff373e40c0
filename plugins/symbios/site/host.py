"""MkDocs, in one place: the only module that imports it, so that it can be replaced.

Under ProperDocs the same names lead to ProperDocs's own classes.
"""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any
from urllib.parse import quote

from mkdocs.config import load_config
from mkdocs.config.base import Config
from mkdocs.config.config_options import Type
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import Abort, ConfigurationError, MkDocsException
from mkdocs.plugins import BasePlugin
from mkdocs.structure.files import File, Files, InclusionLevel
from mkdocs.structure.toc import get_toc

if TYPE_CHECKING:
    from collections.abc import Callable

    from mkdocs.livereload import LiveReloadServer

__all__ = [
    "Abort",
    "BasePlugin",
    "Config",
    "ConfigurationError",
    "File",
    "Files",
    "MkDocsConfig",
    "MkDocsException",
    "Type",
    "generated_file",
    "get_toc",
    "host_build",
    "load_config",
    "preview_server",
]


def generated_file(config: MkDocsConfig, address: str, content: bytes | str) -> File:
    """Return a file that is written to `address` as it is, be it a page."""
    file = File.generated(config, f"{address}.made", content=content, inclusion=InclusionLevel.NOT_IN_NAV)
    file.dest_uri = address
    file.url = quote(address)
    return file


def host_build(config: MkDocsConfig) -> None:
    """Let MkDocs build."""
    from mkdocs.commands.build import build  # noqa: PLC0415 - takes 0.08 s, and few builds need it

    build(config)


def preview_server(
    build: Callable[[], None], host: str, port: int, site: str, mount: str, *, polling: bool
) -> LiveReloadServer:
    """Return a server that shows the folder `site`, and runs `build` when something changes that it watches.

    Without `polling` it hears of changes from the system, at once.
    """
    from mkdocs.livereload import LiveReloadServer  # noqa: PLC0415 - only the preview needs it
    from watchdog import events, observers  # noqa: PLC0415

    class Changes(observers.Observer):  # type: ignore[misc, valid-type] # its class depends on the system
        """Hears of files that change, not of files that are read: a build reads them all."""

        def schedule(self, *arguments: Any, **options: Any) -> Any:
            """Watch a folder."""
            kinds = [
                events.FileCreatedEvent,
                events.FileDeletedEvent,
                events.FileModifiedEvent,
                events.FileMovedEvent,
            ]
            return super().schedule(*arguments, **options | {"event_filter": kinds})

    server = LiveReloadServer(build, host=host, port=port, root=site, mount_path=mount)
    if not polling:
        server.observer = Changes()
    server.build_delay = 0.05  # seconds without another change; editors write a file in several steps

    def error_page(code: int) -> bytes | None:
        page = Path(site) / f"{code}.html"
        return page.read_bytes() if page.is_file() else None

    server.error_handler = error_page
    return server
