"""Which fences of a Markdown text are quizzes, where their text stands, and what takes their place."""

import pytest

from symbios.fences import find, holds, replace

FOUND = [
    ("at the margin", "a\n\n```quiz\nid: a\n```\n", [("id: a", 12, 1, 2, 5, True)]),
    ("tildes, and longer", "~~~~quiz\n~~~\n~~~~~", [("~~~", 10, 1, 0, 3, True)]),
    ("a space before the word", "``` quiz \nx\n```", [("x", 10, 1, 0, 3, True)]),
    (
        "inside an admonition",
        "!!! note\n\n    ```quiz\n    id: a\n    What?\n    ```",
        [("id: a\nWhat?", 12, 5, 2, 6, True)],
    ),
    ("inside a quotation", "> ```quiz\n> id: a\n>\n> b\n> ```", [("id: a\n\nb", 10, 3, 0, 5, True)]),
    ("indented further than its fence", "```quiz\n  id: a\n    b\n```", [("id: a\n  b", 10, 3, 0, 4, True)]),
    ("less far than its fence", "    ```quiz\n  id: a\n    ```", [("id: a", 10, 3, 0, 3, True)]),
    ("Windows line ends", "```quiz\r\nid: a\r\n```\r\n", [("id: a", 10, 1, 0, 3, True)]),
    ("empty", "```quiz\n```", [("", 10, 1, 0, 2, True)]),
    ("never closed", "```quiz\nid: a\n\n# Title", [("id: a\n\n# Title", 10, 1, 0, 4, False)]),
    ("closed only by a fence as long", "````quiz\n```\n````", [("```", 10, 1, 0, 3, True)]),
    ("inside another fence", "````markdown\n```quiz\nid: a\n```\n````", []),
    ("inside a fence of tildes", "~~~\n```quiz\nid: a\n```\n~~~", []),
    ("inside a comment", "<!--\n```quiz\nid: a\n```\n-->\n```quiz\nx\n```", [("x", 15, 1, 5, 8, True)]),
    ("after a comment of one line", "<!-- x -->\n```quiz\nx\n```", [("x", 11, 1, 1, 4, True)]),
    ("in a comment that never ends", "<!--\n```quiz\nx\n```", []),
    ("another word", "```quizzes\nid: a\n```", []),
    ("code in a line", "```quiz``` is a word", []),
    ("two", "```quiz\na\n```\n```quiz\nb\n```", [("a", 10, 1, 0, 3, True), ("b", 13, 1, 3, 6, True)]),
]


@pytest.mark.parametrize(("name", "body", "expected"), FOUND, ids=[row[0] for row in FOUND])
def test_fences_are_found(name: str, body: str, expected: list[tuple[object, ...]]) -> None:
    """A fence is found, or not, with its text, its place in the file and its lines in the body."""
    del name
    found = [(f.text, f.line, f.column, f.start, f.end, f.closed) for f in find(body, 9)]
    assert found == expected
    assert holds(body, ("quiz",)) is bool(expected)


def test_each_fence_gives_way_to_one_indented_line() -> None:
    """What stands around a quiz is untouched, and the new line stays inside the admonition or quotation."""
    body = "Before\n```quiz\na\n```\nBetween\n\n!!! note\n"
    body += "    ```quiz\n    b\n    ```\n    After\n> ```quiz\n> c\n> ```"
    assert replace(body, find(body, 1), ["ONE", "TWO", "THREE"]) == (
        "Before\n\nONE\n\nBetween\n\n!!! note\n\n    TWO\n\n    After\n>\n> THREE\n>"
    )


def test_as_many_placeholders_as_fences_are_needed() -> None:
    """A quiz that would be lost is refused."""
    body = "```quiz\na\n```"
    with pytest.raises(ValueError, match="argument 2 is shorter"):
        replace(body, find(body, 1), [])


def test_a_word_after_quiz_is_kept_for_the_report() -> None:
    """What an author wrote behind the word `quiz` is not dropped."""
    (fence,) = find('```quiz title="x" \na\n```', 1)
    assert fence.info == 'title="x"'
