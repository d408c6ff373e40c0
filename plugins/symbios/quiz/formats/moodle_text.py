"""The texts of Moodle's XML, which stand in `<text>` in one of four formats."""

from __future__ import annotations

from typing import TYPE_CHECKING

from symbios.quiz.formats.importing import literal

if TYPE_CHECKING:
    from symbios.quiz.formats.importing import Importing
    from symbios.quiz.formats.xml import Element

_FILES = "@@PLUGINFILE@@/"
_KNOWN = ("html", "moodle_auto_format", "plain_text", "markdown")


def raw(element: Element | None) -> str:
    """Return what stands in `<text>` as it stands; the element's own text where there is no `<text>`."""
    if element is None:
        return ""
    inner = element.child("text") or element
    found = inner.inner() if inner.elements() else inner.text()
    return found if element.name in {"name", "idnumber"} or inner is not element else found.strip()


def html(element: Element | None) -> str:
    """Return the HTML of a text that is known to be HTML; files stand beside it."""
    return raw(element).replace(_FILES, "")


def content(element: Element | None, importing: Importing, *, paragraphs: bool = False) -> str:
    """Return a text as Markdown, whatever its format; with `paragraphs` these stay apart."""
    if element is None:
        return ""
    form = element.get("format", "html") or "html"
    found = html(element)
    if not found.strip():
        return ""
    if form not in _KNOWN:
        importing.lose(element, f"the text format “{form}”", "read as HTML")
    if form == "plain_text":
        return literal(found)
    if form == "markdown":
        return importing.markdown(found, element)
    return importing.paragraphs(found, element) if paragraphs else importing.inline(found, element)
