"""`build`: compile the course; the old site stays whole until the new one is complete."""

from __future__ import annotations

import time
from pathlib import Path

import click

from symbios.cli.project import WRONG_USE, config_option, open_project, plain_messages, say
from symbios.delivery.exchange import staging
from symbios.problems import count
from symbios.site.host import host_build


@click.command()
@config_option
@click.option(
    "-d", "--site-dir", type=click.Path(file_okay=False), help="Where the site goes (default: site/)."
)
@click.option("--strict", is_flag=True, help="Warnings stop the build too.")
@click.option(
    "-l",
    "--locale",
    "locales",
    multiple=True,
    metavar="CODE",
    help="Build only this locale, into the folder of -d; may be repeated.",
)
def build(config_file: str, site_dir: str | None, *, strict: bool, locales: tuple[str, ...]) -> None:
    """Compile course and registry into site/."""
    started = time.monotonic()
    if locales and not site_dir:
        chosen = " ".join(f"-l {code}" for code in locales)
        say(f"-l builds a part of the site; name another folder for it: build {chosen} -d preview")
        raise SystemExit(WRONG_USE)
    with plain_messages():
        config, plugin = open_project(config_file, locales=locales, strict=strict or None)
        site = Path(site_dir or config.site_dir).resolve()
        refuse_sources(site, Path(config.config_file_path), Path(config.docs_dir))
        with staging(site) as target:
            config.site_dir = str(target)
            host_build(config)
        seconds = time.monotonic() - started
        pages = f"{count(plugin.page_count, 'page')}, {count(plugin.locale_count, 'locale')}"
        here = Path.cwd()
        shown = site.relative_to(here) if site.is_relative_to(here) else site
        say(f"{shown} is ready: {pages}, {seconds:.1f} s.")


def refuse_sources(site: Path, *sources: Path) -> None:
    """Raise ValueError where a site in `site` would replace one of the `sources`, or become a part of it."""
    for source in sources:
        path = source.resolve()
        if path.is_relative_to(site):
            raise ValueError(f"a site in {site} would replace {source}; name another folder")
        if site.is_relative_to(path):
            raise ValueError(f"a site in {site} would be read as a part of {source}; name another folder")
