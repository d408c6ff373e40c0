"""The three engines, started so that `file://` keeps the rules that it has for readers."""

from __future__ import annotations

import os
import shutil
import subprocess
import warnings
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from selenium.webdriver import WebKitGTK, WebKitGTKOptions
from selenium.webdriver.webkitgtk.service import Service

if TYPE_CHECKING:
    from collections.abc import Iterator

    from playwright.sync_api import Browser, Playwright
    from selenium.webdriver.remote.webdriver import WebDriver

_QUIET = (
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--no-first-run",
    "--disable-quic",
)

_FIREFOX_PREFERENCES: dict[str, str | float | bool] = {
    # Playwright and Firefox's own remote agent otherwise relax the rules of file://.
    "security.fileuri.strict_origin_policy": True,
    "remote.prefs.recommended": False,
}


def _program(variable: str, what: str, *names: str) -> str:
    """Return a program's path from the environment, else the first of `names` on PATH."""
    given = os.environ.get(variable, "")
    found = given if Path(given).is_file() else next(filter(None, map(shutil.which, names)), "")
    if not found:
        pytest.fail(f"{what} is missing: install {names[0]}, or set {variable} to its path.")
    return found


def start_chromium(playwright: Playwright) -> Browser:
    """Start Chromium."""
    path = _program("SYMBIOS_CHROMIUM", "Chromium", "chromium", "google-chrome", "google-chrome-stable")
    sandbox = ["--no-sandbox"] if os.geteuid() == 0 else []
    return playwright.chromium.launch(executable_path=path, args=[*_QUIET, *sandbox])


def start_firefox(playwright: Playwright) -> Browser:
    """Start Firefox as it is installed, not Playwright's own build of it."""
    path = _program("SYMBIOS_FIREFOX", "Firefox ESR", "firefox-esr", "firefox")
    return playwright.firefox.launch(
        channel="moz-firefox", executable_path=path, firefox_user_prefs=_FIREFOX_PREFERENCES
    )


@contextmanager
def webkit() -> Iterator[WebDriver]:
    """Run WebKitGTK's MiniBrowser on a display of its own."""
    with _display() as display:
        options = WebKitGTKOptions()
        options.binary_location = _minibrowser()
        options.add_argument("--automation")
        driver_path = _program("SYMBIOS_WEBKIT_DRIVER", "WebKitGTK's driver", "WebKitWebDriver")
        service = Service(driver_path, env={**os.environ, "DISPLAY": display, "GDK_BACKEND": "x11"})
        with warnings.catch_warnings():
            # selenium's own driver class uses what its own connection class deprecates
            warnings.simplefilter("ignore", DeprecationWarning)
            driver = WebKitGTK(options=options, service=service)
        try:
            driver.set_window_size(1280, 1000)
            yield driver
        finally:
            driver.quit()


def _minibrowser() -> str:
    given = Path(os.environ.get("SYMBIOS_MINIBROWSER", ""))
    if given.is_file():
        return str(given)
    places = ("lib/*/webkit2gtk-4.*/MiniBrowser", "libexec/webkit2gtk-4.*/MiniBrowser")
    found = (
        [given]
        if Path(given).is_file()
        else [str(path) for place in places for path in Path("/usr").glob(place)]
    )
    if not found:
        pytest.fail(
            "WebKitGTK's MiniBrowser is missing: install webkit2gtk-driver, "
            "or set SYMBIOS_MINIBROWSER to the path of one."
        )
    return str(found[0])


@contextmanager
def _display() -> Iterator[str]:
    """Start Xvfb on a free display and return the display's name."""
    server = _program("SYMBIOS_XVFB", "Xvfb", "Xvfb")
    command = [server, "-displayfd", "1", "-screen", "0", "1280x1000x24", "-nolisten", "tcp"]
    with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True) as process:
        try:
            assert process.stdout is not None
            number = process.stdout.readline().strip()
            if not number:
                pytest.fail("Xvfb did not start, so WebKitGTK has no display.")
            yield f":{number}"
        finally:
            process.terminate()
