"""Reads the file of one organisation."""

from __future__ import annotations

from decimal import Decimal

from symbios.registry import privacy
from symbios.registry.fields import LINE, PARAGRAPHS, Context, EntryFields, id_fault
from symbios.registry.listing import read_listing
from symbios.registry.model import Contact, Coordinates, Listing, Organisation, Side, Tombstone
from symbios.yamlio import Map, Mark, Node

KEYS = (
    "id", "name", "description", "country", "region", "city", "coordinates", "sector", "roles", "languages",
    "contact", "verified", "expires", "status", "offers", "needs",
)  # fmt: skip
REQUIRED = ("name", "country", "region", "sector", "contact")
CONTACT_KEYS = ("website", "mailbox", "form")
COORDINATE_KEYS = ("latitude", "longitude")
STATUSES = ("active", "withdrawn")
TOMBSTONE_KEYS = ("id", "status", "withdrawn")
_MAILBOX = "mailbox: info@example.org"
_PERSONAL = {
    "telephone": ("tel", "phone", "telephone", "mobile", "fax", "whatsapp"),
    "person": ("person", "name", "contact_person", "first_name", "last_name", "address"),
    "mailbox": ("email", "e-mail", "mail"),
}
_SAYS = {
    "telephone": ("no telephone number is published", "Delete the line."),
    "person": ("no person is published", "Delete the line."),
    "mailbox": ("the key for a mailbox is “mailbox”", _MAILBOX),
}
_NUTS_PREFIX = {"GR": "EL", "GB": "UK"}
"""Where the first letters of a NUTS code are not the country's ISO code."""


def read_entry(node: Node, stem: str, context: Context) -> Organisation | Tombstone | None:
    """Return the entry of the file `stem`.yml; None where something required is missing or wrong."""
    fields = EntryFields(node, context)
    if not isinstance(node, Map):
        return None
    own_id = fields.text("id")
    if own_id is not None and own_id != stem:
        message = f"“id” is “{own_id}”, but the file is called “{stem}.yml”"
        fields.problem("id", message, f"id: {stem}", fields.mark_of("id"))
    fault = id_fault(stem)
    if fault:
        message = f"the file's name “{stem}” cannot be an id: {fault}"
        fields.problem("id", message, "Rename the file, such as “example-brewery.yml”.", Mark(1, 1))
    if fields.choice("status", STATUSES) == "withdrawn":
        return _tombstone(fields, stem)
    if "withdrawn" in fields:
        message = "“withdrawn” stands in an entry that is not withdrawn"
        hint = "status: withdrawn\nor delete the line."
        fields.problem("withdrawn", message, hint, fields.mark_of("withdrawn"))
    organisation = _organisation(fields, stem)
    fields.done(known=("withdrawn",))
    return organisation


def _tombstone(fields: EntryFields, stem: str) -> Tombstone | None:
    for key in fields.names():
        if key in KEYS and key not in TOMBSTONE_KEYS:
            message = f"a withdrawn entry keeps nothing but its date; “{key}” is still there"
            fields.problem(
                "withdrawn", message, "Delete the line and all that belongs to it.", fields.mark_of(key)
            )
    if "withdrawn" not in fields:
        fields.missing("withdrawn", f"withdrawn: {fields.context.build_date.isoformat()}")
    day = fields.day("withdrawn")
    fields.done(known=KEYS)
    return Tombstone(stem, fields.context.path, day) if day else None


def _organisation(fields: EntryFields, stem: str) -> Organisation | None:
    name = fields.localised_text("name", LINE, line='name: "Example Brewery"')
    description = fields.localised_text("description", PARAGRAPHS)
    country = fields.code("country", "countries", line="country: PT")
    region = fields.code("region", "regions", line="region: PT11")
    _compare(fields, country, region)
    city = fields.localised_text("city", LINE)
    sector = fields.code("sector", "sectors", line='sector: "11"')
    roles, languages = fields.codes("roles", "roles"), fields.codes("languages", "languages")
    coordinates = _coordinates(fields)
    contact = _contact(fields, stem, tuple(name.values()))
    verified, expires = fields.day("verified"), fields.expiry("expires")
    offers = _listings(fields, "offers", "offer", region)
    needs = _listings(fields, "needs", "need", region)
    _compare_ids(fields, (*offers, *needs))
    if not (name and country and region and sector and contact):
        return None
    return Organisation(
        id=stem,
        path=fields.path,
        name=name,
        description=description,
        country=country,
        region=region,
        city=city,
        coordinates=coordinates,
        sector=sector,
        roles=roles,
        languages=languages,
        contact=contact,
        verified=verified,
        expires=expires,
        offers=offers,
        needs=needs,
    )


def _compare(fields: EntryFields, country: str | None, region: str | None) -> None:
    if not country or not region:
        return
    prefix = _NUTS_PREFIX.get(country, country)
    if not region.startswith(prefix):
        message = f"the region {region} does not lie in the country {country}"
        own = [code for code in fields.context.vocabularies["regions"] if code.startswith(prefix)]
        hint = f"Regions of {country}: {', '.join(own)}." if own else "Look at both codes."
        fields.problem("region", message, hint, fields.mark_of("region"))


def _coordinates(fields: EntryFields) -> Coordinates | None:
    node = fields.map("coordinates")
    if node is None:
        return None
    degrees = EntryFields(node, fields.context)
    latitude = _degrees(degrees, "latitude", 90)
    longitude = _degrees(degrees, "longitude", 180)
    degrees.done()
    return None if latitude is None or longitude is None else Coordinates(latitude, longitude)


def _degrees(fields: EntryFields, key: str, most: int) -> float | None:
    if key not in fields:
        fields.missing(key, f"{key}: 44.80")
    written = fields.text(key) if fields.number(key) is not None else None
    if written is None:
        return None
    coarse = privacy.rounded(written)
    if coarse is not None:
        message = f"“{key}” is finer than 0.01°, about a kilometre"
        fields.problem("coordinates", message, f"{key}: {coarse}", fields.mark_of(key))
        return None
    value = Decimal(written)
    if abs(value) > most:
        fields.problem("coordinates", f"“{key}” is beyond {most}°", f"{key}: 44.80", fields.mark_of(key))
        return None
    return float(value)


def _contact(fields: EntryFields, stem: str, names: tuple[str, ...]) -> Contact | None:
    if "contact" not in fields:
        fields.missing("contact", "contact:\n  website: https://example.org/")
    node = fields.map("contact")
    if node is None:
        return None
    contact = EntryFields(node, fields.context)
    website, form = contact.website("website"), contact.website("form")
    words = privacy.words_of(stem, *names, (website or "").partition("//")[2].partition("/")[0])
    mailbox = _mailbox(contact, words)
    personal = {key: what for what, keys in _PERSONAL.items() for key in keys}
    for key in contact.names():
        if key in personal:
            says, hint = _SAYS[personal[key]]
            contact.problem(
                personal[key], f"“contact” has the key “{key}”; {says}", hint, contact.mark_of(key)
            )
    contact.done(known=personal)
    if not any(key in contact for key in CONTACT_KEYS):
        contact.problem("contact", "“contact” names no way to write", "website: https://example.org/")
    return Contact(website, mailbox, form) if website or mailbox or form else None


def _mailbox(fields: EntryFields, words: frozenset[str]) -> str | None:
    mailbox = fields.text("mailbox")
    if mailbox is None:
        return None
    if not privacy.MAILBOX.fullmatch(mailbox):
        fields.problem("mailbox", "“mailbox” is no mailbox", _MAILBOX, fields.mark_of("mailbox"))
        return None
    if not privacy.is_organisations(mailbox, words):
        message = f"“mailbox” may belong to a person ({privacy.masked(mailbox)})"
        hint = f"Write one of a desk, or give the website alone: {_MAILBOX}"
        fields.problem("mailbox", message, hint, fields.mark_of("mailbox"))
        return None
    return mailbox


def _listings(fields: EntryFields, key: str, side: Side, region: str | None) -> tuple[Listing, ...]:
    found = [read_listing(node, side, region, fields.context) for node in fields.items(key)]
    return tuple(listing for listing in found if listing)


def _compare_ids(fields: EntryFields, listings: tuple[Listing, ...]) -> None:
    seen: set[str] = set()
    for listing in listings:
        if listing.id in seen:
            message = f"two offers or needs have the id “{listing.id}”"
            fields.problem("duplicate", message, f"id: {listing.id}-2", fields.mark_of(f"{listing.side}s"))
        seen.add(listing.id)
