"""What decides on the bytes of a site, as digests: the program, the settings, the files."""

from __future__ import annotations

import importlib.util
import os
import sys
import sysconfig
from contextlib import suppress
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING

from symbios.course.tree import walk
from symbios.site.memory import digest

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

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
    code and data with the libraries, `whole` for everything. `contents` has what was read of the course.
    """

    program: str
    text: str
    frame: str
    registry: str
    whole: str
    contents: Mapping[str, bytes] = field(default_factory=dict, repr=False, compare=False)

    def read(self, path: Path) -> bytes:
        """Return the bytes of a file of the course; what was read for the digests is not read again."""
        found = self.contents.get(str(path))
        return path.read_bytes() if found is None else found


def inputs_of(config: MkDocsConfig, project: Project, *, serving: bool) -> Inputs:
    """Read every file that a build reads; `serving` says that the frames are those of the preview."""
    settings = _settings(config)
    program, look = _program(config)
    names = walk(project.course)
    general = [name for name in names if name.startswith("diagrams/") or "/" not in name]
    text = digest(
        program, settings, repr(project.only), _files(project.course, general), _extensions(project)
    )
    frame = digest(text, look, str(serving))
    registry = digest(
        str(project.build_date),
        _files(project.registry, walk(project.registry)),
    )
    contents: dict[str, bytes] = {}
    course = _files(project.course, names, contents)
    return Inputs(program, text, frame, registry, digest(frame, registry, course), contents)


def _files(base: Path, names: Iterable[str], contents: dict[str, bytes] | None = None) -> str:
    """Return a digest of the names and bytes of files below `base`; `contents` gets the texts."""
    parts: list[str | bytes] = []
    for name in names:
        path, data = f"{base}{os.sep}{name}", b""
        with suppress(OSError), open(path, "rb", buffering=0) as file:  # noqa: PTH123 - a course has thousands
            data = file.read()
            if contents is not None and name.endswith(".md"):
                contents[path] = data
        parts += name, data  # where it cannot be read, reading it for the site will say what is wrong
    return digest(*parts)


def _program(config: MkDocsConfig) -> tuple[str, str]:
    """Return digests of our own code with its data, and of the look: templates, styles, scripts.

    The version of a library stands in the name of the folder with its metadata.
    """
    code: list[str] = []
    look: list[str] = []
    for name in walk(_PACKAGE):
        if name.startswith("client/") or "__pycache__" in name:
            continue
        of_look = name.startswith(_THEME) and name.endswith(_LOOK)
        (look if of_look else code).append(name)
    libraries = sorted(path.name for path in Path(sysconfig.get_path("purelib")).glob("*.dist-info"))
    own = Path(config.theme.custom_dir) if config.theme.custom_dir else None
    overrides = _files(own, walk(own)) if own else ""
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
            parts += [
                _files(folder, [name for name in walk(folder) if name.endswith(".py")]) for folder in folders
            ]
        elif found and found.origin and Path(found.origin).is_file():
            parts.append(Path(found.origin).read_bytes())
    return digest(*parts)
