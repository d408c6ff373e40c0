"""Folding: what is dropped, what must stay."""

from __future__ import annotations

import unicodedata

import pytest

from symbios.fold import fold
from symbios.fold_generate import TABLE, generate


@pytest.mark.parametrize(
    ("text", "folded"),
    [
        ("Dobrodošli, Đuro", "dobrodosli, duro"),
        ("dobrodos\u030cli", "dobrodosli"),
        ("Straße", "strasse"),
        ("Łódź Øre Þór Œuf Æ", "lodz ore thor oeuf ae"),
        ("İstanbul ılık", "istanbul ilik"),  # noqa: RUF001
        ("Μάϊος ΤΈΛΟΣ", "μαιοσ τελοσ"),
        ("Ёлка їжак", "елка іжак"),
        ("أَهْلًا مرحبــا", "اهلا مرحبا"),
        ("שָׁלוֹם", "שלום"),
        ("ＦＵＬＬ １２", "full 12"),  # noqa: RUF001
        ("CO₂ ﬁn ٤", "co2 fin 4"),
        ("“a” ‘b’ c–d", "\"a\" 'b' c-d"),
        ("mo\u00adro", "moro"),
    ],
)
def test_folds(text: str, folded: str) -> None:
    """Case, marks of alphabets, look-alikes and typographic forms go."""
    assert fold(text) == folded


@pytest.mark.parametrize("text", ["한국어", "ガス", "がぎ", "हिन्दी", "สวัสดี", "தமிழ்", "ភាសា", "東京"])
def test_keeps(text: str) -> None:
    """Hangul, kana and the vowel signs of Indic and South-East Asian scripts stay as they are."""
    assert fold(text) == text


def test_idempotent() -> None:
    """Folding what is folded changes nothing more."""
    characters = [chr(code) for code in range(0x30000) if not 0xD800 <= code < 0xE000]
    assert [c for c in characters if fold(fold(c)) != fold(c)] == []


def test_composition_does_not_matter() -> None:
    """Composed and decomposed forms of every character fold alike."""
    characters = [chr(code) for code in range(0x30000) if not 0xD800 <= code < 0xE000]
    assert [c for c in characters if fold(unicodedata.normalize("NFD", c)) != fold(c)] == []


def test_table_is_fresh() -> None:
    """The committed table is the one that the generator makes, on any Python."""
    assert TABLE.read_text(encoding="utf-8") == generate()
