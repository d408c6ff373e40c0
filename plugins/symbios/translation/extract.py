"""Brings the catalogs up to date: `python -m symbios.translation.extract`."""

from __future__ import annotations

import argparse
import sys
from pathlib import Path
from typing import TYPE_CHECKING

from symbios.translation.catalogs import collect, complaints, update, without_note

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from symbios.translation.catalogs import Catalog

SOURCES = Path(__file__).parent.parent
CATALOGS = SOURCES / "theme" / "locales"


def main(arguments: Sequence[str] | None = None) -> int:
    """Write the catalogs, or with --check only say what they lack; return the exit status."""
    parser = argparse.ArgumentParser(
        prog="python -m symbios.translation.extract",
        description="Collect the interface strings and bring every catalog (.po) up to date.",
    )
    parser.add_argument("locales", nargs="*", metavar="LOCALE", help="start a catalog for this locale too")
    parser.add_argument("--check", action="store_true", help="write nothing; exit 1 where something is wrong")
    options = parser.parse_args(arguments)
    template = collect(SOURCES)
    paths = sorted({*CATALOGS.glob("*.po"), *(CATALOGS / f"{locale}.po" for locale in options.locales)})
    say = [f"no note for translators: “{text}”" for text in without_note(template)]
    for path in paths:
        if options.check:
            say += [f"{path.name}: {line}" for line in check(path, template)]
        else:
            say += [f"{path.name}: {line}" for line in write(path, template)]
    for line in say:
        sys.stdout.write(f"{line}\n")
    return 1 if say and options.check else 0


def write(path: Path, template: Catalog) -> Iterator[str]:
    """Bring one catalog up to date, and say what it had too much and still lacks."""
    if path.is_file():
        yield from (line for line in complaints(path, template) if line.startswith("obsolete"))
    path.parent.mkdir(exist_ok=True)
    path.write_bytes(update(path, template))
    yield from complaints(path, template)


def check(path: Path, template: Catalog) -> Iterator[str]:
    """Say what is wrong with one catalog, and where a run would change it without a word."""
    if not path.is_file():
        yield "there is no such catalog"
        return
    faults = list(complaints(path, template))
    yield from faults
    if not faults and update(path, template) != path.read_bytes():
        yield "notes or order are not up to date; run python -m symbios.translation.extract"


if __name__ == "__main__":
    sys.exit(main())
