"""What the tests of this folder share: the real course, built once without and once with an address."""

from pathlib import Path

import pytest

from guarantee_projects import SITE_URL, build, real_course, small_project


@pytest.fixture(scope="session")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Build this repository's course as it stands, without an address."""
    return build(real_course(tmp_path_factory.mktemp("real") / "project"))


@pytest.fixture(scope="session")
def site_with_a_gap(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Build this repository's course with one lesson that is not translated into Slovene."""
    project = real_course(tmp_path_factory.mktemp("gap") / "project")
    (project / "course/sl/01-why/06-myths.md").unlink()
    return build(project)


@pytest.fixture(scope="session")
def site_with_url(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Build this repository's course for an address in a folder of a host."""
    project = real_course(tmp_path_factory.mktemp("real-url") / "project")
    settings = project / "mkdocs.yml"
    text = settings.read_text(encoding="utf-8")
    settings.write_text(f'site_url: "{SITE_URL}"\n{text}', encoding="utf-8")
    return build(project)


@pytest.fixture
def project(tmp_path: Path) -> Path:
    """Write the smallest project."""
    return small_project(tmp_path / "project")
