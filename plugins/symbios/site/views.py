"""What the templates see of one page: the locale view, decided here and only printed there."""

from __future__ import annotations

import json
from dataclasses import dataclass, field
from html import escape
from typing import TYPE_CHECKING, Any
from urllib.parse import quote, urljoin

from symbios import __version__
from symbios.course.model import Lesson
from symbios.markup import NOTHING, Html, text
from symbios.quiz.features import scripts
from symbios.quiz.html import client_strings
from symbios.site.addresses import relative_url
from symbios.site.frame import Link, header_links, place, report_form, service_links
from symbios.site.funding import FundingView, funding_view
from symbios.site.service.repository import edit_url
from symbios.site.themestrings import own_wording, palette
from symbios.site.wording import length, notice

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from symbios.course.model import Course, Locale
    from symbios.markup import Translate
    from symbios.site.assets import Assets
    from symbios.site.page import SitePage

POLICY = (
    "default-src 'self'; script-src 'self'{scripts}; style-src 'self'{styles}; img-src 'self' data: blob:; "
    "media-src 'self' data: blob:; worker-src blob:; frame-src 'self'; object-src 'none'; base-uri 'none'"
)
"""The Content-Security-Policy of every page; no page of ours needs an inline script."""


def policy(*, scripts: str = "", styles: str = "") -> str:
    """Return the policy, with the extra sources that one kind of page needs."""
    extra = {"scripts": scripts and f" {scripts}", "styles": styles and f" {styles}"}
    return POLICY.format(**extra)


@dataclass(frozen=True, slots=True)
class Alternate:
    """The same page in one locale; `url` is relative to the page, `absolute` empty without a site URL."""

    lang: str
    dir: str
    name: str
    url: str
    absolute: str
    current: bool
    title: str = ""


@dataclass(frozen=True, slots=True)
class Site:
    """What all pages share."""

    course: Course
    assets: Assets
    strings: Mapping[str, Translate]
    urls: frozenset[str]
    site_url: str
    indexes: Mapping[str, str]
    extra_css: Sequence[str]
    extra_scripts: Sequence[str]
    file_addresses: Mapping[str, str]
    development: str = ""

    def title(self, locale: str) -> str:
        """Return the title of the whole site in a locale."""
        return self.course.text(self.course.settings.title, locale)

    def absolute(self, url: str) -> str:
        """Return the absolute URL of a page, or nothing where the project has no site URL."""
        return urljoin(self.site_url, quote(url)) if self.site_url else ""

    def alternates(self, locale: Locale, url: str) -> list[Alternate]:
        """Return the page at `url` in each locale that has it, in the order of course.yml."""
        rest = url.partition("/")[2]
        return [
            Alternate(
                lang=other.lang,
                dir=other.direction,
                name=escape(other.name),
                url=relative_url(f"{other.code}/{rest}", url),
                absolute=self.absolute(f"{other.code}/{rest}"),
                current=other is locale,
            )
            for other in self.course.readers
            if f"{other.code}/{rest}" in self.urls
        ]


@dataclass(frozen=True, slots=True)
class PageView:
    """One page as the templates print it; texts are HTML already, addresses relative to the page."""

    site: Site
    page: SitePage
    translate: Translate
    policy: str
    head_title: str
    alternates: Sequence[Alternate]
    canonical: str
    default: str
    notice: Html
    place: Html
    links: Sequence[Link]
    service: Sequence[Link]
    report: Html
    edit: str
    duration: str
    outcomes: Sequence[str]
    editable: str
    funding: FundingView | None
    styles: Sequence[str]
    scripts: Sequence[str]
    questions: Sequence[str]
    strings: str
    palette: Sequence[Mapping[str, str]] = field(default_factory=list)
    description: str = ""
    content_id: str = "content"
    navigation: Html = NOTHING

    def asset(self, name: str) -> str:
        """Return the address of one of the theme's files."""
        return relative_url(self.site.assets.addresses[name], self.page.url)

    def theme_string(self, key: str) -> str:
        """Return our own wording of one of the theme's strings; empty where the theme's is used."""
        if key == "language":
            return self.page.locale.lang
        if key == "direction":
            return self.page.locale.direction
        return own_wording(key, self.page.locale.lang, self.translate)

    @property
    def course_id(self) -> str:
        """What scopes everything the page stores."""
        return self.site.course.settings.id

    @property
    def generator(self) -> str:
        """What made the page; the same under every host of the plugin."""
        return f"Course generator {__version__}"

    @property
    def home(self) -> str:
        """The home page of the reader's language."""
        return relative_url(f"{self.page.locale.code}/index.html", self.page.url)

    @property
    def index(self) -> str:
        """The script that holds the search index of the reader's language."""
        return relative_url(self.site.indexes[self.page.locale.code], self.page.url)

    @property
    def logo(self) -> str:
        """The project's logo, if it has one."""
        return self.file(self.site.course.settings.brand.logo)

    def file(self, path: str) -> str:
        """Return the address of a file of the course folder, or nothing."""
        target = self.site.file_addresses.get(path)
        return relative_url(target, self.page.url) if target else ""

    @property
    def licence(self) -> str:
        """The licence of the content."""
        return escape(self.site.course.settings.licence)

    @property
    def has_heading(self) -> bool:
        """Whether the text brings its own first heading."""
        return "<h1" in self.page.html

    @property
    def content_lang(self) -> str:
        """The language of the text where it is not the frame's."""
        return "" if self.page.content_locale is self.page.locale else self.page.content_locale.lang

    @property
    def content_dir(self) -> str:
        """The direction of the text."""
        return self.page.content_locale.direction

    @property
    def frame_lang(self) -> Html:
        """Attributes for interface strings that stand inside a text of another language."""
        locale = self.page.locale
        return Html(f' lang="{escape(locale.lang)}" dir="{locale.direction}"' if self.content_lang else "")

    @property
    def kind(self) -> str:
        """What kind of page this is, for its style."""
        return self.page.kind

    @property
    def brand(self) -> str:
        """The project's short name, where it has one that is not its title."""
        name = self.site.course.settings.brand.name
        return escape(name) if name != self.site.title(self.page.locale.code) else ""

    @property
    def before(self) -> Html:
        """What the compiler writes above the title."""
        return self.page.before

    @property
    def after(self) -> Html:
        """What the compiler adds below the text."""
        return self.page.after

    @property
    def foot(self) -> Html:
        """The glossary terms of the page."""
        return self.page.foot


def page_view(site: Site, page: SitePage) -> PageView:
    """Return the view of one page."""
    locale = page.locale
    translate = site.strings[locale.code]
    document = page.document
    lesson = page.unit if isinstance(page.unit, Lesson) else None
    name = site.title(locale.code)
    title = name if page.kind == "home" else f"{page.title} – {name}"
    settings = site.course.settings
    report = report_form(site, page, translate)
    outcomes = document.objectives if document else ()
    return PageView(
        site=site,
        page=page,
        translate=translate,
        policy=policy(scripts=site.development),
        head_title=escape(title, quote=False),
        alternates=site.alternates(locale, page.url),
        canonical=site.absolute(page.url),
        default=site.absolute("index.html"),
        notice=notice(site.course, page.route, translate) if page.route else NOTHING,
        place=place(site, page, translate),
        links=header_links(site, page, translate),
        service=service_links(site, page, translate),
        report=report,
        edit=escape(edit_url(settings.repository, settings.branch, document.path)) if document else "",
        duration=escape(length(lesson.duration, translate)) if lesson and lesson.duration else "",
        outcomes=[text(outcome) for outcome in outcomes],
        editable=quote(page.url.rpartition("/")[2].removesuffix(".html") + ".md") if document else "",
        funding=funding_view(site, page.locale.code, page.url),
        styles=_styles(site, page),
        scripts=[
            *(["page.js"] if page.terms or report or page.kind == "privacy" else []),
            *site.extra_scripts,
        ],
        questions=scripts(page.quiz),
        strings=script_json(client_strings(site.strings[page.content_locale.code], page.quiz))
        if page.has_quiz
        else "",
        palette=palette(translate),
    )


def _styles(site: Site, page: SitePage) -> list[str]:
    """Return the style sheets of a page beside the theme's, in the order in which one goes over the other."""
    wanted = {
        "extras.css": page.needs_extras,
        "course.css": True,
        "diagram.css": page.diagrams > 0,
        "quiz.css": page.has_quiz or bool(page.asking),
        "brand.css": "brand.css" in site.assets.addresses,
    }
    return [*(name for name, used in wanted.items() if used), *site.extra_css]


def script_json(value: Any) -> str:
    """Return JSON that can stand in a script element."""
    return json.dumps(value, ensure_ascii=False, separators=(",", ":")).replace("<", "\\u003c")
