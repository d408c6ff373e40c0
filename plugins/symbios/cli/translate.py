"""`translate`: the translation desk."""

from __future__ import annotations

import sys
from pathlib import Path

import click

from symbios.cli.project import config_option, open_project, plain_messages, say
from symbios.course import load
from symbios.course.tree import relative
from symbios.problems import Report
from symbios.translation.accept import accept as accepted
from symbios.translation.accept import source_hash


@click.group()
def translate() -> None:
    """Work on translations."""


@translate.command()
@config_option
@click.argument(
    "paths", nargs=-1, required=True, type=click.Path(exists=True, dir_okay=False), metavar="PATH…"
)
def accept(config_file: str, paths: tuple[str, ...]) -> None:
    """Say of a translation that it is what the source says today.

    Writes `source_hash:` into the front matter of each PATH; nothing else changes.
    """
    with plain_messages():
        config, _ = open_project(config_file)
        course_folder = Path(config.docs_dir).resolve()
        course = load(course_folder, course_folder.parent, Report())
        failed = False
        for name in paths:
            path = Path(name).resolve()
            inside = path.relative_to(course_folder).as_posix() if path.is_relative_to(course_folder) else ""
            found = source_hash(course, inside)
            if found is None:
                say(
                    f"{name}: this is not the translation of a page of {relative(course_folder, Path.cwd())}/"
                )
                failed = True
                continue
            text = path.read_bytes().decode()
            path.write_bytes(accepted(text, found).encode())
            say(f"{name}: source_hash: {found}")
        sys.exit(1 if failed else 0)
