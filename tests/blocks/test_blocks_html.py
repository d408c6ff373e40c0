"""Each kind of block as HTML, literally."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from symbios.blocks.html import render
from symbios.blocks.model import KINDS, Figure, Figures, Stream
from symbios.markup import Html, text
from symbios.site.blocks import parts
from symbios.site.markdown import Renderer, TooDeepError

CASES: list[dict[str, Any]] = json.loads(
    (Path(__file__).parents[1] / "cases/block-html.json").read_text(encoding="utf-8")
)
SLOVENE = {
    "In two minutes": "V dveh minutah",
    "Do it at your firm": "Naredite v svojem podjetju",
    "Key points": "Bistveno",
    "Worked example: {title}": "Izdelan primer: {title}",
    "Stream sheet": "List toka",
    "Legal status": "Pravni status",
    "to be confirmed by: {who}": "{who} mora to potrditi",
    "year not given": "leto ni navedeno",
}


def english(words: str, /) -> str:
    """Return an interface string as it is."""
    return words


def slovene(words: str, /) -> str:
    """Return an interface string as a catalog would."""
    return SLOVENE.get(words, words)


def renderer(language: str = "en") -> Renderer:
    """Return what renders the texts of a language, without the small signs beside headings."""
    return Renderer({"en": english, "sl": slovene}[language], (), {"toc": {"permalink": False}})


def page(body: str, language: str = "en") -> str:
    """Return a text as HTML; addresses stay as they are written."""
    return renderer(language).page(body, lambda _tag, address: address, title="Salt *and* <sea>").html


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["name"])
def test_a_block_becomes_html(case: dict[str, Any]) -> None:
    """A text gives exactly this HTML, with headings in the language of its file."""
    assert page("\n".join(case["text"]), case["language"]).split("\n") == case["html"]


def test_every_kind_of_block_is_in_the_table() -> None:
    """No kind is left without its literal HTML."""
    texts = "\n".join(line for case in CASES for line in case["text"])
    assert [name for name in KINDS if f"/// {name}" not in texts] == []


def test_markdown_says_which_blocks_it_met() -> None:
    """The names of all blocks that became a part of the page are known, those in lists too."""
    body = (
        "/// modules\n///\n\n- a\n\n    /// task\n    ///\n\n//// example | A\n/// diagram | a\n///\n////\n"
    )
    body += "\n/// nothing\n///\n"
    rendered = renderer().page(body, lambda _tag, address: address)
    assert rendered.blocks == ["modules", "task", "example", "diagram"]


def test_headings_of_blocks_stand_in_the_table_of_contents() -> None:
    """A reader finds summary, task and key points beside the author's own headings."""
    rendered = renderer().page(
        "/// summary\n///\n\n## One\n\n/// example | Two\n///\n\n/// task\n///\n",
        lambda _tag, address: address,
    )
    toc = [(entry["name"], [child["name"] for child in entry["children"]]) for entry in rendered.toc]
    assert toc == [("In two minutes", []), ("One", ["Worked example: Two"]), ("Do it at your firm", [])]


def test_a_text_after_one_that_is_too_deep_is_rendered_as_ever() -> None:
    """What was left undone in one text changes nothing in the next."""
    engine = renderer()
    with pytest.raises(TooDeepError):
        engine.page("/// task\n" + "- " * 3000 + "deep", lambda _tag, address: address)
    rendered = engine.page("/// task\nOne.\n///", lambda _tag, address: address)
    assert rendered.html == page("/// task\nOne.\n///")
    assert rendered.html.endswith("<p>One.</p>\n</section>")


def test_parts_are_filled_in() -> None:
    """Each marked place is replaced by what the compiler makes of its kind and argument."""
    html = page("/// modules\n///\n\n/// diagram | a-b\nText.\n///")
    filled = parts([(html, False)], lambda kind, name: Html(f"[{kind}|{name}]"))
    assert [html for html, own in filled if own] == ["[modules|]", "[diagram|a-b]"]
    assert "".join(html for html, _ in filled) == (
        '[modules|]\n<figure class="course-block course-diagram">\n[diagram|a-b]\n'
        "<figcaption>\n<p>Text.</p>\n</figcaption>\n</figure>"
    )


def inline(words: str, /) -> Html:
    """Render a text of one line, with a sign that tells that it was."""
    return Html(f"<i>{text(words)}</i>")


FULL = Stream(
    name="Hair",
    status="residue",
    confirmed_by="the authority",
    origin="Tannery",
    composition="Keratin & lime",
    quantity="10–100 t a year",
    moisture="60–70 %",
    season="all year",
    code="04 01 99",
    hazard="none known",
    uses=("fertiliser",),
    limits=("only fresh", "no salt"),
)


def test_a_stream_sheet_shows_everything_in_order() -> None:
    """Every key has its label; what may be several is a list."""
    assert render(FULL, inline, english) == (
        '<div class="course-stream"><p class="course-stream__name">'
        '<span class="course-label">Stream sheet</span> '
        '<strong><i>Hair</i></strong></p><dl class="course-facts">'
        "<div><dt>Comes from</dt><dd><i>Tannery</i></dd></div>"
        "<div><dt>Composition</dt><dd><i>Keratin &amp; lime</i></dd></div>"
        "<div><dt>Quantity</dt><dd><i>10–100 t a year</i></dd></div>"
        "<div><dt>Moisture</dt><dd><i>60–70 %</i></dd></div>"
        "<div><dt>Season</dt><dd><i>all year</i></dd></div>"
        "<div><dt>Waste code</dt><dd><i>04 01 99</i></dd></div>"
        "<div><dt>Hazard</dt><dd><i>none known</i></dd></div>"
        '<div><dt>Legal status</dt><dd><i>residue</i> <span class="course-stream__claim">to be confirmed by: '
        "<i>the authority</i></span></dd></div>"
        "<div><dt>Possible uses</dt><dd><ul><li><i>fertiliser</i></li></ul></dd></div>"
        "<div><dt>Limits</dt><dd><ul><li><i>only fresh</i></li><li><i>no salt</i></li></ul></dd></div>"
        "</dl></div>"
    )


def test_a_short_stream_sheet_shows_only_what_is_known() -> None:
    """An empty key leaves no row; the words around a name stand as the language wants them."""
    assert render(Stream("Dlaka", "ostanek", "Upravni organ"), inline, slovene) == (
        '<div class="course-stream"><p class="course-stream__name">'
        '<span class="course-label">List toka</span> '
        '<strong><i>Dlaka</i></strong></p><dl class="course-facts"><div><dt>Pravni status</dt>'
        '<dd><i>ostanek</i> <span class="course-stream__claim">'
        "<i>Upravni organ</i> mora to potrditi</span></dd></div></dl></div>"
    )


def test_figures_show_source_and_year() -> None:
    """Where the source prints no year the reader is told so, in the page's language."""
    figures = Figures(
        (Figure("635,000 t", "CO2 saved", "", "EMF"), Figure("12", "firms", "2005–2010", "CECP"))
    )
    assert render(figures, inline, slovene) == (
        '<ul class="course-figures">'
        '<li class="course-figures__item"><strong class="course-figures__value"><i>635,000 t</i></strong> '
        '<span class="course-figures__label"><i>CO2 saved</i></span> '
        "<small><i>EMF</i>, leto ni navedeno</small></li>"
        '<li class="course-figures__item"><strong class="course-figures__value"><i>12</i></strong> '
        '<span class="course-figures__label"><i>firms</i></span> '
        "<small><i>CECP</i>, 2005–2010</small></li></ul>"
    )
