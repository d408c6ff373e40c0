"""Builds the index of one locale.

The words are cut and folded by `tokens`. What is written is what lunr computes: the BM25 weight of each word
in each field of each document (lunr 2.3, `lib/builder.js`; Robertson and Zaragoza 2009, k1 = 1.2, b = 0.75),
in a compact form, from which `client/search/engine.ts` makes lunr's own index again:

    {"lang": "sl",
     "docs": [[url, title, text], ["#anchor", heading, text], …],    a section follows its page
     "terms": "a b c …",                                             sorted by UTF-16 code unit
     "vectors": [[title, text], …]}                                  one pair a document

where a vector is the flat list of `step, weight`: the step from the number of the term before, and the
weight in hundredths. We weigh ourselves because lunr's own builder takes seven times as long, and because the
words of one page can then be counted by themselves; a test holds both against each other.
"""

from __future__ import annotations

import json
import math
from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING

from symbios.search.text import tokens

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from symbios.search.documents import SearchDocument

_BOOSTS = (10, 1)
"""How much more a word weighs in each field: the title, the text."""
_K1, _B = 1.2, 0.75


@dataclass(frozen=True, slots=True)
class Counted:
    """A document with how often each of its words stands in each field, and how many words a field has."""

    url: str
    heading: str
    text: str
    section: bool
    times: tuple[Mapping[str, int], ...]
    lengths: tuple[int, ...]


def counted(documents: Iterable[SearchDocument]) -> list[Counted]:
    """Return the documents of one page with their words counted; it needs nothing of any other page."""
    found = []
    for document in documents:
        heading = document.section or document.title
        words = tokens(heading), tokens(document.text)
        times = tuple(dict(Counter(field)) for field in words)
        lengths = tuple(len(field) for field in words)
        section = document.section is not None
        found.append(Counted(document.url, heading, document.text, section, times, lengths))
    return found


def build(documents: Sequence[Counted], lang: str) -> str:
    """Return the index of `documents`, all in language `lang`, as JSON; same documents, same bytes.

    Each page stands before its sections, as `documents_of` returns them.
    """
    holders = Counter(word for document in documents for field in document.times for word in field)
    terms = sorted(holders, key=lambda word: word.encode("utf-16-be"))
    index = {
        "lang": lang,
        "docs": _rows(documents),
        "terms": " ".join(terms),
        "vectors": _vectors(documents, holders, {term: number for number, term in enumerate(terms)}),
    }
    return json.dumps(index, ensure_ascii=False, separators=(",", ":"))


def as_script(json_text: str) -> str:
    """Return the script that hands the index to the page as text, to be parsed in the worker."""
    escaped = json_text.replace("\\", "\\\\").replace("'", "\\'")
    escaped = escaped.replace("\u2028", "\\u2028").replace("\u2029", "\\u2029")
    return f"window.__courseSearchIndex='{escaped}';\n"


def _rows(documents: Sequence[Counted]) -> list[list[str]]:
    rows: list[list[str]] = []
    page = ""
    for document in documents:
        url = document.url
        if not document.section:
            page = url
        elif url.startswith(f"{page}#"):
            url = url.removeprefix(page)
        else:
            raise ValueError(f"the section {url} does not follow its page")
        rows.append([url, document.heading, document.text])
    return rows


def _vectors(
    documents: Sequence[Counted], holders: Mapping[str, int], numbers: Mapping[str, int]
) -> list[list[list[int]]]:
    """Return the weights; `holders` tells in how many fields of documents a word stands."""
    total = len(documents)
    known = {
        word: (numbers[word], math.log(1 + abs((total - number + 0.5) / (number + 0.5))))
        for word, number in holders.items()
    }
    means = [sum(document.lengths[field] for document in documents) / (total or 1) for field in (0, 1)]
    return [
        [
            _steps(document.times[field], known, _norm(document.lengths[field], means[field]), boost)
            for field, boost in enumerate(_BOOSTS)
        ]
        for document in documents
    ]


def _norm(length: int, mean: float) -> float:
    """Return what a field's length does to the weight of its words."""
    return _K1 * (1 - _B + _B * (length / mean)) if length else 0.0


def _steps(
    times: Mapping[str, int], known: Mapping[str, tuple[int, float]], norm: float, boost: int
) -> list[int]:
    """Return the weights of one field; `known` has the number and the rarity of each word."""
    steps: list[int] = []
    before = 0
    for number, rarity, often in sorted([(*known[word], often) for word, often in times.items()]):
        weight = rarity * ((_K1 + 1) * often) / (norm + often) * boost
        # lunr keeps three decimals, and we two of them. Rounding to three costs more than all else here, and
        # moves the weight by 0.05 hundredths at most: it can matter only beside the middle of two hundredths.
        raised = weight * 100 + 0.5
        hundredths = int(raised)
        if not 0.06 < raised - hundredths < 0.94:
            hundredths = round(round(weight, 3) * 100)
        steps += (number - before, hundredths or 1)
        before = number
    return steps
