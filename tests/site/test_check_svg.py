"""A picture may only be a picture; a text may bring no element that the site refuses."""

import pytest

from symbios.site.scan import scan
from symbios.site.svg import unsafe_parts


@pytest.mark.parametrize(
    "picture",
    [
        '<?xml version="1.0" encoding="UTF-8"?>\n<!DOCTYPE svg>\n<svg xmlns="http://www.w3.org/2000/svg"/>',
        '<svg><defs><linearGradient id="a"/></defs><rect fill="url(#a)" stroke="none"/></svg>',
        "<svg><rect fill=\"url('#a')\"/><rect fill='url( \"#a\" )'/></svg>",
        '<svg xmlns:xlink="http://www.w3.org/1999/xlink"><use xlink:href="#a"/><use href="#b"/></svg>',
        "<svg><title>Heat on its way</title><desc>style=, onload=, &lt;script></desc></svg>",
        "",
    ],
)
def test_a_picture_is_safe(picture: str) -> None:
    """Shapes, texts, and references inside the same picture are what a picture is."""
    assert unsafe_parts(picture) == []


@pytest.mark.parametrize(
    ("picture", "found"),
    [
        ("<svg>\n <script/></svg>", [(2, 2, "<script>")]),
        ("<svg:script xmlns:svg='x'/>", [(1, 1, "<svg:script>")]),
        ("<svg onLoad='go()'/>", [(1, 1, "onload=")]),
        ("<svg><a xlink:href='javascript:go()'/></svg>", [(1, 6, "xlink:href=javascript:go()")]),
        ("<svg><image href='https://example.org/a.png'/></svg>", [(1, 6, "href=https://example.org/a.png")]),
        ("<svg><rect fill='url(https://example.org/#a)'/></svg>", [(1, 6, "url(…)")]),
        ("<svg><rect fill=\"URL( 'a.svg#a' )\"/></svg>", [(1, 6, "url(…)")]),
        ("<svg><foreignObject/></svg>", [(1, 6, "<foreignobject>")]),
        ("<svg><animate attributeName='href' to='javascript:go()'/></svg>", [(1, 6, "<animate>")]),
        ("<svg><style>@import 'x'</style></svg>", [(1, 6, "<style>")]),
        ("<svg><rect style='fill: red'/></svg>", [(1, 6, "style=")]),
        ("<!DOCTYPE svg [<!ENTITY a 'b'>]><svg/>", [(1, 1, "an entity")]),
        ("<?xml-stylesheet href='a.css'?><svg/>", [(1, 1, "<?xml-stylesheet href='a.css'?")]),
    ],
)
def test_what_a_picture_must_not_have_is_named_with_its_place(
    picture: str, found: list[tuple[int, int, str]]
) -> None:
    """Script, style, a request or an entity is found, whatever its spelling."""
    assert unsafe_parts(picture) == found


@pytest.mark.parametrize(
    ("html", "found"),
    [
        ("<p>on sale= style= javascript:</p>", []),
        ('<a href="javascript-basics.html">x</a>', []),
        ("<SCRIPT>go()</SCRIPT>", ["<script>"]),
        ('<b ONCLICK="go()">', ["onclick="]),
        ('<a href="JAVASCRIPT:go()">', ["javascript:"]),
        ('<a href="java&#10;script:go()">', ["javascript:"]),
        ('<a href="&#1;javascript:go()">', ["javascript:"]),
        ('<a href="vbscript:go()">', ["vbscript:"]),
        ('<a href="data:text/html,x">', ["data:"]),
        ('<svg><a><animate attributeName="href" to="javascript:go()"/></a></svg>', ["javascript:"]),
        ('<a ping="https://example.org/" href="a.html">', ["ping="]),
        ('<td background="https://example.org/a.png">', ["background="]),
        ('<img alt="a" src="a.png" srcset="https://example.org/a.png">', ["srcset="]),
        ("<!--> <script>go()</script> -->", ["<!--"]),
        ("<!-- a --!> <script>go()</script> -->", ["<!--"]),
        ("<!-- a -->", []),
        ("<![CDATA[> <script>go()</script> ]]>", ["<![CDATA["]),
        ("<!DOCTYPE html>", ["<!DOCTYPE"]),
        ("<form action='x'><base href='x'><meta http-equiv='x'>", ["<form>", "<base>", "<meta>"]),
    ],
)
def test_what_a_text_must_not_have_is_found(html: str, found: list[str]) -> None:
    """What would run, restyle, or ask elsewhere is named as its author would."""
    assert [finding.what for finding in scan(html).unsafe] == found
