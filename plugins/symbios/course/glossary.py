"""Reading glossary.yml: term id → locale → term, definition, source."""

from __future__ import annotations

from typing import TYPE_CHECKING

from symbios.course.model import Term
from symbios.problems import did_you_mean
from symbios.yamlfields import Fields
from symbios.yamlio import EMPTY, parse

if TYPE_CHECKING:
    from collections.abc import Collection

    from symbios.problems import Report


def read_glossary(
    text: str, path: str, locales: Collection[str], report: Report
) -> dict[str, dict[str, Term]]:
    """Read the terms; one in a locale that is not among `locales` is reported and left out."""
    terms = Fields(parse(text, path, report) or EMPTY, path, report, name="glossary")
    return {identity: _term(terms, identity, locales, report) for identity in terms.names()}


def _term(terms: Fields, identity: str, locales: Collection[str], report: Report) -> dict[str, Term]:
    """Read one term in all its locales."""
    node = terms.map(identity, example="en:\n    term: …\n    definition: …")
    if node is None:
        return {}
    codes = Fields(node, terms.path, report, name="glossary")
    found: dict[str, Term] = {}
    for code in codes.names():
        entry_node = codes.map(code, example="term: …\n  definition: …")
        if code not in locales:
            message = f"“{identity}” has a text in “{code}”, which is no locale of the course"
            codes.problem("locale", message, did_you_mean(code, locales), codes.mark_of(code))
        elif entry_node is not None:
            entry = Fields(entry_node, terms.path, report, name="glossary")
            term = entry.text("term", required=True, example=identity)
            definition = entry.text("definition", required=True)
            source = entry.text("source") or ""
            entry.done()
            if term and definition:
                found[code] = Term(term, definition, source)
    return found
