"""Lines break where a reader expects it, and are never wider than their room by the estimate."""

from __future__ import annotations

import pytest

from symbios.diagram.words import SIZE, lines, width


@pytest.mark.parametrize(
    ("text", "room", "broken"),
    [
        ("Tannery", 126, ("Tannery",)),
        ("Waste water plant", 126, ("Waste", "water plant")),
        ("biomass as fertiliser", 126, ("biomass as", "fertiliser")),
        ("Proizvajalec želatine", 126, ("Proizvajalec", "želatine")),
        ("waste-water plant", 100, ("waste-", "water plant")),
        ("cool\u00ading water", 126, ("cooling water",)),
        ("Prozess\u00adwärme\u00adabnehmer", 126, ("Prozesswärme-", "abnehmer")),
        ("Prozesswärmeabnehmer", 90, ("Prozesswä-", "rmeabneh-", "mer")),
        ("東京都の水道局です", 90, ("東京都の水", "道局です")),
        ("steam & heat <x>", 80, ("steam &", "heat <x>")),
        ("a - b", 126, ("a - b",)),
        ("", 126, ()),
    ],
)
def test_lines_break_where_they_may(text: str, room: float, broken: tuple[str, ...]) -> None:
    """At blanks, hyphens, soft hyphens and wide signs; inside a word only where it is too wide alone."""
    assert lines(text, room) == broken
    assert all(width(line) <= room for line in broken)


def test_wide_signs_count_double() -> None:
    """An East Asian sign is a square, a Latin letter about half of one."""
    assert width("水") == SIZE
    assert SIZE / 3 < width("n") < SIZE * 0.7


def test_marks_take_no_room() -> None:
    """A letter with its accent is as wide composed as in two signs, and as wide as without."""
    assert width("č") == width("c\u030c") == width("c")


def test_the_estimate_is_no_less_than_a_wide_font() -> None:
    """Widths in DejaVu Sans, the widest of the usual fonts, in hundredths of its size."""
    widths = {
        "a": 61,
        "i": 28,
        "m": 97,
        "r": 41,
        "t": 39,
        "w": 82,
        "A": 68,
        "M": 86,
        "W": 99,
        "0": 64,
        " ": 32,
    }
    words = ("tannery", "untanned trimmings", "Power station", "Water", "market", "tram")
    for word in words:
        wide = SIZE * sum(widths.get(sign, 63) for sign in word) / 100
        assert width(word) >= wide * 0.97
