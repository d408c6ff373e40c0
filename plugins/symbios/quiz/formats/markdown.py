"""HTML of other programs as safe inline Markdown of ours; what inline Markdown cannot hold is reported.

nh3 decides what is safe; only then is anything converted, so that no text of a file reaches a page as it is.
"""

from __future__ import annotations

import re
from html.parser import HTMLParser

import nh3

from symbios.quiz.formats.escapes import at_start, escaped, with_formulas
from symbios.quiz.formats.htmltext import written
from symbios.quiz.formats.inline import to_html, to_plain
from symbios.quiz.formats.loss import Loss, Lost, shortened
from symbios.quiz.formats.markdown_in import cleaned

__all__ = ["cleaned", "escaped", "from_html", "to_html", "to_plain"]

_INLINE = frozenset({"a", "b", "br", "code", "em", "i", "img", "span", "strong", "sub", "sup"})
_LISTED = {"dd", "dl", "dt", "li", "ol", "ul"}
_ROWS = {"caption", "table", "tbody", "td", "tfoot", "th", "thead", "tr"}
_HEADINGS = {"h1", "h2", "h3", "h4", "h5", "h6", "header", "legend", "summary", "figcaption"}
_PARTS = {"address", "article", "aside", "center", "details", "div", "fieldset", "figure", "footer", "main"}
_BLOCKS = frozenset({*_LISTED, *_ROWS, *_HEADINGS, *_PARTS, "blockquote", "hr", "nav", "p", "pre", "section"})
_SILENT = frozenset({"p", "div", "span", *_ROWS, *_LISTED} - {"table", "dl", "ol", "ul"})
"""Elements whose loss needs no words of its own: they say nothing, or paragraphs are reported."""
_GONE = frozenset({"script", "style", "template", "svg"})
"""Elements that are left out with all that stands in them."""
_ATTRIBUTES = {"a": {"href"}, "img": {"src", "alt"}}
_NO_TAG = re.compile(r"<(?!/?[A-Za-z][^<>]*>|!--)")
_SOURCES = ("src", "data", "href")
_FILES = "@@PLUGINFILE@@/"


def from_html(html: str, path: str, line: int, losses: list[Loss]) -> str:
    """Return a piece of HTML as one line of inline Markdown; what is not kept is added to `losses`.

    `path` and `line` are where the text stands in its file.
    """
    html = _NO_TAG.sub("&lt;", html)
    if "<" not in html and "&" not in html:
        return at_start(with_formulas(" ".join(html.split())))
    clean = nh3.clean(
        html.replace(_FILES, ""),
        tags=set(_INLINE | _BLOCKS),
        clean_content_tags=set(_GONE),
        attributes={tag: set(names) for tag, names in _ATTRIBUTES.items()},
        url_schemes={"http", "https", "mailto"},
        link_rel=None,
    )
    lost = Lost(path, line, losses)
    _report_removed(html, lost)
    return written(clean, lost)


class _Inventory(HTMLParser):
    """Notes every element and attribute of the HTML as it was."""

    def __init__(self) -> None:
        super().__init__()
        self.tags: dict[str, str] = {}
        self.attributes: dict[str, None] = {}
        self.comments = False

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Note an element."""
        source = next((value for name, value in attrs if name in _SOURCES and value), "")
        self.tags.setdefault(tag, source)
        allowed = {*_ATTRIBUTES.get(tag, ()), *(() if tag in _INLINE else _SOURCES)}
        self.attributes.update({name: None for name, _ in attrs if name not in allowed})

    def handle_comment(self, data: str) -> None:
        """Note that there is a comment."""
        self.comments = self.comments or bool(data.strip())


def _report_removed(html: str, lost: Lost) -> None:
    """Report the elements and attributes that do not come through."""
    seen = _Inventory()
    seen.feed(html)
    seen.close()
    for tag, source in seen.tags.items():
        name = f"the element <{tag}> ({shortened(source)})" if source else f"the element <{tag}>"
        if tag in _GONE:
            lost.say(name, "left out with its content")
        elif tag not in _INLINE | _SILENT:
            lost.say(name, "its text")
    if seen.attributes:
        names = ", ".join(f"“{shortened(name)}”" for name in sorted(seen.attributes))
        lost.say(f"the attributes {names} of elements", "left out; the text is kept")
    if seen.comments:
        lost.say("a comment in the HTML", "left out")
