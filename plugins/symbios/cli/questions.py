"""`import` and `export`: questions in the formats of other programs."""

from __future__ import annotations

import json
import sys
from dataclasses import asdict, replace
from importlib import import_module
from pathlib import Path
from typing import TYPE_CHECKING

import click

from symbios.cli.project import config_option, open_project, plain_messages, say
from symbios.course.tree import relative
from symbios.problems import Report, count
from symbios.quiz.formats.loss import LEFT_OUT, Imported, Loss, render
from symbios.quiz.formats.yaml_text import write_bank
from symbios.quiz.model import Hotspot
from symbios.site.sources import course_questions

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from symbios.quiz.model import Question

_READERS = {"gift": "gift", "aiken": "aiken", "moodle": "moodle_read", "qti": "qti_read"}
_WRITERS = {"gift": "gift", "moodle": "moodle_write", "qti": "qti_write"}
"""Format → the module of `quiz.formats` that reads or writes it; each is loaded when it is asked for."""


@click.command("import")
@click.argument("form", metavar="FORMAT", type=click.Choice(sorted(_READERS)))
@click.argument(
    "files", nargs=-1, required=True, type=click.Path(exists=True, dir_okay=False), metavar="FILE…"
)
@click.option("--to", "target", required=True, type=click.Path(dir_okay=False), help="The bank to write.")
@click.option("--replace", "overwrite", is_flag=True, help="Write over a bank that is there.")
@click.option("--json", "as_json", is_flag=True, help="Print problems and losses as JSON.")
def import_questions(
    form: str, files: tuple[str, ...], target: str, *, overwrite: bool, as_json: bool
) -> None:
    """Make a bank of questions of files in another FORMAT.

    What could not be carried is listed with file, line and what became of it. Exit 1 where a file has faults;
    the questions without fault are written all the same.
    """
    with plain_messages():
        bank = Path(target)
        if bank.exists() and not overwrite:
            raise click.UsageError(f"{target} is there already; name another file, or add --replace")
        report = Report()
        questions, losses = _read_all(form, files, report)
        if questions:
            bank.parent.mkdir(parents=True, exist_ok=True)
            bank.write_text(write_bank(questions), encoding="utf-8", newline="\n")
        if as_json:
            found = json.loads(report.render("json"))
            click.echo(json.dumps(found | {"losses": [asdict(loss) for loss in losses]}, ensure_ascii=False))
        else:
            for part in (report.render(), render(losses)):
                if part:
                    click.echo(part)
        where = f" written to {target}" if questions else "; nothing was written"
        say(f"{count(len(questions), 'question')}{where}. {report.summary()}.")
        sys.exit(1 if len(report) or not questions else 0)


def _read_all(form: str, files: Sequence[str], report: Report) -> tuple[list[Question], list[Loss]]:
    """Return the questions of all files, no id twice, and what could not be carried."""
    read = import_module(f"symbios.quiz.formats.{_READERS[form]}").read
    questions: dict[str, Question] = {}
    losses: list[Loss] = []
    for name in files:
        found: Imported = read(Path(name).read_bytes(), name, report)
        losses += found.losses
        for question in found.questions:
            given, number = question.id, 2
            while given in questions:
                given, number = f"{question.id[:90]}-{number}", number + 1
            if given != question.id:
                line = question.at.mark.line
                losses.append(Loss(name, line, f"the id “{question.id}”, taken already", f"the id “{given}”"))
            questions[given] = replace(question, id=given)
    return list(questions.values()), losses


@click.command("export")
@config_option
@click.argument("form", metavar="FORMAT", type=click.Choice(sorted(_WRITERS)))
@click.argument("paths", nargs=-1, type=click.Path(exists=True), metavar="[PATH…]")
@click.option("--to", "target", required=True, type=click.Path(dir_okay=False), help="The file to write.")
def export_questions(config_file: str, form: str, paths: tuple[str, ...], target: str) -> None:
    """Write questions of the course into one file in another FORMAT.

    PATH is a lesson, a bank or a folder of them; without one all questions are written, those of the source
    language where there are translations. What the format cannot hold is listed with what became of it.
    """
    with plain_messages():
        config, plugin = open_project(config_file)
        project = plugin.prepared(config)
        report = Report()
        found = course_questions(project, report)
        wanted = [relative(Path(path).resolve(), project.root) for path in paths]
        chosen = {
            path: questions
            for path, questions in found.items()
            if not wanted or any(path == start or path.startswith(f"{start}/") for start in wanted)
        }
        if report.fails(strict=False):
            click.echo(report.render())
            say("Nothing was written: put this right first.")
            sys.exit(1)
        _write(form, chosen, project.root, target)


def _write(form: str, chosen: Mapping[str, Sequence[Question]], root: Path, target: str) -> None:
    """Write the questions of all files, each once, and say what the format cannot hold."""
    place: dict[str, str] = {}
    questions: dict[str, Question] = {}
    for path, own in chosen.items():
        for question in own:
            if question.id not in questions:  # what follows is its translation
                questions[question.id], place[question.id] = question, path
    if not questions:
        raise ValueError("there is no question in what was named")
    writer = import_module(f"symbios.quiz.formats.{_WRITERS[form]}")
    more = [_images(questions.values(), place, root)] if form == "qti" else []
    content, losses = writer.write(list(questions.values()), Path(target).stem, *more)
    Path(target).write_bytes(content if isinstance(content, bytes) else content.encode())
    shown = render(replace(loss, path=place.get(loss.question, loss.path)) for loss in losses)
    if shown:
        click.echo(shown)
    lost = {loss.question for loss in losses if loss.became == LEFT_OUT}
    left_out = f", {len(lost)} left out: {', '.join(sorted(lost))}" if lost else ""
    say(f"{count(len(questions) - len(lost), 'question')} written to {target}{left_out}.")


def _images(questions: Iterable[Question], place: Mapping[str, str], root: Path) -> dict[str, bytes]:
    """Return the images with regions, by the address that the author wrote."""
    found: dict[str, bytes] = {}
    for question in questions:
        if isinstance(question.body, Hotspot):
            file = (root / place[question.id]).parent / question.body.image
            if file.is_file():
                found[question.body.image] = file.read_bytes()
    return found
