"""Diagrams in a temporary folder, and ready ones."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING

import pytest

from symbios.diagram.load import load_diagrams
from symbios.diagram.model import Diagram, Flow, Node
from symbios.problems import Report

if TYPE_CHECKING:
    from pathlib import Path

SOUND = """\
title: {en: From hide to gelatine, sl: Od kože do želatine}
description: {en: A tannery gives., sl: Usnjarna daje.}
nodes:
  - id: tannery
    label: {en: Tannery, sl: Usnjarna}
  - id: gelatine-maker
    label: {en: Gelatine maker, sl: Proizvajalec želatine}
flows:
  - from: tannery
    to: gelatine-maker
    label: {en: trimmings, sl: obrezki}
"""
LoadFiles = Callable[[Mapping[str, str]], tuple[dict[str, Diagram], Report]]


@pytest.fixture
def sound() -> str:
    """Return a diagram in which nothing is wrong."""
    return SOUND


@pytest.fixture
def load_files(tmp_path: Path) -> LoadFiles:
    """Return a function that writes files into `course/diagrams` and loads them for English and Slovene."""

    def write_and_load(files: Mapping[str, str]) -> tuple[dict[str, Diagram], Report]:
        for name, content in files.items():
            file = tmp_path / "diagrams" / name
            file.parent.mkdir(parents=True, exist_ok=True)
            file.write_text(content, encoding="utf-8")
        report = Report()
        return load_diagrams(tmp_path / "diagrams", "course/diagrams", ("en", "sl"), "en", report), report

    return write_and_load


@pytest.fixture
def works() -> Diagram:
    """Return a small diagram with every kind of node and flow, in English with some Slovene."""
    return Diagram(
        "works",
        "course/diagrams/works.yml",
        {"en": "The works", "sl": "Tovarna"},
        {"en": "A lake gives water."},
        (
            Node("lake", {"en": "Lake", "sl": "Jezero"}, "place"),
            Node("works", {"en": "Works <A & B>"}),
            Node("bread", {"en": "Bread", "sl": "Kruh"}, "product"),
        ),
        (
            Flow("lake", "works", {"en": "water", "sl": "voda"}, "water"),
            Flow("works", "bread", {"en": "heat of the oven"}, "energy"),
            Flow("works", "lake", {"en": "cleaning", "sl": "čiščenje"}, "service"),
            Flow("works", "bread", {"en": "bread", "sl": "kruh"}),
        ),
    )
