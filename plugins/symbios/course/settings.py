"""Reading course.yml and glossary.yml."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from symbios.course.model import Brand, Competence, Funding, Locale, Path, Settings, Term
from symbios.yamlio import EMPTY, Fields, Map, Text, parse

if TYPE_CHECKING:
    from collections.abc import Mapping

    from symbios.problems import Report
    from symbios.yamlio import Node

_ID = re.compile(r"[a-z0-9][a-z0-9-]*$", re.ASCII)
_CODE = re.compile(r"[A-Za-z]{2,3}(-[A-Za-z0-9]{2,8})*$", re.ASCII)
_COLOUR = re.compile(r"#[0-9a-fA-F]{6}$", re.ASCII)
_FORMAT = 1
COLOURS = ("primary", "accent")


def read_settings(text: str, path: str, report: Report) -> Settings:
    """Read course.yml; what is wrong is reported and read as its default."""
    fields = Fields(parse(text, path, report) or EMPTY, path, report, name="course")
    if fields.integer("format") not in {None, _FORMAT}:
        fields.problem("format", "“format” is not 1", "format: 1", fields.mark_of("format"))
    identity = fields.text("id", required=True, example="my-course") or "course"
    if not _ID.match(identity):
        fields.problem(
            "id",
            f"the id “{identity}” has signs that do not work in file names and storage keys",
            "Use lower-case letters a–z, digits and hyphens: id: my-course",
            fields.mark_of("id"),
        )
    source = fields.text("source_locale", required=True, example="en") or "en"
    settings = Settings(
        id=identity,
        title=fields.localised("title", source, required=True),
        source_locale=source,
        locales=_locales(fields, source),
        licence=fields.text("licence") or "",
        repository=_web(fields, "repository"),
        brand=_brand(fields.map("brand"), path, report),
        funding=_funding(fields.map("funding"), source, path, report),
        contacts=_texts(fields.map("contacts"), path, report),
        credential=_credential(fields.map("credential"), source, path, report),
        competences=_competences(fields.items("competences"), source, path, report),
        paths=_paths(fields.items("paths"), source, path, report),
        modules=_order(fields, path, report),
    )
    fields.done()
    return settings


def _locales(fields: Fields, source: str) -> tuple[Locale, ...]:
    found: dict[str, Locale] = {}
    for node in fields.items("locales"):
        entry = Fields(
            Map({"code": node}, {}, node.mark) if isinstance(node, Text) else node,
            fields.path,
            fields.report,
            name="locale",
        )
        code = entry.text("code", required=True, example="sl") or ""
        if code and not _CODE.match(code):
            entry.problem("code", f"“{code}” is no language tag", "Write a code such as “sl” or “pt-BR”.")
        elif code in found:
            entry.problem("duplicate", f"the locale “{code}” stands here twice", "Keep one of the two.")
        elif code:
            lang = entry.text("lang") or code
            babel, theme = entry.text("babel"), entry.text("theme")
            found[code] = Locale(
                code, entry.text("name") or code, lang, babel or lang.replace("-", "_"), theme or code
            )
        entry.done(known=("code", "name", "lang", "babel", "theme"))
    if source not in found:
        if found:
            fields.problem(
                "source-locale",
                f"the source locale “{source}” is not among “locales”",
                f"Add “- code: {source}” to “locales”.",
                fields.mark_of("source_locale"),
            )
        found = {source: Locale(source, source, source, source.replace("-", "_"), source), **found}
    return tuple(found.values())


def _web(fields: Fields, key: str) -> str:
    value = fields.text(key) or ""
    if value and not value.startswith(("https://", "http://")):
        fields.problem("value", f"“{key}” is “{value}”; expected a web address", f"{key}: https://…")
        return ""
    return value


def _brand(node: Map | None, path: str, report: Report) -> Brand:
    fields = Fields(node or EMPTY, path, report, name="brand")
    colours = Fields(fields.map("colours") or EMPTY, path, report, name="brand")
    found = {name: value for name in COLOURS if (value := colours.text(name))}
    for name, value in found.items():
        if not _COLOUR.match(value):
            colours.problem(
                "colour",
                f"“{name}” is “{value}”; expected a colour in hexadecimal",
                f'{name}: "#1b5e4a"',
                colours.mark_of(name),
            )
    colours.done()
    good = {name: value for name, value in found.items() if _COLOUR.match(value)}
    brand = Brand(fields.text("name") or "", fields.text("logo") or "", good)
    fields.done()
    return brand


def _funding(node: Map | None, source: str, path: str, report: Report) -> Funding:
    fields = Fields(node or EMPTY, path, report, name="funding")
    funding = Funding(
        programme=fields.text("programme") or "",
        number=fields.text("number") or "",
        emblem=fields.text("emblem") or "",
        text=fields.localised("text", source),
        disclaimer=fields.localised("disclaimer", source),
        confirmed=fields.choice("disclaimer_status", ("draft", "confirmed")) == "confirmed",
    )
    fields.done()
    return funding


def _texts(node: Map | None, path: str, report: Report) -> dict[str, str]:
    fields = Fields(node or EMPTY, path, report, name="contacts")
    return {key: value for key in fields.names() if (value := fields.text(key))}


def _credential(node: Map | None, source: str, path: str, report: Report) -> dict[str, Mapping[str, str]]:
    fields = Fields(node or EMPTY, path, report, name="credential")
    return {key: fields.localised(key, source) for key in fields.names()}


def _competences(nodes: tuple[Node, ...], source: str, path: str, report: Report) -> tuple[Competence, ...]:
    found = []
    for node in nodes:
        fields = Fields(node, path, report, name="competence")
        identity = fields.text("id", required=True, example="systems-thinking")
        entry = Competence(identity or "", fields.text("uri") or "", fields.localised("title", source))
        fields.done()
        if identity:
            found.append(entry)
    return tuple(found)


def _paths(nodes: tuple[Node, ...], source: str, path: str, report: Report) -> tuple[Path, ...]:
    found = []
    for node in nodes:
        fields = Fields(node, path, report, name="path")
        identity = fields.text("id", required=True, example="job-seekers")
        entry = Path(identity or "", fields.localised("title", source), fields.texts("lessons"))
        fields.done()
        if identity:
            found.append(entry)
    return tuple(found)


def _order(fields: Fields, path: str, report: Report) -> tuple[tuple[str, tuple[str, ...]], ...] | None:
    """Return module ids, each with the lesson ids that come first in it; None where the author gave none."""
    if "modules" not in fields:
        fields.items("modules")
        return None
    order: list[tuple[str, tuple[str, ...]]] = []
    for node in fields.items("modules"):
        if isinstance(node, Text):
            order.append((node.value, ()))
            continue
        entry = Fields(node, path, report, name="module")
        identity = entry.text("id", required=True, example="why")
        lessons = entry.texts("lessons")
        entry.done()
        if identity:
            order.append((identity, lessons))
    return tuple(order)


def read_glossary(text: str, path: str, report: Report) -> dict[str, dict[str, Term]]:
    """Read glossary.yml: term id → locale → term."""
    terms = Fields(parse(text, path, report) or EMPTY, path, report, name="glossary")
    found: dict[str, dict[str, Term]] = {}
    for identity in terms.names():
        locales = Fields(terms.map(identity) or EMPTY, path, report, name="glossary")
        found[identity] = {}
        for code in locales.names():
            node = locales.map(code)
            if node is None:
                continue
            entry = Fields(node, path, report, name="glossary")
            term = entry.text("term", required=True, example=identity)
            definition = entry.text("definition", required=True)
            source = entry.text("source") or ""
            entry.done()
            if term and definition:
                found[identity][code] = Term(term, definition, source)
    return found
