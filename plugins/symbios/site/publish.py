"""From a project to all files of its site, without writing one: `mkdocs build` and our own build share it."""

from __future__ import annotations

import logging
from dataclasses import dataclass, field, replace
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING
from urllib.parse import quote

from symbios.site.assets import add_colours, fit, theme_assets
from symbios.site.compile import compile_pages
from symbios.site.frames import FrameFiles
from symbios.site.framing import Framer
from symbios.site.indexes import IndexFiles, search_files
from symbios.site.memory import digest
from symbios.site.setup import stop_on_problems, strings_of
from symbios.site.templates import templates_of
from symbios.site.themecss import split
from symbios.site.views import Site

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from symbios.site.assets import Assets
    from symbios.site.host import MkDocsConfig
    from symbios.site.memory import Memory
    from symbios.site.page import SitePage
    from symbios.site.project import Compiled, Project, Way
    from symbios.site.themecss import ThemeSheets

log = logging.getLogger("mkdocs.plugins.course")
_URL_SIGNS = "%:/?#[]@!$&'()*+,;="
"""What stands in a URL as it is (RFC 3986, section 2.2); an author may write the rest without escapes."""


@dataclass(slots=True)
class Publication:
    """A checked site: `small` are the files that are made anew each time, `copies` those of the course.

    Both go by address, as do `texts`, the pages in the form in which they can be edited. A page becomes a
    file when it is asked for.
    """

    compiled: Compiled
    indexes: IndexFiles
    framer: Framer
    small: Mapping[str, bytes] = field(default_factory=dict)
    copies: Mapping[str, Path] = field(default_factory=dict)
    texts: Mapping[str, str] = field(default_factory=dict)

    def page(self, page: SitePage) -> bytes:
        """Return a page in its frame."""
        self.compiled.open(page)
        return self.framer.frame(page).encode("utf-8", errors="xmlcharrefreplace")

    def late_files(self) -> dict[str, bytes]:
        """Return address → content of the search indexes that a preview makes when its pages are shown."""
        return self.indexes.late_files(self.compiled)

    def addresses(self) -> list[str]:
        """Return the address of every file of the site but the search indexes that are being made."""
        pages = [page.url for page in self.compiled.pages]
        return [*pages, *self.small, *self.copies, *self.texts, *self.indexes.kept]


def publication(
    config: MkDocsConfig,
    project: Project,
    way: Way,
    *,
    serving: bool = False,
    has: Callable[[str], bool] = lambda _address: False,
) -> Publication:
    """Compile a project and get its frame ready; raise Abort where the problems stop it.

    `serving` makes the pages for the preview; `has` says which files of an earlier build are still there.
    """
    scripts = [str(script) for script in config.extra_javascript]
    assets = theme_assets(config.theme.dirs, [*config.extra_css, *scripts], partial(_cut, way.memory))
    compiled = compile_pages(project, replace(way, sheets=assets.sheets))
    stop_on_problems(compiled.report, strict=config.strict)
    add_colours(assets, compiled.course.settings.brand.colours)
    fit(assets, compiled.pages)
    indexes = search_files(
        compiled, way.jobs, way.memory.facts.indexes if way.memory else None, has, serving=serving
    )
    site = _site(config, compiled, assets, indexes, serving=serving)
    if not site.site_url and not serving:
        log.info("site_url is not set: canonical addresses, hreflang and the sitemap are left out")
    env = templates_of(config, way.memory)
    return Publication(
        compiled,
        indexes,
        Framer(site, config, env),
        small=assets.contents | FrameFiles(site, env).all(),
        copies={address: Path(config.docs_dir) / path for path, address in compiled.assets.items()},
        texts={
            f"{page.url.removesuffix('.html')}.md": page.document.text
            for page in compiled.pages
            if page.document
        },
    )


def _site(
    config: MkDocsConfig, compiled: Compiled, assets: Assets, indexes: IndexFiles, *, serving: bool
) -> Site:
    """Return what all pages share."""
    return Site(
        course=compiled.course,
        assets=assets,
        strings={locale.code: strings_of(locale) for locale in compiled.course.locales},
        urls=frozenset(page.url for page in compiled.pages),
        site_url="" if serving else quote(config.site_url or "", safe=_URL_SIGNS),
        indexes=indexes.addresses,
        extra_css=config.extra_css,
        extra_scripts=[str(script) for script in config.extra_javascript],
        file_addresses=compiled.assets,
        development="'unsafe-inline'" if serving else "",
    )


def _cut(memory: Memory | None, css: str, own: list[str]) -> ThemeSheets:
    """Cut the theme's sheet, or take what an earlier build has cut."""
    if memory is None:
        return split(css, own)
    # What cuts it is a part of this program, whose digest stands in the name of the pack's folder.
    return memory.once("sheets", digest(css, *own), lambda: split(css, own))
