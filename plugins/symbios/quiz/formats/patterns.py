"""The patterns of accepted texts (`*`, `{a|b}`) as other formats have them: plain texts with wildcards."""

from __future__ import annotations

import re
from typing import TypeAlias

Branch: TypeAlias = tuple[str, ...]
"""One text that a pattern accepts, in pieces: between two pieces any text may stand."""

MOST_BRANCHES = 50
_SPECIAL = re.compile(r"[\\*{}]")
_SPECIAL_IN_GAP = re.compile(r"[\\*{}|]")


def branches(pattern: str) -> tuple[Branch, ...] | None:
    """Return every text that `pattern` accepts; None where they are too many or a brace is never closed.

    A backslash takes the meaning from the sign after it.
    """
    found: list[Branch] = [("",)]
    group: list[Branch] | None = None
    inside: list[Branch] = []
    index = 0
    while index < len(pattern):
        sign = pattern[index]
        if sign == "\\" and index + 1 < len(pattern):
            index += 1
            piece: Branch = (pattern[index],)
        else:
            piece = ("", "") if sign == "*" else (sign,)
            if sign == "{" and group is None:
                group, inside, piece = [], [("",)], ()
            elif group is not None and sign in "|}":
                group, inside, piece = [*group, *inside], [("",)], ()
                if sign == "}":
                    found, group = [_joined(left, right) for left in found for right in group], None
        if piece and group is not None:
            inside = [_joined(branch, piece) for branch in inside]
        elif piece:
            found = [_joined(branch, piece) for branch in found]
        if len(found) > MOST_BRANCHES or (group and len(group) > MOST_BRANCHES):
            return None
        index += 1
    return None if group is not None else tuple(dict.fromkeys(found))


def _joined(left: Branch, right: Branch) -> Branch:
    return (*left[:-1], left[-1] + right[0], *right[1:])


def pattern_of(branch: Branch, *, gap: bool = False) -> str:
    """Return the pattern that accepts one text; in a `gap` the bar has a meaning of its own."""
    special = _SPECIAL_IN_GAP if gap else _SPECIAL
    return "*".join(special.sub(r"\\\g<0>", piece) for piece in branch)
