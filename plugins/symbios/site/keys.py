"""The keys of the cache: for each page a digest of everything that decides on its bytes."""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING

from symbios.course.model import Generated, Lesson, Module
from symbios.fences import find
from symbios.site.memory import digest
from symbios.site.nav import neighbours

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from symbios.course.model import Course, Document, Unit
    from symbios.site.inputs import Inputs
    from symbios.site.page import SitePage

_WITH_COURSE = re.compile(r"/{3,}[ \t]*(?:modules|partners)")
"""The blocks that show more than their own text."""


def _shows_others(text: str) -> bool:
    return "///" in text and _WITH_COURSE.search(text) is not None


class Keys:
    """Says under which key a page lies in the cache.

    `targets` are the addresses of all that a link can lead to. What a page shows of others goes by module:
    its lessons with their titles, outcomes, lengths and states.
    """

    def __init__(
        self, course: Course, inputs: Inputs, targets: Mapping[str, str], style: Iterable[str]
    ) -> None:
        self._course, self._inputs = course, inputs
        self._general = digest(inputs.text, repr(sorted(targets.items())), repr(sorted(style)))
        self._around = neighbours(course)
        self._module = cache(self._module_of)
        self._modules = cache(self._modules_of)
        self._titles = cache(self._titles_of)
        self._known: dict[str, str] = {}
        self._banks = digest(repr(course.banks))
        self._folders = {module.id: module for module in course.modules}

    def content(self, page: SitePage) -> str:
        """Return the key of what is made of a page before it gets its frame."""
        parts = [self._general, page.url, page.kind, page.title]
        unit, document = page.unit, page.document
        if page.entry is not None:
            return digest(*parts, self._inputs.registry)
        if page.asking:
            return digest(*parts, *self._questions(page))
        if document and unit:
            source = unit.source
            inherited = self._inherited(source) if source and source is not document else ""
            parts += [document.path, document.text, inherited, str(page.searchable)]
            if "bank" in document.text:
                parts.append(self._banks)
        code = page.locale.code
        if isinstance(unit, Module):
            parts += [self._module(unit.id, code), self._titles(code)]
        elif not isinstance(unit, Lesson) or (document and _shows_others(document.text)):
            parts += [self._modules(code), self._inputs.registry]
            if isinstance(unit, Generated):
                parts += [repr([lesson.title(code) for lesson in self._course.lessons()])]
        return digest(*parts)

    def frame(self, page: SitePage, content: str) -> str:
        """Return the key of a whole page but for the address of its search index; `content` is its own."""
        parts = [self._inputs.frame, content, self._titles(page.locale.code)]
        unit, code = page.unit, page.locale.code
        if page.route and unit:
            parts.append(str(page.route.state))
            around = self._around.get(unit.key, ())
            parts.append(repr([(each.title(code), self._language(each, code)) for each in around if each]))
        if isinstance(unit, Lesson):
            parts.append(self._module(unit.module, code))
        elif isinstance(unit, Module):
            parts.append(self._module(unit.id, code))
        return digest(*parts)

    def _questions(self, page: SitePage) -> Iterator[str]:
        """Yield what decides on an answer key: the questions and titles of its pages, and the banks."""
        yield self._banks
        for unit in page.asking:
            document = unit.document(page.locale.code)
            for text in (document, unit.source):
                yield "" if text is None else self._inherited(text)
            yield unit.title(page.locale.code)

    def _inherited(self, source: Document) -> str:
        """Return a digest of what a translation can take over: the front matter and the questions."""
        found = self._known.get(source.path)
        if found is None:
            front = source.text[: len(source.text) - len(source.body)]
            fences = [(fence.text, fence.info, fence.closed) for fence in find(source.body, 1)]
            found = self._known[source.path] = digest(source.path, front, repr(fences))
        return found

    def _titles_of(self, code: str) -> str:
        """Return a digest of what the navigation and the foot of every page of a locale show."""
        units = [self._course.home, *self._course.modules, *self._course.pages, *self._course.generated]
        rows = [(unit.key, unit.title(code), self._language(unit, code)) for unit in units]
        numbers = [(module.number, len(module.lessons)) for module in self._course.modules]
        return digest(repr((rows, numbers)))

    def _module_of(self, name: str, code: str) -> str:
        module = self._folders[name]
        return digest(repr([self._shown(unit, code) for unit in (module, *module.lessons)]))

    def _modules_of(self, code: str) -> str:
        """Return a digest of all that the cards of modules show in a locale."""
        return digest(self._titles(code), *(self._module(module.id, code) for module in self._course.modules))

    def _shown(self, unit: Unit, code: str) -> tuple[object, ...]:
        """Return what other pages may show of one."""
        document = unit.document(code)
        duration = unit.duration if isinstance(unit, Lesson) else None
        outcomes = document.objectives if document else ()
        return (
            unit.key,
            unit.title(code),
            self._language(unit, code),
            str(unit.state(code)),
            duration,
            outcomes,
        )

    @staticmethod
    def _language(unit: Unit, code: str) -> str:
        document = unit.document(code)
        return document.locale if document else ""
