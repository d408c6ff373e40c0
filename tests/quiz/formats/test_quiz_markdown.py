"""Texts of other programs as inline Markdown of ours: what they showed they show, and nothing does harm."""

from __future__ import annotations

import re
from html import unescape
from html.parser import HTMLParser
from typing import TYPE_CHECKING

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from symbios.quiz.formats.escapes import has_formula
from symbios.quiz.formats.markdown import cleaned, escaped, from_html, to_html, to_plain
from symbios.site.markdown import Renderer

if TYPE_CHECKING:
    from symbios.quiz.formats.loss import Loss

RENDERER = Renderer(lambda english: english, lang="")
SIGNS = "\\`*_{}[]()<>#+-.!&;:|~=%$\"'/^ \n"
HOSTILE = st.lists(
    st.one_of(
        st.sampled_from(
            [
                "&lt;",
                "](",
                "[a]: ",
                "1. ",
                "- ",
                "# ",
                "<b>",
                "</b>",
                "<br>",
                "{: .x}",
                "\\[",
                "\\(",
                "$$",
                "**",
            ]
        ),
        st.text(SIGNS + "aB1č", max_size=5),
    ),
    max_size=6,
).map("".join)


def rendered(markdown: str) -> str:
    """Return the HTML that a page shows for an inline text."""
    return RENDERER.inline(" ".join(markdown.split()), lambda _tag, address: address)


class Seen(HTMLParser):
    """Notes all elements and attributes of a page."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.tags: set[str] = set()
        self.attributes: dict[str, str | None] = {}
        self.feed(html)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Note one element."""
        self.tags.add(tag)
        self.attributes.update(attrs)


@settings(max_examples=400, deadline=None, derandomize=True, database=None)
@given(HOSTILE)
def test_plain_text_stays_what_it_was(plain: str) -> None:
    """Whatever signs stand in a plain text, the page shows just these and makes nothing of them."""
    html = rendered(escaped(plain))
    assert unescape(html) == " ".join(plain.split())
    assert Seen(html).tags == set()
    assert to_plain(escaped(plain)) == " ".join(plain.split())


@settings(max_examples=600, deadline=None, derandomize=True, database=None)
@given(
    st.lists(
        st.one_of(
            HOSTILE,
            st.sampled_from(
                [
                    '<b onclick="x()">',
                    "<script>alert(1)</script>",
                    "[a](javascript:alert(1))",
                    "[a](&#106;avascript:x)",
                    "![a](data:text/html,x)",
                    "<javascript:x>",
                    "*a*{: onclick=x }",
                    "_a_{onclick=x}",
                    "[a](",
                    "<img src=x onerror=y>",
                    "<!-- ",
                    "<svg/onload=x>",
                    "<a href='javascript:x'>y</a>",
                ]
            ),
        ),
        max_size=6,
    ).map("".join)
)
def test_no_text_of_a_file_does_harm(text: str) -> None:
    """HTML and Markdown of a file reach the page with known elements and addresses, and no others."""
    for markdown in (cleaned(text, "a", 1, []), from_html(text, "a", 1, [])):
        seen = Seen(re.sub(r"<math.*?</math>|<code data-formula=.*?</code>", "", rendered(markdown)))
        known = "a b br code em i img p strong sub sup ul ol li h1 h2 h3 h4 h5 h6 blockquote hr div span"
        assert seen.tags <= set(known.split()), markdown
        assert set(seen.attributes) <= {"href", "src", "alt", "title", "class"}, markdown
        for name in ("href", "src"):
            address = seen.attributes.get(name) or ""
            assert not re.match(r"[\x00-\x20]*(?:javascript|data|vbscript)", address), markdown


@pytest.mark.parametrize(
    ("html", "markdown", "losses"),
    [
        ("a *b* _c_ [d] `e`", r"a \*b\* \_c\_ \[d] \`e\`", []),
        ("snake_case costs 5 $", r"snake_case costs 5 \$", []),
        ("a < b & c &lt;d", "a < b & c &lt;d", []),
        ("&amp;lt; AT&T &copy;", "&amp;lt; AT&T ©", []),
        ("<p>One</p>", "One", []),
        ("<p>1. One</p>", r"1\. One", []),
        ("<p># One</p>", r"\# One", []),
        ("x <b>bold </b>and<i> it</i>", "x **bold** and *it*", []),
        ("<b>a</b><i>b</i>", "**a**<em>b</em>", []),
        ("<em>a <strong>b</strong></em>", "*a <strong>b</strong>*", []),
        ("H<sub>2</sub>O, m<sup>2</sup>", "H<sub>2</sub>O, m<sup>2</sup>", []),
        ("<code>a`*b</code>", "``a`*b``", []),
        ("one<br>two<br/>", "one<br>two", []),
        ('<a href="https://a.b/c d(e)">f [1]</a>', r"[f \[1&#93;](https://a.b/c%20d%28e%29)", []),
        ('<a href="mailto:a@b.c">mail</a>', "[mail](mailto:a@b.c)", []),
        (r"\(x_1 < y\) and $$\frac{a}{b}$$", r"$x_1 < y$ and $$\frac{a}{b}$$", []),
        ("\\(1\\)2", "\\(1\\)2", []),
        (
            "<p>One</p><p>two</p>",
            "One<br>two",
            ["2 paragraphs: lines of one text"],
        ),
        (
            "<ul><li>a</li><li><p>b</p></li></ul>",
            "• a<br>• b",
            ["the element <ul>: its text", "2 paragraphs: lines of one text"],
        ),
        (
            "<table><tr><th>A</th><td>1</td></tr><tr><th>B</th><td>2</td></tr></table>",
            "A; 1<br>B; 2",
            ["the element <table>: its text", "2 paragraphs: lines of one text"],
        ),
        (
            "<pre>a\n b</pre>",
            "`a`<br>`b`",
            ["the element <pre>: its text"],
        ),
        (
            "<script>alert(1)</script>x",
            "x",
            ["the element <script>: left out with its content"],
        ),
        (
            '<p class="a" style="color:red">x <span lang="fr">y</span></p>',
            "x y",
            ["the attributes “class”, “lang”, “style” of elements: left out; the text is kept"],
        ),
        (
            '<a href="javascript:alert(1)">x</a>',
            "x",
            ["the link of “x”: its text; it leads nowhere that is allowed"],
        ),
        (
            '<iframe src="https://a.b/c"></iframe>x',
            "x",
            ["the element <iframe> (https://a.b/c): its text"],
        ),
        (
            '<img src="https://a.b/c.png" alt="A [1]">',
            r"[A \[1&#93;](https://a.b/c.png)",
            ["the image https://a.b/c.png: a link: pages load nothing from elsewhere"],
        ),
        (
            '<img src="@@PLUGINFILE@@/c.png" alt="A">',
            "![A](c.png)",
            ["the image c.png: its address only; put the file into the course"],
        ),
        (
            '<img src="data:image/png;base64,AA" alt="A">',
            "A",
            ["an image “A” inside the text: its description"],
        ),
        ("a<!-- note -->b", "ab", ["a comment in the HTML: left out"]),
        ("<u>a</u>", "a", ["the element <u>: its text"]),
    ],
)
def test_html_becomes_markdown(html: str, markdown: str, losses: list[str]) -> None:
    """Each construct of HTML is kept, or its text is, and then the loss is reported."""
    found: list[Loss] = []
    assert from_html(html, "a.txt", 7, found) == markdown
    assert [f"{loss.what}: {loss.became}" for loss in found] == losses
    assert {(loss.path, loss.line) for loss in found} <= {("a.txt", 7)}


@pytest.mark.parametrize(
    ("markdown", "ours", "losses"),
    [
        ("**a** *b* `c` [d](https://e.f) ![g](h.png)", "**a** *b* `c` [d](https://e.f) ![g](h.png)", []),
        ("a\nb", "a b", []),
        ("a <kbd>b</kbd> `<b>` <https://c.d>", "a <kbd>b</kbd> `<b>` <https://c.d>", []),
        ("$a_1$ `$b` \\$c", "$a_1$ `$b` \\$c", []),
        ("# a", r"\# a", []),
        ("- a\n- b", r"\- a<br>- b", ["a list, a table or other lines of Markdown: lines of one text"]),
        ("a\n\nb", "a<br>b", ["2 paragraphs: lines of one text"]),
        ("<font>a</font>", "a", ["the element <font>: left out; the text is kept"]),
        ('<b id="x">a</b>', "<b>a</b>", ["the attributes of <b>: left out"]),
        ("[a](javascript:b)", r"[a]\(javascript:b)", ["the link to javascript:b: text"]),
        ("*a*{: .b}", r"*a*\{: .b}", ["a list of attributes in braces: text"]),
        ("a<!-- b -->", "a", ["a comment: left out; the text is kept"]),
        ("[a]: b", r"\[a]: b", []),
    ],
)
def test_markdown_becomes_ours(markdown: str, ours: str, losses: list[str]) -> None:
    """Inline Markdown stays as it is; what is no such thing, or could do harm, is reported."""
    found: list[Loss] = []
    assert cleaned(markdown, "a.txt", 7, found) == ours
    assert [f"{loss.what}: {loss.became}" for loss in found] == losses


@pytest.mark.parametrize(
    ("markdown", "html"),
    [
        (
            "a **b** *c* __d__ _e_ f_g_h",
            "a <strong>b</strong> <em>c</em> <strong>d</strong> <em>e</em> f_g_h",
        ),
        ("***a***", "<strong><em>a</em></strong>"),
        ("*a **b** c*", "<em>a <strong>b</strong> c</em>"),
        ("**a *b***", "<strong>a <em>b</em></strong>"),
        ("2 * 3 * 4", "2 * 3 * 4"),
        ("``a`b`` \\`c\\`", "<code>a`b</code> `c`"),
        ("`a", "`a"),
        ("H<sub>2</sub>O<br>x", "H<sub>2</sub>O<br/>x"),
        ("[a *b*](https://c.d/e_f_(g))", '<a href="https://c.d/e_f_(g)">a <em>b</em></a>'),
        ("[a \\[1&#93;](b.html)", '<a href="b.html">a [1]</a>'),
        ("[a](javascript:b)", "a"),
        ('![a "b"](c.png)', '<img src="c.png" alt="a &quot;b&quot;"/>'),
        ("<https://a.b>", '<a href="https://a.b">https://a.b</a>'),
        ("a & b &lt;c> <d>", "a &amp; b &lt;c&gt; &lt;d&gt;"),
        ("\\*a\\* \\alpha \\\\", "*a* \\alpha \\"),
        ("$a_1$ \\$5 $$b*c*d$$", "\\(a_1\\) $5 $$b*c*d$$"),
    ],
)
def test_markdown_becomes_html(markdown: str, html: str) -> None:
    """Inline Markdown of ours is written as HTML that is XML too, with formulas for other programs."""
    assert to_html(markdown) == html


@pytest.mark.parametrize(
    "markdown",
    [
        "a **b** *c*",
        "*a **b** c*",
        "`a*b*c`",
        "[a](b.html)",
        "H<sub>2</sub>O",
        "\\*a\\*",
        "a_b_c _d_",
        "1 < 2",
    ],
)
def test_the_html_is_that_of_our_pages(markdown: str) -> None:
    """What other programs are given is what a page shows."""
    assert to_html(markdown) == rendered(markdown)


@settings(max_examples=300, deadline=None, derandomize=True, database=None)
@given(HOSTILE.filter(lambda plain: not has_formula(plain)))
def test_html_of_ours_comes_back(plain: str) -> None:
    """A text that is written as HTML and read again is the same text, unless it looks like a formula."""
    markdown = escaped(plain)
    assert from_html(to_html(markdown), "a", 1, []) == markdown
