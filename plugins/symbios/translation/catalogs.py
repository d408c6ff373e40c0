"""The interface's own strings: gettext catalogs, handled by Babel."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

from babel.messages.pofile import read_po

if TYPE_CHECKING:
    from pathlib import Path

    from babel.messages.catalog import Catalog


@cache
def _read(path: Path) -> Catalog:
    with path.open("rb") as file:
        return read_po(file)


class Strings:
    """Looks interface strings up in one locale; what is not translated is shown in English."""

    def __init__(self, folder: Path, codes: tuple[str, ...]) -> None:
        """Use the first catalog in `folder` that exists among `codes` (`pt-BR`, then `pt`)."""
        tried = [folder / f"{code}.po" for code in codes]
        found = next((path for path in tried if path.is_file()), None)
        self._catalog = _read(found) if found else None

    def __call__(self, text: str, /) -> str:
        """Return the translation of `text`."""
        if self._catalog is None:
            return text
        message = self._catalog.get(text)
        translated = message.string if message and not message.fuzzy else ""
        return translated if isinstance(translated, str) and translated else text
