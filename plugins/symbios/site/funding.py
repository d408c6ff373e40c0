"""Who pays for the course, as the pages say it."""

from __future__ import annotations

from dataclasses import dataclass
from html import escape
from typing import TYPE_CHECKING

from symbios.site.addresses import relative_url

if TYPE_CHECKING:
    from symbios.site.views import Site


@dataclass(frozen=True, slots=True)
class FundingView:
    """Who pays, in the reader's language."""

    text: str
    programme: str
    number: str
    disclaimer: str
    emblem: str
    confirmed: bool


def funding_view(site: Site, code: str, url: str) -> FundingView | None:
    """Return who pays, in the locale `code`, for the page at `url`."""
    funding = site.course.settings.funding
    if not (funding.programme or funding.text):
        return None
    emblem = site.file_addresses.get(funding.emblem)
    return FundingView(
        text=escape(site.course.text(funding.text, code)),
        programme=escape(funding.programme),
        number=escape(funding.number),
        disclaimer=escape(site.course.text(funding.disclaimer, code)),
        emblem=relative_url(emblem, url) if emblem else "",
        confirmed=funding.confirmed,
    )
