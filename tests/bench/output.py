"""Looks at a folder that a build has written: its size, and which files are other ones than before."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pathlib import Path

Files = dict[str, tuple[int, int, int]]
"""For each path: inode, time of the last change in nanoseconds, size in bytes."""


def files_of(*folders: Path) -> Files:
    """Return every file below the folders as it is now."""
    found: Files = {}
    for folder in folders:
        for parent, _, names in os.walk(folder):
            for name in names:
                path = os.path.join(parent, name)  # noqa: PTH118 - for ten thousand files a Path each takes long
                status = os.stat(path, follow_symlinks=False)  # noqa: PTH116
                found[path] = (status.st_ino, status.st_mtime_ns, status.st_size)
    return found


def megabytes(files: Files) -> float:
    """Return the size of all files together, in MB of a million bytes."""
    return sum(size for _, _, size in files.values()) / 1e6


def changed(before: Files, after: Files) -> int:
    """Return how many files are new, gone, or no longer the same inode with the same time."""
    return len({path for path, _ in before.items() ^ after.items()})
