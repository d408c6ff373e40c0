"""Documents that an earlier build has read, for a build that finds the same text."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from symbios.course.document import read
from symbios.problems import Report
from symbios.site.memory import digest

if TYPE_CHECKING:
    from collections.abc import Mapping

    from symbios.course.model import Document
    from symbios.problems import Problem
    from symbios.site.memory import Memory

Known = tuple["Document", str, int, tuple["Problem", ...]]
"""A document without its text and body, a digest of the text, the length of the body, and the problems."""


@dataclass(slots=True)
class RememberedDocuments:
    """Reads documents as `course.document.read` does; `key` stands for the program that does it.

    Each locale has a pack of its own, so that a change writes no more than it must.
    """

    memory: Memory
    key: str
    _kept: dict[str, Mapping[str, Known]] = field(default_factory=dict)
    _found: dict[str, dict[str, Known]] = field(default_factory=dict)
    _changed: set[str] = field(default_factory=set)

    def read(self, text: str, path: str, folder_path: str, locale: str, report: Report) -> Document:
        """Return the document, and report what is wrong with it, now or as it was then."""
        if locale not in self._kept:
            key, kept = self.memory.load(f"texts-{locale}", ("", {}))
            self._kept[locale] = kept if key == self.key else {}
            self._found[locale] = {}
        known, written = self._kept[locale].get(path), digest(text)
        if known is None or known[1] != written:
            own = Report()
            document = read(text, path, folder_path, locale, own)
            bare = replace(document, text="", body="")
            known = bare, written, len(document.body), tuple(own)
            self._changed.add(locale)
        self._found[locale][path] = known
        report.extend(known[3])
        return replace(known[0], text=text, body=text[len(text) - known[2] :])

    def keep(self) -> None:
        """Keep what was read for the next build."""
        for locale, found in self._found.items():
            if locale in self._changed or len(found) != len(self._kept[locale]):
                self.memory.save(f"texts-{locale}", (self.key, found))
