"""Missing ids are written where they belong, and nothing else of the file changes."""

import pytest

from quiz_lessons import SOURCE, read
from symbios.problems import Report
from symbios.quiz.missing_ids import missing_ids, with_ids

LIST = """```quiz
questions:
  - prompt: One?
    correct: true
  - id: b
    prompt: Two?
    correct: true
  -   type: true-false
      prompt: Three?
      correct: true
```"""
LIST_WITH_IDS = """```quiz
id: what-3
questions:
  - id: what-1
    prompt: One?
    correct: true
  - id: b
    prompt: Two?
    correct: true
  -   id: what-2
      type: true-false
      prompt: Three?
      correct: true
```"""
CASES = [
    (
        "the short form",
        "```quiz\nWhat?\n- [x] One\n- [ ] Two\n```",
        "```quiz\nid: what-1\nWhat?\n- [x] One\n- [ ] Two\n```",
    ),
    (
        "the short form with keys",
        "```quiz\npoints: 2\nWhat?\n- [x] One\n- [ ] Two\n```",
        "```quiz\nid: what-1\npoints: 2\nWhat?\n- [x] One\n- [ ] Two\n```",
    ),
    (
        "one question in the long form",
        "Text\n\n```quiz\nprompt: What?\ncorrect: true\n```\n",
        "Text\n\n```quiz\nid: what-1\nprompt: What?\ncorrect: true\n```\n",
    ),
    ("a quiz, and questions in a list", LIST, LIST_WITH_IDS),
    (
        "keys in braces",
        "```quiz\nid: a\nquestions:\n  - {prompt: One?, correct: true}\n```",
        "```quiz\nid: a\nquestions:\n  - {id: what-1, prompt: One?, correct: true}\n```",
    ),
    (
        "in an admonition",
        "!!! note\n\n    ```quiz\n    prompt: One?\n    correct: true\n    ```\n",
        "!!! note\n\n    ```quiz\n    id: what-1\n    prompt: One?\n    correct: true\n    ```\n",
    ),
    (
        "in a quotation",
        "> ```quiz\n> prompt: One?\n> correct: true\n> ```\n",
        "> ```quiz\n> id: what-1\n> prompt: One?\n> correct: true\n> ```\n",
    ),
    (
        "Windows line ends",
        "```quiz\r\nprompt: One?\r\ncorrect: true\r\n```\r\n",
        "```quiz\r\nid: what-1\r\nprompt: One?\r\ncorrect: true\r\n```\r\n",
    ),
]


@pytest.mark.parametrize(("name", "before", "after"), CASES, ids=[case[0] for case in CASES])
def test_an_id_is_written_before_the_first_key(name: str, before: str, after: str) -> None:
    """The file with its ids has no problem any more."""
    del name
    report = Report()
    read(before, report)
    mended = with_ids(before, missing_ids(report)[SOURCE])
    assert mended == after
    again = Report()
    read(mended, again)
    assert again.render() == ""
