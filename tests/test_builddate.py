"""The build date is an input, so that any day gives the same bytes."""

from datetime import UTC, date, datetime

import pytest

from symbios.builddate import build_date


@pytest.mark.parametrize(
    ("seconds", "day"),
    [
        ("0", date(1970, 1, 1)),
        ("1767225599", date(2025, 12, 31)),
        ("1767225600", date(2026, 1, 1)),
    ],
)
def test_the_day_is_that_of_the_source_in_utc(
    seconds: str, day: date, monkeypatch: pytest.MonkeyPatch
) -> None:
    """SOURCE_DATE_EPOCH is seconds since 1970, and no time zone moves the day."""
    monkeypatch.setenv("SOURCE_DATE_EPOCH", seconds)
    monkeypatch.setenv("TZ", "Pacific/Kiritimati")
    assert build_date() == day


def test_without_it_the_day_is_today(monkeypatch: pytest.MonkeyPatch) -> None:
    """A build by hand has the date of the day it is made, in UTC."""
    monkeypatch.delenv("SOURCE_DATE_EPOCH", raising=False)
    before = datetime.now(UTC).date()
    assert before <= build_date() <= datetime.now(UTC).date()


@pytest.mark.parametrize("seconds", ["yesterday", "1.5", "9" * 30, " "])
def test_what_is_no_number_of_seconds_is_said(seconds: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """A wrong value stops the build instead of giving another day."""
    monkeypatch.setenv("SOURCE_DATE_EPOCH", seconds)
    with pytest.raises(ValueError, match=r"SOURCE_DATE_EPOCH is “.*”; expected seconds since 1970"):
        build_date()
