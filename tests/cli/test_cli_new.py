"""`new` makes files of the right shape in the right place, and never writes over one."""

from __future__ import annotations

import json
import os
import re
import shlex
import subprocess
import sys
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from click.testing import CliRunner, Result

from symbios import __version__
from symbios.blocks.model import KINDS
from symbios.blocks.snippets import snippets_file
from symbios.cli import commands

if TYPE_CHECKING:
    from collections.abc import Callable

    Project = Callable[[str], Path]
    Invoke = Callable[..., Result]


@pytest.fixture
def made(tmp_path: Path) -> Path:
    """Return a course that `new course` has just made."""
    folder = tmp_path / "Moj tečaj"
    result = CliRunner().invoke(commands, ["new", "course", str(folder), "--title", 'Say "salt": a course'])
    assert result.exit_code == 0, result.stderr
    return folder


def built(folder: Path, invoke: Invoke) -> list[str]:
    """Build a project strictly and return its pages."""
    result = invoke(folder, "build", "--strict")
    assert result.exit_code == 0, result.stderr
    site = folder / "site"
    return sorted(path.relative_to(site).as_posix() for path in site.rglob("*.html"))


def test_a_new_course_builds_without_a_warning(made: Path, invoke: Invoke) -> None:
    """Its title may hold quotes and colons; its id comes from the folder."""
    assert "en/first-steps/welcome.html" in built(made, invoke)
    settings = (made / "course/course.yml").read_text(encoding="utf-8")
    assert settings.startswith('id: moj-tecaj\ntitle: "Say \\"salt\\": a course"\nsource_locale: en\n')
    hidden = {path.name for path in made.iterdir() if path.name.startswith(".")}
    assert hidden == {".cache", ".github", ".gitignore", ".gitlab-ci.yml", ".vscode"}
    assert (made / ".github/workflows/publish.yml").is_file()


def test_a_new_course_names_the_generator_that_made_it(made: Path) -> None:
    """Later versions do not change the site of a course that nobody touched."""
    assert (made / "requirements.txt").read_text(encoding="utf-8") == f"symbios=={__version__}\n"


def test_a_new_course_shows_the_blocks(made: Path, invoke: Invoke) -> None:
    """Its home page has an opening, doors and modules; its lessons have summary, task and key points."""
    built(made, invoke)
    home = (made / "site/en/index.html").read_text(encoding="utf-8")
    for part in ("course-hero", "course-doors", "course-cards--modules"):
        assert home.count(f'{part}"') == 1
    for name in ("welcome", "next"):
        lesson = (made / f"site/en/first-steps/{name}.html").read_text(encoding="utf-8")
        for block in ("summary", "task", "key-points"):
            assert f'<h2 id="{block}">' in lesson
    readme = (made / "README.md").read_text(encoding="utf-8")
    assert [name for name in KINDS if f"`{name}`" not in readme and f"/// {name}" not in readme] == []


def test_a_new_course_completes_blocks_in_editors(made: Path) -> None:
    """Its folder for VS Code holds the completions that this generator has."""
    assert (made / ".vscode/course.code-snippets").read_text(encoding="utf-8") == snippets_file()
    settings = json.loads((made / ".vscode/settings.json").read_text(encoding="utf-8"))
    assert settings["[markdown]"]["editor.quickSuggestions"]["other"] == "on"


def test_a_new_course_claims_no_accessibility(made: Path, invoke: Invoke) -> None:
    """Its statement says that nobody has assessed it; the lines that wait in course.yml are ready."""
    built(made, invoke)
    page = (made / "site/en/accessibility.html").read_text(encoding="utf-8")
    assert "No independent body has assessed this website yet." in page
    settings = made / "course/course.yml"
    text = settings.read_text(encoding="utf-8")
    assert text.endswith("\naccessibility:\n  status: not-assessed\n")
    waiting = re.findall(r"^# ( .*)$", text, re.MULTILINE)
    assert len(waiting) > 5
    settings.write_text(text.replace("  status: not-assessed", "\n".join(waiting)), encoding="utf-8")
    built(made, invoke)
    page = (made / "site/en/accessibility.html").read_text(encoding="utf-8")
    assert "The film of the second lesson has no captions." in page


@pytest.mark.skipif(sys.platform == "win32", reason="the line is for the shell of the system")
@pytest.mark.parametrize("on_path", [True, False])
def test_the_last_line_is_a_command_that_works(tmp_path: Path, *, on_path: bool) -> None:
    """Pasted into a shell, it builds the course, also where the folder has blanks in its name."""
    bin_folder = str(Path(sys.executable).parent)
    path = [place for place in os.environ["PATH"].split(os.pathsep) if place != bin_folder]
    env = os.environ | {"PATH": os.pathsep.join([bin_folder, *path] if on_path else path)}
    command = [sys.executable, "-m", "symbios", "new", "course", "it's my course"]
    done = subprocess.run(command, cwd=tmp_path, env=env, capture_output=True, encoding="utf-8", check=True)
    line = done.stderr.splitlines()[-1].removeprefix("Now build it: ")
    expected = ["symbios"] if on_path else [sys.executable, "-m", "symbios"]
    assert shlex.split(line) == [*expected, "build", "-f", "it's my course/mkdocs.yml"]
    subprocess.run(["sh", "-c", line], cwd=tmp_path, env=env, capture_output=True, check=True)
    assert (tmp_path / "it's my course/site/index.html").is_file()


def test_a_folder_with_something_in_it_is_not_touched(made: Path) -> None:
    """`new course` writes into a new or empty folder only."""
    before = sorted(made.rglob("*"))
    result = CliRunner().invoke(commands, ["new", "course", str(made)])
    assert result.exit_code == 2
    assert result.stderr == f"{made} is not empty; name a folder that is, or a new one.\n"
    assert sorted(made.rglob("*")) == before


def test_a_new_lesson_builds(made: Path, invoke: Invoke) -> None:
    """A lesson gets the next number, a new module too."""
    assert invoke(made, "new", "lesson", "first-steps", 'Žlica "soli"').exit_code == 0
    assert invoke(made, "new", "lesson", "--new-module", "salt", "The sea").exit_code == 0
    assert (made / "course/en/01-first-steps/03-zlica-soli.md").is_file()
    assert (made / "course/en/02-salt/01-the-sea.md").is_file()
    pages = built(made, invoke)
    assert "en/first-steps/zlica-soli.html" in pages
    assert "en/salt/the-sea.html" in pages


@pytest.mark.parametrize(
    ("module", "title", "says"),
    [
        (
            "first-steps",
            "Welcome",
            (
                "the name “welcome” belongs to the lesson course/en/01-first-steps/01-welcome.md already; "
                "choose another title.\n"
            ),
        ),
        (
            "first-steps",
            "???",
            "“???” has no letter a–z or digit to make a file name of; choose another title.\n",
        ),
        (
            "frist-steps",
            "Salt",
            "“frist-steps” is no module. Did you mean “first-steps”? For a new module add --new-module.\n",
        ),
    ],
)
def test_a_lesson_that_cannot_be_is_refused(
    module: str, title: str, says: str, made: Path, invoke: Invoke
) -> None:
    """What would not build, or would take the name of a lesson, is not written."""
    before = sorted(made.rglob("*"))
    result = invoke(made, "new", "lesson", module, title)
    assert result.exit_code == 2
    assert result.stderr == says
    assert sorted(made.rglob("*")) == before


def test_a_new_module_needs_a_name_for_a_folder(made: Path, invoke: Invoke) -> None:
    """The id of a module is a part of addresses."""
    result = invoke(made, "new", "lesson", "--new-module", "Salt & sea", "Waves")
    assert result.exit_code == 2
    assert result.stderr == (
        "“Salt & sea” is no name for a module; write lower-case letters a–z, digits and hyphens.\n"
    )


def test_a_lesson_with_an_id_of_its_own_keeps_its_address(made: Path, invoke: Invoke) -> None:
    """A new lesson does not take the address of one whose id is another."""
    page = made / "course/en/01-first-steps/01-welcome.md"
    page.write_text("---\nid: hello\n---\nHello.\n", encoding="utf-8")
    result = invoke(made, "new", "lesson", "first-steps", "Welcome")
    assert result.exit_code == 2


def test_a_new_locale_builds(made: Path, invoke: Invoke) -> None:
    """A language comes into course.yml; its pages are the original, marked as not translated."""
    result = invoke(made, "new", "locale", "sl", "--name", 'Slovenščina "naša"')
    assert result.exit_code == 0, result.stderr
    settings = (made / "course/course.yml").read_text(encoding="utf-8")
    assert '  - code: sl\n    name: "Slovenščina \\"naša\\""\nlicence: CC BY 4.0\n' in settings
    assert "Now translate: copy a file from " in result.stderr
    assert not (made / "course/sl").exists()
    assert "sl/first-steps/welcome.html" in built(made, invoke)
    page = (made / "site/sl/first-steps/welcome.html").read_text(encoding="utf-8")
    assert "course-notice--missing" in page


def test_a_new_locale_keeps_the_lines_of_course_yml(project: Project, invoke: Invoke) -> None:
    """Where there is no list of locales one is written; line ends stay as they are."""
    folder = project("minimal")
    settings = folder / "course/course.yml"
    settings.write_bytes(b"id: tiny\r\ntitle: Tiny\r\nsource_locale: en\r\n")
    assert invoke(folder, "new", "locale", "pt-BR").exit_code == 0
    assert settings.read_bytes() == (
        b"id: tiny\r\ntitle: Tiny\r\nsource_locale: en\r\nlocales:\r\n  - code: en\r\n"
        b'  - code: pt-BR\r\n    name: "Portugu\xc3\xaas (Brasil)"\r\n'
    )
    assert invoke(folder, "build").exit_code == 0


@pytest.mark.parametrize(
    ("code", "name"), [("it", "Italiano"), ("hr", "Hrvatski"), ("de", "Deutsch"), ("ar", "العربية")]
)
def test_a_new_locale_is_called_what_its_speakers_call_it(
    code: str, name: str, made: Path, invoke: Invoke, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The name is known by the code; paths are shown as seen from where the author stands."""
    monkeypatch.chdir(made)
    result = invoke(made, "new", "locale", code)
    assert result.stderr == (
        f"added the language {name} ({code}) to course/course.yml\n"
        f"Now translate: copy a file from course/en to the same path in course/{code}\n"
    )
    assert f'  - code: {code}\n    name: "{name}"\n' in (made / "course/course.yml").read_text(
        encoding="utf-8"
    )


@pytest.mark.parametrize(
    ("code", "says"),
    [
        ("en", "the locale “en” is in course.yml already.\n"),
        ("slovene", "“slovene” is no language code; write one such as sl or pt-BR.\n"),
        ("xx", "the language “xx” is not known here; add --name and what its speakers call it.\n"),
        ("../x", "“../x” is no language code; write one such as sl or pt-BR.\n"),
    ],
)
def test_a_locale_that_cannot_be_is_refused(code: str, says: str, made: Path, invoke: Invoke) -> None:
    """A code that is there already, or is none, changes nothing."""
    before = (made / "course/course.yml").read_bytes()
    result = invoke(made, "new", "locale", code)
    assert (result.exit_code, result.stderr) == (2, says)
    assert (made / "course/course.yml").read_bytes() == before


def test_locales_in_one_line_are_left_to_their_author(made: Path, invoke: Invoke) -> None:
    """A list in flow style is not rewritten; the message has the line to add."""
    settings = made / "course/course.yml"
    settings.write_text("id: a\ntitle: A\nsource_locale: en\nlocales: [en]\n", encoding="utf-8")
    result = invoke(made, "new", "locale", "sl")
    assert result.exit_code == 2
    assert result.stderr == (
        "This did not work: course.yml has its locales in one line; write them one below the other, "
        "and add\n  - code: sl\n"
    )


def test_a_new_organisation_builds(made: Path, invoke: Invoke) -> None:
    """An entry has every key that the registry asks for, and nothing invented: filled in, it is published."""
    result = invoke(made, "new", "organisation", "salt-works", "--name", 'Salt "Works": 1')
    assert result.exit_code == 0, result.stderr
    entry = made / "community_data/organisations/salt-works.yml"
    text = entry.read_text(encoding="utf-8")
    facts = (
        ("country", "SI"),
        ("region", "SI04"),
        ("sector", '"11"'),
        ("  website", "https://salt.example/"),
    )
    for key, fact in facts:
        assert f"\n{key}:  #" in text
        text = text.replace(f"\n{key}:  #", f"\n{key}: {fact}  #")
    entry.write_text(text, encoding="utf-8")
    assert "en/directory/salt-works.html" in built(made, invoke)


@pytest.mark.parametrize(
    ("arguments", "missing"),
    [((), ["name", "country", "region", "sector"]), (("--name", "Salt"), ["country", "region", "sector"])],
)
def test_check_names_what_a_new_organisation_still_lacks(
    arguments: tuple[str, ...], missing: list[str], made: Path, invoke: Invoke
) -> None:
    """Nothing is published of an organisation of which nobody has said anything."""
    result = invoke(made, "new", "organisation", *arguments, "salt-works")
    assert result.stderr.endswith("\nNow fill in what stands empty; check says what is still missing.\n")
    result = invoke(made, "check")
    assert result.exit_code == 1
    assert sorted(re.findall("the key “(.+)” is missing", result.stdout)) == sorted(missing)
    assert "“contact” names no way to write" in result.stdout
    assert result.stderr == f"{len(missing) + 1} errors, 0 warnings.\n"


def test_an_organisation_is_not_written_over(made: Path, invoke: Invoke) -> None:
    """An entry that exists stays as it is, and an id that is none is refused."""
    assert invoke(made, "new", "organisation", "salt-works").exit_code == 0
    entry = made / "community_data/organisations/salt-works.yml"
    entry.write_text("mine", encoding="utf-8")
    result = invoke(made, "new", "organisation", "salt-works")
    assert (result.exit_code, result.stderr) == (2, f"{entry} exists already; nothing was written.\n")
    assert entry.read_text(encoding="utf-8") == "mine"
    result = invoke(made, "new", "organisation", "Salt Works")
    assert result.exit_code == 2
    assert result.stderr == "“Salt Works” is no id; write lower-case letters a–z, digits and hyphens.\n"
