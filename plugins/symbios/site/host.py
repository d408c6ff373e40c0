"""MkDocs, in one place: the only module that imports it, so that it can be replaced.

Under ProperDocs the same names lead to ProperDocs's own classes.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any
from urllib.parse import quote

from mkdocs.commands.build import build as host_build
from mkdocs.commands.serve import serve as host_serve
from mkdocs.config import load_config
from mkdocs.config.base import Config
from mkdocs.config.config_options import Type
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import Abort, ConfigurationError, MkDocsException
from mkdocs.plugins import BasePlugin
from mkdocs.structure.files import File, Files, InclusionLevel
from mkdocs.structure.pages import Page
from mkdocs.structure.toc import get_toc

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

__all__ = [
    "Abort",
    "BasePlugin",
    "Config",
    "ConfigurationError",
    "CoursePage",
    "File",
    "Files",
    "MkDocsConfig",
    "MkDocsException",
    "Type",
    "generated_file",
    "host_build",
    "host_serve",
    "load_config",
    "page_file",
]


class CoursePage(Page):
    """A page whose text has been rendered already; MkDocs only puts it into its frame."""

    def __init__(
        self,
        title: str,
        file: File,
        config: MkDocsConfig,
        *,
        content: str,
        toc: Sequence[Mapping[str, Any]],
        view: Any,
    ) -> None:
        """Keep what the compiler rendered; `title` is HTML, `view` is what the frame shows."""
        super().__init__(title, file, config)
        self._ready, self._headings, self.course_page = content, toc, view

    def __eq__(self, other: object) -> bool:
        return self is other

    __hash__ = object.__hash__

    def read_source(self, config: MkDocsConfig) -> None:
        """There is nothing to read: the compiler has read the source."""
        del config
        self.markdown = ""
        self.meta = {"hide": ["navigation", "toc"]} if self.course_page.kind == "home" else {}

    def render(self, config: MkDocsConfig, files: Files) -> None:
        """Hand over what the compiler rendered."""
        del config, files
        self.content = self._ready
        headings: Any = self._headings
        self.toc = get_toc(headings)
        self.present_anchor_ids = set()


def page_file(config: MkDocsConfig, source_uri: str, address: str) -> File:
    """Return the file of a page: `source_uri` inside the course folder, `address` inside the site."""
    file = File.generated(config, source_uri, content="", inclusion=InclusionLevel.NOT_IN_NAV)
    file.dest_uri = address
    file.url = quote(address)
    return file


def generated_file(config: MkDocsConfig, address: str, content: bytes | str) -> File:
    """Return a file that is written to `address` as it is."""
    return File.generated(config, address, content=content, inclusion=InclusionLevel.NOT_IN_NAV)
