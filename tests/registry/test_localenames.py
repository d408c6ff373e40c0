"""Names and dates in the reader's language."""

from __future__ import annotations

from datetime import date

import pytest

from symbios import localenames


@pytest.mark.parametrize(
    ("babel_locale", "country", "language", "day"),
    [
        ("en", "Portugal", "Slovenian", "January 31, 2027"),
        ("sl_SI", "Portugalska", "slovenščina", "31. januar 2027"),
        ("it", "Portogallo", "sloveno", "31 gennaio 2027"),
        ("pt_PT", "Portugal", "esloveno", "31 de janeiro de 2027"),
        ("es-ES", "Portugal", "esloveno", "31 de enero de 2027"),
        ("sl_XX", "Portugalska", "slovenščina", "31. januar 2027"),
        ("tlh", "Portugal", "Slovenian", "January 31, 2027"),
        ("", "Portugal", "Slovenian", "January 31, 2027"),
        ("../../etc", "Portugal", "Slovenian", "January 31, 2027"),
    ],
)
def test_names_are_in_the_readers_language(babel_locale: str, country: str, language: str, day: str) -> None:
    """A locale that Babel does not know falls back to its language, then to English, and never fails."""
    assert localenames.country("PT", babel_locale) == country
    assert localenames.language("sl", babel_locale) == language
    assert localenames.day(date(2027, 1, 31), babel_locale) == day


def test_an_unknown_code_is_its_own_name() -> None:
    """What has no name is shown as it is."""
    assert (localenames.country("Q9", "sl"), localenames.language("qqq", "sl")) == ("Q9", "qqq")


def test_pseudo_codes_are_no_countries() -> None:
    """Unions and placeholders of the CLDR cannot be an organisation's country."""
    assert not {"EU", "UN", "ZZ", "001"} & set(localenames.countries("en"))
