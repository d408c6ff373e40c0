"""The pages that the compiler writes; what an author writes in a file of that name stands above its part."""

from __future__ import annotations

from typing import TYPE_CHECKING

from symbios.course.document import slug
from symbios.course.model import Generated

if TYPE_CHECKING:
    from collections.abc import Mapping

    from symbios.course.model import Document, Module, Settings, Term

NAMES = ("course", "directory", "glossary", "partners", "accessibility", "privacy", "licence", "sitemap")
"""The ids of these pages in the order in which they are listed; but for one, they are the file names too."""
_DIRECTORY = Generated("directory", "directory/index.md", "directory/index.html", None, {})


def is_generated(key: str) -> bool:
    """Whether the file `key` of a locale's folder stands above a part that the compiler writes."""
    return any(_is(key, name) for name in NAMES)


def with_directory(pages: tuple[Generated, ...]) -> tuple[Generated, ...]:
    """Return the generated pages of a course that has a registry: the directory is one of them."""
    if any(page.id == _DIRECTORY.id for page in pages):
        return pages
    return tuple(sorted((*pages, _DIRECTORY), key=lambda page: NAMES.index(page.id)))


def generated_pages(
    documents: Mapping[str, Mapping[str, Document]],
    settings: Settings,
    modules: tuple[Module, ...],
    glossary: Mapping[str, Mapping[str, Term]],
) -> tuple[Generated, ...]:
    """Return the pages of this course: those there is something to say on, and those an author began."""
    something = {
        "course": bool(modules),
        "directory": False,
        "glossary": bool(glossary),
        "partners": bool(settings.partners),
        "accessibility": settings.accessibility is not None,
        "licence": bool(settings.licence),
    }
    found = []
    for name in NAMES:
        texts = {locale: pages[key] for locale, pages in documents.items() for key in pages if _is(key, name)}
        source = texts.pop(settings.source_locale, None)
        if texts or source or something.get(name, True):
            key = source.folder_path.partition("/")[2] if source else f"{name}.md"
            url = f"{name}.html"
            if name == _DIRECTORY.id:
                key, url = _DIRECTORY.key, _DIRECTORY.url
            found.append(Generated(name, key, url, source, texts))
    return tuple(found)


def _is(key: str, name: str) -> bool:
    if name == _DIRECTORY.id:
        return key == _DIRECTORY.key
    return "/" not in key and slug(key) == name
