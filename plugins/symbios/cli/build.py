"""`build`: compile the course; the old site stays whole until the new one is complete."""

from __future__ import annotations

import time
from contextlib import ExitStack
from pathlib import Path
from typing import TYPE_CHECKING

import click

from symbios.cli.progress import Progress
from symbios.cli.project import WRONG_USE, config_option, open_project, plain_messages, say
from symbios.delivery.exchange import staging
from symbios.problems import count
from symbios.site.build import Builder
from symbios.site.host import host_build
from symbios.site.work import processors

if TYPE_CHECKING:
    from symbios.site.build import Built
    from symbios.site.host import MkDocsConfig

CACHE = ".cache/build"


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
@click.option(
    "-j",
    "--jobs",
    type=click.IntRange(min=1),
    metavar="N",
    help="How many processes work at once (default: one for each processor).",
)
@click.option("--no-cache", is_flag=True, help="Make everything anew; neither read nor write .cache/.")
def build(
    config_file: str,
    site_dir: str | None,
    *,
    strict: bool,
    locales: tuple[str, ...],
    jobs: int | None,
    no_cache: bool,
) -> None:
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
        here = Path.cwd()
        shown = site.relative_to(here) if site.is_relative_to(here) else site
        if len(config.plugins) > 1:
            _with_plugins(config, site)
            say(f"{shown} is ready, {time.monotonic() - started:.1f} s.")
            return
        with Progress() as progress, ExitStack() as stack:
            builder = Builder(
                config=config,
                project=plugin.prepared(config),
                site=site,
                cache=None if no_cache else Path(config.config_file_path).resolve().parent / CACHE,
                jobs=jobs or processors(),
                stage=progress,
                say=say,
            )
            built = builder.build(lambda: stack.enter_context(staging(site, reuse=False)))
        say(f"{shown} is ready: {summary(built, time.monotonic() - started)}")


def summary(built: Built, seconds: float) -> str:
    """Return one line that says what a build made, how long it took and how large it is."""
    pages = f"{count(built.pages, 'page')}, {count(built.locales, 'locale')}"
    size = f"{count(built.files, 'file')}, {built.size / 1_000_000:.1f} MB"
    work = "nothing had changed" if built.changed is None else f"{built.changed:,} written"
    return f"{pages}, {built.problems}, {size}, {work}, {seconds:.1f} s."


def _with_plugins(config: MkDocsConfig, site: Path) -> None:
    """Let the host build, in one process and without a cache: what its other plugins do is not known here."""
    say("mkdocs.yml names other plugins; the host builds, without cache and in one process.")
    with staging(site) as target:
        config.site_dir = str(target)
        host_build(config)


def refuse_sources(site: Path, *sources: Path) -> None:
    """Raise ValueError where a site in `site` would replace one of the `sources`, or become a part of it."""
    for source in sources:
        path = source.resolve()
        if path.is_relative_to(site):
            raise ValueError(f"a site in {site} would replace {source}; name another folder")
        if site.is_relative_to(path):
            raise ValueError(f"a site in {site} would be read as a part of {source}; name another folder")
