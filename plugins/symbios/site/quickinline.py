"""Python-Markdown's pass over the inline signs of a text, without the patterns that cannot begin in it.

That pass is half of what a page costs: it tries every pattern on every piece of text, and most pieces hold
none of their signs. Blocks without any sign are left out altogether: all in all 0.3 ms a page instead of 2.
What comes out is the same; a pattern that we do not know is always tried.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any
from xml.etree.ElementTree import Element

from markdown.treeprocessors import InlineProcessor
from markdown.util import AtomicString

from symbios.site import formulas

if TYPE_CHECKING:
    from markdown import Markdown

_SIGNS = {
    "backtick": "`",
    "escape": "\\",
    "footnote": "[",
    "reference": "[",
    "link": "[",
    "image_link": "!",
    "image_reference": "!",
    "short_reference": "[",
    "short_image_ref": "!",
    "autolink": "<",
    "automail": "<",
    "html": "<",
    "entity": "&",
    "em_strong": "*_",
    formulas.NAME: formulas.SIGNS,
}
"""Each pattern that we know with one or two signs of which its match holds at least one."""
_OURS = ("markdown.", formulas.__name__)
"""Where the patterns that we know are written."""
_BREAK = "  \n"
"""What the match of the pattern `linebreak` holds: more than one sign."""
_QUOTES = "smarty-quotes-"
_PLAIN = re.compile(r"[^\W\d_](?:[^\x00-\x1f\x7f`\\\[\]!<>&*_'\"{}$]*[^\x00-\x20\x7f`\\\[\]!<>&*_'\"{}$\s])?")
"""A text in which no pattern can begin; with a letter at its beginning, no block but a paragraph holds it."""


class QuickInline(InlineProcessor):
    """Takes the place of the processor `name` of an engine, with the patterns that this has now."""

    def __init__(self, engine: Markdown, name: str) -> None:
        """Take the place once all extensions have registered their patterns."""
        super().__init__(engine)
        before: Any = engine.treeprocessors[name]
        patterns = before.inlinePatterns
        self.inlinePatterns: Any = list(patterns)  # asking the registry for one of them sorts it each time
        names = [name for name, _ in patterns._priority]  # noqa: SLF001 - iterating gives no names
        signs = [
            self._signs_of(name) if type(pattern).__module__.startswith(_OURS) else ""
            for name, pattern in zip(names, self.inlinePatterns, strict=True)
        ]
        self.knows_all = all(signs)
        self._signs = [(each, each) if each == _BREAK else (each[:1], each[-1:]) for each in signs]
        single = "".join(sorted({sign for each in signs if each != _BREAK for sign in each}))
        self._none = re.compile(f"[^{re.escape(single)}]*")
        self._break = _BREAK in signs
        processors: Any = engine.treeprocessors
        place = processors.get_index_for_name(name)
        priority = processors._priority[place].priority  # noqa: SLF001 - there is no other way
        engine.treeprocessors.register(self, name, priority)

    @staticmethod
    def _signs_of(name: str) -> str:
        if name == "linebreak":
            return _BREAK
        return "'\"" if name.startswith(_QUOTES) else _SIGNS.get(name, "")

    def run(self, tree: Element, ancestors: list[str] | None = None) -> Element:
        """Show the patterns only those children of `tree` that hold a sign."""
        if not self.knows_all or any(child.tail and not self._is_free(child.tail) for child in tree):
            return super().run(tree, ancestors)
        some = Element(tree.tag)
        some.extend([child for child in tree if not self._is_free("".join(child.itertext()))])
        self.stashed_nodes = {}
        if len(some):
            super().run(some, ancestors)
        return tree

    def _is_free(self, data: str) -> bool:
        """Whether no known pattern fits anything in `data`."""
        return self._none.fullmatch(data) is not None and not (self._break and _BREAK in data)

    def _InlineProcessor__handleInline(self, data: str, patternIndex: int = 0) -> str:  # noqa: N802, N803
        """Try the patterns from `patternIndex` on; the base class calls it by this very name."""
        if isinstance(data, AtomicString) or (self.knows_all and self._is_free(data)):
            return data
        start = 0
        for index in range(patternIndex, len(self._signs)):
            one, other = self._signs[index]
            if one and one not in data and other not in data:
                continue
            matched = True
            while matched:
                data, matched, start = self._InlineProcessor__applyPattern(  # type: ignore[attr-defined]
                    self.inlinePatterns[index], data, index, start
                )
        return data


def is_plain(text: str) -> bool:
    """Whether a text of one paragraph comes out of Markdown as it stands, as far as known patterns go."""
    return _PLAIN.fullmatch(text) is not None
