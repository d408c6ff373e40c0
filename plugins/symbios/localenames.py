"""Names of countries and languages and dates in words, in the reader's language, from Babel's data."""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING

from babel import Locale, UnknownLocaleError
from babel.dates import format_date

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import date

_ENGLISH = "en"
_NO_COUNTRIES = frozenset({"EU", "EZ", "QO", "UN", "XA", "XB", "ZZ"})
"""Two-letter codes of the CLDR that are no countries."""
_NO_LANGUAGES = frozenset({"mis", "mul", "und", "zxx"})


@cache
def _locale(babel_locale: str) -> Locale:
    """Return the nearest locale that Babel knows: the code itself, its language alone, else English."""
    code = babel_locale.replace("-", "_")
    for candidate in (code, code.partition("_")[0]):
        try:
            return Locale.parse(candidate)
        except (UnknownLocaleError, ValueError, TypeError):
            continue
    return Locale.parse(_ENGLISH)


def country(code: str, babel_locale: str) -> str:
    """Return the name of an ISO 3166-1 country code; a name that is not there is English, then the code."""
    return countries(babel_locale).get(code) or countries(_ENGLISH).get(code) or code


def language(code: str, babel_locale: str) -> str:
    """Return the name of an ISO 639 language code; a name that is not there is English, then the code."""
    return languages(babel_locale).get(code) or languages(_ENGLISH).get(code) or code


def day(value: date, babel_locale: str) -> str:
    """Return a date in words, such as `31 January 2027`."""
    return format_date(value, format="long", locale=_locale(babel_locale))


@cache
def countries(babel_locale: str) -> Mapping[str, str]:
    """Return every ISO 3166-1 code of two letters with its name."""
    names = _locale(babel_locale).territories
    return {
        code: name
        for code, name in names.items()
        if re.fullmatch("[A-Z]{2}", code) and code not in _NO_COUNTRIES
    }


@cache
def languages(babel_locale: str) -> Mapping[str, str]:
    """Return every ISO 639 code of two or three letters with its name."""
    names = _locale(babel_locale).languages
    return {
        code: name
        for code, name in names.items()
        if re.fullmatch("[a-z]{2,3}", code) and code not in _NO_LANGUAGES
    }
