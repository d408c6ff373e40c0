"""Prints what builds of a course cost, cold and warm, and how that grows; beside them Material for MkDocs.

.venv/bin/python tests/bench/build_times.py --locales 6 --lessons 400 --organisations 60
    --growth 100 1600 6400 --against material --json times.json
"""

from __future__ import annotations

import argparse
import json
import os
import platform
import shutil
import tempfile
from importlib.metadata import version
from pathlib import Path

import material_projects
from corpus import LOCALES
from course_builds import ENVIRONMENT, Bench
from measuring import measured, middle, processors_free
from output import files_of, megabytes
from rows import HEADS, Row, growth, ratios, table

GROWTH_LOCALES = 6
PROCESSORS = len(os.sched_getaffinity(0))


def main() -> None:
    """Measure what the command line asks for and print it."""
    given = _given()
    with tempfile.TemporaryDirectory(prefix="build-times-", dir=given.folder) as name:
        folder = Path(name)
        print(_setting(given), flush=True)
        free = [processors_free(PROCESSORS)]
        rows = _builds(given, folder)
        grown = _growth(given, folder)
        free.append(processors_free(PROCESSORS))
    print(f"\nOf {PROCESSORS} processors were free: {free[0]:.2f} before, {free[1]:.2f} after.")
    if given.json:
        found = {
            "given": {key: value for key, value in vars(given).items() if key not in {"json", "folder"}},
            "processors": PROCESSORS,
            "processors_free": free,
            "python": platform.python_version(),
            "packages": _packages(),
            "builds": [row.data() for row in rows],
            "growth": {
                system: {"builds": [row.data() for row in builds], "exponent": growth(builds)}
                for system, builds in grown.items()
            },
        }
        given.json.write_text(json.dumps(found, indent=2) + "\n", encoding="utf-8")


def _given() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawTextHelpFormatter)
    parser.add_argument("--locales", type=int, default=6)
    parser.add_argument("--lessons", type=int, default=400, help="in each locale")
    parser.add_argument("--organisations", type=int, default=60)
    parser.add_argument(
        "--growth",
        type=int,
        nargs="+",
        default=[],
        metavar="PAGES",
        help="two sizes or more, in rising order",
    )
    parser.add_argument("--against", choices=["material"], help="build the same text with it too")
    parser.add_argument("--repeat", type=int, default=1, help="builds for each figure; the middle one counts")
    parser.add_argument("--jobs", type=int, help="processes of a build (default: its own choice)")
    parser.add_argument("--quick", action="store_true", help="small sizes, to see that it works")
    parser.add_argument("--folder", type=Path, help="where to work (default: where temporary files go)")
    parser.add_argument("--json", type=Path, metavar="FILE", help="write the figures there too")
    given = parser.parse_args()
    if given.quick:
        given.locales, given.lessons, given.organisations, given.growth = 2, 20, 4, [24, 96]
    if len(given.growth) == 1 or given.growth != sorted(set(given.growth)):
        parser.error("--growth needs two sizes or more, in rising order")
    if not 1 <= given.locales <= len(LOCALES):
        parser.error(f"--locales must be from 1 to {len(LOCALES)}")
    return given


def _packages() -> dict[str, str]:
    return {name: version(name) for name in ("mkdocs", "mkdocs-material", "Markdown", "pymdown-extensions")}


def _setting(given: argparse.Namespace) -> str:
    packages = ", ".join(f"{name} {number}" for name, number in _packages().items())
    course = f"{given.locales} locales × {given.lessons} lessons, {given.organisations} organisations"
    return (
        f"{course}; {PROCESSORS} processors, Python {platform.python_version()}, {packages}.\n"
        f"Material builds one project for each locale, {PROCESSORS} at once, and no organisations."
    )


def _builds(given: argparse.Namespace, folder: Path) -> list[Row]:
    """Measure one size in every way, print the table and what Material takes in comparison."""
    bench = _bench(given, folder, given.locales, given.lessons, given.organisations)
    bench.write()
    cold = bench.cold()
    rows = [cold, *bench.warm()]
    others = _others(given, bench)
    shutil.rmtree(bench.folder)
    print("\n" + table(HEADS, [row.cells() for row in [*rows, *others]]), flush=True)
    if others:
        heads = ("times as much as the cold build", "wall", "CPU", "peak PSS", "output")
        print("\n" + table(heads, [ratios(row, cold) for row in others]), flush=True)
    return [*rows, *others]


def _growth(given: argparse.Namespace, folder: Path) -> dict[str, list[Row]]:
    """Measure cold builds of each size, print them and how the cost grows.

    There are no organisations: they would be the same work at each size and hide the growth.
    """
    grown: dict[str, list[Row]] = {}
    for pages in given.growth:
        lessons = max(1, round(pages / GROWTH_LOCALES))
        bench = _bench(given, folder, GROWTH_LOCALES, lessons, 0)
        bench.write()
        for row in [bench.cold("symbios"), *_others(given, bench)]:
            grown.setdefault(row.build, []).append(row)
        shutil.rmtree(bench.folder)
    if grown:
        heads = ("cold build", "pages", "wall s", "CPU s", "CPU ms/page", "peak PSS MB")
        lines = [
            [name, str(row.lessons), *(row.cells()[place] for place in (1, 2, 4, 5))]
            for name, rows in grown.items()
            for row in rows
        ]
        print("\n" + table(heads, lines))
        slopes = ("growth exponent", "wall", "CPU", "wall, last step", "CPU, last step")
        lines = [[name, *(f"{each:.2f}" for each in growth(rows).values())] for name, rows in grown.items()]
        print("\n" + table(slopes, lines), flush=True)
    return grown


def _bench(given: argparse.Namespace, folder: Path, locales: int, lessons: int, organisations: int) -> Bench:
    options = ("--jobs", str(given.jobs)) if given.jobs else ()
    return Bench(folder / "course", locales, lessons, organisations, options, given.repeat)


def _others(given: argparse.Namespace, bench: Bench) -> list[Row]:
    """Measure Material on the text of a course, where it is asked for."""
    if not given.against:
        return []
    folder = bench.folder.parent / "material"
    projects = material_projects.write_projects(bench.folder / "course", folder)
    sites = [project / "site" for project in projects]
    rows = []
    for name, features in material_projects.ROWS.items():
        runs = []
        for _ in range(given.repeat):
            for site in sites:
                shutil.rmtree(site, ignore_errors=True)
            runs.append(
                measured(material_projects.commands(projects, features), ENVIRONMENT, at_once=PROCESSORS)
            )
        files = files_of(*sites)
        rows.append(Row(name, bench.locales * bench.lessons, middle(runs), megabytes(files), len(files)))
    shutil.rmtree(folder)
    return rows


if __name__ == "__main__":
    main()
