"""Reading the web addresses and mailboxes of course.yml."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from symbios.yamlfields import Fields

_MAILBOX = re.compile(r"[^@\s<>\"]+@[^@\s<>\"]+\.[A-Za-z]{2,}")


def web(fields: Fields, key: str) -> str:
    """Return the web address at `key`, nothing where there is none; report what cannot be one."""
    value = fields.text(key) or ""
    if value and not value.startswith(("https://", "http://")):
        message = f"“{key}” is “{value}”; expected a web address"
        fields.problem("value", message, f"{key}: https://…", fields.mark_of(key))
        return ""
    return value


def mailbox(fields: Fields, key: str) -> str:
    """Return the mailbox at `key`, nothing where there is none; report what cannot be one."""
    value = fields.text(key) or ""
    if value and not _MAILBOX.fullmatch(value):
        message = f"“{key}” is “{value}”; expected the address of a mailbox"
        fields.problem("value", message, f"{key}: info@example.org", fields.mark_of(key))
        return ""
    return value
