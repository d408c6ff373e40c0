"""`schemas`: the JSON Schemas that editors complete and check files with."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from symbios.cli.project import plain_messages, say
from symbios.problems import count

if TYPE_CHECKING:
    from collections.abc import Mapping

FOLDER = Path(__file__).parents[1] / "schemas"


def schema_files() -> Mapping[str, str]:
    """Return the text of each schema by the name of its file."""
    return {path.name: path.read_text(encoding="utf-8") for path in sorted(FOLDER.glob("*.schema.json"))}


@click.command()
@click.argument("folder", metavar="DIR", type=click.Path(file_okay=False))
def schemas(folder: str) -> None:
    """Write the JSON Schemas of quizzes, banks, front matter and course.yml to DIR, for editors.

    Schemas of another version of this generator that stand there are written over.
    """
    with plain_messages():
        target = Path(folder)
        target.mkdir(parents=True, exist_ok=True)
        files = schema_files()
        for name, text in files.items():
            (target / name).write_text(text, encoding="utf-8", newline="\n")
        say(f"{count(len(files), 'schema')} written to {folder}.")
