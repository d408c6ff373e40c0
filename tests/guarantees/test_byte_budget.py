"""What a first visit to a lesson costs, in bytes after gzip -9; 1 KB is 1,000 bytes.

The lesson's own images, media and the search index are not counted; nor is what only a search loads.
"""

import gzip
import re
from collections import defaultdict
from pathlib import Path

import pytest

from guarantee_pages import BuiltPage, pages
from guarantee_projects import build, real_course

LESSON = Path(__file__).with_name("lesson-of-900-words.md")
BUDGET = {
    "HTML": 9_000,
    "CSS": 26_000,
    "theme script": 35_000,
    "question scripts": 14_000,
    "store and shell": 8_000,
}
SUM = 95_000
ALL_KINDS = 30_000
"""What the scripts of all kinds of questions together may weigh; no lesson loads more."""


def gzipped(content: bytes) -> int:
    """Return the length after gzip -9."""
    return len(gzip.compress(content, 9, mtime=0))


def kind_of(path: str) -> str:
    """Return the part of the budget to which a file of the site belongs."""
    name = path.rpartition("/")[2]
    if name.endswith(".css"):
        return "CSS"
    if name.startswith("bundle."):
        return "theme script"
    return "question scripts" if name.startswith("quiz") else "store and shell"


def first_visit(site: Path, page: BuiltPage) -> dict[str, int]:
    """Return what a browser loads with a page, by part of the budget."""
    costs = defaultdict(int, {"HTML": gzipped(page.html.encode())})
    loaded = set()
    own = [id(image) for image in page.document.one("article").all("img")]
    for element in page.document.all():
        if element.tag == "link" and element.attributes["rel"] in {"stylesheet", "icon"}:
            loaded.add(page.resolve(element.attributes["href"])[0])
        elif element.tag in {"script", "img"} and "src" in element.attributes and id(element) not in own:
            loaded.add(page.resolve(element.attributes["src"])[0])
        for later in element.attributes.get("data-scripts", "").split():
            loaded.add(page.resolve(later)[0])
    for path in loaded:
        costs[kind_of(path)] += gzipped((site / path).read_bytes())
    return dict(costs)


def table(rows: dict[str, dict[str, int]]) -> str:
    """Return costs as a table, for a message."""
    head = f"{'':32}" + "".join(f"{part:>18}" for part in (*BUDGET, "sum"))
    lines = [
        f"{name:32}" + "".join(f"{cost.get(part, 0):>18,}" for part in BUDGET) + f"{sum(cost.values()):>18,}"
        for name, cost in rows.items()
    ]
    return "\n".join(["", head, *lines, ""])


@pytest.fixture(scope="module")
def lesson(tmp_path_factory: pytest.TempPathFactory) -> dict[str, int]:
    """Build the real course with one more lesson, of 900 words; return what a first visit to it costs."""
    project = real_course(tmp_path_factory.mktemp("budget") / "project")
    text = LESSON.read_text(encoding="utf-8")
    (project / "course/en/01-why/07-budget.md").write_text(text, encoding="utf-8")
    site = build(project)
    return first_visit(site, pages(site)["en/why/budget.html"])


def test_the_lesson_is_the_one_that_the_budget_is_for() -> None:
    """It has 900 words, headings, one figure, the usual blocks, four terms and a quiz of three questions."""
    body = LESSON.read_text(encoding="utf-8").split("---\n", 2)[2]
    text, _, quiz = body.partition("```quiz\n")
    words = re.findall(r"\w+(?:[’'.,-]\w+)*", re.sub(r"\]\([^)]*\)", "]", text))
    assert 895 <= len(words) <= 915
    assert text.count("\n## ") >= 3
    assert all(f"/// {block}" in text for block in ("summary", "figure", "key-points", "task"))
    assert text.count("](term:") == 4
    assert text.count("![") == 1
    assert quiz.count("prompt:") == 3


@pytest.mark.parametrize("part", BUDGET)
def test_a_lesson_keeps_each_part_of_the_budget(lesson: dict[str, int], part: str) -> None:
    """No part of what a first visit loads costs more than it may."""
    assert 0 < lesson[part] <= BUDGET[part], table({"budget": BUDGET, "900 words": lesson})


def test_a_lesson_keeps_the_whole_budget(lesson: dict[str, int]) -> None:
    """A first visit to a lesson costs at most 95 KB."""
    assert sum(lesson.values()) <= SUM, table({"budget": BUDGET, "900 words": lesson})
    assert set(lesson) == set(BUDGET)


def test_every_real_lesson_keeps_the_whole_budget(site: Path, lesson: dict[str, int]) -> None:
    """Longer lessons may have longer text, but a first visit to any of them costs at most 95 KB."""
    found = {
        url: first_visit(site, page) for url, page in pages(site).items() if page.document.all("course-quiz")
    }
    report = table({"budget": BUDGET, "900 words": lesson} | found)
    print(report)
    assert len(found) >= 12
    for cost in found.values():
        assert sum(cost.values()) <= SUM, report
        most = BUDGET | {"HTML": SUM, "question scripts": ALL_KINDS}
        assert {part for part in BUDGET if cost[part] > most[part]} == set(), report


def test_the_scripts_of_all_kinds_keep_their_budget(site: Path) -> None:
    """Whatever a lesson asks, its question scripts weigh at most 30 KB."""
    scripts = sorted((site / "assets/theme").glob("quiz*.js"))
    assert len(scripts) == 6
    assert sum(gzipped(path.read_bytes()) for path in scripts) <= ALL_KINDS


def test_a_page_without_questions_loads_no_question_scripts(site: Path) -> None:
    """Scripts and styles of questions are loaded only where there is one."""
    plain = [page for url, page in pages(site).items() if "/" in url and not page.document.all("course-quiz")]
    assert len(plain) > 10
    for page in plain:
        assert not re.search(r"/(?:quiz(?:-\w+)?|mastery)\.[0-9a-f]{10}\.js", page.html), page.url
        if not page.url.endswith("/answer-key.html"):
            assert not re.search(r"/quiz\.[0-9a-f]{10}\.css", page.html), page.url


def test_unused_parts_of_the_theme_are_not_shipped(site: Path) -> None:
    """The theme's palette, its search worker, its stemmers and its maps stay behind."""
    names = sorted(path.name for path in (site / "assets/theme").iterdir())
    assert not [name for name in names if name.startswith(("palette", "lunr", "tinyseg", "wordcut"))]
    assert sum(path.stat().st_size for path in (site / "assets/theme").iterdir()) < 400_000
