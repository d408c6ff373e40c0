"""What the registry holds once its files have been read and checked."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal, TypeAlias

if TYPE_CHECKING:
    from datetime import date

    from symbios.registry.vocabularies import Vocabularies

LocalText: TypeAlias = Mapping[str, str]
"""Locale code → text; never empty where it is required."""
Side = Literal["offer", "need"]


@dataclass(frozen=True, slots=True)
class Contact:
    """How to reach an organisation, never a person; at least one of the three is there."""

    website: str | None
    mailbox: str | None
    form: str | None


@dataclass(frozen=True, slots=True)
class Coordinates:
    """A place in degrees (WGS 84), rounded to 0.01°, about a kilometre."""

    latitude: float
    longitude: float


@dataclass(frozen=True, slots=True)
class QuantityBand:
    """How much, as a band: `least` to `most` (None: no upper end) in `unit`, within one `period`."""

    code: str
    least: int
    most: int | None
    unit: str
    period: str | None


@dataclass(frozen=True, slots=True)
class Listing:
    """One offer or need; `quantity` is None where the organisation says that it is unknown."""

    id: str
    side: Side
    kind: str
    title: LocalText
    description: LocalText
    nature: str | None
    quantity: QuantityBand | None
    region: str
    expires: date

    @property
    def anchor(self) -> str:
        """The id of the listing's section on its organisation's page."""
        return f"{self.side}-{self.id}"


@dataclass(frozen=True, slots=True)
class Organisation:
    """One entry. `path` is its file, relative to the project; `verified` is when it confirmed the entry."""

    id: str
    path: str
    name: LocalText
    description: LocalText
    country: str
    region: str
    city: LocalText
    coordinates: Coordinates | None
    sector: str
    roles: tuple[str, ...]
    languages: tuple[str, ...]
    contact: Contact
    verified: date | None
    expires: date | None
    offers: tuple[Listing, ...]
    needs: tuple[Listing, ...]


@dataclass(frozen=True, slots=True)
class Tombstone:
    """What stays of a withdrawn entry: its id and the day."""

    id: str
    path: str
    withdrawn: date


@dataclass(frozen=True, slots=True)
class Registry:
    """All entries, sorted by id, with the code lists that name their codes."""

    organisations: tuple[Organisation, ...]
    tombstones: tuple[Tombstone, ...]
    vocabularies: Vocabularies
    build_date: date


def pick(texts: LocalText, locale: str, source_locale: str) -> tuple[str, str]:
    """Return the text for a reader of `locale`, and the locale it is in.

    The order is own, source's, English, any; where there is no text at all, both are empty.
    """
    for code in (locale, source_locale, "en", *texts):
        if code in texts:
            return texts[code], code
    return "", ""
