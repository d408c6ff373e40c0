"""Folding and words are the same in Python and in TypeScript."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import unicodedata
from pathlib import Path
from typing import Any

from symbios.fold import fold
from symbios.search import tokens

ROOT = Path(__file__).parents[2]
CASES: list[str] = json.loads((ROOT / "tests/cases/search-text.json").read_text(encoding="utf-8"))


def node(module: str, function: str, calls: list[list[str]]) -> list[Any]:
    """Return what a function of the client returns for each list of arguments; without Node this fails."""
    program = os.environ.get("SYMBIOS_NODE") or shutil.which("node")
    assert program, "Node is needed: set SYMBIOS_NODE or put node on the PATH"
    run = subprocess.run(
        [program, str(ROOT / "plugins/symbios/client/run.mjs"), module, function],
        input="\n".join(json.dumps(call) for call in calls),
        capture_output=True,
        encoding="utf-8",
        check=False,
        cwd=ROOT,
    )
    assert run.returncode == 0, run.stderr
    return [json.loads(line) for line in run.stdout.split("\n") if line]


def test_fold() -> None:
    """Both languages fold every case alike."""
    assert node("fold.ts", "fold", [[case] for case in CASES]) == [fold(case) for case in CASES]


def test_tokens() -> None:
    """Both languages cut every case into the same words."""
    assert node("search/text.ts", "tokens", [[case] for case in CASES]) == [tokens(case) for case in CASES]


def test_every_character() -> None:
    """Both languages fold and cut every character that Unicode 3.2 knew alike, whatever they know today."""
    known = unicodedata.ucd_3_2_0
    characters = [chr(code) for code in range(0x30000) if known.category(chr(code)) not in ("Cn", "Cs", "Co")]
    lines = [" ".join(characters[at : at + 500]) for at in range(0, len(characters), 500)]
    assert node("search/text.ts", "tokens", [[line] for line in lines]) == [tokens(line) for line in lines]
    assert node("fold.ts", "fold", [[line] for line in lines]) == [fold(line) for line in lines]
