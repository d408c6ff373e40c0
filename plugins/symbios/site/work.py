"""Spreads work over processes where the system can fork; elsewhere it is done here, with the same result.

A child inherits everything that its parent has read, so that nothing but the results travels.
"""

from __future__ import annotations

import multiprocessing
import os
import sys
import threading
from multiprocessing.connection import Connection, wait
from typing import TYPE_CHECKING, Any, Generic, TypeVar

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

Item = TypeVar("Item")
Result = TypeVar("Result")

LEAST = 24
"""So many items at least for each process: fewer are done sooner than a process is begun."""
_AT_ONCE = 16
"""So many results travel together."""


def processors() -> int:
    """Return how many processors this process may use."""
    try:
        return len(os.sched_getaffinity(0))
    except AttributeError:
        return os.cpu_count() or 1


def can_fork() -> bool:
    """Whether a child can take over what this process has: not where other threads may hold locks."""
    return sys.platform == "linux" and threading.active_count() == 1


class Workers(Generic[Item, Result]):
    """Does the same thing with many items, in up to `jobs` processes."""

    def __init__(self, make: Callable[[Item], Result], jobs: int, *, least: int = LEAST) -> None:
        self.make, self.jobs, self.least = make, jobs, least

    def all(self, items: Sequence[Item], done: Callable[[int], None] = lambda _count: None) -> list[Result]:
        """Return the result of each item, in their order; `done` hears how many have become ready.

        What `make` raises in a child is raised here. The children end with this call.
        """
        return self.begin(items)(done)

    def begin(self, items: Sequence[Item]) -> Callable[[Callable[[int], None]], list[Result]]:
        """Begin with the items, and return what waits for their results, as `all` does."""
        jobs = min(self.jobs, len(items) // self.least) if can_fork() else 1
        if jobs < 2 and (self.least > 1 or self.jobs < 2 or not can_fork()):
            return lambda done: [self._here(item, done) for item in items]
        context = multiprocessing.get_context("fork")
        children = {}
        for place in range(jobs):
            reader, writer = context.Pipe(duplex=False)
            child = context.Process(target=self._child, args=(items, place, jobs, writer), daemon=True)
            child.start()
            writer.close()
            children[reader] = child

        def finish(done: Callable[[int], None]) -> list[Result]:
            results: list[Any] = [None] * len(items)
            try:
                self._collect(children, results, done)
            finally:
                for reader, child in children.items():
                    reader.close()
                    child.terminate()
                    child.join()
            return results

        return finish

    def _here(self, item: Item, done: Callable[[int], None]) -> Result:
        result = self.make(item)
        done(1)
        return result

    def _child(self, items: Sequence[Item], first: int, step: int, writer: Connection) -> None:
        """Do every `step`-th item and send what was made."""
        ready: list[tuple[int, Result]] = []
        try:
            for place in range(first, len(items), step):
                ready.append((place, self.make(items[place])))
                if len(ready) == _AT_ONCE:
                    writer.send(ready)
                    ready = []
            writer.send(ready)
            writer.send(None)
        except BaseException as error:  # noqa: BLE001 - whatever it is, the parent raises it
            writer.send(error)

    def _collect(
        self, children: dict[Connection, Any], results: list[Any], done: Callable[[int], None]
    ) -> None:
        open_ends = set(children)
        while open_ends:
            for reader in [each for each in wait(list(open_ends)) if isinstance(each, Connection)]:
                try:
                    sent = reader.recv()
                except EOFError:
                    raise RuntimeError("a process of the build has ended before its work was done") from None
                if isinstance(sent, BaseException):
                    raise sent
                if sent is None:
                    open_ends.discard(reader)
                    continue
                for place, result in sent:
                    results[place] = result
                done(len(sent))
