"""A page is read once, whoever wrote its parts."""

from __future__ import annotations

import random
from collections import Counter
from pathlib import Path

import pytest

from symbios.cli.project import open_project
from symbios.htmlread import cut
from symbios.markup import join
from symbios.search.documents import DocumentReader, SearchDocument
from symbios.site.compile import compile_site
from symbios.site.reading import Reading, read
from symbios.site.scan import Finding, Scanner

ROOT = Path(__file__).parents[2]

OWN = (
    '<course-quiz><form id="f" onsubmit="x"><img src="q"><label>why [^9]</label></form></course-quiz>',
    '<script type="application/json">{"a":1}</script>',
    '<div><h2 id="h">H</h2><p style="x">/// task</p></div>\n',
    "<svg><title>a &amp; b</title></svg>",
)
PIECES = (
    *("<p>", "</p>", "text ", "[^1]", "\n/// task\n", "&amp;", "&#106;", "<br />", "<code>", "</code>"),
    *('<h2 id="s">', "</h2>", '<a href="javascript:x">', '<img src="a.png">', '<p title="a>b" id="t">'),
    *("<!-- a -->", "<!--> <b> -->", "<![CDATA[x]]>", "<A HREF=x>", "<a href='x'>", "<svg/>", "<a/b>"),
    *("<script>", "</script>", "<style>", "<textarea>", "<title>", "</title>", "\0", "<", '<a title="'),
    *('<p id="a" id="b">', '<p onclick="x">', "<iframe>", '<a href="?a&copy=1">', "<K>", "</p x>", "</>"),
)


def parsed(html: str) -> Reading:
    """Return what the standard library's parser makes of a whole text."""
    scanner, reader = Scanner(), DocumentReader("a.html", "A")
    for parser in (scanner, reader):
        parser.feed(html)
        parser.close()
    return Reading(scanner.scan, reader.documents())


def test_what_the_compiler_wrote_has_no_findings() -> None:
    """A form of the compiler gives ids and search text; what an author wrote beside it is judged."""
    parts = [('<p id="a" onclick="x">one [^1]</p>', False), (OWN[0], True), ('<form id="b"></form>', False)]
    found = read(parts, "a.html", "A")
    assert found.scan.ids == {"a", "f", "b"}
    assert [finding.what for finding in found.scan.unsafe] == ["onclick=", "<form>"]
    assert found.scan.footnotes == ["1"]
    assert found.scan.images_without_text == []
    assert found.documents == [SearchDocument("a.html", "A", "one [^1] why [^9]")]


@pytest.mark.parametrize("begun", ['<a title="', "<script>", "<!-- ", "<p <", "<svg "])
def test_what_an_author_leaves_open_reaches_into_the_next_part(begun: str) -> None:
    """Then the next part is no longer what the compiler wrote, and is judged like the rest."""
    own = ('<p class="x" onclick="y()"><iframe></iframe><script>1</script></p>', True)
    both = read([(begun, False), own], "a.html", "A")
    assert both == parsed(begun + own[0])
    assert both.scan.unsafe != []


def test_random_parts_are_read_as_the_parser_reads_the_whole() -> None:
    """Ids and search text are those of the whole; no finding in what an author wrote is lost."""
    chance = random.Random(4)
    ways = Counter[bool]()
    for _ in range(6000):
        pieces = [piece for piece in PIECES if cut(piece)] if chance.random() < 0.5 else PIECES
        before, after = ("".join(chance.choices(pieces, k=chance.randint(0, 5))) for _ in range(2))
        own = chance.choice(OWN)
        found, whole = (
            read([(before, False), (own, True), (after, False)], "a.html", "A"),
            parsed(before + own + after),
        )
        assert found.documents == whole.documents
        assert (found.scan.ids, found.scan.twice) == (whole.scan.ids, whole.scan.twice)
        lost: Counter[Finding] = Counter(whole.scan.unsafe)
        lost.subtract(parsed(own).scan.unsafe)
        lost.subtract(found.scan.unsafe)
        assert max(lost.values(), default=0) <= 0, (before, own, after)
        ways[bool(cut(before) and cut(after))] += 1
    assert min(ways[True], ways[False]) > 1000


def test_pages_of_the_course_are_read_as_the_parser_reads_them() -> None:
    """Every page of the real course is written so that it needs no parser, and is read alike."""
    config, plugin = open_project(str(ROOT / "mkdocs.yml"))
    pages = compile_site(plugin.prepared(config)).pages
    for page in pages:
        html = join(page.html, page.after)
        assert cut(html) is not None, page.url
        whole = parsed(html)
        found = read([(html, False)], "a.html", "A")
        assert found == whole, page.url
    assert len(pages) > 50
