"""Draws a laid-out diagram as SVG that says the same without colour, without style sheet and in print."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

from symbios.diagram import words
from symbios.diagram.layout import lay_out, lay_out_narrow
from symbios.diagram.picture import Box
from symbios.markup import NOTHING, Html, element, join, text

if TYPE_CHECKING:
    from collections.abc import Mapping

    from symbios.diagram.model import Diagram, Flow, Node
    from symbios.diagram.picture import Picture, Route
    from symbios.diagram.ranks import Pair
    from symbios.diagram.reader import Reader
    from symbios.markup import Attribute

CLASS = "course-diagram"
_STROKES: Mapping[str, tuple[float, str | None]] = {
    "material": (3, None),
    "energy": (3, "11 5"),
    "water": (3.5, "3 4"),
    "service": (1.8, "13 4 2 4"),
}
"""Width of the line and pattern of its dashes for each kind of flow."""
_HALF_HEAD, _GAP = 6.5, 1.5
_BASELINE = 14
_ROUND = 9
_DOUBLE = 4


def picture_of(diagram: Diagram, reader: Reader) -> Picture:
    """Return the diagram with its labels in the reader's language, laid out."""
    return lay_out(*_parts(diagram, reader))


def narrow_picture_of(diagram: Diagram, reader: Reader) -> Picture | None:
    """Return the same for a phone, or None where the diagram has too much in it."""
    return lay_out_narrow(*_parts(diagram, reader))


def _parts(diagram: Diagram, reader: Reader) -> tuple[list[str], list[Pair], list[str]]:
    numbers = {node.id: number for number, node in enumerate(diagram.nodes)}
    return (
        [reader.plain(node.label) for node in diagram.nodes],
        [(numbers[flow.tail], numbers[flow.head]) for flow in diagram.flows],
        [reader.plain(flow.label) for flow in diagram.flows],
    )


def svg(diagram: Diagram, picture: Picture, reader: Reader, place: str, *, named: bool = True) -> Html:
    """Return the picture as one image whose name is the diagram's title and its text the description.

    A second picture in the same place is not `named` again: it takes both from the first one, by their ids.
    """
    flows = list(zip(diagram.flows, picture.routes, strict=True))
    drawn = [_line(flow, route) for flow, route in flows]
    drawn += [_node(node, box, reader) for node, box in zip(diagram.nodes, picture.boxes, strict=True)]
    drawn += [_label(flow, route, reader) for flow, route in flows]
    inside: dict[str, Attribute] = {
        "aria-hidden": "true", "fill": "none", "font-size": words.SIZE, "text-anchor": "middle",
    }  # fmt: skip
    width, height = number(picture.width), number(picture.height)
    return element(
        "svg",
        {
            "class": f"{CLASS}__picture",
            "role": "img",
            "aria-labelledby": f"{place}-title",
            "aria-describedby": f"{place}-text",
            "viewBox": f"0 0 {width} {height}",
            "width": width,
            "height": height,
            "direction": reader.direction,
        },
        _names(diagram, reader, place) if named else NOTHING,
        element("g", inside, *drawn),
    )


def _names(diagram: Diagram, reader: Reader, place: str) -> Html:
    """Return the title and the description, with the ids by which a picture finds them."""
    title: dict[str, Attribute] = {"id": f"{place}-title", "lang": reader.in_svg(diagram.title)[0]["lang"]}
    about: dict[str, Attribute] = {
        "id": f"{place}-text", "lang": reader.in_svg(diagram.description)[0]["lang"],
    }  # fmt: skip
    return join(
        element("title", title, text(reader.plain(diagram.title))),
        element("desc", about, text(reader.plain(diagram.description))),
    )


def node_sample(kind: str) -> Html:
    """Return a small box of a kind of node, for the legend."""
    whole: dict[str, Attribute] = {
        "class": f"{CLASS}__node {CLASS}__node--{kind}", "viewBox": "0 0 44 24", "width": 44, "height": 24,
        "fill": "none",
    }  # fmt: skip
    return element("svg", whole, *_outline(kind, Box(1, 1, 42, 22, ())))


def sample(kind: str) -> Html:
    """Return a short line of a kind of flow, for the legend."""
    width, dashes = _STROKES[kind]
    line: dict[str, Attribute] = {
        "d": "M1 6H43", "fill": "none", "stroke": "currentColor", "stroke-width": number(width),
        "stroke-dasharray": dashes,
    }  # fmt: skip
    svg_: dict[str, Attribute] = {
        "class": f"{CLASS}__flow--{kind}", "viewBox": "0 0 44 12", "width": 44, "height": 12,
    }  # fmt: skip
    return element("svg", svg_, element("path", line))


def number(value: float) -> str:
    """Return a number with one decimal at most, rounded up from the half."""
    tenths = int(value * 10 + 0.5) if value >= 0 else -int(-value * 10 + 0.5)
    whole, rest = divmod(abs(tenths), 10)
    return f"{'-' if tenths < 0 else ''}{whole}{f'.{rest}' if rest else ''}"


def _line(flow: Flow, route: Route) -> Html:
    """Return the line of a flow with its head."""
    width, dashes = _STROKES[flow.kind]
    whole: dict[str, Attribute] = {
        "class": f"{CLASS}__flow {CLASS}__flow--{flow.kind}",
        "stroke": "currentColor",
        "stroke-width": number(width),
    }
    path: dict[str, Attribute] = {"d": way(route), "stroke-dasharray": dashes}
    x, top, bottom = route.stretches[0 if route.up else -1]
    tip, base = (top + _GAP, bottom) if route.up else (bottom - _GAP, top)
    corners = ((x - _HALF_HEAD, base), (x + _HALF_HEAD, base), (x, tip))
    head: dict[str, Attribute] = {
        "points": " ".join(f"{number(across)},{number(down)}" for across, down in corners),
        "fill": "currentColor",
        "stroke": "none",
    }
    return element("g", whole, element("path", path), element("polygon", head))


def way(route: Route) -> str:
    """Return the path of a route without its head: upright lines, joined by curves."""
    stretches = list(route.stretches)
    x, top, bottom = stretches[0]
    stretches[0] = (x, bottom if route.up else top, bottom)
    last, end, bottom = stretches[-1]
    stretches[-1] = (last, end, bottom if route.up else end)
    parts = [f"M{number(x)} {number(stretches[0][1])}"]
    for (x, _, start), (next_x, end, _) in pairwise(stretches):
        if x != next_x:
            middle, to = number((start + end) / 2), number(next_x)
            parts.append(f"V{number(start)}C{number(x)} {middle} {to} {middle} {to} {number(end)}")
    return "".join([*parts, f"V{number(stretches[-1][2])}"])


def _node(node: Node, box: Box, reader: Reader) -> Html:
    name = _text(box, box.x + box.width / 2, {**reader.in_svg(node.label)[0], "class": f"{CLASS}__name"})
    whole: dict[str, Attribute] = {"class": f"{CLASS}__node {CLASS}__node--{node.kind}"}
    return element("g", whole, *_outline(node.kind, box), name)


def _outline(kind: str, box: Box) -> list[Html]:
    """Return the shape of a kind of node: round corners, two lines or round ends."""
    outline: dict[str, Attribute] = {"stroke": "currentColor", "stroke-width": 2}
    around = [_rectangle(box, 0, {"firm": _ROUND, "place": 2, "product": box.height / 2}[kind], outline)]
    if kind == "place":
        around.append(_rectangle(box, _DOUBLE, 0, {"stroke": "currentColor"}))
    return around


def _rectangle(box: Box, inset: float, round_: float, attributes: dict[str, Attribute]) -> Html:
    sides: dict[str, Attribute] = {
        "x": number(box.x + inset), "y": number(box.y + inset),
        "width": number(box.width - 2 * inset), "height": number(box.height - 2 * inset),
        "rx": number(round_) if round_ else None,
    }  # fmt: skip
    return element("rect", sides | attributes)


def _label(flow: Flow, route: Route, reader: Reader) -> Html:
    attributes, from_right = reader.in_svg(flow.label)
    anchor = "end" if route.label_left != from_right else "start"
    box = route.label
    start = box.x + box.width if route.label_left else box.x
    return _text(box, start, {"class": f"{CLASS}__label", "text-anchor": anchor, **attributes})


def _text(box: Box, x: float, attributes: dict[str, Attribute]) -> Html:
    """Return the lines of a box as one text."""
    first = box.y + (box.height - len(box.lines) * words.LINE) / 2 + _BASELINE
    at: dict[str, Attribute] = {"x": number(x), "y": number(first), "fill": "currentColor"}
    if len(box.lines) == 1:
        return element("text", at | attributes, text(box.lines[0]))
    rows = [
        element("tspan", {"x": number(x), "dy": words.LINE if index else None}, text(line))
        for index, line in enumerate(box.lines)
    ]
    return element("text", at | attributes, join(*rows))
