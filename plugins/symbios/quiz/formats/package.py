"""Packages of QTI 3.0: a zip file with `imsmanifest.xml`, opened without trust.

Nothing is unpacked to disk. The number of entries, their sizes, how far they are packed and their names are
bounded before anything is read, and what is read is bounded again: a header may lie.
"""

from __future__ import annotations

import io
import posixpath
import zlib
from typing import TYPE_CHECKING
from zipfile import BadZipFile, ZipFile, ZipInfo

from symbios.quiz.formats.loss import shortened
from symbios.quiz.formats.qti_test import ReadItem, questions_of_test
from symbios.quiz.formats.xml import MOST_BYTES, PROBLEM, parse

if TYPE_CHECKING:
    from symbios.quiz.formats.importing import Importing
    from symbios.quiz.formats.qti_item import Resolve
    from symbios.quiz.formats.xml import Element
    from symbios.quiz.model import Question

MANIFEST = "imsmanifest.xml"
MOST_ENTRIES = 10_000
MOST_TOTAL = 256 * 1024 * 1024
MOST_RATIO = 200
_SMALL = 1024 * 1024
"""How large an entry may become however far it was packed."""
_TEST, _ITEM = "imsqti_test_xmlv3p", "imsqti_item_xmlv3p"


def read(data: bytes, importing: Importing, read_item: ReadItem) -> list[Question]:
    """Return the questions of a package: those of its test, else its items, in the order of the manifest."""
    try:
        package = ZipFile(io.BytesIO(data))
    except (BadZipFile, ValueError, OSError, UnicodeDecodeError, NotImplementedError):
        _problem(importing, "this zip file is broken; expected a package of QTI 3.0", "Export it again.")
        return []
    with package:
        wrong = _suspicious(package.infolist())
        if wrong:
            hint = "Such a file is made to do harm, or was not exported by a question bank: do not use it."
            _problem(importing, wrong, hint)
            return []
        return _questions(_Files(package), importing, read_item)


def _problem(importing: Importing, message: str, hint: str) -> None:
    importing.report.add(importing.path, 0, 0, PROBLEM, message, hint)


def _suspicious(entries: list[ZipInfo]) -> str:
    """Say what is wrong with the entries of a zip file; nothing where nothing is."""
    if len(entries) > MOST_ENTRIES:
        return f"this package has {len(entries):,} entries; expected {MOST_ENTRIES:,} at most"
    total = sum(entry.file_size for entry in entries)
    if total > MOST_TOTAL:
        return f"this package holds {total:,} bytes unpacked; expected {MOST_TOTAL:,} at most"
    for entry in entries:
        name = shortened(entry.filename)
        if not _stays_inside(entry.filename):
            return f"the entry “{name}” of this package leads out of it; expected a name inside"
        if entry.file_size > _SMALL and entry.file_size > MOST_RATIO * max(entry.compress_size, 1):
            return f"the entry “{name}” grows more than {MOST_RATIO} times when it is unpacked; expected less"
        if entry.flag_bits & 1:
            return f"the entry “{name}” of this package is encrypted; expected plain files"
    return ""


def _stays_inside(name: str) -> bool:
    plain = name.replace("\\", "/")
    return not plain.startswith("/") and ":" not in plain and ".." not in plain.split("/")


class _Files:
    """The files of a package by their names."""

    def __init__(self, package: ZipFile) -> None:
        self._package = package
        self._left = MOST_TOTAL
        self.names = {entry.filename: entry for entry in package.infolist() if not entry.is_dir()}

    def __call__(self, name: str) -> bytes | None:
        """Return the bytes of a file; None where there is none, or it is broken or too large."""
        entry = self.names.get(posixpath.normpath(name))
        if entry is None:
            return None
        most = min(MOST_BYTES, self._left)
        try:
            with self._package.open(entry) as file:
                data = file.read(most + 1)
        except (BadZipFile, zlib.error, EOFError, OSError, ValueError, RuntimeError):
            return None
        self._left -= len(data)
        return None if len(data) > most else data


def _questions(files: _Files, importing: Importing, read_item: ReadItem) -> list[Question]:
    data = files(MANIFEST)
    if data is None:
        message = f"this package has no {MANIFEST} that can be read; expected one at its top"
        _problem(
            importing, message, "Export the package again, or pack the files so that it stands at the top."
        )
        return []
    manifest = importing.within(f"{importing.path}/{MANIFEST}")
    root = parse(data, manifest.path, importing.report, "the manifest of a package of QTI 3.0")
    if root is None:
        return []
    resources = list(root.walk("resource"))
    tests = [each for each in resources if each.get("type").startswith(_TEST)]
    items = [each for each in resources if each.get("type").startswith(_ITEM)]
    for each in resources:
        if each not in tests and each not in items:
            manifest.lose(each, f"the file “{shortened(each.get('href'))}” of the package")
    if not tests and not items:
        kinds = ", ".join(sorted({shortened(each.get("type")) for each in resources})) or "nothing"
        message = f"this package holds {kinds}; expected items or a test of QTI 3.0"
        manifest.problem(root, message, "Export it as QTI 3.0.")
    return _Package(files, importing, manifest, read_item).questions(tests, items)


class _Package:
    """A package while its tests and items are read."""

    def __init__(self, files: _Files, importing: Importing, manifest: Importing, read_item: ReadItem) -> None:
        self.files, self.importing, self.manifest, self.read_item = files, importing, manifest, read_item
        self.done: set[str] = set()

    def questions(self, tests: list[Element], items: list[Element]) -> list[Question]:
        """Return the questions of the tests, then those of items that no test names."""
        found: list[Question] = []
        for test in tests:
            root, inner, beside = self._open(test)
            if root is not None and root.name == "qti-assessment-test":
                found += questions_of_test(root, inner, beside, self.read_item)
            elif root is not None:
                self._not(root, inner, "qti-assessment-test")
        for item in items:
            if posixpath.normpath(item.get("href")) in self.done:
                continue
            root, inner, beside = self._open(item)
            if root is not None and root.name == "qti-assessment-item":
                question = self.read_item(root, inner, beside)
                found += [question] if question else []
            elif root is not None:
                self._not(root, inner, "qti-assessment-item")
        return found

    def _not(self, root: Element, inner: Importing, expected: str) -> None:
        message = f"the file begins with <{shortened(root.name)}>; expected <{expected}>"
        inner.problem(root, message, "Export the package again as QTI 3.0.")

    def _open(self, resource: Element) -> tuple[Element | None, Importing, Resolve]:
        href = posixpath.normpath(resource.get("href"))
        inner = self.importing.within(f"{self.importing.path}/{href}")
        folder = posixpath.dirname(href)

        def beside(name: str) -> bytes | None:
            path = posixpath.normpath(posixpath.join(folder, name))
            self.done.add(path)
            return self.files(path)

        data = self.files(href)
        if data is None:
            message = f"the file “{shortened(href)}” is missing from the package, broken or too large"
            self.manifest.problem(resource, message, "Export the package again.")
            return None, inner, beside
        return parse(data, inner.path, self.importing.report, "XML of QTI 3.0"), inner, beside
