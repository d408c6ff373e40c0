"""The order in which rows, targets and choices of gaps stand in the page.

It is made from an id of the course, so that it is the same in each locale and in each build.
"""

from __future__ import annotations

from hashlib import sha256


def shown(identity: str, count: int) -> tuple[int, ...]:
    """Return the numbers from 1 to `count` in an order made from `identity`."""
    return tuple(sorted(range(1, count + 1), key=lambda number: _rank(identity, number)))


def never_sorted(identity: str, count: int) -> tuple[int, ...]:
    """Return the numbers from 1 to `count` in an order made from `identity` that is not theirs.

    Such an order tells something of a short list, so it is only for rows that would else stand solved.
    """
    found = shown(identity, count)
    if found != tuple(range(1, count + 1)):
        return found
    return (*found[1:], *found[:1])


def _rank(identity: str, number: int) -> bytes:
    return sha256(f"{identity}\n{number}".encode()).digest()
