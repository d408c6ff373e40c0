"""`emit`: the whole virtual site as plain files, for another generator to put into frames."""

from __future__ import annotations

import json
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from symbios.cli.project import WRONG_USE, config_option, open_project, plain_messages, say
from symbios.markup import join
from symbios.problems import count
from symbios.site.compile import compile_site
from symbios.site.indexes import search_files
from symbios.site.setup import stop_on_problems

if TYPE_CHECKING:
    from symbios.site.page import SitePage
    from symbios.site.project import Compiled


@click.command()
@config_option
@click.option("--strict", is_flag=True, help="Warnings stop it too.")
@click.argument("folder", metavar="DIR", type=click.Path(file_okay=False))
def emit(config_file: str, folder: str, *, strict: bool) -> None:
    """Write pages, navigation, assets and search indexes to DIR as plain files.

    A page is a Markdown file whose front matter is JSON (which is YAML) and whose body is HTML; links in it
    lead to the addresses of the finished site.
    """
    target = Path(folder)
    if target.exists() and any(target.iterdir()):
        say(f"{folder} is not empty; name a folder that is, or a new one.")
        raise SystemExit(WRONG_USE)
    with plain_messages():
        config, plugin = open_project(config_file, strict=strict or None)
        compiled = compile_site(plugin.prepared(config))
        stop_on_problems(compiled.report, strict=config.strict)
        for page in compiled.pages:
            _write(target / f"{page.url.removesuffix('.html')}.md", _page(page).encode())
        for path, address in compiled.assets.items():
            _write(target / address, (Path(config.docs_dir) / path).read_bytes())
        for address, content in search_files(compiled).finish().contents.items():
            _write(target / address, content)
        _write(target / "navigation.json", _json(_navigation(compiled)).encode())
        say(f"{folder} has {count(len(compiled.pages), 'page')}.")


def _write(path: Path, content: bytes) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(content)


def _json(value: Any) -> str:
    return json.dumps(value, ensure_ascii=False, indent=1)


def _page(page: SitePage) -> str:
    """Return one page: front matter and HTML."""
    head = {
        "title": page.title,
        "kind": page.kind,
        "url": page.url,
        "lang": page.locale.lang,
        "dir": page.locale.direction,
        "content_lang": page.content_locale.lang,
        "state": str(page.route.state) if page.route else "generated",
    }
    return f"---\n{_json(head)}\n---\n{join(page.html, page.after)}\n"


def _navigation(compiled: Compiled) -> dict[str, Any]:
    """Return, for each locale, the pages in reading order as a tree of titles and addresses."""
    course = compiled.course

    def entry(unit: Any, code: str) -> dict[str, Any]:
        return {"title": unit.title(code), "url": f"{code}/{unit.url}"}

    return {
        locale.code: {
            "home": entry(course.home, locale.code),
            "modules": [
                entry(module, locale.code)
                | {"lessons": [entry(lesson, locale.code) for lesson in module.lessons]}
                for module in course.modules
            ],
            "pages": [entry(page, locale.code) for page in course.pages],
        }
        for locale in course.readers
    }
