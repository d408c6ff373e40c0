"""What learners write, made plain: signs of all keyboards and scripts become the few that grading knows."""

from __future__ import annotations

import re
import unicodedata

LONGEST = 500
"""How many characters an answer may have; a longer one is wrong without a look at it."""

_UNSEEN = re.compile("[\u00ad\u061c\u180b-\u180e\u200b-\u200f\u202a-\u202e\u2060-\u206f\ufe00-\ufe0f\ufeff]")
_SPACES = re.compile("[\t-\r \x85\u1680\u2028\u2029]+")

# The zeros of the decimal digits of all scripts in Unicode 14, but those that NFKC makes plain.
_ZEROS = (
    "660 6f0 7c0 966 9e6 a66 ae6 b66 be6 c66 ce6 d66 de6 e50 ed0 f20 1040 1090 17e0 1810 1946 19d0 1a80 1a90 "
    "1b50 1bb0 1c40 1c50 a620 a8d0 a900 a9d0 a9f0 aa50 abf0 ff10 104a0 10d30 11066 110f0 11136 111d0 112f0 "
    "11450 114d0 11650 116c0 11730 118e0 11950 11c50 11d50 11da0 16a60 16ac0 16b50 1e140 1e2f0 1e950"
)
_BEFORE = {int(zero, 16) + digit: str(digit) for zero in _ZEROS.split() for digit in range(10)} | {
    0xB4: "'",
    0xBA: "\N{DEGREE SIGN}",
    0x2DA: "\N{DEGREE SIGN}",
}
"""What is exchanged before NFKC, which would tear it apart."""

_AFTER = str.maketrans(
    dict.fromkeys("\u2010\u2012\u2013\u2014\u2212", "-")
    | dict.fromkeys("\u2044\u2215", "/")
    | dict.fromkeys("`\u02b9\u02bc\u2018\u2019\u2032", "'")
    | {"\u066a": "%", "\u060c": ","}
)
_VULGAR = re.compile("([\xbc-\xbe\u2150-\u215e])")
_RAISED = re.compile("([0-9])([\u207a\u207b]?[\xb9\xb2\xb3\u2070\u2074-\u2079]+)")


def too_long(text: str) -> bool:
    """Return whether an answer is longer than any that is worth reading."""
    return len(text) > LONGEST


def without_spaces_around(text: str) -> str:
    """Return `text` with each run of white space as one space, and none at the ends."""
    return single_spaces(text).strip(" ")


def single_spaces(text: str) -> str:
    """Return `text` with each run of white space as one space."""
    return _SPACES.sub(" ", text)


def is_blank(text: str) -> bool:
    """Return whether there is nothing to see in `text`."""
    return not without_spaces_around(unicodedata.normalize("NFKC", _UNSEEN.sub("", text)))


def plain_number(text: str) -> str:
    """Return a number with its unit in plain signs: digits, separators, `-`, `/`, `'`, `%`, `^` for a power.

    One full stop at the end is dropped.
    """
    text = _UNSEEN.sub("", text).translate(_BEFORE)
    text = _RAISED.sub(r"\1^\2", _VULGAR.sub(r" \1", text))
    text = without_spaces_around(unicodedata.normalize("NFKC", text).translate(_AFTER))
    return text.removesuffix(".").rstrip(" ")
