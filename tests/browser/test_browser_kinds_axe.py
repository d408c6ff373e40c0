"""axe-core finds no violation in any kind of question, at rest, answered in each way, solved."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from browser_axe import LOOKS, violations
from browser_questions import KINDS, address, answer_right, answer_wrong, question, solve, take_hints

if TYPE_CHECKING:
    from browser_reader import Readers
    from browser_server import SiteServer

pytestmark = pytest.mark.browser

_QUIZ = "course-quiz"


@pytest.mark.parametrize("look", LOOKS)
@pytest.mark.parametrize("kind", KINDS)
def test_a_question_in_each_state(
    readers: Readers, questions_server: SiteServer, kind: str, look: str
) -> None:
    """The whole page at rest has no violation; then the question has none, state after state."""
    page = readers.page(**LOOKS[look])
    page.goto(questions_server.url + address(kind))
    asked = question(page, kind)
    found = {"at rest": violations(page)}
    take_hints(asked)
    answer_wrong(asked, kind)
    found["wrong"] = violations(page, _QUIZ)
    if KINDS[kind].solved:
        solve(asked, kind)
        found["solution"] = violations(page, _QUIZ)
    answer_right(asked, kind)
    found["right"] = violations(page, _QUIZ)
    assert {state: faults for state, faults in found.items() if faults} == {}
