"""Measures commands: wall time, processor time, and the memory of all their processes together.

It needs Linux, whose /proc tells how much memory each process holds.
"""

from __future__ import annotations

import math
import os
import subprocess
import sys
import tempfile
import threading
import time
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

_PROC = Path("/proc")
_EVERY = 0.05
"""Seconds between two looks at the memory; a shorter peak is not seen."""
_MEGABYTES = 1024 / 1e6
"""In one kB of the kernel's."""
_BUSY = "import time\nwhile time.process_time() < 1: sum(range(1000))"


@dataclass(frozen=True, slots=True)
class Run:
    """What one run took: seconds of the clock and of all processors (user and system), peaks of memory in MB.

    `pss` shares a page of memory out among the processes that have it, `rss` counts it once for each.
    """

    wall: float
    cpu: float
    pss: float
    rss: float


class FailedError(Exception):
    """A command under test ended with an error; the text is what it said last."""


class _MemoryPeak(threading.Thread):
    """Looks at all descendants of this process until `stop`; the peaks are in the kernel's kB."""

    def __init__(self) -> None:
        super().__init__(daemon=True)
        self.pss = self.rss = 0
        self._over = threading.Event()

    def run(self) -> None:
        while not self._over.wait(_EVERY):
            seen = [_memory(process) for process in _descendants(os.getpid())]
            self.pss = max(self.pss, sum(pss for pss, _ in seen))
            self.rss = max(self.rss, sum(rss for _, rss in seen))

    def stop(self) -> None:
        self._over.set()
        self.join()


def _descendants(process: int) -> list[int]:
    """Return the children of a process, their children, and so on; none where it has ended meanwhile."""
    found: list[int] = []
    try:
        for thread in (_PROC / str(process) / "task").iterdir():
            found += [int(child) for child in (thread / "children").read_text().split()]
    except (FileNotFoundError, ProcessLookupError):
        return []
    return found + [below for child in found for below in _descendants(child)]


def _memory(process: int) -> tuple[int, int]:
    """Return the kB that a process holds, shared pages in part and in full; 0 where it has ended."""
    try:
        lines = (_PROC / str(process) / "smaps_rollup").read_text().splitlines()
    except (FileNotFoundError, ProcessLookupError):
        return 0, 0
    size = {key: int(value.split()[0]) for key, _, value in (line.partition(":") for line in lines[1:])}
    return size.get("Pss", 0), size.get("Rss", 0)


def measured(
    commands: Sequence[Sequence[str]], environment: Mapping[str, str] | None = None, at_once: int = 1
) -> Run:
    """Run the commands, so many at once, and return what all of them took together.

    The processor time is that of each command and of the processes that it waited for.
    """
    os.sync()  # what an earlier run has left to be written shall not slow this one down
    memory = _MemoryPeak()
    memory.start()
    waiting, running, cpu = list(commands), dict[int, _Command](), 0.0
    started = time.perf_counter()
    try:
        while waiting or running:
            while waiting and len(running) < at_once:
                command = _Command(waiting.pop(0), environment or {})
                running[command.process.pid] = command
            ended, status, used = os.wait4(-1, 0)
            cpu += used.ru_utime + used.ru_stime
            running.pop(ended).end(os.waitstatus_to_exitcode(status))
        wall = time.perf_counter() - started
    finally:
        for command in running.values():
            command.process.kill()
            command.process.wait()
        memory.stop()
    return Run(wall, cpu, memory.pss * _MEGABYTES, memory.rss * _MEGABYTES)


class _Command:
    """One command that runs; what it prints is kept for the case that it fails."""

    def __init__(self, arguments: Sequence[str], environment: Mapping[str, str]) -> None:
        self.arguments = arguments
        self.output = tempfile.TemporaryFile()  # noqa: SIM115 - closed where the command ends
        self.process = subprocess.Popen(
            arguments, env=os.environ | environment, stdout=self.output, stderr=subprocess.STDOUT
        )

    def end(self, status: int) -> None:
        """Take note that the process has ended; raise FailedError where it says that it failed."""
        self.process.returncode = status
        with self.output:
            self.output.seek(0)
            said = self.output.read().decode(errors="replace")
        if status:
            raise FailedError(f"{' '.join(self.arguments)} ended with {status}:\n{said[-4000:]}")


def processors_free(count: int) -> float:
    """Return how many of so many processors this machine gives to programs that use them fully.

    It is nearly `count` where nothing else is running; where it is much less, the times are worth little.
    """
    run = measured([[sys.executable, "-c", _BUSY]] * count, at_once=count)
    return run.cpu / run.wall


def middle(runs: Sequence[Run]) -> Run:
    """Return the run whose wall time is in the middle; of an even number, the faster of the two."""
    return sorted(runs, key=lambda run: run.wall)[(len(runs) - 1) // 2]


def exponent(sizes: Sequence[float], costs: Sequence[float]) -> float:
    """Return the slope of the line through the logarithms that fits best (least squares); linear is 1."""
    x, y = [math.log(size) for size in sizes], [math.log(cost) for cost in costs]
    middle_x, middle_y = sum(x) / len(x), sum(y) / len(y)
    above = sum((each - middle_x) * (cost - middle_y) for each, cost in zip(x, y, strict=True))
    return above / sum((each - middle_x) ** 2 for each in x)
