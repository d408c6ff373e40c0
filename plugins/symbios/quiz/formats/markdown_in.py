"""Markdown of other programs as inline Markdown of ours: one line, and nothing in it that could do harm."""

from __future__ import annotations

import re
from html import unescape
from typing import TYPE_CHECKING

from symbios.quiz.formats.escapes import FORMULA, at_start, no_tags
from symbios.quiz.formats.inline import TAGS, is_safe
from symbios.quiz.formats.loss import Lost

if TYPE_CHECKING:
    from symbios.quiz.formats.loss import Loss

_KEPT = re.compile(
    r"(?P<address>!\[[^\]]{0,1000}\](?:\([^)\s]*)?|\]\([^)\s]*)"
    r"|\\\\|\\\$|(?<![\\`])(?P<ticks>`+)(?!`).*?(?<!`)(?P=ticks)(?!`)"
    rf"|{FORMULA.pattern}",
    re.DOTALL,
)
"""Code and formulas, in which nothing is read, and what begins neither: escaped signs, addresses."""
_BLOCK = re.compile(r"[ ]{0,3}(?:#{1,6}\s|>|[-*+]\s|\d+[.)]\s|~~~|\||\[[^\]]*\]:)|\t|[ ]{4}")
_ESCAPED = r"\\[\\`*_{}\[\]()>#+\-.!]"
_TAG = re.compile(
    rf"(?P<escaped>{_ESCAPED})|<!--.*?(?:-->|$)|<(?P<end>/?)(?P<name>[A-Za-z][A-Za-z0-9]*)(?P<more>[^<>]*)>|<(?=\S)",
    re.DOTALL,
)
_AUTOLINK = re.compile(r"<(?:https?://|mailto:)[^<>\s]*>")
_LINK = re.compile(
    rf"(?P<escaped>{_ESCAPED}\{{?)|\](?=\(\s*<?(?P<url>[^\s<>)]*))|(?P<list>(?<=[*_)`>\]])\{{|\{{(?=[ ]*:))"
)
_NEEDLESS = re.compile("&(?:gt|#37);")
"""Signs that other programs need to have written as words, and we do not."""


def cleaned(markdown: str, path: str, line: int, losses: list[Loss]) -> str:
    """Return Markdown as one line of ours; what is not kept is added to `losses`."""
    lost = Lost(path, line, losses)
    text, at, kept = _one_line(markdown, lost), 0, []
    for found in _KEPT.finditer(text):
        if found["address"]:
            continue
        kept += [_clean(text[at : found.start()], lost), _whole(found)]
        at = found.end()
    return at_start("".join([*kept, _clean(text[at:], lost)]))


def _whole(found: re.Match[str]) -> str:
    return found[0] if found["ticks"] else no_tags(found[0])


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
        if found["escaped"] or _AUTOLINK.match(found.string, found.start()):
            return found[0]
        name = (found["name"] or "").lower()
        if name in TAGS or name == "br":
            if found["more"].strip(" /"):
                lost.say(f"the attributes of <{name}>", "left out")
            return f"<{found['end']}{name}>"
        if name or found[0].startswith("<!--"):
            lost.say(f"the element <{name}>" if name else "a comment", "left out; the text is kept")
            return ""
        return "&lt;"

    def link(found: re.Match[str]) -> str:
        if found["escaped"]:
            return found[0]
        if found["list"]:
            lost.say("a list of attributes in braces", "text")
            return "\\{"
        if is_safe(found["url"]):
            return found[0]
        lost.say(f"the link to {found['url']}", "text")
        return "]\\"

    # Two dollars that are no formula would be the beginning of one.
    plain = _NEEDLESS.sub(lambda found: unescape(found[0]), text).replace("$$", r"\$\$")
    return _LINK.sub(link, _TAG.sub(tag, plain))
