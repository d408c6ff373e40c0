"""An index that Python builds is answered by the engine of the page."""

from __future__ import annotations

from typing import Any

from symbios.search import build, counted, documents_of
from test_search_text import node

SITES = {
    "sl": {
        "sl/why/definition.html": (
            "Opredelitev",
            """<h1>Opredelitev</h1><p>Dobrodošli v tečaju.</p>
            <h2 id="key-points">Ključne točke</h2><p>Odpadki usnjarne postanejo želatina.</p>""",
        ),
        "sl/why/water.html": ("Voda", "<p>Voda kroži med podjetji.</p>"),
    },
    "en": {"en/why/definition.html": ("Definition", "<p>Welcome to the course on symbiosis.</p>")},
    "ja": {
        "ja/heat.html": ("熱の利用", "<p>東京都の工場は余った熱を温室に送ります。</p>"),
        "ja/city.html": ("都市", "<p>京都と東京には工場がある。熱も余る。</p>"),
    },
    "zh": {
        "zh/heat.html": ("余热", "<p>工业共生利用废热温暖温室。</p>"),
        "zh/work.html": ("工业", "<p>共同生活的热废水工业。</p>"),
    },
    "th": {
        "th/water.html": ("น้ำ", "<p>โรงงานส่งน้ำเสียไปบำบัด</p>"),
        "th/heat.html": ("ความร้อน", "<p>โรงงานส่งความร้อนไปเรือนกระจก</p>"),
    },
}


def index(pages: dict[str, tuple[str, str]], lang: str) -> str:
    """Return the index of some pages: URL → title and HTML."""
    documents = [part for url, (title, html) in pages.items() for part in documents_of(html, url, title)]
    return build(counted(documents), lang)


INDEXES = {locale: index(pages, locale) for locale, pages in SITES.items()}


def ask(*questions: tuple[str, str]) -> list[list[list[str]]]:
    """Return for each locale and query the groups of locations found, best first."""
    calls = [[INDEXES[locale], query] for locale, query in questions]
    found: list[Any] = node("search/engine.ts", "answer", calls)
    return [[[item["location"] for item in group] for group in groups] for groups in found]


def test_folded() -> None:
    """A query without diacritics finds the word that has them, in capitals and half typed too."""
    page = [["sl/why/definition.html"]]
    assert ask(("sl", "dobrodosli"), ("sl", "DOBRODOŠLI"), ("sl", "dobrod")) == [page, page, page]


def test_section() -> None:
    """A section answers with its own address, and its page stands beside it."""
    assert ask(("sl", "zelatina")) == [[["sl/why/definition.html#key-points", "sl/why/definition.html"]]]


def test_words_in_different_sections() -> None:
    """A page is found by words that stand in different sections of it."""
    [[group]] = ask(("sl", "tecaj zelatina"))
    assert sorted(group) == ["sl/why/definition.html", "sl/why/definition.html#key-points"]


def test_never_another_locale() -> None:
    """An index answers for its own locale alone."""
    assert ask(("en", "dobrodosli"), ("sl", "welcome"), ("ja", "工业")) == [[], [], []]


def test_phrases_without_spaces() -> None:
    """A phrase of a script without spaces finds only the page where it stands whole."""
    assert ask(("ja", "余った熱"), ("ja", "東京都"), ("zh", "废热"), ("zh", "工业共生"), ("th", "น้ำเสีย")) == [
        [["ja/heat.html"]],
        [["ja/heat.html"]],
        [["zh/heat.html"]],
        [["zh/heat.html"]],
        [["th/water.html"]],
    ]


def test_one_character() -> None:
    """One character of a script without spaces is found wherever it stands."""
    [groups] = ask(("ja", "熱"))
    assert sorted(location for group in groups for location in group) == ["ja/city.html", "ja/heat.html"]


def test_title_first() -> None:
    """A page with the word in its title stands before one that only mentions it."""
    pages = {"a.html": ("About", "<p>Heat, heat and heat.</p>"), "b.html": ("Heat", "<p>Nothing else.</p>")}
    [groups] = node("search/engine.ts", "answer", [[index(pages, "en"), "heat"]])
    assert [group[0]["location"] for group in groups] == ["b.html", "a.html"]


def test_what_is_shown() -> None:
    """Title and text come as HTML: marked where they match, and escaped."""
    text = build(counted(documents_of("<p>a &lt;script&gt; žaga</p>", "a.html", "R&D")), "sl")
    [[[item]]] = node("search/engine.ts", "answer", [[text, "zaga"]])
    assert item["title"] == "R&amp;D"
    assert item["text"] == "a &lt;script&gt; <mark data-md-highlight>žaga</mark>"
    assert item["terms"] == {"zaga": True}
