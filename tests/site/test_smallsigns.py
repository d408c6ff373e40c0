"""The small signs in a text are named, or are not read aloud at all."""

import re

from symbios.site.markdown import Renderer

TEXT = """## A heading

A claim.[^a]

[^a]: Its source.
"""


def _tags(html: str, name: str) -> list[str]:
    return re.findall(rf'<\w+[^>]*class="{name}"[^>]*>', html)


def test_notes_are_named_and_the_sign_of_a_heading_is_silent() -> None:
    """A note says what it is on both ways; neither Tab nor a screen reader meets the sign of a heading."""
    html = Renderer(lambda english: f"~{english}").page(TEXT, lambda _tag, address: address).html
    assert _tags(html, "headerlink") == [
        (
            '<a aria-hidden="true" class="headerlink" href="#a-heading" tabindex="-1" '
            'title="~Link to this section">'
        )
    ]
    assert _tags(html, "footnote-ref") == ['<a aria-label="~Note 1" class="footnote-ref" href="#fn:a">']
    back = "~Back to where note 1 stands in the text"
    assert _tags(html, "footnote-backref") == [
        f'<a aria-label="{back}" class="footnote-backref" href="#fnref:a">'
    ]
    assert _tags(html, "footnote") == ['<div aria-label="~Notes" class="footnote" role="doc-endnotes">']
