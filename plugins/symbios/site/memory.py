"""What one build leaves for the next: packs in `.cache/`, each checked before it is believed.

A pack is a digest and, behind it, the pickled value. One whose digest is not that of what follows was damaged
or half written: it counts as missing, and that is said once.
"""

from __future__ import annotations

import hashlib
import os
import pickle
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping
    from pathlib import Path

    from symbios.problems import Problem
    from symbios.site.page import Made, Seen

_DIGEST = 32


class LostError(Exception):
    """A page that the facts know lies in no pack: it was damaged, and all has to be made anew."""


def digest(*parts: str | bytes) -> str:
    """Return 32 hex digits that stand for `parts`, in their order and with their borders."""
    total = hashlib.blake2b(digest_size=16)
    for part in parts:
        data = part.encode() if isinstance(part, str) else part
        total.update(len(data).to_bytes(8, "big"))
        total.update(data)
    return total.hexdigest()


@dataclass(slots=True)
class Output:
    """One file of a site as a build left it; `frame` and `index` are what a page was made with."""

    digest: str
    size: int
    changed: int
    inode: int
    frame: str = ""
    index: str = ""


@dataclass(slots=True)
class Facts:
    """What is known of all pages without opening one.

    `pages` maps an address to its key and what was seen in it, `indexes` a locale to the key of its search
    index and to its address. `quiz_ids` and `diagrams` go by the path of a document. `sound` says that no
    question and no block of the course had a problem.
    """

    pages: Mapping[str, tuple[str, Seen]] = field(default_factory=dict)
    indexes: Mapping[str, tuple[str, str]] = field(default_factory=dict)
    quiz_ids: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    diagrams: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    sound: bool = False


@dataclass(slots=True)
class Left:
    """What a build left in a site folder: its `inputs`, its files by address, the problems it has told."""

    inputs: str = ""
    outputs: Mapping[str, Output] = field(default_factory=dict)
    problems: tuple[Problem, ...] = ()
    pages: int = 0
    locales: int = 0


class Memory:
    """The packs of one project for one way of building it, in the folder `folder`."""

    def __init__(self, folder: Path, say: Callable[[str], None]) -> None:
        """`say` hears about a pack that was damaged."""
        self.folder, self._say, self._full = folder, say, False
        self.facts: Facts = self.load("facts", Facts())
        self._pages: dict[str, dict[str, Made]] = {}

    def load(self, name: str, default: Any) -> Any:
        """Return the value of a pack; `default` where there is none that can be believed."""
        path = self.folder / f"{name}.pack"
        try:
            data = path.read_bytes()
        except OSError:
            return default
        if hashlib.blake2b(data[_DIGEST:], digest_size=_DIGEST).digest() == data[:_DIGEST]:
            try:
                return pickle.loads(data[_DIGEST:])  # noqa: S301 - our own file, and whole
            except (AttributeError, ImportError, IndexError, TypeError, pickle.UnpicklingError):
                return default  # written by another version of this program
        self._say(f"{path} is damaged; what it held is made anew.")
        path.unlink(missing_ok=True)
        return default

    def save(self, name: str, value: Any) -> None:
        """Write a pack; whoever reads meanwhile gets the old one or the new one, never a part."""
        data = pickle.dumps(value, pickle.HIGHEST_PROTOCOL)
        path = self.folder / f"{name}.pack"
        beside = path.with_suffix(f".{os.getpid()}")
        try:
            self.folder.mkdir(parents=True, exist_ok=True)
            beside.write_bytes(hashlib.blake2b(data, digest_size=_DIGEST).digest() + data)
            beside.replace(path)
        except OSError as error:
            if not self._full:
                self._say(
                    f"{path} cannot be written ({error.strerror}); the next build makes everything anew."
                )
            self._full = True
            beside.unlink(missing_ok=True)

    def forget(self, pattern: str, *, but: int) -> None:
        """Remove the oldest of the packs whose names fit `pattern`, but for so many."""
        packs = sorted(self.folder.glob(f"{pattern}.pack"), key=lambda path: path.stat().st_mtime)
        for path in packs[:-but]:
            path.unlink(missing_ok=True)

    def once(self, name: str, key: str, make: Callable[[], Any]) -> Any:
        """Return what `make` gives; from the pack `name`, where it was made with the same `key`."""
        kept, value = self.load(name, ("", None))
        if kept != key:
            value = make()
            self.save(name, (key, value))
        return value

    def made(self, locale: str) -> dict[str, Made]:
        """Return what was made of the pages of a locale, by the key of each."""
        if locale not in self._pages:
            self._pages[locale] = self.load(f"pages-{locale}", {})
        return self._pages[locale]

    def keep(self, locale: str, pages: dict[str, Made]) -> None:
        """Keep what was made of the pages of a locale, and nothing else of it."""
        self._pages[locale] = pages
        self.save(f"pages-{locale}", pages)
