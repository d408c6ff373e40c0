"""The guide for authors names every block, key, page and message, and its examples are sound."""

from __future__ import annotations

import ast
import re
from dataclasses import fields
from pathlib import Path

import pytest

from symbios.blocks import data, prose
from symbios.blocks.model import KINDS, Figure, Stream
from symbios.course.generated import NAMES
from symbios.fences import find
from symbios.problems import Report

PROJECT = Path(__file__).parents[2]
GUIDE = (PROJECT / "docs/authors.md").read_text(encoding="utf-8")
EXAMPLES = [
    re.sub(r"\A---\n.*?\n---\n", "", fence.text, flags=re.DOTALL) for fence in find(GUIDE, 1, ("markdown",))
]
BLOCKS = PROJECT / "plugins/symbios/blocks"
SITE = PROJECT / "plugins/symbios/site"
MODULES = [*sorted(BLOCKS.glob("*.py")), SITE / "check.py", SITE / "datablocks.py", SITE / "texts.py"]


def messages() -> set[str]:
    """Return the names of the problems of blocks, as the code has them."""
    found = {"stream-kind", "stream-missing", "stream-unknown", "term-unknown"}
    for path in MODULES:
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Constant) and isinstance(node.value, str):
                found.update(re.findall(r"\A(?:block|figure|diagram|id)-[a-z]+\Z", node.value))
            elif isinstance(node, ast.JoinedStr) and len(node.values) == 2:
                last = node.values[1]
                if isinstance(last, ast.Constant) and re.fullmatch(r"-[a-z]+", str(last.value)):
                    found.update(f"{word}{last.value}" for word in data.WORDS)
    return found


@pytest.mark.parametrize("text", EXAMPLES, ids=lambda text: text.strip().partition("\n")[0])
def test_the_examples_are_sound(text: str) -> None:
    """What an author copies from the guide has no problem."""
    report = Report()
    blocks = prose.find(text, 1, "a.md", report)
    sheets = [data.read(fence, "a.md", report) for fence in find(text, 1, data.WORDS)]
    assert report.render() == ""
    assert blocks or sheets


def test_every_block_has_an_example() -> None:
    """The guide shows each block, and both kinds of sheets."""
    shown = {block.kind.name for text in EXAMPLES for block in prose.find(text, 1, "a.md", Report())}
    shown |= {fence.word for text in EXAMPLES for fence in find(text, 1, data.WORDS)}
    assert shown == {*KINDS, *data.WORDS}


def test_a_block_in_a_block_has_an_example() -> None:
    """Rule 3 shows the only way in which blocks stand inside each other."""
    found = [[block.kind.name for block in prose.find(text, 1, "a.md", Report())] for text in EXAMPLES]
    assert ["example", "figure"] in found


def test_the_guide_names_every_block_key_and_page() -> None:
    """Nothing that an author can write is left out."""
    words = {
        *KINDS,
        *("from" if field.name == "origin" else field.name for field in fields(Stream)),
        *(field.name for field in fields(Figure)),
        *("directory/index.md" if name == "directory" else f"{name}.md" for name in NAMES),
    }
    assert [word for word in sorted(words) if f"`{word}`" not in GUIDE] == []


def test_the_guide_explains_every_message() -> None:
    """Each name that stands at the end of a message is in the table, and no other."""
    table = GUIDE[GUIDE.index("| name | what to do |") :]
    explained = set(re.findall(r"`((?:block|figure|diagram|id|stream|figures|term)-[a-z]+)`", table))
    figures = {name.replace("stream-", "figures-") for name in messages() if name.startswith("stream-")}
    assert explained == messages() | figures


def test_the_guide_links_to_its_own_sections() -> None:
    """Each entry of its contents leads to a heading."""
    headings = {
        re.sub(r"[^a-z0-9]+", "-", words.lower().replace("`", "")).strip("-")
        for words in re.findall(r"^#+ (.*)$", GUIDE, re.MULTILINE)
    }
    assert set(re.findall(r"\(#([^)]+)\)", GUIDE)) <= headings
