"""What one build leaves for the next: packs in `.cache/`, each checked before it is believed.

A pack is a digest and, behind it, the pickled value. One whose digest is not that of what follows was damaged
or half written: it counts as missing, and that is said once.
"""

from __future__ import annotations

import copyreg
import hashlib
import os
import pickle
from contextlib import suppress
from dataclasses import dataclass, field
from types import MappingProxyType
from typing import TYPE_CHECKING, Any, TypeVar

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Mapping
    from pathlib import Path

    from symbios.problems import Problem
    from symbios.site.page import Seen

Value = TypeVar("Value")
_DIGEST = 32
_PAGES = "pages"


def _view(mapping: dict[Any, Any]) -> MappingProxyType[Any, Any]:
    return MappingProxyType(mapping)


copyreg.pickle(MappingProxyType, lambda view: (_view, (dict(view),)))


class LostError(Exception):
    """A page that the facts know lies in no pack: it was damaged, and all has to be made anew."""


def digest(*parts: str | bytes) -> str:
    """Return 32 hex digits that stand for `parts`, in their order and with their borders."""
    data = [part.encode() if isinstance(part, str) else part for part in parts]
    if len(data) > 1:
        data.insert(0, ",".join([str(len(part)) for part in data]).encode() + b";")
    return hashlib.blake2b(b"".join(data), digest_size=16).hexdigest()


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
        self._made: set[Path] = set()
        self.facts: Facts = self.load("facts", Facts())
        self._words: dict[str, dict[str, bytes]] = {}

    def load(self, name: str, default: Any) -> Any:
        """Return the value of a pack; `default` where there is none that can be believed."""
        path = self.folder / f"{name}.pack"
        try:
            data = path.read_bytes()
        except OSError:
            return default
        value = memoryview(data)[_DIGEST:]  # no copy: some packs have many megabytes
        if hashlib.blake2b(value, digest_size=_DIGEST).digest() == data[:_DIGEST]:
            try:
                return pickle.loads(value)  # noqa: S301 - our own file, and whole
            except (AttributeError, ImportError, IndexError, TypeError, pickle.UnpicklingError):
                return default  # written by another version of this program
        self._say(f"{path} is damaged; what it held is made anew.")
        path.unlink(missing_ok=True)
        return default

    def save(self, name: str, value: Any) -> bool:
        """Write a pack; whoever reads meanwhile gets the old one or the new one, never a part.

        Return whether that could be done; where it cannot, the builds go on without.
        """
        data = pickle.dumps(value, pickle.HIGHEST_PROTOCOL)
        path = self.folder / f"{name}.pack"
        beside = path.with_suffix(f".{os.getpid()}")
        try:
            if path.parent not in self._made:
                path.parent.mkdir(parents=True, exist_ok=True)
                self._made.add(path.parent)
            with beside.open("wb") as file:
                file.write(hashlib.blake2b(data, digest_size=_DIGEST).digest())
                file.write(data)
            beside.replace(path)
        except OSError as error:
            if not self._full:
                self._say(
                    f"{path} cannot be written ({error.strerror}); the next build makes everything anew."
                )
            self._full = True
            with suppress(OSError):
                beside.unlink(missing_ok=True)
            return False
        return True

    def forget(self, pattern: str, *, but: int) -> None:
        """Remove the oldest of the packs whose names fit `pattern`, but for so many."""
        packs = sorted(self.folder.glob(f"{pattern}.pack"), key=lambda path: path.stat().st_mtime)
        for path in packs[:-but]:
            path.unlink(missing_ok=True)

    def once(self, name: str, key: str, make: Callable[[], Value]) -> Value:
        """Return what `make` gives; from the pack `name`, where it was made with the same `key`."""
        kept, value = self.load(name, ("", None))
        if kept != key or value is None:
            value = make()
            self.save(name, (key, value))
        return value  # type: ignore[no-any-return] # what was saved is what `make` gave

    def words(self, locale: str) -> dict[str, bytes]:
        """Return what search knows of the pages of a locale, packed, by the key of each."""
        if locale not in self._words:
            self._words[locale] = self.load(f"words-{locale}", {})
        return self._words[locale]

    def keep_words(self, locale: str, words: dict[str, bytes]) -> None:
        """Keep what search knows of the pages of a locale, and nothing else of it."""
        self._words[locale] = words
        self.save(f"words-{locale}", words)

    def put(self, key: str, content: bytes) -> bool:
        """Keep the own part of one page, if that can be done; other processes may do it for other pages."""
        return self.save(f"{_PAGES}/{key}", content)

    def content(self, key: str) -> bytes:
        """Return the own part of a page; raise LostError where it is not there, or damaged."""
        found = self.load(f"{_PAGES}/{key}", None)
        if not isinstance(found, bytes):
            raise LostError
        return found

    def sweep(self, keys: Collection[str]) -> None:
        """Remove the own parts of all pages but those with these `keys`."""
        for path in (self.folder / _PAGES).glob("*.pack"):
            if path.stem not in keys:
                path.unlink(missing_ok=True)
