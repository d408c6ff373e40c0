"""What the templates see of one page: the locale view, decided here and only printed there."""

from __future__ import annotations

import json
from dataclasses import dataclass, field
from html import escape
from typing import TYPE_CHECKING, Any
from urllib.parse import quote, urljoin

from symbios import __version__
from symbios.course.model import Lesson
from symbios.markup import NOTHING, Html, text, translatable
from symbios.quiz.html import client_strings
from symbios.site.addresses import relative_url
from symbios.site.cards import place_of
from symbios.site.frame import Link, header_links, report_form, service_links
from symbios.site.service.repository import edit_url
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

_THEME_STRINGS = {
    # Translators: link for people who use the keyboard or a screen reader: jumps over the navigation
    "action.skip": translatable("Skip to content"),
    # Translators: name, for screen readers, of the bar at the top of every page
    "header": translatable("Header"),
    # Translators: name, for screen readers, of the links to the pages before and after this one
    "footer": translatable("Previous and next page"),
    # Translators: stands above the title of the page that comes before this one
    "footer.previous": translatable("Previous page"),
    # Translators: stands above the title of the page that comes after this one
    "footer.next": translatable("Next page"),
    # Translators: grey word in the empty search box, and its name for screen readers
    "search.placeholder": translatable("Search"),
    # Translators: shown below the search box for a moment, while the search is made ready
    "search.result.initializer": translatable("The search is being prepared…"),
    # Translators: shown below the search box as long as it is empty
    "search.result.placeholder": translatable("Type what you are looking for"),
    # Translators: shown below the search box where nothing was found
    "search.result.none": translatable("No results"),
    # Translators: shown above the one page that was found
    "search.result.one": translatable("Results: 1"),
    # Translators: shown above the pages that were found; # is a number, from 2 up
    "search.result.other": translatable("Results: #"),
    # Translators: name of the button that opens the list of languages
    "select.language": translatable("Choose the language"),
}
"""Strings of the theme that are wrong or clumsy in some of its languages; ours come first."""


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
class FundingView:
    """Who pays, in the reader's language."""

    text: str
    programme: str
    number: str
    disclaimer: str
    emblem: str
    confirmed: bool


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
    place: str
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
    strings: str
    palette: Sequence[Mapping[str, str]] = field(default_factory=list)
    description: str = ""
    content_id: str = "content"

    def asset(self, name: str) -> str:
        """Return the address of one of the theme's files."""
        return relative_url(self.site.assets.addresses[name], self.page.url)

    def theme_string(self, key: str) -> str:
        """Return our own wording of one of the theme's strings; empty where the theme's is used."""
        if key == "language":
            return self.page.locale.lang
        if key == "direction":
            return self.page.locale.direction
        english = _THEME_STRINGS.get(key, "")
        own = self.translate(english) if english else ""
        return own if own != english or self.page.locale.lang.startswith("en") else ""

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
        place=escape(place_of(site.course, page.unit, translate)) if page.unit else "",
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
            *(["quiz.js"] if page.has_quiz else []),
            *site.extra_scripts,
        ],
        strings=script_json(client_strings(site.strings[page.content_locale.code])) if page.has_quiz else "",
        palette=[
            {
                "media": "(prefers-color-scheme: light)",
                "scheme": "default",
                # Translators: name of the button in the header that makes the page dark
                "name": escape(translate("Switch to dark colours")),
            },
            {
                "media": "(prefers-color-scheme: dark)",
                "scheme": "slate",
                # Translators: name of the button in the header that makes the page light
                "name": escape(translate("Switch to light colours")),
            },
        ],
    )


def _styles(site: Site, page: SitePage) -> list[str]:
    """Return the style sheets of a page beside the theme's, in the order in which one goes over the other."""
    wanted = {
        "extras.css": site.assets.sheets.needs_extras(page.html),
        "course.css": True,
        "diagram.css": page.diagrams > 0,
        "quiz.css": page.has_quiz,
        "brand.css": "brand.css" in site.assets.addresses,
    }
    return [*(name for name, used in wanted.items() if used), *site.extra_css]


def script_json(value: Any) -> str:
    """Return JSON that can stand in a script element."""
    return json.dumps(value, ensure_ascii=False, separators=(",", ":")).replace("<", "\\u003c")


def funding_view(site: Site, code: str, url: str) -> FundingView | None:
    """Return who pays, in the locale `code`, for the page at `url`."""
    funding = site.course.settings.funding
    if not (funding.programme or funding.text):
        return None
    emblem = site.file_addresses.get(funding.emblem)
    return FundingView(
        text=escape(site.course.text(funding.text, code)),
        programme=escape(funding.programme),
        number=escape(funding.number),
        disclaimer=escape(site.course.text(funding.disclaimer, code)),
        emblem=relative_url(emblem, url) if emblem else "",
        confirmed=funding.confirmed,
    )
