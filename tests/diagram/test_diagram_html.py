"""What a reader gets: one image with a name, a legend where it is needed, and a table that says the same."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import replace
from html.parser import HTMLParser
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from symbios import theme
from symbios.diagram.html import diagram_html
from symbios.diagram.model import Flow
from symbios.diagram.size import NARROW
from symbios.diagram.svg import number

if TYPE_CHECKING:
    from symbios.diagram.model import Diagram

LANGS = {"en": "en", "sl": "sl-SI", "ar": "ar"}
WORDS = {"The picture as a table": "Slika kot tabela", "Energy": "Energija", "Kind": "Vrsta"}
Show = Callable[..., str]


@pytest.fixture
def show(works: Diagram) -> Show:
    """Return a function that shows the small diagram to a reader of a locale."""

    def shown(locale: str = "en", diagram: Diagram = works) -> str:
        words = WORDS if locale == "sl" else {}
        return diagram_html(diagram, locale, "en", LANGS, lambda text: words.get(text, text), "diagram-1")

    return shown


class Reading(HTMLParser):
    """Checks that elements close in order; collects ids, and the rows of the table."""

    def __init__(self) -> None:
        super().__init__()
        self.open: list[str] = []
        self.ids: list[str] = []
        self.rows: list[list[str]] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Open an element."""
        self.open.append(tag)
        self.ids += [value or "" for name, value in attrs if name == "id"]
        if tag == "tr":
            self.rows.append([])
        if tag in {"td", "th"}:
            self.rows[-1].append("")

    def handle_endtag(self, tag: str) -> None:
        """Close the element that is open."""
        assert self.open.pop() == tag

    def handle_data(self, data: str) -> None:
        """Add to the cell that is open."""
        if {"td", "th"} & set(self.open):
            self.rows[-1][-1] += data


def read(html: str) -> Reading:
    """Return what a parser finds."""
    reading = Reading()
    reading.feed(html)
    assert reading.open == []
    return reading


def test_the_table_says_what_the_picture_shows(show: Show) -> None:
    """Each flow is a row, in the order of the file."""
    assert read(show()).rows == [
        ["From", "What", "To", "Kind"],
        ["Lake", "water", "Works <A & B>", "Water"],
        ["Works <A & B>", "heat of the oven", "Bread", "Energy"],
        ["Works <A & B>", "cleaning", "Lake", "Service"],
        ["Works <A & B>", "bread", "Bread", "Material"],
    ]
    assert '<summary>The picture as a table</summary><table class="course-diagram__table"><caption>' in show()


def test_the_image_has_its_title_and_its_text_as_name(show: Show) -> None:
    """A screen reader hears them once; the words inside the picture are hidden from it."""
    html = show()
    assert 'role="img" aria-labelledby="diagram-1-title" aria-describedby="diagram-1-text"' in html
    assert '<title id="diagram-1-title">The works</title>' in html
    assert '<desc id="diagram-1-text">A lake gives water.</desc><g aria-hidden="true"' in html
    assert read(html).ids == ["diagram-1-title", "diagram-1-text"]


def test_nothing_needs_a_style_sheet_or_breaks_the_policy(show: Show) -> None:
    """No style, no script; lines and letters take the colour of the text; kinds differ without colour."""
    html = show()
    assert not re.search(r"style|<script|url\(|on[a-z]+=", html)
    assert set(re.findall(r' (?:stroke|fill)="([^"]+)"', html)) == {"currentColor", "none"}
    for kind in ("material", "energy", "water", "service"):
        assert f'class="course-diagram__flow course-diagram__flow--{kind}" stroke="currentColor"' in html
    assert set(re.findall(r' stroke-dasharray="([^"]+)"', html)) == {"11 5", "3 4", "13 4 2 4"}
    assert html.partition("<ul")[0].count("<rect") == 4, "a place has a second line"


def test_numbers_have_one_decimal_at_most(show: Show) -> None:
    """So that every machine writes the same, and pages stay small."""
    assert not re.search(r"\d\.\d\d", show())
    assert [number(value) for value in (0, 2.0, 2.04, 2.05, 2.949, 2.95, -0.04, -1.25)] == [
        *("0", "2", "2", "2.1", "2.9", "3", "0", "-1.3"),
    ]


def test_the_legend_names_the_kinds_where_there_are_several(show: Show, works: Diagram) -> None:
    """In the order of the format, boxes before lines; one kind alone needs none."""
    legends = re.findall(r'<ul class="course-diagram__legend" aria-hidden="true".*?</ul>', show())
    assert [re.findall(r"> ([\w ]+)</li>", legend) for legend in legends] == [
        ["Firm", "Place or people", "Product"],
        ["Material", "Energy", "Water", "Service"],
    ]
    alone = show(diagram=replace(works, nodes=works.nodes[:2], flows=works.flows[:1]))
    assert re.findall(r"> ([\w ]+)</li>", alone) == ["Firm", "Place or people"]
    assert read(alone).rows == [["From", "What", "To"], ["Lake", "water", "Works <A & B>"]]
    assert "course-diagram__legend" not in show(diagram=replace(works, nodes=works.nodes[1:2], flows=()))


def test_the_legend_draws_boxes_as_the_picture_does(show: Show) -> None:
    """Round corners, two lines, round ends."""
    legend = show().partition('<ul class="course-diagram__legend"')[2].partition("</ul>")[0]
    assert re.findall(r'node--(\w+)".*?<rect [^>]*rx="([^"]+)"', legend) == [
        ("firm", "9"),
        ("place", "2"),
        ("product", "11"),
    ]
    assert legend.count("<rect") == 4, "a place has a second line"


def test_boxes_alone_have_no_table(show: Show, works: Diagram) -> None:
    """A table without rows would say nothing."""
    assert "<table" not in show(diagram=replace(works, flows=()))


def test_a_text_without_translation_keeps_its_language(show: Show) -> None:
    """The labels of the page's language have none, the others say theirs, in the picture and in the table."""
    html = show("sl")
    assert "<td>Jezero</td><td>voda</td>" in html
    assert '<td><span lang="en" dir="auto">heat of the oven</span></td>' in html
    assert '<title id="diagram-1-title">Tovarna</title><desc id="diagram-1-text" lang="en">' in html
    assert re.search(r'<text [^>]*class="course-diagram__name" *>Jezero<', html)
    assert re.search(r'<text [^>]*lang="en"[^>]*>Works &lt;A &amp; B&gt;<', html)
    assert "<summary>Slika kot tabela</summary>" in html
    assert "<td>Energija</td>" in html


def test_a_language_from_right_to_left_does_not_mirror_the_picture(show: Show, works: Diagram) -> None:
    """Boxes stay where they are; a text begins at its right, and a foreign one says its direction."""
    arabic = replace(works, flows=(*works.flows[:1], Flow("works", "lake", {"en": "x", "ar": "ماء"})))
    html = show("ar", diagram=arabic)
    english = show(
        "en", diagram=replace(arabic, flows=(arabic.flows[0], replace(arabic.flows[1], label={"en": "ماء"})))
    )
    assert 'direction="rtl"><title' in html
    assert re.findall(r"<rect [^>]*>", html) == re.findall(r"<rect [^>]*>", english)
    assert re.search(r'text-anchor="end" lang="en" direction="ltr">water<', html)
    assert re.search(r'text-anchor="end">ماء<', html)
    assert re.search(r'text-anchor="start">ماء<', english)


def fan(works: Diagram, ends: int) -> Diagram:
    """Return a diagram in which one place feeds many firms."""
    firms = [replace(works.nodes[1], id=f"n{number}") for number in range(ends)]
    flows = [Flow("lake", firm.id, {"en": "a long label here"}) for firm in firms]
    return replace(works, nodes=(works.nodes[0], *firms), flows=tuple(flows))


def test_a_small_picture_stands_alone(show: Show, works: Diagram) -> None:
    """It shrinks where it must, and the Tab key passes it."""
    small = show(diagram=replace(works, flows=works.flows[:1], nodes=works.nodes[:2]))
    assert small.startswith('<div class="course-diagram__fit" data-search="off"><svg')
    assert small.count('role="img"') == 1
    assert "tabindex" not in small


def test_a_wide_picture_has_a_narrow_one_beside_it(show: Show, works: Diagram) -> None:
    """The narrow one is hidden without a style sheet; its names are those of the other, so no id is twice."""
    html = show(diagram=fan(works, 3))
    wide, _, narrow = html.partition('<div class="course-diagram__narrow" data-search="off" hidden>')
    narrow = narrow.partition("</div>")[0]
    assert wide.startswith('<div class="course-diagram__wide" data-search="off"><svg')
    assert read(html).ids == ["diagram-1-title", "diagram-1-text"]
    for picture in (wide, narrow):
        assert 'role="img" aria-labelledby="diagram-1-title" aria-describedby="diagram-1-text"' in picture
        assert len(re.findall("<polygon", picture)) == 3
    assert "<title" not in narrow
    assert int(re.findall(r'width="(\d+)" height', narrow)[0]) <= NARROW.widest
    assert "tabindex" not in html


def test_what_cannot_be_narrow_is_moved_sideways(show: Show, works: Diagram) -> None:
    """Its frame has a name and takes the focus; a line above it says that it goes on."""
    html = show(diagram=fan(works, 10))
    hint, _, frame = html.partition("</p>")
    assert hint == (
        '<p class="course-diagram__hint" aria-hidden="true" data-search="off">The picture goes on to the side'
    )
    assert frame.startswith('<div class="course-diagram__scroll" data-search="off" role="group" ')
    assert 'role="group" aria-label="Diagram" tabindex="0"><svg' in frame
    assert html.count('role="img"') == 1


def luminance(colour: str) -> float:
    """Return the relative luminance of `#rrggbb`, as WCAG defines it."""
    parts = [int(colour[start : start + 2], 16) / 255 for start in (1, 3, 5)]
    red, green, blue = (
        part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts
    )
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def test_lines_are_seen_on_light_and_on_dark_paper() -> None:
    """The two colours that are the diagram's own have 4.5 : 1 at least."""
    style = (Path(theme.__file__).parent / "assets" / "diagram.css").read_text(encoding="utf-8")
    found = re.findall(r"--course-(?:water|service):(#\w{6})", style)
    assert len(found) == 4
    for paper, colours in (("#fbf8f2", found[:2]), ("#ffffff", found[:2]), ("#131b17", found[2:])):
        for colour in colours:
            dark, light = sorted((luminance(paper), luminance(colour)))
            assert (light + 0.05) / (dark + 0.05) >= 4.5


def test_the_style_sheet_shows_one_of_two_pictures() -> None:
    """On a screen no wider than a phone the narrow one, else and in print the wide one."""
    style = (Path(theme.__file__).parent / "assets" / "diagram.css").read_text(encoding="utf-8")
    everywhere, _, phone = style.partition("@media screen and (max-width:34rem){")
    assert ".course-diagram__narrow{display:none}" in everywhere
    assert phone.startswith("\n.course-diagram__wide{display:none}\n.course-diagram__narrow{display:block}")
