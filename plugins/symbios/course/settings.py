"""Reading course.yml."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from symbios.course.accessibility import read_accessibility
from symbios.course.addresses import mailbox, web
from symbios.course.model import Brand, Competence, Funding, Locale, ModuleOrder, Path, Settings
from symbios.yamlfields import Fields
from symbios.yamlio import EMPTY, Map, Text, parse

if TYPE_CHECKING:
    from collections.abc import Container, Iterable, Mapping, Sequence

    from symbios.problems import Report
    from symbios.yamlio import Mark, Node

_ID = re.compile(r"[a-z0-9][a-z0-9-]*")
_CODE = re.compile(r"[A-Za-z]{2,3}(?:-[A-Za-z0-9]{1,8})*")
_COLOUR = re.compile(r"#[0-9a-fA-F]{6}")
_BRANCH = re.compile(r"[^\s~^:?*\[\\]+")
_FORMAT = 1
COLOURS = ("primary", "accent")


def read_settings(text: str, path: str, report: Report) -> Settings | None:
    """Read course.yml; what is wrong is reported and read as its default, a text without keys as None."""
    known = len(report)
    node = parse(text, path, report)
    if node is None and len(report) > known:
        return None
    fields = Fields(node or EMPTY, path, report, name="course")
    if node is not None and not isinstance(node, Map):
        return None
    _check_format(fields)
    source = _source_locale(fields)
    locales = _locales(fields, source)
    codes = [locale.code for locale in locales]
    brand, funding = fields.map("brand") or EMPTY, fields.map("funding") or EMPTY
    settings = Settings(
        id=_identity(fields),
        title=fields.localised("title", source, required=True, locales=codes),
        source_locale=source,
        locales=locales,
        licence=fields.text("licence") or "",
        repository=web(fields, "repository"),
        branch=_branch(fields),
        brand=_brand(brand, path, report),
        funding=_funding(funding, source, codes, path, report),
        contacts=_contacts(fields.map("contacts"), path, report),
        accessibility=read_accessibility(fields.map("accessibility"), source, codes, path, report),
        partners=_partners(fields),
        credential=_credential(fields.map("credential"), source, codes, path, report),
        competences=_competences(fields.items("competences"), source, codes, path, report),
        paths=_paths(fields.items("paths"), source, codes, path, report),
        modules=_order(fields, path, report),
        marks=_marks(brand.nodes.get("logo"), funding.nodes.get("emblem")),
    )
    fields.done()
    return settings


def guessed(folders: Iterable[str]) -> Settings:
    """Return settings in the place of unreadable ones: each folder that looks like a locale is one."""
    codes = sorted(name for name in folders if _CODE.fullmatch(name)) or ["en"]
    source = "en" if "en" in codes else codes[0]
    locales = tuple(Locale(code, code, code, code.replace("-", "_"), code) for code in codes)
    return Settings(id="course", title={source: "Course"}, source_locale=source, locales=locales)


def _check_format(fields: Fields) -> None:
    found = fields.integer("format")
    if found not in {None, _FORMAT}:
        message = f"“format” is {found}; this generator reads {_FORMAT}"
        fields.problem("format", message, f"format: {_FORMAT}", fields.mark_of("format"))


def _identity(fields: Fields) -> str:
    found = fields.text("id", required=True, example="my-course") or "course"
    if not _ID.fullmatch(found):
        wanted = re.sub(r"[^a-z0-9]+", "-", found.lower()).strip("-") or "my-course"
        fields.problem(
            "id",
            f"the id “{found}” has signs that do not work in file names and storage keys",
            f"Use lower-case letters a–z, digits and hyphens:\nid: {wanted}",
            fields.mark_of("id"),
        )
    return found


def _source_locale(fields: Fields) -> str:
    found = fields.text("source_locale", required=True, example="en") or "en"
    return found if _is_code(fields, "source_locale", found) else "en"


def _is_code(fields: Fields, key: str, value: str) -> bool:
    """Whether a language tag can be one; report it where it cannot."""
    if _CODE.fullmatch(value.replace("_", "-") if key in {"babel", "theme"} else value):
        return True
    message = f"“{key}” is “{value}”, which is no language tag"
    fields.problem("locale-code", message, "Write a code such as “sl” or “pt-BR”.", fields.mark_of(key))
    return False


def _locales(fields: Fields, source: str) -> tuple[Locale, ...]:
    found: dict[str, Locale] = {}
    for node in fields.items("locales"):
        locale = _locale(node, fields)
        if locale is None:
            continue
        if locale.code.casefold() in map(str.casefold, found):
            message = f"the locale “{locale.code}” stands here twice"
            fields.problem("locale-duplicate", message, "Keep one of the two.", node.mark)
        else:
            found[locale.code] = locale
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


def _locale(node: Node, fields: Fields) -> Locale | None:
    """Read one locale: its code alone, or keys."""
    if isinstance(node, Text):
        node = Map({"code": node}, {"code": node.mark}, node.mark)
    entry = Fields(node, fields.path, fields.report, name="course")
    code = entry.text("code", required=True, example="sl")
    name = entry.text("name")
    lang, babel, theme = (entry.text(key) for key in ("lang", "babel", "theme"))
    entry.done()
    given = {"code": code, "lang": lang, "babel": babel, "theme": theme}
    wrong = [key for key, value in given.items() if value and not _is_code(entry, key, value)]
    if wrong or not code:
        return None
    lang = lang or code
    return Locale(code, name or code, lang, babel or lang.replace("-", "_"), theme or code)


def _branch(fields: Fields) -> str:
    """Return the branch of the repository that authors edit."""
    found = fields.text("branch") or "main"
    if not _BRANCH.fullmatch(found):
        message = f"“branch” is “{found}”, which is no name of a branch"
        fields.problem("value", message, "branch: main", fields.mark_of("branch"))
        return "main"
    return found


def _marks(*nodes: Node | None) -> dict[str, Mark]:
    """Return where each of some texts stands."""
    return {node.value: node.mark for node in nodes if isinstance(node, Text)}


def _brand(node: Map, path: str, report: Report) -> Brand:
    fields = Fields(node, path, report, name="course")
    colours = Fields(fields.map("colours") or EMPTY, path, report, name="course")
    found = {name: value for name in COLOURS if (value := colours.text(name))}
    for name, value in found.items():
        if not _COLOUR.fullmatch(value):
            colours.problem(
                "colour",
                f"“{name}” is “{value}”; expected a colour in hexadecimal",
                f'{name}: "#1b5e4a"',
                colours.mark_of(name),
            )
    colours.done()
    good = {name: value for name, value in found.items() if _COLOUR.fullmatch(value)}
    brand = Brand(fields.text("name") or "", fields.text("logo") or "", good)
    fields.done()
    return brand


def _funding(node: Map, source: str, codes: Sequence[str], path: str, report: Report) -> Funding:
    fields = Fields(node, path, report, name="course")
    funding = Funding(
        programme=fields.text("programme") or "",
        number=fields.text("number") or "",
        emblem=fields.text("emblem") or "",
        text=fields.localised("text", source, locales=codes),
        disclaimer=fields.localised("disclaimer", source, locales=codes),
        confirmed=fields.choice("disclaimer_status", ("draft", "confirmed")) == "confirmed",
    )
    fields.done()
    return funding


def _contacts(node: Map | None, path: str, report: Report) -> dict[str, str]:
    fields = Fields(node or EMPTY, path, report, name="course")
    found = {
        "website": web(fields, "website"), "mail": mailbox(fields, "mail"), "issues": web(fields, "issues")
    }  # fmt: skip
    fields.done()
    return {key: value for key, value in found.items() if value}


def _partners(fields: Fields) -> tuple[Text, ...]:
    """Return the ids of the partners in the order of their page, each once."""
    found: dict[str, Text] = {}
    for text in fields.text_nodes("partners"):
        if text.value in found:
            message = f"“partners” names “{text.value}” twice"
            fields.problem("duplicate-id", message, "Keep one of the two.", text.mark)
        found.setdefault(text.value, text)
    return tuple(found.values())


def _credential(
    node: Map | None, source: str, codes: Sequence[str], path: str, report: Report
) -> dict[str, Mapping[str, str]]:
    fields = Fields(node or EMPTY, path, report, name="course")
    return {key: fields.localised(key, source, locales=codes) for key in fields.names()}


def _competences(
    nodes: tuple[Node, ...], source: str, codes: Sequence[str], path: str, report: Report
) -> tuple[Competence, ...]:
    found: dict[str, Competence] = {}
    for node in nodes:
        fields = Fields(node, path, report, name="course")
        identity = _new_id(fields, "systems-thinking", found)
        title = fields.localised("title", source, locales=codes)
        entry = Competence(identity, fields.text("uri") or "", title)
        fields.done()
        found.setdefault(identity, entry)
    return tuple(entry for entry in found.values() if entry.id)


def _paths(
    nodes: tuple[Node, ...], source: str, codes: Sequence[str], path: str, report: Report
) -> tuple[Path, ...]:
    found: dict[str, Path] = {}
    for node in nodes:
        fields = Fields(node, path, report, name="course")
        identity = _new_id(fields, "job-seekers", found)
        title = fields.localised("title", source, locales=codes)
        lessons = fields.text_nodes("lessons")
        marks = {text.value: text.mark for text in lessons}
        found.setdefault(identity, Path(identity, title, tuple(marks), marks))
        fields.done()
    return tuple(entry for entry in found.values() if entry.id)


def _new_id(fields: Fields, example: str, taken: Container[str]) -> str:
    """Return the id of an entry, nothing where it has none; report one that another entry has."""
    identity = fields.text("id", required=True, example=example) or ""
    if identity and identity in taken:
        message = f"the id “{identity}” stands here twice"
        fields.problem("duplicate-id", message, f"id: {identity}-2", fields.mark_of("id"))
    return identity


def _order(fields: Fields, path: str, report: Report) -> tuple[ModuleOrder, ...] | None:
    """Return the modules in the author's order, each with its first lessons; None where there is no order."""
    nodes = fields.items("modules")
    if "modules" not in fields:
        return None
    order = []
    for node in nodes:
        if isinstance(node, Text):
            order.append(ModuleOrder(node))
            continue
        entry = Fields(node, path, report, name="course")
        if entry.text("id", required=True, example="why"):
            order.append(ModuleOrder(entry.text_nodes("id")[0], entry.text_nodes("lessons")))
        entry.done(known=("lessons",))
    return tuple(order)
