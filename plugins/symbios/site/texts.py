"""From the text of one document to the HTML of one page: Markdown, questions, blocks, diagrams."""

from __future__ import annotations

import re
from dataclasses import dataclass, field, replace
from functools import partial
from typing import TYPE_CHECKING

from symbios.blocks import html as blocks_html
from symbios.course.model import Lesson
from symbios.course.tree import BANK, BANKS
from symbios.diagram.html import diagram_html
from symbios.fences import replace as replace_fences
from symbios.markup import NOTHING, Html, element
from symbios.quiz.answers import answers_html
from symbios.quiz.features import features
from symbios.quiz.texts import texts_of
from symbios.site import quizzes as course_quizzes
from symbios.site.addresses import Addresses, PageAddresses, relative_url
from symbios.site.answerpages import answer_page, answers_of
from symbios.site.blocks import parts
from symbios.site.cards import module_cards
from symbios.site.check import check_blocks, check_footnotes, check_html
from symbios.site.markdown import Renderer, TooDeepError
from symbios.site.places import Places
from symbios.site.reading import replaced
from symbios.site.scan import scan
from symbios.site.service.partners import partners_html

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    from symbios.course.model import Course, Document
    from symbios.diagram.model import Diagram
    from symbios.fences import Fence
    from symbios.markup import Attribute, RenderInline, Translate
    from symbios.problems import Report
    from symbios.quiz.model import Quiz
    from symbios.registry.model import Registry
    from symbios.site.datablocks import DocumentBlocks
    from symbios.site.page import SitePage
    from symbios.site.quizzes import DocumentQuizzes
    from symbios.site.reading import Part
    from symbios.site.scan import Scan

_Insert = tuple["Fence", "Callable[[RenderInline], Html] | None", "Quiz | None"]


@dataclass(slots=True)
class Written:
    """The parts of a text, and what reports what was seen in those that an author wrote."""

    parts: list[Part] = field(default_factory=list)
    check: Callable[[Scan], None] = lambda _seen: None


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

    def render(self, page: SitePage, document: Document) -> Written:
        """Give `page` the HTML of `document` and its table of contents; return its parts, to be checked."""
        inserts = self._inserts(page, document)
        marks = [f'<div id="course-place-{number}"></div>' for number in range(len(inserts))]
        fences = [fence for fence, _, _ in inserts]
        body = replace_fences(document.body, fences, marks)
        resolve = self._addresses(page, document, fences)
        renderer = self.renderers[document.locale]
        try:
            rendered = renderer.page(body, resolve, title=page.title)
        except TooDeepError:
            self._too_deep(document)
            return Written()

        def check(seen: Scan) -> None:
            check_html(seen, resolve)
            check_footnotes(seen, resolve)
            self._check_blocks(document, seen, rendered.blocks, resolve)

        try:
            written = self._filled(rendered.html, marks, inserts, document, resolve)
        except TooDeepError:
            self._too_deep(document)
            return Written([(rendered.html, False)], check)
        written = parts(written, lambda kind, name: self._part(page, document, kind, name))
        page.html = Html("".join(html for html, _ in written))
        page.toc, page.terms = rendered.toc, tuple(resolve.terms)
        return Written(written, check)

    def _filled(
        self,
        html: Html,
        marks: Sequence[str],
        inserts: Sequence[_Insert],
        document: Document,
        resolve: PageAddresses,
    ) -> list[Part]:
        """Return the parts of a text that has what its fences become in the places of their marks."""
        renderer = self.renderers[document.locale]
        filled: list[Part] = [(html, False)]
        for mark, (fence, make, quiz) in zip(marks, inserts, strict=True):
            if mark not in html and not resolve.silent:
                self._unplaced(document, fence)
            inline = _inline(renderer, resolve, fence, self._from_banks(quiz, resolve))
            written = make(inline) if make else NOTHING
            filled = _placed(filled, mark, written)
        return filled

    def _too_deep(self, document: Document) -> None:
        message = "lists or quotes are nested so deeply that the page cannot be made"
        place = document.path, document.body_line, 1
        self.report.add(*place, "markdown-too-deep", message, "Write it flatter.")

    def _check_blocks(
        self, document: Document, seen: Scan, rendered: Sequence[str], resolve: PageAddresses
    ) -> None:
        blocks = self.blocks[document.path]
        if blocks.sound and not resolve.silent:
            check_blocks(seen, [block.kind.name for block in blocks.prose], rendered, resolve)

    def _addresses(self, page: SitePage, document: Document, fences: list[Fence]) -> PageAddresses:
        own = f"{page.locale.code}/{page.unit.key}" if page.unit else document.folder_path
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
        lesson = page.unit if isinstance(page.unit, Lesson) else None
        rule = lesson.source.mastery if lesson and lesson.source else None
        page.quiz = features(quizzes.quizzes, mastery=rule is not None)
        found: list[_Insert] = []
        outcomes, key_page = document.objectives, ""
        if page.unit and page.has_quiz:
            key_page = relative_url(answer_page(page.unit, page.locale), page.url)
        for fence, quiz in zip(quizzes.fences, quizzes.quizzes, strict=True):
            if quiz is None:
                found.append((fence, None, None))
                continue
            form = partial(
                course_quizzes.render, quiz, translate=translate, outcomes=outcomes, key_page=key_page
            )
            found.append((fence, form, quiz))
        for fence, data in zip(blocks.fences, blocks.data, strict=True):
            block = None if data is None else partial(blocks_html.render, data, translate=translate)
            found.append((fence, block, None))
        return found

    def _from_banks(self, quiz: Quiz | None, resolve: PageAddresses) -> Mapping[str, PageAddresses]:
        """Return each text that a quiz has from a bank, with what resolves addresses from the bank's file."""
        found: dict[str, PageAddresses] = {}
        if quiz is None:
            return found
        document = resolve.document
        course_folder = document.path.removesuffix(document.folder_path)
        for pool in quiz.pools:
            questions = quiz.questions[pool.start : pool.start + pool.count]
            lent = any(question.lang for question in questions)
            locale = self.course.settings.source_locale if lent else document.locale
            path = f"{locale}/{BANKS}/{pool.bank}{BANK}"
            own = replace(
                resolve,
                document=replace(document, path=f"{course_folder}{path}", folder_path=path),
                bases=(path, *resolve.bases),
                places=Places(self.course.banks[locale][pool.bank], 1, 1, (1, 1), code=False),
                written={},
            )
            found |= {text: own for question in questions for text in texts_of(question)}
        return found

    def mastery(self, page: SitePage, lesson: Lesson) -> Html:
        """Return the place where the script says whether a lesson is mastered; nothing without a rule."""
        document, rule = page.document, lesson.source.mastery if lesson.source else None
        if rule is None or document is None:
            return NOTHING
        right, of = rule
        quizzes = [quiz.id for quiz in self.quizzes[document.path].quizzes if quiz]
        data: dict[str, Attribute] = {
            "data-right": right,
            "data-of": of,
            "data-quizzes": " ".join(quizzes),
            "lang": self.langs[document.locale] if document.locale != page.locale.code else None,
        }
        return element("course-mastery", data)

    def answers(self, page: SitePage) -> Written:
        """Give `page` the answers of the questions of the pages that it is about."""
        parts: list[Html] = []
        for unit in page.asking:
            document = unit.document(page.locale.code)
            if document is None:
                continue
            found = self.quizzes[document.path]
            resolve = replace(self._addresses(page, document, list(found.fences)), silent=True)
            lent = {
                text: own for quiz in found.quizzes for text, own in self._from_banks(quiz, resolve).items()
            }
            render_inline = _inline(self.renderers[document.locale], resolve, found.fences[0], lent)
            strings = self.strings[document.locale]
            parts.append(
                answers_of(
                    unit,
                    page,
                    [answers_html(quiz, render_inline, strings) for quiz in found.quizzes if quiz],
                    self.langs[document.locale] if document.locale != page.locale.code else "",
                )
            )
        page.html = Html("".join(parts))
        return Written([(page.html, False)])

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


def _placed(text: Sequence[Part], mark: str, written: Html) -> list[Part]:
    """Return a text with `written` at its mark; a paragraph that holds nothing else goes with the mark."""
    place = re.compile(rf"<p>\s*{mark}\s*</p>|{mark}")
    return list(replaced(text, place, lambda _found: written))


def _inline(
    renderer: Renderer, resolve: PageAddresses, fence: Fence, lent: Mapping[str, PageAddresses]
) -> RenderInline:
    """Return what renders the texts of a fence; they are checked like the page's.

    `lent` has the texts that come from another file.
    """
    own = replace(resolve, places=Places.of_quiz(fence), written={})

    def render_inline(text: str, /) -> Html:
        inside = lent.get(text, own)
        html = renderer.inline(text, inside)
        if "<" in html:
            check_html(scan(html), inside)
        return html

    return render_inline
