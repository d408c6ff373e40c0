"""Markdown of other programs as inline Markdown of ours: one line, and nothing in it that could do harm."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from symbios.quiz.formats.escapes import at_start
from symbios.quiz.formats.inline import TAGS, is_safe
from symbios.quiz.formats.loss import Lost

if TYPE_CHECKING:
    from symbios.quiz.formats.loss import Loss

_CODE = re.compile(r"((?<![\\`])(`+)(?!`).*?(?<!`)\2(?!`))", re.DOTALL)
_BLOCK = re.compile(r"[ ]{0,3}(?:#{1,6}\s|>|[-*+]\s|\d+[.)]\s|~~~|\||\[[^\]]*\]:)|\t|[ ]{4}")
_TAG = re.compile(r"<!--.*?(?:-->|$)|<(/?)([A-Za-z][A-Za-z0-9]*)([^<>]*)>|<(?=\S)", re.DOTALL)
_AUTOLINK = re.compile(r"<(?:https?://|mailto:)[^<>\s]*>")
_LINK = re.compile(r"\](?=\(\s*<?([^\s<>)]*))")
_LIST = re.compile(r"(?<=[*_)`>\]])\{|\{(?=[ ]*:)")


def cleaned(markdown: str, path: str, line: int, losses: list[Loss]) -> str:
    """Return Markdown as one line of ours; what is not kept is added to `losses`."""
    lost = Lost(path, line, losses)
    parts = _CODE.split(_one_line(markdown, lost))
    # `split` gives text, code, the backticks of the code, text …
    kept = [part if index % 3 else _clean(part, lost) for index, part in enumerate(parts) if index % 3 < 2]
    return at_start("".join(kept))


def _one_line(markdown: str, lost: Lost) -> str:
    """Return a text of several lines on one; lists and the like keep their lines."""
    rows = markdown.strip("\n").split("\n")
    listed = len(rows) > 1 and any(_BLOCK.match(row) for row in rows)
    if listed:
        lost.say("a list, a table or other lines of Markdown", "lines of one text")
    found: list[str] = []
    for row in rows:
        text = " ".join(row.split())
        if found and (listed or not text or found[-1] == ""):
            found.append(text)
        elif found:
            found[-1] = f"{found[-1]} {text}"
        else:
            found = [text]
    kept = [text for text in found if text]
    if len(kept) > 1 and not listed:
        lost.say(f"{len(kept)} paragraphs", "lines of one text")
    return "<br>".join(kept)


def _clean(text: str, lost: Lost) -> str:
    """Return a text outside code without elements, attributes and addresses that are not allowed."""

    def tag(found: re.Match[str]) -> str:
        if _AUTOLINK.match(text, found.start()):
            return found[0]
        name = (found[2] or "").lower()
        if name in TAGS or name == "br":
            if found[3].strip(" /"):
                lost.say(f"the attributes of <{name}>", "left out")
            return f"<{found[1]}{name}>"
        if name or found[0].startswith("<!--"):
            lost.say(f"the element <{name}>" if name else "a comment", "left out; the text is kept")
            return ""
        return "&lt;"

    def link(found: re.Match[str]) -> str:
        if is_safe(found[1]):
            return found[0]
        lost.say(f"the link to {found[1]}", "text")
        return "]\\"

    def attributes(_found: re.Match[str]) -> str:
        lost.say("a list of attributes in braces", "text")
        return "\\{"

    return _LIST.sub(attributes, _LINK.sub(link, _TAG.sub(tag, text)))
