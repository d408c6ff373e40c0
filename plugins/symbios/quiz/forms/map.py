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
    image. A circle has one radius, in per cent of the width: the other is the same length (`ry` is `auto`).
    """
    at = [f"{value:g}" for value in region.at]
    if region.shape == "polygon":
        stretched: dict[str, Attribute] = {"viewBox": "0 0 100 100", "preserveAspectRatio": "none"}
        points = " ".join(",".join(pair) for pair in zip(at[::2], at[1::2], strict=True))
        return element("svg", stretched, element("polygon", {"data-number": number, "points": points}))
    names = ("x", "y", "width", "height") if region.shape == "rectangle" else ("cx", "cy", "rx")
    sides: dict[str, Attribute] = {name: f"{value}%" for name, value in zip(names, at, strict=True)}
    return element("rect" if region.shape == "rectangle" else "ellipse", {"data-number": number, **sides})
