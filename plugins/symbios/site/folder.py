"""Writes a site into a folder beside the old one: what did not change is linked, not written.

Nothing is written through a link: a file that changes is written anew.
"""

from __future__ import annotations

import os
import shutil
from contextlib import suppress
from dataclasses import replace
from typing import TYPE_CHECKING

from symbios.site.memory import Output, digest

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping
    from pathlib import Path


class SiteFolder:
    """The new folder `new` of a site, the `old` one, and what is known of the files in that."""

    def __init__(self, old: Path, new: Path, left: Mapping[str, Output]) -> None:
        self.old, self.new = str(old), str(new)
        self._left = {address: output for address, output in left.items() if self._intact(address, output)}
        self._whole = 0 < len(self._left) == len(left)

    def _intact(self, address: str, output: Output) -> bool:
        """Whether a file is still as the build left it."""
        try:
            found = os.lstat(f"{self.old}/{address}")
        except OSError:
            return False
        return (found.st_size, found.st_mtime_ns, found.st_ino) == (output.size, output.changed, output.inode)

    def has(self, address: str) -> bool:
        """Whether the old site has the file as the build left it."""
        return address in self._left

    def untouched(self) -> bool:
        """Whether the old site is just what the build left: nothing is missing, changed or added."""
        found = sum(
            not name.startswith(".")
            for _, folders, names in os.walk(self.old)
            if _visible(folders)
            for name in names
        )
        return self._whole and len(self._left) == found

    def prepare(self, addresses: Iterable[str]) -> None:
        """Make the folders for these files."""
        for folder in {address.rpartition("/")[0] for address in addresses}:
            os.makedirs(f"{self.new}/{folder}", exist_ok=True)  # noqa: PTH103 - as quick as it can be

    def keep(self, address: str) -> Output:
        """Take over a file of the old site that `has` knows."""
        known = self._left[address]
        if self._link(address):
            return known
        found = os.lstat(f"{self.new}/{address}")
        return replace(known, changed=found.st_mtime_ns, inode=found.st_ino)

    def has_framed(self, address: str, frame: str) -> bool:
        """Whether the old site has the page as it was framed with the key `frame`."""
        known = self._left.get(address)
        return known is not None and bool(frame) and known.frame == frame

    def framed(self, address: str, frame: str, index: str) -> Output | None:
        """Take over a page that was framed with the same key, with the address of its index as it is now.

        None where there is no such page. `index` ends in the file's name, which carries its hash.
        """
        if not self.has_framed(address, frame):
            return None
        known = self._left[address]
        if known.index == index:
            return self.keep(address)
        with open(f"{self.old}/{address}", "rb") as file:  # noqa: PTH123 - see prepare
            before = file.read()
        old, new = (name.rpartition("/")[2].encode() for name in (known.index, index))
        if digest(before) != known.digest or before.count(old) != 1:
            return None
        return self.write(address, before.replace(old, new), frame=frame, index=index)

    def write(self, address: str, content: bytes, *, frame: str = "", index: str = "") -> Output:
        """Write a file, or link the old one where it holds the same."""
        path, written = f"{self.new}/{address}", digest(content)
        known = self._left.get(address)
        if known is not None and known.digest == written and (known.frame, known.index) == (frame, index):
            return self.keep(address)
        if self._same(address, content, written):
            self._link(address)
        else:
            with open(path, "wb") as file:  # noqa: PTH123 - see prepare
                file.write(content)
        found = os.lstat(path)
        return Output(written, found.st_size, found.st_mtime_ns, found.st_ino, frame, index)

    def renew(self, address: str, content: bytes) -> Output:
        """Put a file into the place of another, which a reader may have open."""
        path = f"{self.new}/{address}"
        with open(f"{path}.new", "wb") as file:  # noqa: PTH123 - see prepare
            file.write(content)
        os.replace(f"{path}.new", path)  # noqa: PTH105 - see prepare
        found = os.lstat(path)
        return Output(digest(content), found.st_size, found.st_mtime_ns, found.st_ino)

    def _same(self, address: str, content: bytes, written: str) -> bool:
        known = self._left.get(address)
        if known is not None:
            return known.digest == written
        before = f"{self.old}/{address}"
        with suppress(OSError):
            if os.lstat(before).st_size == len(content) and not os.path.islink(before):  # noqa: PTH114
                with open(before, "rb") as file:  # noqa: PTH123 - see prepare
                    return file.read() == content
        return False

    def _link(self, address: str) -> bool:
        """Link the old file, or copy it where there are no links; return whether it is a link."""
        try:
            os.link(f"{self.old}/{address}", f"{self.new}/{address}")
        except OSError:
            shutil.copy2(f"{self.old}/{address}", f"{self.new}/{address}")
            return False
        return True


def _visible(folders: list[str]) -> bool:
    """Leave out the folders that somebody keeps under a hidden name."""
    folders[:] = [name for name in folders if not name.startswith(".")]
    return True
