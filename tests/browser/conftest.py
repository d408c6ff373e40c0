"""Gives the browser tests the fixtures that they share with the walks."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import pytest


def pytest_configure(config: pytest.Config) -> None:
    """Load the shared fixtures once, whichever of the two folders asks first."""
    config.pluginmanager.import_plugin("browser_fixtures")
