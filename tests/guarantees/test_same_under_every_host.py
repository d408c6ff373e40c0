"""MkDocs and ProperDocs alone give the bytes that our own command gives, and stop where it stops."""

from pathlib import Path

import pytest

from guarantee_projects import difference, environment, real_course, run, tree, write

HOSTS = ("mkdocs", "properdocs")


@pytest.mark.parametrize("host", HOSTS)
def test_a_host_gives_the_same_bytes(site: Path, tmp_path: Path, host: str) -> None:
    """`build --strict` of the host itself writes the same files with the same content."""
    project = real_course(tmp_path / "project")
    env = environment()
    del env["NO_MKDOCS_2_WARNING"]
    done = run(project, "build", "--strict", "-f", "mkdocs.yml", module=host, env=env)
    assert done.returncode == 0, done.stderr
    assert not difference(tree(project / "site"), tree(site))


def test_a_host_gives_the_same_bytes_for_an_address(site_with_url: Path, tmp_path: Path) -> None:
    """Absolute addresses too are ours, not the host's."""
    project = real_course(tmp_path / "project")
    write(project, {"mkdocs.yml": (site_with_url.parent / "mkdocs.yml").read_text(encoding="utf-8")})
    done = run(project, "build", "--strict", module="mkdocs")
    assert done.returncode == 0, done.stderr
    assert not difference(tree(project / "site"), tree(site_with_url))


@pytest.mark.parametrize("host", HOSTS)
@pytest.mark.parametrize("quiet", [True, False])
def test_a_warning_stops_a_strict_host(project: Path, host: str, *, quiet: bool) -> None:
    """With `--strict` a warning ends the build with 1, also with `-q`, where MkDocs itself counts none."""
    write(project, {"course/en/01-first/03-three.md": "---\ntitle: Three\nduration: 1\n---\nThree.\n"})
    arguments = ["build", "--strict", "-f", "mkdocs.yml", *(["-q"] if quiet else [])]
    assert run(project, *arguments, module=host).returncode == 1
    assert not (project / "site").exists()


@pytest.mark.parametrize("host", HOSTS)
def test_a_warning_does_not_stop_a_host_that_is_not_strict(project: Path, host: str) -> None:
    """Without `--strict` the warning is printed and the site is written."""
    write(project, {"course/en/01-first/03-three.md": "---\ntitle: Three\nduration: 1\n---\nThree.\n"})
    done = run(project, "build", "-f", "mkdocs.yml", module=host)
    assert done.returncode == 0
    assert "(objectives-missing)" in done.stderr
    assert (project / "site/en/first/three.html").is_file()


@pytest.mark.parametrize("host", HOSTS)
def test_an_error_stops_a_host(project: Path, host: str) -> None:
    """An error ends a host's build with 1 and the problem's place, without a traceback."""
    write(project, {"course/en/01-first/01-one.md": "---\ntitle: One\n---\n[x](nowhere.md)\n"})
    done = run(project, "build", "-f", "mkdocs.yml", module=host)
    assert done.returncode == 1
    assert (
        "course/en/01-first/01-one.md:4:5: error: “nowhere.md” leads to no file of the course" in done.stderr
    )
    assert "Traceback" not in done.stderr
