"""The old site stays whole until the new one is complete.

A build writes into a staging folder beside the site. Then files that did not change become hard links to
the old ones (so that a host or a backup sees no change), and the two folders change places: in one step
where the system can (`renameat2` with RENAME_EXCHANGE, Linux 3.15), else by two renames with
`site.previous` between them, which the next command puts right.
"""

from __future__ import annotations

import ctypes
import errno
import filecmp
import os
import shutil
import sys
import tempfile
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

_AT_FDCWD = -100
_RENAME_EXCHANGE = 2
_STAGING = ".staging-"
MARK = ".course-staging"
"""A file that says of a folder that a build is writing it, so that no other folder is ever removed."""


def previous_of(site: Path) -> Path:
    """Where the old site stands for the moment between two renames."""
    return site.with_name(f"{site.name}.previous")


def recover(site: Path) -> None:
    """Put right what an interrupted build left: restore the old site, remove half-written ones."""
    previous = previous_of(site)
    if previous.is_dir():
        if site.exists():
            shutil.rmtree(previous)
        else:
            previous.rename(site)
    parent = site.parent
    if not parent.is_dir():
        return
    for folder in sorted(parent.glob(f".{site.name}{_STAGING}*")):
        if not _is_alive(folder):
            shutil.rmtree(folder, ignore_errors=True)


def _is_alive(folder: Path) -> bool:
    """Whether the build that writes `folder` still runs, by the process number in its mark."""
    try:
        number = int((folder / MARK).read_text(encoding="ascii"))
    except (OSError, ValueError):
        return False
    if number == os.getpid():
        return True
    try:
        os.kill(number, 0)
    except ProcessLookupError:
        return False
    except OSError:
        return True
    return True


@contextmanager
def staging(site: Path) -> Iterator[Path]:
    """Give a folder to build into; afterwards it is the site. An exception leaves the old site untouched.

    `site` need not exist. Raise FileExistsError where it is something else than a folder.
    """
    recover(site)
    if site.exists() and not site.is_dir():
        raise FileExistsError(errno.EEXIST, "there is a file where the site belongs", str(site))
    site.parent.mkdir(parents=True, exist_ok=True)
    stage = Path(tempfile.mkdtemp(prefix=f".{site.name}{_STAGING}", dir=site.parent))
    stage.chmod(0o755)
    target = stage / "site"
    target.mkdir()
    (stage / MARK).write_text(str(os.getpid()), encoding="ascii")
    try:
        yield target
        if site.is_dir():
            reuse_unchanged(site, target)
        exchange(target, site)
    finally:
        shutil.rmtree(stage, ignore_errors=True)


def reuse_unchanged(old: Path, new: Path) -> int:
    """Make each file of `new` whose bytes stand in `old` a hard link to it; return how many.

    Where the file system has no links, the new copy stays. Nothing is written through a link: whoever
    changes a file later writes a new one.
    """
    reused = 0
    for folder, _, names in os.walk(new):
        for name in names:
            path = Path(folder) / name
            before = old / path.relative_to(new)
            if not before.is_file() or before.is_symlink() or not filecmp.cmp(before, path, shallow=False):
                continue
            link = path.with_name(f".{name}.link")
            try:
                os.link(before, link)
            except OSError:
                return reused
            link.replace(path)
            reused += 1
    return reused


def exchange(new: Path, site: Path) -> None:
    """Put the folder `new` where `site` is; the old site is removed."""
    if not site.exists():
        new.rename(site)
        return
    if _swap(new, site):
        return
    previous = previous_of(site)
    site.rename(previous)
    try:
        new.rename(site)
    except OSError:
        previous.rename(site)
        raise
    shutil.rmtree(previous, ignore_errors=True)


def _swap(first: Path, second: Path) -> bool:
    """Exchange two folders in one step; False where the system cannot."""
    if not sys.platform.startswith("linux"):
        return False
    with suppress(OSError, AttributeError):
        call = ctypes.CDLL(None, use_errno=True).renameat2
        done = call(
            _AT_FDCWD, os.fsencode(first), _AT_FDCWD, os.fsencode(second), ctypes.c_uint(_RENAME_EXCHANGE)
        )
        return bool(done == 0)
    return False
