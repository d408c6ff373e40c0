"""The front door: build.py sets up what is needed, once, and says in one sentence what it cannot have."""

import ast
import importlib.util
import os
import re
import shutil
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from types import ModuleType

import pytest

ROOT = Path(__file__).parents[1]
FILES = (
    "build.py",
    "pyproject.toml",
    "requirements.lock",
    "requirements-test.lock",
    "requirements-node.lock",
)

PARSE_AND_RUN_AS = """
import runpy, sys
sys.version_info = {version!r}
runpy.run_path({path!r}, run_name="__main__")
"""


def load(folder: Path) -> ModuleType:
    """Import the build.py of a folder."""
    spec = importlib.util.spec_from_file_location("front_door", folder / "build.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


@pytest.fixture
def checkout(tmp_path: Path) -> Path:
    """Make a checkout with nothing but the front door and its locks."""
    folder = tmp_path / "a checkout"
    folder.mkdir()
    for name in FILES:
        shutil.copy(ROOT / name, folder)
    return folder


@pytest.fixture
def front(checkout: Path) -> ModuleType:
    """Import the front door of that checkout."""
    return load(checkout)


@pytest.fixture
def steps(front: ModuleType, monkeypatch: pytest.MonkeyPatch) -> Iterator[list[str]]:
    """Record the steps of the set-up instead of taking them."""
    taken: list[str] = []
    monkeypatch.setattr(front, "run_logged", recorder(front, taken))
    yield taken
    taken.clear()


def recorder(front: ModuleType, taken: list[str], *, interrupt_at: int = -1) -> Callable[..., None]:
    """Stand in for run_logged: note the command's telling words; the first step makes a .venv."""

    def run_logged(command: list[str], failure: str, env: dict[str, str] | None = None) -> None:
        assert failure
        assert env is None or "PATH" in env
        if len(taken) == interrupt_at:
            raise KeyboardInterrupt
        taken.append(" ".join(word for word in command if not Path(word).is_absolute()))
        if "venv" in command:
            fill(front)

    return run_logged


def fill(front: ModuleType, *, status: int = 0) -> None:
    """Put a .venv in place whose python notes what it is called with and ends with this status."""
    front.BIN.mkdir(parents=True, exist_ok=True)
    front.PYTHON.unlink(missing_ok=True)
    program(front.PYTHON, f'printf "%s\\n" "$*" >> "$0.calls"; exit {status}')


def program(path: Path, script: str) -> Path:
    """Write a shell script that can be run."""
    path.write_text(f"#!/bin/sh\n{script}\n")
    path.chmod(0o755)
    return path


def filled(front: ModuleType, *, status: int = 0) -> Path:
    """Make a .venv that counts as set up and return the file that tells what its python was called with."""
    fill(front, status=status)
    front.STAMP.write_text(front.fingerprint(*front.BASE_FILES))
    return Path(f"{front.PYTHON}.calls")


def set_up_steps() -> list[str]:
    """List the steps of a set-up from nothing, as `steps` notes them."""
    pip = "-m pip install --progress-bar off --log"
    return [
        "-m venv --clear",
        f"{pip} --require-hashes -r requirements.lock",
        f"{pip} --no-index --no-deps --no-build-isolation -e .",
    ]


def test_old_python_is_told_in_one_sentence(checkout: Path) -> None:
    """A Python older than 3.11 gets a sentence and no traceback."""
    code = PARSE_AND_RUN_AS.format(version=(3, 6, 15, "final", 0), path=str(checkout / "build.py"))
    run = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=False)
    assert run.returncode == 2
    assert run.stderr == (
        "build.py needs Python 3.11 or newer and this is Python 3.6.15: install a newer one and run "
        "build.py with it, for example python3.11 build.py (on Windows: py -3.11 build.py).\n"
    )
    assert run.stdout == ""


def test_old_python_can_read_the_file() -> None:
    """build.py has no syntax newer than 3.6, and no annotation that 3.6 could not evaluate."""
    tree = ast.parse((ROOT / "build.py").read_text(encoding="utf-8"), feature_version=(3, 6))
    arguments = [node.annotation for node in ast.walk(tree) if isinstance(node, ast.arg)]
    returns = [node.returns for node in ast.walk(tree) if isinstance(node, ast.FunctionDef)]
    assert all(isinstance(annotation, ast.Name | ast.Constant) for annotation in arguments + returns)


@pytest.mark.parametrize("module", ["venv", "ensurepip"])
def test_python_without_venv_is_told_in_one_sentence(
    front: ModuleType, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], module: str
) -> None:
    """Debian's Python without python3-venv gets a sentence that names the package."""
    find_spec = importlib.util.find_spec
    monkeypatch.setattr(importlib.util, "find_spec", lambda name: None if name == module else find_spec(name))
    assert front.main([]) == 2
    assert capsys.readouterr() == (
        "",
        (
            f"This Python cannot make .venv because its module {module} is missing: install it "
            "(Debian, Ubuntu: apt install python3-venv) and run build.py again.\n"
        ),
    )


def test_no_network_and_no_venv_is_told_in_one_sentence(checkout: Path, tmp_path: Path) -> None:
    """Without network and without a filled .venv, one sentence says so, and the next run starts again."""
    env = {name: value for name, value in os.environ.items() if not name.startswith("PIP_")}
    env |= {"PIP_INDEX_URL": "http://127.0.0.1:9/simple", "PIP_RETRIES": "0", "PIP_NO_CACHE_DIR": "1"}
    env |= {"PIP_CONFIG_FILE": os.devnull, "HOME": str(tmp_path)}
    command = [sys.executable, str(checkout / "build.py")]
    run = subprocess.run(command, capture_output=True, text=True, check=False, env=env)
    assert run.returncode == 2
    assert run.stderr == (
        "The packages of requirements.lock could not be installed because the package index cannot be "
        "reached: connect this computer to the network and run build.py again (once that has worked, no run "
        "needs the network).\n"
    )
    assert re.fullmatch(r"Setting up \(once\): installing \d+ packages into \.venv \.\.\.\n", run.stdout)
    assert not (checkout / ".venv" / "set-up.stamp").exists()


def test_incomplete_copy_is_told_in_one_sentence(
    front: ModuleType, checkout: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """A lock that is not there is named."""
    (checkout / "requirements.lock").unlink()
    assert front.main([]) == 2
    assert capsys.readouterr().err == (
        "requirements.lock is missing beside build.py: "
        "the copy of the project is not complete, get it again.\n"
    )


def test_failed_step_shows_how_its_output_ends(front: ModuleType, capsys: pytest.CaptureFixture[str]) -> None:
    """A step that fails for another reason than the network shows its last lines and where the others are."""
    command = [sys.executable, "-c", "print(*range(40), sep='\\n'); raise SystemExit(1)"]
    with pytest.raises(front.MissingError) as caught:
        front.run_logged(command, "It could not be done")
    assert str(caught.value) == (
        "It could not be done: the reason is above, and all of it in .cache/set-up.log."
    )
    assert capsys.readouterr().err.split() == [str(number) for number in range(25, 40)]
    assert "\n24\n" in front.LOG.read_text(encoding="utf-8")


@pytest.mark.parametrize("step", [0, 1, 2])
def test_interrupted_set_up_starts_again(
    front: ModuleType, monkeypatch: pytest.MonkeyPatch, step: int
) -> None:
    """A set-up stopped at any step leaves no stamp, and the next run takes every step from the first."""
    monkeypatch.setattr(front, "run_command", lambda _: 0)
    filled(front)
    (front.ROOT / "requirements.lock").write_text("babel==2.18.0\n")
    monkeypatch.setattr(front, "run_logged", recorder(front, [], interrupt_at=step))
    assert front.main(["build"]) == 130
    assert not front.STAMP.exists()

    taken: list[str] = []
    monkeypatch.setattr(front, "run_logged", recorder(front, taken))
    assert front.main(["build"]) == 0
    assert taken == set_up_steps()


@pytest.mark.parametrize("name", ["requirements.lock", "pyproject.toml"])
def test_changed_file_sets_up_anew(front: ModuleType, steps: list[str], name: str) -> None:
    """The stamp covers the lock and pyproject.toml."""
    filled(front)
    with (front.ROOT / name).open("a") as file:
        file.write("# changed\n")
    front.set_up()
    assert steps == set_up_steps()


def test_other_python_sets_up_anew(
    front: ModuleType, steps: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    """The stamp covers the version of Python."""
    filled(front)
    monkeypatch.setattr(sys, "version", "3.99.0 (main)")
    front.set_up()
    assert steps == set_up_steps()


def test_deleted_interpreter_sets_up_anew(front: ModuleType, steps: list[str]) -> None:
    """A .venv whose Python was removed from the computer is made anew."""
    filled(front)
    front.PYTHON.unlink()
    front.PYTHON.symlink_to("/nowhere/python3")
    front.set_up()
    assert steps == set_up_steps()


def test_moved_checkout_sets_up_anew(
    front: ModuleType, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A .venv has absolute paths in it, so that a moved folder needs a new one."""
    filled(front)
    moved = load(front.ROOT.rename(tmp_path / "elsewhere"))
    taken: list[str] = []
    monkeypatch.setattr(moved, "run_logged", recorder(moved, taken))
    moved.set_up()
    assert taken == set_up_steps()


def test_second_run_installs_nothing(front: ModuleType, tmp_path: Path) -> None:
    """A run after the set-up starts symbios and nothing else, and its exit status is passed on."""
    calls = filled(front, status=3)
    command = [sys.executable, str(front.ROOT / "build.py"), "check", "--json"]
    run = subprocess.run(command, capture_output=True, text=True, check=False, cwd=tmp_path)
    assert (run.returncode, run.stdout, run.stderr) == (3, "", "")
    assert calls.read_text() == f"-P -m symbios check --json -f {front.ROOT / 'mkdocs.yml'}\n"


def test_no_argument_builds(front: ModuleType) -> None:
    """Without arguments the site is built; in the checkout itself no -f is needed."""
    calls = filled(front)
    run = subprocess.run([sys.executable, "build.py"], capture_output=True, check=False, cwd=front.ROOT)
    assert run.returncode == 0
    assert calls.read_text() == "-P -m symbios build\n"


@pytest.mark.parametrize(
    ("arguments", "named"),
    [
        (["build"], True),
        (["translate", "accept", "a.md"], True),
        (["search", "--", "sl", "-f"], True),
        (["build", "-f", "other/mkdocs.yml"], False),
        (["build", "-fother/mkdocs.yml"], False),
        (["build", "--config-file=other/mkdocs.yml"], False),
        (["build", "--help"], False),
        (["--version"], False),
    ],
)
def test_checkout_is_built_from_anywhere(
    front: ModuleType, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, arguments: list[str], *, named: bool
) -> None:
    """Elsewhere than in the checkout, a command gets the checkout's mkdocs.yml unless it names one."""
    monkeypatch.chdir(tmp_path)
    complete = front.with_config(arguments)
    added = ["-f", str(front.ROOT / "mkdocs.yml")]
    if named:
        place = complete.index("-f")
        assert complete[place : place + 2] == added
        assert complete[:place] + complete[place + 2 :] == arguments
        assert "--" not in complete[:place]
    else:
        assert complete == arguments


def test_tests_name_what_is_missing(front: ModuleType, tmp_path: Path) -> None:
    """Where Node and browsers cannot be had, each is named in a line, no test is run and the run ends 2."""
    calls = filled(front)
    env = {name: value for name, value in os.environ.items() if not name.startswith("SYMBIOS_")}
    env["PATH"] = str(tmp_path)
    command = [sys.executable, str(front.ROOT / "build.py"), "test"]
    run = subprocess.run(command, capture_output=True, text=True, check=False, env=env)
    assert run.returncode == 2
    assert run.stderr.splitlines() == [
        "Node 20 or newer is missing: install it and npm (nodejs.org).",
        (
            "Chromium is missing: install it (Debian: apt install chromium), "
            "or set SYMBIOS_CHROMIUM to the path of one."
        ),
        (
            "Firefox ESR is missing: install it (Debian: apt install firefox-esr), "
            "or set SYMBIOS_FIREFOX to the path of one."
        ),
        (
            "WebKitGTK's MiniBrowser, its driver, Xvfb or xauth is missing: install them "
            "(Debian, Ubuntu: apt install webkit2gtk-driver xvfb xauth)."
        ),
        "No test was run: the tests need all of this.",
    ]
    assert re.sub(r"\d+ packages", "N packages", run.stdout).splitlines() == [
        "Setting up the tests (once): installing N packages into .venv ...",
        "Setting up the tests (once): installing Node, none of 20 or newer was found ...",
        "Setting up the tests (once): playwright install chromium firefox, which downloads them ...",
    ]
    assert "-m pytest" not in calls.read_text()


@pytest.mark.parametrize(
    ("script", "version"),
    [
        ("echo v20.1.0", 20),
        ("echo v18.20.4", 18),
        ("echo unknown", 0),
        ("echo v22.0.0; exit 1", 0),
    ],
)
def test_node_too_old_or_unknown_is_not_used(
    front: ModuleType, tmp_path: Path, script: str, version: int
) -> None:
    """Only a node that says it is of version 20 or newer is used."""
    node, npm = program(tmp_path / "node", script), program(tmp_path / "npm", "")
    assert front.node_version(str(node)) == version
    assert front.find_node(str(tmp_path)) == ((str(node), str(npm)) if version >= 20 else None)


def test_node_that_does_not_start_is_not_used(front: ModuleType, tmp_path: Path) -> None:
    """A node for another kind of machine counts as none."""
    node = program(tmp_path / "node", "")
    node.write_bytes(b"\x00of another machine")
    assert front.node_version(str(node)) == 0


def test_node_packages_are_installed_once(
    front: ModuleType, steps: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    """Npm is called again only when package-lock.json has changed, and runs no script of a package."""
    monkeypatch.setattr(front, "find_node", lambda _: ("/usr/bin/node", "/usr/bin/npm"))
    (front.ROOT / "package.json").write_text("{}")
    for lock in ("{}", "{}", '{"packages": {}}'):
        (front.ROOT / "package-lock.json").write_text(lock)
        assert front.provide_node()["SYMBIOS_NODE"] == "/usr/bin/node"
    assert steps == ["ci --ignore-scripts"] * 2


def test_browser_in_a_snap_is_not_used(
    front: ModuleType, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A launcher of a snap is no browser for the tests; a path given by hand goes first."""
    monkeypatch.setenv("PATH", str(tmp_path))
    monkeypatch.delenv("SYMBIOS_CHROMIUM", raising=False)
    monkeypatch.setenv("SYMBIOS_FIREFOX", str(program(tmp_path / "my-firefox", "")))
    program(tmp_path / "chromium", "exec /snap/bin/chromium")
    program(tmp_path / "firefox", "")
    assert front.find_browsers() == {"SYMBIOS_FIREFOX": str(tmp_path / "my-firefox")}


@pytest.mark.parametrize(
    ("system", "user", "packages"),
    [
        ("debian", 0, "webkit2gtk-driver xvfb xauth firefox-esr"),
        ("ubuntu", 0, "webkit2gtk-driver xvfb xauth"),
        ("debian", 1000, ""),
        ("fedora", 0, ""),
    ],
)
def test_browsers_come_from_debian_packages(
    front: ModuleType,
    steps: list[str],
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
    *,
    system: str,
    user: int,
    packages: str,
) -> None:
    """As root on Debian or Ubuntu missing browsers are installed from packages, and this is said first."""
    release = tmp_path / "os-release"
    release.write_text(f"NAME=Some\nID={system}\n")
    monkeypatch.setattr(front, "OS_RELEASE", release)
    monkeypatch.setattr(os, "geteuid", lambda: user)
    monkeypatch.setenv("PATH", str(program(tmp_path / "apt-get", "").parent))
    front.install_debian_packages({"SYMBIOS_CHROMIUM": "/usr/bin/chromium"})
    install = f"apt-get install -y --no-install-recommends {packages}"
    said = f"Setting up the tests (once): apt-get update; apt-get install {packages} ...\n"
    assert steps == (["apt-get update", install] if packages else [])
    assert capsys.readouterr().out == (said if packages else "")


@pytest.mark.parametrize(
    ("arguments", "failing", "status", "ran"),
    [
        ([], "", 0, "ruff check, ruff format, mypy, npm run check, npm run fresh, pytest"),
        ([], "mypy", 1, "ruff check, ruff format, mypy, npm run check, npm run fresh, pytest"),
        ([], "pytest", 1, "ruff check, ruff format, mypy, npm run check, npm run fresh, pytest"),
        (["-k", "quiz"], "", 0, "pytest"),
        (["-k", "quiz"], "pytest", 1, "pytest"),
    ],
)
def test_every_check_runs_and_pytest_is_last(
    front: ModuleType,
    monkeypatch: pytest.MonkeyPatch,
    *,
    arguments: list[str],
    failing: str,
    status: int,
    ran: str,
) -> None:
    """A failed check does not stop the others and the run ends 1; pytest arguments mean pytest alone."""
    titles: list[str] = []

    def passes(title: str, command: list[str], env: dict[str, str]) -> bool:
        assert command[-len(arguments) :] == arguments or not arguments
        assert env["SYMBIOS_NODE"] == "/usr/bin/node"
        titles.append(title)
        return title != failing

    monkeypatch.setattr(front, "passes", passes)
    monkeypatch.setattr(front, "provide_test_packages", dict)
    monkeypatch.setattr(front, "provide_node", lambda: {"SYMBIOS_NODE": "/usr/bin/node"})
    monkeypatch.setattr(front, "provide_browsers", dict)
    assert front.run_tests(arguments) == status
    assert ", ".join(titles) == ran


def test_locks_agree() -> None:
    """The tests run with the versions that the build has, and the build backend is locked too."""
    base, test = (
        set(re.findall(r"^[\w.-]+==\S+", (ROOT / name).read_text(encoding="utf-8"), re.MULTILINE))
        for name in ("requirements.lock", "requirements-test.lock")
    )
    assert base < test
    assert any(package.startswith("setuptools==") for package in base)


@pytest.mark.parametrize("name", ["requirements.lock", "requirements-test.lock", "requirements-node.lock"])
def test_lock_names_no_place(name: str) -> None:
    """Every package has a hash, and no address or path stands in a lock."""
    lock = (ROOT / name).read_text(encoding="utf-8")
    packages = re.split(r"^(?=[\w.-]+==)", lock, flags=re.MULTILINE)[1:]
    assert packages
    assert all("--hash=sha256:" in package for package in packages)
    assert not re.search(r"://|^-|(?<![\w.-])/", lock, re.MULTILINE)
