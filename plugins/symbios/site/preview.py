"""A preview in the browser: the site in a folder of its own, built again when a source changes."""

from __future__ import annotations

import logging
import tempfile
from pathlib import Path
from threading import Timer
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from symbios.site.build import Kept
from symbios.site.host import Abort, preview_server

if TYPE_CHECKING:
    from collections.abc import Callable

    from symbios.site.build import Built
    from symbios.site.host import MkDocsConfig
    from symbios.site.project import Project

log = logging.getLogger("mkdocs.plugins.course")
_SHOWN = 0.2
"""Seconds in which a browser has asked for the page that has changed."""
Opened = tuple["MkDocsConfig", "Project"]


def serve(
    load: Callable[[], Opened],
    make: Callable[[Opened, Path, Kept], Built],
    told: Callable[[Built | None], None],
    *,
    polling: bool,
    open_in_browser: bool,
) -> None:
    """Build, answer in the browser and build again with each change, until the reader of messages stops it.

    `load` reads the project's settings, which may change too; `make` builds it into a folder.
    `told` hears what each build has made, and of None once when the server is about to answer. With `polling`
    the folders are looked through twice a second, for file systems that announce no change.
    """
    with tempfile.TemporaryDirectory(prefix="course-preview-") as folder:
        site = Path(folder) / "site"
        builds = _Builds(lambda kept: told(make(load(), site, kept)))
        builds.first()  # before the server: it has threads, and beside them a build has one process
        config, project = load()
        host, port = config.dev_addr
        mount = urlsplit(config.site_url or "/").path
        server = preview_server(builds.again, host, port, str(site), mount, polling=polling)
        try:
            for path in watched(config, project):
                server.watch(str(path))
            told(None)
            server.serve(open_in_browser=open_in_browser)  # type: ignore[no-untyped-call]
        except KeyboardInterrupt:
            pass
        finally:
            server.shutdown()
            builds.later.join()


class _Builds:
    """The builds of one preview; what nobody waits for is done when the page is shown."""

    def __init__(self, build: Callable[[Kept], None]) -> None:
        self._build, self._kept = build, Kept()
        self.later = Timer(0, self._kept.finish)

    def first(self) -> None:
        self._build(self._kept)
        self.later.start()

    def again(self) -> None:
        self.later.join()
        self.later = Timer(_SHOWN, self._kept.finish)
        try:
            self._build(self._kept)
        except (Abort, ValueError) as stop:
            # Raised, it would let the server wait for a good build, and the reader with it.
            log.error(getattr(stop, "message", None) or str(stop))  # noqa: TRY400 - a trace helps nobody
        finally:
            self.later.start()


def watched(config: MkDocsConfig, project: Project) -> list[Path]:
    """Return the files and folders that a change of the site can come from."""
    custom = [Path(config.theme.custom_dir)] if config.theme.custom_dir else []
    folders = [folder for folder in (project.course, project.registry, *custom) if folder.is_dir()]
    return [*folders, Path(config.config_file_path), *map(Path, config.watch)]
