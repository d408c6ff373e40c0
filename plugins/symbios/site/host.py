"""MkDocs, in one place: the only module that imports it, so that it can be replaced.

Under ProperDocs the same names lead to ProperDocs's own classes.
"""

from __future__ import annotations

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
from mkdocs.structure.toc import get_toc

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
    "host_serve",
    "load_config",
]


def generated_file(config: MkDocsConfig, address: str, content: bytes | str) -> File:
    """Return a file that is written to `address` as it is, be it a page."""
    file = File.generated(config, f"{address}.made", content=content, inclusion=InclusionLevel.NOT_IN_NAV)
    file.dest_uri = address
    file.url = quote(address)
    return file
