"""Our templates replace parts of Material; when Material changes one of these parts, somebody must look."""

import hashlib
import re
from importlib.metadata import version
from pathlib import Path
from typing import Any

import material
import pytest
import yaml

from guarantee_projects import ROOT

THEME = ROOT / "plugins/symbios/theme"
LIST = THEME / "overrides.yml"
UPSTREAM = Path(material.__file__).parent / "templates"
TAG = re.compile(r"{%-?\s*(block\s+(?P<name>\w+)|endblock)\b[^%]*%}")
CHANGED = """Material {version} changed {what}, which {ours} replaces.
Compare it with what it was in Material {follows}: {url}
Take over into {ours} what its readers need, then write into {list}, at “{key}”:
    sha256: {digest}
    follows: {version}"""
SOURCE = "https://github.com/squidfunk/mkdocs-material/blob/{follows}/material/templates/{path}"


def blocks(template: str) -> dict[str, str]:
    """Return the text of each block of a template, by name, without the tags around it."""
    found, open_blocks = {}, []
    for tag in TAG.finditer(template):
        if tag["name"]:
            open_blocks.append((tag["name"], tag.end()))
        else:
            name, start = open_blocks.pop()
            found[name] = template[start : tag.start()]
    return found


def entries(kind: str) -> dict[str, dict[str, Any]]:
    """Return the entries of the list: `templates` or `blocks`."""
    found: dict[str, dict[str, Any]] = yaml.safe_load(LIST.read_text(encoding="utf-8"))[kind]
    return found


def upstream_text(kind: str, key: str) -> str | None:
    """Return what the installed Material has for an entry; None where it has it no more."""
    if kind == "blocks":
        return blocks((UPSTREAM / "base.html").read_text(encoding="utf-8")).get(key)
    path = UPSTREAM / key
    return path.read_text(encoding="utf-8") if path.is_file() else None


def drift(kind: str, key: str, entry: dict[str, Any]) -> str:
    """Return what somebody must do about one entry; nothing where Material is as it was."""
    text = upstream_text(kind, key)
    digest = "" if text is None else hashlib.sha256(text.encode()).hexdigest()
    if digest == entry["sha256"]:
        return ""
    path, ours = (key, key) if kind == "templates" else ("base.html", "main.html")
    what = path if kind == "templates" else f"the block “{key}” of {path}"
    if text is None:
        return f"Material {version('mkdocs-material')} has no more {what}, which theme/{ours} replaces."
    return CHANGED.format(
        version=version("mkdocs-material"),
        what=what,
        ours=f"theme/{ours}",
        follows=entry["follows"],
        url=SOURCE.format(follows=entry["follows"], path=path),
        list=LIST.relative_to(ROOT).as_posix(),
        key=key,
        digest=digest,
    )


def test_what_we_replace_of_material_is_as_it_was() -> None:
    """Each template and block of Material that ours replace is, byte for byte, the one that ours follow."""
    found = [
        drift(kind, key, entry) for kind in ("templates", "blocks") for key, entry in entries(kind).items()
    ]
    assert not any(found), "\n\n" + "\n\n".join(filter(None, found))


def test_every_replaced_template_is_listed() -> None:
    """Each file of the theme that stands in for one of Material's is in the list, and no other."""
    ours = {path.relative_to(THEME).as_posix() for path in THEME.rglob("*.html")}
    replaced = {name for name in ours if (UPSTREAM / name).is_file()} - {"main.html"}
    assert set(entries("templates")) == replaced


def test_every_partial_replaces_one_of_material() -> None:
    """No file of ours stands in Material's folder of partials without being asked for by it."""
    partials = {path.relative_to(THEME).as_posix() for path in (THEME / "partials").rglob("*.html")}
    assert {name for name in partials if not (UPSTREAM / name).is_file()} == set()


def test_every_replaced_block_is_listed() -> None:
    """Each block of main.html is one of Material's and is in the list, and no other is."""
    ours = blocks((THEME / "main.html").read_text(encoding="utf-8"))
    assert set(ours) == set(entries("blocks"))


def test_every_entry_says_why() -> None:
    """Each entry names the version that it follows and, in a sentence, what ours does instead."""
    for kind in ("templates", "blocks"):
        for key, entry in entries(kind).items():
            assert set(entry) == {"follows", "sha256", "why"}, key
            assert re.fullmatch(r"\d+\.\d+\.\d+", entry["follows"]), key
            assert entry["why"].endswith("."), key


def test_the_projects_own_overrides_replace_no_template_of_material() -> None:
    """What lies in overrides/ is this project's identity; it holds no copy of one of Material's templates."""
    copies = [path for path in (ROOT / "overrides").rglob("*.html") if (UPSTREAM / path.name).is_file()]
    assert copies == []


def test_a_change_says_what_to_do(monkeypatch: pytest.MonkeyPatch) -> None:
    """The message names the template, where to compare it and what to write."""
    monkeypatch.setattr(f"{__name__}.upstream_text", lambda *_: "changed")
    entry = {"follows": "9.8.1", "sha256": "0", "why": "x."}
    assert drift("blocks", "footer", entry) == (
        "Material 9.8.1 changed the block “footer” of base.html, which theme/main.html replaces.\n"
        "Compare it with what it was in Material 9.8.1: "
        "https://github.com/squidfunk/mkdocs-material/blob/9.8.1/material/templates/base.html\n"
        "Take over into theme/main.html what its readers need, then write into "
        "plugins/symbios/theme/overrides.yml, at “footer”:\n"
        "    sha256: d67e2e944994496c8d8ec76eed0cf9f09679448d584b532bebf941852a37f5ed\n"
        "    follows: 9.8.1"
    )
