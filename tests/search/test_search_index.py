"""The index of one locale."""

from __future__ import annotations

import json
import os
import random
import subprocess
import sys
from itertools import accumulate
from pathlib import Path

import material
import pytest
from lunr.builder import Builder

from symbios.search import SearchDocument, as_script, build, counted, tokens

ROOT = Path(__file__).parents[2]

DOCUMENTS = [
    SearchDocument("sl/a.html", "Voda", "Voda kroži in spet voda."),
    SearchDocument("sl/a.html#k", "Voda", "Čista voda.", "Ključ"),
    SearchDocument("sl/b.html", "Žaga", "Les, 'les' in \\ \u2028."),
]


def test_form() -> None:
    """The index holds the documents, the sorted words, and a pair of vectors for each document."""
    index = json.loads(build(counted(DOCUMENTS), "sl"))
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
    assert json.loads(build(counted(documents), "sl"))["terms"] == ""


def lunr_weights(documents: list[SearchDocument]) -> list[list[dict[str, int]]]:
    """Return what lunr's own builder computes: for each document and field, word → weight in hundredths."""
    builder = Builder()
    builder.field("title", boost=10)
    builder.field("text", boost=1)
    for number, document in enumerate(documents):
        fields = {"title": document.section or document.title, "text": document.text}
        builder.add({"id": number} | {name: text.split() for name, text in fields.items()})
    index = builder.build()
    words = {posting["_index"]: word for word, posting in index.inverted_index.items()}
    return [
        [
            {
                words[int(at)]: max(1, round(weight * 100))
                for at, weight in zip(flat[::2], flat[1::2], strict=True)
            }
            for name in ("title", "text")
            if (flat := index.field_vectors[f"{name}/{number}"].elements) is not None
        ]
        for number in range(len(documents))
    ]


def our_weights(documents: list[SearchDocument]) -> list[list[dict[str, int]]]:
    """Return the same from our index."""
    index = json.loads(build(counted(documents), "en"))
    terms = index["terms"].split()
    return [
        [
            {terms[at]: weight for at, weight in zip(accumulate(vector[::2]), vector[1::2], strict=True)}
            for vector in fields
        ]
        for fields in index["vectors"]
    ]


@pytest.mark.parametrize("seed", range(20))
def test_the_weights_are_those_of_lunr(seed: int) -> None:
    """Documents of any length, with rare and common words, weigh in our index what lunr makes them weigh."""
    chance = random.Random(seed)
    words = [f"w{number}" for number in range(60)]
    rarer = [1 / (number + 1) for number in range(60)]
    documents = [
        SearchDocument(
            f"{number}.html",
            " ".join(chance.choices(words, rarer, k=chance.randint(0, 4))),
            " ".join(chance.choices(words, rarer, k=chance.choice((0, 1, 10, 200)))),
        )
        for number in range(chance.choice((1, 2, 40)))
    ]
    assert our_weights(documents) == lunr_weights(documents)


@pytest.mark.parametrize("lang", ["en", "sl"])
def test_the_weights_of_the_course_are_those_of_lunr(lang: str) -> None:
    """The sections of the real course's texts weigh what lunr makes them weigh."""
    documents = []
    for file in sorted((ROOT / "course" / lang).rglob("*.md")):
        for part in file.read_text(encoding="utf-8").split("\n## "):
            heading, _, text = part.partition("\n")
            # lunr's builder of the tests cuts at spaces only, so it is given words that are cut already.
            documents.append(SearchDocument("a.html", " ".join(tokens(heading)), " ".join(tokens(text))))
    assert len(documents) > 50
    assert our_weights(documents) == lunr_weights(documents)


def test_same_bytes() -> None:
    """Builds in processes that hash differently give the same bytes."""
    code = (
        "import sys, json, symbios.search as s\n"
        "rows = json.loads(sys.argv[1])\n"
        "print(s.build(s.counted(s.SearchDocument(*row) for row in rows), 'sl').encode().hex())"
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
    assert outputs == {build(counted(DOCUMENTS), "sl").encode().hex() + "\n"}


def test_section_without_page() -> None:
    """A section that does not follow its page is the caller's mistake, and is refused."""
    with pytest.raises(ValueError, match=r"the section a\.html#x does not follow its page"):
        build(counted([SearchDocument("a.html#x", "A", "", "X")]), "sl")


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
