"""Fixtures of the browser tests and of the walks: sites are built once, engines are started once."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from playwright.sync_api import expect, sync_playwright

from browser_engines import start_chromium, start_firefox, webkit
from browser_reader import Readers
from browser_server import SiteServer
from browser_sites import FOLDER, LANGUAGES, QUESTIONS, build, course_with_a_gap

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from playwright.sync_api import Browser, Playwright
    from selenium.webdriver.remote.webdriver import WebDriver


@pytest.fixture(scope="session")
def course_site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Build the real course, with one lesson not translated, into a folder with an awkward name."""
    project = course_with_a_gap(tmp_path_factory.mktemp("project") / "course")
    return build(project, tmp_path_factory.mktemp("course") / FOLDER)


@pytest.fixture(scope="session")
def course_server(course_site: Path) -> Iterator[SiteServer]:
    """Serve the real course."""
    with SiteServer(course_site) as server:
        yield server


@pytest.fixture(scope="session")
def languages_site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Build a small course in English, Arabic and Maltese."""
    return build(LANGUAGES, tmp_path_factory.mktemp("languages") / FOLDER)


@pytest.fixture(scope="session")
def languages_server(languages_site: Path) -> Iterator[SiteServer]:
    """Serve the small course."""
    with SiteServer(languages_site) as server:
        yield server


@pytest.fixture(scope="session")
def questions_site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Build the course with a question of each kind."""
    return build(QUESTIONS, tmp_path_factory.mktemp("questions") / FOLDER)


@pytest.fixture(scope="session")
def questions_server(questions_site: Path) -> Iterator[SiteServer]:
    """Serve the course with a question of each kind."""
    with SiteServer(questions_site) as server:
        yield server


@pytest.fixture(params=["http", "file"])
def course(request: pytest.FixtureRequest, course_site: Path, course_server: SiteServer) -> str:
    """Return where the real course is, once on a host and once on the disk; ends with a slash."""
    return course_server.url if request.param == "http" else f"{course_site.as_uri()}/"


@pytest.fixture(params=["http", "file"])
def languages(request: pytest.FixtureRequest, languages_site: Path, languages_server: SiteServer) -> str:
    """Return where the small course is, once on a host and once on the disk; ends with a slash."""
    return languages_server.url if request.param == "http" else f"{languages_site.as_uri()}/"


@pytest.fixture(scope="session")
def playwright() -> Iterator[Playwright]:
    """Start Playwright."""
    expect.set_options(timeout=10_000)
    with sync_playwright() as started:
        yield started


@pytest.fixture(scope="session")
def chromium(playwright: Playwright) -> Iterator[Browser]:
    """Start Chromium."""
    with start_chromium(playwright) as browser:
        yield browser


@pytest.fixture(scope="session")
def firefox(playwright: Playwright) -> Iterator[Browser]:
    """Start Firefox ESR."""
    with start_firefox(playwright) as browser:
        yield browser


@pytest.fixture(scope="session")
def webkit_driver() -> Iterator[WebDriver]:
    """Start WebKitGTK."""
    with webkit() as driver:
        yield driver


@pytest.fixture
def readers(chromium: Browser, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Readers]:
    """Open pages in Chromium; whatever goes wrong in them fails the test, requests to strangers too."""
    own = ("http://127.0.0.1:", tmp_path_factory.getbasetemp().as_uri())
    readers = Readers(chromium, own)
    yield readers
    readers.close()
    assert readers.faults == []
