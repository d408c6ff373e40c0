"""Words: where they begin and end."""

from __future__ import annotations

import json
import random
import re
import unicodedata
from pathlib import Path

import pytest

import symbios.search
from symbios.fold import fold
from symbios.search import tokens
from symbios.search.text import _Pieces


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("Dobrodošli, svet!", ["dobrodosli", "svet"]),
        ("l’eau dell'acqua", ["l", "eau", "dell", "acqua"]),
        ("04 01 08* Cr(VI) 15.11", ["04", "01", "08", "cr", "vi", "15", "11"]),
        ("snake_case e-mail", ["snake", "case", "e", "mail"]),
        ("東京都", ["東京", "京都", "都"]),
        ("熱", ["熱"]),
        ("CO₂の熱", ["co2", "の熱", "熱"]),
        ("น้ำ", ["น\u0e49\u0e4dา", "า"]),
        ("한국어 산업", ["한국어", "산업"]),
        ("♻️ 👩‍🔬 — ", []),
        ("", []),
    ],
)
def test_words(text: str, words: list[str]) -> None:
    """Words end at signs and spaces; unspaced scripts give pairs."""
    assert tokens(text) == words


def test_separators() -> None:
    """Of the characters that Unicode 3.2 knew and folding keeps, exactly signs and spaces separate words."""
    path = Path(symbios.search.__file__).with_name("characters.json")
    separator = re.compile(f"[{json.loads(path.read_text(encoding='utf-8'))['separators']}]")
    known = unicodedata.ucd_3_2_0
    wrong = []
    for code in range(0x10000):
        character = chr(code)
        category = known.category(character)
        if category in ("Cn", "Cs") or fold(character) != character or code == 0x2132:  # a letter since 5.0
            continue
        if bool(separator.fullmatch(character)) != (category[0] in "PSZC"):
            wrong.append(f"{code:04X} {category}")
    assert wrong == []


def test_a_piece_gives_the_same_words_in_any_company() -> None:
    """Words are cut piece by piece between spaces: a mark, jamo or sign beside a space changes nothing."""
    chance = random.Random(4)
    ranges = [
        (0x20, 0x250),
        (0x300, 0x370),
        (0xE00, 0x1200),
        (0x2000, 0x2100),
        (0x3000, 0x9FFF),
        (0xAC00, 0xAC40),
    ]
    for _ in range(3000):
        pieces = [
            "".join(
                chr(chance.randrange(*chance.choice(ranges))) for _ in range(chance.randint(0, 5))
            ).replace(" ", "")
            for _ in range(4)
        ]
        at_once = fold(" ".join(pieces))
        assert at_once == " ".join(fold(piece) for piece in pieces)
        assert tokens(" ".join(pieces)) == [word for piece in pieces for word in tokens(piece)]


def test_memory_of_pieces_is_bounded(monkeypatch: pytest.MonkeyPatch) -> None:
    """However many pieces were seen, only so many are kept, none of them long, and the words stay right."""
    monkeypatch.setattr("symbios.search.text._MOST", 10)
    pieces = _Pieces()
    for number in range(25):
        assert pieces[f"Žaga{number}"] == (f"zaga{number}",)
        assert len(pieces) <= 10
    kept = len(pieces)
    assert pieces["熱" * 41][0] == "熱熱"
    assert len(pieces) == kept
