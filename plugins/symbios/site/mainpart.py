"""What the theme has no block for: the direction of a page, and where its main part begins."""

from __future__ import annotations


def finished(html: str, direction: str) -> str:
    """Return a page with the direction of its language and one main part, which holds its text alone.

    The theme's own `main` holds the navigation too, and readers who jump to the main part would land there.
    It becomes a plain box; the one that our template puts around the text stays.
    """
    before, _, rest = html.partition("<main ")
    inside, _, after = rest.rpartition("</main>")
    return f"{before}<div {inside}</div>{after}".replace("<html ", f'<html dir="{direction}" ', 1)
