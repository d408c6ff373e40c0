"""Work spread over processes comes back whole, in order, and with the error of the one that failed."""

import os
import threading

import pytest

from symbios.site import work
from symbios.site.work import Workers, can_fork

ITEMS = list(range(100))


@pytest.mark.parametrize("jobs", [1, 2, 7])
def test_the_results_are_in_the_order_of_the_items(jobs: int) -> None:
    """However many processes share the work, each item has its own result, and all are counted."""
    counted: list[int] = []
    found = Workers(lambda item: (item * item, os.getpid()), jobs, least=1).all(ITEMS, counted.append)
    assert [square for square, _ in found] == [item * item for item in ITEMS]
    assert sum(counted) == len(ITEMS)
    assert len({process for _, process in found}) == (jobs if can_fork() else 1)


def test_few_items_are_done_here() -> None:
    """Beginning a process takes longer than some pages do."""
    found = Workers(lambda _item: os.getpid(), 2).all(ITEMS[: 2 * work.LEAST - 1])
    assert set(found) == {os.getpid()}


def test_nothing_to_do_is_done() -> None:
    """No items give no results."""
    assert Workers(str, 2).all([]) == []


def test_what_fails_in_a_child_is_raised_here() -> None:
    """The error is that of the item, as if it had been made here."""

    def make(item: int) -> int:
        if item == 61:
            raise ValueError("item 61 cannot be made")
        return item

    with pytest.raises(ValueError, match="item 61 cannot be made"):
        Workers(make, 2, least=1).all(ITEMS)


@pytest.mark.skipif(not can_fork(), reason="only a child can end without its parent")
def test_a_child_that_ends_is_not_waited_for() -> None:
    """A process that the system has stopped ends the build with a message."""

    def make(item: int) -> int:
        if item == 61:
            os._exit(9)
        return item

    with pytest.raises(RuntimeError, match="a process of the build has ended before its work was done"):
        Workers(make, 2, least=1).all(ITEMS)


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
