"""The build date: an input, so that the same sources give the same bytes on any day."""

from __future__ import annotations

import os
from datetime import UTC, date, datetime


def build_date() -> date:
    """Return the day of SOURCE_DATE_EPOCH (seconds since 1970, reproducible-builds.org), else today in UTC.

    Raise ValueError where the variable is no whole number of seconds.
    """
    seconds = os.environ.get("SOURCE_DATE_EPOCH", "")
    if not seconds:
        return datetime.now(UTC).date()
    try:
        return datetime.fromtimestamp(int(seconds), UTC).date()
    except (ValueError, OverflowError, OSError):
        raise ValueError(f"SOURCE_DATE_EPOCH is “{seconds}”; expected seconds since 1970") from None
