"""The pages that the compiler writes: which there are, what an author adds, how they are linked."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from collections.abc import Callable

    from symbios.site.page import SitePage
    from symbios.site.project import Compiled

    Compile = Callable[..., Compiled]

LOCALES = "locales: [en, sl]\n"
LESSON = "---\ntitle: A\nduration: 5\nobjectives: You can tell.\n---\nText.\n"
GLOSSARY = "heat:\n  en: {term: heat, definition: Energy on its way.}\n"
ENTRY = 'name: A\ncountry: SI\nregion: SI04\nsector: "11"\ncontact:\n  website: https://a.example/\n'
STATEMENT = "accessibility:\n  status: not-assessed\n"
TITLES = {
    "Glossary": "Slovar",
    "Privacy": "Zasebnost",
    "Site map": "Kazalo strani",
    "The course": "Tečaj",
    "Home": "Domov",
    "About this site": "O tem spletišču",
}


def page(site: Compiled, url: str) -> SitePage:
    """Return a page by its address inside the site."""
    return next(page for page in site.pages if page.url == url)


def generated(site: Compiled, code: str = "en") -> list[str]:
    """Return the names of the generated pages of a locale, in their order."""
    names = ("course", "glossary", "partners", "accessibility", "privacy", "licence", "sitemap")
    urls = [page.url for page in site.pages if page.locale.code == code]
    return [name for url in urls if (name := url.removeprefix(f"{code}/").removesuffix(".html")) in names]


@pytest.mark.parametrize(
    ("settings", "files", "more"),
    [
        ("", {}, []),
        ("licence: CC BY 4.0\n", {}, ["licence"]),
        (STATEMENT, {}, ["accessibility"]),
        ("", {"course/glossary.yml": GLOSSARY}, ["glossary"]),
        ("", {"course/glossary.yml": ""}, []),
        ("", {"course/en/01-a/01-a.md": LESSON}, ["course"]),
        ("partners: [a]\n", {"community_data/organisations/a.yml": ENTRY}, ["partners"]),
        ("", {"community_data/organisations/a.yml": ENTRY}, []),
        ("", {"course/en/partners.md": "# Who we are\n"}, ["partners"]),
        ("", {"course/en/glossary.md": "# Words\n"}, ["glossary"]),
        ("", {"course/en/05-licence.md": "# Ours\n"}, ["licence"]),
    ],
    ids=[
        "nothing",
        "a licence",
        "a statement",
        "a glossary",
        "an empty glossary",
        "a module",
        "partners",
        "a registry without partners",
        "an author's page of partners",
        "an author's glossary",
        "an author's page with a number",
    ],
)
def test_a_page_is_made_where_there_is_something_to_say(
    settings: str, files: dict[str, str], more: list[str], compiled: Compile
) -> None:
    """Privacy and site map are in every course; the others follow what the course has."""
    site = compiled({"course/en/index.md": "# Home\n"} | files, settings + LOCALES)
    order = ["course", "glossary", "partners", "accessibility", "privacy", "licence", "sitemap"]
    expected = [name for name in order if name in {"privacy", "sitemap", *more}]
    assert generated(site) == generated(site, "sl") == expected


def test_an_authors_text_stands_above_what_the_compiler_writes(compiled: Compile) -> None:
    """A file of the page's name gives title and text; the page stays the compiler's below."""
    site = compiled(
        {
            "course/en/index.md": "# Home\n",
            "course/en/glossary.md": "---\ntitle: Our words\n---\nThey are few.\n",
            "course/glossary.yml": GLOSSARY,
        }
    )
    found = page(site, "en/glossary.html")
    assert (found.title, found.kind, found.html) == ("Our words", "glossary", "<p>They are few.</p>")
    assert found.after.startswith('<dl class="course-glossary"><div class="course-glossary__entry">')
    assert [each.title for each in site.pages if each.kind == "page"] == []
    assert site.report.render() == ""


def test_an_authors_text_may_stand_above_the_directory(compiled: Compile) -> None:
    """The list of organisations is a page like the others; its file lies in the folder of their pages."""
    files = {"course/en/index.md": "# Home\n", "community_data/organisations/brewery.yml": ENTRY}
    alone = page(compiled(files), "en/directory/index.html")
    assert (alone.kind, alone.html) == ("directory", "")
    above = compiled(files | {"course/en/directory/index.md": "---\ntitle: Who is there\n---\nMany.\n"})
    found = page(above, "en/directory/index.html")
    assert (found.title, found.html, found.after) == ("Who is there", "<p>Many.</p>", alone.after)
    assert 'href="brewery.html"' in found.after
    assert above.report.render() == ""


def test_an_authors_text_has_its_translations(compiled: Compile) -> None:
    """Each language has its own text and title; one that has none shows the original's, and it is known."""
    files = {
        "course/en/index.md": "# Home\n",
        "course/en/glossary.md": "---\ntitle: Our words\n---\nThey are few.\n",
        "course/sl/glossary.md": "---\ntitle: Naše besede\n---\nMalo jih je.\n",
        "course/glossary.yml": GLOSSARY,
    }
    site = compiled(files, "locales: [en, sl, it]\n")
    assert [(page(site, f"{code}/glossary.html").title) for code in ("en", "sl", "it")] == [
        "Our words",
        "Naše besede",
        "Our words",
    ]
    slovene, italian = (page(site, f"{code}/glossary.html") for code in ("sl", "it"))
    assert slovene.html == "<p>Malo jih je.</p>"
    assert (italian.html, italian.content_locale.code) == ("<p>They are few.</p>", "en")
    assert italian.route is not None
    assert italian.route.fallback
    assert [problem.name for problem in site.report] == ["translation-unverified"]


def test_a_text_in_one_language_alone_is_enough(compiled: Compile) -> None:
    """Where only a translation was written, the other languages have the compiler's page."""
    files = {"course/en/index.md": "# Home\n", "course/sl/privacy.md": "# Vaši podatki\n\nNič.\n"}
    site = compiled(files, LOCALES)
    assert [page(site, f"{code}/privacy.html").title for code in ("en", "sl")] == ["Privacy", "Vaši podatki"]
    assert page(site, "en/privacy.html").html == ""
    assert "<p>Nič.</p>" in page(site, "sl/privacy.html").html
    assert site.report.render() == ""


def test_titles_are_in_the_readers_language(compiled: Compile) -> None:
    """A page that no author wrote is called as the catalog says."""
    site = compiled({"course/en/01-a/01-a.md": LESSON}, LOCALES, {"sl": TITLES})
    assert [page(site, f"sl/{name}.html").title for name in ("course", "privacy", "sitemap")] == [
        "Tečaj",
        "Zasebnost",
        "Kazalo strani",
    ]
    assert [page(site, f"en/{name}.html").title for name in ("course", "privacy", "sitemap")] == [
        "The course",
        "Privacy",
        "Site map",
    ]


def test_links_lead_to_generated_pages_as_if_files_were_there(compiled: Compile) -> None:
    """An author links to them by file name, from any folder and in any language; not to one that is none."""
    links = "[Words](../glossary.md#heat), [map](../sitemap.md) and [partners](../partners.md)."
    files = {
        "course/en/index.md": "# Home\n\n[The course](course.md), [privacy](privacy.md)\n",
        "course/en/01-a/01-a.md": LESSON + links,
        "course/glossary.yml": GLOSSARY,
    }
    site = compiled(files, LOCALES)
    for code in ("en", "sl"):
        home, lesson = page(site, f"{code}/index.html").html, page(site, f"{code}/a/a.html").html
        assert re.findall(r'href="([^"#]+)"', home) == ["course.html", "privacy.html"]
        assert 'href="../glossary.html#heat"' in lesson
        assert 'href="../sitemap.html"' in lesson
    assert [str(problem) for problem in site.report] == [
        ("course/en/01-a/01-a.md:7:67: error: “../partners.md” leads to no file of the course (link-broken)")
    ]


def test_a_lesson_may_have_the_name_of_a_generated_page(compiled: Compile) -> None:
    """Only files at the top of a language's folder stand above a part of the compiler's."""
    site = compiled({"course/en/01-a/01-glossary.md": LESSON, "course/glossary.yml": GLOSSARY})
    assert page(site, "en/a/glossary.html").kind == "lesson"
    assert page(site, "en/glossary.html").kind == "glossary"


def test_the_page_of_the_course_shows_map_and_outcomes(compiled: Compile) -> None:
    """It has what the home page has, and what can be learnt in each module."""
    module = "---\ntitle: Why\nobjectives: You can say why.\n---\n"
    site = compiled({"course/en/01-why/01-a.md": LESSON, "course/en/01-why/index.md": module})
    found = page(site, "en/course.html")
    assert found.after.startswith('<nav class="course-map"')
    assert '<ul class="course-card__outcomes"><li>You can say why.</li></ul>' in found.after
    assert "You can say why." not in page(site, "en/index.html").after
    assert [(entry["id"], entry["name"]) for entry in found.toc] == [("course-modules", "Modules")]


def test_the_site_map_lists_every_page_of_the_locale(compiled: Compile) -> None:
    """Each page of the language stands in its map once, under the title that the page has."""
    files = {
        "course/en/index.md": "# Home\n",
        "course/en/about.md": "# About us\n",
        "course/en/01-why/01-a.md": LESSON,
        "course/en/privacy.md": "# Your data\n",
        "course/sl/privacy.md": "# Vaši podatki\n",
        "community_data/organisations/brewery.yml": ENTRY,
    }
    site = compiled(files, LOCALES, {"sl": TITLES})
    for code in ("en", "sl"):
        listed = re.findall(r'href="([^"]+)"', page(site, f"{code}/sitemap.html").after)
        urls = [found.url.removeprefix(f"{code}/") for found in site.pages if found.locale.code == code]
        assert sorted(listed) == sorted(urls)
    slovene = page(site, "sl/sitemap.html").after
    assert '<a href="privacy.html">Vaši podatki</a>' in slovene
    assert '<a href="index.html">Domov</a>' in slovene
    assert '<a href="about.html"><span lang="en" dir="ltr">About us</span></a>' in slovene
