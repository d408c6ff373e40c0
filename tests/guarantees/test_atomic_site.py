"""The old site stays whole until the new one is complete, whatever happens to a build."""

import contextlib
import os
import shutil
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

from guarantee_projects import build, difference, environment, run, tree, write
from symbios.delivery import exchange
from symbios.delivery.exchange import previous_of, recover, staging

NEW_LESSON = {
    "course/en/01-first/03-three.md": "---\ntitle: Three\nduration: 1\nobjectives: [x]\n---\nThree.\n"
}


class KilledError(BaseException):
    """Stands for the end of the process at one point: nothing that tidies up runs after it."""


def leftovers(folder: Path) -> list[str]:
    """Return the folders of unfinished builds in `folder`."""
    return sorted(
        path.name for path in folder.iterdir() if ".staging-" in path.name or "previous" in path.name
    )


def fill(folder: Path, files: dict[str, str]) -> None:
    """Write a site by hand: the page for a wrong address, and `files`."""
    write(folder, {"404.html": "none", **files})


def started(project: Path) -> subprocess.Popen[bytes]:
    """Start a build and leave it running."""
    return subprocess.Popen(
        [sys.executable, "-m", "symbios", "build"],
        cwd=project,
        env=environment(),
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )


def state(project: Path) -> tuple[int, int]:
    """Return how many unfinished folders a project holds, and how many files are in them."""
    folders = list(project.glob(".site.staging-*"))
    return len(folders), sum(len(files) for folder in folders for _, _, files in os.walk(folder))


def kill_after(project: Path, changes: int) -> bool:
    """Kill a build when it was seen to change its folder so many times; whether it was still running."""
    process = started(project)
    seen, last = 0, state(project)
    while process.poll() is None and seen < changes:
        now = state(project)
        seen, last = seen + (now != last), now
        time.sleep(0.001)
    running = process.poll() is None
    process.send_signal(signal.SIGKILL)
    process.wait()
    return running


def test_a_build_killed_at_any_moment_leaves_a_whole_site(project: Path) -> None:
    """After a kill the site is the old one or the new one, byte for byte, and the next build tidies up."""
    old = tree(build(project))
    write(project, NEW_LESSON)
    new = tree(build(project, "-d", "../expected") and project.parent / "expected")
    assert difference(old, new)
    killed = 0
    for changes in (1, 3, 6, 10, 16):
        killed += kill_after(project, changes)
        found = tree(project / "site")
        assert found in (old, new)
    assert killed >= 2
    assert not difference(tree(build(project)), new)
    assert leftovers(project) == []


@pytest.mark.parametrize("delay", [0.3, 0.5, 0.7])
def test_a_first_build_that_is_killed_leaves_no_half_site(project: Path, delay: float) -> None:
    """Where there was no site, there is none, or a whole one."""
    process = started(project)
    with contextlib.suppress(subprocess.TimeoutExpired):
        process.wait(delay)
    process.kill()
    process.wait()
    if (project / "site").exists():
        assert (project / "site" / "en" / "first" / "two.md").is_file()
    build(project)
    assert leftovers(project) == []


@pytest.fixture
def site(tmp_path: Path) -> Path:
    """Make an old site of three files."""
    folder = tmp_path / "site"
    fill(folder, {"same.html": "same", "changed.html": "old", "gone/page.html": "gone"})
    return folder


def rebuild(site: Path) -> None:
    """Build a new version of that site."""
    with staging(site) as target:
        fill(target, {"same.html": "same", "changed.html": "new", "added.html": "added"})


OLD = {"404.html": b"none", "same.html": b"same", "changed.html": b"old", "gone/page.html": b"gone"}
NEW = {"404.html": b"none", "same.html": b"same", "changed.html": b"new", "added.html": b"added"}


@contextlib.contextmanager
def dying_at(monkeypatch: pytest.MonkeyPatch, owner: Any, name: str, call: int) -> Iterator[None]:  # noqa: ANN401
    """Let the process end at a call of a function; until it is started again, nothing is removed."""
    original: Callable[..., Any] = getattr(owner, name)
    count = 0

    def dies(*arguments: Any, **options: Any) -> Any:  # noqa: ANN401
        nonlocal count
        count += 1
        if count == call:
            raise KilledError
        return original(*arguments, **options)

    with monkeypatch.context() as patch:
        patch.setattr(shutil, "rmtree", lambda *_, **__: None)
        patch.setattr(owner, name, dies)
        with pytest.raises(KilledError):
            yield


STEPS = (
    (Path, "mkdir", 1),
    (Path, "mkdir", 2),
    (Path, "chmod", 1),
    (os, "link", 1),
    (os, "link", 2),
    (os, "link", 3),
    (Path, "replace", 1),
    (Path, "replace", 2),
    (exchange, "exchange", 1),
    (exchange, "_swap", 1),
)
RENAMES = ((Path, "rename", 1), (Path, "rename", 2))


@pytest.mark.parametrize(
    ("swaps", "owner", "name", "call"),
    [(True, *step) for step in STEPS] + [(False, *step) for step in (*STEPS[:-1], *RENAMES)],
)
def test_each_step_may_be_the_last(
    site: Path, monkeypatch: pytest.MonkeyPatch, owner: object, name: str, call: int, *, swaps: bool
) -> None:
    """Wherever a build ends, recovery finds the old site whole, and the next build succeeds."""
    if not swaps:
        monkeypatch.setattr(exchange, "_swap", lambda *_: False)
    with dying_at(monkeypatch, owner, name, call):
        rebuild(site)
    recover(site)
    assert tree(site) == OLD
    rebuild(site)
    assert tree(site) == NEW
    assert leftovers(site.parent) == []


@pytest.mark.parametrize("swaps", [True, False])
def test_a_build_may_end_before_the_old_site_is_removed(
    site: Path, monkeypatch: pytest.MonkeyPatch, *, swaps: bool
) -> None:
    """Once the folders have changed places the new site stands; the rest of the old one goes later."""
    with monkeypatch.context() as patch:
        if not swaps:
            patch.setattr(exchange, "_swap", lambda *_: False)
        patch.setattr(shutil, "rmtree", lambda *_, **__: None)
        rebuild(site)
    assert leftovers(site.parent) != []
    recover(site)
    assert tree(site) == NEW
    assert leftovers(site.parent) == []


def test_the_next_build_restores_a_site_between_two_renames(project: Path) -> None:
    """Where only `site.previous` stands, a build that fails still gives the old site back."""
    site = build(project)
    old = tree(site)
    site.rename(previous_of(site))
    write(project, {"course/en/01-first/03-broken.md": "[nowhere](nowhere.md)\n"})
    assert run(project, "build").returncode == 1
    assert tree(site) == old
    assert leftovers(project) == []


def test_a_second_rename_that_fails_is_taken_back(site: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Where the new folder cannot take the place, the old one returns to it."""
    monkeypatch.setattr(exchange, "_swap", lambda *_: False)
    original = Path.rename

    def refuses(path: Path, target: Path) -> Path:
        if path.name == "site" and path.parent != site.parent:
            raise PermissionError(13, "in use")
        return original(path, target)

    monkeypatch.setattr(Path, "rename", refuses)
    with pytest.raises(PermissionError):
        rebuild(site)
    assert tree(site) == OLD
    assert leftovers(site.parent) == []


@pytest.mark.parametrize(
    "broken",
    [
        {"course/en/01-first/01-one.md": "[nowhere](nowhere.md)\n"},
        {"course/course.yml": "id: small\ntitle: [\n"},
        {"course/en/01-first/01-one.md": "```quiz\nid: x\ntype: single\nprompt: p\nchoices: []\n```\n"},
        {"community_data/organisations/x.yml": "nonsense"},
    ],
    ids=["link", "settings", "quiz", "registry"],
)
def test_a_build_with_an_error_leaves_the_old_site(project: Path, broken: dict[str, str]) -> None:
    """A build that stops on an error says so, ends with 1 and touches nothing."""
    site = build(project)
    old = tree(site)
    write(project, broken)
    done = run(project, "build")
    assert done.returncode == 1, done.stderr
    assert "Nothing was published: " in done.stderr
    assert "Traceback" not in done.stderr
    assert tree(site) == old
    assert leftovers(project) == []


def test_an_exception_while_pages_are_written_leaves_the_old_site(site: Path) -> None:
    """A build that ends in an exception leaves the old site, and no folder of its own."""

    def runs_out_of_space() -> None:
        with staging(site) as target:
            fill(target, {"changed.html": "half"})
            raise OSError(28, "No space left on device")

    with pytest.raises(OSError, match="No space"):
        runs_out_of_space()
    assert tree(site) == OLD
    assert leftovers(site.parent) == []


def test_unchanged_files_stay_the_same_files(project: Path) -> None:
    """A file that did not change keeps its inode; one that did is another file."""
    site = build(project)
    before = {path: path.stat().st_ino for path in site.rglob("*") if path.is_file()}
    lesson = project / "course/en/01-first/02-two.md"
    lesson.write_text(lesson.read_text(encoding="utf-8") + "\nMore.\n", encoding="utf-8")
    outside = project / "held.html"
    os.link(site / "en/first/two.html", outside)
    old_page = outside.read_bytes()
    build(project)
    after = {path: path.stat().st_ino for path in before if path.exists()}
    kept = {path.name for path in after if after[path] == before[path]}
    assert {"one.md", "404.html"} <= kept
    assert not {"two.html", "two.md"} & kept
    assert outside.read_bytes() == old_page
    assert (site / "en/first/two.html").read_bytes() != old_page


def test_a_file_system_without_links_gets_copies(site: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Where a link cannot be made, the new copy is the file."""

    def refuses(*_: object, **__: object) -> None:
        raise OSError(38, "Function not implemented")

    monkeypatch.setattr(os, "link", refuses)
    before = (site / "same.html").stat().st_ino
    rebuild(site)
    assert tree(site) == NEW
    assert (site / "same.html").stat().st_ino != before


def test_an_edit_by_hand_does_not_reach_the_next_site(site: Path) -> None:
    """A page that somebody wrote over in place is replaced, not linked."""
    rebuild(site)
    with (site / "same.html").open("r+b") as page:
        page.write(b"edit")
    rebuild(site)
    assert tree(site) == NEW


def test_what_is_hidden_in_the_old_site_stays(site: Path) -> None:
    """A repository or a host's mark inside the site's folder outlives a build, as under MkDocs."""
    write(site, {".git/objects/ab/cd": "object", ".nojekyll": ""})
    rebuild(site)
    assert tree(site) == NEW | {".git/objects/ab/cd": b"object", ".nojekyll": b""}


def test_the_site_can_be_read_by_others(site: Path) -> None:
    """The folder has the usual rights, not those of a private temporary folder."""
    rebuild(site)
    plain = site.parent / "plain"
    plain.mkdir()
    assert site.stat().st_mode == plain.stat().st_mode


def test_a_file_in_the_place_of_the_site_is_kept(project: Path) -> None:
    """Where a file has the site's name, the build says so and leaves it."""
    write(project, {"site": "mine"})
    done = run(project, "build")
    assert done.returncode == 2
    assert done.stderr == f"This did not work: there is a file where the site belongs: {project / 'site'}\n"
    assert (project / "site").read_text(encoding="utf-8") == "mine"


def test_the_site_may_go_elsewhere(project: Path, tmp_path: Path) -> None:
    """`-d` names another folder, which is made with those above it; `site/` is left as it was."""
    site = build(project)
    old = tree(site)
    write(project, NEW_LESSON)
    build(project, "-d", "../out/of here/ž")
    assert tree(site) == old
    assert (tmp_path / "out/of here/ž/en/first/three.html").is_file()
    assert [path.name for path in (tmp_path / "out/of here").iterdir()] == ["ž"]


@pytest.mark.parametrize(
    ("place", "message"),
    [
        (".", "a site in {0} would replace {0}/mkdocs.yml; name another folder"),
        ("..", "a site in {1} would replace {0}/mkdocs.yml; name another folder"),
        ("course", "a site in {0}/course would replace {0}/course; name another folder"),
        (
            "course/en/site",
            "a site in {0}/course/en/site would be read as a part of {0}/course; name another folder",
        ),
        ("papers", "{0}/papers is no site, and a build would replace it; name another folder"),
    ],
    ids=["project", "above", "course", "in-course", "papers"],
)
def test_a_build_never_replaces_what_is_no_site(project: Path, place: str, message: str) -> None:
    """A slip in `-d` costs nobody a folder of their own."""
    write(project, {"papers/thesis.txt": "three years"})
    before = tree(project)
    done = run(project, "build", "-d", place)
    assert done.returncode == 2
    assert done.stderr == f"This did not work: {message.format(project, project.parent)}\n"
    assert tree(project) == before


def test_a_part_of_the_site_never_replaces_the_whole(project: Path) -> None:
    """`-l` alone is refused with what to write instead; with `-d` the part stands beside the whole site."""
    settings = "id: small\ntitle: Small\nsource_locale: en\nlocales:\n  - code: en\n  - code: sl\n"
    write(project, {"course/course.yml": settings})
    old = tree(build(project))
    done = run(project, "build", "-l", "sl")
    assert done.returncode == 2
    assert done.stderr == "-l builds a part of the site; name another folder for it: build -l sl -d preview\n"
    build(project, "-l", "sl", "-d", "preview")
    assert (project / "preview/sl/index.html").is_file()
    assert not (project / "preview/en").exists()
    assert tree(project / "site") == old


def test_a_link_to_the_site_is_followed(project: Path, tmp_path: Path) -> None:
    """Where `site` is a link to the folder that a host serves, that folder is the one that is renewed."""
    served = tmp_path / "served"
    served.mkdir()
    (project / "site").symlink_to(served)
    build(project)
    assert (project / "site").is_symlink()
    assert (served / "en/first/one.html").is_file()


def test_builds_at_once_do_not_destroy_each_other(project: Path) -> None:
    """Of builds that run at the same time each succeeds, and the site is whole."""
    expected = tree(build(project))
    running = [started(project) for _ in range(3)]
    assert [process.wait() for process in running] == [0, 0, 0]
    assert tree(project / "site") == expected
    assert leftovers(project) == []


def test_a_build_leaves_the_folder_of_another_that_runs(site: Path) -> None:
    """Only what a dead build left is removed, also where the number of its process is in use again."""
    dead = site.with_name(".site.staging-dead")
    write(dead, {exchange.MARK: str(os.getpid())})
    with staging(site) as target:
        rebuild(site)
        assert target.is_dir()
        fill(target, {"last.html": "last"})
    assert tree(site) == {"404.html": b"none", "last.html": b"last"}
    assert leftovers(site.parent) == []


def test_a_site_that_changes_while_it_is_compared_is_not_mixed(
    site: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A file that is replaced between comparison and link never enters the new site with the wrong bytes."""
    original = os.link

    def meddles(source: Path, target: Path, **options: bool) -> None:
        page = Path(source)
        page.unlink()
        page.write_text("from elsewhere", encoding="utf-8")
        original(source, target, **options)

    monkeypatch.setattr(os, "link", meddles)
    rebuild(site)
    assert tree(site) == NEW


def test_a_folder_that_no_build_made_is_left_alone(tmp_path: Path) -> None:
    """What somebody keeps under the name `site.previous` is neither removed nor taken for the site."""
    kept = previous_of(tmp_path / "site") / "thesis.txt"
    kept.parent.mkdir()
    kept.write_text("years of work", encoding="utf-8")
    recover(tmp_path / "site")
    assert not (tmp_path / "site").exists()
    (tmp_path / "site").mkdir()
    recover(tmp_path / "site")
    assert kept.read_text(encoding="utf-8") == "years of work"


def test_who_builds_may_remove_the_old_site_later(site: Path) -> None:
    """A preview shows the new site first; until then the old one lies in the folder that is to be removed."""
    old: list[Path] = []
    with staging(site, remove=old.append) as target:
        fill(target, {"changed.html": "new"})
    assert (site / "changed.html").read_text(encoding="utf-8") == "new"
    assert [path.read_text(encoding="utf-8") for path in old[0].rglob("changed.html")] == ["old"]
