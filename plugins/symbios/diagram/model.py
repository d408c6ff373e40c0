"""What a diagram is once it has been read: nodes, and flows between them."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping

NODE_KINDS = ("firm", "place", "product")
FLOW_KINDS = ("material", "energy", "water", "service")
"""Each list begins with the kind that holds where the author names none."""


@dataclass(frozen=True, slots=True)
class Node:
    """A firm, place or product; `label` is a text per locale."""

    id: str
    label: Mapping[str, str]
    kind: str = NODE_KINDS[0]


@dataclass(frozen=True, slots=True)
class Flow:
    """What goes from one node to another, both by id; `label` is a text per locale."""

    tail: str
    head: str
    label: Mapping[str, str]
    kind: str = FLOW_KINDS[0]


@dataclass(frozen=True, slots=True)
class Diagram:
    """One file of course/diagrams; `description` says in words what the picture shows."""

    id: str
    path: str
    title: Mapping[str, str]
    description: Mapping[str, str]
    nodes: tuple[Node, ...]
    flows: tuple[Flow, ...]


def pick(texts: Mapping[str, str], locale: str, source_locale: str) -> tuple[str, str]:
    """Return the text for `locale`, else the source's, and the locale in which it is."""
    found = locale if texts.get(locale) else source_locale
    return texts.get(found, ""), found
