"""What is written once: coloured code, and the list of headings where a text has a place for it."""

import random
from itertools import product
from typing import Any

import markdown
import pytest

from symbios.site import quickcode
from symbios.site.markdown import EXTENSIONS, Renderer
from symbios.site.quickcode import remember_code

CODE = ("x = [1, 2]\n\nprint(x)", "<b>a &amp; b</b>", "id: 1\nname: ž", "", "\n  a\n")
HEADS = (
    *(
        "",
        "python",
        "html",
        "yaml",
        "no-such-language",
        "py title='A'",
        'py hl_lines="1 2"',
        'py linenums="3"',
    ),
    *("{.python #own .wide}", "{.yaml title=T data-x=1}", "text"),
)
OPTIONS: tuple[dict[str, Any], ...] = (
    {},
    {"linenums": True},
    {"linenums": True, "line_spans": "s", "anchor_linenums": True},
    {"auto_title": True},
    {"use_pygments": False},
    {"guess_lang": True},
    {"pygments_lang_class": True, "stripnl": False},
)


def engine(options: dict[str, Any], *, remember: bool) -> markdown.Markdown:
    """Return an engine with our extensions; `options` are those of the extension that colours code."""
    made = markdown.Markdown(
        extensions=[*EXTENSIONS, "pymdownx.highlight"], extension_configs={"pymdownx.highlight": options}
    )
    if remember:
        remember_code(made)
    return made


def test_remembered_code_is_what_would_be_coloured() -> None:
    """Whatever options a block and its engine have, it comes out the same, the first and the second time."""
    pairs = [(engine(each, remember=True), engine(each, remember=False)) for each in OPTIONS]
    blocks = [f"```{head}\n{code}\n```" for head, code in product(HEADS, CODE)]
    chance = random.Random(4)
    for _ in range(60):
        text = "\n\n".join(chance.choices(blocks, k=4))
        for remembering, slow in pairs:
            assert remembering.reset().convert(text) == slow.reset().convert(text), text


def test_the_same_code_is_coloured_once(monkeypatch: pytest.MonkeyPatch) -> None:
    """A second engine, as another language has one, takes what the first one coloured."""
    monkeypatch.setattr(quickcode, "_kept", {})
    text = "```python\nx = 1\n```\n\n- a\n\n    ```python\n    x = 1\n    ```"
    first = engine({}, remember=True).convert(text)
    assert len(quickcode._kept) == 1
    assert engine({}, remember=True).convert(text) == first
    assert len(quickcode._kept) == 1


def test_not_all_code_is_kept(monkeypatch: pytest.MonkeyPatch) -> None:
    """There is a bound to how many blocks lie in memory."""
    monkeypatch.setattr(quickcode, "_kept", {})
    monkeypatch.setattr(quickcode, "_MOST", 3)
    remembering = engine({}, remember=True)
    for number in range(10):
        assert f">{number}<" in remembering.reset().convert(f"```python\n{number}\n```")
        assert len(quickcode._kept) <= 3


@pytest.mark.parametrize(
    "text",
    [
        "[TOC]\n\n## One\n\n### *Two*\n\n## Three",
        "## One\n\n> [TOC]",
        "- [TOC]\n\n# `[TOC]`",
        "[TOC] a\n\n## B",
    ],
)
def test_a_list_of_headings_stands_where_its_mark_is(text: str) -> None:
    """The mark works as it does in Markdown, and no list is made for a text without it."""
    renderer: Any = Renderer(lambda words: words, lang="xx")
    slow = markdown.Markdown(extensions=EXTENSIONS)
    found, wanted = renderer.page(text, lambda _tag, address: address).html, slow.convert(text)
    assert ('<div class="toc">' in found) == ('<div class="toc">' in wanted)
    assert found.count("<li>") == wanted.count("<li>")
    assert renderer._page.toc_tokens
