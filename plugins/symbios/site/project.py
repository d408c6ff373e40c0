"""What is compiled, in which way, and what comes out: values that the stages of a build hand on."""

from __future__ import annotations

import pickle
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from symbios.site.memory import LostError

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence
    from datetime import date
    from pathlib import Path

    from symbios.course.model import Course, Locale
    from symbios.markup import Translate
    from symbios.problems import Report
    from symbios.registry.model import Registry
    from symbios.site.inputs import Inputs
    from symbios.site.memory import Memory
    from symbios.site.page import Made, SitePage
    from symbios.site.themecss import ThemeSheets


@dataclass(frozen=True, slots=True)
class Project:
    """What is compiled, and with what: folders, the build date, the Markdown extensions of mkdocs.yml.

    `strings` gives the interface strings of a locale. `only` are the locales to publish; none means all.
    """

    root: Path
    course: Path
    registry: Path
    build_date: date
    strings: Callable[[Locale], Translate]
    only: tuple[str, ...] = ()
    extensions: Sequence[Any] = ()
    extension_configs: Mapping[str, Any] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Way:
    """How a project is compiled, which changes nothing of what comes out.

    `jobs` is the number of processes. `memory` is what an earlier build left, good for the same `inputs`.
    `sheets` say which pages need the theme's second sheet. `stage` is told the name of each stage, how many
    things it has to do and, with every call, how many more are done.
    """

    jobs: int = 1
    memory: Memory | None = None
    inputs: Inputs | None = None
    sheets: ThemeSheets | None = None
    stage: Callable[[str, int, int], None] = lambda _name, _total, _done: None


@dataclass(slots=True)
class Compiled:
    """A whole site without frames; `assets` maps a path inside the course folder to its address.

    The pages are packed: `fresh` has what was made now, by address; the rest is in the `memory` under `keys`.
    `word_keys` stand for what search knows of each, `frame_key` gives the key of a page in its frame.
    """

    course: Course
    registry: Registry
    pages: list[SitePage]
    assets: Mapping[str, str]
    report: Report
    fresh: Mapping[str, Made] = field(default_factory=dict)
    memory: Memory | None = None
    keys: Mapping[str, str] = field(default_factory=dict)
    word_keys: Mapping[str, str] = field(default_factory=dict)
    frame_key: Callable[[SitePage, str], str] | None = None

    def words(self, page: SitePage) -> Any:
        """Return what search knows of a page; raise LostError where the memory has lost it."""
        made = self.fresh.get(page.url)
        words = made.words if made else self._memory.words(page.locale.code).get(self.keys[page.url])
        if words is None:
            raise LostError
        return pickle.loads(words)  # noqa: S301 - made by this program

    def open(self, page: SitePage) -> None:
        """Unpack a page, so that it can get its frame; raise LostError where the memory has lost it."""
        made = self.fresh.get(page.url)
        page.unpack((made and made.content) or self._memory.content(self.keys[page.url]))

    @property
    def _memory(self) -> Memory:
        if self.memory is None:
            raise LostError
        return self.memory
