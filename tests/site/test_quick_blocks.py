"""The short way to find what a block of lines is: asking only those who can mean how its lines begin."""

import random
from typing import Any
from xml.etree.ElementTree import Element

import markdown
import pytest
from markdown.blockprocessors import BlockProcessor

from symbios.site.blocks import CourseBlocks
from symbios.site.markdown import EXTENSIONS, Renderer
from symbios.site.quickblocks import _SIGNS, QuickBlocks
from test_quick_inline import texts

BEGINS = (
    *(
        "- ",
        "* ",
        "+ ",
        "1. ",
        "12. ",
        "٣. ",
        "# ",
        "## ",
        "#",
        "> ",
        ">",
        ": ",
        "    ",
        "        ",
        "  ",
        "\t",
    ),
    *(
        "| a | b |",
        "--- | ---",
        "| - | - |",
        "a | b",
        "---",
        "***",
        "* * *",
        "===",
        "=",
        "-",
        "**bold** ",
        "*a* ",
    ),
    *(
        "[a]: b.md",
        "[^1]: ",
        "[^1]",
        "*[ab]: ",
        "!!! note",
        '??? tip "x"',
        "???+ note",
        "/// task",
        "///",
        "//// example | x",
    ),
    *(
        "<div markdown>",
        "</div>",
        "<p>",
        "<!-- a",
        "-->",
        "```",
        "word ",
        "Žito ",
        "“quoted” ",
        "5 t ",
        "\\# ",
    ),
)


def engine(*, quick: bool, strange: bool = False) -> markdown.Markdown:
    """Return an engine with our extensions; `quick` makes it take the short way, `strange` adds another."""
    made = markdown.Markdown(extensions=[*EXTENSIONS, CourseBlocks(lambda words: words)])
    made.course_title, made.course_blocks = "", []  # type: ignore[attr-defined] # what the blocks ask for
    if strange:
        made.parser.blockprocessors.register(Strange(made.parser), "strange", 200)
    if quick:
        QuickBlocks(made)
    return made


class Strange(BlockProcessor):
    """What an extension may bring: takes each block that begins with a word that we know nothing of."""

    def test(self, parent: Element, block: str) -> bool:
        """Take what begins with `word`."""
        del parent
        return block.startswith("word")

    def run(self, parent: Element, blocks: list[str]) -> None:
        """Put it into an element that nobody else makes."""
        parent.append(parent.makeelement("mark", {"title": blocks.pop(0)}))


def blocks(seed: int, count: int) -> list[str]:
    """Return texts whose lines begin with whatever Markdown may mean something by."""
    chance = random.Random(seed)
    words = ("", "", "word", "a b", "k njej", "x | y", "|", "- a", ": b", "\\", "**b**")
    return [
        "".join(
            chance.choice(BEGINS) + chance.choice(words) + chance.choice(("\n", "\n", "\n\n", ""))
            for _ in range(chance.randint(1, 14))
        )
        for _ in range(count)
    ]


def rendered(made: markdown.Markdown, text: str) -> str:
    """Return the HTML of a text, rendered by an engine that has rendered others."""
    made.reset()
    made.parser.state.clear()
    return made.convert(text)


@pytest.mark.parametrize("strange", [False, True])
def test_the_short_way_gives_what_the_long_way_gives(strange: bool) -> None:  # noqa: FBT001 - a parameter
    """All texts of the course and thousands of random ones come out the same, whoever else wants a block."""
    quick, slow = engine(quick=True, strange=strange), engine(quick=False, strange=strange)
    for text in [*texts(), *blocks(4, 4000)]:
        assert rendered(quick, text) == rendered(slow, text), text


def test_each_processor_of_ours_is_known_but_that_of_blocks() -> None:
    """What our own extensions bring is asked only where its sign stands; blocks may go on with any line."""
    renderer: Any = Renderer(lambda words: words, lang="en")
    names = {
        f"{type(each).__module__}.{type(each).__qualname__}" for each in renderer._page.parser.blockprocessors
    }
    assert names - set(_SIGNS) == {
        "pymdownx.blocks.BlocksProcessor",
        "markdown.blockprocessors.ParagraphProcessor",
    }
    assert set(_SIGNS) <= names


def test_the_short_way_is_taken(monkeypatch: pytest.MonkeyPatch) -> None:
    """A paragraph of words is shown to none who look for signs; what ends a text is an empty block."""
    asked = []
    quick = engine(quick=True)
    for each in quick.parser.blockprocessors:
        monkeypatch.setattr(
            each,
            "test",
            lambda *found, each=each, test=each.test: (asked.append(type(each).__name__), test(*found))[1],
        )
    quick.convert("A text\nof two lines.")
    assert asked == ["BlocksProcessor", "ParagraphProcessor", "EmptyBlockProcessor"]
