"""Builds a site into a folder beside the old one, with all processors and with what the last build left."""

from __future__ import annotations

import gc
import hashlib
import shutil
from dataclasses import dataclass, field, replace
from functools import partial
from typing import TYPE_CHECKING

from symbios.problems import Report
from symbios.site.folder import SiteFolder
from symbios.site.inputs import inputs_of
from symbios.site.memory import Facts, Left, LostError, Memory
from symbios.site.project import Way
from symbios.site.publish import publication
from symbios.site.setup import stop_on_problems
from symbios.site.writing import Writer

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from symbios.site.host import MkDocsConfig
    from symbios.site.inputs import Inputs
    from symbios.site.project import Project
    from symbios.site.publish import Publication


_SITES = 8
"""So many site folders of one project are remembered."""


@dataclass(frozen=True, slots=True)
class Built:
    """What a build made: how many pages in how many locales, of how many files and bytes.

    `changed` are the files that had to be written, None where nothing had to be done at all.
    """

    pages: int
    locales: int
    files: int
    size: int
    problems: str
    changed: int | None


@dataclass(slots=True)
class Kept:
    """What a preview need not read again from its packs: it builds many times in one process.

    `rest` does what the build before has left for later, `old` are folders that nobody needs any more.
    """

    memory: Memory | None = None
    left: Left | None = None
    program: str = ""
    rest: Callable[[], None] = lambda: None
    old: list[Path] = field(default_factory=list)

    def finish(self) -> None:
        """Do what the last build has left for later."""
        rest, self.rest = self.rest, lambda: None
        try:
            rest()
        except LostError:
            self.memory = self.left = None  # the next build reads what is left, and makes the rest anew
        while self.old:
            shutil.rmtree(self.old.pop(), ignore_errors=True)


@dataclass(slots=True)
class Builder:
    """Builds one project again and again; `cache` is where its packs lie, None for no cache.

    `stage` is told how far it is, `say` what a reader of messages should know.
    """

    config: MkDocsConfig
    project: Project
    site: Path
    cache: Path | None
    jobs: int
    stage: Callable[[str, int, int], None]
    say: Callable[[str], None]
    serving: bool = False
    kept: Kept = field(default_factory=Kept)

    def build(self, target: Callable[[], Path]) -> Built:
        """Build into the folder that `target` gives; it is asked for only where something is to be done."""
        folders: list[Path] = []

        def empty() -> Path:
            if not folders:
                folders.append(target())
            for path in folders[0].iterdir():  # what a build left that had to begin again
                shutil.rmtree(path) if path.is_dir() else path.unlink()
            return folders[0]

        gc.disable()  # what a build makes lives until its end; looking for waste costs a quarter of its time
        try:
            try:
                return self._build(empty)
            except LostError:
                return self._build(empty, afresh=True)
        finally:
            if not self.serving:
                gc.freeze()  # the process is about to end, and need not look at all of this once more
            gc.enable()

    def _build(self, target: Callable[[], Path], *, afresh: bool = False) -> Built:
        memory, way, left = None, Way(jobs=self.jobs, stage=self.stage), Left()
        name = f"site-{hashlib.sha256(str(self.site).encode()).hexdigest()[:16]}"
        if self.cache:
            inputs = inputs_of(self.config, self.project, serving=self.serving)
            memory = self._memory(self.cache, inputs)
            if afresh:
                memory.facts = Facts()
            left = self.kept.left or memory.load(name, left)
            way = replace(way, memory=memory, inputs=inputs)
            if left.inputs == inputs.whole and SiteFolder(self.site, self.site, left.outputs).untouched():
                stop_on_problems(Report(left.problems), strict=self.config.strict)
                return _built(left, None)
        new = target()
        folder = SiteFolder(self.site, new, left.outputs)
        try:
            found = publication(self.config, self.project, way, serving=self.serving, has=folder.has)
            outputs = Writer(found, folder, self.jobs, self.stage).all()
        except BaseException:
            if memory:
                memory.save("facts", memory.facts)  # what was made is kept for the next try
            raise
        changed = sum(
            output.inode != getattr(left.outputs.get(address), "inode", 0)
            for address, output in outputs.items()
        )
        compiled = found.compiled
        left = Left(
            inputs=way.inputs.whole if way.inputs else "",
            outputs=outputs,
            problems=tuple(compiled.report),
            pages=len(compiled.pages),
            locales=len(compiled.course.readers),
        )
        if memory:
            self.kept.memory, self.kept.left = memory, left
            if self.serving:
                self.kept.rest = partial(self._finish, found, memory)
            else:
                self._remember(found, memory)
                memory.save(name, left)
                memory.forget("site-*", but=_SITES)
        return _built(left, changed)

    def _memory(self, cache: Path, inputs: Inputs) -> Memory:
        """Return what the build before left; raise ValueError where another program did so."""
        if self.kept.program not in {"", inputs.program}:
            # What this process makes is made by the code that it has loaded, not by that on the disk.
            raise ValueError("the program itself has changed; begin the preview anew")
        self.kept.program = inputs.program
        return self.kept.memory or Memory(cache / ("-".join(self.project.only) or "all"), self.say)

    @staticmethod
    def _remember(found: Publication, memory: Memory) -> None:
        """Keep for the next build what this one knows."""
        addresses = found.indexes.addresses
        memory.facts.indexes = {code: (key, addresses[code]) for code, key in found.indexes.keys.items()}
        memory.save("facts", memory.facts)

    def _finish(self, found: Publication, memory: Memory) -> None:
        """Do what a preview does when its pages are shown: make the indexes, and keep what is known."""
        folder = SiteFolder(self.site, self.site, {})
        outputs = {address: folder.renew(address, content) for address, content in found.late_files().items()}
        if self.kept.left:
            self.kept.left = replace(self.kept.left, outputs={**self.kept.left.outputs, **outputs})
        self._remember(found, memory)


def _built(left: Left, changed: int | None) -> Built:
    size = sum(output.size for output in left.outputs.values())
    problems = Report(left.problems).summary()
    return Built(left.pages, left.locales, len(left.outputs), size, problems, changed)
