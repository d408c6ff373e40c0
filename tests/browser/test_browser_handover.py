"""A reader hands over a report: sees the whole text, chooses the way, and nothing is sent by itself."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any
from urllib.parse import parse_qs, urlsplit

import pytest
from playwright.sync_api import expect

from browser_own_page import OwnPage
from browser_server import SiteServer
from symbios.learner.handover import Ways
from symbios.learner.report import ReportedPage, report_html

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from playwright.sync_api import Page

    from browser_reader import Readers

pytestmark = pytest.mark.browser

PAGE = ReportedPage("Kaj je <simbioza>?", "slovenščina", "sl/why/definition.html", "0.1.0")
WAYS = Ways("desk@example.org", "https://example.org", "https://github.com/example/course/issues")
FACTS = "Page: Kaj je <simbioza>? (slovenščina)\nAddress: sl/why/definition.html\nVersion: 0.1.0"
WORDS = "»Odpadek« is wrong.\nIt is »ostanek« & more."
TEXT = f"{FACTS}\n\n{WORDS}"


@pytest.fixture
def own(tmp_path: Path) -> OwnPage:
    """Return a page with the part for reporting a mistake, in a folder with a telling name."""
    own = OwnPage(tmp_path / "Private folder of Ana")
    own.write(report_html(PAGE, WAYS, lambda english: english))
    return own


@pytest.fixture
def server(own: OwnPage) -> Iterator[SiteServer]:
    """Serve the page."""
    with SiteServer(own.folder) as server:
        yield server


def opened(readers: Readers, address: str, words: str = WORDS, **options: Any) -> Page:  # noqa: ANN401
    """Open the page and write a report."""
    page = readers.page(**options)
    page.goto(address)
    page.get_by_text("Report a mistake").click()
    page.get_by_label("What is wrong, and what would be right?").fill(words)
    return page


def status(page: Page) -> str:
    """Wait until something is said; return it."""
    line = page.get_by_role("status")
    expect(line).not_to_be_empty()
    return line.inner_text()


def fields(page: Page, name: str) -> dict[str, str]:
    """Return what the draft behind a link holds, by field."""
    href = page.get_by_role("link", name=name).get_attribute("href") or ""
    return {key: values[0] for key, values in parse_qs(urlsplit(href).query).items()}


def test_the_reader_sees_the_whole_text(readers: Readers, own: OwnPage) -> None:
    """What is shown changes with every letter and is all that leaves; no folder's name is in it."""
    page = opened(readers, own.address, words="")
    shown = page.locator(".course-handover__text")
    assert shown.inner_text() == FACTS
    page.get_by_role("textbox").fill(WORDS)
    assert shown.inner_text() == TEXT
    links = page.get_by_role("link").evaluate_all("links => links.map((link) => link.href)")
    assert not [href for href in links if "Private" in href]


def test_copy(readers: Readers, server: SiteServer) -> None:
    """The clipboard has the text, and the page says so."""
    permissions = ["clipboard-read", "clipboard-write"]
    page = opened(readers, f"{server.url}page.html", permissions=permissions)
    page.get_by_role("button", name="Copy the text").click()
    assert status(page) == "Copied. Paste it into a message to us."
    assert page.evaluate("navigator.clipboard.readText()") == TEXT


def test_copy_without_a_clipboard(readers: Readers, server: SiteServer) -> None:
    """On a host without https the text is copied the old way; where that fails too, it is marked."""
    page = opened(readers, f"{server.url}page.html")
    page.evaluate("Object.defineProperty(navigator, 'clipboard', {value: undefined})")
    page.get_by_role("button", name="Copy the text").click()
    assert status(page) == "Copied. Paste it into a message to us."
    page.evaluate("getSelection().removeAllRanges(); document.execCommand = () => false")
    page.get_by_role("button", name="Copy the text").click()
    expect(page.get_by_role("status")).to_have_text("This did not work. Please choose another way.")
    assert page.evaluate("String(getSelection())").strip() == TEXT


@pytest.mark.parametrize("where", ["http", "file"])
def test_save(readers: Readers, own: OwnPage, server: SiteServer, where: str) -> None:
    """The browser saves a text file with the name of the page."""
    page = opened(readers, f"{server.url}page.html" if where == "http" else own.address)
    with page.expect_download() as download:
        page.get_by_role("button", name="Save as a file").click()
    assert download.value.suggested_filename == "report-sl-why-definition.txt"
    assert download.value.path().read_text(encoding="utf-8") == f"{TEXT}\n"
    assert status(page) == "Your browser saves report-sl-why-definition.txt. Send us this file."


def test_share_is_offered_only_where_it_can_be_done(readers: Readers, own: OwnPage) -> None:
    """A browser without a sheet for sharing has no button for it."""
    page = readers.page()
    page.add_init_script("delete Navigator.prototype.share")
    page.goto(own.address)
    page.get_by_text("Report a mistake").click()
    expect(page.get_by_role("button")).to_have_text(["Copy the text", "Save as a file"])


@pytest.mark.parametrize(
    ("outcome", "said"),
    [
        ("null", "Handed over to the app."),
        (
            "Promise.reject(new DOMException('', 'NotAllowedError'))",
            "This did not work. Please choose another way.",
        ),
        ("Promise.reject(new DOMException('', 'AbortError'))", ""),
    ],
    ids=["done", "refused", "closed"],
)
def test_share(readers: Readers, own: OwnPage, outcome: str, said: str) -> None:
    """The sheet gets subject and text; who closes it is told nothing."""
    page = readers.page()
    page.add_init_script(
        f"Navigator.prototype.share = async (data) => {{ window.shared = data; return {outcome}; }}"
    )
    page.goto(own.address)
    page.get_by_text("Report a mistake").click()
    page.get_by_role("textbox").fill(WORDS)
    page.get_by_role("button", name="Share").click()
    assert page.evaluate("window.shared") == {"title": "Mistake in: Kaj je <simbioza>?", "text": TEXT}
    page.wait_for_timeout(200)
    expect(page.get_by_role("status")).to_have_text(said)


def test_a_mail_draft_holds_a_short_text(readers: Readers, own: OwnPage) -> None:
    """Subject and text stand in the draft, with lines as mail has them."""
    page = opened(readers, own.address)
    href = page.get_by_role("link", name="Write a mail").get_attribute("href") or ""
    assert href.startswith("mailto:desk@example.org?subject=Mistake%20in%3A%20Kaj")
    assert len(href) <= 1800
    text = TEXT.replace("\n", "\r\n")
    assert fields(page, "Write a mail") == {"subject": "Mistake in: Kaj je <simbioza>?", "body": text}


def test_a_long_text_is_attached_to_the_mail(readers: Readers, own: OwnPage) -> None:
    """The draft has at most 1,800 encoded characters and names the file, saved with the same click."""
    words = "č" * 400
    page = opened(readers, own.address, words=words)
    link = page.get_by_role("link", name="Write a mail")
    href = link.get_attribute("href") or ""
    assert len(href) <= 1800
    body = fields(page, "Write a mail")["body"]
    assert body.endswith("The text is in the attached file report-sl-why-definition.txt.")
    assert body.startswith("Page: Kaj je")
    with page.expect_download() as download:
        link.click()
    assert words in download.value.path().read_text(encoding="utf-8")
    assert status(page) == (
        "The text is too long for a draft. Your browser saves report-sl-why-definition.txt: please attach it."
    )
    # Chromium has no mail program here, and asks for the draft as if it were a page.
    assert readers.faults == [f"foreign: {href}"]
    readers.faults.clear()


def test_an_issue_is_the_last_way_and_marked_public(readers: Readers, own: OwnPage) -> None:
    """It opens in a tab of its own, filled in, and tells the repository nothing of where the reader was."""
    page = opened(readers, own.address)
    ways = page.locator(".course-handover__ways > *").all_inner_texts()
    assert ways[-1] == "Open an issue (public, under your name)"
    link = page.get_by_role("link", name="Open an issue")
    assert (link.get_attribute("href") or "").startswith(
        "https://github.com/example/course/issues/new?title="
    )
    assert fields(page, "Open an issue")["body"].replace("\r", "") == TEXT
    assert link.get_attribute("target") == "_blank"
    assert link.get_attribute("rel") == "noopener noreferrer"


def test_everything_is_done_by_keyboard(readers: Readers, own: OwnPage) -> None:
    """From the folded line Tab leads to the field and to every way; a link says what it opens."""
    page = readers.page()
    page.add_init_script("delete Navigator.prototype.share")
    page.goto(own.address)
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    page.keyboard.press("Tab")
    page.keyboard.type("One")
    names = []
    for _ in range(4):
        page.keyboard.press("Tab")
        names.append(page.evaluate("document.activeElement.textContent"))
    assert names == [
        "Copy the text",
        "Save as a file",
        "Write a mail",
        "Open an issue (public, under your name)",
    ]
    assert page.locator(".course-handover__text").inner_text().endswith("\n\nOne")


def test_only_what_the_course_has_is_offered(readers: Readers, own: OwnPage) -> None:
    """Without a mailbox and a repository the text is copied or saved."""
    own.write(report_html(PAGE, Ways(), lambda english: english))
    page = opened(readers, own.address)
    expect(page.get_by_role("link")).to_have_count(0)
    expect(page.get_by_text("To the person from whom you have this course")).to_be_visible()


def test_nothing_is_asked_of_the_network(readers: Readers, server: SiteServer) -> None:
    """Writing, copying and saving ask no server for anything."""
    page = opened(readers, f"{server.url}page.html", permissions=["clipboard-write"])
    server.requests.clear()
    readers.asked.clear()
    page.get_by_role("button", name="Copy the text").click()
    with page.expect_download():
        page.get_by_role("button", name="Save as a file").click()
    assert server.requests == []
    assert [address for address in readers.asked if not address.startswith("blob:")] == []


def test_without_script_the_reader_knows_where_to_write(readers: Readers, own: OwnPage) -> None:
    """The addresses can be read, the page is named, and no control is shown that does nothing."""
    page = readers.page(java_script_enabled=False)
    page.goto(own.address)
    page.get_by_text("Report a mistake").click()
    for name in ("desk@example.org", "https://example.org", WAYS.issues):
        expect(page.get_by_role("link", name=name, exact=True)).to_be_visible()
    expect(page.get_by_text("Please say which page you mean: sl/why/definition.html")).to_be_visible()
    assert page.get_by_role("button").count() == 0
    assert page.get_by_role("textbox").count() == 0


def test_the_data_are_as_the_script_expects_them(own: OwnPage) -> None:
    """Every string that the script shows is there, and none is empty."""
    html = (own.folder / "page.html").read_text(encoding="utf-8")
    data = json.loads(html.partition('<script type="application/json">')[2].partition("</script>")[0])
    assert [name for name, value in data.items() if not value] == []
