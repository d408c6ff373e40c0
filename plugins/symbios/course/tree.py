"""The files of a course folder, sorted into what they are; the only place that lists folders."""

from __future__ import annotations

import os
import unicodedata
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING

from symbios.course.document import decode, slug, split_number
from symbios.problems import did_you_mean

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Iterable

    from symbios.problems import Report

MEDIA = frozenset(
    {".avif", ".gif", ".jpeg", ".jpg", ".m4a", ".mp3", ".mp4", ".ogg", ".pdf", ".png", ".svg", ".vtt"}
    | {".webm", ".webp"}
)
"""What may stand beside a lesson and is copied into the site."""

IMAGES = frozenset({".avif", ".gif", ".jpeg", ".jpg", ".png", ".svg", ".webp"})
_TEXTS = frozenset({".markdown", ".mdown", ".mdx", ".mkd", ".text", ".txt"})
"""Endings of what was probably meant as a lesson."""
_MEGABYTE = 1_000_000
_RESERVED = frozenset({"assets", "directory", "search"})
BANKS, BANK = "banks", ".yml"
"""The folder of a locale that holds banks of questions, and the ending of their files."""
_FOREIGN = {"gift": "gift", "txt": "aiken", "xml": "moodle", "zip": "qti"}
"""Endings of question files of other programs, and the format that they probably have."""
DIRECTORY = ["directory", "index.md"]
"""The one text in a reserved folder: what stands above the list of organisations."""


@dataclass(slots=True)
class Tree:
    """The files of a course: Markdown per locale and key, banks of questions per locale and name, assets."""

    pages: dict[str, dict[str, str]] = field(default_factory=dict)
    banks: dict[str, dict[str, str]] = field(default_factory=dict)
    assets: list[str] = field(default_factory=list)


def walk(folder: Path) -> list[str]:
    """Return the paths of all files below `folder`, with `/`, in an order that no machine changes."""
    found: list[str] = []
    start = len(str(folder)) + 1
    for top, folders, files in os.walk(folder):
        folders[:] = sorted(name for name in folders if not name.startswith("."))
        base = f"{top[start:].replace(os.sep, '/')}/" if top[start:] else ""
        found.extend(f"{base}{name}" for name in files if not name.startswith("."))
    return sorted(found)


def relative(path: Path, project: Path) -> str:
    """Return a path as messages print it: from the project's folder, with `/`."""
    return Path(os.path.relpath(path, project)).as_posix()


def read_text(
    path: Path, name: str, report: Report, bytes_of: Callable[[Path], bytes] = Path.read_bytes
) -> str | None:
    """Return the text of a file, or report why it cannot be read; `bytes_of` gives its bytes."""
    try:
        data = bytes_of(path)
    except OSError as error:
        reason = (error.strerror or "unknown error").lower()
        report.add(name, 0, 0, "file-unreadable", f"the file cannot be read: {reason}", "")
        return None
    return decode(data, name, report)


def sort_files(
    folder: Path,
    prefix: str,
    locales: Collection[str],
    report: Report,
    bytes_of: Callable[[Path], bytes] = Path.read_bytes,
) -> Tree:
    """Sort the files below the course `folder`; `prefix` is its path in messages.

    `bytes_of` gives the bytes of a file.
    """
    tree = Tree(pages={code: {} for code in locales}, banks={code: {} for code in locales})
    files = walk(folder)
    _same_but_for_case(files, prefix, report)
    unknown: set[str] = set()
    for path in files:
        parts = path.split("/")
        _size(folder / path, f"{prefix}/{path}", report)
        if path in {"course.yml", "glossary.yml"}:
            continue
        if parts[0] == "diagrams" and len(parts) > 1:
            continue
        if parts[0] == "assets" and len(parts) > 1:
            tree.assets.append(path)
        elif len(parts) == 1 or parts[0] not in locales:
            _outside(parts, prefix, locales, unknown, report)
        elif _is_bank(parts) or _is_text(path, parts, prefix, tree, report):
            text = read_text(folder / path, f"{prefix}/{path}", report, bytes_of)
            if text is not None and _is_bank(parts):
                tree.banks[parts[0]][parts[2].removesuffix(BANK)] = text
            elif text is not None:
                tree.pages[parts[0]]["/".join(parts[1:])] = text
    return tree


def _is_bank(parts: list[str]) -> bool:
    return len(parts) == 3 and parts[1] == BANKS and parts[2].endswith(BANK)


def _no_bank(path: str, parts: list[str], prefix: str, report: Report) -> None:
    """Report a file in the folder of the banks that is none."""
    stem, _, suffix = parts[-1].rpartition(".")
    bank = f"{prefix}/{parts[0]}/{BANKS}/{stem or suffix}{BANK}"
    message = f"a bank of questions is a file {BANKS}/<name>{BANK}; this is none"
    hint = f"Move or rename it: {bank}"
    if suffix in _FOREIGN:
        hint = f"Make one of it: build.py import {_FOREIGN[suffix]} {prefix}/{path} --to {bank}"
    report.add(f"{prefix}/{path}", 0, 0, "file-misplaced", message, hint)


def _is_text(path: str, parts: list[str], prefix: str, tree: Tree, report: Report) -> bool:
    """Sort one file of a locale's folder, and return whether it is to be read."""
    if parts[1] == BANKS and len(parts) > 2:
        _no_bank(path, parts, prefix, report)
        return False
    if not path.endswith(".md"):
        suffix = Path(path).suffix
        if suffix.lower() in MEDIA:
            tree.assets.append(path)
        else:
            rename = suffix.lower() in _TEXTS and len(parts) <= 3
            report.add(
                f"{prefix}/{path}",
                0,
                0,
                "file-unused",
                "nothing uses this file, and a file of this kind is not copied into the site",
                f"Rename it to end in .md: {prefix}/{path.removesuffix(suffix)}.md"
                if rename
                else f"Remove it, or move it to {prefix}/assets/ and link to it.",
            )
        return False
    if len(parts) > 3:
        report.add(
            f"{prefix}/{path}",
            0,
            0,
            "file-misplaced",
            "a lesson stands in a module's folder, not deeper",
            f"Move it to {prefix}/{'/'.join(parts[:2])}/{parts[-1]}",
        )
        return False
    if len(parts) == 3 and slug(parts[1]).lower() in _RESERVED and parts[1:] != DIRECTORY:
        report.add(
            f"{prefix}/{parts[0]}/{parts[1]}",
            0,
            0,
            "module-reserved",
            f"a module cannot be called “{slug(parts[1])}”: the site has a folder of this name",
            "Choose another folder name.",
        )
        return False
    return True


def _outside(
    parts: list[str], prefix: str, locales: Collection[str], unknown: set[str], report: Report
) -> None:
    """Report a file that belongs to no locale, once for each folder."""
    if len(parts) == 1:
        report.add(
            f"{prefix}/{parts[0]}",
            0,
            0,
            "file-misplaced",
            "this file belongs to no locale",
            f"Move it into a locale's folder ({', '.join(locales)}) or to {prefix}/assets/.",
        )
    elif parts[0] not in unknown:
        unknown.add(parts[0])
        report.add(
            f"{prefix}/{parts[0]}",
            0,
            0,
            "locale-unknown",
            f"the folder “{parts[0]}” is no locale of course.yml",
            _outside_hint(parts[0], prefix, locales),
        )


def _outside_hint(folder: str, prefix: str, locales: Collection[str]) -> str:
    """Say where a folder belongs that is no locale: one with a number is a module."""
    if split_number(folder)[0] is not None:
        return f"Move it into a locale's folder: {prefix}/{next(iter(locales), 'en')}/{folder}"
    add = f"Or add “- code: {folder}” to “locales” in {prefix}/course.yml."
    return f"{did_you_mean(folder, locales)} {add}"


def _same_but_for_case(files: Iterable[str], prefix: str, report: Report) -> None:
    seen: dict[str, str] = {}
    for path in files:
        first = seen.setdefault(unicodedata.normalize("NFC", path).casefold(), path)
        if first != path:
            report.add(
                f"{prefix}/{path}",
                0,
                0,
                "file-case",
                f"the name differs from {prefix}/{first} only in upper and lower case; "
                "on many computers they are one file",
                "Rename one of the two.",
            )


def _size(path: Path, name: str, report: Report) -> None:
    try:
        size = path.stat().st_size
    except OSError:
        return
    if size <= _MEGABYTE:
        return
    megabytes = f"{size / _MEGABYTE:.1f} MB"
    if size > 5 * _MEGABYTE:
        report.add(
            name, 0, 0, "file-large", f"the file has {megabytes}; expected at most 5 MB", "Make it smaller."
        )
    elif path.suffix.lower() in IMAGES:
        report.add(
            name,
            0,
            0,
            "image-large",
            f"the image has {megabytes}; expected at most 1 MB",
            "Save it with fewer pixels or as WebP: a learner on a phone pays for it.",
        )
