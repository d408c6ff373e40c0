"""`check`: everything wrong in course and registry, at once."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

import click

from symbios.cli.project import config_option, open_project, plain_messages, say
from symbios.site.compile import compile_site

if TYPE_CHECKING:
    from symbios.problems import Format


@click.command()
@config_option
@click.option(
    "--format",
    "form",
    type=click.Choice(["text", "json", "github", "gitlab"]),
    default="text",
    help="How to print.",
)
@click.option("--json", "as_json", is_flag=True, help="The same as --format json.")
@click.option("--strict", is_flag=True, help="Warnings count as errors.")
def check(config_file: str, form: Format, *, as_json: bool, strict: bool) -> None:
    """Print every problem of the project; exit 1 where there is one that stops a build."""
    with plain_messages():
        config, plugin = open_project(config_file, strict=strict or None)
        report = compile_site(plugin.prepared(config)).report
        shown = report.render("json" if as_json else form)
        if shown:
            click.echo(shown)
        say(f"{report.summary()}.")
        sys.exit(1 if report.fails(strict=config.strict) else 0)
