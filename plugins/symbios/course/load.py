"""From a folder to a Course: list the files, read each, pair the translations, check the whole."""

from __future__ import annotations

import re
from collections import defaultdict
from typing import TYPE_CHECKING

from symbios.course.check import check_documents, check_references
from symbios.course.document import read, slug, split_number
from symbios.course.model import Course, Document, Lesson, Module, Page, Settings, Unit
from symbios.course.settings import read_glossary, read_settings
from symbios.course.tree import Tree, read_text, relative, sort_files

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

    from symbios.course.model import Term
    from symbios.problems import Report

_NAME = re.compile(r"[\w][\w.-]*$")
_LAST = 1_000_000
Documents = dict[str, dict[str, Document]]


def load(folder: Path, project: Path, report: Report) -> Course:
    """Read the course in `folder`; everything wrong goes to `report`, with paths relative to `project`.

    What cannot be read is left out, so that one call finds all problems. A course whose report fails must
    not be published.
    """
    prefix = relative(folder, project)
    settings = _settings(folder, prefix, report)
    tree = sort_files(folder, prefix, [locale.code for locale in settings.locales], report)
    documents = _read_all(tree, prefix, report)
    source = documents.get(settings.source_locale, {})
    modules = _modules(documents, settings, prefix, report)
    tops = [key for key in source if "/" not in key and key != "index.md"]
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
        glossary=_glossary(folder, prefix, report),
        assets=tuple(tree.assets),
        orphans=_orphans(documents, modules, settings),
    )
    check_documents(course, report)
    check_references(course, f"{prefix}/course.yml", report)
    return course


def _settings(folder: Path, prefix: str, report: Report) -> Settings:
    path = folder / "course.yml"
    if not path.is_file():
        report.add(
            f"{prefix}/course.yml",
            0,
            0,
            "course-missing",
            "there is no course.yml; it says what the course is",
            "Write a file with these three lines:\nid: my-course\ntitle: My course\nsource_locale: en",
        )
        text: str | None = "id: course\ntitle: Course\nsource_locale: en\n"
    else:
        text = read_text(path, f"{prefix}/course.yml", report)
    return read_settings(text or "", f"{prefix}/course.yml", report)


def _glossary(folder: Path, prefix: str, report: Report) -> Mapping[str, Mapping[str, Term]]:
    path = folder / "glossary.yml"
    text = read_text(path, f"{prefix}/glossary.yml", report) if path.is_file() else None
    return read_glossary(text, f"{prefix}/glossary.yml", report) if text else {}


def _read_all(tree: Tree, prefix: str, report: Report) -> Documents:
    """Read every Markdown file: locale → key → document."""
    found: Documents = {}
    for locale, pages in tree.pages.items():
        found[locale] = {}
        for key, text in pages.items():
            folder_path = f"{locale}/{key}"
            path = f"{prefix}/{folder_path}"
            for part in key.split("/"):
                name = split_number(part.removesuffix(".md"))[1]
                if not _NAME.match(name):
                    wanted = re.sub(r"[^\w.-]+", "-", name).strip("-") or "lesson"
                    report.add(
                        path,
                        0,
                        0,
                        "file-name",
                        f"the name “{part}” has signs that do not belong in a web address",
                        f"Rename it, for example to “{part.replace(name, wanted)}”.",
                    )
            found[locale][key] = read(text, path, folder_path, locale, report)
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
        if slash:
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
                lessons=tuple(_lesson(key, name, documents, settings) for key in keys),
            )
        )
    _unique(modules, f"{prefix}/{settings.source_locale}", report)
    return _ordered(modules, settings, f"{prefix}/course.yml", report)


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


def _unique(modules: list[Module], prefix: str, report: Report) -> None:
    """Report modules, lessons and addresses that stand twice."""
    folders: dict[str, str] = {}
    ids: dict[str, Unit] = {}
    urls: dict[str, Unit] = {}
    for module in modules:
        folder = module.key.partition("/")[0]
        first = folders.setdefault(module.id.casefold(), folder)
        if first != folder:
            report.add(
                f"{prefix}/{folder}",
                0,
                0,
                "module-duplicate",
                f"this module and {prefix}/{first} are both called “{module.id}”",
                "Rename one of the two folders.",
            )
        for lesson in module.lessons:
            _unique_lesson(lesson, ids, urls, report)


def _unique_lesson(lesson: Lesson, ids: dict[str, Unit], urls: dict[str, Unit], report: Report) -> None:
    path = lesson.place
    same = urls.setdefault(lesson.url.casefold(), lesson)
    if same is not lesson:
        report.add(
            path,
            0,
            0,
            "lesson-address",
            f"this lesson and {same.place} have the same address, {lesson.url}",
            "Rename one of the two files; the number does not count.",
        )
        return
    first = ids.setdefault(lesson.id, lesson)
    if first is not lesson:
        mark = lesson.source.marks.get("id") if lesson.source else None
        report.add(
            path,
            mark.line if mark else 1,
            mark.column if mark else 1,
            "lesson-duplicate-id",
            f"the lesson id “{lesson.id}” belongs to {first.place} already",
            f"Put this line into the front matter: id: {lesson.module}-{lesson.id}",
        )


def _ordered(modules: list[Module], settings: Settings, path: str, report: Report) -> tuple[Module, ...]:
    """Put the modules into the order that course.yml asks for; what it does not name follows."""
    if settings.modules is None:
        return tuple(modules)
    known = {module.id: module for module in modules}
    ordered: list[Module] = []
    for identity, lessons in settings.modules:
        module = known.pop(identity, None)
        if module is None:
            report.add(
                path,
                0,
                0,
                "module-unknown",
                f"“modules” names “{identity}”, which is no module or stands there twice",
                f"The modules are: {', '.join(module.id for module in modules)}.",
            )
            continue
        ordered.append(_with_order(module, lessons, path, report))
    return (*ordered, *known.values())


def _with_order(module: Module, lessons: tuple[str, ...], path: str, report: Report) -> Module:
    known = {lesson.id: lesson for lesson in module.lessons}
    for identity in lessons:
        if identity not in known:
            report.add(
                path,
                0,
                0,
                "lesson-unknown",
                f"the module “{module.id}” has no lesson “{identity}”",
                f"Its lessons are: {', '.join(known)}.",
            )
    first = [known.pop(identity) for identity in dict.fromkeys(lessons) if identity in known]
    return Module(
        module.id, module.key, module.url, module.source, module.translations, (*first, *known.values())
    )


def _orphans(documents: Documents, modules: tuple[Module, ...], settings: Settings) -> tuple[Document, ...]:
    """Return the translations whose source is gone; a module's page may be missing in the source."""
    source = documents.get(settings.source_locale, {})
    kept = {module.key for module in modules} | {"index.md"} | set(source)
    return tuple(
        document
        for locale, pages in documents.items()
        if locale != settings.source_locale
        for key, document in pages.items()
        if key not in kept
    )
