r"""Formulas in Markdown: `$…$` and `\(…\)` within a line, `$$…$$` and `\[…\]` on lines of their own.

The signs are those of the extension `pymdownx.arithmatex`, and a few rules more keep money what it is: a
dollar behind a figure opens nothing but an index, and one before a figure closes nothing (as in Pandoc).
A formula waits outside of the text until all else is done, so that quotation marks, short words and
abbreviations leave it as it is.
"""

from __future__ import annotations

import re
from html import escape
from typing import TYPE_CHECKING, Any

from markdown.inlinepatterns import InlineProcessor
from markdown.postprocessors import Postprocessor

from symbios.markup import Html, element, text
from symbios.search.formulas import readable
from symbios.site.math import Fault, formula

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

NAME = "course-formula"
"""The name of the pattern, and the class of the box in which a long formula can be moved sideways."""
SIGNS = "$\\"
"""One of them stands in each formula."""
_SILENT = r"""
    \\[\\$]                                     # a sign behind a backslash
    | !\[[^\]]{0,1000}\](?:\([^)\s]*)?          # a picture's text and address
    | \]\([^)\s]*                               # a link's address
    | <[A-Za-z/!][^<>]*>                        # an element
"""
_FORMULA = r"""
    \$\$(?:\\[^\x02]|[^\\$\x02])+?\$\$
    | \$\$                                      # it opens what does not end
    | \\\[(?:\\[^][\x02]|[^\\\x02])+?\\\]
    | (?:(?<![0-9])|(?=\$[\^_\\]))
      \$(?![\s$])(?:\\[^\x02]|[^\\$\x02])+?(?<!\s)\$(?![0-9])
    | \\\((?:\\[^()\x02]|[^\\\x02])+?\\\)
"""
_PLACE = re.compile("([(\\[«»„“‘]?)\x02mzxfml:([0-9]+);([,.;:!?)\\]«»”“’]*)")
"""The mark of a formula, at its end one behind which a quotation mark closes, with the signs beside it."""


class _Pattern(InlineProcessor):
    """Finds the formulas of a text, behind code and before everything else."""

    def __init__(self, engine: Any, kept: list[Html], *, named: bool) -> None:
        super().__init__(rf"(?x:{_SILENT}|(?P<formula>{_FORMULA}))", engine)
        self._kept, self._named = kept, named

    def handleMatch(  # type: ignore[override] # noqa: N802 - the library's name
        self, m: re.Match[str], data: str
    ) -> tuple[str | None, int | None, int | None]:
        """Keep a formula for later, and leave the mark of its place."""
        del data
        if m["formula"] is None:
            return None, None, None
        self._kept.append(_html(m["formula"], named=self._named))
        return f"\x02mzxfml:{len(self._kept) - 1};", m.start(0), m.end(0)


class Formulas(Postprocessor):
    """Teaches an engine formulas, and puts them into their places when the text is done.

    `named` says that its texts may be the names of something, such as the choices of a question. Such a name
    is a plain text, from which browsers leave MathML out: a button with nothing but a formula would have no
    name. There each formula has a name of its own (w3c/accname#42, nvaccess/nvda#5862). Elsewhere it has
    none: see `symbios.site.mathml`.
    """

    def __init__(self, engine: Any, *, named: bool) -> None:
        """Take part in each text that `engine` converts."""
        super().__init__(engine)
        self._kept: list[Html] = []
        engine.inlinePatterns.register(_Pattern(engine, self._kept, named=named), NAME, 185)
        engine.postprocessors.register(self, NAME, 25)
        engine.ESCAPED_CHARS = [*engine.ESCAPED_CHARS, "$"]
        engine.registerExtension(self)

    def reset(self) -> None:
        """Forget the formulas of the last text."""
        self._kept.clear()

    def run(self, text: str) -> str:
        """Return the HTML with its formulas."""
        return _PLACE.sub(self._placed, text) if self._kept else text

    def _placed(self, found: re.Match[str]) -> str:
        """Return a formula; browsers would break the line between it and a comma, so both get a box."""
        before, number, after = found.groups()
        html = self._kept[int(number)]
        if not html.startswith("<math") or not before + after:
            return f"{before}{html}{after}"
        return element("span", {"class": "course-together"}, Html(before), html, Html(after))


def _html(written: str, *, named: bool) -> Html:
    """Return the HTML of a formula; of one with a fault the source, so that the check finds it."""
    found = formula(written)
    if isinstance(found, Fault):
        return element("code", {"data-formula": written}, text(written))
    box = 'display="block"' in found[:25]
    if named:
        found = Html(found.replace("<math", f'<math aria-label="{escape(readable(found))}"', 1))
    return element("span", {"class": NAME}, found) if box else found


def with_plain_names(headings: Sequence[Mapping[str, Any]]) -> Sequence[Mapping[str, Any]]:
    """Return the tree of headings; one with a formula gets a name that can be read on one line."""
    return [
        {
            **heading,
            "name": escape(readable(heading["html"]), quote=False)
            if "<math" in heading.get("html", "")
            else heading["name"],
            "children": with_plain_names(heading["children"]),
        }
        for heading in headings
    ]
