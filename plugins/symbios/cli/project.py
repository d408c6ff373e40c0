"""What every command that reads a project shares: the option `-f`, and messages instead of tracebacks."""

from __future__ import annotations

import logging
import sys
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from symbios.delivery.exchange import recover
from symbios.site.host import Abort, ConfigurationError, MkDocsException, load_config

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from symbios.site.host import MkDocsConfig
    from symbios.site.plugin import CoursePlugin

WRONG_USE = 2

config_option: Callable[[Any], Any] = click.option(
    "-f",
    "--config-file",
    "config_file",
    type=click.Path(dir_okay=False),
    default="mkdocs.yml",
    metavar="PATH",
    help="The project's mkdocs.yml (default: the one in this folder).",
)


class PlainLog(logging.Handler):
    """Prints what MkDocs and the plugin say, without the name of who says it."""

    def emit(self, record: logging.LogRecord) -> None:
        """Print one message on standard error."""
        click.echo(self.format(record), err=True)


def say(message: str) -> None:
    """Print a line about what is going on; results go to standard output instead."""
    click.echo(message, err=True)


@contextmanager
def plain_messages(level: int = logging.WARNING) -> Iterator[None]:
    """Turn the host's exceptions into one message and the right exit status."""
    logger = logging.getLogger("mkdocs")
    handler = PlainLog(level)
    logger.addHandler(handler)
    logger.setLevel(level)
    try:
        yield
    except Abort as stop:
        say(str(stop.message))
        sys.exit(1)
    except ConfigurationError as wrong:
        say(f"The configuration cannot be used: {wrong}")
        sys.exit(WRONG_USE)
    except OSError as wrong:
        place = f"{wrong.filename}: " if wrong.filename else ""
        say(f"This did not work: {place}{wrong.strerror or wrong}")
        sys.exit(WRONG_USE)
    except (MkDocsException, ValueError) as wrong:
        say(f"This did not work: {wrong}")
        sys.exit(WRONG_USE)
    finally:
        logger.removeHandler(handler)


def open_project(
    config_file: str, *, locales: Sequence[str] = (), strict: bool | None = None, **options: str
) -> tuple[MkDocsConfig, CoursePlugin]:
    """Load a project's mkdocs.yml and return it with our plugin in it; put right what a killed build left.

    `options` are settings that go over those of the file.

    Raise ConfigurationError where there is none, or where the plugin is not in it.
    """
    try:
        config = load_config(config_file=config_file, strict=strict, **options)
    except Abort as stop:
        raise ConfigurationError("mkdocs.yml has the faults above") from stop
    plugin = config.plugins.get("symbios")
    if plugin is None:
        raise ConfigurationError("the plugin is missing. Write in mkdocs.yml:\nplugins:\n  - symbios")
    plugin.only = tuple(locales)
    recover(Path(config.site_dir))
    return config, plugin
