"""The command line: one file a command."""

from __future__ import annotations

import os
import sys

import click

from symbios import __version__
from symbios.cli.build import build
from symbios.cli.check import check
from symbios.cli.emit import emit
from symbios.cli.new import new
from symbios.cli.questions import export_questions, import_questions
from symbios.cli.schemas import schemas
from symbios.cli.serve import serve
from symbios.cli.translate import translate


@click.group(context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(__version__, package_name="symbios", prog_name="symbios", message="%(version)s")
def commands() -> None:
    """Compile a course and its registry into a site that needs no server."""


for command in (build, check, emit, export_questions, import_questions, new, schemas, serve, translate):
    commands.add_command(command)


def main() -> None:
    """Run one command; exit 0 done, 1 problems in the content, 2 wrong use or a missing tool."""
    os.environ.setdefault("NO_MKDOCS_2_WARNING", "1")
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(encoding="utf-8", errors="replace")
    commands(prog_name="symbios")
