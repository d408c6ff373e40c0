"""The icons of the frame: a few lines each and decorative, since the control carries the name."""

from __future__ import annotations

from symbios.markup import Html

_PATHS = {
    "back": "M20 12H5m7-7-7 7 7 7",
    "close": "m5 5 14 14M19 5 5 19",
    "edit": "m4 20 1-4L16 5l3 3L8 19z",
    "language": "M3 12a9 9 0 1 0 18 0 9 9 0 1 0-18 0h18M12 3c-6 5-6 13 0 18 6-5 6-13 0-18",
    "menu": "M3 6h18M3 12h18M3 18h18",
    "moon": "M20 15A8 8 0 1 1 9 4a7 7 0 0 0 11 11z",
    "next": "M4 12h15m-7-7 7 7-7 7",
    "search": "m15 15 6 6M3 10a7 7 0 1 0 14 0 7 7 0 1 0-14 0",
    "text": "M6 3h9l4 4v14H6zm3 7h7m-7 4h7m-7 4h4",
    "time": "M3 12a9 9 0 1 0 18 0 9 9 0 1 0-18 0m9-5v5l3 2",
    "sun": "M9 12a3 3 0 1 0 6 0 3 3 0 1 0-6 0m3-10v4m0 12v4M2 12h4m12 0h4M5 5l3 3m8 8 3 3m0-14-3 3m-8 8-3 3",
}


def icon(name: str) -> Html:
    """Return an icon as inline SVG, 24 by 24, drawn in the colour of the text."""
    return Html(
        f'<svg class="course-icon" viewBox="0 0 24 24" aria-hidden="true"><path d="{_PATHS[name]}"/></svg>'
    )
