"""What the shapes and the lines of a diagram stand for."""

from __future__ import annotations

from typing import TYPE_CHECKING

from symbios.diagram.model import FLOW_KINDS, NODE_KINDS
from symbios.diagram.svg import CLASS, node_sample, sample
from symbios.markup import element, join, text

if TYPE_CHECKING:
    from symbios.diagram.model import Diagram
    from symbios.markup import Html, Translate


def flow_kinds(diagram: Diagram) -> list[str]:
    """Return the kinds of line in a diagram, in the order of the format."""
    return [kind for kind in FLOW_KINDS if any(flow.kind == kind for flow in diagram.flows)]


def legend(diagram: Diagram, translate: Translate) -> Html:
    """Return the kinds of box and the kinds of line, each where there are several.

    A screen reader passes it: it has the kinds of line from the table.
    """
    nodes = [kind for kind in NODE_KINDS if any(node.kind == kind for node in diagram.nodes)]
    flows = flow_kinds(diagram)
    boxes = [(node_sample(kind), _node_name(kind, translate)) for kind in nodes]
    lines = [(sample(kind), flow_name(kind, translate)) for kind in flows]
    return join(*(_list(rows) for rows in (boxes, lines) if len(rows) > 1))


def flow_name(kind: str, translate: Translate) -> str:
    """Return the name of a kind of line."""
    return {
        # Translators: kind of flow in a diagram: goods or residues
        "material": translate("Material"),
        # Translators: kind of flow in a diagram: heat, steam, power
        "energy": translate("Energy"),
        # Translators: kind of flow in a diagram
        "water": translate("Water"),
        # Translators: kind of flow in a diagram: work that one firm does for another
        "service": translate("Service"),
    }[kind]


def _node_name(kind: str, translate: Translate) -> str:
    return {
        # Translators: kind of box in the drawing of a diagram: a company
        "firm": translate("Firm"),
        # Translators: kind of box in the drawing of a diagram: no company, but where something comes from
        # or ends: a forest, a landfill, the homes of a town, customers
        "place": translate("Place or people"),
        # Translators: kind of box in the drawing of a diagram: a thing that is made and sold
        "product": translate("Product"),
    }[kind]


def _list(rows: list[tuple[Html, str]]) -> Html:
    items = (element("li", None, shape, text(f" {name}")) for shape, name in rows)
    return element("ul", {"class": f"{CLASS}__legend", "aria-hidden": "true", "data-search": "off"}, *items)
