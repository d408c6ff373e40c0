"""A rendered page as search documents."""

from __future__ import annotations

import pytest

from symbios.search import SearchDocument, documents_of


def test_sections() -> None:
    """A page gives itself and each heading that has an id; other headings are text."""
    html = (
        "<h1>Why</h1><p>Intro</p>"
        '<h2 id="one">One <em>more</em><a class="headerlink" href="#one">¶</a></h2><p>First.</p>'
        "<h3>No id</h3><p>Still first.</p>"
        '<h3 id="two">Two</h3><ul><li>a</li><li>b</li></ul><h4 id="deep">Deep</h4>'
    )
    assert documents_of(html, "sl/why.html", "Why") == [
        SearchDocument("sl/why.html", "Why", "Intro"),
        SearchDocument("sl/why.html#one", "Why", "First. No id Still first.", "One more"),
        SearchDocument("sl/why.html#two", "Why", "a b Deep", "Two"),
    ]


@pytest.mark.parametrize(
    "hidden",
    [
        "<script>var x = '<p>no</p>'</script>",
        '<script type="application/json">{"no": 1}</script>',
        "<style>.no{}</style>",
        "<svg><title>no</title><svg><text>no</text></svg>no</svg>",
        '<div data-search="off">no<div>no<br>no</div><img src="x">no</div>',
        "<template><p>no</p></template>",
        "<!-- no -->",
    ],
)
def test_left_out(hidden: str) -> None:
    """Code, drawings and what is marked so are left out, and reading goes on after them."""
    [page] = documents_of(f"<p>yes</p>{hidden}<p>after</p>", "a.html", "A")
    assert page.text == "yes after"


def test_words_stay_whole() -> None:
    """Inline elements do not cut a word, block elements and line breaks do, and entities are read."""
    html = "<p>sim<b>bio</b>sis<br>CO<sub>2</sub></p><p>R&amp;D</p><table><td>x</td><td>y</td></table>"
    [page] = documents_of(html, "a.html", "A")
    assert page.text == "simbiosis CO2 R&D x y"


@pytest.mark.parametrize(
    "html", ["", "</div>", "<svg/>a", "<p", "<h2 id=x>open", "<div data-search=off>open"]
)
def test_broken(html: str) -> None:
    """Broken HTML gives a page, never an error."""
    assert documents_of(html, "a.html", "A")[0].url == "a.html"


def test_a_term_of_a_glossary_is_a_section_of_its_own() -> None:
    """A term with an id is found by its own name, and its definition is the text."""
    html = (
        '<h2 id="letter-r" data-search="off">R</h2>'
        '<dl><div><dt id="residue">residue</dt><dd>What is left.</dd></div>'
        '<div><dt id="resource">resource</dt><dd>What can be used</dd></div></dl>'
    )
    _, *found = documents_of(html, "en/glossary.html", "Glossary")
    assert [(each.url, each.section, each.text) for each in found] == [
        ("en/glossary.html#residue", "residue", "What is left."),
        ("en/glossary.html#resource", "resource", "What can be used."),
    ]


def test_labels_and_values_do_not_run_together() -> None:
    """A list of labels and values reads as sentences where it is found."""
    (page,) = documents_of(
        "<dl><dt>Country</dt><dd>Italy</dd><dt>City</dt><dd>Parma</dd></dl>", "a.html", "A"
    )
    assert page.text == "Country: Italy. City: Parma."
