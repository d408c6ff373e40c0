"""What a build needs before it starts: MkDocs's options set right, the project described, problems said."""

from __future__ import annotations

import logging
from pathlib import Path
from typing import TYPE_CHECKING

from symbios.builddate import build_date
from symbios.site.host import Abort, ConfigurationError
from symbios.site.project import Project
from symbios.translation.catalogs import Strings

if TYPE_CHECKING:
    from collections.abc import Sequence

    from symbios.course.model import Locale
    from symbios.markup import Translate
    from symbios.problems import Report
    from symbios.site.host import MkDocsConfig

THEME = Path(__file__).parent.parent / "theme"
log = logging.getLogger("mkdocs.plugins.course")


def prepare(config: MkDocsConfig) -> None:
    """Set the options that a course needs, whatever mkdocs.yml says.

    Raise ConfigurationError where the theme is not the one that the pages are made for.
    """
    if str(THEME) not in [str(Path(folder)) for folder in config.theme.dirs]:
        raise ConfigurationError(
            f"the theme is “{config.theme.name}”; expected the course's own. Write in mkdocs.yml:\n"
            "theme:\n  name: symbios"
        )
    config.use_directory_urls = False
    config.theme.static_templates.clear()
    validation = config.validation
    for part in (validation.nav, validation.links):
        for option in part:
            part[option] = logging.DEBUG


def project_of(config: MkDocsConfig, registry: str, locales: Sequence[str]) -> Project:
    """Return what is compiled for a MkDocs configuration; folders are beside mkdocs.yml.

    `locales` are the ones to compile; none means all.
    """
    root = Path(config.config_file_path).resolve().parent
    return Project(
        root=root,
        course=Path(config.docs_dir).resolve(),
        registry=root / registry,
        build_date=build_date(),
        strings=strings_of,
        only=tuple(locales),
        extensions=[
            name for name in config.markdown_extensions if name not in {"toc", "tables", "fenced_code"}
        ],
        extension_configs=config.mdx_configs or {},
    )


def strings_of(locale: Locale) -> Translate:
    """Return the interface strings of a locale: its own, else those of its language, else English."""
    babel = locale.babel.partition("_")[0]
    return Strings(THEME / "locales", (locale.babel, locale.code, babel))


def stop_on_problems(report: Report, *, strict: bool) -> None:
    """Print every problem; raise Abort where the build must not go on."""
    fails = report.fails(strict=strict)
    for problem in report:
        say = log.error if problem.level == "error" else log.warning
        hint = "".join(f"\n    {line}" for line in problem.hint.splitlines())
        say(f"{problem}{hint}")
    if fails:
        raise Abort(f"Nothing was published: {report.summary()}.")
