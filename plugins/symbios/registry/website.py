"""Which web addresses of strangers may become links."""

from __future__ import annotations

import re
from urllib.parse import unquote, urlsplit

from symbios.registry import privacy

_LONGEST = 500
_HOST = re.compile(r"(?:[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?\.)+(?:[a-z]{2,24}|xn--[a-z0-9-]{2,59})")
_EXAMPLE = "https://example.org/"
Fault = tuple[str, str, str]
"""The kind of the problem (`website`), the message after the key's name, and the hint."""


def website_fault(url: str) -> Fault | None:
    """Return what is wrong with a web address; None where it may be published as a link."""
    fault = _form(url)
    if fault:
        return fault
    plain = unquote(url)
    if privacy.telephone_in_address(plain):
        return "telephone", "leads to a telephone number", f"Write the organisation's own page: {_EXAMPLE}"
    if privacy.place_in(plain):
        return "coordinates", "holds an exact place", f"Write the organisation's own page: {_EXAMPLE}"
    if privacy.mailbox_in(plain):
        return "mailbox", "holds a mailbox", "Write it as “mailbox”."
    return None


def _form(url: str) -> Fault | None:
    if len(url) > _LONGEST:
        return (
            "website",
            f"has {len(url)} characters; at most {_LONGEST} are read",
            "Write a shorter address.",
        )
    if not url.isascii() or not url.isprintable() or any(char in " \"'<>\\^`{|}" for char in url):
        return (
            "website",
            "holds characters that no web address has",
            f"Write it as browsers copy it: {_EXAMPLE}",
        )
    try:
        parts = urlsplit(url)
        host, user, _ = parts.hostname or "", parts.username, parts.port
    except ValueError:
        return "website", "is no web address", f"Write: {_EXAMPLE}"
    if parts.scheme not in {"http", "https"} or not url.lower().startswith(f"{parts.scheme}://"):
        return "website", "must begin with https:// or http://", f"Write: {_EXAMPLE}"
    if user is not None or not _HOST.fullmatch(host):
        return "website", "does not name a site such as example.org", f"Write: {_EXAMPLE}"
    return None
