"""`check` says everything that is wrong, with its place and what to write instead."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

if TYPE_CHECKING:
    from subprocess import CompletedProcess

    from click.testing import Result

TESTS = Path(__file__).parents[1]
TABLE: dict[str, list[str]] = json.loads((TESTS / "cases/check-problems.json").read_text(encoding="utf-8"))
Project = Callable[[str], Path]
Invoke = Callable[..., "Result"]
Run = Callable[..., "CompletedProcess[str]"]


def write(folder: Path, path: str, content: str | bytes) -> None:
    """Write one file of a project."""
    file = folder / path
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_bytes(content if isinstance(content, bytes) else content.encode())


@pytest.mark.parametrize("site", TABLE)
def test_each_kind_of_problem_is_said_in_its_words(site: str, invoke: Invoke) -> None:
    """A site gives exactly the lines of the table, and the exit status that their levels ask for."""
    result = invoke(TESTS / "sites" / site, "check")
    assert result.stdout.splitlines() == TABLE[site]
    assert result.exit_code == (1 if any(" error: " in line for line in TABLE[site]) else 0)


def test_every_site_is_in_the_table() -> None:
    """No site is kept that no test reads."""
    assert sorted(folder.name for folder in (TESTS / "sites").iterdir()) == sorted(TABLE)


@pytest.mark.parametrize(
    ("name", "site"),
    [
        ("alt-missing", "image-without-text"),
        ("duration-missing", "minimal"),
        ("objectives-missing", "minimal"),
        ("translation-orphan", "translation-orphan"),
        ("translation-stale", "translation-stale"),
        ("translation-unverified", "translation-unverified"),
    ],
)
def test_a_warning_stops_nothing_but_a_strict_check(name: str, site: str, invoke: Invoke) -> None:
    """What an author may leave for later is a warning; `--strict` counts it as an error."""
    result = invoke(TESTS / "sites" / site, "check")
    assert f"({name})" in result.stdout
    assert " error: " not in result.stdout
    assert result.exit_code == 0
    assert invoke(TESTS / "sites" / site, "check", "--strict").exit_code == 1


def test_strict_in_mkdocs_yml_counts_too(project: Project, invoke: Invoke) -> None:
    """A project that is always strict says so once, in mkdocs.yml."""
    folder = project("minimal")
    with (folder / "mkdocs.yml").open("a", encoding="utf-8") as file:
        file.write("strict: true\n")
    assert invoke(folder, "check").exit_code == 1


def test_the_line_ends_and_the_mark_of_an_editor_change_no_place(project: Project, invoke: Invoke) -> None:
    """Files with CRLF and a byte-order mark give the same lines and columns."""
    folder = project("ten-faults")
    for file in folder.rglob("*"):
        if file.suffix in {".md", ".yml", ".svg"} and file.name != "mkdocs.yml":
            file.write_bytes(b"\xef\xbb\xbf" + file.read_bytes().replace(b"\n", b"\r\n"))
    assert invoke(folder, "check").stdout.splitlines() == TABLE["ten-faults"]


def test_ten_faults_show_at_once(invoke: Invoke) -> None:
    """An author sees all that is wrong in one run, sorted by file and line, and how much it is."""
    result = invoke(TESTS / "sites/ten-faults", "check")
    found = [line for line in result.stdout.splitlines() if not line.startswith(" ")]
    assert len(found) == 10
    places = [(line.split(":")[0], int(line.split(":")[1]), int(line.split(":")[2])) for line in found]
    assert places == sorted(places)
    assert result.stderr == "7 errors, 3 warnings.\n"


UNUSED = "nothing uses this file, and a file of this kind is not copied into the site (file-unused)"
SIGNS = "has signs that do not belong in a web address (file-name)"
TOO_DEEP = "lists or quotes are nested so deeply that the page cannot be made (markdown-too-deep)"
CASE = "only in upper and lower case; on many computers they are one file (file-case)"
LESSON = "---\ntitle: First\nduration: 5\nobjectives: You can tell.\n---\nOne.\n"
AT_RUN_TIME: list[tuple[str, dict[str, str | bytes], list[str]]] = [
    ("nothing at all", {}, []),
    (
        "names that differ only in case",
        {
            "course/assets/Dot.png": b"1",
            "course/assets/dot.png": b"2",
            "course/en/index.md": "![A dot](../assets/Dot.png) ![A dot](../assets/dot.png)\n",
        },
        [
            f"course/assets/dot.png:0:0: error: the name differs from course/assets/Dot.png {CASE}",
            "    Rename one of the two.",
        ],
    ),
    (
        "names that differ only in how an accent is stored",
        {
            "course/assets/\u010d.png": b"1",
            "course/assets/c\u030c.png": b"2",
            "course/en/index.md": "![A dot](../assets/\u010d.png) ![A dot](../assets/c\u030c.png)\n",
        },
        [
            f"course/assets/\u010d.png:0:0: error: the name differs from course/assets/c\u030c.png {CASE}",
            "    Rename one of the two.",
        ],
    ),
    (
        "a file that is not UTF-8",
        {"course/en/index.md": b"# Home\n\nThe word is \x9eivljenje.\n"},
        [
            "course/en/index.md:3:13: error: the byte 0x9E is not UTF-8 (file-encoding)",
            "    It looks like Windows-1250. Save the file as UTF-8 (in most editors: “Save with encoding”).",
        ],
    ),
    (
        "a file over 5 MB",
        {"course/assets/talk.mp4": b"0" * 5_100_000, "course/en/index.md": "[Talk](../assets/talk.mp4)\n"},
        [
            "course/assets/talk.mp4:0:0: warning: the file has 5.1 MB; expected at most 5 MB (file-large)",
            "    Make it smaller.",
        ],
    ),
    (
        "an image over 1 MB",
        {
            "course/assets/photo.jpg": b"0" * 1_200_000,
            "course/en/index.md": "![A photo](../assets/photo.jpg)\n",
        },
        [
            "course/assets/photo.jpg:0:0: warning: the image has 1.2 MB; expected at most 1 MB (image-large)",
            "    Save it with fewer pixels or as WebP: a learner on a phone pays for it.",
        ],
    ),
    (
        "a lesson with signs in its name",
        {"course/en/01-a b/01-what?.md": LESSON},
        [
            f"course/en/01-a b:0:0: error: the name “01-a b” {SIGNS}",
            "    Rename it, for example to “01-a-b”.",
            f"course/en/01-a b/01-what?.md:0:0: error: the name “01-what?.md” {SIGNS}",
            "    Rename it, for example to “01-what.md”.",
        ],
    ),
    (
        "a picture whose name has a blank and an accent",
        {
            "course/assets/\u010drna \u0161katla.svg": "<svg/>",
            "course/en/index.md": "![A](<../assets/\u010drna \u0161katla.svg>)\n"
            "![B](../assets/%C4%8Drna%20%C5%A1katla.svg)\n![C](<../assets/\u010drna  \u0161katla.svg>)\n",
        },
        [
            (
                "course/en/index.md:3:7: error: “../assets/\u010drna  \u0161katla.svg” leads to no file "
                "of the course (link-broken)"
            ),
            "    Did you mean “../assets/\u010drna \u0161katla.svg”?",
        ],
    ),
    (
        "lists nested three thousand deep",
        {"course/en/index.md": "---\ntitle: Deep\n---\n" + "- " * 3000 + "deep\n"},
        [f"course/en/index.md:4:1: error: {TOO_DEEP}", "    Write it flatter."],
    ),
    (
        "quotes nested five thousand deep, which are left as they stand",
        {"course/en/index.md": ">" * 5000 + " deep\n"},
        [],
    ),
    (
        "a picture that holds its own file",
        {"course/en/index.md": f"![](data:image/png;base64,{'A' * 5000})\n"},
        [
            (
                f"course/en/index.md:1:1: warning: the image “data:image/png;base64,{'A' * 78}…” "
                "has no alternative text (alt-missing)"
            ),
            "    Say in the brackets what it shows: ![A tannery beside a river](…)",
        ],
    ),
    (
        "a name that would write to the terminal",
        {"course/en/\x1b[31m\n.docx": b""},
        [
            f"course/en/\ufffd[31m\ufffd.docx:0:0: error: {UNUSED}",
            "    Remove it, or move it to course/assets/ and link to it.",
        ],
    ),
]


@pytest.mark.parametrize(
    ("files", "lines"), [row[1:] for row in AT_RUN_TIME], ids=[row[0] for row in AT_RUN_TIME]
)
def test_what_cannot_be_kept_in_a_repository(
    files: dict[str, str | bytes], lines: list[str], tmp_path: Path, invoke: Invoke
) -> None:
    """Files that no repository should hold are written here, and give these lines."""
    write(tmp_path, "mkdocs.yml", (TESTS / "sites/minimal/mkdocs.yml").read_bytes())
    write(tmp_path, "course/course.yml", "id: tiny\ntitle: Tiny\nsource_locale: en\n")
    for path, content in files.items():
        write(tmp_path, path, content)
    assert invoke(tmp_path, "check").stdout.splitlines() == lines


def test_a_three_line_course_builds(project: Project, invoke: Invoke) -> None:
    """Two texts without front matter and three lines of course.yml are a course."""
    folder = project("minimal")
    result = invoke(folder, "build")
    assert result.exit_code == 0, result.stderr
    pages = sorted(
        path.relative_to(folder / "site").as_posix() for path in (folder / "site/en").rglob("*.html")
    )
    assert pages == [
        "en/basics/first.html",
        "en/basics/index.html",
        "en/basics/second.html",
        "en/course.html",
        "en/index.html",
        "en/privacy.html",
        "en/sitemap.html",
    ]
    assert "7 pages, 1 locale" in result.stderr
    first = (folder / "site/en/basics/first.html").read_text(encoding="utf-8")
    assert "The first lesson" in first
    assert 'href="second.html"' in first


def test_the_result_can_be_read_by_a_program(invoke: Invoke) -> None:
    """`--format json` and `--json` give each problem with its level, name, place and hint."""
    result = invoke(TESTS / "sites/quiz-without-answer", "check", "--format", "json")
    assert json.loads(result.stdout) == {
        "problems": [
            {
                "path": "course/en/index.md",
                "line": 6,
                "column": 1,
                "name": "quiz-no-key",
                "message": "question “home-1” has no right answer",
                "hint": "Mark the right choice with “correct: true”, in the short form with “- [x]”.",
                "level": "error",
            }
        ]
    }
    assert invoke(TESTS / "sites/quiz-without-answer", "check", "--json").stdout == result.stdout


def test_a_clean_project_is_empty_json(invoke: Invoke) -> None:
    """A program gets a document to read where nothing is wrong."""
    assert json.loads(invoke(TESTS / "sites/two-locales", "check", "--json").stdout) == {"problems": []}


def test_github_shows_problems_beside_the_line(invoke: Invoke) -> None:
    """`--format github` prints one workflow command a problem, its hint on a second line of it."""
    result = invoke(TESTS / "sites/front-matter-colon", "check", "--format", "github")
    assert result.stdout == (
        "::error file=course/en/index.md,line=2,col=12::this is not valid YAML: this colon cannot "
        "stand here (yaml-syntax)%0APut quotes around a text that has a colon or begins with a sign:%0A"
        'title: "Home: where it begins"\n'
    )
    assert result.exit_code == 1


def test_gitlab_gets_a_code_quality_report(invoke: Invoke) -> None:
    """`--format gitlab` gives each problem a severity and a fingerprint of its own."""
    rows: list[dict[str, Any]] = json.loads(
        invoke(TESTS / "sites/ten-faults", "check", "--format", "gitlab").stdout
    )
    assert len({row["fingerprint"] for row in rows}) == len(rows) == 10
    assert {row["severity"] for row in rows} == {"major", "minor"}
    assert rows[0]["location"] == {"path": "course/course.yml", "lines": {"begin": 9}}
    assert rows[0]["check_name"] == "course-unknown"
    assert rows[0]["description"] == "unknown key “licnce”\nDid you mean “licence”?"


def test_the_command_itself_says_it(run: Run) -> None:
    """Started as an author starts it, the command prints the problems and ends with 1."""
    done = run("check", cwd=TESTS / "sites/link-broken")
    assert done.returncode == 1
    assert done.stdout.splitlines() == TABLE["link-broken"]
    assert done.stderr == "4 errors, 0 warnings.\n"


def test_the_command_prints_utf8_on_any_machine(run: Run) -> None:
    """A machine whose own encoding is ASCII prints the same lines."""
    done = run("check", cwd=TESTS / "sites/link-broken", LC_ALL="C", PYTHONUTF8="0", PYTHONIOENCODING="ascii")
    assert done.stdout.splitlines() == TABLE["link-broken"]


def test_a_folder_without_mkdocs_yml_is_wrong_use(run: Run, tmp_path: Path) -> None:
    """Where there is no project the command says what it looked for, and ends with 2."""
    done = run("check", cwd=tmp_path)
    assert done.returncode == 2
    assert done.stdout == ""
    assert done.stderr == ("The configuration cannot be used: Config file 'mkdocs.yml' does not exist.\n")


@pytest.mark.parametrize(
    ("settings", "says"),
    [
        ("theme:\n  name: symbios\n", "the plugin is missing. Write in mkdocs.yml:\nplugins:\n  - symbios\n"),
        (
            "theme:\n  name: mkdocs\nplugins:\n  - symbios\n",
            "the theme is “mkdocs”; expected the course's own. Write in mkdocs.yml:\ntheme:\n  name: sym",
        ),
        ("theme:\n  name: [\n", "MkDocs encountered an error parsing the configuration file: "),
        ("theme:\n  name: symbios\nplugins:\n  - symbois\n", "mkdocs.yml has the faults above\n"),
        (
            "theme:\n  name: symbios\nplugins:\n  - symbios\ndocs_dir: nowhere\n",
            "mkdocs.yml has the faults above\n",
        ),
    ],
    ids=["no plugin", "another theme", "no YAML", "an unknown plugin", "no course folder"],
)
def test_a_wrong_mkdocs_yml_is_wrong_use(settings: str, says: str, project: Project, invoke: Invoke) -> None:
    """What is wrong in the configuration is said in words, and ends with 2."""
    folder = project("minimal")
    docs = "" if "docs_dir" in settings else "docs_dir: course\n"
    write(folder, "mkdocs.yml", f"site_name: Tiny\n{docs}{settings}")
    result = invoke(folder, "check")
    assert result.exit_code == 2
    assert f"The configuration cannot be used: {says}" in result.stderr


def test_a_wrong_build_date_is_wrong_use(
    project: Project, invoke: Invoke, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A build date that is no number of seconds is said, and ends with 2."""
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "yesterday")
    result = invoke(project("minimal"), "check")
    assert result.exit_code == 2
    assert result.stderr == (
        "This did not work: SOURCE_DATE_EPOCH is “yesterday”; expected seconds since 1970\n"
    )


def test_an_unknown_format_is_wrong_use(invoke: Invoke) -> None:
    """A format that there is not is wrong use of the command."""
    assert invoke(TESTS / "sites/minimal", "check", "--format", "xml").exit_code == 2
