"""The generated part of the privacy page."""

from __future__ import annotations

import re

from symbios.learner.privacy_html import privacy_html
from symbios.learner.stored import HAND_OVERS, STORED
from symbios.markup import text

HTML = privacy_html("bakery", lambda english: english)


def test_every_stored_key_has_its_row() -> None:
    """A row tells the whole key, what it is, why and how long it is kept, and how it is deleted."""
    rows = re.findall(r"<tr>(<th scope=\"row\">.*?)</tr>", HTML)
    delete = "With the button at the end of this page, or in the settings of your browser."
    assert rows == [
        f'<th scope="row">{stored.what} <code>bakery.{stored.key}</code></th>'
        f"<td>{stored.why}</td><td>{stored.how_long}</td><td>{delete}</td>"
        for stored in STORED
    ]


def test_every_hand_over_is_named() -> None:
    """What readers can hand over, and where it goes, stands under what leaves the device."""
    for each in HAND_OVERS:
        assert f"<li><strong>{text(each.what)}.</strong> {text(each.where)}</li>" in HTML


def test_the_page_says_what_is_not_in_its_hands() -> None:
    """The log of a host is the host's, and the page says so."""
    assert "its host can see which internet address asked for which page and when" in HTML
    assert "If you read it from a folder on your device, there is no host and no log." in HTML


def test_the_button_deletes_for_this_course_alone() -> None:
    """It carries the id of the course, and is not shown where it cannot work."""
    assert 'class="course-button course-needs-script" data-forget="bakery"' in HTML


def test_headings_begin_at_the_second_level() -> None:
    """The title of the page is the only h1; each heading can be linked to."""
    assert re.findall(r'<(h\d) id="([\w-]+)"', HTML) == [
        ("h2", "privacy-stored"),
        ("h2", "privacy-leaves"),
        ("h2", "privacy-absent"),
        ("h2", "privacy-delete"),
    ]
