"""A build that uses what the last one left gives, byte for byte, the site of a build that knows nothing.

Each kind of input is changed in turn, in a copy of the real course and in a copy of the program.
"""

import re
import shutil
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest

from guarantee_projects import BUILD_DATE, ROOT, difference, environment, real_course, run, tree, write
from symbios.cli.project import open_project
from symbios.site.build import Builder, Kept
from symbios.site.inputs import inputs_of

DAY = 86_400
Change = Callable[[Path], object]


def edit(path: str, old: str, new: str) -> Change:
    """Return what replaces a text in a file of the project, or of the program."""

    def change(folder: Path) -> None:
        text = (folder / path).read_text(encoding="utf-8")
        assert old in text, f"{path} no longer has “{old}”"
        (folder / path).write_text(text.replace(old, new), encoding="utf-8")

    return change


def append(path: str, more: str) -> Change:
    """Return what adds to the end of a file."""

    def change(folder: Path) -> None:
        with (folder / path).open("a", encoding="utf-8") as file:
            file.write(more)

    return change


LESSON = "course/en/01-why/05-nisp.md"
TRANSLATION = "course/sl/01-why/05-nisp.md"
ENTRY = "community_data/organisations/spin360.yml"
EXPIRING = (
    "\noffers:\n  - {id: advice, kind: expertise, title: Advice, quantity: unknown, expires: 2026-10-30}\n"
)
CHANGES: dict[str, Change] = {
    "text of a source lesson": append(LESSON, "\nA sentence more.\n"),
    "text of a translation": append(TRANSLATION, "\nŠe en stavek.\n"),
    "title of a lesson": edit(LESSON, 'title: "', 'title: "New '),
    "title of a module": edit("course/en/01-why/index.md", "title: ", "title: New "),
    "duration of a lesson": edit(LESSON, "duration: ", "duration: 1"),
    "objective of a module": edit(
        "course/en/01-why/index.md", "objectives:\n", "objectives:\n  - You can ask.\n"
    ),
    "question": edit(LESSON, 'prompt: "', 'prompt: "New: '),
    "share of points that passes": edit(LESSON, "pass: 60", "pass: 61"),
    "question of a bank": edit("course/en/banks/why.yml", 'prompt: "', 'prompt: "New: '),
    "question of a translated bank": edit("course/sl/banks/why.yml", 'prompt: "', 'prompt: "Novo: '),
    "rule of mastery": edit("course/en/01-why/02-definition.md", "mastery: 4 of 5", "mastery: 3 of 5"),
    "a lesson more": lambda folder: write(
        folder,
        {"course/en/02-flows/09-more.md": f"---\ntitle: More\n---\n\n[NISP](../{LESSON[10:]})\n"},
    ),
    "a translation less": lambda folder: (folder / TRANSLATION).unlink(),
    "title of the course": edit("course/course.yml", "Industrial symbiosis: from", "Symbiosis: from"),
    "glossary term": append("course/glossary.yml", "zero:\n  en: {term: zero, definition: Nothing.}\n"),
    "diagram": lambda folder: [
        edit(path.relative_to(folder).as_posix(), "en: ", "en: New ")(folder)
        for path in sorted((folder / "course/diagrams").glob("*.yml"))[:1]
    ],
    "picture": append("course/assets/kalundborg-two-sources.svg", "<!-- more -->\n"),
    "registry entry": edit(ENTRY, "  en: Milan", "  en: New Milan"),
    "registry entry that will expire": append(ENTRY, EXPIRING),
    "a registry entry more": lambda folder: shutil.copy(
        folder / ENTRY, folder / "community_data/organisations/new.yml"
    ),
    "template of the project": lambda folder: write(
        folder, {"overrides/parts/neighbours.html": "<p>ends</p>\n"}
    ),
    "style of the project": append("overrides/assets/look.css", "\n:root{--more:1}\n"),
    "site_url": append("mkdocs.yml", "site_url: https://example.org/course/\n"),
    "Markdown extension": append("mkdocs.yml", 'markdown_extensions:\n  - toc:\n      permalink: "#"\n'),
    "template of the program": append("plugins/symbios/theme/partials/logo.html", "<!-- logo -->"),
    "interface string": edit(
        "plugins/symbios/theme/locales/sl.po", 'msgstr "Začetna stran"', 'msgstr "Domov"'
    ),
    "interface style": append("plugins/symbios/theme/assets/course.css", "\n.more{color:red}\n"),
    "code of the program": edit(
        "plugins/symbios/site/icons.py", "M4 12h15m-7-7 7 7-7 7", "M5 12h14m-7-7 7 7-7 7"
    ),
}


SOURCES = ("course", "community_data", "overrides", "plugins")


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Copy the real course and, beside it, the program; build it, so that there is something to remember."""
    folder = real_course(tmp_path_factory.mktemp("warm") / "project")
    ignored = shutil.ignore_patterns("__pycache__", "*.egg-info", "client")
    shutil.copytree(ROOT / "plugins", folder / "plugins", ignore=ignored)
    for name in SOURCES:
        shutil.copytree(folder / name, folder / "kept" / name)
    shutil.copy(folder / "mkdocs.yml", folder / "kept")
    build(folder)
    shutil.copytree(folder / "site", folder / "kept/site")
    return folder


@pytest.fixture
def project(built: Path) -> Path:
    """Give the project with its sources, and so its site, as they were at first."""
    restore(built)
    build(built)
    assert difference(tree(built / "site"), tree(built / "kept/site")) == [], "a change was not taken back"
    return built


def restore(folder: Path) -> None:
    """Put the sources back; the site and the cache stay as they are."""
    for name in SOURCES:
        shutil.rmtree(folder / name)
        shutil.copytree(folder / "kept" / name, folder / name)
    shutil.copy(folder / "kept/mkdocs.yml", folder)


def build(folder: Path, *arguments: str, **changes: str) -> str:
    """Build with the program beside the project; return what was said."""
    env = environment(PYTHONPATH=str(folder / "plugins"), PYTHONDONTWRITEBYTECODE="1", **changes)
    done = run(folder, "build", *arguments, env=env)
    assert done.returncode == 0, done.stderr
    return done.stderr


def cold(folder: Path, **changes: str) -> dict[str, bytes]:
    """Return the site of a build that neither reads nor writes a cache."""
    build(folder, "--no-cache", "-d", "cold", **changes)
    return tree(folder / "cold")


def written(said: str) -> int:
    """Return how many files a build says it wrote."""
    found = re.search(r"([\d,]+) written", said)
    return int(found[1].replace(",", "")) if found else 0


def changed(before: dict[str, bytes], after: dict[str, bytes]) -> list[str]:
    """Return the files whose bytes are new."""
    return [name for name in after if after[name] != before.get(name)]


@pytest.mark.parametrize("kind", CHANGES)
def test_a_warm_build_gives_what_a_cold_one_gives(project: Path, kind: str) -> None:
    """After a change of this kind the site is that of a cold build, and only files that differ are written.

    That the change can be taken back is seen at the beginning of the next test.
    """
    before = tree(project / "site")
    CHANGES[kind](project)
    said = build(project)
    after = tree(project / "site")
    assert difference(after, cold(project)) == []
    assert difference(before, after) != [], "this change changes nothing: it proves nothing"
    assert written(said) == len(changed(before, after)), "only files whose bytes changed are written"


def test_the_date_of_the_build_is_an_input(project: Path) -> None:
    """An entry that expires between two builds is reported as expired by the second."""
    append(ENTRY, EXPIRING)(project)
    assert "(entry-expires-soon)" in build(project)
    later = {"SOURCE_DATE_EPOCH": str(int(BUILD_DATE) + 60 * DAY)}
    assert "(entry-expired)" in build(project, **later)
    assert difference(tree(project / "site"), cold(project, **later)) == []


@pytest.mark.parametrize(
    ("kind", "renewed"),
    [
        ("title of a lesson", ["en"]),
        ("text of a source lesson", ["en"]),
        ("text of a translation", ["sl"]),
        ("share of points that passes", []),
        ("interface style", []),
    ],
)
def test_an_index_is_new_only_where_words_are(project: Path, kind: str, renewed: list[str]) -> None:
    """The address of an index stands in every page of its locale: a new one costs them all."""
    before = {path for path in tree(project / "site") if "/search/index." in path}
    assert len(before) == 4
    CHANGES[kind](project)
    build(project)
    after = {path for path in tree(project / "site") if "/search/index." in path}
    assert sorted({path.partition("/")[0] for path in after - before}) == renewed
    assert len(after) == 4


def test_nothing_changed_means_nothing_written(project: Path) -> None:
    """The folder of the site stays the very same, down to its inode."""
    places = {path: path.stat().st_ino for path in [project / "site", *(project / "site").rglob("*")]}
    assert "nothing had changed" in build(project)
    assert {path: path.stat().st_ino for path in places} == places


@pytest.mark.parametrize("harm", ["removed", "changed", "added"])
def test_a_site_that_somebody_touched_is_put_right(project: Path, harm: str) -> None:
    """A file that is missing, other or too many in the old site is not taken for what the build left."""
    before = tree(project / "site")
    page = project / "site/en/why/nisp.html"
    if harm == "removed":
        page.unlink()
    elif harm == "changed":
        page.write_bytes(page.read_bytes().replace(b"NISP", b"XXXX"))
    else:
        page.with_name("other.html").write_text("other", encoding="utf-8")
    build(project)
    assert difference(tree(project / "site"), before) == []


def test_a_damaged_cache_is_said_once_and_made_anew(project: Path) -> None:
    """A pack of each kind is cut, emptied or changed in one bit; the site comes out as ever."""
    before = tree(project / "site")
    folder = project / ".cache/build/all"
    packs = {pack.relative_to(folder).as_posix().partition("-")[0]: pack for pack in folder.glob("*.pack")}
    own = (folder / "pages").glob("*.pack")
    packs["pages"] = next(pack for pack in own if b"life cycle assessment" in pack.read_bytes())
    assert {*packs} == {
        "banks.pack",
        "facts.pack",
        "pages",
        "registry.pack",
        "sheets.pack",
        "site",
        "templates.pack",
        "texts",
        "words",
    }
    for number, pack in enumerate(packs.values()):
        for kind in ("text of a source lesson", "text of a translation", "template of the program"):
            CHANGES[kind](project)  # so that every pack is needed
        data = bytearray(pack.read_bytes())
        data[len(data) // 2] ^= 1
        pack.write_bytes((data, data[: len(data) // 2], b"")[number % 3])
        said = build(project)
        assert said.count(f"{pack} is damaged; what it held is made anew.") == 1, said
        assert difference(tree(project / "site"), cold(project)) == []
        restore(project)
        assert "damaged" not in build(project)
        assert difference(tree(project / "site"), before) == []


@pytest.mark.parametrize("jobs", ["1", "2", "5"])
def test_the_number_of_processes_changes_nothing(project: Path, jobs: str) -> None:
    """One process, as on systems that cannot fork, gives the bytes that several give."""
    before = tree(project / "site")
    build(project, "--no-cache", "-j", jobs, "-d", "cold")
    assert difference(tree(project / "cold"), before) == []


def test_a_version_of_a_library_is_an_input(project: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Another version of any installed library makes every page anew."""
    config, plugin = open_project(str(project / "mkdocs.yml"))
    compiled = plugin.prepared(config)
    first = inputs_of(config, compiled, serving=False)
    assert inputs_of(config, compiled, serving=False) == first
    libraries = project / "kept/libraries"
    (libraries / "markdown-99.0.dist-info").mkdir(parents=True)
    monkeypatch.setattr("symbios.site.inputs.sysconfig.get_path", lambda _name: str(libraries))
    other = inputs_of(config, compiled, serving=False)
    assert (other.text == first.text, other.frame == first.frame, other.whole == first.whole) == (False,) * 3


@pytest.mark.parametrize("path", ["own_signs.py", "own_signs/__init__.py", "own_signs/deep/part.py"])
def test_an_extension_of_the_project_is_an_input(
    project: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, path: str
) -> None:
    """A Markdown extension of the project's own, be it a file or a folder, has no version to go by."""
    files = {path: "ONE = 1\n"} | ({"own_signs/__init__.py": ""} if path.endswith("part.py") else {})
    write(tmp_path, files)
    monkeypatch.syspath_prepend(tmp_path)
    config, plugin = open_project(str(project / "mkdocs.yml"))
    compiled = replace(plugin.prepared(config), extensions=["own_signs"])
    first = inputs_of(config, compiled, serving=False)
    write(tmp_path, {path: "ONE = 2\n"})
    assert inputs_of(config, compiled, serving=False).text != first.text


def test_a_preview_keeps_no_page_of_a_program_that_has_changed(
    project: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The code in the process is not that on the disk, so nothing that it makes is kept under its key."""
    config, plugin = open_project(str(project / "mkdocs.yml"))
    kept = Kept()
    site = tmp_path / "site"
    builder = Builder(
        config,
        plugin.prepared(config),
        site,
        tmp_path / "cache",
        1,
        lambda *_: None,
        print,
        serving=True,
        kept=kept,
    )
    site.mkdir()
    builder.build(lambda: site)
    monkeypatch.setattr("symbios.site.inputs.sysconfig.get_path", lambda _name: str(tmp_path))
    with pytest.raises(ValueError, match="the program itself has changed; begin the preview anew"):
        builder.build(lambda: site)


def test_a_failed_build_is_remembered_but_for_what_failed(project: Path) -> None:
    """Who mends one lesson does not wait for the others again; the problems are all said each time."""
    before = tree(project / "site")
    append(LESSON, "\n[nowhere](nowhere.md)\n")(project)
    env = environment(PYTHONPATH=str(project / "plugins"))
    for _ in range(2):
        done = run(project, "build", env=env)
        assert done.returncode == 1
        assert done.stderr.count("link-broken") == 1
    assert difference(tree(project / "site"), before) == []
    restore(project)
    build(project)
    assert difference(tree(project / "site"), before) == []
