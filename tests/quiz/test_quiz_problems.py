"""Everything that can be wrong with a quiz, each with the literal lines that an author reads."""

import json
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from quiz_lessons import SOURCE, problems, read
from symbios.fences import find
from symbios.problems import Report
from symbios.quiz.ids import check_unique, free_ids
from symbios.quiz.parse import parse

if TYPE_CHECKING:
    from symbios.quiz.draft import Draft

CASES: dict[str, list[dict[str, Any]]] = json.loads(
    (Path(__file__).parents[1] / "cases/quiz-problems.json").read_text(encoding="utf-8")
)


@pytest.mark.parametrize("case", CASES["own"], ids=lambda case: case["name"])
def test_a_lesson_is_checked(case: dict[str, Any]) -> None:
    """A lesson of the source locale gives these lines and no others."""
    assert problems("\n".join(case["text"])).splitlines() == case["report"]


@pytest.mark.parametrize("case", CASES["translation"], ids=lambda case: case["name"])
def test_a_translation_is_compared(case: dict[str, Any]) -> None:
    """A translation, read beside its source, gives these lines and no others."""
    assert problems("\n".join(case["text"]), "\n".join(case["source"])).splitlines() == case["report"]


def test_an_id_is_unique_in_the_whole_course() -> None:
    """The second place of an id is reported, and the message names the first by path order."""
    body = "```quiz\nid: a\nWhat?\n- [x] One\n- [ ] Two\n```"
    drafts: dict[str, list[Draft]] = {}
    for path in ("course/en/b.md", "course/en/a.md"):
        found = (parse(fence, path, Report()) for fence in find(body, 5))
        drafts[path] = [draft for draft in found if draft]
    report = Report()
    check_unique(drafts, report)
    (problem,) = report
    assert str(problem) == (
        "course/en/b.md:6:1: error: the id “a” stands here a second time; it stood first at course/en/a.md:6 "
        "(quiz-duplicate-id)"
    )


def test_a_free_number_comes_after_the_highest_of_this_lesson() -> None:
    """Gaps are not filled: a question that was removed may live on in somebody's progress."""
    suggest = free_ids("what", ["what-2", "what-5", "whatever-9", "what-x", "a-what-8"])
    assert [suggest(), suggest()] == ["what-6", "what-7"]


def test_a_quiz_with_a_warning_is_kept_and_one_with_an_error_is_not() -> None:
    """Only an error costs the reader the quiz."""
    fence = "```quiz\n{}\n```\n"
    good = "What?\n- [x] One\n- [ ] Two"
    bad = "id: b\nWhat?\n- [ ] One\n- [ ] Two"
    kept, lost = read(fence.format(good) + fence.format(bad), Report(), SOURCE)
    assert kept is not None
    assert kept.id == "what-1"
    assert lost is None


def test_inherited_values_are_those_of_the_source() -> None:
    """What a translation leaves out is in its quiz, in the order of the source."""
    source = read(
        "```quiz\nid: q\npass: 60\nshuffle: true\nquestions:\n  - id: a\n    type: multiple\n    points: 3\n"
        "    partial: true\n    prompt: One?\n    choices:\n      - {id: x, text: a, correct: true}\n"
        "      - {id: y, text: b}\n```",
        Report(),
    )
    report = Report()
    (quiz,) = read(
        "```quiz\nid: q\nquestions:\n  - id: a\n    prompt: Ena?\n    choices:\n"
        "      - {id: y, text: be}\n      - {id: x, text: a}\n```",
        report,
        "course/sl/a.md",
        source,
    )
    assert report.render() == ""
    assert quiz is not None
    found = quiz.quiz
    (question,) = found.questions
    assert (found.pass_percent, found.shuffle, question.points, question.kind) == (60, True, 3, "multiple")
    assert [(choice.id, choice.text, choice.correct) for choice in question.body.choices] == [  # type: ignore[union-attr]
        ("x", "a", True),
        ("y", "be", False),
    ]
