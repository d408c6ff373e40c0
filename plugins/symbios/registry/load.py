"""Reads a project's registry: one file an organisation, all problems at once."""

from __future__ import annotations

from typing import TYPE_CHECKING

from symbios.problems import Report
from symbios.registry.entry import read_entry
from symbios.registry.fields import Context
from symbios.registry.files import legible, listed, printable, read
from symbios.registry.model import Organisation, Registry, Tombstone
from symbios.registry.vocabularies import load_vocabularies

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date
    from pathlib import Path

_SUFFIX = ".yml"


def load(
    root: Path, locales: Sequence[str], source_locale: str, build_date: date, report: Report
) -> Registry:
    """Return the registry in the folder `root` (`community_data`), and report everything that is wrong in it.

    Entries with an error are left out. A folder that is not there is an empty registry.
    """
    base = root.name or root.resolve().name
    found = Report()
    vocabularies = load_vocabularies(root, base, locales, source_locale, found)
    entries = []
    for file in _files(root / "organisations", f"{base}/organisations", found):
        path = f"{base}/organisations/{printable(file.name)}"
        own = Report()
        context = Context(path, tuple(locales), source_locale, build_date, vocabularies, own)
        node = read(file, path, own, name="entry")
        entry = None if node is None else read_entry(node, file.stem, context)
        found.extend(own)
        if entry is not None and not own.fails(strict=False):
            entries.append(entry)
    report.extend(legible(found))
    entries.sort(key=lambda entry: entry.id)
    organisations = tuple(entry for entry in entries if isinstance(entry, Organisation))
    tombstones = tuple(entry for entry in entries if isinstance(entry, Tombstone))
    return Registry(organisations, tombstones, vocabularies, build_date)


def _files(folder: Path, path: str, report: Report) -> list[Path]:
    """Return the entries' files; what else lies there is reported."""
    files = listed(folder, path, report)
    for file in files:
        if file.suffix != _SUFFIX:
            message = f"“{file.name}” is not read; an entry's file ends in {_SUFFIX}"
            hint = f"Rename it to “{file.stem}{_SUFFIX}”, or move it elsewhere."
            report.add(f"{path}/{printable(file.name)}", 0, 0, "registry-file", message, hint)
    return [file for file in files if file.suffix == _SUFFIX]
