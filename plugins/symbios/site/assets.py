"""The theme's files as they are published: under a name that carries a hash of what is in them."""

from __future__ import annotations

import hashlib
import re
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING

from symbios.quiz.features import SCRIPTS, scripts
from symbios.site.themecss import ThemeSheets, split

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping

    from symbios.site.page import SitePage

FOLDER = "assets/theme"
_SOURCE_MAP = re.compile(rb"\n?(//[#@] sourceMappingURL=\S+|/\*[#@] sourceMappingURL=\S+ ?\*/)\s*$")
_UPSTREAM = {
    "bundle.js": "assets/javascripts/bundle.*.min.js",
    "favicon": "assets/images/favicon.svg",
}
"""Files known by a pattern: the one script of Material that a page needs, without its search worker, stemmers
and maps, and the icon of the browser's tab."""
_SHEET = "assets/stylesheets/main.*.min.css"

_QUESTIONS = ("quiz.js", *SCRIPTS)
_SOME_PAGES = frozenset({"diagram.css", "extras.css", "quiz.css", *_QUESTIONS})
OWN = (
    "boot.js",
    "course.css",
    "diagram.css",
    "page.js",
    "quiz.css",
    *_QUESTIONS,
    "root.css",
    "root.js",
    "search-boot.js",
    "search-fallback.js",
    "search.js",
)


def hashed(name: str, content: bytes) -> str:
    """Return `name` with the first 10 hex digits of the content's SHA-256 before its ending."""
    stem, dot, ending = name.rpartition(".")
    digest = hashlib.sha256(content).hexdigest()[:10]
    return f"{stem}.{digest}.{ending}" if dot else f"{name}.{digest}"


@dataclass(slots=True)
class Assets:
    """Name → address inside the site, and address → content; `sheets` is what became of the theme's style."""

    addresses: dict[str, str] = field(default_factory=dict)
    contents: dict[str, bytes] = field(default_factory=dict)
    sheets: ThemeSheets = field(default_factory=lambda: ThemeSheets("", "", frozenset()))

    def add(self, name: str, content: bytes, *, folder: str = FOLDER, as_name: str = "") -> str:
        """Publish `content`; pages ask for it by `name`. Return its address."""
        address = f"{folder}/{hashed(as_name or name, content)}"
        self.addresses[name] = address
        self.contents[address] = content
        return address


def theme_assets(
    folders: Iterable[str],
    extra: Iterable[str],
    cut: Callable[[str, list[str]], ThemeSheets] = split,
) -> Assets:
    """Collect the theme's files from its `folders` (the project's overrides first) and the `extra` ones.

    `cut` cuts the theme's sheet. Raise FileNotFoundError, naming the file, where one is missing.
    """
    tops = [Path(folder) for folder in folders]
    assets = Assets()
    for name in OWN:
        assets.add(name, _read(tops, f"assets/{name}"))
    for name, pattern in _UPSTREAM.items():
        path = _find(tops, pattern)
        assets.add(name, _SOURCE_MAP.sub(b"\n", path.read_bytes()), as_name=path.name.replace(".min", ""))
    for name in extra:
        assets.add(name, _read(tops, name), as_name=Path(name).name)
    own = [content.decode() for address, content in assets.contents.items() if address.endswith(".css")]
    sheets = cut(_find(tops, _SHEET).read_text(encoding="utf-8"), own)
    assets.sheets = sheets
    assets.add("main.css", sheets.core.encode())
    assets.add("extras.css", sheets.extras.encode())
    return assets


def add_colours(assets: Assets, colours: Mapping[str, str]) -> None:
    """Add the brand's colours, by role, as a style sheet of their own."""
    if colours:
        rules = "".join(f"--course-{role}:{value};" for role, value in sorted(colours.items()))
        assets.add("brand.css", f":root{{{rules}}}\n".encode())


def fit(assets: Assets, pages: Iterable[SitePage]) -> None:
    """Leave out what no page needs."""
    needed: set[str] = set()
    for page in pages:
        wants = {
            "extras.css": page.needs_extras,
            "diagram.css": page.diagrams > 0,
            "quiz.css": page.has_quiz or bool(page.asking),
        }
        needed.update(name for name, wanted in wants.items() if wanted)
        needed.update(scripts(page.quiz))
    for name in _SOME_PAGES - needed:
        del assets.contents[assets.addresses.pop(name)]


def _find(tops: list[Path], pattern: str) -> Path:
    for top in tops:
        found = sorted(top.glob(pattern))
        if found:
            return found[-1]
    raise FileNotFoundError(pattern)


def _read(tops: list[Path], name: str) -> bytes:
    return _find(tops, name).read_bytes()
