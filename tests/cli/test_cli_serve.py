"""`serve` and the operating system's errors, in plain words."""

from __future__ import annotations

import socket
from typing import TYPE_CHECKING

import pytest

from symbios.cli.project import plain_messages

if TYPE_CHECKING:
    import subprocess
    from collections.abc import Callable
    from pathlib import Path

    Project = Callable[[str], Path]
    Run = Callable[..., subprocess.CompletedProcess[str]]


def test_a_taken_port_is_named_with_another_to_choose(project: Project, run: Run) -> None:
    """A second preview on the same port ends with what to write instead."""
    with socket.socket() as other:
        other.bind(("127.0.0.1", 0))
        other.listen()
        port = other.getsockname()[1]
        done = run("serve", "-a", f"127.0.0.1:{port}", cwd=project("minimal"))
    assert done.returncode == 2
    assert done.stderr.splitlines()[-1] == (
        f"Port {port} is taken, perhaps by another preview; close it, or choose another port: "
        f"serve -a 127.0.0.1:{port + 1}"
    )
    assert "Errno" not in done.stderr


@pytest.mark.parametrize(
    ("error", "says"),
    [
        (PermissionError(13, "Permission denied", "/srv/site"), "/srv/site: Permission denied"),
        (OSError(28, "No space left on device"), "No space left on device"),
        (FileExistsError("there is a file"), "there is a file"),
    ],
)
def test_an_error_of_the_system_has_no_number(
    error: OSError, says: str, capsys: pytest.CaptureFixture[str]
) -> None:
    """What the system says, and of which file, is enough."""
    with pytest.raises(SystemExit), plain_messages():
        raise error
    assert capsys.readouterr().err == f"This did not work: {says}\n"
