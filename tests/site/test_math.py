"""Formulas: what is one, what becomes of it, and what is said of one that cannot be read."""

from __future__ import annotations

import json
import random
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Any

import markdown
import pytest

from symbios.search import SearchDocument, documents_of
from symbios.search.formulas import readable
from symbios.site.formulas import Formulas
from symbios.site.markdown import EXTENSIONS, Renderer
from symbios.site.math import Fault, fault_of, formula
from symbios.site.project import Compiled
from symbios.site.quickinline import QuickInline
from symbios.site.scan import Scan, scan
from symbios.site.typography import quotes

if TYPE_CHECKING:
    import re

Compile = Callable[..., Compiled]
TABLES = Path(__file__).parents[1] / "cases"
CASES, PROBLEMS = (
    json.loads((TABLES / name).read_text(encoding="utf-8"))
    for name in ("formulas.json", "formula-problems.json")
)
X, Y = "<math><mi>x</mi></math>", "<math><mi>y</mi></math>"
BLOCK = '<span class="course-formula"><math display="block"><mi>x</mi></math></span>'


def together(html: str) -> str:
    """Return a formula and what must not stand on another line."""
    return f'<span class="course-together">{html}</span>'


def page(text: str, lang: str = "en") -> str:
    """Return the HTML of a text."""
    return Renderer(lambda words: words, lang=lang).page(text, lambda _tag, address: address).html


def inline(text: str) -> str:
    """Return the HTML of a text of a question."""
    return Renderer(lambda words: words, lang="en").inline(text, lambda _tag, address: address)


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["written"])
def test_a_formula_becomes_mathml(case: dict[str, str]) -> None:
    """Each formula of the table gives exactly these elements, and this line of text for search."""
    assert formula(case["written"]) == case["mathml"]
    assert readable(case["mathml"]) == case["text"]


@pytest.mark.parametrize(
    ("text", "html"),
    [
        ("$x$", f"<p>{X}</p>"),
        (r"\(x\)", f"<p>{X}</p>"),
        ("Here ($x$), there: $y$.", f"<p>Here {together(f'({X}),')} there: {together(f'{Y}.')}</p>"),
        ("$$x$$", f"<p>{BLOCK}</p>"),
        ("$$\nx\n$$", f"<p>{BLOCK}</p>"),
        ("\\[\nx\n\\]", f"<p>{BLOCK}</p>"),
        ("Before\n$$x$$\nafter", f"<p>Before\n{BLOCK}\nafter</p>"),
        ("- $x$\n- $y$", f"<ul>\n<li>{X}</li>\n<li>{Y}</li>\n</ul>"),
        ("> $$\n> x\n> $$", f"<blockquote>\n<p>{BLOCK}</p>\n</blockquote>"),
        ("**$x$** and *$y$*", f"<p><strong>{X}</strong> and <em>{Y}</em></p>"),
        ("[see $x$](b.md)", f'<p><a href="b.md">see {X}</a></p>'),
        ("<b>$x$</b>", f"<p><b>{X}</b></p>"),
        (r"\\$x$", rf"<p>\{X}</p>"),
        ("10$^3$", "<p>10<math><msup><mi></mi><mn>3</mn></msup></math></p>"),
        (
            "$a<b$ $a>b$",
            "<p>"
            + " ".join(f"<math><mi>a</mi><mo>&{sign};</mo><mi>b</mi></math>" for sign in ("lt", "gt"))
            + "</p>",
        ),
        (
            "$a_b$ and $c_d$",
            "<p>"
            + " and ".join(f"<math><msub><mi>{a}</mi><mi>{b}</mi></msub></math>" for a, b in ("ab", "cd"))
            + "</p>",
        ),
    ],
)
def test_dollars_around_a_formula(text: str, html: str) -> None:
    """A formula stands within a line or on lines of its own, in everything that holds text."""
    assert page(text) == html


@pytest.mark.parametrize(
    ("text", "html"),
    [
        ("It costs $5 and $10", "It costs $5 and $10"),
        ("It costs $20,000, that is US$5 a head", "It costs $20,000, that is US$5 a head"),
        ("from $5-$10", "from $5-$10"),
        ("5$/t or 6$/t", "5$/t or 6$/t"),
        ("one $ and another $", "one $ and another $"),
        ("$ x $", "$ x $"),
        ("$x $", "$x $"),
        (r"\$x\$", "$x$"),
        (r"\(x and \[y", "(x and [y"),
        ("`$x$`", "<code>$x$</code>"),
        ("`$` and `$`", "<code>$</code> and <code>$</code>"),
        ("$x `y$`", "$x <code>y$</code>"),
        ("![of $x$](a.png)", '<img alt="of $x$" src="a.png" />'),
        ("[a](b?$c$)", '<a href="b?$c$">a</a>'),
        ('<b title="$x$">a</b>', '<b title="$x$">a</b>'),
    ],
)
def test_what_is_no_formula(text: str, html: str) -> None:
    """Money, code, addresses and dollars behind a backslash stay what they are."""
    assert page(text) == f"<p>{html}</p>"
    assert scan(page(text)).formulas == []


@pytest.mark.parametrize("text", ["```\n$x$\n```", "    $x$", "~~~\n$x$\n~~~", "<pre>\n$x$\n</pre>"])
def test_blocks_of_code_hold_no_formula(text: str) -> None:
    """Code is shown as it is written."""
    assert "$x$" in page(text)
    assert "<math" not in page(text)


def test_the_signs_of_a_language_leave_formulas_alone() -> None:
    """Quotation marks, short words and abbreviations change nothing in a formula, but work beside it."""
    prime = "<math><msup><mi>x</mi><mi>\N{PRIME}</mi></msup></math>"
    assert page('"$x\'$" is "x"') == f"<p>{together(f'“{prime}”')} is “x”</p>"
    assert page("V $x$ s $y$", "sl") == f"<p>V\N{NO-BREAK SPACE}{X} s\N{NO-BREAK SPACE}{Y}</p>"
    words = '<math><mtext>v\N{NO-BREAK SPACE}a\N{NO-BREAK SPACE}"b"</mtext></math>'
    assert page('$\\text{v a "b"}$', "sl") == f"<p>{words}</p>"
    assert page("$x$\n\n*[x]: a letter") == f"<p>{X}</p>"


def test_a_heading_with_a_formula_has_a_name_that_can_be_read() -> None:
    """The list of headings shows a plain text."""
    rendered = Renderer(lambda words: words).page(
        "## Rate $m_\\text{in}$ & more\n\n### $x^2$", lambda _tag, a: a
    )
    [heading] = rendered.toc
    assert [heading["name"], heading["children"][0]["name"]] == ["Rate m_in &amp; more", "x^2"]


def test_a_formula_in_a_question_has_a_name() -> None:
    """The text of a choice is its name, from which browsers leave MathML out."""
    assert inline("Is $m_\\text{in}$ it?") == (
        'Is <math aria-label="m_in"><msub><mi>m</mi><mtext>in</mtext></msub></math> it?'
    )
    assert inline('$\\text{"}$') == '<math aria-label="&quot;"><mtext>"</mtext></math>'
    assert inline("It costs $5") == "It costs $5"
    assert inline("$$x$$").startswith('<span class="course-formula"><math aria-label="x" display="block">')


def test_search_reads_a_formula_as_one_line() -> None:
    """The parts of a formula are no words of their own, and those beside it are found as before."""
    html = page("## Balance\n\nSo $m_\\text{in} = 2\\,\\mathrm{kg}$ it is.\n\n$$\\frac{a}{b}$$\n\nEnd")
    assert documents_of(html, "a.html", "A") == [
        SearchDocument("a.html", "A", ""),
        SearchDocument("a.html#balance", "A", "So m_in = 2 kg it is. a/b End", "Balance"),
    ]


@pytest.mark.parametrize(
    ("html", "text"),
    [
        ("a <math><mi>x</mi><p>b</p>", "a x b"),
        ("a <math><mi>x</mi></mrow></math> b", "a x b"),
        ("<math><msup><mi>x</math> b", "x b"),
        ("<math><semantics><mi>x</mi><annotation>y</annotation></semantics></math> b", "x b"),
        ("</math> a <math/> b", "a b"),
        ("<math>", ""),
    ],
)
def test_search_reads_on_after_mathml_that_an_author_wrote(html: str, text: str) -> None:
    """Elements that nobody closed swallow no text."""
    [found] = documents_of(html, "a.html", "A")
    assert found.text == text


@pytest.mark.parametrize("case", PROBLEMS, ids=lambda case: case["written"])
def test_a_formula_that_cannot_be_read(case: dict[str, str]) -> None:
    """The message says what was found, the hint what to write."""
    fault = fault_of(case["written"])
    assert fault == Fault(case["name"], case["message"], case["hint"])


@pytest.mark.parametrize(
    ("written", "message", "hint"),
    [
        (
            f"${'x' * 1001}$",
            f"“${'x' * 59}…” is a formula of 1001 characters; more than 1000 are refused",
            r"Write several formulas, or a backslash before a plain dollar: \$",
        ),
        (
            f"${'{' * 31}{'}' * 31}$",
            f"“${'{' * 31}{'}' * 28}…” is nested more than 30 braces deep",
            "Write it flatter.",
        ),
    ],
    ids=["long", "deep"],
)
def test_a_formula_that_is_too_much(written: str, message: str, hint: str) -> None:
    """The message shows the beginning of the formula, and says the limit."""
    assert fault_of(written) == Fault("math-long", message, hint)


def test_a_fault_is_an_error_with_its_place(compiled: Compile) -> None:
    """In a text as in a question, the line and column are those of the first sign of the formula."""
    lesson = (
        "---\ntitle: A\nduration: 5\nobjectives: [a]\n---\n"
        "`$\\foo$` and $\\foo$ and $x$\n\n> A $m_{a\n> b$.\n\nPrice: $$ – cheap\n\n"
        "```quiz\nid: q\nWhich $\\bar$?\n- [x] $5 % a$ — Yes: $\\foo$.\n- [ ] b\n```\n"
    )
    site = compiled({"course/en/01-a/01-b.md": lesson})
    found = [(each.line, each.column, each.name) for each in site.report if each.name.startswith("math")]
    assert found == [
        (6, 14, "math-command"),
        (8, 5, "math-unreadable"),
        (11, 8, "math-open"),
        (15, 7, "math-unreadable"),
        (16, 7, "math-unreadable"),
        (16, 22, "math-command"),
    ]
    assert site.report.fails(strict=False)


def test_what_an_author_marks_as_a_fault_is_read_again() -> None:
    """An attribute of our own in an author's HTML says nothing by itself."""
    assert scan('<b data-formula="$x$">x</b>').formulas == ["$x$"]
    assert [fault_of(each) for each in ("$x$", "x", "")] == [None, None, None]


def test_a_formula_passes_the_check_and_hand_written_mathml_is_checked() -> None:
    """What we write holds nothing that the site refuses; what an author writes by hand may."""
    for case in CASES:
        assert scan(page(case["written"])) == Scan()
    found = scan(page('<math><mi style="x" href="javascript:a">x</mi></math>')).unsafe
    assert [each.what for each in found] == ["style=", "javascript:"]


def engine(*, quick: bool) -> markdown.Markdown:
    """Return an engine that knows formulas; `quick` makes it take the short way."""
    made = markdown.Markdown(
        extensions=[*EXTENSIONS, "smarty"], extension_configs={"smarty": quotes("en") or {}}
    )
    Formulas(made, named=False)
    if quick:
        assert all(QuickInline(made, name).knows_all for name in ("inline", "smarty"))
    return made


def test_the_short_way_gives_what_the_long_way_gives() -> None:
    """A thousand random texts with dollars come out the same, whichever way they go."""
    quick, slow = engine(quick=True), engine(quick=False)
    chance = random.Random(6)
    pieces = (
        *"$$$$\\\\`*_[]()<>!&\"'{} \n5",
        *("$x$", "$$", "x", "word", r"\(", r"\)", "\n\n- ", "<b>", "</b>"),
    )
    for _ in range(1000):
        text = "".join(chance.choices(pieces, k=chance.randint(1, 25)))
        assert quick.reset().convert(text) == slow.reset().convert(text), text


def test_a_text_without_a_formula_asks_for_nothing(monkeypatch: pytest.MonkeyPatch) -> None:
    """The pattern is tried on nothing but text with a dollar or a backslash."""
    quick = engine(quick=True)
    tried: list[str] = []
    pattern: Any = quick.inlinePatterns["course-formula"]
    compiled: re.Pattern[str] = pattern.getCompiledRegExp()

    def noted() -> re.Pattern[str]:
        tried.append("course-formula")
        return compiled

    monkeypatch.setattr(pattern, "getCompiledRegExp", noted)
    quick.convert('A *text* with a [link](a.md), `code` and "quotes".\n\n- <b>b</b> & c')
    assert tried == []
    quick.reset().convert("For $5")
    assert tried == ["course-formula"]


def test_the_library_is_loaded_for_a_formula_only() -> None:
    """A course without formulas does not wait for it."""
    program = (
        "import sys; from symbios.site.markdown import Renderer; r = Renderer(lambda w: w);"
        "r.page('It costs $5 and *more*', lambda t, a: a); print('latex2mathml' in sys.modules);"
        "r.page('$x$', lambda t, a: a); print('latex2mathml' in sys.modules)"
    )
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, encoding="utf-8", check=True)
    assert done.stdout.split() == ["False", "True"]
