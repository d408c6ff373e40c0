"""`serve`: a preview in the browser that follows what an author saves."""

from __future__ import annotations

import logging
from pathlib import Path
from typing import Any

import click

from symbios.cli.project import config_option, plain_messages
from symbios.site.host import host_serve


@click.command()
@config_option
@click.option(
    "-a", "--dev-addr", metavar="IP:PORT", help="Where the preview answers (default: 127.0.0.1:8000)."
)
@click.option("-o", "--open", "open_in_browser", is_flag=True, help="Open it in the browser.")
def serve(config_file: str, dev_addr: str | None, *, open_in_browser: bool) -> None:
    """Preview the site; course, registry and overrides are watched."""
    with plain_messages(logging.INFO):
        options: dict[str, Any] = {"dev_addr": dev_addr} if dev_addr else {}
        path = str(Path(config_file).resolve())
        host_serve(path, livereload=True, open_in_browser=open_in_browser, **options)
