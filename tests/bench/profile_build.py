"""Builds a project in this process, without other processes, and prints its costliest functions.

The site goes into a temporary folder, and neither is .cache/ read nor written, unless --warm asks for it.
The profiler makes small functions look more expensive than they are: times are for comparison only.
"""

from __future__ import annotations

import argparse
import cProfile
import pstats
import re
import tempfile
from pathlib import Path

from symbios.cli import commands

_ROOTS = re.compile(r"^.*/(?:site-packages|plugins|python3\.\d+)/")
_Line = tuple[str, int, float, float]
"""Name with place, calls, own seconds, seconds with all that it called."""


def main() -> None:
    """Profile the build that the command line asks for."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("config", type=Path, help="the project's mkdocs.yml")
    parser.add_argument("--top", type=int, default=30, help="so many functions of each kind")
    parser.add_argument("--warm", action="store_true", help="use .cache/ and replace the project's own site")
    parser.add_argument(
        "--save", type=Path, metavar="FILE", help="keep the profile, for snakeviz and its like"
    )
    given = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        arguments = ["build", "-f", str(given.config), "--jobs", "1"]
        arguments += [] if given.warm else ["--no-cache", "-d", f"{folder}/site"]
        profile = cProfile.Profile()
        profile.runcall(commands, arguments, standalone_mode=False)
    if given.save:
        profile.dump_stats(given.save)
    lines = _lines(profile)
    print(f"\n{sum(own for _, _, own, _ in lines):.1f} s under the profiler")
    _print("own time", sorted(lines, key=lambda line: -line[2])[: given.top])
    _print("time with all that was called", sorted(lines, key=lambda line: -line[3])[: given.top])


def _lines(profile: cProfile.Profile) -> list[_Line]:
    """Return every function that ran, named from the package on: paths alone would fill the screen."""
    statistics = pstats.Stats(profile).stats  # type: ignore[attr-defined]
    return [
        (f"{_ROOTS.sub('', file)}:{line} {name}" if line else name, calls, own, total)
        for (file, line, name), (_, calls, own, total, _) in statistics.items()
    ]


def _print(title: str, lines: list[_Line]) -> None:
    print(f"\n{title}\n{'own s':>9}{'all s':>9}{'calls':>12}  function")
    for name, calls, own, total in lines:
        print(f"{own:9.3f}{total:9.3f}{calls:12,}  {name}")


if __name__ == "__main__":
    main()
