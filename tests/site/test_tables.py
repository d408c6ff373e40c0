"""Tables as they are written in the page: nothing that HTML has no more, nothing that the policy refuses."""

from symbios.site.markdown import Renderer

TABLE = """\
| at the beginning | in the middle | at the end | anywhere |
| :--- | :---: | ---: | --- |
| a | b | c | d |
"""
HEADS = ("at the beginning", "in the middle", "at the end", "anywhere")
WAYS = ("", ' class="course-center"', ' class="course-end"', "")


def rendered(text: str) -> str:
    """Render a text whose addresses stay as they are."""
    return Renderer(lambda words: words).page(text, lambda _tag, address: address).html


def test_a_class_says_how_a_column_is_aligned() -> None:
    """Neither the attribute “align” nor a style stands in a table; the beginning needs no word."""
    html = rendered(TABLE)
    for letter, way in zip("abcd", WAYS, strict=True):
        assert f"<td{way}>{letter}</td>" in html
    for name, way in zip(HEADS, WAYS, strict=True):
        assert f"<th{way}>{name}</th>" in html


def test_a_table_inside_html_is_aligned_too() -> None:
    """Markdown inside an element that an author wrote is handled like any other."""
    html = rendered(f'<div markdown="1">\n\n{TABLE}\n</div>\n')
    assert '<td class="course-end">c</td>' in html
    assert "align=" not in html


def test_a_class_of_the_authors_own_stays() -> None:
    """The class of the alignment is put beside those that an author gave to the cell."""
    html = rendered("| x |\n| ---: |\n| a {: .mine } |\n")
    assert '<td class="mine course-end">a</td>' in html
