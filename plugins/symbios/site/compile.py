"""From files to pages: reads course and registry, renders every page of every locale, checks the whole.

Nothing here knows MkDocs, so that `check`, `emit` and the build share it, and each page is rendered once.
"""

from __future__ import annotations

import pickle
import re
from typing import TYPE_CHECKING, Any

from symbios import course as courses
from symbios.course.check import check_versions
from symbios.course.model import Generated
from symbios.course.outline import Route, routes
from symbios.markup import NOTHING, join
from symbios.problems import Report
from symbios.site.addresses import Addresses
from symbios.site.answerpages import answer_pages, answers_link, answers_toc
from symbios.site.cards import course_map, lesson_cards, module_cards
from symbios.site.check import check_asset, check_banks, check_brand, check_ids
from symbios.site.directory import directory_pages, entry_html
from symbios.site.generatedpages import generated_part, generated_title
from symbios.site.indexes import page_words
from symbios.site.keys import Keys
from symbios.site.markdown import Renderer
from symbios.site.memory import Facts, digest
from symbios.site.page import Made, Seen, SitePage
from symbios.site.project import Compiled, Project, Way
from symbios.site.reading import read
from symbios.site.service.glossary import terms_html
from symbios.site.service.partners import check_partners
from symbios.site.sources import Sources, read_fences, read_sources
from symbios.site.texts import Texts, Written
from symbios.site.work import Workers

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from symbios.course.model import Course, Unit
    from symbios.markup import Html
    from symbios.site.memory import Memory
    from symbios.site.sources import Fenced

_SECTION = re.compile(r'<h2 id="(?P<id>[^"]+)"[^>]*>(?P<name>.*?)</h2>')
"""A heading that the compiler wrote; what stands in one of a card has another level."""


def compile_site(project: Project) -> Compiled:
    """Read, render and check everything; what is wrong is in the result's report, all at once."""
    compiled = compile_pages(project, Way())
    for page in compiled.pages:
        compiled.open(page)
    return compiled


def compile_pages(project: Project, way: Way) -> Compiled:
    """Do the same in the given way, and leave the pages packed."""
    report = Report()
    way.stage("read", 0, 0)
    sources = read_sources(project, report, way)
    site = _Site(project, sources, report)
    compiled = site.compiled(way)
    check_versions(sources.course, report)
    return compiled


class _Site:
    """Renders the pages of one course and gathers what can only be checked when all are there."""

    def __init__(self, project: Project, sources: Sources, report: Report) -> None:
        course, self.registry, self.diagrams = sources.course, sources.registry, sources.diagrams
        self.project, self.sources, self.course, self.report = project, sources, course, report
        self.locales = {locale.code: locale for locale in course.locales}
        self.strings = {locale.code: project.strings(locale) for locale in course.locales}
        self.assets = {path: _address(path, course) for path in course.assets}
        self.directory = directory_pages(course, self.registry, self.strings)
        answers = answer_pages(course, self.strings)
        self.answers = {page.url for page in answers}
        self.pages = [*map(self._routed, routes(course)), *self.directory, *answers]
        self.targets = {page.source_uri: page.url for page in self.pages} | self.assets
        self.texts: Texts

    def compiled(self, way: Way) -> Compiled:
        """Make the pages that the memory does not have, and check the whole."""
        memory = way.memory
        facts = memory.facts if memory else Facts()
        style = way.sheets.classes if way.sheets else ()
        keys = Keys(self.course, way.inputs, self.targets, style) if way.inputs else None
        key_of = {page.url: keys.content(page) for page in self.pages} if keys else {}
        known = {url: seen for url, (key, seen) in facts.pages.items() if key_of.get(url) == key}
        wanted = [page for page in self.pages if page.url not in known]
        fenced = self._fences(wanted, facts, way.jobs)
        self._prepare(fenced)
        way.stage("pages", len(wanted), 0)
        workers: Workers[SitePage, Made] = Workers(
            lambda page: self._made(page, way, key_of.get(page.url, "")), way.jobs
        )
        results = workers.all(wanted, lambda count: way.stage("pages", len(wanted), count))
        fresh = {page.url: made for page, made in zip(wanted, results, strict=True)}
        seen = known | {url: made.seen for url, made in fresh.items()}
        for page in self.pages:
            page.know(seen[page.url])
        self._check(seen, fenced)
        if memory:
            _remember(memory, self.pages, key_of, seen, fresh, fenced)
        everything = self.course, self.registry, self.pages, self.assets, self.report
        word_keys = {url: found.words for url, found in seen.items()}
        return Compiled(*everything, fresh, memory, key_of, word_keys, keys.frame if keys else None)

    def _fences(self, wanted: Sequence[SitePage], facts: Facts, jobs: int) -> Fenced:
        units = {page.unit.key for page in wanted if page.unit}
        units |= {unit.key for page in wanted for unit in page.asking}
        return read_fences(self.sources, self.project, units, facts, self.report, jobs)

    def _prepare(self, fenced: Fenced) -> None:
        """Set up what renders the texts; each page gets a report and addresses of its own."""
        project = self.project
        self.texts = Texts(
            course=self.course,
            registry=self.registry,
            strings=self.strings,
            renderers={
                code: Renderer(
                    strings, project.extensions, project.extension_configs, lang=self.locales[code].lang
                )
                for code, strings in self.strings.items()
            },
            quizzes=fenced.quizzes,
            blocks=fenced.blocks,
            diagrams=self.diagrams,
            addresses=Addresses(self.targets, self.report, self.course.glossary),
            report=self.report,
        )

    def _routed(self, route: Route) -> SitePage:
        """Return the page of a route without what stands in it."""
        document, locale, unit = route.document, route.locale, route.unit
        translate = self.strings[locale.code]
        return SitePage(
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

    def _made(self, page: SitePage, way: Way, key: str) -> Made:
        """Make one page, by itself; its own part goes to the memory, if there is one."""
        report = Report()
        addresses = Addresses(self.targets, report, self.course.glossary)
        self.texts.report, self.texts.addresses = report, addresses
        if page.entry is not None:
            page.html = entry_html(self.course, self.registry, page, self.strings[page.locale.code])
            written = Written([(page.html, True)])
        elif page.asking:
            written = self.texts.answers(page)
            page.toc = answers_toc(page)
        else:
            written = self._fill(page)
        reading = read([*written.parts, (page.after, True)], page.url, page.title)
        found = reading.scan
        written.check(found)
        if page.document and page.searchable:
            check_ids(found, page.document, report)
        page.needs_extras = bool(way.sheets and way.sheets.needs_extras(page.html))
        words = pickle.dumps(page_words(page, reading.documents), pickle.HIGHEST_PROTOCOL)
        seen = Seen(
            ids=frozenset(found.ids),
            anchors=tuple(addresses.anchors),
            used=frozenset(addresses.used),
            problems=tuple(report),
            marks=page.marks,
            words=digest(words),
        )
        content = page.pack()
        if way.memory and not seen.has_error and way.memory.put(key, content):
            content = b""
        return Made(seen, content, words)

    def _fill(self, page: SitePage) -> Written:
        """Render the text of a page of the course and add what the compiler writes around it."""
        locale, unit, document = page.locale, page.unit, page.document
        translate = self.strings[locale.code]
        written = self.texts.render(page, document) if document else Written()
        if page.kind == "home" and not page.shows_modules:
            page.after = module_cards(self.course, page.url, locale, translate)
        elif isinstance(unit, courses.Module):
            page.before = course_map(self.course, unit, page.url, locale, translate)
            answers = answers_link(unit, locale, page.url, self.answers, translate)
            page.after = join(lesson_cards(self.course, unit, page.url, locale, translate), answers)
        elif isinstance(unit, courses.Lesson) and page.has_quiz:
            page.after = self.texts.mastery(page, unit)
        elif isinstance(unit, Generated):
            part = self.course, self.registry, locale, translate, self.directory
            page.after = generated_part(unit, *part)
        page.toc = [*page.toc, *_headings(page.after)]
        page.foot = terms_html(self.course, page.terms, locale, page.url, translate)
        return written

    def _check(self, seen: Mapping[str, Seen], fenced: Fenced) -> None:
        """Check what needs every page: anchors, unused files, pictures."""
        prefix = self.sources.prefix
        addresses = Addresses(self.targets, self.report, self.course.glossary)
        for page in self.pages:
            self.report.extend(seen[page.url].problems)
            addresses.anchors += seen[page.url].anchors
            addresses.used |= seen[page.url].used
        addresses.check_anchors({url: found.ids for url, found in seen.items()})
        settings = f"{prefix}/course.yml"
        check_partners(self.course, self.registry, settings, self.report)
        used = addresses.used | set(check_brand(self.course, settings, self.report))
        for path in self.course.assets:
            needed = path in used or bool(self.project.only)
            check_asset(path, self.project.course, f"{prefix}/{path}", self.report, used=needed)
        check_banks(self.course, prefix, self.report)
        shown = {name for names in fenced.shown.values() for name in names}
        for name in self.diagrams:
            if name not in shown:
                place = f"{prefix}/diagrams/{name}.yml", 0, 0
                hint = f"Show it in a lesson, or remove it:\n/// diagram | {name}\n///"
                self.report.add(*place, "file-unused", "nothing uses this file", hint)


def _remember(
    memory: Memory,
    pages: Sequence[SitePage],
    keys: Mapping[str, str],
    seen: Mapping[str, Seen],
    fresh: Mapping[str, Made],
    fenced: Fenced,
) -> None:
    """Keep what was made for the next build; a page with an error is made again."""
    good = [page for page in pages if not seen[page.url].has_error]
    for code in dict.fromkeys(page.locale.code for page in pages):
        own = {keys[page.url]: page.url for page in good if page.locale.code == code}
        if any(url in fresh for url in own.values()) or len(memory.facts.pages) > len(pages):
            kept = {key: words for key, words in memory.words(code).items() if key in own}
            memory.keep_words(
                code, kept | {key: fresh[url].words for key, url in own.items() if url in fresh}
            )
    if fresh:
        memory.sweep({keys[page.url] for page in good})
    memory.facts.pages = {page.url: (keys[page.url], seen[page.url]) for page in good}
    memory.facts.quiz_ids, memory.facts.diagrams = fenced.quiz_ids, fenced.shown
    memory.facts.sound = fenced.sound


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
