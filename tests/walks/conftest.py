"""Gives the walks the fixtures of tests/browser, and prints at the end what each walk took."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from collections.abc import Callable

    Figures = Callable[..., None]

_LINES: list[str] = []


def pytest_configure(config: pytest.Config) -> None:
    """Load the fixtures that both folders share, once."""
    folder = str(Path(__file__).parents[1] / "browser")
    if folder not in sys.path:
        sys.path.insert(0, folder)
    config.pluginmanager.import_plugin("browser_fixtures")


@pytest.fixture
def figures() -> Figures:
    """Note what a walk took: `figures("who", inputs=12, bytes=90_000)`."""

    def note(who: str, **amounts: int) -> None:
        _LINES.append(f"{who}: " + ", ".join(f"{amount} {name}" for name, amount in amounts.items()))

    return note


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter) -> None:
    """Print what the walks took."""
    if _LINES:
        terminalreporter.section("walks")
        for line in _LINES:
            terminalreporter.line(line)
        _LINES.clear()
