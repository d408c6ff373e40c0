"""A page carries its module's lessons and the list of modules: it never grows with the whole course."""

from pathlib import Path

import pytest

from guarantee_pages import BuiltPage, pages
from guarantee_projects import MKDOCS_YML, build, write

LESSON = "---\ntitle: Lesson {0}.{1}\nduration: {2}\nobjectives:\n  - Know it.\n---\n\nLesson {0}.{1}.\n"


def course(folder: Path, *, modules: int, lessons: int, first: int = 5) -> Path:
    """Build a course of so many modules with so many lessons each; the first module has `first`.

    Every module takes 100 minutes, so that its entry in a list is always as long.
    """
    files = {"mkdocs.yml": MKDOCS_YML, "course/course.yml": "id: c\ntitle: Course\nsource_locale: en\n"}
    for module in range(1, modules + 1):
        number = first if module == 1 else lessons
        for lesson in range(1, number + 1):
            path = (
                f"course/en/{module:02d}-module-{module:02d}/{lesson:02d}-lesson-{module:02d}-{lesson:02d}.md"
            )
            files[path] = LESSON.format(f"{module:02d}", f"{lesson:02d}", 100 // number)
    return build(write(folder, files))


@pytest.fixture(scope="module")
def ten(tmp_path_factory: pytest.TempPathFactory) -> dict[str, BuiltPage]:
    """Build ten modules of five lessons."""
    return pages(course(tmp_path_factory.mktemp("ten"), modules=10, lessons=5))


@pytest.fixture(scope="module")
def forty(tmp_path_factory: pytest.TempPathFactory) -> dict[str, BuiltPage]:
    """Build forty modules of five lessons."""
    return pages(course(tmp_path_factory.mktemp("forty"), modules=40, lessons=5))


@pytest.fixture(scope="module")
def long(tmp_path_factory: pytest.TempPathFactory) -> dict[str, BuiltPage]:
    """Build ten modules of twenty lessons, but for the first, which has five."""
    return pages(course(tmp_path_factory.mktemp("long"), modules=10, lessons=20))


PAGES = ("en/index.html", "en/module-01/index.html", "en/module-01/lesson-01-03.html")


def navigation(page: BuiltPage) -> list[str]:
    """Return where the entries of a page's navigation lead, without links to its own sections."""
    (nav,) = page.document.all("nav", class_="md-nav--primary")
    links = [link.attributes["href"] for link in nav.all("a", class_="md-nav__link")]
    return [page.resolve(link)[0] for link in links if not link.startswith("#")]


def test_a_lesson_lists_its_module_and_the_other_modules(ten: dict[str, BuiltPage]) -> None:
    """The navigation is the home page, each module in order, and the lessons of one module only."""
    expected = ["en/index.html", "en/course.html", "en/module-01/index.html"]
    expected += [f"en/module-01/lesson-01-0{number}.html" for number in range(1, 6)]
    expected += [f"en/module-{number:02d}/index.html" for number in range(2, 11)]
    assert navigation(ten["en/module-01/lesson-01-03.html"]) == expected


def test_the_home_page_lists_the_modules(ten: dict[str, BuiltPage]) -> None:
    """The home page's navigation has no lesson."""
    expected = [
        "en/index.html",
        "en/course.html",
        *(f"en/module-{number:02d}/index.html" for number in range(1, 11)),
    ]
    assert navigation(ten["en/index.html"]) == expected


@pytest.mark.parametrize("url", PAGES)
def test_a_page_does_not_grow_with_lessons_of_other_modules(
    ten: dict[str, BuiltPage], long: dict[str, BuiltPage], url: str
) -> None:
    """Many more lessons elsewhere leave each page of the first module as long as it was.

    Only the home page counts the lessons of each module, and 20 has a digit more than 5.
    """
    assert len(long) - len(ten) == 135
    digits = 9 if url == "en/index.html" else 0
    assert len(long[url].html) - len(ten[url].html) == digits


@pytest.mark.parametrize("url", PAGES)
def test_a_page_grows_by_one_entry_for_each_module(
    ten: dict[str, BuiltPage], forty: dict[str, BuiltPage], url: str
) -> None:
    """Thirty more modules cost a page thirty entries; in a list of cards or on the map they cost more."""
    entry = {"en/index.html": 900, "en/module-01/index.html": 500}.get(url, 300)
    assert 0 < len(forty[url].html) - len(ten[url].html) <= 30 * entry
    assert len(navigation(forty[url])) - len(navigation(ten[url])) == 30


def test_pages_of_a_large_course_are_all_small(forty: dict[str, BuiltPage]) -> None:
    """With 200 lessons the sum of all pages is that of 200 small pages, not the square of their number."""
    lessons = [page for url, page in forty.items() if "/lesson-" in url]
    assert len(lessons) == 200
    assert max(len(page.html) for page in lessons) < 40_000
