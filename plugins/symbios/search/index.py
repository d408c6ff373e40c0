"""Builds the index of one locale; the only module that knows lunr.

The words are cut and folded by `tokens` before lunr sees them, and its pipelines are empty: no stemmer to
wait for, no language taken by default. What lunr computes (BM25 weights per document and field) is written
in a compact form, from which `client/search/engine.ts` makes lunr's own again:

    {"lang": "sl",
     "docs": [[url, title, text], ["#anchor", heading, text], …],    a section follows its page
     "terms": "a b c …",                                             sorted by UTF-16 code unit
     "vectors": [[title, text], …]}                                  one pair a document

where a vector is the flat list of `step, weight`: the step from the number of the term before, and the
weight in hundredths.
"""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

from lunr.builder import Builder

from symbios.search.text import tokens

if TYPE_CHECKING:
    from collections.abc import Sequence

    from symbios.search.documents import SearchDocument

_FIELDS = {"title": 10, "text": 1}
"""The fields and how much more a word in them weighs."""


def build(documents: Sequence[SearchDocument], lang: str) -> str:
    """Return the index of `documents`, all in language `lang`, as JSON; same documents, same bytes.

    Each page stands before its sections, as `documents_of` returns them.
    """
    words = [
        {"title": tokens(document.section or document.title), "text": tokens(document.text)}
        for document in documents
    ]
    terms = sorted(
        {word for fields in words for field in fields.values() for word in field},
        key=lambda word: word.encode("utf-16-be"),
    )
    index = {
        "lang": lang,
        "docs": _rows(documents),
        "terms": " ".join(terms),
        "vectors": _vectors(words, {term: number for number, term in enumerate(terms)}),
    }
    return json.dumps(index, ensure_ascii=False, separators=(",", ":"))


def as_script(json_text: str) -> str:
    """Return the script that hands the index to the page as text, to be parsed in the worker."""
    escaped = json_text.replace("\\", "\\\\").replace("'", "\\'")
    escaped = escaped.replace("\u2028", "\\u2028").replace("\u2029", "\\u2029")
    return f"window.__courseSearchIndex='{escaped}';\n"


def _rows(documents: Sequence[SearchDocument]) -> list[list[str]]:
    rows: list[list[str]] = []
    page = ""
    for document in documents:
        url = document.url
        if document.section is None:
            page = url
        elif url.startswith(f"{page}#"):
            url = url.removeprefix(page)
        else:
            raise ValueError(f"the section {url} does not follow its page")
        rows.append([url, document.section or document.title, document.text])
    return rows


def _vectors(words: list[dict[str, list[str]]], numbers: dict[str, int]) -> list[list[list[int]]]:
    """Return lunr's weights; lunr gets numbers for words, so that it cannot change them."""
    if not numbers:
        return [[[] for _ in _FIELDS] for _ in words]
    builder = Builder()
    for name, boost in _FIELDS.items():
        builder.field(name, boost=boost)
    for number, fields in enumerate(words):
        builder.add(
            {"id": number} | {name: [str(numbers[word]) for word in field] for name, field in fields.items()}
        )
    index = builder.build()
    names = {posting["_index"]: int(number) for number, posting in index.inverted_index.items()}
    return [
        [_steps(index.field_vectors[f"{name}/{number}"], names) for name in _FIELDS]
        for number in range(len(words))
    ]


def _steps(vector: Any, names: dict[int, int]) -> list[int]:  # noqa: ANN401 - lunr ships no types
    elements: list[float] = vector.elements
    weights = {names[int(index)]: weight for index, weight in zip(elements[::2], elements[1::2], strict=True)}
    steps: list[int] = []
    before = 0
    for number in sorted(weights):
        steps += [number - before, max(1, round(weights[number] * 100))]
        before = number
    return steps
