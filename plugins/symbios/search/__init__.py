"""Search: what a page says as documents, their words, and one index per locale."""

from __future__ import annotations

from symbios.search.documents import SearchDocument, documents_of
from symbios.search.index import Counted, as_script, build, counted
from symbios.search.text import tokens

__all__ = ["Counted", "SearchDocument", "as_script", "build", "counted", "documents_of", "tokens"]
