"""A problem is a value with a place; a report shows all of them in the form that a reader needs."""

import json

import pytest

from symbios.problems import WARNINGS, Problem, Report, count, did_you_mean

WRONG = Problem("course/en/index.md", 3, 7, "link-broken", "“a.md” leads to no file of the course", "Look.")
UNSURE = Problem("course/en/a.md", 1, 1, "duration-missing", "it does not say how long it takes")


def test_only_the_named_kinds_are_warnings() -> None:
    """A kind that the list does not name stops a build."""
    assert UNSURE.level == "warning"
    assert WRONG.level == "error"
    assert sorted(WARNINGS) == [
        "alt-missing",
        "bank-unused",
        "diagram-text-missing",
        "duration-missing",
        "entry-expired",
        "entry-expires-soon",
        "file-large",
        "image-large",
        "objectives-missing",
        "quiz-no-id",
        "translation-orphan",
        "translation-stale",
        "translation-unverified",
    ]


def test_a_problem_is_one_line() -> None:
    """Path, line, column, level, message and name stand in the order that editors jump by."""
    assert str(WRONG) == (
        "course/en/index.md:3:7: error: “a.md” leads to no file of the course (link-broken)"
    )


def test_the_same_problem_counts_once() -> None:
    """A page that is rendered for two locales reports its problem once."""
    report = Report([WRONG])
    report.extend([WRONG, UNSURE])
    assert len(report) == 2
    assert report.summary() == "1 error, 1 warning"


def test_problems_stand_in_the_order_of_their_places() -> None:
    """Lines are sorted as numbers, not as text."""
    report = Report()
    for line in (10, 9, 100):
        report.add("a.md", line, 1, "x", "m")
    assert [problem.line for problem in report] == [9, 10, 100]


def test_warnings_fail_only_where_strict() -> None:
    """A report with warnings alone fails a strict build and no other."""
    assert not Report().fails(strict=True)
    assert not Report([UNSURE]).fails(strict=False)
    assert Report([UNSURE]).fails(strict=True)
    assert Report([WRONG]).fails(strict=False)


def test_a_hint_stands_below_its_problem() -> None:
    """Each line of a hint is indented, so that it can be told from a problem."""
    report = Report([Problem("a.md", 1, 1, "x", "m", "Write:\n\nid: a\n  b: c")])
    assert report.render() == "a.md:1:1: error: m (x)\n    Write:\n    id: a\n      b: c"


def test_a_problem_cannot_write_to_the_terminal() -> None:
    """Signs of a file that would move the cursor, or begin a new problem, are replaced."""
    report = Report([Problem("a\nb.md", 1, 1, "x", "“\x1b[2J\r\u202e” is odd\n", "\x07bell")])
    assert report.render() == (
        "a\ufffdb.md:1:1: error: “\ufffd[2J\ufffd\ufffd” is odd\ufffd (x)\n    \ufffdbell"
    )
    assert "\\u001b" not in report.render("json")


def test_github_lines_escape_what_would_end_them() -> None:
    """Per cent, line feed, colon and comma are written as GitHub's workflow commands ask for."""
    report = Report([Problem("a,b:c%.md", 0, 0, "x", "100 % of\nit", "Do::this")])
    assert report.render("github") == (
        "::error file=a%2Cb%3Ac%25.md,line=1,col=1::100 %25 of%0Ait (x)%0ADo::this"
    )


def test_gitlab_gets_each_problem_as_an_issue() -> None:
    """A warning is minor, an error major; a problem of a whole file stands at its first line."""
    rows = json.loads(Report([UNSURE, WRONG]).render("gitlab"))
    assert [(row["severity"], row["check_name"], row["location"]) for row in rows] == [
        ("minor", "duration-missing", {"path": "course/en/a.md", "lines": {"begin": 1}}),
        ("major", "link-broken", {"path": "course/en/index.md", "lines": {"begin": 3}}),
    ]
    assert rows[1]["description"] == "“a.md” leads to no file of the course\nLook."


def test_a_name_that_is_no_text_can_be_shown_in_every_form() -> None:
    """A file name with bytes that are no UTF-8 does not stop the report."""
    report = Report([Problem("a\udcff.md", 1, 1, "x", "m")])
    for form in ("text", "json", "github", "gitlab"):
        assert "a\ufffd.md" in report.render(form).encode().decode()


@pytest.mark.parametrize(
    ("found", "known", "hint"),
    [
        ("tilte", ["title", "text"], "Did you mean “title”?"),
        ("TITLE", ["title", "text"], "Did you mean “title”?"),
        ("colour", ["text", "title", "title"], "Known here: text, title."),
        ("colour", [], ""),
    ],
)
def test_a_misspelt_word_gets_the_nearest(found: str, known: list[str], hint: str) -> None:
    """The hint names the nearest word, or all of them where none is near."""
    assert did_you_mean(found, known) == hint


def test_one_is_not_many() -> None:
    """A count agrees with its noun."""
    assert [count(number, "error") for number in (0, 1, 2)] == ["0 errors", "1 error", "2 errors"]
