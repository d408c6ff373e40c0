"""From files to pages: reads course and registry, renders every page of every locale, checks the whole.

Nothing here knows MkDocs, so that `check`, `emit` and the build share it, and each page is rendered once.
"""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING, Any

from symbios import course as courses
from symbios.course.outline import Route, routes
from symbios.course.tree import read_text, relative
from symbios.markup import Html, join
from symbios.problems import Report, did_you_mean
from symbios.registry.load import load as load_registry
from symbios.site import quizzes as course_quizzes
from symbios.site.addresses import Addresses, PageAddresses, Places
from symbios.site.directory import directory_pages
from symbios.site.generated import LESSONS_ID, MODULES_ID, lesson_list, module_list
from symbios.site.markdown import Renderer, TooDeepError
from symbios.site.page import SitePage
from symbios.site.scan import Scan, scan
from symbios.site.svg import unsafe_parts

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence
    from datetime import date
    from pathlib import Path

    from symbios.course.model import Course, Document, Locale
    from symbios.markup import Translate
    from symbios.registry.model import Registry
    from symbios.site.quizzes import DocumentQuizzes

RESERVED = ("assets/images/", "assets/javascripts/", "assets/stylesheets/", "assets/theme/")


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
        brand, funding = self.course.settings.brand, self.course.settings.funding
        for key, path in (("brand.logo", brand.logo), ("funding.emblem", funding.emblem)):
            if path and path not in self.assets:
                self.report.add(
                    f"{prefix}/course.yml",
                    0,
                    0,
                    "link-broken",
                    f"“{key}” is “{path}”, which is no file of the course",
                    "Write the path from the course folder, such as assets/logo.svg",
                )
        used = self.addresses.used | {brand.logo, funding.emblem}
        for path in self.course.assets:
            self._check_asset(path, f"{prefix}/{path}", used)

    def _check_asset(self, path: str, name: str, used: set[str]) -> None:
        if path.startswith(RESERVED):
            folder = path.rpartition("/")[0]
            message = f"the folder {folder} of the site belongs to the theme"
            self.report.add(
                name, 0, 0, "asset-reserved", message, "Put the file into another folder of assets/."
            )
        if path not in used and not self.project.only:
            self.report.add(
                name, 0, 0, "file-unused", "nothing uses this file", "Link to it from a page, or remove it."
            )
        if path.lower().endswith(".svg"):
            text = read_text(self.project.course / path, name, self.report)
            for line, column, what in unsafe_parts(text or ""):
                self.report.add(
                    name,
                    line,
                    column,
                    "svg-unsafe",
                    f"{what} has no place in a picture: the site refuses what could run or load something",
                    "Remove it; for colours write attributes such as fill and stroke.",
                )

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
            places=Places(document),
        )
        renderer = self.renderers[document.locale]
        try:
            rendered = renderer.page(body, resolve)
            html = rendered.html
            self._check_html(document, scan(html), resolve)
            for mark, form in zip(marks, self._forms(found, document, renderer, resolve), strict=True):
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

    def _forms(
        self, found: DocumentQuizzes, document: Document, renderer: Renderer, resolve: PageAddresses
    ) -> list[Html]:
        """Return the form of each quiz; its texts are checked like the page's."""

        def render_inline(text: str, /) -> Html:
            html = renderer.inline(text, resolve)
            self._check_html(document, scan(html), resolve)
            return html

        translate = self.strings[document.locale]
        return [
            course_quizzes.render(quiz, render_inline, translate) if quiz else Html("")
            for quiz in found.quizzes
        ]

    def _check_html(self, document: Document, found: Scan, resolve: PageAddresses) -> None:
        if resolve.silent:
            return
        for address in found.images_without_text:
            line, column = resolve.places.of("![](" if "![](" in document.body else "<img")
            self.report.add(
                document.path,
                line,
                column,
                "alt-missing",
                f"the image “{address}” has no alternative text",
                "Say in the brackets what it shows: ![A tannery beside a river](…)",
            )
        for finding in found.unsafe:
            line, column = resolve.places.of(finding.needle)
            self.report.add(
                document.path,
                line,
                column,
                "html-unsafe",
                f"“{finding.what}” has no place in a text: the site refuses scripts and styles",
                "Write it in Markdown, or remove it.",
            )


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
