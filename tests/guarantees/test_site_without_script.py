"""A page without script shows the whole lesson, the questions and the navigation."""

import re
from collections import Counter
from pathlib import Path

import pytest

from guarantee_pages import BuiltPage, Element, pages
from symbios.course import Course, Document, Lesson, load
from symbios.problems import Report
from symbios.quiz.banks import read_banks
from symbios.quiz.model import (
    KINDS,
    Body,
    Cloze,
    Hotspot,
    Matching,
    Multiple,
    Ordering,
    Quiz,
    Scale,
    Single,
    TrueFalse,
)
from symbios.site.quizzes import collect

FENCE = re.compile(r"^(```+|~~~+).*?^\1\s*$", re.MULTILINE | re.DOTALL)
DIAGRAM = re.compile(r"^/{3,} diagram \|.*$", re.MULTILINE)
BLOCK = re.compile(r"^/{3,}[ ]*[\w-]*", re.MULTILINE)
MARKUP = re.compile(r"\]\([^)]*\)|\{[^}]*\}|^\[\^\d+\]:|\[\^\d+\]|<[^>]+>|^\*\[[^\]]*\]:.*$", re.MULTILINE)
WORD = re.compile(r"[^\W_]+")


@pytest.fixture(scope="module")
def course(site: Path) -> Course:
    """Read the course of which the site was built."""
    return load(site.parent / "course", site.parent, Report())


@pytest.fixture(scope="module")
def lessons(course: Course, site: Path) -> list[tuple[BuiltPage, Lesson, Document]]:
    """Return each lesson's page in each locale, with the text that was written for it."""
    found = []
    for lesson in course.lessons():
        for locale in course.readers:
            document = lesson.document(locale.code)
            assert document is not None
            found.append((pages(site)[f"{locale.code}/{lesson.url}"], lesson, document))
    assert len(found) >= 12
    return found


def words(text: str) -> Counter[str]:
    """Count the words of a text."""
    return Counter(WORD.findall(text))


def is_shown(element: Element) -> bool:
    """Whether an element and those around it are shown without script."""
    at: Element | None = element
    while at is not None:
        if "hidden" in at.attributes or "course-needs-script" in at.attributes.get("class", "").split():
            return False
        at = at.parent
    return True


def test_the_whole_text_is_in_the_page(lessons: list[tuple[BuiltPage, Lesson, Document]]) -> None:
    """Every word of the lesson stands in its article, as often as the author wrote it."""
    for page, _, document in lessons:
        written = words(MARKUP.sub(" ", BLOCK.sub("", DIAGRAM.sub("", FENCE.sub("", document.body)))))
        assert written.total() > 200
        article = page.document.one("article")
        texts = [article.text, *(image.attributes["alt"] for image in article.all("img"))]
        # A link to a note shows the note's number; the number of a list's entry is not a word of the page.
        lost = {
            word: number for word, number in (written - words(" ".join(texts))).items() if not word.isdigit()
        }
        assert lost == {}, page.url


def test_every_question_is_a_form_that_can_be_answered(
    course: Course, lessons: list[tuple[BuiltPage, Lesson, Document]]
) -> None:
    """Each quiz is a form with every prompt and every choice beside a control, and none of it is hidden."""
    report = Report()
    source = next(each for each in course.locales if each.code == course.settings.source_locale)
    shelf = read_banks(course.banks, (source.code, source.lang), "course", report)
    quizzes = collect(list(course.units()), source.code, shelf, report)
    assert report.render() == ""
    kinds = set()
    for page, _, document in lessons:
        found = [quiz for quiz in quizzes[document.path].quizzes if quiz]
        assert found
        for quiz in found:
            check_form(page, quiz)
            kinds.update(question.kind for question in quiz.questions)
    assert kinds == set(KINDS)


def check_form(page: BuiltPage, quiz: Quiz) -> None:
    """Check the form of one quiz."""
    (form,) = page.document.one(id=f"quiz--{quiz.id}").all("form")
    assert is_shown(form)
    for question in quiz.questions:
        group = form.one(id=f"question--{question.id}")
        assert plain(group.one("legend").text) == plain(question.prompt)
        controls = [each for tag in ("input", "select", "textarea") for each in group.all(tag)]
        assert controls
        assert all(map(is_shown, controls))
        labels = {label.attributes["for"]: label.text for label in group.all("label")}
        named = {each.attributes["id"] for each in controls if "aria-label" not in each.attributes}
        assert named == labels.keys()
        if not isinstance(question.body, Cloze):
            shown = sorted(plain(text) for text in labels.values())
            assert shown == sorted(plain(text) for text in expected(question.body, group))
        else:
            assert len(controls) == len(question.body.gaps)


def expected(body: Body, group: Element) -> list[str]:
    """Return what stands beside the controls of a question; its own words where the author wrote none."""
    if isinstance(body, Single | Multiple | Hotspot):
        return [choice.text for choice in body.choices]
    if isinstance(body, Matching | Ordering):
        return [item.text for item in body.items]
    if isinstance(body, Scale):
        return [level.text for level in body.levels]
    own = [label.text for label in group.all("label")]
    assert len(own) == (2 if isinstance(body, TrueFalse) else 1)
    return own


def plain(text: str) -> list[str]:
    """Return the words of a text, without its markup."""
    return WORD.findall(MARKUP.sub(" ", text))


def test_the_navigation_is_made_of_links(
    course: Course, lessons: list[tuple[BuiltPage, Lesson, Document]]
) -> None:
    """A lesson leads to the home page, to every module and to its module's lessons, without script."""
    for page, lesson, _ in lessons:
        links = [link for nav in page.document.all("nav") for link in nav.all("a") if is_shown(link)]
        found = {page.resolve(link.attributes["href"])[0] for link in links if "href" in link.attributes}
        code = page.url.partition("/")[0]
        (module,) = [module for module in course.modules if module.id == lesson.module]
        expected = {f"{code}/{unit.url}" for unit in (course.home, *course.modules, *module.lessons)}
        assert expected <= found, page.url


def test_a_lesson_says_what_comes_before_and_after(
    course: Course, lessons: list[tuple[BuiltPage, Lesson, Document]]
) -> None:
    """The end of a lesson leads to the pages before and after it in the order of the course."""
    order = [unit.url for unit in course.reading()]
    for page, lesson, _ in lessons:
        code = page.url.partition("/")[0]
        at = order.index(lesson.url)
        links = page.document.one("nav", class_="course-neighbours").all("a")
        found = [page.resolve(link.attributes["href"])[0] for link in links]
        assert [f"{code}/{order[at - 1]}", f"{code}/{order[at + 1]}"] == found


def test_what_needs_script_is_marked(site: Path) -> None:
    """Search box and colour switch stand in parts that a style hides where scripts do not run."""
    for url, page in pages(site).items():
        if "/" in url:
            for mark in ({"data-md-component": "search"}, {"role": "radiogroup"}):
                parts = page.document.all(**mark)
                assert parts
                assert not any(is_shown(part) for part in parts), url
    styles = "".join(path.read_text(encoding="utf-8") for path in site.rglob("course.*.css"))
    assert re.search(r"\.no-js \.course-needs-script[^{]*\{[^}]*display:\s*none", styles)
