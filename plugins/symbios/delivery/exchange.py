"""The old site stays whole until the new one is complete.

A build writes into a staging folder beside the site. Then files that did not change become hard links to
the old ones (so that a host or a backup sees no change), and the two folders change places: in one step
where the system can (`renameat2` with RENAME_EXCHANGE, Linux 3.15), else by two renames with
`site.previous` between them, which the next command puts right.
"""

from __future__ import annotations

import ctypes
import filecmp
import os
import shutil
import sys
import tempfile
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import IO, TYPE_CHECKING

if sys.platform == "win32":
    import msvcrt
else:
    import fcntl

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

_AT_FDCWD = -100
_RENAME_EXCHANGE = 2
_STAGING = ".staging-"
MARK = ".course-staging"
"""A file that a build keeps locked as long as it writes a folder, so that no other build removes it."""
_TRACES = ("404.html", "assets/theme")
"""What shows that a folder is a site; any other folder with something in it is never replaced."""


def previous_of(site: Path) -> Path:
    """Where the old site stands for the moment between two renames."""
    return site.with_name(f"{site.name}.previous")


def recover(site: Path) -> None:
    """Put right what an interrupted build left: restore the old site, remove half-written ones."""
    if site.parent.is_dir():
        with _alone_in(site.parent):
            _recover(site)


def _recover(site: Path) -> None:
    previous = previous_of(site)
    if previous.is_dir() and _is_site(previous):
        if site.exists():
            shutil.rmtree(previous)
        else:
            previous.rename(site)
    for folder in sorted(site.parent.glob(f".{site.name}{_STAGING}*")):
        if not _is_alive(folder):
            shutil.rmtree(folder, ignore_errors=True)


@contextmanager
def _alone_in(folder: Path) -> Iterator[None]:
    """Keep other builds from moving folders inside `folder`, where the system can lock one."""
    if sys.platform == "win32":
        yield
    else:
        handle = os.open(folder, os.O_RDONLY)
        try:
            with suppress(OSError):
                fcntl.flock(handle, fcntl.LOCK_EX)
            yield
        finally:
            os.close(handle)


def _lock(file: IO[bytes]) -> None:
    """Lock an open file until it is closed or the process ends; raise OSError where another has it."""
    if sys.platform == "win32":
        msvcrt.locking(file.fileno(), msvcrt.LK_NBLCK, 1)
    else:
        fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)


def _is_alive(folder: Path) -> bool:
    """Whether the build that writes `folder` still runs."""
    try:
        with (folder / MARK).open("rb+") as mark:
            _lock(mark)
    except FileNotFoundError:
        return False
    except OSError:
        return True
    return False


@contextmanager
def staging(
    site: Path, *, reuse: bool = True, remove: Callable[[Path], object] | None = None
) -> Iterator[Path]:
    """Give a folder to build into; afterwards it is the site. An exception leaves the old site untouched.

    `site` need not exist. With `reuse` files that did not change become links to the old ones; without it
    whoever builds has seen to that. `remove` removes the folder with the old site, at once by default. Raise
    FileExistsError where `site` is a file, or a folder of something else.
    """
    site.parent.mkdir(parents=True, exist_ok=True)
    with _alone_in(site.parent):
        _recover(site)
        _refuse_other(site)
        stage = Path(tempfile.mkdtemp(prefix=f".{site.name}{_STAGING}", dir=site.parent))
        mark = (stage / MARK).open("wb")
        with suppress(OSError):
            _lock(mark)
    try:
        stage.chmod(0o755)
        target = stage / "site"
        target.mkdir()
        yield target
        with _alone_in(site.parent):
            if site.is_dir():
                keep_hidden(site, target)
                if reuse:
                    reuse_unchanged(site, target)
            exchange(target, site)
    finally:
        mark.close()
        if remove:
            remove(stage)
        else:
            shutil.rmtree(stage, ignore_errors=True)


def _is_site(folder: Path) -> bool:
    """Whether a build made `folder`, so that one may move or remove it."""
    return any((folder / trace).exists() for trace in _TRACES)


def _refuse_other(site: Path) -> None:
    """Raise FileExistsError where something stands that a build must not replace."""
    if not site.exists():
        return
    if not site.is_dir():
        raise FileExistsError(f"there is a file where the site belongs: {site}")
    shown = any(not path.name.startswith(".") for path in site.iterdir())
    if shown and not _is_site(site):
        raise FileExistsError(f"{site} is no site, and a build would replace it; name another folder")


def keep_hidden(old: Path, new: Path) -> None:
    """Take over what somebody keeps in the old site under a hidden name, such as `.git` or `.nojekyll`."""
    for entry in old.iterdir():
        target = new / entry.name
        if not entry.name.startswith(".") or target.exists():
            continue
        if entry.is_dir() and not entry.is_symlink():
            shutil.copytree(entry, target, symlinks=True, copy_function=_link_or_copy)
        else:
            _link_or_copy(entry, target)


def _link_or_copy(source: str | Path, target: str | Path) -> None:
    try:
        os.link(source, target, follow_symlinks=False)
    except (OSError, NotImplementedError):
        shutil.copy2(source, target, follow_symlinks=False)


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
            if not before.is_file() or before.is_symlink():
                continue
            link = path.with_name(f".{name}.link")
            try:
                os.link(before, link)
            except OSError:
                return reused
            # Comparing the link, not `before`, holds even where somebody replaces that in between.
            if filecmp.cmp(link, path, shallow=False):
                link.replace(path)
                reused += 1
            link.unlink(missing_ok=True)
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
