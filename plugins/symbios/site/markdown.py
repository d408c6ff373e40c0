"""Markdown to HTML: the one place that renders, used alike by `check`, by the build and by `emit`."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any
from xml.etree.ElementTree import Element

import markdown
from markdown.extensions.toc import TocExtension, TocTreeprocessor
from markdown.treeprocessors import Treeprocessor
from pymdownx.slugs import slugify

from symbios.markup import Html
from symbios.site.addresses import TERM
from symbios.site.blocks import CourseBlocks
from symbios.site.formulas import Formulas, with_plain_names
from symbios.site.quickblocks import QuickBlocks
from symbios.site.quickcode import remember_code
from symbios.site.quickinline import QuickInline, is_plain
from symbios.site.rawhtml import ADDRESSES, with_addresses
from symbios.site.smallsigns import SmallSigns
from symbios.site.typography import ShortWords, quotes

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    from symbios.markup import Translate

EXTENSIONS = (
    "abbr",
    "admonition",
    "attr_list",
    "def_list",
    "footnotes",
    "md_in_html",
    "tables",
    "toc",
    "pymdownx.details",
    "pymdownx.superfences",
)
"""What every course may write; mkdocs.yml can add more."""

_WAYS = {"center": "course-center", "right": "course-end"}


class TooDeepError(Exception):
    """A text is nested so deeply that it cannot be rendered."""


@dataclass(frozen=True, slots=True)
class Rendered:
    """A rendered text; `toc` is the tree of headings as Python-Markdown gives it.

    `blocks` are the names of the prose blocks that became a part of the page.
    """

    html: Html
    toc: Sequence[Mapping[str, Any]]
    blocks: Sequence[str] = ()


class Renderer:
    """Renders the texts of one language; `resolve` is asked for each address in a link or image."""

    def __init__(
        self,
        translate: Translate,
        extensions: Sequence[Any] = (),
        configs: Mapping[str, Any] | None = None,
        *,
        lang: str = "",
    ) -> None:
        """Use the built-in extensions and those of mkdocs.yml, with their options.

        `lang` is the language tag of the texts; it decides on quotation marks and the like.
        """
        own: dict[str, dict[str, Any]] = {
            # Translators: name of the link at the end of a footnote that leads back into the text; %d is
            # the footnote's number
            "footnotes": {"BACKLINK_TITLE": translate("Back to where note %d stands in the text")},
            "tables": {"use_align_attribute": True},
            "toc": {
                "permalink": True,
                # Translators: name of the small sign beside a heading that holds the address of the section
                "permalink_title": translate("Link to this section"),
                "slugify": slugify(case="lower"),
            },
        }
        for name, options in (configs or {}).items():
            own[name] = own.get(name, {}) | dict(options)
        marks = quotes(lang)
        typographic = [] if marks is None else ["smarty"]
        own["smarty"] = (marks or {}) | own.get("smarty", {})
        names = [
            *(_Toc(**own["toc"]) if name == "toc" else name for name in EXTENSIONS),
            *typographic,
            *(name for name in extensions if name not in {*EXTENSIONS, *typographic}),
            CourseBlocks(translate),
        ]
        self._page = markdown.Markdown(extensions=names, extension_configs=own)
        SmallSigns(self._page, translate)
        line = ["attr_list", *typographic]
        self._line = markdown.Markdown(extensions=line, extension_configs={"smarty": own["smarty"]})
        Formulas(self._page, named=False)
        Formulas(self._line, named=True)
        quick = [
            QuickInline(engine, name)
            for engine in (self._page, self._line)
            for name in ("inline", "smarty")
            if name in engine.treeprocessors
        ]
        QuickBlocks(self._page)
        remember_code(self._page)
        self._knows_all = all(each.knows_all for each in quick)
        self._short = [ShortWords(engine, lang) for engine in (self._page, self._line)][1]
        self._addresses = [_Addresses(self._page), _Addresses(self._line)]

    def page(self, text: str, resolve: Callable[[str, str], str], *, title: str = "") -> Rendered:
        """Render a whole text; raise TooDeepError where it is nested beyond what can be rendered.

        `title` is the page's, for the block that opens a home page.
        """
        blocks: list[str] = []
        self._page.course_title = title  # type: ignore[attr-defined] # read by the block “hero”
        self._page.course_blocks = blocks  # type: ignore[attr-defined] # each block adds its name
        html = self._convert(self._page, text, resolve)
        toc = getattr(self._page, "toc_tokens", [])
        return Rendered(html, with_plain_names(toc) if "<math" in html else toc, blocks)

    def inline(self, text: str, resolve: Callable[[str, str], str]) -> Html:
        """Render a text of one paragraph without the paragraph's own element."""
        if self._knows_all and is_plain(text):  # most texts of questions; the engine takes 0.3 ms for each
            return Html(self._short.text(text))
        html = self._convert(self._line, text, resolve)
        if html.startswith("<p>") and html.endswith("</p>") and html.count("<p>") == 1:
            return Html(html[3:-4])
        return html

    def _convert(self, engine: markdown.Markdown, text: str, resolve: Callable[[str, str], str]) -> Html:
        for addresses in self._addresses:
            addresses.resolve = resolve
        engine.reset()
        engine.parser.state.clear()  # a text that was too deep leaves its depth behind
        try:
            return Html(engine.convert(text))
        except RecursionError as error:
            raise TooDeepError from error


class _Outline(TocTreeprocessor):
    """Writes the list of headings only into a text that has the mark of its place: it takes 0.2 ms a page."""

    def build_toc_div(self, toc_list: list[Any]) -> Element:
        """Keep the headings until it is known whether somebody wants to see them."""
        self.headings = toc_list
        return Element("div")

    def replace_marker(self, root: Element, elem: Element) -> None:
        """Write the list where the mark is."""
        if any(each.text and each.text.strip() == self.marker for each in root.iter()):
            elem = super().build_toc_div(self.headings)
            super().replace_marker(root, elem)


class _Toc(TocExtension):
    """The extension with such an outline; `toc` of the engine, which nobody reads, stays empty."""

    TreeProcessorClass = _Outline


class _Addresses(Treeprocessor):
    """Turns the addresses that an author wrote, and what HTML has no more, into what the page needs."""

    def __init__(self, engine: markdown.Markdown) -> None:
        super().__init__(engine)
        self.resolve: Callable[[str, str], str] = lambda _tag, address: address
        engine.treeprocessors.register(self, "course-addresses", 1)

    def run(self, root: Element) -> None:
        for element in root.iter():
            self._element(element)
        blocks = self.md.htmlStash.rawHtmlBlocks
        for number, block in enumerate(blocks):
            if isinstance(block, str):
                blocks[number] = with_addresses(block, self.resolve)
            else:
                for element in block.iter():
                    self._element(element)

    def _element(self, element: Element) -> None:
        _align(element)
        if element.get("class") == "headerlink":
            return  # it leads to the heading in which it stands
        for name in ADDRESSES:
            address = element.get(name)
            if address is None:
                continue
            element.set(name, self.resolve(element.tag, address))
            if address.startswith(TERM):
                element.set("class", "course-term")
                element.set("data-term", address.removeprefix(TERM))


def _align(element: Element) -> None:
    """Say by a class how a cell of a table is aligned; at the beginning of the line, nothing need be said."""
    if element.tag in {"td", "th"}:
        way = _WAYS.get(element.attrib.pop("align", ""))
        if way:
            element.set("class", f"{element.get('class', '')} {way}".strip())
