"""The short ways of rendering: leaving out patterns, or a whole engine, where none of their signs stands."""

import random
from pathlib import Path
from typing import Any

import markdown
import pytest

from symbios.site.markdown import EXTENSIONS, Renderer
from symbios.site.quickinline import QuickInline, is_plain
from symbios.site.typography import quotes

COURSE = Path(__file__).parents[2] / "course"
PIECES = (
    *"*_`[]()<>!&\\\"'{}#|-+=~^:. \n",
    *("  \n", "**", "word", "ž", "kv. 5", "[^1]", "\n\n[^1]: note\n", "<b>", "</b>", "&amp;", "![a](b.png)"),
    *(
        "[link](x.md)",
        "\n\n- ",
        "\n\n1. ",
        "\n\n> ",
        "\n\n| a | b |\n| - | - |\n| c | d |\n\n",
        "<https://a.example>",
    ),
)


def engine(*, quick: bool, strange: bool = False) -> markdown.Markdown:
    """Return an engine with our extensions; `quick` makes it take the short way, `strange` adds a pattern."""
    made = markdown.Markdown(
        extensions=[*EXTENSIONS, "smarty"], extension_configs={"smarty": quotes("en") or {}}
    )
    if strange:
        pattern = markdown.inlinepatterns.SimpleTagInlineProcessor(r"()(word)", "mark")
        made.inlinePatterns.register(pattern, "strange", 200)
    if quick:
        for name in ("inline", "smarty"):
            QuickInline(made, name)
    return made


def texts() -> list[str]:
    """Return every text of the real course, without front matter, and random ones."""
    real = [path.read_text(encoding="utf-8").split("---\n", 2)[-1] for path in sorted(COURSE.rglob("*.md"))]
    chance = random.Random(4)
    return [*real, *("".join(chance.choices(PIECES, k=chance.randint(1, 30))) for _ in range(1500))]


def test_the_short_way_gives_what_the_long_way_gives() -> None:
    """All texts of the course and 1,500 random ones come out the same, whichever way they go."""
    quick, slow = engine(quick=True), engine(quick=False)
    for text in texts():
        assert quick.reset().convert(text) == slow.reset().convert(text), text


def test_a_pattern_that_nobody_knows_is_always_tried() -> None:
    """What an extension of mkdocs.yml looks for may begin with any sign."""
    quick, slow = engine(quick=True, strange=True), engine(quick=False, strange=True)
    assert "<mark>" in quick.convert("A word")
    for text in texts()[::7]:
        assert quick.reset().convert(text) == slow.reset().convert(text), text


def test_a_known_name_is_not_enough() -> None:
    """A pattern that an extension puts in the place of one of Markdown's may begin with any sign."""

    class Other(markdown.inlinepatterns.SimpleTagInlineProcessor):
        """What an extension may bring."""

    quick = markdown.Markdown(extensions=EXTENSIONS)
    quick.inlinePatterns.register(Other(r"()(word)", "mark"), "escape", 180)
    assert not QuickInline(quick, "inline").knows_all
    assert "<mark>" in quick.convert("A word")


def test_blocks_without_signs_are_left_out(monkeypatch: pytest.MonkeyPatch) -> None:
    """The long way sees only those parts of a text in which there is something to do."""
    seen = []
    quick = engine(quick=True)
    slow = markdown.treeprocessors.InlineProcessor.run
    monkeypatch.setattr(
        markdown.treeprocessors.InlineProcessor,
        "run",
        lambda self, tree, *more: (seen.append([each.tag for each in tree]), slow(self, tree, *more))[1],
    )
    quick.convert("## A text\n\nof several\nlines\n\n- and a *list*\n\n> it's that")
    assert seen == [["ul"], ["blockquote"]]


def test_the_short_way_is_taken(monkeypatch: pytest.MonkeyPatch) -> None:
    """A plain text is shown to no pattern, and one with a star only to that of emphasis."""
    tried = []
    quick = engine(quick=True)
    for name, _ in quick.inlinePatterns._priority:
        pattern = quick.inlinePatterns[name]
        monkeypatch.setattr(
            pattern,
            "getCompiledRegExp",
            lambda found=pattern.getCompiledRegExp, name=name: (tried.append(name), found())[1],
        )
    quick.convert("A text, with commas: and more (in brackets).")
    assert tried == []
    quick.reset().convert("A *text*.")
    assert set(tried) == {"em_strong"}


@pytest.mark.parametrize("lang", ["en", "sl", "xx"])
def test_a_plain_text_of_a_question_needs_no_engine(lang: str) -> None:
    """What `is_plain` calls plain comes out of the whole engine as it went in, but for short words."""
    renderer = Renderer(lambda words: words, lang=lang)
    long_way: Any = Renderer(lambda words: words, lang=lang)
    long_way._knows_all = False
    chance = random.Random(lang)
    signs = [*PIECES, *"abcčž0123456789%/,;?()–—… ", "v ", "s ", "k njej", "A", "1. ", "# ", "  "]
    plain = 0
    for _ in range(3000):
        text = "".join(chance.choices(signs, k=chance.randint(1, 6)))
        plain += is_plain(text)
        assert renderer.inline(text, lambda _tag, address: address) == long_way.inline(
            text, lambda _tag, address: address
        ), text
    assert plain > 100


@pytest.mark.parametrize(
    "text", ["", " a", "a ", "1. a", "- a", "a\nb", "a *b*", "“a” & b", "<b>", "it's", "{a}"]
)
def test_other_texts_are_not_plain(text: str) -> None:
    """A sign that Markdown may mean something by, or a beginning that a list has, is none of a plain text."""
    assert not is_plain(text)
