"""The MkDocs plugin: wires the compiler's pages into MkDocs's events and does no work of its own."""

from __future__ import annotations

import logging
from html import escape
from pathlib import Path
from typing import TYPE_CHECKING, Any
from urllib.parse import quote

from symbios.site.assets import fit, theme_assets
from symbios.site.compile import Compiled, Project, compile_site
from symbios.site.configview import ConfigView, ThemeView, theme_language
from symbios.site.frames import FrameFiles
from symbios.site.host import (
    BasePlugin,
    Config,
    CoursePage,
    Files,
    MkDocsConfig,
    Type,
    generated_file,
    page_file,
)
from symbios.site.icons import icon
from symbios.site.indexes import search_files
from symbios.site.mainpart import finished
from symbios.site.nav import Item, navigation, neighbours
from symbios.site.setup import prepare, project_of, stop_on_problems, strings_of
from symbios.site.views import Site, page_view
from symbios.site.wording import title_in

if TYPE_CHECKING:
    from symbios.course.model import Unit
    from symbios.site.page import SitePage

log = logging.getLogger("mkdocs.plugins.course")
_URL_SIGNS = "%:/?#[]@!$&'()*+,;="
"""What stands in a URL as it is (RFC 3986, section 2.2); an author may write the rest without escapes."""


class Options(Config):  # type: ignore[no-untyped-call] # MkDocs has no types here
    """What mkdocs.yml can set under the plugin's name; folders are relative to mkdocs.yml."""

    registry = Type(str, default="community_data")


class CoursePlugin(BasePlugin[Options]):  # type: ignore[no-untyped-call] # see Options
    """Publishes a course in all its locales, with its registry, from one build."""

    def __init__(self) -> None:
        super().__init__()
        self.only: tuple[str, ...] = ()
        self._serving = False
        self._compiled: Compiled | None = None
        self._site: Site | None = None

    def on_startup(self, *, command: str, dirty: bool) -> None:
        """Remember whether this is the preview, which needs its reload script."""
        del dirty
        self._serving = command == "serve"

    def on_config(self, config: MkDocsConfig) -> MkDocsConfig:
        """Set what a course needs, whatever mkdocs.yml says."""
        prepare(config)
        return config

    def on_files(self, files: Files, *, config: MkDocsConfig) -> Files:
        """Compile everything; publish only pages we made, assets and the theme's few files."""
        del files
        compiled = compile_site(self._project(config))
        stop_on_problems(compiled.report, strict=config.strict)
        self._compiled = compiled
        result = [page_file(config, page.source_uri, page.url) for page in compiled.pages]
        for path, address in compiled.assets.items():
            result.append(generated_file(config, address, (Path(config.docs_dir) / path).read_bytes()))
        extra_scripts = [str(script) for script in config.extra_javascript]
        assets = theme_assets(
            config.theme.dirs,
            [*config.extra_css, *extra_scripts],
            colours=compiled.course.settings.brand.colours,
        )
        fit(assets, compiled.pages)
        indexes = search_files(compiled)
        self._site = Site(
            course=compiled.course,
            assets=assets,
            strings={locale.code: strings_of(locale) for locale in compiled.course.locales},
            urls=frozenset(page.url for page in compiled.pages),
            site_url="" if self._serving else quote(config.site_url or "", safe=_URL_SIGNS),
            indexes=indexes.addresses,
            extra_css=config.extra_css,
            extra_scripts=extra_scripts,
            file_addresses=compiled.assets,
            development="'unsafe-inline'" if self._serving else "",
        )
        if not self._site.site_url and not self._serving:
            log.info("site_url is not set: canonical addresses, hreflang and the sitemap are left out")
        for address, content in (assets.contents | indexes.contents).items():
            result.append(generated_file(config, address, content))
        return Files(result)

    def on_nav(self, nav: Any, *, config: MkDocsConfig, files: Files) -> Any:
        """Give each file its finished page; MkDocs renders none of them."""
        for page in self._ready.pages:
            file = files.src_uris[page.source_uri]
            CoursePage(escape(page.title), file, config, content=page.html, toc=page.toc, view=page)
        return nav

    def on_env(self, env: Any, *, config: MkDocsConfig, files: Files) -> Any:
        """Add the pages that have a frame of their own: root, 404, sitemap."""
        env.trim_blocks = env.lstrip_blocks = True
        site = self._frame
        for address, content in FrameFiles(site, env).all().items():
            files.append(generated_file(config, address, content))
        return env

    def on_page_context(self, context: Any, *, page: Any, config: MkDocsConfig, nav: Any) -> Any:
        """Show one page in its locale: strings, navigation, neighbours, language switch."""
        del nav
        course_page: SitePage = page.course_page
        site, compiled = self._frame, self._ready
        locale = course_page.locale
        translate = site.strings[locale.code]
        unit = course_page.unit
        before, after = neighbours(compiled.course, unit)
        page.previous_page = _neighbour(site, before, course_page)
        page.next_page = _neighbour(site, after, course_page)
        context["nav"] = navigation(
            compiled.course,
            course_page,
            page,
            translate,
        )
        folders = [Path(folder) for folder in config.theme.dirs]
        language = theme_language(locale, lambda name: any((folder / name).is_file() for folder in folders))
        context["view"] = page_view(site, course_page)
        context["t"] = translate
        context["icon"] = icon
        context["config"] = ConfigView(
            config,
            site_name=escape(site.title(locale.code)),
            theme=ThemeView(config.theme, language=language, direction=locale.direction, palette=None),
            extra_css=[],
        )
        return context

    def on_post_page(self, output: str, *, page: Any, config: MkDocsConfig) -> str:
        """Give the page what the theme has no block for."""
        del config
        return finished(output, page.course_page.locale.direction)

    def on_post_build(self, *, config: MkDocsConfig) -> None:
        """Publish the text of each page in the form in which it can be edited."""
        for page in self._ready.pages:
            if page.document:
                target = Path(config.site_dir) / f"{page.url.removesuffix('.html')}.md"
                target.write_bytes(page.document.text.encode())

    def on_serve(self, server: Any, *, config: MkDocsConfig, builder: Any) -> Any:
        """Watch the registry and the overrides too."""
        del builder
        folders = [Path(config.config_file_path).parent / self.config.registry]
        if config.theme.custom_dir:
            folders.append(Path(config.theme.custom_dir))
        for folder in folders:
            if folder.is_dir():
                server.watch(str(folder))
        return server

    def prepared(self, config: MkDocsConfig) -> Project:
        """Return what a command compiles without building a site."""
        prepare(config)
        return self._project(config)

    @property
    def page_count(self) -> int:
        """How many pages the last build made."""
        return len(self._ready.pages)

    @property
    def locale_count(self) -> int:
        """How many locales the last build made."""
        return len(self._ready.course.readers)

    def _project(self, config: MkDocsConfig) -> Project:
        return project_of(config, self.config.registry, self.only)

    @property
    def _ready(self) -> Compiled:
        if self._compiled is None:
            raise RuntimeError("MkDocs asked for a page before on_files")
        return self._compiled

    @property
    def _frame(self) -> Site:
        if self._site is None:
            raise RuntimeError("MkDocs asked for a page before on_files")
        return self._site


def _neighbour(site: Site, unit: Unit | None, page: SitePage) -> Item | None:
    """Return the page before or after, as the footer shows it."""
    if unit is None:
        return None
    return Item(title_in(site.course, unit, page.locale), quote(f"{page.locale.code}/{unit.url}"))
