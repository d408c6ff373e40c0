"""`new`: the smallest project that builds, and files of the right shape in the right place."""

from __future__ import annotations

import os
import re
import shlex
import shutil
import subprocess
import sys
import unicodedata
from pathlib import Path
from typing import TYPE_CHECKING, NoReturn

import click

from symbios import __version__, localenames
from symbios.blocks.snippets import snippets_file
from symbios.cli.project import WRONG_USE, config_option, open_project, plain_messages, say
from symbios.cli.schemas import schema_files
from symbios.course import load
from symbios.course.document import slug, split_number
from symbios.course.tree import walk
from symbios.problems import Report, did_you_mean

if TYPE_CHECKING:
    from collections.abc import Mapping

    from symbios.course.model import Course

TEMPLATES = Path(__file__).parent / "templates"
_HIDDEN = {
    "github-workflow.yml": ".github/workflows/publish.yml",
    "gitignore": ".gitignore",
    "gitlab-ci.yml": ".gitlab-ci.yml",
    "vscode-settings.json": ".vscode/settings.json",
}
"""Files whose names begin with a dot; a wheel leaves such names out."""

_LOCALE = re.compile(r"[a-z]{2,3}(-[A-Za-z0-9]{2,8})*$", re.ASCII)


@click.group()
def new() -> None:
    """Make a new course, lesson, locale or organisation."""


def _refuse(message: str) -> NoReturn:
    say(message)
    sys.exit(WRONG_USE)


def slug_of(title: str) -> str:
    """Return a name for files and ids: `Žlica soli!` → `zlica-soli`."""
    plain = unicodedata.normalize("NFKD", title).encode("ascii", "ignore").decode().lower()
    return re.sub(r"[^a-z0-9]+", "-", plain).strip("-")


def filled(text: str, values: Mapping[str, str]) -> str:
    """Return a template with each `{key}` replaced; a value inside quotes is escaped for YAML."""
    for key, value in values.items():
        quoted = value.replace("\\", "\\\\").replace('"', '\\"')
        text = text.replace(f'"{{{key}}}"', f'"{quoted}"').replace(f"{{{key}}}", value)
    return text


def _write(path: Path, text: str) -> None:
    if path.exists():
        _refuse(f"{path} exists already; nothing was written.")
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8", newline="\n")
    say(f"wrote {_shown(path)}")


@new.command()
@config_option
@click.argument("folder", metavar="DIR", type=click.Path(file_okay=False))
@click.option("--title", default="My course", help="The title of the course.")
@click.option("--id", "identity", help="The id of the course; it never changes (default: from DIR).")
def course(config_file: str, folder: str, title: str, identity: str | None) -> None:
    """Make the smallest project that builds, in the new or empty folder DIR."""
    del config_file  # the new project has its own
    target = Path(folder)
    if target.exists() and any(target.iterdir()):
        _refuse(f"{folder} is not empty; name a folder that is, or a new one.")
    own_id = identity or slug_of(target.resolve().name) or "my-course"
    values = {"title": title, "id": own_id, "version": __version__}
    for name in walk(TEMPLATES / "course"):
        head, _, last = name.rpartition("/")
        path = target / head / _HIDDEN.get(last, last)
        _write(path, filled((TEMPLATES / "course" / name).read_text(encoding="utf-8"), values))
    _write(target / ".vscode/course.code-snippets", snippets_file())
    for name, text in schema_files().items():
        _write(target / ".vscode/schemas" / name, text)
    say(f"Now build it: {command_line('build', '-f', str(target / 'mkdocs.yml'))}")


def command_line(*arguments: str) -> str:
    """Return a line that runs a command of this generator where the user stands, ready to be pasted."""
    python = Path(sys.executable)
    found = shutil.which("symbios")
    if found and Path(found).parent == python.parent:
        words = ["symbios", *arguments]
    else:
        shown = python.relative_to(Path.cwd()) if python.is_relative_to(Path.cwd()) else python
        words = [str(shown), "-m", "symbios", *arguments]
    return subprocess.list2cmdline(words) if os.name == "nt" else shlex.join(words)


def _load(config_file: str) -> tuple[Path, Course]:
    config, _ = open_project(config_file)
    folder = Path(config.docs_dir)
    return folder, load(folder, folder.parent, Report())


@new.command()
@config_option
@click.argument("module")
@click.argument("title")
@click.option("--new-module", is_flag=True, help="Make the module where there is none of that id.")
def lesson(config_file: str, module: str, title: str, *, new_module: bool) -> None:
    """Add a lesson called TITLE at the end of the module whose id is MODULE."""
    with plain_messages():
        folder, loaded = _load(config_file)
        source = folder / loaded.settings.source_locale
        known = {entry.id: entry.key.partition("/")[0] for entry in loaded.modules}
        name = slug_of(title)
        if not name:
            _refuse(f"“{title}” has no letter a–z or digit to make a file name of; choose another title.")
        taken = next((entry for entry in loaded.lessons() if name in {entry.id, slug(entry.key)}), None)
        if taken is not None:
            path = taken.source.path if taken.source else taken.key
            _refuse(f"the name “{name}” belongs to the lesson {path} already; choose another title.")
        if module not in known and not new_module:
            _refuse(
                f"“{module}” is no module. {did_you_mean(module, known)} For a new module add --new-module."
            )
        place = known.get(module) or _new_module(module, list(known.values()))
        number = _next_number(path.name for path in (source / place).glob("*.md"))
        text = (TEMPLATES / "lesson.md").read_text(encoding="utf-8")
        _write(source / place / f"{number:02}-{name}.md", filled(text, {"title": title, "id": name}))


def _new_module(module: str, folders: list[str]) -> str:
    """Return the folder of a module that does not exist yet."""
    if not slug_of(module) or slug_of(module) != module:
        _refuse(f"“{module}” is no name for a module; write lower-case letters a–z, digits and hyphens.")
    return f"{_next_number(folders):02}-{module}"


def _next_number(names: object) -> int:
    numbers = [split_number(str(name))[0] or 0 for name in names]  # type: ignore[attr-defined]
    return max(numbers, default=0) + 1


@new.command()
@config_option
@click.argument("code")
@click.option("--name", help="What its speakers call the language (default: found by CODE).")
def locale(config_file: str, code: str, name: str | None) -> None:
    """Add the language CODE to course.yml; its pages show the original until they are translated."""
    with plain_messages():
        folder, loaded = _load(config_file)
        if not _LOCALE.match(code):
            _refuse(f"“{code}” is no language code; write one such as sl or pt-BR.")
        if code in {entry.code for entry in loaded.locales}:
            _refuse(f"the locale “{code}” is in course.yml already.")
        name = name or own_name(code)
        if not name:
            _refuse(f"the language “{code}” is not known here; add --name and what its speakers call it.")
        settings = folder / "course.yml"
        text = settings.read_bytes().decode()
        settings.write_bytes(with_locale(text, loaded, code, name).encode())
        say(f"added the language {name} ({code}) to {_shown(settings)}")
        source = folder / loaded.settings.source_locale
        say(f"Now translate: copy a file from {_shown(source)} to the same path in {_shown(folder / code)}")


def own_name(code: str) -> str:
    """Return what its speakers call a language: `hr` → `Hrvatski`; "" where the code is not known."""
    language, _, rest = code.partition("-")
    name = localenames.language(language, code)
    if name == language:
        return ""
    land = rest if rest in localenames.countries("en") else ""
    return name[:1].upper() + name[1:] + (f" ({localenames.country(land, code)})" if land else "")


def _shown(path: Path) -> Path:
    """Return a path as seen from where the user stands, if it is below."""
    here = Path.cwd()
    return path.relative_to(here) if path.is_relative_to(here) else path


def with_locale(text: str, loaded: Course, code: str, name: str) -> str:
    """Return course.yml with one more locale; raise ValueError where its list is written in one line."""
    quoted = name.replace("\\", "\\\\").replace('"', '\\"')
    entry = f"code: {code}", f'name: "{quoted}"'
    end = "\r\n" if "\r\n" in text else "\n"
    return end.join([*_with_entry(text.rstrip("\r\n").split(end), loaded, entry), ""])


def _with_entry(rows: list[str], loaded: Course, entry: tuple[str, str]) -> list[str]:
    """Return the lines of course.yml with the lines of one more locale."""
    start = next((at for at, row in enumerate(rows) if row.startswith("locales:")), None)
    if start is None:
        source = next(found for found in loaded.locales if found.code == loaded.settings.source_locale)
        rows += ["locales:", f"  - code: {source.code}", f"  - {entry[0]}", f"    {entry[1]}"]
        return rows
    if rows[start].partition("#")[0].strip() != "locales:":
        raise ValueError(
            f"course.yml has its locales in one line; write them one below the other, and add\n  - {entry[0]}"
        )
    end = start + 1
    last = start
    while end < len(rows) and (not rows[end].strip() or rows[end][0] in " -#"):
        if rows[end].strip() and not rows[end].startswith("#"):
            last = end
        end += 1
    dash = next((row for row in rows[start + 1 : end] if row.lstrip().startswith("- ")), "  - ")
    indent = dash[: len(dash) - len(dash.lstrip())]
    rows[last + 1 : last + 1] = [f"{indent}- {entry[0]}", f"{indent}  {entry[1]}"]
    return rows


@new.command()
@config_option
@click.argument("identity", metavar="ID")
@click.option("--name", help="The organisation's name.")
def organisation(config_file: str, identity: str, name: str | None) -> None:
    """Add the registry entry ID, with every key that it needs; `check` names what you must still fill in."""
    with plain_messages():
        config, plugin = open_project(config_file)
        if slug_of(identity) != identity:
            _refuse(f"“{identity}” is no id; write lower-case letters a–z, digits and hyphens.")
        root = Path(config.config_file_path).resolve().parent / plugin.config.registry
        text = (TEMPLATES / "organisation.yml").read_text(encoding="utf-8")
        if not name:
            text = text.replace('"{name}"', " # the name of the organisation, never a person's")
        _write(root / "organisations" / f"{identity}.yml", filled(text, {"name": name or ""}))
        say("Now fill in what stands empty; check says what is still missing.")
