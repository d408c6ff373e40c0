"""Blocks on the pages of a whole course: what the compiler fills in, terms, ids, hostile texts."""

from __future__ import annotations

import re
from collections import Counter
from typing import TYPE_CHECKING

import pytest

from symbios.blocks.model import KINDS

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from symbios.site.page import SitePage
    from symbios.site.project import Compiled

    Compile = Callable[..., Compiled]

LOCALES = "locales: [en, sl]\n"
LESSON = "---\ntitle: {0}\nduration: 5\nobjectives: You can tell.\n---\n"
DIAGRAM = """\
title: {en: From hide to food, sl: Od kože do živila}
description: {en: A tannery gives., sl: Usnjarna daje.}
nodes:
  - id: a
    label: {en: Tannery, sl: Usnjarna}
  - id: b
    label: {en: Gelatine maker, sl: Proizvajalec želatine}
flows:
  - from: a
    to: b
    label: {en: trimmings, sl: obrezki}
"""
GLOSSARY = """\
residue:
  en: {term: residue, definition: What is left over.}
  sl: {term: ostanek, definition: Kar ostane.}
heat:
  en: {term: heat, definition: Energy on its way.}
"""
ENTRY = """\
name: {0}
country: SI
region: SI04
sector: "11"
contact:
  website: https://{1}.example/
"""


def page(site: Compiled, url: str) -> SitePage:
    """Return a page by its address inside the site."""
    return next(page for page in site.pages if page.url == url)


def whole(found: SitePage) -> str:
    """Return all that the compiler puts into a page's frame."""
    return f"{found.before}{found.html}{found.after}{found.foot}"


def ids_twice(html: str) -> list[str]:
    """Return the ids that stand more than once in a page."""
    return [found for found, times in Counter(re.findall(r'\bid="([^"]*)"', html)).items() if times > 1]


def test_a_diagram_is_drawn_in_the_language_of_its_text(compiled: Compile) -> None:
    """The picture, its table and its caption stand in one figure, with labels of the text's locale."""
    body = "/// diagram | hide\nThe caption.\n///\n"
    site = compiled(
        {
            "course/diagrams/hide.yml": DIAGRAM,
            "course/en/index.md": f"# Home\n\n{body}",
            "course/sl/index.md": f"# Domov\n\n{body}",
        },
        LOCALES,
        {"sl": {"The picture as a table": "Slika kot tabela"}},
    )
    english, slovene = page(site, "en/index.html").html, page(site, "sl/index.html").html
    for html in (english, slovene):
        assert html.count("<figure") == html.count("<svg") == html.count("<table") == 1
        assert re.search(r"<figure .*<svg .*</table>.*<figcaption>\n<p>The caption.</p>", html, re.DOTALL)
        assert "data-course-part" not in html
    assert "<td>trimmings</td>" in english
    assert "<td>obrezki</td>" in slovene
    assert "Slika kot tabela" in slovene
    assert [page(site, f"{code}/index.html").diagrams for code in ("en", "sl")] == [1, 1]


def test_every_id_stands_once_on_a_page(compiled: Compile) -> None:
    """Blocks, diagrams and the author's headings never share an id, however often they stand."""
    blocks = "".join(
        f"/// {name}{' | hide' if kind.argument != 'none' else ''}\n"
        f"{'![A](../assets/a.svg)' if name == 'figure' else ''}\n///\n\n"
        for name, kind in KINDS.items()
        if not kind.once
    )
    heads = "".join(
        f"## {words}\n\n"
        for words in (
            "Task",
            "Key points",
            "Diagram 1",
            "Course diagram 1",
            "Example",
            "Door",
            "Hero",
            "Modules",
        )
    )
    body = f"/// hero\n///\n\n/// modules\n///\n\n{heads}{blocks}{blocks}{heads}"
    site = compiled(
        {
            "course/diagrams/hide.yml": DIAGRAM,
            "course/assets/a.svg": "<svg/>\n",
            "course/en/index.md": f"---\ntitle: Home\n---\n{body}",
            "course/en/01-a/01-b.md": LESSON.format("B"),
            "community_data/organisations/brewery.yml": ENTRY.format("Brewery", "brewery"),
        },
        f"{LOCALES}partners: [brewery]\n",
    )
    assert site.report.render() == ""
    assert ids_twice(whole(page(site, "en/index.html"))) == []


def test_the_place_of_the_modules_is_the_authors(compiled: Compile) -> None:
    """A home page has the modules where the block stands, else at its end; never twice, never none."""
    lesson = {"course/en/01-why/01-b.md": LESSON.format("B")}
    without = page(compiled({"course/en/index.md": "# Home\n\nText.\n", **lesson}), "en/index.html")
    assert "Module 1" not in without.html
    assert without.after.startswith('<h2 id="course-modules">Modules</h2><ol class="course-cards')
    body = "# Home\n\n/// modules\n///\n\nText.\n"
    placed = page(compiled({"course/en/index.md": body, **lesson}), "en/index.html")
    assert placed.after == ""
    assert re.search(r'<h2 id="course-modules">Modules</h2><ol .*</ol>\n<p>Text.</p>', placed.html, re.DOTALL)


def test_the_modules_of_a_page_in_another_language_are_in_the_readers(compiled: Compile) -> None:
    """On a page that is not translated the list speaks the language of the frame."""
    site = compiled(
        {
            "course/en/index.md": "# Home\n\n/// modules\n///\n\n/// task\n///\n",
            "course/en/01-a/01-b.md": LESSON.format("B"),
        },
        LOCALES,
        {"sl": {"Modules": "Moduli", "Do it at your firm": "Naredite v svojem podjetju"}},
    )
    html = page(site, "sl/index.html").html
    assert '<h2 id="course-modules">Moduli</h2>' in html
    assert "Do it at your firm" in html


def test_partners_are_filled_in_as_course_yml_lists_them(compiled: Compile) -> None:
    """The cards stand where the block stands, in the order of the settings, below the page's headings."""
    files = {f"community_data/organisations/{name}.yml": ENTRY.format(name.title(), name) for name in "abc"}
    body = "# Home\n\n## Partners\n\n/// partners\n///\n"
    site = compiled({"course/en/index.md": body, **files}, "partners: [c, a]\n")
    html = page(site, "en/index.html").html
    assert re.findall(r"<h3[^>]*>.*?directory/(\w)\.html.*?</h3>", html) == ["c", "a"]


def test_without_partners_nothing_is_shown(compiled: Compile) -> None:
    """A block that has nothing to show leaves no empty element."""
    site = compiled({"course/en/index.md": "# Home\n\n/// partners\n///\n\n/// modules\n///\n"})
    assert re.sub(r"<h1.*</h1>", "", page(site, "en/index.html").html).strip() == ""


def test_the_blocks_of_data_stand_in_lists_notes_and_blocks(compiled: Compile) -> None:
    """A sheet is a part of what is around it, never a paragraph, which could not hold it."""
    sheet = "```stream\nname: A\nstatus: s\nconfirmed_by: c\n```\n"
    indented = "".join(f"    {line}\n" for line in sheet.splitlines())
    quoted = "".join(f"> {line}\n" for line in sheet.splitlines())
    body = f"# Home\n\n- a\n\n{indented}\n!!! note\n{indented}\n/// task\n{sheet}///\n\n> a\n>\n{quoted}"
    site = compiled({"course/en/index.md": body})
    html = page(site, "en/index.html").html
    assert site.report.render() == ""
    assert html.count('<div class="course-stream">') == 4
    assert "<p><div" not in html
    assert "course-place" not in html


def test_the_terms_of_a_page_are_listed_at_its_end(compiled: Compile) -> None:
    """Each term is linked with its tooltip's id, and stands once in the list, in the order of the text."""
    body = (
        "# Home\n\nThe [heat](term:heat), a [residue](term:residue), more [*heat*](term:heat).\n\n"
        '```stream\nname: "[Rest](term:residue)"\nstatus: s\nconfirmed_by: c\n```\n'
    )
    site = compiled({"course/en/index.md": body, "course/glossary.yml": GLOSSARY}, LOCALES)
    assert site.report.render() == ""
    found = page(site, "en/index.html")
    assert found.terms == ("heat", "residue")
    assert '<a class="course-term" data-term="heat" href="glossary.html#heat">heat</a>' in found.html
    assert re.findall(r'data-term="(\w+)"', found.foot) == ["heat", "residue"]
    assert page(site, "en/glossary.html").foot == ""


def test_a_term_of_a_sheet_has_its_tooltip_too(compiled: Compile) -> None:
    """A term in a block of data is marked like one in a paragraph."""
    body = '# Home\n\n```stream\nname: "[Rest](term:residue)"\nstatus: s\nconfirmed_by: c\n```\n'
    site = compiled({"course/en/index.md": body, "course/glossary.yml": GLOSSARY})
    link = '<a class="course-term" data-term="residue" href="glossary.html#residue">Rest</a>'
    assert link in page(site, "en/index.html").html


def test_terms_lead_to_the_glossary_of_the_readers_language(compiled: Compile) -> None:
    """From a lesson in any folder, translated or not, the link stays in the reader's part of the site."""
    body = LESSON.format("B") + "A [residue](term:residue) with [heat](term:heat).\n"
    site = compiled({"course/en/01-a/01-b.md": body, "course/glossary.yml": GLOSSARY}, LOCALES)
    assert site.report.render() == ""
    for code, lines in (
        ("en", ["What is left over.", "Energy on its way."]),
        ("sl", ["Kar ostane.", "Energy on its way."]),
    ):
        found = page(site, f"{code}/a/b.html")
        assert 'href="../glossary.html#residue"' in found.html
        assert re.findall(r"<dd>(.*?)</dd>", found.foot) == lines
        assert any(other.url == f"{code}/glossary.html" for other in site.pages)
    assert '<div data-term="heat" lang="en" dir="ltr">' in page(site, "sl/a/b.html").foot


def test_a_mistake_is_said_once_however_many_languages_show_the_page(compiled: Compile) -> None:
    """A page without translation is checked in its own language only."""
    body = "# Home\n\n- a\n\n    /// task\n    ///\n\n[x](term:x) {#here}\n\n/// diagram | x\n///\n"
    site = compiled({"course/en/index.md": body}, "locales: [en, sl, pt]\n")
    assert [problem.name for problem in site.report] == ["block-place", "term-unknown", "diagram-missing"]


def test_blocks_in_code_are_shown_and_not_counted(compiled: Compile) -> None:
    """An author can write about blocks."""
    body = "# Home\n\n```\n/// diagram | x\n///\n```\n\n    /// task\n    ///\n\n`/// hero`\n\n\\/// cards\n"
    site = compiled({"course/en/index.md": body})
    assert site.report.render() == ""
    assert "course-block" not in page(site, "en/index.html").html


SOUND = {"a long gap", "comments and blocks crossed", "fences and blocks crossed"}
"""The hostile texts in which nothing is wrong."""


def hostile() -> Mapping[str, str]:
    """Return texts that no author writes."""
    return {
        "ten thousand slashes": "/" * 10_000,
        "many lines of slashes": ("/" * 1_000 + "\n") * 500,
        "many blocks that stand open": "/// task\n\n" * 1_000,
        "blocks nested by width": "".join(f"{'/' * (400 - n)} example | x\n\n" for n in range(380)),
        "blocks nested alike": "/// example | x\n\n" * 200 + "x\n\n" + "///\n\n" * 200,
        "only ends": "///\n" * 3_000,
        "a long gap": "/// task |" + " " * 20_000 + "x\n///",
        "a list in a block, too deep": "/// task\n" + "- " * 3_000 + "x\n///",
        "blocks in quotes in quotes": ">" * 50 + " /// task\n" + ">" * 50 + " x\n",
        "blocks in lists in lists": "".join(f"{'    ' * n}- /// task\n" for n in range(60)),
        "options": '/// task\n    attrs: {onclick: "x", style: "y"}\n///\n\n/// task\n    [\n///',
        "controls": "/// task | \x1b[2J\x07\n\x00\n///\n/// \x1b\n",
        "HTML as an argument": '/// door | <script>x</script>\n///\n/// diagram | "><b>\n///\n',
        "fences and blocks crossed": "/// task\n```\n///\n```\n~~~\n/// task\n```stream\n~~~\n///\n```\n",
        "comments and blocks crossed": "<!-- /// task -->\n/// task\n<!--\n///\n-->\n///\n<!--",
        "Windows line ends": "/// task | 5\r\n- a\r\n///\r\n\r\n```stream\r\nname: A\r\n```\r\n/// x\r\n",
        "figures of brackets": "/// figure\n![" + "[" * 500 + "](" * 500 + "\n///",
        "terms": "[a](term:) [b](term:%00) [c](term:../x) [d](term:a b) [" + "[" * 500 + "](term:x)",
        "a sheet of nothing": "```stream\n[[[[{}]]]]\n```\n```figures\nitems: [[[[]]]]\n```\n",
    }


@pytest.mark.parametrize("name", hostile())
def test_hostile_texts_end_in_a_report(name: str, compiled: Compile) -> None:
    """Nothing that stands in a text is a traceback, and the page after it is rendered as ever."""
    text = hostile()[name]
    lesson = LESSON.format("B") + "Text.\n\n/// task\nOne.\n///\n"
    files = {"course/en/index.md": text, "course/en/01-a/01-b.md": lesson, "course/glossary.yml": GLOSSARY}
    site = compiled(files, LOCALES)
    site.report.render().encode()
    assert "\x1b" not in site.report.render()
    assert "<p>Text.</p>\n<section" in page(site, "en/a/b.html").html
    assert site.report.fails(strict=False) == (name not in SOUND)
