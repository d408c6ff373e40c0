"""The same sources and the same build date give the same bytes, on any machine."""

import os
import shutil
import sys
import sysconfig
import time
from collections.abc import Callable
from pathlib import Path

import pytest

from guarantee_projects import ROOT, build, difference, environment, real_course, tree

REVERSED_FILE_SYSTEM = '''
"""Lists every folder backwards, as another file system might."""
import os

plain_listdir, plain_scandir = os.listdir, os.scandir

def listdir(path="."):
    return sorted(plain_listdir(path), reverse=True)

class Scan:
    def __init__(self, path="."):
        with plain_scandir(path) as found:
            self.entries = iter(sorted(found, key=lambda entry: entry.name, reverse=True))
    def __iter__(self):
        return self
    def __next__(self):
        return next(self.entries)
    def __enter__(self):
        return self
    def __exit__(self, *error):
        pass
    def close(self):
        pass

os.listdir, os.scandir = listdir, Scan
open(__file__ + ".ran", "w").close()
'''


def in_other_folder(project: Path, env: dict[str, str]) -> Path:
    """Move the project to a folder whose name has spaces and letters that are not ASCII."""
    del env
    return project.rename(project.with_name("moj tečaj – «ž» #1 100%"))


def with_other_times(project: Path, env: dict[str, str]) -> Path:
    """Give every file another time of change, and let the clock of each be different."""
    del env
    for number, path in enumerate(sorted(project.rglob("*"))):
        os.utime(path, (1_000_000_000 + number * 86_400, 1_000_000_000 - number * 86_400))
    return project


def with_reversed_folders(project: Path, env: dict[str, str]) -> None:
    """Let Python list every folder backwards."""
    hook = project.with_name("hook")
    hook.mkdir()
    (hook / "sitecustomize.py").write_text(REVERSED_FILE_SYSTEM, encoding="utf-8")
    env["PYTHONPATH"] = os.pathsep.join(filter(None, [str(hook), os.environ.get("PYTHONPATH", "")]))


def with_environment(**changes: str) -> Callable[[Path, dict[str, str]], Path]:
    """Return a change of the environment's variables."""

    def change(project: Path, env: dict[str, str]) -> Path:
        env.update(changes)
        return project

    return change


@pytest.fixture(scope="module")
def expected(site: Path) -> dict[str, bytes]:
    """Read the site that all others are compared with."""
    return tree(site)


@pytest.mark.parametrize(
    "change",
    [
        in_other_folder,
        with_other_times,
        with_environment(TZ="Pacific/Kiritimati", LC_ALL="C", PYTHONUTF8="0"),
        with_environment(TZ="America/Adak", LC_ALL="C.UTF-8", LANGUAGE="sl", PYTHONHASHSEED="0"),
        with_environment(LANG="tr_TR.UTF-8", LC_ALL="tr_TR.UTF-8", PYTHONHASHSEED="1"),
        with_environment(COLUMNS="20", HOME="/nonexistent", USER="somebody", PYTHONOPTIMIZE="1"),
    ],
    ids=["folder", "times", "east-C", "west-C.UTF-8", "turkish", "account"],
)
def test_a_build_gives_the_same_bytes_anywhere(
    tmp_path: Path, expected: dict[str, bytes], change: Callable[[Path, dict[str, str]], Path]
) -> None:
    """Folder, times and order of files, time zone, language, hash seed and account leave no trace."""
    env = environment()
    project = change(real_course(tmp_path / "project"), env)
    assert not difference(tree(build(project, env=env)), expected)


def test_a_build_gives_the_same_bytes_in_any_order_of_files(
    tmp_path: Path, expected: dict[str, bytes]
) -> None:
    """A file system that lists its folders backwards leaves no trace either."""
    project = real_course(tmp_path / "project")
    env = environment()
    with_reversed_folders(project, env)
    assert not difference(tree(build(project, env=env)), expected)
    assert (tmp_path / "hook/sitecustomize.py.ran").exists()


def test_a_second_build_gives_the_same_bytes(tmp_path: Path, expected: dict[str, bytes]) -> None:
    """A build over an old site gives what a first build gives."""
    project = real_course(tmp_path / "project")
    build(project, "--locale", "sl", "-d", "site")
    assert not difference(tree(build(project)), expected)


def test_only_the_registry_depends_on_the_build_date(tmp_path: Path, expected: dict[str, bytes]) -> None:
    """Eleven days later every page but those of the directory is the same."""
    project = real_course(tmp_path / "project")
    env = environment(SOURCE_DATE_EPOCH="1791000000")
    changed = difference(tree(build(project, env=env)), expected)
    assert [name for name in changed if "/directory/" not in name] == []


def test_a_build_date_that_is_none_is_named(tmp_path: Path) -> None:
    """A build date that cannot be read ends the build with the value that was found."""
    project = real_course(tmp_path / "project")
    with pytest.raises(AssertionError, match="SOURCE_DATE_EPOCH is “soon”; expected seconds since 1970"):
        build(project, env=environment(SOURCE_DATE_EPOCH="soon"))


def test_no_file_names_the_machine(site: Path, expected: dict[str, bytes]) -> None:
    """No path of the project, of the generator or of Python stands in any file, nor the day of the clock.

    The accessibility statement has dates of its own, which may be today's.
    """
    project = site.parent
    traces = {str(project), str(project.parent), str(ROOT), sys.prefix, sysconfig.get_path("purelib")}
    traces |= {str(Path.home()), shutil.which("python3") or sys.executable, os.uname().nodename + "."}
    traces |= {time.strftime("%Y-%m-%d")}
    needles = [trace.encode() for trace in traces if len(trace) > 5]
    assert [
        (name, needle)
        for name, content in expected.items()
        for needle in needles
        if needle in content and not (needle[:2] == b"20" and "accessibility." in name)
    ] == []
