"""The signs of each language's typography, for authors who type what their keyboard has."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

from markdown.treeprocessors import Treeprocessor

if TYPE_CHECKING:
    from xml.etree.ElementTree import Element

_QUOTES = {
    "de": "„“",
    "en": "“”",
    "es": "«»",
    "hr": "„”",
    "it": "«»",
    "pt": "«»",
    "sl": "»«",
}
"""Quotation marks that open and close, by language (CLDR, `delimiters`; in Slovene those of its books)."""
_SHORT = {"cs": "aikosuvz", "pl": "aiouwz", "sk": "aikosuvz", "sl": "hkosvz"}
"""Words of one letter that must not end a line, by language."""
_SILENT = frozenset({"code", "kbd", "pre", "samp", "script", "style"})


def quotes(lang: str) -> dict[str, Any] | None:
    """Return the options of the extension `smarty` for a language; None where we do not know its marks."""
    language = lang.partition("-")[0]
    marks = _QUOTES.get(language)
    if marks is None:
        return None
    single = "‘’" if language == "en" else "’’"
    return {
        "smart_dashes": False,
        "smart_ellipses": False,
        "substitutions": {
            "left-double-quote": marks[0],
            "right-double-quote": marks[1],
            "left-single-quote": single[0],
            "right-single-quote": single[1],
        },
    }


def _after(letters: str) -> re.Pattern[str]:
    """Return what finds the space behind one of `letters` that is a word.

    It begins with the space itself, and both cases are written out: so the search leaps from space to space,
    which takes half as long as asking at each sign whether it is such a letter.
    """
    both = "".join(sorted({*letters, *letters.upper()}))
    return re.compile(rf"[ \n](?<=[{both}][ \n])(?<!\w.[ \n])(?=\S)")


class ShortWords(Treeprocessor):
    """Keeps a word of one letter on the line of the word that follows it, where the language asks for it."""

    def __init__(self, engine: Any, lang: str) -> None:
        """Run when all other extensions have written their text."""
        super().__init__(engine)
        letters = _SHORT.get(lang.partition("-")[0], "")
        self._pattern = _after(letters) if letters else None
        engine.treeprocessors.register(self, "course-short-words", 1)

    def text(self, text: str) -> str:
        """Return a plain text with its short words bound to the next."""
        return text if self._pattern is None else self._pattern.sub("\N{NO-BREAK SPACE}", text)

    def run(self, root: Element) -> None:
        """Walk over all text but code."""
        if self._pattern is not None:
            self._walk(root, self._pattern)

    def _walk(self, element: Element, pattern: re.Pattern[str]) -> None:
        if element.tag not in _SILENT and element.text:
            element.text = pattern.sub("\N{NO-BREAK SPACE}", element.text)
        for child in element:
            if element.tag not in _SILENT:
                self._walk(child, pattern)
            if child.tail:
                child.tail = pattern.sub("\N{NO-BREAK SPACE}", child.tail)
