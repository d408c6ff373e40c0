"""What a learner did with a question of each kind is there again after a reload."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from browser_questions import KINDS, address, answer_wrong, check, heard, listen, question

if TYPE_CHECKING:
    from browser_reader import Readers
    from browser_server import SiteServer

pytestmark = pytest.mark.browser

ASKED_FOR = {
    **dict.fromkeys(("number", "text", "cloze", "reflection"), "Write an answer first."),
    "ordering": "Move a line first.",
}


@pytest.mark.parametrize("kind", KINDS)
def test_order_and_answer_outlive_a_reload(readers: Readers, questions_server: SiteServer, kind: str) -> None:
    """The order stays before the first answer too; what is shown again is not read out."""
    page = readers.page()
    listen(page)
    page.goto(questions_server.url + address(kind))
    asked = question(page, kind)
    fresh = asked.aria_snapshot()
    check(asked)
    assert heard(page) == [ASKED_FOR.get(kind, "Choose an answer first.")]
    page.reload()
    asked = question(page, kind)
    assert asked.aria_snapshot() == fresh
    answer_wrong(asked, kind)
    answered = asked.aria_snapshot()
    page.reload()
    asked = question(page, kind)
    assert asked.aria_snapshot() == answered
    assert answered != fresh
    assert heard(page) == []
