"""axe-core: what it finds on a page, and the looks in which it is asked."""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING, Any

import pytest

from browser_sites import ROOT

if TYPE_CHECKING:
    from playwright.sync_api import Page

_AXE = ROOT / "node_modules" / "axe-core" / "axe.min.js"
_RUN = """(area) => axe.run(area ?? document, {
  rules: {"target-size": {enabled: true}},
  resultTypes: ["violations"],
})"""
_MEANT = {
    # The two labels open search and contents without script; a button could not.
    "aria-allowed-role": re.compile(r"label\[|for=\"__search\""),
}
"""Findings that are meant: the rule, and the elements that may break it."""

LOOKS: dict[str, dict[str, Any]] = {
    "light": {"color_scheme": "light", "viewport": {"width": 1280, "height": 900}},
    "dark": {"color_scheme": "dark", "viewport": {"width": 1280, "height": 900}},
    "phone": {"color_scheme": "light", "viewport": {"width": 390, "height": 844}},
}


@cache
def _axe() -> str:
    """Read axe-core, which npm brings."""
    if not _AXE.is_file():
        pytest.fail("axe-core is missing: run npm ci.")
    return _AXE.read_text(encoding="utf-8")


def violations(page: Page, area: str | None = None) -> list[str]:
    """Return each violation on its own line: rule, element, what is wrong; `area` is a selector.

    The page is shown from its beginning: a control half under the header would count as too small.
    """
    page.evaluate("scrollTo(0, 0)")
    if not page.evaluate("'axe' in globalThis"):
        page.evaluate(_axe())
    found = page.evaluate(_RUN, area)["violations"]
    return [
        f"{rule['id']}: {node['target']}: {node['failureSummary'].splitlines()[-1].strip()}"
        for rule in found
        for node in rule["nodes"]
        if not (rule["id"] in _MEANT and _MEANT[rule["id"]].search(str(node["target"])))
    ]
