"""From files to pages: reads course and registry, renders every page of every locale, checks the whole.

Nothing here knows MkDocs, so that `check`, `emit` and the build share it, and each page is rendered once.
"""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING, Any

from symbios import course as courses
from symbios.course.check import check_versions
from symbios.course.outline import Route, routes
from symbios.course.tree import relative
from symbios.markup import Html, join
from symbios.problems import Report, did_you_mean
from symbios.registry.load import load as load_registry
from symbios.site import quizzes as course_quizzes
from symbios.site.addresses import Addresses, PageAddresses
from symbios.site.check import check_asset, check_brand, check_footnotes, check_html
from symbios.site.directory import directory_pages
from symbios.site.generated import LESSONS_ID, MODULES_ID, lesson_list, module_list
from symbios.site.markdown import Renderer, TooDeepError
from symbios.site.page import SitePage
from symbios.site.places import Places
from symbios.site.scan import scan

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence
    from datetime import date
    from pathlib import Path

    from symbios.course.model import Course, Document, Locale
    from symbios.markup import Translate
    from symbios.fences import Fence
    from symbios.quiz.model import Quiz
    from symbios.registry.model import Registry
    from symbios.site.quizzes import DocumentQuizzes


@dataclass(frozen=True, slots=True)
class Project:
    """What is compiled, and with what: folders, the build date, the Markdown extensions of mkdocs.yml.

    `strings` gives the interface strings of a locale. `only` are the locales to publish; none means all.
    """

    root: Path
    course: Path
    registry: Path
    build_date: date
    strings: Callable[[Locale], Translate]
    only: tuple[str, ...] = ()
    extensions: Sequence[Any] = ()
    extension_configs: Mapping[str, Any] = field(default_factory=dict)


@dataclass(slots=True)
class Compiled:
    """A whole site without frames; `assets` maps a path inside the course folder to its address."""

    course: Course
    registry: Registry
    pages: list[SitePage]
    assets: Mapping[str, str]
    report: Report


def compile_site(project: Project) -> Compiled:
    """Read, render and check everything; what is wrong is in the result's report, all at once."""
    report = Report()
    course = narrowed(courses.load(project.course, project.root, report), project.only)
    registry = load_registry(
        project.registry,
        [locale.code for locale in course.locales],
        course.settings.source_locale,
        project.build_date,
        report,
    )
    site = _Site(project, course, registry, report)
    pages = [*site.course_pages(), *site.directory]
    site.check()
    check_versions(course, report)
    return Compiled(course, registry, pages, site.assets, report)


def narrowed(course: Course, only: Sequence[str]) -> Course:
    """Return the course with the locales `only`; raise ValueError for one that it does not have."""
    known = [locale.code for locale in course.locales]
    for code in only:
        if code not in known:
            raise ValueError(f"the locale “{code}” is not in course.yml. {did_you_mean(code, known)}")
    if not only:
        return course
    return replace(course, published=tuple(locale for locale in course.locales if locale.code in only))


class _Site:
    """Renders the pages of one course and gathers what can only be checked when all are there."""

    def __init__(self, project: Project, course: Course, registry: Registry, report: Report) -> None:
        self.project, self.course, self.report = project, course, report
        self.locales = {locale.code: locale for locale in course.locales}
        self.strings = {locale.code: project.strings(locale) for locale in course.locales}
        self.renderers = {
            code: Renderer(strings, project.extensions, project.extension_configs)
            for code, strings in self.strings.items()
        }
        self.quizzes = course_quizzes.collect(course, report)
        self.routes = routes(course)
        self.assets = {path: _address(path, course) for path in course.assets}
        self.directory = directory_pages(course, registry, self.strings)
        targets = {route.source_uri: route.url for route in self.routes}
        targets |= {page.source_uri: page.url for page in self.directory}
        self.addresses = Addresses(targets | self.assets, report)
        self.ids: dict[str, set[str]] = {}

    def course_pages(self) -> list[SitePage]:
        return [self._page(route) for route in self.routes]

    def check(self) -> None:
        """Check what needs every page: anchors, unused files, pictures."""
        for page in self.directory:
            self.ids[page.url] = scan(page.html).ids
        self.addresses.check_anchors(self.ids)
        prefix = relative(self.project.course, self.project.root)
        used = self.addresses.used | set(check_brand(self.course, f"{prefix}/course.yml", self.report))
        for path in self.course.assets:
            needed = path in used or bool(self.project.only)
            check_asset(path, self.project.course, f"{prefix}/{path}", self.report, used=needed)

    def _page(self, route: Route) -> SitePage:
        document = route.document
        locale = route.locale
        code = document.locale if document else locale.code
        page = SitePage(
            kind=type(route.unit).__name__.lower() if route.unit is not self.course.home else "home",
            locale=locale,
            content_locale=self.locales[code],
            url=route.url,
            source_uri=route.source_uri,
            title=route.title,
            html=Html(""),
            route=route,
            searchable=not route.fallback,
        )
        if document:
            self._render(page, document)
        translate = self.strings[locale.code]
        if page.kind == "home":
            page.after = module_list(self.course, page.url, locale, translate)
            page.toc = [*page.toc, *_heading(page.after, MODULES_ID, translate("Modules"))]
        elif isinstance(route.unit, courses.Module):
            page.after = lesson_list(self.course, route.unit, page.url, locale, translate)
            page.toc = [*page.toc, *_heading(page.after, LESSONS_ID, translate("Lessons"))]
        self.ids[page.url] = scan(join(page.html, page.after)).ids
        return page

    def _render(self, page: SitePage, document: Document) -> None:
        found = self.quizzes[document.path]
        marks = [f'<div id="course-quiz-place-{number}"></div>' for number in range(len(found.fences))]
        body = course_quizzes.replace(document.body, found.fences, marks)
        own = f"{page.locale.code}/{page.unit.key}" if page.unit else page.source_uri
        resolve = PageAddresses(
            addresses=self.addresses,
            document=document,
            url=page.url,
            bases=(
                own,
                document.folder_path,
                f"{self.course.settings.source_locale}/{own.partition('/')[2]}",
            ),
            silent=page.searchable is False,
            places=Places.of_body(document.body, document.body_line, found.fences),
        )
        renderer = self.renderers[document.locale]
        try:
            rendered = renderer.page(body, resolve)
            html = rendered.html
            seen = scan(html)
            check_html(seen, resolve)
            check_footnotes(seen, resolve)
            forms = self._forms(found, document, renderer, resolve)
            for mark, fence, form in zip(marks, found.fences, forms, strict=True):
                if mark not in html and not resolve.silent:
                    self._unplaced(document, fence)
                html = Html(html.replace(mark, form))
                page.has_quiz = page.has_quiz or bool(form)
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
        page.html, page.toc = html, rendered.toc

    def _unplaced(self, document: Document, fence: Fence) -> None:
        self.report.add(
            document.path,
            fence.line - 1,
            len(fence.indent) + 1,
            "quiz-place",
            "this quiz stands inside something that is shown as it is written, such as an indented block",
            "Begin its first line at the margin, or as far in as the text of the list that it belongs to.",
        )

    def _forms(
        self, found: DocumentQuizzes, document: Document, renderer: Renderer, resolve: PageAddresses
    ) -> list[Html]:
        """Return the form of each quiz; its texts are checked like the page's."""

        def form(quiz: Quiz, fence: Fence) -> Html:
            inside = replace(resolve, places=Places.of_quiz(fence))

            def render_inline(text: str, /) -> Html:
                html = renderer.inline(text, inside)
                check_html(scan(html), inside)
                return html

            return course_quizzes.render(quiz, render_inline, self.strings[document.locale])

        pairs = zip(found.quizzes, found.fences, strict=True)
        return [form(quiz, fence) if quiz else Html("") for quiz, fence in pairs]


def _heading(html: Html, identity: str, name: str) -> list[Mapping[str, Any]]:
    """Return the entry of a generated section for the table of contents; none where there is no section."""
    return [{"level": 2, "id": identity, "name": name, "children": []}] if html else []


def _address(path: str, course: Course) -> str:
    """Return the address of a file that is copied: as it lies, but without the numbers of modules."""
    if path.startswith("assets/"):
        return path
    locale, _, rest = path.partition("/")
    folder, slash, name = rest.partition("/")
    module = next((module for module in course.modules if module.key.startswith(f"{folder}/")), None)
    return f"{locale}/{module.id}/{name}" if slash and module else path
