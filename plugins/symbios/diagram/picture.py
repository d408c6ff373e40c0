"""The parts of a laid-out picture, with their places in its own units."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Box:
    """A rectangle with lines of text in it; `x` and `y` are its upper left corner."""

    x: float
    y: float
    width: float
    height: float
    lines: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Route:
    """The way of one flow: upright stretches `(x, top, bottom)` from top to bottom, joined by curves.

    `up` says that it flows upwards. The label stands beside one of the stretches, on its left where
    `label_left`.
    """

    stretches: tuple[tuple[float, float, float], ...]
    up: bool
    label: Box
    label_left: bool


@dataclass(frozen=True, slots=True)
class Picture:
    """The boxes in the order of the nodes, the routes in the order of the flows."""

    width: float
    height: float
    boxes: tuple[Box, ...]
    routes: tuple[Route, ...]
