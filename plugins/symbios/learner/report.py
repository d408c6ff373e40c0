"""The report of a mistake in a page, handed over by its reader."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from symbios.learner.handover import Parcel, handover_html
from symbios.markup import Html, element, text

if TYPE_CHECKING:
    from symbios.learner.handover import Ways
    from symbios.markup import Translate

__all__ = ["ReportedPage", "report_file", "report_html"]


@dataclass(frozen=True, slots=True)
class ReportedPage:
    """What a report says of its page; plain text.

    `address` is the page's public one, or where it has none its path in the site, never a place on a disk;
    `language` is that of the text, `version` that of the site or of its generator, or nothing.
    """

    title: str
    language: str
    address: str
    version: str = ""


def report_file(address: str) -> str:
    """Return the file name of a report: `en/why/definition.html` → `report-en-why-definition.txt`."""
    path = re.sub(r"^\w+://[^/]*/", "", address).removesuffix(".html")
    name = re.sub(r"[^\w.]+", "-", path).strip("-.")
    return f"report-{name}.txt" if name else "report.txt"


def report_html(page: ReportedPage, ways: Ways, translate: Translate) -> Html:
    """Return the folded part at the end of a page by which its reader reports a mistake."""
    parcel = Parcel(
        id="report",
        # Translators: subject of a mail in which a reader reports a mistake; {title} is the title of a page
        title=translate("Mistake in: {title}").replace("{title}", page.title),
        # Translators: above the field in which a reader reports a mistake in a page
        question=translate("What is wrong, and what would be right?"),
        facts=_facts(page, translate),
        file=report_file(page.address),
        # Translators: for readers whose browser runs no scripts; {address} is the address of the page
        plain=translate("Please say which page you mean: {address}").replace("{address}", page.address),
    )
    # Translators: link-like line at the end of a page; what it unfolds is for reporting a mistake in the page
    summary = translate("Report a mistake")
    # Translators: stands under “Report a mistake”
    intro = translate(
        "Tell us what is wrong, missing or hard to understand on this page. Nothing is sent by itself."
    )
    return element(
        "details",
        {"class": "course-report", "data-search": "off"},
        element("summary", {}, text(summary)),
        element("p", {}, text(intro)),
        handover_html(parcel, ways, translate),
    )


def _facts(page: ReportedPage, translate: Translate) -> tuple[str, ...]:
    """Return the lines that go along with a report."""
    # Translators: first line of a report; {title} is the title of a page, {language} a language
    name = translate("Page: {title} ({language})").replace("{language}", page.language)
    # Translators: line of a report; {address} is the address of a page
    address = translate("Address: {address}").replace("{address}", page.address)
    # Translators: line of a report; {version} says which version of the site the reader has
    version = translate("Version: {version}").replace("{version}", page.version)
    return (name.replace("{title}", page.title), address, *([version] if page.version else []))
