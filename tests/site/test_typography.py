"""Quotation marks and short words follow the language of the text."""

from __future__ import annotations

import pytest

from symbios.site.markdown import Renderer

SPACE = "\N{NO-BREAK SPACE}"
TABLE = [
    ("en", 'He said "yes" and it\'s true', "<p>He said “yes” and it’s true</p>"),
    ("en", '`"code"` stays', '<p><code>"code"</code> stays</p>'),
    ("en", '**"Waste"** and "by-product"', "<p><strong>“Waste”</strong> and “by-product”</p>"),
    ("sl", 'Rekel je "da" v torek', f"<p>Rekel je »da« v{SPACE}torek</p>"),
    (
        "sl",
        "Z njim *s kožo* in `v kodi`",
        f"<p>Z{SPACE}njim <em>s{SPACE}kožo</em> in <code>v kodi</code></p>",
    ),
    ("sl", "kov ov s", "<p>kov ov s</p>"),
    ("pt-PT", '"resíduo"', "<p>«resíduo»</p>"),
    ("es", '"residuo" o residuo', "<p>«residuo» o residuo</p>"),
    ("mt", '"kliem" u l-ilma', '<p>"kliem" u l-ilma</p>'),
]


@pytest.mark.parametrize(("lang", "text", "html"), TABLE)
def test_a_text_gets_the_signs_of_its_language(lang: str, text: str, html: str) -> None:
    """What an author types becomes what the language's books print; code stays as it is."""
    renderer = Renderer(lambda words: words, lang=lang)
    assert renderer.page(text, lambda _tag, address: address).html == html


def test_the_texts_of_a_question_get_them_too() -> None:
    """A line on its own is treated like a page."""
    renderer = Renderer(lambda words: words, lang="sl")
    assert renderer.inline('"Vir" v podjetju', lambda _tag, address: address) == f"»Vir« v{SPACE}podjetju"


def test_an_author_may_set_other_marks() -> None:
    """Options of mkdocs.yml go before ours."""
    marks = {"substitutions": {"left-double-quote": "„", "right-double-quote": "“"}}
    renderer = Renderer(lambda words: words, (), {"smarty": marks}, lang="sl")
    assert renderer.page('"da"', lambda _tag, address: address).html == "<p>„da“</p>"
