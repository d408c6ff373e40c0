"""A registry in a temporary folder, made of the texts a test gives."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import date
from typing import TYPE_CHECKING

import pytest

from symbios.problems import Report
from symbios.registry.load import load
from symbios.registry.model import Registry

if TYPE_CHECKING:
    from pathlib import Path

ENTRY = """\
name: Example Brewery
country: PT
region: PT11
sector: "11"
contact:
  website: https://brewery.example/
offers:
  - id: spent-grain
    kind: material
    title: Spent grain
    quantity: {band: 10-100, unit: t, per: month}
    expires: 2027-06-30
"""
LoadFiles = Callable[[Mapping[str, str | bytes]], tuple[Registry, Report]]
LoadEntry = Callable[[str | bytes], tuple[Registry, Report]]


@pytest.fixture
def entry() -> str:
    """Return an entry in which nothing is wrong."""
    return ENTRY


@pytest.fixture
def load_files(tmp_path: Path) -> LoadFiles:
    """Return a function that writes files below `community_data` and loads them on 1 October 2026."""
    root = tmp_path / "community_data"

    def write_and_load(files: Mapping[str, str | bytes]) -> tuple[Registry, Report]:
        for name, content in files.items():
            file = root / name
            file.parent.mkdir(parents=True, exist_ok=True)
            file.write_bytes(content if isinstance(content, bytes) else content.encode())
        report = Report()
        return load(root, ("en", "sl"), "en", date(2026, 10, 1), report), report

    return write_and_load


@pytest.fixture
def load_entry(load_files: LoadFiles) -> LoadEntry:
    """Return a function that loads one text as the entry `example`."""
    return lambda content: load_files({"organisations/example.yml": content})
