"""What the forms of several kinds are made of."""

from __future__ import annotations

import re
from dataclasses import dataclass
from html import unescape
from typing import TYPE_CHECKING

from symbios.markup import Html, Translate, element, text

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from symbios.markup import Attribute

CLASS = "course-quiz"
_TAG = re.compile(r"</?([A-Za-z][A-Za-z0-9-]*)[^>]*>")
_LOSES_NOTHING = frozenset({"abbr", "b", "br", "cite", "em", "i", "q", "small", "span", "strong", "u", "wbr"})
"""Elements whose words mean the same without them."""


@dataclass(frozen=True, slots=True)
class Form:
    """The controls of a question, and what is said about how to answer.

    `local` says that the controls hold words of the question, not only those of the interface.
    """

    controls: Html
    notes: tuple[str, ...] = ()
    local: bool = True


def letter(place: int) -> str:
    """Return the letter of a place in a list, from 1: A to Z, then AA."""
    written = ""
    while place > 0:
        place, rest = divmod(place - 1, 26)
        written = chr(ord("A") + rest) + written
    return written


def plain(html: Html) -> str | None:
    """Return `html` as text; None where this would lose something, such as an image, a formula or code."""
    if any(found[1].lower() not in _LOSES_NOTHING for found in _TAG.finditer(html)):
        return None
    return " ".join(unescape(_TAG.sub("", html)).split())


def lettered(html: Html, place: int) -> str:
    """Return the option for what stands at `place` of a list, from 1: its letter and, if possible, words."""
    words = plain(html)
    return letter(place) if words is None else f"{letter(place)}. {words}"


def select(
    attributes: dict[str, Attribute], options: Iterable[tuple[int, str]], translate: Translate
) -> Html:
    """Return a list to choose from and, for paper, a blank to write on in its place."""
    # Translators: first entry of a list to choose from, while nothing is chosen
    first = element("option", {"value": 0}, text(translate("Choose")))
    rest = [element("option", {"value": value}, text(words)) for value, words in options]
    blank = element("span", {"class": f"{CLASS}__blank", "aria-hidden": "true"})
    return Html(element("select", {**attributes, "data-search": "off"}, first, *rest) + blank)


def targets(
    order: Sequence[int], written: Sequence[Html], *, on_screen: bool, named: str | None = None
) -> Html:
    """Return the list whose letters the options have; `on_screen` where those do not say all of it."""
    attributes: dict[str, Attribute] = {
        "class": f"{CLASS}__targets" + ("" if on_screen else f" {CLASS}__onpaper"),
        "type": "A",
        "aria-labelledby": named,
    }
    rows = [element("li", {"data-number": number}, written[number - 1]) for number in order]
    return element("ol", attributes, *rows)


def on_paper(words: str) -> Html:
    """Return what is said on paper alone."""
    attributes: dict[str, Attribute] = {
        "class": f"{CLASS}__onpaper",
        "aria-hidden": "true",
        "data-search": "off",
    }
    return element("p", attributes, text(words))
