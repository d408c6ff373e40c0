"""Grades what is arranged: items matched or sorted to targets, and items put in order."""

from __future__ import annotations

from typing import TYPE_CHECKING

from symbios.quiz.grading.result import entries, whole, worth

if TYPE_CHECKING:
    from collections.abc import Sequence

    from symbios.quiz.grading.key import MatchingKey, OrderingKey
    from symbios.quiz.grading.result import Mark, Result


def grade_matching(key: MatchingKey, answer: object) -> Result:
    """Return what the targets of the items are worth; what is no target counts as none."""
    right, given = key["right"], entries(answer)
    marks: list[Mark] = []
    for index, target in enumerate(right):
        chosen = whole(given[index], 1, key["targets"]) if index < len(given) else None
        marks.append("missed" if chosen is None else "right" if chosen == target else "wrong")
    hits, misses = marks.count("right"), marks.count("wrong")
    correct = 0 < hits == len(right)
    share = 0.0
    if right and key.get("partial", True):
        share = max(0, hits - misses if key.get("penalty", False) else hits) / len(right)
    return worth(key["points"], share, marks, correct=correct)


def grade_ordering(key: OrderingKey, answer: object) -> Result:
    """Return what the order of the items is worth; an item that stands twice counts where it stands first."""
    items, partial = key["items"], key.get("partial")
    found = (whole(item, 1, items) for item in entries(answer))
    order = list(dict.fromkeys(number for number in found if number is not None))
    correct = items > 0 and order == list(range(1, items + 1))
    share, marks = _by_pairs(order, items) if partial == "pairs" else _by_subsequence(order, items)
    return worth(key["points"], share if partial else 0, marks, correct=correct)


def _by_subsequence(order: Sequence[int], items: int) -> tuple[float, list[Mark]]:
    """Return (L - 1) / (items - 1), L being the length of the longest ascending subsequence.

    This is the “Maximal Relative Sequence” of K. Amma (doi:10.1109/INFOCT.2019.8711372).
    """
    longest = longest_ascending(order)
    if len(longest) < min(2, items):
        longest = []
    marks: list[Mark] = [
        "right" if number in longest else "wrong" if number in order else "missed"
        for number in range(1, items + 1)
    ]
    return max(0, len(longest) - 1) / max(1, items - 1), marks


def longest_ascending(order: Sequence[int]) -> list[int]:
    """Return the longest ascending subsequence of `order`; of several the one whose places come first."""
    lengths = [1] * len(order)
    for start in range(len(order) - 1, -1, -1):
        rest = (lengths[at] for at in range(start + 1, len(order)) if order[at] > order[start])
        lengths[start] += max(rest, default=0)
    found: list[int] = []
    left = max(lengths, default=0)
    for number, length in zip(order, lengths, strict=True):
        if length == left and (not found or number > found[-1]):
            found.append(number)
            left -= 1
    return found


def _by_pairs(order: Sequence[int], items: int) -> tuple[float, list[Mark]]:
    """Return Kendall's tau, (C - D) / all pairs, but not below 0.

    C counts the pairs in the right order, D those in the wrong one (M. G. Kendall, Biometrika 30, 1938).
    """
    good = dict.fromkeys(range(1, items + 1), 0)
    bad = dict(good)
    for place, before in enumerate(order):
        for after in order[place + 1 :]:
            side = good if before < after else bad
            side[before] += 1
            side[after] += 1
    marks: list[Mark] = []
    for number in range(1, items + 1):
        if number not in order:
            marks.append("missed")
        elif bad[number] == 0 and good[number] == items - 1:
            marks.append("right")
        else:
            marks.append("partly" if good[number] else "wrong")
    pairs = items * (items - 1) / 2
    return max(0, (sum(good.values()) - sum(bad.values())) / 2) / max(1, pairs), marks
