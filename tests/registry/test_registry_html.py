"""The pages: complete without script, in the reader's language, and strangers' text stays text."""

from __future__ import annotations

from datetime import date
from html.parser import HTMLParser
from typing import TYPE_CHECKING

import pytest

from symbios.registry.html import View, list_page, organisation_page, organisation_title, tombstone_page
from symbios.registry.model import Contact, Listing, Organisation, Registry, Tombstone
from symbios.registry.vocabularies import NAMES, Vocabularies, package_vocabulary

if TYPE_CHECKING:
    from symbios.markup import Html

ATTACKS = [
    "<script>alert(1)</script>",
    "</dd></dl></section><script src=//evil.example></script>",
    "<img src=x onerror=alert(1)>",
    '" onmouseover="alert(1)',
    "' autofocus onfocus='alert(1)",
    "<svg/onload=alert(1)>",
    "<style>*{display:none}</style>",
    "<!-- --><iframe srcdoc='<script>alert(1)</script>'>",
    "<a href=javascript:alert(1)>x</a>",
    "{{ config }} {% raw %} ${7*7}",
    "[x](javascript:alert(1)) ![y](//evil.example)",
    "&lt;script&gt; &amp;amp; &#60;b&#62;",
    "=HYPERLINK(1)",
    "]]><![CDATA[<b>",
    "<" * 500,
]
TAGS = {"a", "dd", "div", "dl", "dt", "h2", "h3", "li", "p", "section", "span", "time", "ul"}
VOCABULARIES = Vocabularies({name: package_vocabulary(name) for name in NAMES})
SLOVENE = View("sl", "sl_SI", "en", {"en": "en-GB"}, lambda text: text.replace("Offers", "Ponudbe"))
ENGLISH = View("en", "en", "en", {"sl": "sl"}, lambda text: text)


class Page(HTMLParser):
    """Collects what a browser would find in a page."""

    def __init__(self, html: Html) -> None:
        super().__init__()
        self.tags: list[tuple[str, dict[str, str | None]]] = []
        self.open: list[str] = []
        self.text = ""
        self.feed(html)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Keep an element; a name that an attribute has twice would be lost here, so it is refused."""
        assert len(dict(attrs)) == len(attrs)
        self.tags.append((tag, dict(attrs)))
        self.open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        """Hold that elements are closed in order."""
        assert self.open.pop() == tag

    def handle_data(self, data: str) -> None:
        """Keep the text."""
        self.text += data

    def of(self, tag: str) -> list[dict[str, str | None]]:
        """Return the attributes of all elements of one kind."""
        return [attributes for found, attributes in self.tags if found == tag]


def organisation(text: str = "Example", **changes: object) -> Organisation:
    """Return an organisation whose every free text is `text`."""
    offer = Listing(
        "a", "offer", "material", {"en": text}, {"en": text}, "residue", None, "PT11", date(2027, 6, 30)
    )
    values: dict[str, object] = {
        "id": "example",
        "path": "community_data/organisations/example.yml",
        "name": {"en": text},
        "description": {"en": text},
        "country": "PT",
        "region": "PT11",
        "city": {"en": text},
        "coordinates": None,
        "sector": "11",
        "roles": ("producer",),
        "languages": ("pt", "en"),
        "contact": Contact("https://brewery.example/", "info@brewery.example", None),
        "verified": None,
        "expires": None,
        "offers": (offer,),
        "needs": (),
    }
    return Organisation(**{**values, **changes})  # type: ignore[arg-type]


def registry(*organisations: Organisation) -> Registry:
    """Return a registry of some organisations."""
    return Registry(organisations, (), VOCABULARIES, date(2026, 10, 1))


@pytest.mark.parametrize("attack", ATTACKS)
def test_strangers_text_is_never_markup(attack: str) -> None:
    """An attack in every text is shown as it was written, and adds no element and no attribute."""
    attacked = organisation(attack)
    harmless = organisation("Example")
    pages = [
        (
            organisation_page(attacked, registry(attacked), ENGLISH),
            organisation_page(harmless, registry(), ENGLISH),
        ),
        (list_page(registry(attacked), ENGLISH), list_page(registry(harmless), ENGLISH)),
    ]
    for hostile, plain in pages:
        page = Page(hostile)
        assert page.tags == Page(plain).tags
        assert {tag for tag, _ in page.tags} <= TAGS
        assert attack in page.text
        assert page.open == []


def test_a_page_tells_what_the_entry_says() -> None:
    """Name, place, sector, roles, languages, contact and the offer stand in the page, in Slovene."""
    page = Page(organisation_page(organisation(), registry(), SLOVENE))
    for text in (
        "Example",
        "Portugalska",
        "Norte",
        "Pijače",
        "Ponuja vire",
        "portugalščina, angleščina",
        "Ponudbe",
    ):
        assert text in page.text
    assert "Not yet verified by the organisation" in page.text
    assert "Valid until 30. junij 2027" in page.text


def test_a_verified_entry_says_when() -> None:
    """The day of verification takes the place of the warning."""
    page = Page(organisation_page(organisation(verified=date(2026, 9, 1)), registry(), ENGLISH))
    assert "Verified by the organisation on September 1, 2026" in page.text
    assert "Not yet verified" not in page.text


def test_an_offer_is_an_anchored_section_with_its_expiry() -> None:
    """An offer can be linked to, carries its expiry as data and in words, and is named by its heading."""
    page = Page(organisation_page(organisation(), registry(), ENGLISH))
    (section,) = page.of("section")
    assert section == {
        "class": "course-listing course-offer",
        "id": "offer-a",
        "data-expires": "2027-06-30",
        "aria-labelledby": "offer-a-title",
    }
    assert {"datetime": "2027-06-30"} in page.of("time")
    assert "the competent authority confirms" in page.text


def test_links_tell_the_other_site_nothing() -> None:
    """The website's link sends no referrer and gives no handle on this page."""
    page = Page(organisation_page(organisation(), registry(), ENGLISH))
    website, mailbox = page.of("a")
    assert website == {
        "href": "https://brewery.example/",
        "rel": "noopener noreferrer",
        "referrerpolicy": "no-referrer",
    }
    assert mailbox == {"href": "mailto:info@brewery.example"}


def test_a_text_in_another_language_says_so() -> None:
    """A text that is not in the page's language carries its own language; one that is carries none."""
    slovene = Page(organisation_page(organisation(), registry(), SLOVENE))
    assert {"lang": "en-GB", "dir": "auto"} in slovene.of("p")
    assert {"lang": "en-GB", "dir": "auto"} in slovene.of("span")
    english = Page(organisation_page(organisation(), registry(), ENGLISH))
    assert all("lang" not in attributes for _, attributes in english.tags)


def test_the_list_groups_by_country_in_the_readers_alphabet() -> None:
    """Countries and names are sorted as the reader reads them; links stay in the folder."""
    names = {"b": ("PT", "Beta"), "a": ("PT", "álfa"), "c": ("ES", "Gama"), "d": ("BE", "Delta")}
    entries = [organisation(text, id=key, country=country) for key, (country, text) in names.items()]
    page = Page(list_page(registry(*entries), SLOVENE))
    assert [heading["id"] for heading in page.of("h2")] == ["country-be", "country-pt", "country-es"]
    assert [link["href"] for link in page.of("a")] == ["d.html", "a.html", "b.html", "c.html"]


def test_an_empty_registry_says_so() -> None:
    """The list of nothing is a sentence."""
    assert Page(list_page(registry(), ENGLISH)).text == "No organisation is listed yet."


def test_a_withdrawn_entry_leaves_a_sentence() -> None:
    """The page of a withdrawn entry has the day and nothing of the entry."""
    tombstone = Tombstone("example", "community_data/organisations/example.yml", date(2026, 9, 1))
    assert (
        Page(tombstone_page(tombstone, ENGLISH)).text
        == "This organisation withdrew its entry on September 1, 2026."
    )


def test_a_translation_that_lost_the_date_still_shows_it() -> None:
    """Where a catalog's sentence has no place for the day, the day stands at its end."""
    view = View("en", "en", "en", {}, lambda text: text.replace("{day}", "").strip())
    assert "Valid until June 30, 2027" in Page(organisation_page(organisation(), registry(), view)).text


def test_the_title_is_plain_text() -> None:
    """The page's title is the name in the reader's language, for the caller to escape."""
    assert organisation_title(organisation("<b>"), SLOVENE) == "<b>"


def test_the_generator_never_names_a_project() -> None:
    """No generated page has the generator's name in it."""
    html = organisation_page(organisation(), registry(), ENGLISH) + list_page(
        registry(organisation()), SLOVENE
    )
    assert "symbios" not in html.casefold()
