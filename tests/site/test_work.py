"""Work spread over processes comes back whole, in order, and with the error of the one that failed."""

import json
import os
import subprocess
import sys
import threading

import pytest

from symbios.site import work
from symbios.site.work import Workers, can_fork

ITEMS = list(range(100))


LINUX = sys.platform == "linux"


def alone(code: str) -> "subprocess.CompletedProcess[str]":
    """Run `code` in a process without other threads, which the tests' own may have by now."""
    head = "import json, os\nfrom symbios.site.work import Workers\nITEMS = list(range(100))\n"
    return subprocess.run(
        [sys.executable, "-c", head + code], capture_output=True, encoding="utf-8", timeout=60, check=False
    )


@pytest.mark.parametrize("jobs", [1, 2, 7])
def test_the_results_are_in_the_order_of_the_items(jobs: int) -> None:
    """However many processes share the work, each item has its own result, and all are counted."""
    done = alone(
        "counted = []\n"
        "make = lambda item: (item * item, os.getpid())\n"
        f"found = Workers(make, {jobs}, least=1).all(ITEMS, counted.append)\n"
        "print(json.dumps([found, sum(counted)]))"
    )
    found, counted = json.loads(done.stdout)
    assert [square for square, _ in found] == [item * item for item in ITEMS]
    assert counted == len(ITEMS)
    assert len({process for _, process in found}) == (jobs if LINUX else 1)


def test_few_items_are_done_here() -> None:
    """Beginning a process takes longer than some pages do."""
    found = Workers(lambda _item: os.getpid(), 2).all(ITEMS[: 2 * work.LEAST - 1])
    assert set(found) == {os.getpid()}


def test_nothing_to_do_is_done() -> None:
    """No items give no results."""
    assert Workers(str, 2).all([]) == []


def test_what_fails_in_a_child_is_raised_here() -> None:
    """The error is that of the item, as if it had been made here."""
    done = alone("Workers(lambda item: 1 // (item - 61), 2, least=1).all(ITEMS)")
    assert done.stderr.splitlines()[-1].startswith("ZeroDivisionError: ")


def test_a_child_that_ends_is_not_waited_for() -> None:
    """A process that the system has stopped ends the build with a message."""
    done = alone(
        "own = os.getpid()\n"
        "def make(item):\n"
        "    if item == 61 and os.getpid() != own:\n"
        "        os._exit(9)\n"
        "Workers(make, 2, least=1).all(ITEMS)"
    )
    message = "RuntimeError: a process of the build has ended before its work was done"
    assert (done.stderr.splitlines() or [""])[-1] == (message if LINUX else "")


def test_beside_other_threads_nothing_is_forked() -> None:
    """A lock that another thread holds would stay locked in a child for ever."""
    stop = threading.Event()
    other = threading.Thread(target=stop.wait)
    other.start()
    try:
        assert not can_fork()
        assert set(Workers(lambda _item: os.getpid(), 2, least=1).all(ITEMS)) == {os.getpid()}
    finally:
        stop.set()
        other.join()


def test_other_systems_do_not_fork(monkeypatch: pytest.MonkeyPatch) -> None:
    """On macOS and Windows one process does it all."""
    monkeypatch.setattr(work.sys, "platform", "darwin")
    assert not can_fork()
