"""Every built page is valid HTML, as html-validate reads it; what is allowed is listed with its reason."""

import json
import shutil
import subprocess
import tempfile
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest

from guarantee_pages import Element, pages
from guarantee_projects import ROOT, build

PROGRAM = ROOT / "node_modules/html-validate/bin/html-validate.mjs"
RULES = Path(__file__).with_name("html-validate.mjs")
EVERY_BLOCK = Path(__file__).with_name("sites") / "every-block"
SITES = ["site", "every_block"]

KEPT_BOX = "Without it Firefox opens the drawer or the search again after a reload; Material's, in no block."
ONLY_A_LABEL = "Only a label works the box, without script too; page.js presses it with Enter and with Space."
ALLOWED = {
    ("valid-autocomplete", 'id="__drawer"'): KEPT_BOX,
    ("valid-autocomplete", 'id="__search"'): KEPT_BOX,
    ("prefer-native-element", 'for="__drawer" role="button"'): ONLY_A_LABEL,
    ("prefer-native-element", 'for="__search" role="button"'): ONLY_A_LABEL,
    ("wcag/h32", 'name="search"'): "The results come while one types: there is nothing to send.",
}
"""What one element of the frame may do: the rule and what its tag holds, with the reason."""


@dataclass(frozen=True, slots=True)
class Finding:
    """What html-validate says about one place of a page; `tag` is the tag at that place."""

    place: str
    rule: str
    message: str
    tag: str

    @property
    def allowed_as(self) -> tuple[str, str] | None:
        """The entry of the list that allows it."""
        for rule, part in ALLOWED:
            if rule == self.rule and part in self.tag:
                return rule, part
        return None

    def __str__(self) -> str:
        """Return place, message and rule in one line, the tag below."""
        return f"{self.place}: {self.message} ({self.rule})\n    {self.tag}"


def findings(folder: Path, node: str) -> list[Finding]:
    """Return what html-validate finds in the pages of a folder."""
    assert PROGRAM.is_file(), "html-validate is missing: run npm ci."
    with tempfile.TemporaryDirectory() as scratch:
        report = (
            Path(scratch) / "report.json"
        )  # a pipe would lose what html-validate has not written at its end
        run = subprocess.run(
            [node, PROGRAM, "--config", RULES, "--formatter", f"json={report}", folder],
            cwd=ROOT,
            capture_output=True,
            encoding="utf-8",
            check=False,
        )
        assert report.is_file(), run.stdout + run.stderr
        found = json.loads(report.read_text(encoding="utf-8"))
    return [finding for page in found for finding in _on_page(page, folder)]


def _on_page(page: dict[str, object], folder: Path) -> Iterator[Finding]:
    path = Path(str(page["filePath"]))
    lines = path.read_text(encoding="utf-8").split("\n")
    messages = page["messages"]
    assert isinstance(messages, list)
    for said in messages:
        line, column = said["line"], said["column"]
        text = "\n".join([lines[line - 1], *lines[line : line + 3]])
        start = text.rfind("<", 0, column)
        tag = text[start : text.find(">", start) + 1] if start >= 0 else ""
        place = f"{path.resolve().relative_to(folder.resolve()).as_posix()}:{line}:{column}"
        yield Finding(place, said["ruleId"], said["message"], tag)


@pytest.fixture(scope="session")
def every_block(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Build a course that holds one of each thing that an author can write, in two directions of writing."""
    return build(shutil.copytree(EVERY_BLOCK, tmp_path_factory.mktemp("blocks") / "project"))


@pytest.fixture(scope="session")
def found(site: Path, every_block: Path, node: str) -> dict[str, list[Finding]]:
    """Return the findings of the real course and of the one with every block."""
    return {"site": findings(site, node), "every_block": findings(every_block, node)}


@pytest.mark.parametrize("course", SITES)
def test_every_page_is_valid(found: dict[str, list[Finding]], course: str) -> None:
    """html-validate says nothing that is not in the list."""
    wrong = [str(finding) for finding in found[course] if finding.allowed_as is None]
    assert not wrong, "\n" + "\n".join(wrong)


@pytest.mark.parametrize("course", SITES)
def test_the_list_allows_no_more_than_is_there(found: dict[str, list[Finding]], course: str) -> None:
    """Each entry of the list is needed still: what has been mended leaves it."""
    assert {finding.allowed_as for finding in found[course]} - {None} == set(ALLOWED)


def test_what_is_wrong_is_found(tmp_path: Path, node: str) -> None:
    """A page with faults of several kinds is not valid: the rules are in force."""
    page = tmp_path / "page.html"
    page.write_text(
        '<!doctype html>\n<html lang="en">\n<head><title>Page</title></head>\n<body>\n'
        '<img src="a.png">\n<label for="nobody">Name</label>\n<p align="right" id="a"></p>\n'
        '<p id="a"><div></div></p>\n</body>\n</html>\n',
        encoding="utf-8",
    )
    assert [f"{finding.place}: {finding.rule}: {finding.tag}" for finding in findings(tmp_path, node)] == [
        'page.html:5:2: wcag/h37: <img src="a.png">',
        'page.html:6:13: no-missing-references: <label for="nobody">',
        'page.html:7:4: no-deprecated-attr: <p align="right" id="a">',
        'page.html:8:2: no-implicit-close: <p id="a">',
        'page.html:8:8: no-dup-id: <p id="a">',
        "page.html:8:23: close-order: </p>",
    ]


def named(element: Element, ids: set[str]) -> bool:
    """Whether an element says its name, itself or by another that is in the page."""
    label = element.attributes.get("aria-label", "").strip()
    return bool(label) or element.attributes.get("aria-labelledby", "") in ids


@pytest.mark.parametrize("course", SITES)
def test_dialogs_and_landmarks_are_named(course: str, request: pytest.FixtureRequest) -> None:
    """Each dialog and each navigation of a page has a name: Material's search dialog has none."""
    for page in pages(request.getfixturevalue(course)).values():
        parts = [*page.document.all(role="dialog"), *page.document.all("dialog")]
        if "/" in page.url:
            assert parts, page.url
            parts += page.document.all("nav")
        for part in parts:
            assert named(part, page.ids), (page.url, part.attributes)
