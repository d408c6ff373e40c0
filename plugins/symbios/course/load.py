"""From a folder to a Course: list the files, read each, pair the translations, check the whole."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from symbios.course.check import check_documents, check_references
from symbios.course.document import read, slug, split_number
from symbios.course.generated import generated_pages, is_generated
from symbios.course.glossary import read_glossary
from symbios.course.model import Course, Document, Lesson, Module, Page, Settings
from symbios.course.settings import guessed, read_settings
from symbios.course.tree import Tree, read_text, relative, sort_files
from symbios.course.unique import check_unique
from symbios.problems import Report, did_you_mean

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping, Sequence

    from symbios.course.model import Term
    from symbios.yamlio import Text

_NAME = re.compile(r"\w[\w.-]*")
_LAST = 1_000_000
Documents = dict[str, dict[str, Document]]
Reader = Callable[[str, str, str, str, Report], Document]
"""Reads a document from its text, its path in messages, its path in the course folder and its locale."""


def load(
    folder: Path,
    project: Path,
    report: Report,
    reader: Reader = read,
    bytes_of: Callable[[Path], bytes] = Path.read_bytes,
) -> Course:
    """Read the course in `folder`; everything wrong goes to `report`, with paths relative to `project`.

    `reader` reads the text of one document, `bytes_of` gives those of its file.

    What cannot be read is left out, so that one call finds all problems. A course whose report fails must
    not be published.
    """
    prefix = relative(folder, project)
    settings = _settings(folder, prefix, report)
    tree = sort_files(folder, prefix, [locale.code for locale in settings.locales], report, bytes_of)
    documents = _read_all(tree, prefix, report, reader)
    source = documents.get(settings.source_locale, {})
    modules = _modules(documents, settings, prefix, report)
    tops = [key for key in source if "/" not in key and key != "index.md" and not is_generated(key)]
    glossary = _glossary(folder, prefix, settings, report)
    course = Course(
        settings=settings,
        home=Page(
            "index",
            "index.md",
            "index.html",
            source.get("index.md"),
            _others("index.md", documents, settings),
        ),
        pages=tuple(_page(key, documents, settings) for key in sorted(tops, key=_by_number)),
        modules=modules,
        glossary=glossary,
        assets=tuple(tree.assets),
        generated=generated_pages(documents, settings, modules, glossary),
        orphans=_orphans(documents, modules, settings),
        banks=tree.banks,
    )
    check_unique(course, prefix, report)
    check_documents(course, report)
    check_references(course, f"{prefix}/course.yml", report)
    return course


def _settings(folder: Path, prefix: str, report: Report) -> Settings:
    """Read course.yml; where that cannot be done, guess the locales, so that the rest is checked."""
    path, name = folder / "course.yml", f"{prefix}/course.yml"
    text = None
    if path.is_file():
        text = read_text(path, name, report)
    else:
        report.add(
            name,
            0,
            0,
            "course-file-missing",
            "there is no course.yml; it says what the course is",
            "Write a file with these three lines:\nid: my-course\ntitle: My course\nsource_locale: en",
        )
    settings = None if text is None else read_settings(text, name, report)
    return settings or guessed(entry.name for entry in folder.iterdir() if entry.is_dir())


def _glossary(
    folder: Path, prefix: str, settings: Settings, report: Report
) -> Mapping[str, Mapping[str, Term]]:
    path, name = folder / "glossary.yml", f"{prefix}/glossary.yml"
    text = read_text(path, name, report) if path.is_file() else None
    codes = [locale.code for locale in settings.locales]
    return read_glossary(text, name, codes, report) if text else {}


def _read_all(tree: Tree, prefix: str, report: Report, reader: Reader) -> Documents:
    """Read every Markdown file: locale → key → document."""
    found: Documents = {}
    for locale, pages in tree.pages.items():
        found[locale] = {}
        for key, text in pages.items():
            folder_path = f"{locale}/{key}"
            path = f"{prefix}/{folder_path}"
            folder, _, file = key.rpartition("/")
            for place, part in ((f"{prefix}/{locale}/{folder}", folder), (path, file)):
                name = split_number(part.removesuffix(".md"))[1]
                if part and not _NAME.fullmatch(name):
                    wanted = re.sub(r"-{2,}", "-", re.sub(r"[^\w.-]+", "-", name.lower()))
                    wanted = wanted.strip("-") or "lesson"
                    report.add(
                        place,
                        0,
                        0,
                        "file-name",
                        f"the name “{part}” has signs that do not belong in a web address",
                        f"Rename it, for example to “{part.replace(name, wanted)}”.",
                    )
            found[locale][key] = reader(text, path, folder_path, locale, report)
    return found


def _by_number(name: str) -> tuple[int, str]:
    number, rest = split_number(name)
    return (_LAST if number is None else number, rest)


def _others(key: str, documents: Documents, settings: Settings) -> dict[str, Document]:
    """Return the translations of `key`, by locale."""
    return {
        locale: pages[key]
        for locale, pages in documents.items()
        if locale != settings.source_locale and key in pages
    }


def _page(key: str, documents: Documents, settings: Settings) -> Page:
    source = documents[settings.source_locale][key]
    name = slug(key)
    return Page(name, key, f"{name}.html", source, _others(key, documents, settings))


def _modules(documents: Documents, settings: Settings, prefix: str, report: Report) -> tuple[Module, ...]:
    """Make the modules of the source locale, in the order of their numbers or of course.yml."""
    lessons: dict[str, list[str]] = defaultdict(list)
    source = documents.get(settings.source_locale, {})
    for key in source:
        folder, slash, name = key.partition("/")
        if slash and not is_generated(key):
            lessons[folder] += [] if name == "index.md" else [key]
    modules = []
    for folder in sorted(lessons, key=_by_number):
        name = slug(folder)
        key = f"{folder}/index.md"
        keys = sorted(lessons[folder], key=lambda path: _by_number(path.split("/")[1]))
        modules.append(
            Module(
                id=name,
                key=key,
                url=f"{name}/index.html",
                source=source.get(key),
                translations=_others(key, documents, settings),
                number=split_number(folder)[0] or 0,
                lessons=tuple(_lesson(key, name, documents, settings) for key in keys),
            )
        )
    return _numbered(_ordered(modules, settings, f"{prefix}/course.yml", report))


def _numbered(modules: tuple[Module, ...]) -> tuple[Module, ...]:
    """Count the modules from 1, unless the numbers of their folders are in this order."""
    numbers = [module.number for module in modules]
    if (
        numbers
        and numbers == sorted(set(numbers))
        and all(split_number(_folder(m))[0] is not None for m in modules)
    ):
        return modules
    return tuple(replace(module, number=place) for place, module in enumerate(modules, start=1))


def _folder(module: Module) -> str:
    return module.key.partition("/")[0]


def _lesson(key: str, module: str, documents: Documents, settings: Settings) -> Lesson:
    source = documents[settings.source_locale][key]
    name = slug(key)
    return Lesson(
        id=source.id or name,
        key=key,
        url=f"{module}/{name}.html",
        source=source,
        translations=_others(key, documents, settings),
        module=module,
    )


def _ordered(modules: list[Module], settings: Settings, path: str, report: Report) -> tuple[Module, ...]:
    """Put the modules into the order that course.yml asks for; what it does not name follows."""
    if settings.modules is None:
        return tuple(modules)
    ids = [module.id for module in modules]
    wanted = [entry.module for entry in settings.modules]
    _check_order(wanted, ids, "module-unknown", "“modules” names “{}”, which is no module", path, report)
    known = {module.id: module for module in modules}
    ordered: list[Module] = []
    for entry in settings.modules:
        module = known.pop(entry.module.value, None)
        if module is not None:
            ordered.append(_with_order(module, entry.lessons, path, report))
    return (*ordered, *known.values())


def _with_order(module: Module, wanted: Sequence[Text], path: str, report: Report) -> Module:
    known = {lesson.id: lesson for lesson in module.lessons}
    message = f"the module “{module.id}” has no lesson “{{}}”"
    _check_order(wanted, known, "lesson-unknown", message, path, report)
    ids = dict.fromkeys(text.value for text in wanted)
    first = [known.pop(identity) for identity in ids if identity in known]
    return replace(module, lessons=(*first, *known.values()))


def _check_order(
    wanted: Sequence[Text], known: Collection[str], name: str, message: str, path: str, report: Report
) -> None:
    """Report what a list names that does not exist, or names twice."""
    seen: set[str] = set()
    for text in wanted:
        place = path, text.mark.line, text.mark.column
        if text.value not in known:
            report.add(*place, name, message.format(text.value), did_you_mean(text.value, known))
        elif text.value in seen:
            report.add(*place, "order-repeated", f"“{text.value}” stands here twice", "Keep one of the two.")
        seen.add(text.value)


def _orphans(documents: Documents, modules: tuple[Module, ...], settings: Settings) -> tuple[Document, ...]:
    """Return the translations whose source is gone; a module's page may be missing in the source."""
    source = documents.get(settings.source_locale, {})
    kept = {module.key for module in modules} | {"index.md"} | set(source)
    return tuple(
        document
        for locale, pages in documents.items()
        if locale != settings.source_locale
        for key, document in pages.items()
        if key not in kept and not is_generated(key)
    )
