"""The search indexes of a site, one for each locale and never mixed."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from symbios.markup import join
from symbios.search.documents import documents_of
from symbios.search.index import as_script, build
from symbios.site.assets import hashed

if TYPE_CHECKING:
    from symbios.site.compile import Compiled


@dataclass(slots=True)
class IndexFiles:
    """Locale code → address of its index script, and address → content of all files."""

    addresses: dict[str, str] = field(default_factory=dict)
    contents: dict[str, bytes] = field(default_factory=dict)


def search_files(compiled: Compiled) -> IndexFiles:
    """Return the index of each locale as JSON and, beside it, as the script that a page loads.

    A page that is not translated is left out of its locale's index: its words are another language's.
    """
    files = IndexFiles()
    for locale in compiled.course.readers:
        documents = [
            document
            for page in compiled.pages
            if page.locale is locale and page.searchable
            for document in documents_of(join(page.html, page.after), page.url, page.title)
        ]
        text = build(documents, locale.lang)
        script = as_script(text).encode()
        name = f"{locale.code}/search/{hashed('index.js', script)}"
        files.addresses[locale.code] = name
        files.contents[name] = script
        files.contents[f"{name.removesuffix('.js')}.json"] = text.encode()
    return files
