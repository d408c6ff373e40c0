"""Reads one file of a stranger into checked nodes; whatever the file is, the result is nodes or a problem."""

from __future__ import annotations

import unicodedata
from dataclasses import replace
from typing import TYPE_CHECKING

from symbios.yamlio import Items, Map, Mark, Node, Text, parse

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from pathlib import Path

    from symbios.problems import Problem, Report

_BYTES = 256 * 1024
_NODES = 5_000
_MESSAGE = 1_000
_LINE_BREAKS = "\n\t"
_JOINERS = "\u200c\u200d\u00ad"
"""Invisible, but part of the spelling in some scripts, or a place where a word may break."""
_REPLACEMENT = "\ufffd"


def read(file: Path, path: str, report: Report, *, name: str) -> Node | None:
    """Return the nodes of a YAML file; report under `<name>-…` why it cannot be read, and return None.

    `path` is how messages call the file. Forbidden characters are reported and replaced in the nodes, so
    that no later message carries them to a terminal.
    """
    text = _text(file, path, report, name)
    if text is None:
        return None
    known = len(report)
    node = parse(text, path, report)
    if node is None:
        if len(report) == known:
            report.add(
                path, 1, 1, f"{name}-empty", "the file is empty", "Write its lines, or delete the file."
            )
        return None
    if sum(1 for _ in _walk(node)) > _NODES:
        message = f"the file has more than {_NODES} values"
        report.add(path, 1, 1, f"{name}-large", message, "Split the entry, or shorten its lists.")
        return None
    return _clean(node, path, report, name)


def listed(folder: Path, path: str, report: Report) -> list[Path]:
    """Return what lies in a folder, by name, without hidden files; nothing where there is no folder."""
    try:
        if folder.is_dir():
            files = [file for file in folder.iterdir() if not file.name.startswith(".")]
            return sorted(files, key=lambda file: file.name)
        if folder.exists():
            report.add(path, 0, 0, "registry-file", "this is not a folder", "Make it a folder.")
    except OSError as error:
        message = f"the folder cannot be read: {error.strerror}"
        report.add(path, 0, 0, "registry-unreadable", message, "Look at its permissions.")
    return []


def printable(text: str) -> str:
    """Return a text with every character replaced that a terminal would act on."""
    return "".join(char if char.isprintable() or char in _LINE_BREAKS else _REPLACEMENT for char in text)


def legible(problems: Iterable[Problem]) -> Iterator[Problem]:
    """Yield problems whose texts are safe to print and of a length to read, whatever the file held."""
    for problem in problems:
        message, hint = printable(problem.message), printable(problem.hint)
        yield replace(problem, message=_cut(message), hint=_cut(hint))


def _cut(text: str) -> str:
    return text if len(text) <= _MESSAGE else f"{text[:_MESSAGE]}…"


def _text(file: Path, path: str, report: Report, name: str) -> str | None:
    try:
        if file.is_symlink() or not file.is_file():
            report.add(path, 0, 0, f"{name}-file", "this is not a plain file", "Put a text file here.")
            return None
        with file.open("rb") as handle:
            data = handle.read(_BYTES + 1)
    except OSError as error:
        message = f"the file cannot be read: {error.strerror}"
        report.add(path, 0, 0, f"{name}-unreadable", message, "Look at its permissions.")
        return None
    if len(data) > _BYTES:
        message = f"the file is larger than {_BYTES // 1024} KB"
        report.add(path, 0, 0, f"{name}-large", message, "Split the entry, or shorten its texts.")
        return None
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = data.count(b"\n", 0, error.start) + 1
        message = f"the file is not UTF-8: byte 0x{data[error.start]:02X} in line {line}"
        report.add(path, line, 1, f"{name}-encoding", message, "Save it again with the encoding UTF-8.")
        return None


def _walk(node: Node) -> Iterator[Node]:
    yield node
    children = node.nodes.values() if isinstance(node, Map) else node.nodes if isinstance(node, Items) else ()
    for child in children:
        yield from _walk(child)


def _clean(node: Node, path: str, report: Report, name: str) -> Node:
    if isinstance(node, Text):
        return Text(_cleaned(node.value, node.mark, path, report, name), node.mark, node.plain)
    if isinstance(node, Items):
        return Items(tuple(_clean(child, path, report, name) for child in node.nodes), node.mark)
    nodes, marks = {}, {}
    for key, child in node.nodes.items():
        safe = _cleaned(key, node.marks[key], path, report, name)
        nodes[safe], marks[safe] = _clean(child, path, report, name), node.marks[key]
    return Map(nodes, marks, node.mark)


def _cleaned(value: str, mark: Mark, path: str, report: Report, name: str) -> str:
    """Return `value` composed (NFC) and without forbidden characters; the first of them is reported."""
    if value.isascii() and value.isprintable():
        return value
    found = next((char for char in value if _forbidden(char)), None)
    if found is None:
        return unicodedata.normalize("NFC", value)
    title = unicodedata.name(found, "control character")
    message = f"this text holds an invisible character, U+{ord(found):04X} ({title})"
    hint = "Delete it, or write the text again by hand."
    report.add(path, mark.line, mark.column, f"{name}-characters", message, hint)
    return "".join(_REPLACEMENT if _forbidden(char) else char for char in value)


def _forbidden(char: str) -> bool:
    """Whether a character is invisible and could mislead: control, bidi override, surrogate, unassigned."""
    if char in _LINE_BREAKS or char in _JOINERS:
        return False
    return unicodedata.category(char) in {"Cc", "Cf", "Cs", "Co", "Cn", "Zl", "Zp"}
