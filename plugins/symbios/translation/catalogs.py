"""The interface's own strings: gettext catalogs, handled by Babel."""

from __future__ import annotations

import re
from functools import cache
from io import BytesIO
from typing import TYPE_CHECKING

from babel.messages.catalog import Catalog
from babel.messages.extract import extract
from babel.messages.pofile import PoFileError, read_po, write_po

__all__ = ["Catalog", "CatalogError", "Strings", "collect", "complaints", "read", "update", "without_note"]

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from babel.messages.catalog import Message

NOTE = "Translators:"
"""What a comment begins with that explains the string below it to the translator."""

_SOURCES = {".html": ("jinja2", "t"), ".py": ("python", "translate", "translatable")}
"""Ending of a file → Babel's method for it and the functions whose text is shown to readers."""

_LINE = re.compile(r'(?:(?:msgctxt|msgid|msgstr) *)?"(?:[^"\\]|\\.)*"')
_PLACEHOLDER = re.compile(r"\{\w+\}|%d|#")
_MARKUP = re.compile(r'[<>&"]')

_HEADER = """\
# Interface strings of the course generator. docs/interface-strings.md says how to work on them.
msgid ""
msgstr ""
"Language: {locale}\\n"
"MIME-Version: 1.0\\n"
"Content-Type: text/plain; charset=UTF-8\\n"
"Content-Transfer-Encoding: 8bit\\n"

"""
"""Nothing here changes from run to run, and no editor's name or date gets in."""


class CatalogError(ValueError):
    """A catalog cannot be read; the message begins with its path and line."""


class Strings:
    """Looks interface strings up in one locale; what is not translated is shown in English."""

    def __init__(self, folder: Path, codes: tuple[str, ...]) -> None:
        """Use the first catalog in `folder` that exists among `codes` (`pt-BR`, then `pt`)."""
        tried = [folder / f"{code}.po" for code in codes]
        found = next((path for path in tried if path.is_file()), None)
        self._catalog = _read(found) if found else None

    def __call__(self, text: str, /) -> str:
        """Return the translation of `text`."""
        message = self._catalog.get(text) if self._catalog else None
        return (_translation(message) if message else "") or text


@cache
def _read(path: Path) -> Catalog:
    return read(path)


def read(path: Path) -> Catalog:
    """Read a catalog; raise CatalogError where it is not a .po file in UTF-8 without plural forms."""
    try:
        lines = path.read_bytes().decode("utf-8-sig").splitlines()
    except UnicodeDecodeError as error:
        raise CatalogError(f"{path}: this is not UTF-8; save the file in that encoding") from error
    for number, line in enumerate(lines, start=1):
        bare = line.strip().removeprefix("#~").strip()
        if bare and not bare.startswith("#") and not _LINE.fullmatch(bare):
            raise CatalogError(f'{path}:{number}: “{bare}” is no line of a catalog; expected msgstr "…"')
    try:
        return read_po(lines, abort_invalid=True)
    except PoFileError as error:
        raise CatalogError(f"{path}:{error.lineno + 1}: {error}") from error
    except ValueError as error:
        raise CatalogError(f"{path}: {error}") from error


def collect(folder: Path) -> Catalog:
    """Return every interface string in the Python files and templates below `folder`, with its notes."""
    catalog = Catalog()
    for path in sorted(folder.rglob("*")):
        if path.suffix not in _SOURCES:
            continue
        method, *names = _SOURCES[path.suffix]
        with path.open("rb") as file:
            found = extract(
                method, file, dict.fromkeys(names), (NOTE,), {"silent": "false"}, strip_comment_tags=True
            )
            for _, text, notes, _ in found:
                catalog.add(text, auto_comments=[" ".join(notes).strip()] if notes else [])
    return catalog


def update(path: Path, template: Catalog) -> bytes:
    """Return the catalog at `path` with exactly the strings and notes of `template`; a new one is empty."""
    catalog = read(path) if path.is_file() else Catalog()
    catalog.update(template, no_fuzzy_matching=True)
    for message in catalog:
        message.flags &= {"fuzzy"}
    out = BytesIO()
    write_po(
        out,
        catalog,
        width=100,
        no_location=True,
        omit_header=True,
        sort_output=True,
        ignore_obsolete=True,
    )
    return (_HEADER.format(locale=path.stem) + out.getvalue().decode()).encode()


def complaints(path: Path, template: Catalog) -> Iterator[str]:
    """Say what is wrong with the catalog at `path`, one sentence a fault."""
    catalog = read(path)
    for message in _messages(template):
        found = catalog.get(message.id)
        text = _translation(found) if found else ""
        if found is None:
            yield f"missing: “{message.id}”"
        elif not found.string:
            yield f"not translated: “{message.id}”"
        elif not text:
            yield f"fuzzy: “{message.id}”; correct the translation and remove the word fuzzy"
        elif _placeholders(text) != _placeholders(str(message.id)):
            yield f"other placeholders: “{message.id}”, got “{text}”"
        elif _MARKUP.search(text):
            yield f'one of < > & " in “{text}”; write other quotation marks or words'
    for message in _messages(catalog):
        if message.id not in template:
            yield f"obsolete: “{message.id}”, was “{message.string}”"
    for key in catalog.obsolete:
        yield f"obsolete: “{key}”"


def without_note(template: Catalog) -> list[str]:
    """Return the strings that nobody has explained to the translators."""
    return [str(message.id) for message in _messages(template) if not message.auto_comments]


def _messages(catalog: Catalog) -> Iterator[Message]:
    """Return the messages of a catalog without its header."""
    return (message for message in catalog if message.id)


def _translation(message: Message) -> str:
    """Return the text that readers see; nothing where there is none or it is only a guess."""
    return message.string if isinstance(message.string, str) and not message.fuzzy else ""


def _placeholders(text: str) -> list[str]:
    return sorted(_PLACEHOLDER.findall(text))
