"""A page has one main part, and it begins at the text."""

from symbios.site.mainpart import finished


def test_the_navigation_stands_outside_the_main_part() -> None:
    """The theme's main part becomes a plain box; the page says its direction."""
    page = (
        '<html lang="ar"><body><main class="md-main"><nav>a</nav>'
        '<main class="md-content">b</main></main></body></html>'
    )
    assert finished(page, "rtl") == (
        '<html dir="rtl" lang="ar"><body><div class="md-main"><nav>a</nav>'
        '<main class="md-content">b</main></div></body></html>'
    )
