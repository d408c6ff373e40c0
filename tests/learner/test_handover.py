"""What a reader can hand over, and the HTML by which it is done."""

from __future__ import annotations

import json
import re

import pytest

from symbios.learner.handover import Parcel, Ways, handover_html, issue_pattern, mail_pattern
from symbios.learner.report import ReportedPage, report_file, report_html

PARCEL = Parcel("claim", "A claim", "What do you claim?", ("Page: One", "Address: one.html"), "claim.txt")
WAYS = Ways("desk@example.org", "https://example.org", "https://github.com/example/course/issues")


def english(text: str) -> str:
    """Translate nothing."""
    return text


def data_of(html: str) -> dict[str, object]:
    """Return the data block of a component."""
    found = re.search(r'<script type="application/json">(.*)</script>', html, re.DOTALL)
    assert found
    data: dict[str, object] = json.loads(found[1])
    return data


@pytest.mark.parametrize(
    ("issues", "pattern"),
    [
        (
            "https://github.com/example/course/issues",
            "https://github.com/example/course/issues/new?title={title}&body={body}",
        ),
        (
            "https://codeberg.org/example/course/issues/new/",
            "https://codeberg.org/example/course/issues/new?title={title}&body={body}",
        ),
        (
            "https://github.com/example/course/issues/new?labels=mistake",
            "https://github.com/example/course/issues/new?labels=mistake&title={title}&body={body}",
        ),
        (
            "https://gitlab.org/course/-/issues",
            "https://gitlab.org/course/-/issues/new?issue%5Btitle%5D={title}&issue%5Bdescription%5D={body}",
        ),
    ],
)
def test_a_new_issue_is_opened_in_the_words_of_its_host(issues: str, pattern: str) -> None:
    """GitHub's fields are also Gitea's and Forgejo's; GitLab has its own."""
    assert issue_pattern(issues) == pattern


def test_a_mailbox_cannot_add_to_the_address_of_its_draft() -> None:
    """Signs that mean something in an address are encoded."""
    assert mail_pattern("desk+it@example.org") == "mailto:desk+it@example.org?subject={title}&body={body}"
    assert mail_pattern("a?bcc=b@example.org").startswith("mailto:a%3Fbcc%3Db@example.org?subject=")


def test_the_component_holds_what_is_handed_over() -> None:
    """The facts, the file, the drafts and the strings stand in the data block."""
    data = data_of(handover_html(PARCEL, WAYS, english))
    assert data["facts"] == "Page: One\nAddress: one.html"
    assert data["file"] == "claim.txt"
    assert data["to"] == {"mail": mail_pattern(WAYS.mail), "issue": issue_pattern(WAYS.issues)}
    assert data["issue"] == "Open an issue (public, under your name)"


def test_without_script_the_component_says_where_to_write() -> None:
    """Each way is a link with its address to be read."""
    html = handover_html(PARCEL, WAYS, english)
    for href, shown in (
        ("mailto:desk@example.org", "desk@example.org"),
        ("https://example.org", "https://example.org"),
        ("https://github.com/example/course/issues", "https://github.com/example/course/issues"),
    ):
        assert f'<a href="{href}">{shown}</a>' in html
    assert "<button" not in html


def test_a_course_without_addresses_offers_no_draft() -> None:
    """Copying and saving remain, and the reader is told whom to give it to."""
    html = handover_html(PARCEL, Ways(), english)
    assert data_of(html)["to"] == {}
    assert "<li>To the person from whom you have this course</li>" in html


def test_a_title_cannot_end_the_data_block() -> None:
    """Titles are text, wherever they stand."""
    page = ReportedPage("</script><b> {title}", "English", "en/a&b.html")
    html = report_html(page, WAYS, english)
    assert html.count("</script>") == 1
    data = data_of(html)
    assert data["title"] == "Mistake in: </script><b> {title}"
    assert data["facts"] == "Page: </script><b> {title} (English)\nAddress: en/a&b.html"
    assert "en/a&amp;b.html</p>" in html


def test_a_report_names_page_language_address_and_version() -> None:
    """What goes along is what the maintainers need to find the sentence."""
    page = ReportedPage("Definition", "English", "https://example.org/en/why/definition.html", "0.1.0")
    data = data_of(report_html(page, WAYS, english))
    assert str(data["facts"]).splitlines() == [
        "Page: Definition (English)",
        "Address: https://example.org/en/why/definition.html",
        "Version: 0.1.0",
    ]
    assert data["question"] == "What is wrong, and what would be right?"


@pytest.mark.parametrize(
    ("address", "file"),
    [
        ("sl/why/definition.html", "report-sl-why-definition.txt"),
        ("https://example.org/en/index.html", "report-en-index.txt"),
        ("ar/الدرس الأول.html", "report-ar-الدرس-الأول.txt"),
        ("", "report.txt"),
    ],
)
def test_a_report_is_saved_under_the_name_of_its_page(address: str, file: str) -> None:
    """The file can be told from others without being opened."""
    assert report_file(address) == file
