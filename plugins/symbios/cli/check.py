"""`check`: everything wrong in course and registry, at once."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

import click

from symbios.cli.mend import write_missing_ids
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
@click.option("--fix", is_flag=True, help="Write the ids that questions lack, then check.")
def check(config_file: str, form: Format, *, as_json: bool, strict: bool, fix: bool) -> None:
    """Print every problem of the project; exit 1 where there is one that stops a build."""
    with plain_messages():
        config, plugin = open_project(config_file, strict=strict or None)
        project = plugin.prepared(config)
        compiled = compile_site(project)
        if fix:
            mended = write_missing_ids(compiled, project.root, project.course)
            say(str(mended))
            compiled = compile_site(project) if mended.files else compiled
        report = compiled.report
        shown = report.render("json" if as_json else form)
        if shown:
            click.echo(shown)
        say(f"{report.summary()}.")
        sys.exit(1 if report.fails(strict=config.strict) else 0)
