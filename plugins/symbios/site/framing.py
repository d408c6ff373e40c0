"""Puts a page into its frame: the theme's templates, with what one page needs to know.

It does what MkDocs does for each page, without what MkDocs does for each page of any site: the same templates
and filters, one environment for all pages.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from html import escape
from pathlib import Path
from typing import TYPE_CHECKING, Any
from urllib.parse import quote

from symbios.markup import Html
from symbios.site.addresses import relative_url
from symbios.site.configview import ConfigView, ThemeView, theme_language
from symbios.site.host import get_toc
from symbios.site.icons import icon
from symbios.site.mainpart import finished
from symbios.site.nav import Item, module_of, navigation, neighbours
from symbios.site.views import page_view
from symbios.site.wording import title_in

if TYPE_CHECKING:
    from collections.abc import Mapping

    from symbios.course.model import Locale, Unit
    from symbios.site.host import MkDocsConfig
    from symbios.site.page import SitePage
    from symbios.site.views import Site


@dataclass(slots=True, eq=False)
class FramedPage:
    """What the templates call `page`."""

    title: str
    url: str
    content: str
    toc: Any
    meta: Mapping[str, Any]
    previous_page: Item | None
    next_page: Item | None
    canonical_url: None = None
    edit_url: None = None
    is_homepage: bool = False


class Framer:
    """Frames the pages of one site; `env` is the theme's template environment."""

    def __init__(self, site: Site, config: MkDocsConfig, env: Any) -> None:
        self.site, self.env = site, env
        self._navigations: dict[tuple[str, str, str], str] = {}
        self._around = neighbours(site.course)
        self._template = env.get_template("main.html")
        self._configs = {locale.code: self._config(config, locale) for locale in site.course.readers}

    def _config(self, config: MkDocsConfig, locale: Locale) -> ConfigView:
        """Return MkDocs's configuration as the pages of one locale see it."""
        folders = [Path(folder) for folder in config.theme.dirs]
        language = theme_language(locale, lambda name: any((folder / name).is_file() for folder in folders))
        return ConfigView(
            config,
            site_name=escape(self.site.title(locale.code)),
            theme=ThemeView(config.theme, language=language, direction=locale.direction, palette=None),
            extra_css=[],
        )

    def frame(self, page: SitePage) -> str:
        """Return the whole page."""
        site, locale = self.site, page.locale
        translate = site.strings[locale.code]
        before, after = self._around.get(page.unit.key, (None, None)) if page.unit else (None, None)
        headings: Any = page.toc
        framed = FramedPage(
            title=escape(page.title),
            url=quote(page.url),
            content=page.html,
            toc=get_toc(headings),
            meta={"hide": ["navigation", "toc"]} if page.kind == "home" else {},
            previous_page=self._neighbour(before, page),
            next_page=self._neighbour(after, page),
        )
        output = self._template.render(
            nav=True,
            base_url="/".join([".."] * page.url.count("/")) or ".",
            config=self._configs[locale.code],
            page=framed,
            view=replace(page_view(site, page), navigation=self._navigation(page)),
            t=translate,
            icon=icon,
        )
        return finished(output, locale.direction)

    def _navigation(self, page: SitePage) -> Html:
        """Return the navigation of a page; those of its folder differ only in which of them is marked."""
        locale = page.locale
        key = locale.code, page.url.rpartition("/")[0], module_of(page)
        found = self._navigations.get(key)
        if found is None:
            translate = self.site.strings[locale.code]
            found = self._navigations[key] = self.env.get_template("parts/navigation.html").render(
                nav=navigation(self.site.course, page, translate),
                config=self._configs[locale.code],
                t=translate,
                icon=icon,
            )
        link = f'href="{relative_url(page.url, page.url)}" class="md-nav__link'
        return Html(found.replace(f'{link}"', f'{link} md-nav__link--active" aria-current="page"', 1))

    def _neighbour(self, unit: Unit | None, page: SitePage) -> Item | None:
        """Return the page before or after, as the foot of the text shows it."""
        if unit is None:
            return None
        return Item(title_in(self.site.course, unit, page.locale), quote(f"{page.locale.code}/{unit.url}"))
