"""How words are sorted in a language: which letters count as letters of their own, and where they stand."""

from __future__ import annotations

import unicodedata
from functools import cache

from symbios.fold import fold

_SLAVIC = "c č ć|d dž đ|l lj|n nj|s š|z ž"
_NORDIC = "z æ ø å"
_OWN = {
    "bg": "и й",
    "bs": _SLAVIC,
    "cs": "c č|h ch|r ř|s š|z ž",
    "da": _NORDIC,
    "es": "n ñ",
    "et": "s š z ž|w õ ä ö ü",
    "eu": "n ñ",
    "fi": "z å ä ö",
    "gl": "n ñ",
    "hr": _SLAVIC,
    "hu": "c cs|d dz dzs|g gy|l ly|n ny|o ö ő|s sz|t ty|u ü ű|z zs",
    "is": "a á|d ð|e é|i í|o ó|u ú|y ý|z þ æ ö",
    "lt": "c č|s š|z ž",
    "lv": "c č|g ģ|k ķ|l ļ|n ņ|s š|z ž",
    "mt": "b ċ|f ġ|g għ|h ħ|x ż",
    "nb": _NORDIC,
    "nn": _NORDIC,
    "no": _NORDIC,
    "pl": "a ą|c ć|e ę|l ł|n ń|o ó|s ś|z ź ż",
    "ro": "a ă â|i î|s ș ş|t ț ţ",
    "sk": "a ä|c č|h ch|o ô|s š|z ž",
    "sl": "c č ć|d đ|s š|z ž",
    "sr": _SLAVIC,
    "sv": "z å ä ö",
    "tr": "c ç|g ğ|h ı|o ö|s ş|u ü",  # noqa: RUF001
}
"""Language → groups of letters: those after the first stand behind it in the alphabet (CLDR, collation)."""
_DOTTED = "tr"
"""The language in which I and i are two letters: the small one of I has no dot, the capital of i has one."""
Letter = tuple[str, int]
"""A letter's place: the plain letter behind which it stands, and how far behind."""


@cache
def _own(language: str) -> dict[str, Letter]:
    groups = [group.split() for group in _OWN.get(language, "").split("|") if group]
    return {letter: (base, place) for base, *rest in groups for place, letter in enumerate(rest, start=1)}


def sort_key(word: str, lang: str) -> tuple[tuple[Letter, ...], str]:
    """Return what to sort `word` by among words of a page in the language `lang` (an HTML language tag)."""
    small = _small(word, lang)
    return tuple(place for _, places in _letters(small, lang) for place in places), small


def initial(word: str, lang: str) -> str:
    """Return the letter under which `word` stands in a list, as a capital; `#` for signs and digits."""
    for letter, places in _letters(_small(word, lang), lang):
        if not places:
            continue
        found = letter if places[0][1] else places[0][0]
        if not found[0].isalpha():
            return "#"
        return "İ" if found == "i" and _language(lang) == _DOTTED else found.capitalize()
    return "#"


def _letters(small: str, lang: str) -> list[tuple[str, tuple[Letter, ...]]]:
    """Return the letters of a word with the places of each; other accents do not count."""
    own = _own(_language(lang))
    longest = max(map(len, own), default=1)
    found: list[tuple[str, tuple[Letter, ...]]] = []
    at = 0
    while at < len(small):
        tried = (small[at : at + length] for length in range(longest, 0, -1))
        letter = next((part for part in tried if part in own), small[at])
        places = (own[letter],) if letter in own else tuple((plain, 0) for plain in fold(letter))
        found.append((letter, places))
        at += len(letter)
    return found


def _small(word: str, lang: str) -> str:
    if _language(lang) == _DOTTED:
        word = word.replace("I", "ı").replace("İ", "i")  # noqa: RUF001
    return unicodedata.normalize("NFC", word.lower())


def _language(lang: str) -> str:
    return lang.partition("-")[0].lower()
