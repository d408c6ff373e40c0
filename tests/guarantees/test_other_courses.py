"""Other projects make their own course with this generator, which never says whose it is."""

import importlib.util
import shutil
import subprocess
import sys
import sysconfig
from pathlib import Path

import pytest

from guarantee_pages import pages
from guarantee_projects import ROOT, build, difference, environment, run, small_project, tree

PRINT_PLACE = "import symbios; print(symbios.__file__)"


def says_our_name(folder: Path) -> list[str]:
    """Return the files of a folder that say SYMBIOS, in their name or anywhere in their bytes."""
    return [
        name
        for name, content in tree(folder).items()
        if b"symbios" in name.lower().encode() + content.lower()
    ]


@pytest.fixture(scope="module")
def new_course(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Make a new course from this checkout and build it strictly."""
    folder = tmp_path_factory.mktemp("new")
    done = run(folder, "new", "course", "my-course")
    assert done.returncode == 0, done.stderr
    build(folder / "my-course", "--strict")
    return folder / "my-course"


def test_a_new_course_builds_and_does_not_say_our_name(new_course: Path) -> None:
    """A new course has its pages, and SYMBIOS stands nowhere in its site."""
    assert {"index.html", "en/index.html", "en/first-steps/welcome.html"} <= tree(new_course / "site").keys()
    assert says_our_name(new_course / "site") == []


def test_a_new_course_has_no_directory(new_course: Path) -> None:
    """Without `community_data/` no page speaks of a directory."""
    for page in pages(new_course / "site").values():
        assert "directory" not in page.html.lower(), page.url


def test_the_smallest_course_builds(tmp_path: Path) -> None:
    """Two Markdown files and three lines of settings are a course."""
    project = small_project(tmp_path / "project")
    assert len((project / "course/course.yml").read_text(encoding="utf-8").splitlines()) == 3
    found = tree(build(project))
    assert {"en/index.html", "en/first/index.html", "en/first/one.html", "en/first/two.html"} <= found.keys()
    assert not [name for name in found if "directory" in name]


def test_a_course_in_one_language_has_no_language_switch(tmp_path: Path) -> None:
    """Where there is one locale, there is nothing to switch."""
    site = build(small_project(tmp_path / "project"))
    assert not pages(site)["en/first/one.html"].document.one("header").all("a", hreflang="en")


def test_a_locale_that_nobody_knows_builds(tmp_path: Path) -> None:
    """A language that neither Material nor Babel knows falls back to English string by string."""
    site = build(small_project(tmp_path / "project", locales=["en", "qya"]))
    page = pages(site)["qya/first/one.html"]
    assert page.document.one("html").attributes["lang"] == "qya"
    assert "None" not in page.document.text


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Build the wheel from a copy of what is in the repository."""
    for tool in ("pip", "setuptools"):
        assert importlib.util.find_spec(tool), f"{tool} is missing: run the tests by `python3 build.py test`"
    copy = tmp_path_factory.mktemp("wheel") / "source"
    listed = ["git", "ls-files", "-z", "--cached", "--others", "--exclude-standard", "pyproject.toml"]
    listed += ["README.md", "LICENSE", "plugins"]
    names = subprocess.run(listed, cwd=ROOT, check=True, capture_output=True, encoding="utf-8").stdout
    for name in filter(None, names.split("\0")):
        if (ROOT / name).is_file():
            (copy / name).parent.mkdir(parents=True, exist_ok=True)
            shutil.copy(ROOT / name, copy / name)
    command = [sys.executable, "-m", "pip", "wheel", "--no-deps", "--no-build-isolation", "--no-index"]
    done = subprocess.run(
        [*command, "--wheel-dir", copy.parent, copy], capture_output=True, encoding="utf-8", check=False
    )
    assert done.returncode == 0, done.stdout + done.stderr
    (found,) = copy.parent.glob("*.whl")
    return found


@pytest.fixture(scope="module")
def installed(wheel: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Install the wheel into an environment of its own; only the libraries it needs come from this one."""
    folder = tmp_path_factory.mktemp("environment") / "venv"
    subprocess.run([sys.executable, "-m", "venv", "--without-pip", folder], check=True)
    python = folder / ("Scripts/python.exe" if sys.platform == "win32" else "bin/python")
    here = sysconfig.get_path("purelib")
    site_packages = sysconfig.get_path("purelib", vars={"base": str(folder), "platbase": str(folder)})
    command = [sys.executable, "-m", "pip", "--python", python, "install", "--no-deps", "--no-index", wheel]
    done = subprocess.run(command, capture_output=True, encoding="utf-8", check=False)
    assert done.returncode == 0, done.stdout + done.stderr
    # A path in a .pth file comes after the environment's own, and the .pth files behind it are not read.
    (Path(site_packages) / "libraries.pth").write_text(f"{here}\n", encoding="utf-8")
    return python


def test_a_course_is_made_and_built_from_the_wheel_alone(
    installed: Path, new_course: Path, tmp_path: Path
) -> None:
    """Without any checkout `symbios new course` and `symbios build` give the site that a checkout gives."""
    env = environment(PATH=str(installed.parent))
    env.pop("PYTHONPATH", None)

    def command(*arguments: str | Path, folder: Path = tmp_path) -> str:
        done = subprocess.run(
            arguments, cwd=folder, env=env, capture_output=True, encoding="utf-8", check=False
        )
        assert done.returncode == 0, done.stderr
        return done.stdout

    place = command(installed, "-c", PRINT_PLACE).strip()
    assert Path(place).is_relative_to(installed.parents[1])
    symbios = installed.with_name("symbios.exe" if sys.platform == "win32" else "symbios")
    command(symbios, "new", "course", "my-course")
    made = {
        path.relative_to(tmp_path / "my-course").as_posix() for path in (tmp_path / "my-course").rglob("*")
    }
    assert made >= {".github/workflows/publish.yml", ".gitlab-ci.yml", ".gitignore", "LICENSE", "README.md"}
    command(symbios, "build", "--strict", folder=tmp_path / "my-course")
    site = tree(tmp_path / "my-course/site")
    assert not difference(site, tree(new_course / "site"))
    assert says_our_name(tmp_path / "my-course/site") == []
