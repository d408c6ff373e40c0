"""The index of one locale."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import material
import pytest

from symbios.search import SearchDocument, as_script, build

DOCUMENTS = [
    SearchDocument("sl/a.html", "Voda", "Voda kroži in spet voda."),
    SearchDocument("sl/a.html#k", "Voda", "Čista voda.", "Ključ"),
    SearchDocument("sl/b.html", "Žaga", "Les, 'les' in \\ \u2028."),
]


def test_form() -> None:
    """The index holds the documents, the sorted words, and a pair of vectors for each document."""
    index = json.loads(build(DOCUMENTS, "sl"))
    assert index["lang"] == "sl"
    assert index["docs"][:2] == [
        ["sl/a.html", "Voda", "Voda kroži in spet voda."],
        ["#k", "Ključ", "Čista voda."],
    ]
    assert index["terms"] == "cista in kljuc krozi les spet voda zaga"
    steps, weights = index["vectors"][0][1][::2], index["vectors"][0][1][1::2]
    assert steps == [1, 2, 2, 1]
    assert all(weight > 0 for weight in weights)


@pytest.mark.parametrize("documents", [[], [SearchDocument("a.html", "…", "")]])
def test_nothing_to_index(documents: list[SearchDocument]) -> None:
    """A locale without pages, or without words, has an index too."""
    assert json.loads(build(documents, "sl"))["terms"] == ""


def test_same_bytes() -> None:
    """Builds in processes that hash differently give the same bytes."""
    code = (
        "import sys, json, symbios.search as s\n"
        "rows = json.loads(sys.argv[1])\n"
        "print(s.build([s.SearchDocument(*row) for row in rows], 'sl').encode().hex())"
    )
    rows = json.dumps([[d.url, d.title, d.text, d.section] for d in DOCUMENTS])
    outputs = {
        subprocess.run(
            [sys.executable, "-c", code, rows],
            env=os.environ | {"PYTHONHASHSEED": seed, "PYTHONPATH": os.pathsep.join(sys.path)},
            capture_output=True,
            check=True,
            text=True,
        ).stdout
        for seed in ("1", "2")
    }
    assert outputs == {build(DOCUMENTS, "sl").encode().hex() + "\n"}


def test_section_without_page() -> None:
    """A section that does not follow its page is the caller's mistake, and is refused."""
    with pytest.raises(ValueError, match=r"the section a\.html#x does not follow its page"):
        build([SearchDocument("a.html#x", "A", "", "X")], "sl")


def test_script() -> None:
    """The script assigns the index as one string without line ends that would break it."""
    script = as_script('{"a":"it\'s \\\\ \u2028"}')
    assert script == 'window.__courseSearchIndex=\'{"a":"it\\\'s \\\\\\\\ \\u2028"}\';\n'


def test_seams_of_the_theme() -> None:
    """The theme still makes its worker from `config.search`, and no index where no form is named so."""
    [bundle] = Path(material.__file__).parent.glob("templates/assets/javascripts/bundle.*.min.js")
    script = bundle.read_text(encoding="utf-8")
    assert script.count("new Worker(") == 1
    assert script.count('document.forms.namedItem("search")?') == 1
