"""What every kind of page, script, style and search index may weigh: `byte-budgets.yml` holds the table.

Figures are bytes as they lie in the site and after gzip -9. A kind of page is as heavy as its heaviest page;
a search index is divided by the pages that it knows, so that a course may grow.
"""

import gzip
import json
import re
from collections.abc import Mapping
from pathlib import Path
from typing import NamedTuple

import pytest
import yaml

from guarantee_pages import BuiltPage, pages

TABLE = Path(__file__).with_name("byte-budgets.yml")
_HASH = re.compile(r"\.[0-9a-f]{8,10}(?=\.)")


class Row(NamedTuple):
    """A place in the table: `pages`, `lesson`, `gzip`."""

    group: str
    name: str
    unit: str

    def __str__(self) -> str:
        """Return the row as messages name it."""
        return f"{self.group}: {self.name}: {self.unit}"


class Weight(NamedTuple):
    """A figure, and the file of the site that has it."""

    figure: int
    file: str


def budgets(text: str) -> dict[Row, int]:
    """Return the rows of a table."""
    return {
        Row(group, str(name), unit): figure
        for group, rows in yaml.safe_load(text).items()
        for name, units in rows.items()
        for unit, figure in units.items()
    }


def faults(table: Mapping[Row, int], found: Mapping[Row, Weight]) -> list[str]:
    """Return a line for each weight above its budget, each without a row, and each row without a weight."""
    lines = []
    for row, (figure, file) in found.items():
        if row not in table:
            lines.append(
                f"{row}: no budget for {file}, which has {figure:,} bytes; {_roomy(figure)} would do"
            )
        elif figure > table[row]:
            over = figure - table[row]
            lines.append(f"{row}: {file} has {figure:,} bytes, {over:,} over the budget of {table[row]:,}")
    lines += [
        f"{row}: nothing in the site has this budget any more; take the row out"
        for row in table.keys() - found
    ]
    return sorted(lines)


def _roomy(figure: int) -> int:
    """Return a tenth more, in three round digits."""
    more = -(-figure * 11 // 10)
    step = 10 ** max(0, len(str(more)) - 3)
    return -(-more // step) * step


def weights(site: Path) -> dict[Row, Weight]:
    """Return what everything in a site weighs that has a budget."""
    found: dict[Row, Weight] = {}
    for url, page in pages(site).items():
        _weigh(found, "pages", _kind(page), url, page.html.encode())
    for group, ending in (("scripts", "js"), ("styles", "css")):
        for path in sorted(site.rglob(f"*.{ending}")):
            if path.parent.name != "search":
                url = path.relative_to(site).as_posix()
                _weigh(found, group, _HASH.sub("", path.name), url, path.read_bytes())
    for path in sorted(site.glob("*/search/*.js")):
        url = path.relative_to(site).as_posix()
        _weigh(
            found, "search index for each page", url.partition("/")[0], url, path.read_bytes(), _known(path)
        )
    return found


def _weigh(
    found: dict[Row, Weight], group: str, name: str, file: str, content: bytes, shared_by: int = 1
) -> None:
    """Note the weight of a file, where no other of that name is heavier."""
    for unit, figure in (("bytes", len(content)), ("gzip", len(gzip.compress(content, 9, mtime=0)))):
        row, weight = Row(group, name, unit), Weight(-(-figure // shared_by), file)
        found[row] = max(weight, found.get(row, weight))


def _kind(page: BuiltPage) -> str:
    """Return the kind of a page: the style sheets' name for it, or that of the two pages without a frame."""
    if page.url in {"index.html", "404.html"}:
        return {"index.html": "root", "404.html": "404"}[page.url]
    classes = page.document.one("article", class_="course-page").attributes["class"].split()
    (kind,) = (name.removeprefix("course-page--") for name in classes if name.startswith("course-page--"))
    return kind


def _known(index: Path) -> int:
    """Return how many pages the index knows of which this is the script."""
    rows = json.loads(index.with_suffix(".json").read_text(encoding="utf-8"))["docs"]
    return sum(not address.startswith("#") for address, *_ in rows)


def test_everything_keeps_its_budget(site: Path) -> None:
    """No kind of page, script, style or index is heavier than it may be, and each has its row."""
    found = faults(budgets(TABLE.read_text(encoding="utf-8")), weights(site))
    assert not found, "\n".join(["", *found, f"The budgets are in tests/guarantees/{TABLE.name}."])


def test_everything_that_has_a_budget_is_found(site: Path) -> None:
    """Kinds of page, scripts, styles and indexes are all there, and nothing weighs nothing."""
    found = weights(site)
    assert {row.group for row in found} == {"pages", "scripts", "styles", "search index for each page"}
    assert {"root", "404", "home", "lesson", "organisation"} <= {row.name for row in found}
    assert {"quiz.js", "bundle.js", "main.css"} <= {row.name for row in found}
    assert min(found.values()).figure > 0


MADE_UP = """
pages:
  lesson: {bytes: 30000, gzip: 9000}
  home: {bytes: 20000, gzip: 7000}
styles:
  gone.css: {gzip: 100}
"""


def test_all_faults_are_named_at_once_with_file_figure_and_budget() -> None:
    """What is too heavy, what has no row and what has nothing any more are each a line; the rest is none."""
    found = {
        Row("pages", "lesson", "bytes"): Weight(30_000, "en/why/long.html"),
        Row("pages", "lesson", "gzip"): Weight(9_001, "sl/why/dense.html"),
        Row("pages", "home", "bytes"): Weight(31_234, "en/index.html"),
        Row("pages", "home", "gzip"): Weight(1, "en/index.html"),
        Row("scripts", "new.js", "gzip"): Weight(12_345, "new.0123456789.js"),
    }
    assert faults(budgets(MADE_UP), found) == [
        "pages: home: bytes: en/index.html has 31,234 bytes, 11,234 over the budget of 20,000",
        "pages: lesson: gzip: sl/why/dense.html has 9,001 bytes, 1 over the budget of 9,000",
        "scripts: new.js: gzip: no budget for new.0123456789.js, which has 12,345 bytes; 13600 would do",
        "styles: gone.css: gzip: nothing in the site has this budget any more; take the row out",
    ]


def test_a_site_inside_its_budget_has_no_faults() -> None:
    """A figure that is as high as its budget is not over it."""
    table = {Row("pages", "lesson", "gzip"): 9_000}
    assert faults(table, {Row("pages", "lesson", "gzip"): Weight(9_000, "en/one.html")}) == []


@pytest.mark.parametrize(
    ("name", "stays"),
    [("bundle.a5f9d56c.c2fc3db1a4.js", "bundle.js"), ("search-boot.0261ca5a5d.js", "search-boot.js")],
)
def test_names_are_known_without_their_hashes(name: str, stays: str) -> None:
    """The theme's own hash and ours change with the content, so the table has neither."""
    assert _HASH.sub("", name) == stays
