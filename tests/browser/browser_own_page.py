"""A small page of a test's own, with the site's script and policy and a style sheet of a few lines."""

from __future__ import annotations

import shutil
from dataclasses import dataclass
from typing import TYPE_CHECKING

from browser_sites import ROOT

if TYPE_CHECKING:
    from pathlib import Path

_SCRIPT = ROOT / "plugins/symbios/theme/assets/page.js"
_STYLE = """body { margin: 0; font: 16px/1.5 sans-serif } main { padding: 1rem }
[hidden] { display: none !important }
.course-tooltip { position: absolute; width: max-content; max-width: 22rem; padding: .5rem; background: #ffd }
.course-handover__text { white-space: pre-wrap; overflow-wrap: anywhere }
"""
_POLICY = (
    "default-src 'self'; script-src 'self'; style-src 'self'; img-src 'self' data: blob:; "
    "object-src 'none'; base-uri 'none'"
)
_PAGE = """<!doctype html>
<html lang="{lang}" dir="{direction}">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="{policy}">
<meta name="viewport" content="width=device-width,initial-scale=1">
<title>A page</title>
<link rel="icon" href="data:,">
<link rel="stylesheet" href="page.css">
<script src="page.js" defer></script>
</head>
<body><main>{body}</main></body>
</html>
"""


@dataclass(frozen=True, slots=True)
class OwnPage:
    """A folder with `page.html` in it."""

    folder: Path

    def write(self, body: str, *, lang: str = "en", direction: str = "ltr") -> None:
        """Write the page; `body` is HTML."""
        self.folder.mkdir(exist_ok=True)
        shutil.copy(_SCRIPT, self.folder / "page.js")
        (self.folder / "page.css").write_text(_STYLE, encoding="utf-8")
        page = _PAGE.format(lang=lang, direction=direction, policy=_POLICY, body=body)
        (self.folder / "page.html").write_text(page, encoding="utf-8")

    @property
    def address(self) -> str:
        """The page as it is opened from a disk."""
        return (self.folder / "page.html").as_uri()
