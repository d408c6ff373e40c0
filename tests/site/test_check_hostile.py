"""Any malformed file ends with problems, never with a traceback."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

import pytest

from symbios.site.compile import compile_site
from symbios.site.project import Project

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from symbios.problems import Report

    CopyProject = Callable[[str], Path]

CONTENTS: dict[str, bytes] = {
    "empty": b"",
    "blank": b" \n\t\n",
    "binary": bytes(range(256)) * 20,
    "NUL": b"id: a\x00b\n",
    "Latin-1": "naslov: Žlica".encode("iso-8859-2"),
    "UTF-16": "title: Home".encode("utf-16"),
    "lone surrogate": b"title: \xed\xa0\x80\n",
    "truncated UTF-8": b"title: \xc5",
    "byte-order marks": b"\xef\xbb\xbf\xef\xbb\xbftitle: A\n",
    "controls": b"title: \x1b[2J\x07\x7f\n",
    "fence only": b"---\n",
    "two fences": b"---\n---\n",
    "documents": b"---\na: 1\n---\nb: 2\n---\nc: 3\n",
    "a text": b"word",
    "a number": b"12",
    "a list": b"- a\n- b\n",
    "a list of lists": b"[[[[]]]]",
    "nested flow": b"[" * 1_000,
    "nested keys": b"".join(b" " * depth + b"a:\n" for depth in range(200)),
    "bomb": b"a: &a [x, x]\nb: &b [*a, *a]\nc: [*b, *b]\n",
    "merge": b"a: &a {b: c}\nd:\n  <<: *a\n",
    "tag": b"--- !!python/object/apply:os.system [ls]\n",
    "duplicates": b"id: a\nid: b\nid: c\n",
    "no strings": b"id: []\ntitle: {}\nsource_locale: [en]\nlocales: en\nmodules: {}\npaths: 1\n",
    "odd entries": b"id: a\ntitle: A\nsource_locale: en\nlocales: [[], 1]\nmodules: [[], ~]\npaths: [~]\n",
    "unclosed quote": b'title: "open\n',
    "tabs": b"a:\n\t- b\n",
    "a long line": b"title: " + b"a" * 300_000 + b"\n",
    "open front matter": b"---\ntitle: A\n\n# A\n",
    "odd front matter": b"---\n- a\n---\n# A\n",
    "front matter of no strings": b"---\ntitle: []\nduration: {}\nobjectives: {a: b}\nid: [a]\n---\nText\n",
    "open fence": b"# A\n\n```quiz\nid: a\n",
    "open comment": b"# A\n\n<!-- ```quiz\nid: a\n",
    "open tags": b"# A\n\n<div markdown='1'><b onclick=<img src='x' <a href=\"" * 20,
    "quizzes of no use": b"\n\n".join(
        b"```quiz\n" + text + b"\n```"
        for text in (b"[]", b"- [x]", b"questions: 1", b"questions: [1, [], {}]")
    ),
    "odd links": b"[a](http://[x) [b](//[) [c](%ff%00) [d](../../../../etc/passwd) ![e](\x00) [f](?#)\n",
    "deep lists": b"- " * 3_000 + b"x\n",
    "deep quotes": b">" * 5_000 + b"x\n",
    "brackets": b"[" * 300 + b"![" * 300 + b"]()" * 300,
}
FILES = (
    "course/course.yml",
    "course/glossary.yml",
    "course/en/index.md",
    "course/en/01-basics/01-first.md",
    "course/sl/01-basics/01-first.md",
    "course/assets/dot.svg",
    "community_data/organisations/example-brewery.yml",
)


def compiled(folder: Path) -> Report:
    """Compile a project and return what is wrong in it."""
    project = Project(
        root=folder,
        course=folder / "course",
        registry=folder / "community_data",
        build_date=date(2026, 1, 1),
        strings=lambda _locale: lambda text: text,
    )
    return compile_site(project).report


@pytest.mark.parametrize("content", CONTENTS)
@pytest.mark.parametrize("path", FILES)
def test_a_malformed_file_ends_in_problems(path: str, content: str, project: CopyProject) -> None:
    """Each file of a project, replaced by each malformed content, compiles to a report that can be shown."""
    folder = project("two-locales")
    (folder / path).parent.mkdir(exist_ok=True)
    (folder / path).write_bytes(CONTENTS[content])
    report = compiled(folder)
    for form in ("text", "github", "gitlab", "json"):
        shown = report.render(form)
        assert "\x1b" not in shown
        shown.encode()


@pytest.mark.parametrize("content", CONTENTS)
@pytest.mark.parametrize("path", ["course/course.yml", "community_data/organisations/example-brewery.yml"])
def test_no_malformed_settings_or_entry_pass(path: str, content: str, project: CopyProject) -> None:
    """None of these contents is a course.yml or an organisation: each stops the build, in that file."""
    folder = project("two-locales")
    (folder / path).write_bytes(CONTENTS[content])
    report = compiled(folder)
    assert report.fails(strict=False)
    assert any(problem.path == path and problem.level == "error" for problem in report)


def test_only_an_empty_glossary_passes(project: CopyProject) -> None:
    """Of all these contents only those that hold nothing are a glossary."""
    folder = project("two-locales")
    passed = []
    for name, content in CONTENTS.items():
        (folder / "course/glossary.yml").write_bytes(content)
        if not compiled(folder).fails(strict=False):
            passed.append(name)
    assert passed == ["empty", "fence only"]


@pytest.mark.parametrize(
    "content",
    [
        "binary",
        "Latin-1",
        "UTF-16",
        "lone surrogate",
        "truncated UTF-8",
        "fence only",
        "documents",
        "open front matter",
        "odd front matter",
        "front matter of no strings",
        "open fence",
        "quizzes of no use",
        "odd links",
        "deep lists",
    ],
)
@pytest.mark.parametrize("path", ["course/en/01-basics/01-first.md", "course/sl/01-basics/01-first.md"])
def test_a_malformed_text_stops_the_build(path: str, content: str, project: CopyProject) -> None:
    """A lesson or translation that cannot be what its author meant is an error in its own file."""
    folder = project("two-locales")
    (folder / path).write_bytes(CONTENTS[content])
    assert any(problem.path == path and problem.level == "error" for problem in compiled(folder))


def test_a_folder_where_a_file_is_expected_is_no_traceback(project: CopyProject) -> None:
    """Folders named like files are read as folders."""
    folder = project("two-locales")
    for path in ("course/glossary.yml", "course/course.yml", "course/en/01-basics/01-first.md"):
        (folder / path).unlink()
        (folder / path).mkdir()
        (folder / path / "index.md").write_text("# In a folder\n", encoding="utf-8")
    report = compiled(folder)
    assert {"course-file-missing", "file-misplaced"} <= {problem.name for problem in report}


def test_links_to_nowhere_and_to_oneself_end(project: CopyProject) -> None:
    """A symbolic link that is broken, or leads in a circle, is no traceback."""
    folder = project("two-locales")
    (folder / "course/en/broken.md").symlink_to("nowhere.md")
    (folder / "course/assets").mkdir(exist_ok=True)
    (folder / "course/assets/circle").symlink_to(folder / "course", target_is_directory=True)
    names = {problem.name for problem in compiled(folder)}
    assert "file-unreadable" in names
