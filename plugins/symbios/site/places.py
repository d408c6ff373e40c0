"""Where in a source text something stands that was found in its rendering."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

    from symbios.fences import Fence

_SILENT = re.compile(
    r"^[ \t>]*(?P<fence>`{3,}|~{3,})[^\n]*\n.*?(?:^[ \t>]*(?P=fence)[`~]*[ \t]*$|\Z)"
    r"|(?P<ticks>`+)(?!`)(?:(?!\n[ \t]*\n).)+?(?<!`)(?P=ticks)(?!`)"
    r"|<!--.*?(?:-->|\Z)",
    re.MULTILINE | re.DOTALL,
)
"""Code and comments: what stands in them is neither a link nor an element."""
_BESIDE = r"[\s()<>\"'=]"


@dataclass(slots=True)
class Places:
    """Finds line and column; what stands in the text several times is found one time after the other.

    `line` and `column` are the place in the file where `text` begins; `start` is that of what is nowhere.
    `code` says that the text is Markdown, in which code and comments mean nothing.
    """

    text: str
    line: int
    column: int
    start: tuple[int, int]
    code: bool
    _silent: str | None = None
    _seen: Counter[str] = field(default_factory=Counter)

    @classmethod
    def of_body(cls, body: str, line: int, fences: Sequence[Fence]) -> Places:
        """Return the places of a Markdown body without its quizzes; it begins at `line`."""
        rows = body.split("\n")
        for fence in fences:
            rows[fence.start : fence.end] = ["" for _ in rows[fence.start : fence.end]]
        return cls("\n".join(rows), line, 1, (line, 1), code=True)

    @classmethod
    def of_quiz(cls, fence: Fence) -> Places:
        """Return the places of a quiz."""
        start = (fence.line - 1, len(fence.indent) + 1)
        return cls(fence.text, fence.line, fence.column, start, code=False)

    @property
    def silent(self) -> str:
        """The text without what cannot be meant, of the same length; most pages never ask for it."""
        if self._silent is None:
            self._silent = _SILENT.sub(_blank, self.text) if self.code else self.text
        return self._silent

    def address(self, address: str) -> tuple[int, int]:
        """Return the place of a link's or picture's address."""
        return self.find(rf"(?<={_BESIDE}){re.escape(address)}(?={_BESIDE}|$)")

    def image(self, address: str) -> tuple[int, int]:
        """Return the place of a picture without alternative text."""
        written = re.escape(address)
        return self.find(
            rf"!\[\s*\]\(\s*<?{written}(?={_BESIDE})"
            rf"|<img\b(?![^>]*\balt\s*=\s*[\"']?[^\s\"'>])[^>]*{written}|!\[\s*\]\["
        )

    def find(self, pattern: str) -> tuple[int, int]:
        """Return the place of the next text that `pattern` fits, in upper or lower case."""
        expression = re.compile(pattern, re.IGNORECASE | re.MULTILINE)
        found = list(expression.finditer(self.silent)) or list(expression.finditer(self.text))
        number = min(self._seen[pattern], len(found) - 1)
        self._seen[pattern] += 1
        return self._place(found[number].start()) if found else self.start

    def _place(self, at: int) -> tuple[int, int]:
        line = self.text.count("\n", 0, at)
        return self.line + line, self.column + at - (self.text.rfind("\n", 0, at) + 1)


def _blank(found: re.Match[str]) -> str:
    return re.sub(r"[^\n]", " ", found[0])
