"""Texts with gaps as other formats have them: one text, in which the question stands too."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, ClassVar

from symbios.quiz.formats.importing import plain
from symbios.quiz.formats.textpatterns import needs_signs
from symbios.quiz.model import Cloze, TypedGap

if TYPE_CHECKING:
    from collections.abc import Sequence

    from symbios.quiz.formats.importing import Importing
    from symbios.quiz.formats.xml import Element
    from symbios.quiz.model import ChosenGap

LONGEST = 100_000
"""How many signs a text with gaps may have."""
BLOCK_END = re.compile(r"</(?:p|div|h[1-6]|blockquote)\s*>|<br\s*/?>\s*<br\s*/?>|\n[ \t]*\n", re.IGNORECASE)
_OWN = re.compile(r"\s*<(div|p) class=\"prompt\">((?:(?!</?(?:div|p)\b).)*)</\1>", re.DOTALL)
"""The question as our export writes it."""
PROMPT = "Fill in the gaps."
"""What a text with gaps asks where nothing stands before it: our questions ask something in any case."""


@dataclass(frozen=True, slots=True)
class Prompted:
    """A text with gaps, and the question that stood before it in the same text."""

    prompt: str
    body: Cloze
    kind: ClassVar = Cloze.kind

    def all_or_nothing(self) -> Prompted:
        """Return the same, of which a part gives no points."""
        return replace(self, body=replace(self.body, partial=False))


def own_prompt(html: str) -> tuple[str, str]:
    """Return the question as our export writes it before a text, and the text; often there is none."""
    own = _OWN.match(html)
    return (own[2], html[own.end() :]) if own else ("", html)


def between(text: str, matches: Sequence[re.Match[str]]) -> list[str]:
    """Return what stands before, between and after the gaps."""
    starts = [0, *(match.end() for match in matches)]
    ends = [*(match.start() for match in matches), len(text)]
    return [text[start:end] for start, end in zip(starts, ends, strict=True)]


def placed(
    pieces: Sequence[str],
    gaps: Sequence[TypedGap | ChosenGap],
    given: Element,
    importing: Importing,
    *,
    case: bool = False,
) -> Prompted:
    """Return the text with its gaps; the paragraphs before the first gap are the question.

    The places of the gaps are words while the HTML becomes Markdown, so that nothing in it is escaped.
    """
    word = "gapx"
    while any(word in piece for piece in pieces):
        word += "x"
    asked, first = own_prompt(pieces[0])
    before = list(BLOCK_END.finditer(first))
    if not asked and before and plain(first[: before[-1].end()]):
        asked, first = first[: before[-1].end()], first[before[-1].end() :]
    body = first + "".join(f"{word}{number}e{piece}" for number, piece in enumerate(pieces[1:], start=1))
    text = re.sub(rf"{word}(\d+)e", r"[[\1]]", importing.paragraphs(body, given))
    prompt = importing.inline(asked, given)
    if not prompt:
        importing.lose(given, "a text with gaps that asks nothing before it", f"the question “{PROMPT}”")
    typed = (pattern for gap in gaps if isinstance(gap, TypedGap) for pattern in gap.accepted)
    signs = any(needs_signs(pattern) for pattern in typed)
    return Prompted(prompt or PROMPT, Cloze(text, tuple(gaps), case=case, diacritics=signs))
