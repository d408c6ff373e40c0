"""What decides on the bytes of a site, as digests: the program, the settings, the files."""

from __future__ import annotations

import importlib.util
import sys
import sysconfig
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from symbios.course.tree import walk
from symbios.site.memory import digest

if TYPE_CHECKING:
    from collections.abc import Iterable

    from symbios.site.host import MkDocsConfig
    from symbios.site.project import Project

_PACKAGE = Path(__file__).parent.parent
_THEME = "theme/"
_LOOK = (".css", ".html", ".js")
_IN_LIBRARIES = ("pymdownx", "markdown")


@dataclass(frozen=True, slots=True)
class Inputs:
    """Digests of what goes into every page: `text` for what is made of a text, `frame` for what is around it.

    `registry` stands for the registry and the date on which its entries are judged, `program` for our own
    code and data with the libraries, `whole` for everything.
    """

    program: str
    text: str
    frame: str
    registry: str
    whole: str


def inputs_of(config: MkDocsConfig, project: Project, *, serving: bool) -> Inputs:
    """Read every file that a build reads; `serving` says that the frames are those of the preview."""
    settings = _settings(config)
    program, look = _program(config)
    general = [
        project.course / name
        for name in walk(project.course)
        if name.startswith("diagrams/") or "/" not in name
    ]
    text = digest(
        program, settings, repr(project.only), _files(project.course, general), _extensions(project)
    )
    frame = digest(text, look, str(serving))
    registry = digest(
        str(project.build_date),
        _files(project.registry, (project.registry / name for name in walk(project.registry))),
    )
    course = _files(project.course, (project.course / name for name in walk(project.course)))
    return Inputs(program, text, frame, registry, digest(frame, registry, course))


def _files(base: Path, paths: Iterable[Path]) -> str:
    """Return a digest of names and bytes."""
    parts: list[str | bytes] = []
    for path in paths:
        parts.append(path.relative_to(base).as_posix())
        try:
            parts.append(path.read_bytes())
        except OSError:
            parts.append("")  # reading it for the site will say what is wrong
    return digest(*parts)


def _program(config: MkDocsConfig) -> tuple[str, str]:
    """Return digests of our own code with its data, and of the look: templates, styles, scripts.

    The version of a library stands in the name of the folder with its metadata.
    """
    code: list[Path] = []
    look: list[Path] = []
    for name in walk(_PACKAGE):
        if name.startswith("client/") or "__pycache__" in name:
            continue
        of_look = name.startswith(_THEME) and name.endswith(_LOOK)
        (look if of_look else code).append(_PACKAGE / name)
    libraries = sorted(path.name for path in Path(sysconfig.get_path("purelib")).glob("*.dist-info"))
    own = Path(config.theme.custom_dir) if config.theme.custom_dir else None
    overrides = _files(own, (own / name for name in walk(own))) if own else ""
    return digest(sys.version, _files(_PACKAGE, code), *libraries), digest(_files(_PACKAGE, look), overrides)


def _settings(config: MkDocsConfig) -> str:
    """Return what mkdocs.yml says; an option that is an object never equals that of another build."""
    options = [
        config.site_name,
        config.site_url,
        config.extra_css,
        [str(script) for script in config.extra_javascript],
        config.markdown_extensions,
        config.mdx_configs,
        config.extra,
        sorted(config.theme),
        [config.theme[name] for name in sorted(config.theme)],
    ]
    return repr(options)


def _extensions(project: Project) -> str:
    """Return a digest of the Markdown extensions that are files of the project's own."""
    parts: list[str | bytes] = []
    for extension in project.extensions:
        name = str(extension).partition(":")[0]
        if name.partition(".")[0] in _IN_LIBRARIES:
            continue
        try:
            found = importlib.util.find_spec(name)
        except (ImportError, ValueError):
            continue
        if found and found.submodule_search_locations:
            folders = map(Path, found.submodule_search_locations)
            parts += [_files(folder, sorted(folder.rglob("*.py"))) for folder in folders]
        elif found and found.origin and Path(found.origin).is_file():
            parts.append(Path(found.origin).read_bytes())
    return digest(*parts)
