"""`serve`: a preview in the browser that follows what an author saves."""

from __future__ import annotations

import errno
import logging
import sys
import time
from contextlib import ExitStack
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from symbios.cli.build import CACHE, summary
from symbios.cli.project import WRONG_USE, config_option, open_project, plain_messages, say
from symbios.delivery.exchange import staging
from symbios.site.build import Builder
from symbios.site.host import load_config
from symbios.site.preview import serve as show
from symbios.site.work import processors

if TYPE_CHECKING:
    from symbios.site.build import Built, Kept
    from symbios.site.preview import Opened


@click.command()
@config_option
@click.option(
    "-a", "--dev-addr", metavar="IP:PORT", help="Where the preview answers (default: 127.0.0.1:8000)."
)
@click.option("-o", "--open", "open_in_browser", is_flag=True, help="Open it in the browser.")
@click.option(
    "--polling",
    is_flag=True,
    help="Look for changes twice a second, on drives that do not announce them (network, some containers).",
)
def serve(config_file: str, dev_addr: str | None, *, open_in_browser: bool, polling: bool) -> None:
    """Preview the site; course, registry and overrides are watched."""
    path = str(Path(config_file).resolve())
    options: dict[str, Any] = {"dev_addr": dev_addr} if dev_addr else {}
    since = time.monotonic()

    def load() -> Opened:
        nonlocal since
        since = time.monotonic()
        config, plugin = open_project(path, **options)
        return config, plugin.prepared(config)

    def make(opened: Opened, site: Path, kept: Kept) -> Built:
        config, project = opened
        cache = Path(path).parent / CACHE
        nothing = lambda _name, _total, _done: None  # noqa: E731 - the messages of a preview are few
        builder = Builder(config, project, site, cache, processors(), nothing, say, serving=True, kept=kept)
        with ExitStack() as stack:
            stage = staging(site, reuse=False, remove=kept.old.append)
            return builder.build(lambda: stack.enter_context(stage))

    def told(built: Built | None) -> None:
        if built:
            say(f"Built: {summary(built, time.monotonic() - since)}")

    with plain_messages(logging.INFO):
        try:
            show(load, make, told, polling=polling, open_in_browser=open_in_browser)
        except OSError as wrong:
            if wrong.errno != errno.EADDRINUSE:
                raise
            host, port = load_config(config_file=path, **options).dev_addr
            say(
                f"Port {port} is taken, perhaps by another preview; close it, or choose another port: "
                f"serve -a {host}:{port + 1}"
            )
            sys.exit(WRONG_USE)
