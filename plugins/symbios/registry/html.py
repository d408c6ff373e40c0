"""Shows one organisation, and the list of all of them; the text of strangers is never markup."""

from __future__ import annotations

import unicodedata
from dataclasses import dataclass
from itertools import groupby
from typing import TYPE_CHECKING

from symbios import localenames
from symbios.markup import Attribute, Html, Translate, element, join, text
from symbios.registry.model import Contact, Listing, LocalText, Organisation, Registry, Tombstone, pick

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping
    from datetime import date


@dataclass(frozen=True, slots=True)
class View:
    """For whom a page is made.

    `locale` is the reader's locale code, `babel` its name in Babel, `langs` locale code → HTML language tag.
    """

    locale: str
    babel: str
    source_locale: str
    langs: Mapping[str, str]
    translate: Translate


def organisation_title(organisation: Organisation, view: View) -> str:
    """Return the organisation's name for the page's title, as plain text."""
    return pick(organisation.name, view.locale, view.source_locale)[0]


def organisation_page(organisation: Organisation, registry: Registry, view: View) -> Html:
    """Return the body of an organisation's page, below the page's title."""
    return element(
        "div",
        {"class": "course-organisation", "data-expires": _iso(organisation.expires)},
        _standing(organisation, view),
        _paragraphs(organisation.description, view),
        _facts(organisation, registry, view),
        # Translators: heading above what an organisation has to give
        _listings(view.translate("Offers"), organisation.offers, registry, view),
        # Translators: heading above what an organisation is looking for
        _listings(view.translate("Needs"), organisation.needs, registry, view),
    )


def tombstone_page(tombstone: Tombstone, view: View) -> Html:
    """Return the body of the page that stays where a withdrawn entry was."""
    # Translators: {day} is a date in words, such as 30 June 2027, in the form in which a date stands alone
    sentence = view.translate("This organisation withdrew its entry on {day}.")
    return element("p", {"class": "course-withdrawn"}, _dated(sentence, tombstone.withdrawn, view))


def list_page(registry: Registry, view: View) -> Html:
    """Return the body of the list of all organisations by country; their pages lie in the same folder."""
    if not registry.organisations:
        # Translators: shown in the directory as long as it is empty
        sentence = view.translate("No organisation is listed yet.")
        return element("p", {"class": "course-directory-empty"}, text(sentence))

    def country(organisation: Organisation) -> tuple[str, str]:
        return _sorted_as(localenames.country(organisation.country, view.babel)), organisation.country

    def place(organisation: Organisation) -> tuple[tuple[str, str], str, str]:
        return country(organisation), _sorted_as(organisation_title(organisation, view)), organisation.id

    ordered = sorted(registry.organisations, key=place)
    groups = (
        _country(code, tuple(group), registry, view) for (_, code), group in groupby(ordered, key=country)
    )
    return element("div", {"class": "course-directory"}, *groups)


def _country(code: str, organisations: tuple[Organisation, ...], registry: Registry, view: View) -> Html:
    heading_id = f"country-{code.lower()}"
    heading = element("h2", {"id": heading_id}, text(localenames.country(code, view.babel)))
    items = (_item(organisation, registry, view) for organisation in organisations)
    entries = element("ul", {"class": "course-directory-list"}, *items)
    return element("section", {"aria-labelledby": heading_id}, heading, entries)


def _item(organisation: Organisation, registry: Registry, view: View) -> Html:
    link = element("a", {"href": f"{organisation.id}.html"}, _localised(organisation.name, view))
    facts = [
        _label("sectors", organisation.sector, registry, view),
        _label("regions", organisation.region, registry, view),
    ]
    details = element("span", {"class": "course-directory-facts"}, _listed(facts))
    parts = [element("h3", None, link), details]
    if organisation.verified is None:
        parts += [text(" "), _unverified("span", view)]
    return element("li", {"data-expires": _iso(organisation.expires)}, *parts)


def organisation_card(
    organisation: Organisation, registry: Registry, view: View, address: str, level: int
) -> Html:
    """Return an organisation as a card in a list; `address` is its page's, `level` that of its heading."""
    link = element("a", {"href": address}, _localised(organisation.name, view))
    country = text(localenames.country(organisation.country, view.babel))
    place = [part for part in (_localised(organisation.city, view), country) if part]
    roles = [_label("roles", role, registry, view) for role in organisation.roles]
    parts = [
        element(f"h{level}", None, link),
        element("p", {"class": "course-partner__place"}, _listed(place)),
        _paragraphs(organisation.description, view),
    ]
    if roles:
        parts.append(element("p", {"class": "course-partner__roles"}, _listed(roles, " · ")))
    if organisation.contact.website:
        parts.append(element("p", {"class": "course-partner__website"}, _link(organisation.contact.website)))
    if organisation.verified is None:
        parts.append(_unverified("p", view))
    return element("li", {"class": "course-partner", "data-expires": _iso(organisation.expires)}, *parts)


def _standing(organisation: Organisation, view: View) -> Html:
    """Return whether the organisation has confirmed its entry, and until when the entry holds."""
    parts = []
    if organisation.verified is None:
        parts.append(_unverified("p", view))
    else:
        # Translators: label of an entry in the directory; {day} is a date in words, in the form in which it
        # stands alone
        sentence = view.translate("Verified by the organisation on {day}")
        parts.append(
            element("p", {"class": "course-verified"}, _dated(sentence, organisation.verified, view))
        )
    if organisation.expires:
        parts.append(_expiry(organisation.expires, view))
    return join(*parts)


def _unverified(tag: str, view: View) -> Html:
    # Translators: label of an entry in the directory that somebody else has made
    words = view.translate("Not yet verified by the organisation")
    return element(tag, {"class": "course-unverified"}, text(words))


def _facts(organisation: Organisation, registry: Registry, view: View) -> Html:
    """Return the table of facts; one that was not given has no row."""
    roles = [_label("roles", role, registry, view) for role in organisation.roles]
    languages = [text(localenames.language(code, view.babel)) for code in organisation.languages]
    translate = view.translate
    rows = (
        # Translators: row of an organisation's table
        (translate("Country"), text(localenames.country(organisation.country, view.babel))),
        # Translators: row of the table of an organisation, an offer or a need: where it is
        (translate("Region"), _label("regions", organisation.region, registry, view)),
        # Translators: row of an organisation's table
        (translate("City"), _localised(organisation.city, view)),
        # Translators: row of an organisation's table: the branch of the economy, such as leather and
        # footwear
        (translate("Sector"), _label("sectors", organisation.sector, registry, view)),
        # Translators: row of an organisation's table: what it does when resources change hands, such as
        # “Takes resources in”
        (translate("Roles"), _listed(roles)),
        # Translators: row of an organisation's table: the languages in which one can write to it
        (translate("Languages"), _listed(languages)),
        *_contact(organisation.contact, view),
    )
    return _table(rows)


def _contact(contact: Contact, view: View) -> tuple[tuple[str, Html], ...]:
    address = contact.mailbox
    mailbox = element("a", {"href": f"mailto:{address}"}, text(address)) if address else text("")
    return (
        # Translators: row of an organisation's table: the address of its website
        (view.translate("Website"), _link(contact.website)),
        # Translators: row of an organisation's table: the address of a form on its website
        (view.translate("Contact form"), _link(contact.form)),
        # Translators: row of an organisation's table: the address of the organisation, never of a person
        (view.translate("E-mail"), mailbox),
    )


def _link(url: str | None) -> Html:
    """Return a link that tells the other site nothing about the reader, named by its address."""
    if url is None:
        return text("")
    attributes: dict[str, Attribute] = {
        "href": url, "rel": "noopener noreferrer", "referrerpolicy": "no-referrer",
    }  # fmt: skip
    return element("a", attributes, text(url.partition("//")[2].rstrip("/")))


def _listings(heading: str, listings: tuple[Listing, ...], registry: Registry, view: View) -> Html:
    if not listings:
        return text("")
    heading_id = f"{listings[0].side}s"
    sections = (_listing(listing, registry, view) for listing in listings)
    return join(element("h2", {"id": heading_id}, text(heading)), *sections)


def _listing(listing: Listing, registry: Registry, view: View) -> Html:
    translate = view.translate
    rows = [
        # Translators: row of the table of an offer or need: material, energy, water, space, service …
        (translate("Kind"), _label("kinds", listing.kind, registry, view)),
        # Translators: row of the table of an offer or need: a range, such as “10 to 100 t a year”
        (translate("Quantity"), _quantity(listing, registry, view)),
        (translate("Region"), _label("regions", listing.region, registry, view)),
    ]
    note = text("")
    if listing.nature:
        # Translators: row of the table of an offer: waste, by-product, product, or a residue whose status
        # is not clear
        rows.append((translate("Status"), _label("natures", listing.nature, registry, view)))
        # Translators: stands below the table of an offer; the legal status is the one of European waste law
        claim = translate("As stated by the organisation; the competent authority confirms the legal status.")
        note = element("p", {"class": "course-claim"}, text(claim))
    return element(
        "section",
        {
            "class": f"course-listing course-{listing.side}",
            "id": listing.anchor,
            "data-expires": _iso(listing.expires),
            "aria-labelledby": f"{listing.anchor}-title",
        },
        element("h3", {"id": f"{listing.anchor}-title"}, _localised(listing.title, view)),
        _paragraphs(listing.description, view),
        _table(rows),
        note,
        _expiry(listing.expires, view),
    )


def _quantity(listing: Listing, registry: Registry, view: View) -> Html:
    band = listing.quantity
    if band is None:
        # Translators: stands in place of a quantity
        return text(view.translate("not known"))
    parts = [_label("bands", band.code, registry, view), _label("units", band.unit, registry, view)]
    if band.period:
        parts.append(_label("periods", band.period, registry, view))
    return _listed(parts, " ")


def _table(rows: Iterable[tuple[str, Html]]) -> Html:
    pairs = (
        element("div", None, element("dt", None, text(term)), element("dd", None, value))
        for term, value in rows
        if value
    )
    return element("dl", {"class": "course-facts"}, *pairs)


def _expiry(day: date, view: View) -> Html:
    # Translators: {day} is a date in words, such as 30 June 2027, in the form in which a date stands alone
    return element("p", {"class": "course-expires"}, _dated(view.translate("Valid until {day}"), day, view))


def _dated(sentence: str, day: date, view: View) -> Html:
    """Return a sentence with the date in words where `{day}` stands, or at its end."""
    before, found, after = sentence.partition("{day}")
    shown = element("time", {"datetime": day.isoformat()}, text(localenames.day(day, view.babel)))
    return join(text(before if found else f"{before} "), shown, text(after))


def _iso(day: date | None) -> str | None:
    return day.isoformat() if day else None


def _listed(parts: Iterable[Html], separator: str = ", ") -> Html:
    return Html(text(separator).join(parts))


def _label(vocabulary: str, code: str, registry: Registry, view: View) -> Html:
    label, locale = registry.vocabularies[vocabulary].labelled(code, view.locale, view.source_locale)
    return _in_language(label, locale, view)


def _localised(texts: LocalText, view: View) -> Html:
    return _in_language(*pick(texts, view.locale, view.source_locale), view)


def _paragraphs(texts: LocalText, view: View) -> Html:
    found, locale = pick(texts, view.locale, view.source_locale)
    return join(*(element("p", _language(locale, view), text(part)) for part in found.split("\n\n") if part))


def _in_language(found: str, locale: str, view: View) -> Html:
    attributes = _language(locale, view)
    return element("span", attributes, text(found)) if attributes else text(found)


def _language(locale: str, view: View) -> dict[str, Attribute]:
    """Return the attributes of a text that is not in the page's language."""
    if locale in {"", view.locale}:
        return {}
    return {"lang": view.langs.get(locale, locale), "dir": "auto"}


def _sorted_as(name: str) -> str:
    """Return a name as it is sorted: without accents and case; an accented letter follows its plain one."""
    plain = unicodedata.normalize("NFKD", name)
    return f"{''.join(char for char in plain if not unicodedata.combining(char)).casefold()}\0{name}"
