"""Patterns of accepted texts: `*` stands for any characters, `{a|b}` for one of several texts.

A pattern becomes a machine of states, and a text is read once, in all states that it can be in at the same
time: no pattern and no text can make that slow (K. Thompson, CACM 11:6, 1968).
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence


@dataclass(slots=True)
class State:
    """A place in a pattern.

    Reading `sign` leads to the next state, reading anything where it `stays` leads back here; the states of
    `ways` are reached without reading.
    """

    sign: str = ""
    stays: bool = False
    ways: tuple[int, ...] = ()


def compiled(pattern: str, plain: Callable[[str], str]) -> list[State]:
    """Return the states of `pattern`, its texts made `plain`; the state after the last is the end.

    Spaces at the ends of the pattern mean nothing.
    """
    states: list[State] = []
    ends: list[int] = []
    text, index, split = "", 0, -1

    def write() -> None:
        nonlocal text
        states.extend(State(sign) for sign in plain(text))
        text = ""

    while index < len(pattern):
        sign = pattern[index]
        index += 1
        inside = split >= 0
        if sign == "\\" and index < len(pattern):
            text += pattern[index]
            index += 1
        elif sign == "*":
            write()
            states.append(State(stays=True, ways=(len(states) + 1,)))
        elif sign == "{" and not inside:
            write()
            split = len(states)
            states.append(State(ways=(split + 1,)))
        elif sign in "|}" and inside:
            write()
            ends.append(len(states))
            states.append(State())
            if sign == "|":
                states[split].ways += (len(states),)
            else:
                _join(states, ends)
                split, ends = -1, []
        else:
            text += sign
    write()
    _join(states, ends)
    _free_ends(states)
    return states


def _join(states: list[State], ends: Sequence[int]) -> None:
    """Lead the end of each alternative to the place after all of them."""
    for end in ends:
        states[end].ways = (len(states),)


def _free_ends(states: list[State]) -> None:
    """Let nothing be read for the spaces at both ends of the pattern."""
    for places in (range(len(states)), reversed(range(len(states)))):
        for at in places:
            if states[at].sign != " ":
                break
            states[at] = State(ways=(at + 1,))


def fits(states: Sequence[State], text: str) -> bool:
    """Return whether the whole of `text` is one that the pattern accepts."""
    current = _reached(states, [0])
    for sign in text:
        onward = []
        for at in current:
            if at < len(states):
                state = states[at]
                if state.stays:
                    onward.append(at)
                elif state.sign == sign:
                    onward.append(at + 1)
        current = _reached(states, onward)
        if not current:
            return False
    return len(states) in current


def _reached(states: Sequence[State], begin: list[int]) -> set[int]:
    """Return the states that are reached from those in `begin` without reading."""
    found: set[int] = set()
    while begin:
        at = begin.pop()
        if at not in found:
            found.add(at)
            if at < len(states):
                begin.extend(states[at].ways)
    return found
