"""Which blocks are found in a text, and where; what is reported of lines that are nearly one."""

from __future__ import annotations

import json
import time
from pathlib import Path
from typing import Any

import pytest

from symbios.blocks.model import KINDS
from symbios.blocks.prose import find
from symbios.fences import text_lines
from symbios.problems import Report

CASES: list[dict[str, Any]] = json.loads(
    (Path(__file__).parents[1] / "cases/block-found.json").read_text(encoding="utf-8")
)
KNOWN = f"    Known here: {', '.join(sorted(KINDS))}."


def found(body: str, *, strangers: bool = False) -> tuple[list[str], list[str]]:
    """Return the blocks of a body that begins at line 9 of its file, and what is reported."""
    report = Report()
    blocks = find(body, 9, "a.md", report, strangers=strangers)
    shown = [
        f"{block.kind.name}{block.argument and f' | {block.argument}'} at {block.line}:{block.column}"
        for block in blocks
    ]
    return shown, report.render().splitlines()


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["name"])
def test_blocks_are_found(case: dict[str, Any]) -> None:
    """A text has these blocks at these places, and gives these lines and no others."""
    assert found("\n".join(case["text"])) == (case["found"], case["report"])


@pytest.mark.parametrize(
    ("body", "lines"),
    [
        (
            "/" * 10_000,
            [
                "a.md:9:1: error: these 10000 slashes close nothing (block-end)",
                "    Remove the line, or write a block's name behind it: /// task",
            ],
        ),
        (
            "/// " + "a" * 10_000,
            [f"a.md:9:1: error: there is no block “{'a' * 60}…” (block-unknown)", KNOWN],
        ),
        (
            "/// " + "a " * 10_000,
            [
                f"a.md:9:1: error: “/// {'a ' * 28}…” begins no block (block-line)",
                (
                    "    Write a block's name behind the slashes; a backslash before them shows them as "
                    "they are."
                ),
            ],
        ),
    ],
    ids=["slashes", "letters", "words"],
)
def test_ten_thousand_signs_give_a_message_that_can_be_read(body: str, lines: list[str]) -> None:
    """What stands in the file is shown as far as a person needs it."""
    assert found(body) == ([], lines)


def test_many_blocks_take_no_long_time() -> None:
    """Twenty thousand blocks, one inside the other, are read in a few seconds."""
    start = time.monotonic()
    blocks, lines = found("/// example | a\n" * 20_000)
    assert len(blocks) == 20_000
    assert len([line for line in lines if line.endswith("(block-open)")]) == 20_000
    assert time.monotonic() - start < 20


def test_blocks_of_other_extensions_are_left_to_them() -> None:
    """Where a project adds blocks of its own, an unknown name is no mistake; one never closed still is."""
    assert found("/// tab | One\ntext\n///\n\n/// task\n", strangers=True) == (
        ["task at 13:1"],
        ["a.md:13:1: error: “task” is never closed: it runs to the end (block-open)", "    ///"],
    )


def test_lines_of_text_are_those_outside_of_code_and_comments() -> None:
    """A fence that nobody closed and a comment that nobody closed run to the end."""
    body = "a\n```\nb\n```\nc\n<!-- d -->\n<!--\ne\n-->\nf\n~~~\ng"
    assert list(text_lines(body)) == [(0, "a"), (4, "c"), (9, "f")]
    assert list(text_lines("a\n<!--\nb")) == [(0, "a")]
