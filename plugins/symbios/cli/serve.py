"""`serve`: a preview in the browser that follows what an author saves."""

from __future__ import annotations

import errno
import logging
import sys
from pathlib import Path
from typing import Any

import click

from symbios.cli.project import WRONG_USE, config_option, plain_messages, say
from symbios.site.host import host_serve, load_config


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
        try:
            host_serve(path, livereload=True, open_in_browser=open_in_browser, **options)
        except OSError as wrong:
            if wrong.errno != errno.EADDRINUSE:
                raise
            host, port = load_config(config_file=path, **options).dev_addr
            say(
                f"Port {port} is taken, perhaps by another preview; close it, or choose another port: "
                f"serve -a {host}:{port + 1}"
            )
            sys.exit(WRONG_USE)
