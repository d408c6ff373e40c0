"""The fast way of reading HTML hears what the standard library's parser hears, or asks that."""

import random
from html.parser import HTMLParser

import pytest

from symbios import htmlread
from symbios.htmlread import feed

PIECES = (
    *(
        '<p class="a b">',
        "</p>",
        "<br />",
        "<br>",
        "text ",
        "ž &amp; &lt;b&gt; &nbsp;",
        "&notit",
        "& ",
        "&#8217;",
    ),
    *(
        '<img src="a.png" alt="A &quot;b&quot;" />',
        '<input type="radio" disabled>',
        '<svg viewBox="0 0 1 1">',
    ),
    *('<course-quiz id="q">', "</course-quiz>", '<script type="application/json">{"a":"\\u003c"}</script>'),
    *("<script>if (a < b) { x('</p>') }</script>", "<style>p>a{}</style>", "<textarea><b></textarea>"),
    *(
        "<!-- a -->",
        "<!--> <b> -->",
        "<!doctype html>",
        "<![CDATA[x]]>",
        "<?php ?>",
        "<P>",
        "<a href=x>",
        "<",
    ),
    *(
        "<a href='x'>",
        '<a href="?a=1&copy=2">',
        '<a\nhref="x"\n title="y">',
        '<a/b href="x">',
        "<a x=y z>",
        "\0",
    ),
    *('<a href="a" href="b">', "</p foo>", "<br/>", "<p", 'id="<b>"', '<a title="<b>">', "<1>", "</>", "a>b"),
    *(
        "<script>",
        "<title>",
        "<title>a &amp; b</title>",
        '<a title="a>b">',
        "<title>&amp;<b></title>",
        "<noscript><p></noscript>",
        "<math><mi>x</mi></math>",
        '<a data-x="">',
        "\r\n",
    ),
)


class Listener(HTMLParser):
    """Notes what it hears; texts that follow each other are one."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.heard: list[tuple[object, ...]] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Note it."""
        self.heard.append(("start", tag, attrs))

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Note it."""
        self.heard.append(("alone", tag, attrs))

    def handle_endtag(self, tag: str) -> None:
        """Note it."""
        self.heard.append(("end", tag))

    def handle_data(self, data: str) -> None:
        """Note it."""
        if self.heard and self.heard[-1][0] == "text":
            data = f"{self.heard.pop()[1]}{data}"
        self.heard.append(("text", data))

    def handle_comment(self, data: str) -> None:
        """Note it."""
        self.heard.append(("comment", data))

    def handle_decl(self, decl: str) -> None:
        """Note it."""
        self.heard.append(("declaration", decl))

    def handle_pi(self, data: str) -> None:
        """Note it."""
        self.heard.append(("instruction", data))

    def unknown_decl(self, data: str) -> None:
        """Note it."""
        self.heard.append(("unknown", data))


def both(html: str) -> tuple[list[tuple[object, ...]], list[tuple[object, ...]]]:
    """Return what is heard the fast way, or by it from the parser, and what the parser says."""
    ours, theirs = Listener(), Listener()
    feed(html, ours)
    theirs.feed(html)
    theirs.close()
    return ours.heard, theirs.heard


@pytest.mark.parametrize("piece", PIECES)
def test_each_piece_is_heard_alike(piece: str) -> None:
    """Every way of writing something, by itself and inside a paragraph."""
    for html in (piece, f"<p>a{piece}b</p>", f"{piece}{piece}<i>c</i>"):
        ours, theirs = both(html)
        assert ours == theirs, html


def test_random_texts_are_heard_alike() -> None:
    """6,000 texts put together at random, most of which our renderer would never write."""
    chance = random.Random(4)
    for _ in range(6000):
        html = "".join(chance.choices(PIECES, k=chance.randint(1, 12)))
        ours, theirs = both(html)
        assert ours == theirs, html


@pytest.mark.parametrize(
    "html",
    ['<p>a &amp; <a class="x" href="b.html">b</a></p><hr />', '<script type="application/json">{}</script>'],
)
def test_what_we_write_needs_no_parser(html: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """The parser's own `feed` is not called for well-formed tags."""
    monkeypatch.setattr(HTMLParser, "feed", lambda *_: pytest.fail("the parser was asked"))
    listener = Listener()
    htmlread.feed(html, listener)
    assert listener.heard


def test_several_readers_hear_the_same() -> None:
    """One pass serves all of them."""
    first, second = Listener(), Listener()
    feed("<p>a <b>c</b></p>", first, second)
    assert first.heard == second.heard != []
