"""The client scripts' own unit tests."""

from __future__ import annotations

import re
import subprocess
from pathlib import Path

CLIENT = Path(__file__).parents[2] / "plugins" / "symbios" / "client"


def test_every_unit_test_of_the_client_passes(node: str) -> None:
    """All *.test.ts run under Node's test runner, at least one in each file, and none fails."""
    run = subprocess.run(
        [node, CLIENT / "build.mjs", "--unit"], capture_output=True, encoding="utf-8", check=False
    )
    assert run.returncode == 0, run.stdout + run.stderr
    passed = re.search(r"pass (\d+)", run.stdout)
    assert passed is not None, run.stdout
    assert int(passed[1]) >= len(list(CLIENT.rglob("*.test.ts")))
