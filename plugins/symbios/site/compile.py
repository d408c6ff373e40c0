"""From files to pages: reads course and registry, renders every page of every locale, checks the whole.

Nothing here knows MkDocs, so that `check`, `emit` and the build share it, and each page is rendered once.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING, Any

from symbios import course as courses
from symbios.course.check import check_versions
from symbios.course.generated import with_directory
from symbios.course.model import Generated
from symbios.course.outline import Route, routes
from symbios.course.tree import relative
from symbios.diagram.load import load_diagrams
from symbios.markup import NOTHING, join
from symbios.problems import Report, did_you_mean
from symbios.registry.load import load as load_registry
from symbios.site import datablocks
from symbios.site import quizzes as course_quizzes
from symbios.site.addresses import Addresses
from symbios.site.cards import course_map, lesson_cards, module_cards
from symbios.site.check import check_asset, check_brand, check_ids
from symbios.site.directory import directory_pages
from symbios.site.generatedpages import generated_part, generated_title
from symbios.site.markdown import Renderer
from symbios.site.page import SitePage
from symbios.site.scan import scan
from symbios.site.service.glossary import terms_html
from symbios.site.service.partners import check_partners
from symbios.site.texts import Texts

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence
    from datetime import date
    from pathlib import Path

    from symbios.course.model import Course, Locale, Unit
    from symbios.markup import Html, Translate
    from symbios.registry.model import Registry

_SECTION = re.compile(r'<h2 id="(?P<id>[^"]+)"[^>]*>(?P<name>.*?)</h2>')
"""A heading that the compiler wrote; what stands in one of a card has another level."""


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
    if registry.organisations or registry.tombstones:
        course = replace(course, generated=with_directory(course.generated))
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
        self.project, self.course, self.registry, self.report = project, course, registry, report
        self.prefix = relative(project.course, project.root)
        self.locales = {locale.code: locale for locale in course.locales}
        self.strings = {locale.code: project.strings(locale) for locale in course.locales}
        self.routes = routes(course)
        self.assets = {path: _address(path, course) for path in course.assets}
        self.directory = directory_pages(course, registry, self.strings)
        targets = {route.source_uri: route.url for route in self.routes}
        targets |= {page.source_uri: page.url for page in self.directory}
        self.addresses = Addresses(targets | self.assets, report, course.glossary)
        self.diagrams = load_diagrams(
            project.course / "diagrams",
            f"{self.prefix}/diagrams",
            list(self.locales),
            course.settings.source_locale,
            report,
        )
        strangers = any("blocks" in str(name) for name in project.extensions)
        self.texts = Texts(
            course=course,
            registry=registry,
            strings=self.strings,
            renderers={
                code: Renderer(
                    strings, project.extensions, project.extension_configs, lang=self.locales[code].lang
                )
                for code, strings in self.strings.items()
            },
            quizzes=course_quizzes.collect(course, report),
            blocks=datablocks.collect(course, self.diagrams, report, strangers=strangers),
            diagrams=self.diagrams,
            addresses=self.addresses,
            report=report,
        )
        self.ids: dict[str, set[str]] = {}

    def course_pages(self) -> list[SitePage]:
        return [self._page(route) for route in self.routes]

    def check(self) -> None:
        """Check what needs every page: anchors, unused files, pictures."""
        for page in self.directory:
            self.ids[page.url] = scan(page.html).ids
        self.addresses.check_anchors(self.ids)
        settings = f"{self.prefix}/course.yml"
        check_partners(self.course, self.registry, settings, self.report)
        used = self.addresses.used | set(check_brand(self.course, settings, self.report))
        for path in self.course.assets:
            needed = path in used or bool(self.project.only)
            check_asset(path, self.project.course, f"{self.prefix}/{path}", self.report, used=needed)
        shown = {name for blocks in self.texts.blocks.values() for name in blocks.diagrams}
        for name in self.diagrams:
            if name not in shown:
                place = f"{self.prefix}/diagrams/{name}.yml", 0, 0
                hint = f"Show it in a lesson, or remove it:\n/// diagram | {name}\n///"
                self.report.add(*place, "file-unused", "nothing uses this file", hint)

    def _page(self, route: Route) -> SitePage:
        document, locale, unit = route.document, route.locale, route.unit
        translate = self.strings[locale.code]
        page = SitePage(
            kind=_kind(unit, self.course),
            locale=locale,
            content_locale=self.locales[document.locale if document else locale.code],
            url=route.url,
            source_uri=route.source_uri,
            title=generated_title(unit, locale, translate) if isinstance(unit, Generated) else route.title,
            html=NOTHING,
            route=route,
            searchable=not route.fallback,
        )
        if document:
            self.texts.render(page, document)
        if page.kind == "home" and not page.shows_modules:
            page.after = module_cards(self.course, page.url, locale, translate)
        elif isinstance(unit, courses.Module):
            page.before = course_map(self.course, unit, page.url, locale, translate)
            page.after = lesson_cards(self.course, unit, page.url, locale, translate)
        elif isinstance(unit, Generated):
            part = self.course, self.registry, locale, translate, self.directory
            page.after = generated_part(unit, *part)
        page.toc = [*page.toc, *_headings(page.after)]
        page.foot = terms_html(self.course, page.terms, locale, page.url, translate)
        seen = scan(join(page.html, page.after))
        self.ids[page.url] = seen.ids
        if document and page.searchable:
            check_ids(seen, document, self.report)
        return page


def _kind(unit: Unit, course: Course) -> str:
    """Return what kind of page this is: home, lesson, module, page, or the name of a generated one."""
    if unit is course.home:
        return "home"
    return unit.id if isinstance(unit, Generated) else type(unit).__name__.lower()


def _headings(html: Html) -> list[Mapping[str, Any]]:
    """Return the entries of the sections that the compiler wrote, for the table of contents."""
    return [
        {"level": 2, "id": found["id"], "name": found["name"], "children": []}
        for found in _SECTION.finditer(html)
    ]


def _address(path: str, course: Course) -> str:
    """Return the address of a file that is copied: as it lies, but without the numbers of modules."""
    if path.startswith("assets/"):
        return path
    locale, _, rest = path.partition("/")
    folder, slash, name = rest.partition("/")
    module = next((module for module in course.modules if module.key.startswith(f"{folder}/")), None)
    return f"{locale}/{module.id}/{name}" if slash and module else path
