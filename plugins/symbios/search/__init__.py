"""Search: what a page says as documents, their words, and one index per locale."""

from __future__ import annotations

from symbios.search.documents import SearchDocument, documents_of
from symbios.search.index import as_script, build
from symbios.search.text import tokens

__all__ = ["SearchDocument", "as_script", "build", "documents_of", "tokens"]
