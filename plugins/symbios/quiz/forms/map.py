"""The form of places on an image, `hotspot`: regions for a pointer, and the list of their names."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from symbios.markup import Html, RenderInline, Translate, element, join
from symbios.quiz.forms.choices import choice_rows, several
from symbios.quiz.forms.controls import CLASS, Form

if TYPE_CHECKING:
    from symbios.markup import Attribute
    from symbios.quiz.model import Hotspot, Region

_SIGN = re.compile(r"([\\`*_{}\[\]()#+.!|<>&~^$-])")


def map_form(identity: str, body: Hotspot, render_inline: RenderInline, translate: Translate) -> Form:
    """Return the image of the question `identity` and its named regions."""
    shapes = [_shape(number, region) for number, region in enumerate(body.regions, start=1)]
    areas: dict[str, Attribute] = {"class": f"{CLASS}__areas", "aria-hidden": "true"}
    figure = element(
        "figure", {"class": f"{CLASS}__map"}, image(body, render_inline), element("svg", areas, *shapes)
    )
    labels = [render_inline(choice.text) for choice in body.choices]
    rows = choice_rows(identity, labels, many=body.many)
    return Form(join(figure, rows), several(translate) if body.many else ())


def image(body: Hotspot, render_inline: RenderInline) -> Html:
    """Return the image, its address checked and resolved like that of any other."""
    alt = _SIGN.sub(r"\\\1", " ".join(body.alt.split()))
    return render_inline(f"![{alt}](<{body.image}>)")


def _shape(number: int, region: Region) -> Html:
    """Return one region, in per cent of the image.

    A polygon cannot be written in per cent, so it stands in a drawing of its own that is stretched over the
    image. Nor can a circle whose radius is a share of the width alone: its drawing is as wide as the circle
    and has next to no height, and the circle flows over.
    """
    names: dict[str, Attribute] = {"data-number": number}
    if region.shape == "polygon":
        stretched: dict[str, Attribute] = {"viewBox": "0 0 100 100", "preserveAspectRatio": "none"}
        points = " ".join(f"{x:g},{y:g}" for x, y in zip(region.at[::2], region.at[1::2], strict=True))
        return element("svg", stretched, element("polygon", {**names, "points": points}))
    if region.shape == "circle":
        x, y, radius = region.at
        drawing: dict[str, Attribute] = {
            "x": f"{x - radius:g}%",
            "y": f"{y:g}%",
            "width": f"{2 * radius:g}%",
            "height": "0.01%",
            "viewBox": "-1 -1 2 2",
            "preserveAspectRatio": "xMidYMid slice",
            "overflow": "visible",
        }
        return element("svg", drawing, element("circle", {**names, "r": 1}))
    sides = zip(("x", "y", "width", "height"), region.at, strict=True)
    return element("rect", names | {name: f"{value:g}%" for name, value in sides})
