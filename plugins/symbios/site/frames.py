"""The pages with a frame of their own: the first page, the page for a wrong address, the sitemap."""

from __future__ import annotations

import hashlib
from base64 import b64encode
from dataclasses import dataclass, replace
from html import escape
from typing import TYPE_CHECKING, Any
from urllib.parse import urlsplit

from symbios.site.addresses import relative_url
from symbios.site.funding import FundingView, funding_view
from symbios.site.views import Alternate, policy

if TYPE_CHECKING:
    from collections.abc import Sequence

    from symbios.course.model import Course, Locale
    from symbios.site.views import Site

ROOT, NOT_FOUND, SITEMAP = "index.html", "404.html", "sitemap.xml"


def _first(course: Course) -> Locale:
    """Return the locale that the pages for all readers are in: the source's, if it is published."""
    source = course.settings.source_locale
    return next((locale for locale in course.readers if locale.code == source), course.readers[0])


@dataclass(frozen=True, slots=True)
class RootView:
    """The first page: one link for each language."""

    site: Site
    lang: str
    dir: str
    head_title: str
    canonical: str
    alternates: Sequence[Alternate]
    policy: str
    funding: FundingView | None

    @property
    def styles(self) -> list[str]:
        """The style sheets: ours, the project's colours, the project's look."""
        brand = ["brand.css"] if "brand.css" in self.site.assets.addresses else []
        return ["root.css", *brand, *self.site.extra_css]

    @property
    def logo(self) -> str:
        """The project's logo, if it has one."""
        target = self.site.file_addresses.get(self.site.course.settings.brand.logo)
        return relative_url(target, ROOT) if target else ""

    @property
    def course_id(self) -> str:
        """What scopes everything the page stores."""
        return self.site.course.settings.id

    def asset(self, name: str) -> str:
        """Return the address of one of the theme's files."""
        return relative_url(self.site.assets.addresses[name], ROOT)


@dataclass(frozen=True, slots=True)
class FrameFiles:
    """Renders these pages; `env` is the theme's template environment."""

    site: Site
    env: Any

    def all(self) -> dict[str, bytes]:
        """Return address → content."""
        files = {ROOT: self.root().encode(), NOT_FOUND: self.not_found().encode()}
        if self.site.site_url:
            files[SITEMAP] = self.sitemap().encode()
        return files

    def root(self) -> str:
        """Return the first page."""
        course = self.site.course
        source = _first(course)
        alternates = []
        for locale in course.readers:
            home = next(
                entry for entry in self.site.alternates(locale, f"{locale.code}/index.html") if entry.current
            )
            url = relative_url(f"{locale.code}/index.html", ROOT)
            alternates.append(replace(home, url=url, title=escape(self.site.title(locale.code), quote=False)))
        view = RootView(
            site=self.site,
            lang=source.lang,
            dir=source.direction,
            head_title=escape(self.site.title(source.code), quote=False),
            canonical=self.site.absolute(ROOT),
            alternates=alternates,
            policy=policy(scripts=self.site.development),
            funding=funding_view(self.site, source.code, ROOT),
        )
        return str(self.env.get_template("root.html").render(view=view))

    def not_found(self) -> str:
        """Return the page that a host shows for a wrong address; it asks for no other file."""
        style = self.env.get_template("assets/root.css").render().strip()
        primary = self.site.course.settings.brand.colours.get("primary")
        if primary:
            style += f"\n:root{{--course-primary:{primary}}}"
        digest = b64encode(hashlib.sha256(style.encode()).digest()).decode()
        source = _first(self.site.course)
        others = (locale for locale in self.site.course.readers if locale is not source)
        view = {
            "lang": source.lang,
            "dir": source.direction,
            "head_title": f"404 – {escape(self.site.title(source.code), quote=False)}",
            "policy": policy(styles=f"'sha256-{digest}'", scripts=self.site.development),
            "style": style,
            "parts": [self._wrong_address(locale) for locale in (source, *others)],
        }
        return str(self.env.get_template("404.html").render(view=view))

    def _wrong_address(self, locale: Locale) -> dict[str, object]:
        """Return what a reader of one language is told: what happened, and the ways on from here."""
        base = urlsplit(self.site.site_url).path if self.site.site_url else "/"
        base = base if base.endswith("/") else f"{base}/"
        translate = self.site.strings[locale.code]
        links = [
            # Translators: link on the page for a wrong address; {title} is the title of the course
            ("index.html", translate("Home: {title}").replace("{title}", self.site.title(locale.code))),
            # Translators: link on the page for a wrong address, to the list of modules and lessons
            ("course.html", translate("All modules and lessons")),
            # Translators: link on the page for a wrong address
            ("sitemap.html", translate("Site map: every page in one list")),
        ]
        words = {
            # Translators: heading of the page that is shown for a wrong address
            "title": translate("There is no page at this address"),
            # Translators: stands on the page for a wrong address, below its heading; links follow
            "text": translate("The page may have moved, or there is a mistake in the address."),
            # Translators: stands on the page for a wrong address, below links to the other pages
            "hint": translate("Those pages have a search at the top: type what you are looking for."),
        }
        return {
            "lang": locale.lang,
            "dir": locale.direction,
            **{key: escape(value, quote=False) for key, value in words.items()},
            "links": [
                {"url": escape(f"{base}{locale.code}/{name}"), "title": escape(title, quote=False)}
                for name, title in links
                if f"{locale.code}/{name}" in self.site.urls
            ],
        }

    def sitemap(self) -> str:
        """Return the sitemap (sitemaps.org 0.9), without dates: a build must not change with the day."""
        rows = "".join(
            f"<url><loc>{escape(self.site.absolute(url))}</loc></url>\n" for url in sorted(self.site.urls)
        )
        return (
            '<?xml version="1.0" encoding="UTF-8"?>\n'
            f'<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">\n{rows}</urlset>\n'
        )
