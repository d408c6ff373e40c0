"""From the text of one document to the HTML of one page: Markdown, questions, blocks, diagrams."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass, field, replace
from functools import partial
from typing import TYPE_CHECKING

from symbios.blocks import html as blocks_html
from symbios.diagram.html import diagram_html
from symbios.fences import replace as replace_fences
from symbios.markup import NOTHING, Html
from symbios.site import quizzes as course_quizzes
from symbios.site.addresses import Addresses, PageAddresses
from symbios.site.blocks import parts
from symbios.site.cards import module_cards
from symbios.site.check import check_blocks, check_footnotes, check_html
from symbios.site.markdown import Renderer, TooDeepError
from symbios.site.places import Places
from symbios.site.scan import scan
from symbios.site.service.partners import partners_html

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from symbios.course.model import Course, Document
    from symbios.diagram.model import Diagram
    from symbios.fences import Fence
    from symbios.markup import RenderInline, Translate
    from symbios.problems import Report
    from symbios.registry.model import Registry
    from symbios.site.datablocks import DocumentBlocks
    from symbios.site.page import SitePage
    from symbios.site.quizzes import DocumentQuizzes
    from symbios.site.scan import Scan

_Insert = tuple["Fence", Callable[["RenderInline"], Html] | None]


@dataclass(slots=True)
class Texts:
    """Renders the documents of a course; `quizzes` and `blocks` go by a document's path."""

    course: Course
    registry: Registry
    strings: Mapping[str, Translate]
    renderers: Mapping[str, Renderer]
    quizzes: Mapping[str, DocumentQuizzes]
    blocks: Mapping[str, DocumentBlocks]
    diagrams: Mapping[str, Diagram]
    addresses: Addresses
    report: Report
    langs: Mapping[str, str] = field(init=False)

    def __post_init__(self) -> None:
        """Note the language tag of each locale."""
        self.langs = {locale.code: locale.lang for locale in self.course.locales}

    def render(self, page: SitePage, document: Document) -> None:
        """Give `page` the HTML of `document`, its table of contents and what else was seen in it."""
        inserts = self._inserts(page, document)
        marks = [f'<div id="course-place-{number}"></div>' for number in range(len(inserts))]
        fences = [fence for fence, _ in inserts]
        body = replace_fences(document.body, fences, marks)
        resolve = self._addresses(page, document, fences)
        renderer = self.renderers[document.locale]
        try:
            rendered = renderer.page(body, resolve, title=page.title)
            html = rendered.html
            seen = scan(html)
            check_html(seen, resolve)
            check_footnotes(seen, resolve)
            self._check_blocks(document, seen, rendered.blocks, resolve)
            for mark, (fence, make) in zip(marks, inserts, strict=True):
                if mark not in html and not resolve.silent:
                    self._unplaced(document, fence)
                written = make(_inline(renderer, resolve, fence)) if make else NOTHING
                html = _placed(html, mark, written)
        except TooDeepError:
            self.report.add(
                document.path,
                document.body_line,
                1,
                "markdown-too-deep",
                "lists or quotes are nested so deeply that the page cannot be made",
                "Write it flatter.",
            )
            return
        page.html = Html(parts(html, lambda kind, name: self._part(page, document, kind, name)))
        page.toc, page.terms = rendered.toc, tuple(resolve.terms)

    def _check_blocks(
        self, document: Document, seen: Scan, rendered: Sequence[str], resolve: PageAddresses
    ) -> None:
        blocks = self.blocks[document.path]
        if blocks.sound and not resolve.silent:
            check_blocks(seen, [block.kind.name for block in blocks.prose], rendered, resolve)

    def _addresses(self, page: SitePage, document: Document, fences: list[Fence]) -> PageAddresses:
        own = f"{page.locale.code}/{page.unit.key}" if page.unit else page.source_uri
        source = f"{self.course.settings.source_locale}/{own.partition('/')[2]}"
        return PageAddresses(
            addresses=self.addresses,
            document=document,
            url=page.url,
            bases=(own, document.folder_path, source),
            silent=page.searchable is False,
            places=Places.of_body(document.body, document.body_line, fences),
        )

    def _inserts(self, page: SitePage, document: Document) -> list[_Insert]:
        """Return each fence of data with what writes its HTML; None where it has an error."""
        translate = self.strings[document.locale]
        quizzes, blocks = self.quizzes[document.path], self.blocks[document.path]
        page.has_quiz = any(quizzes.quizzes)
        found: list[_Insert] = []
        for fence, quiz in zip(quizzes.fences, quizzes.quizzes, strict=True):
            found.append(
                (fence, None if quiz is None else partial(course_quizzes.render, quiz, translate=translate))
            )
        for fence, data in zip(blocks.fences, blocks.data, strict=True):
            found.append(
                (fence, None if data is None else partial(blocks_html.render, data, translate=translate))
            )
        return found

    def _part(self, page: SitePage, document: Document, kind: str, name: str) -> Html:
        """Return what the compiler puts into the place that a block has marked."""
        reader = page.locale, self.strings[page.locale.code]
        if kind == "modules":
            page.shows_modules = True
            return module_cards(self.course, page.url, *reader)
        if kind == "partners":
            return partners_html(self.course, self.registry, *reader, page.url, level=3)
        diagram = self.diagrams.get(name)
        if diagram is None:
            return NOTHING
        page.diagrams += 1
        return diagram_html(
            diagram,
            document.locale,
            self.course.settings.source_locale,
            self.langs,
            self.strings[document.locale],
            f"course-diagram-{page.diagrams}",
        )

    def _unplaced(self, document: Document, fence: Fence) -> None:
        self.report.add(
            document.path,
            fence.line - 1,
            len(fence.indent) + 1,
            f"{fence.word}-place",
            f"this {fence.word} stands inside something that is shown as it is written, "
            "such as an indented block",
            "Begin its first line at the margin, or as far in as the text of the list that it belongs to.",
        )


def _placed(html: Html, mark: str, written: Html) -> Html:
    """Return a page with `written` at its mark; a paragraph that holds nothing else goes with the mark."""
    return Html(re.sub(rf"<p>\s*{mark}\s*</p>|{mark}", lambda _found: written, html))


def _inline(renderer: Renderer, resolve: PageAddresses, fence: Fence) -> RenderInline:
    """Return what renders the texts of a fence; they are checked like the page's."""
    inside = replace(resolve, places=Places.of_quiz(fence))

    def render_inline(text: str, /) -> Html:
        html = renderer.inline(text, inside)
        if "<" in html:
            check_html(scan(html), inside)
        return html

    return render_inline
