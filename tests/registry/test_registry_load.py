"""What the loader says about each kind of problem, literally, and what it returns."""

from __future__ import annotations

import base64
import json
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from symbios.problems import Report
from symbios.registry.load import load
from symbios.registry.model import Contact, QuantityBand, Tombstone, pick

if TYPE_CHECKING:
    from conftest import LoadEntry, LoadFiles

TESTS = Path(__file__).parent.parent
PROJECT = TESTS.parent
SHORT, FULL = "example:", "community_data/organisations/example.yml:"
ENTRY_CASES = json.loads((TESTS / "cases" / "registry-problems.json").read_text("utf-8"))
FILE_CASES = json.loads((TESTS / "cases" / "registry-files.json").read_text("utf-8"))


def said(report: Report) -> list[dict[str, str]]:
    """Return the problems as the tables hold them."""
    return [{"says": str(found).replace(FULL, SHORT), "hint": found.hint} for found in report]


def content(written: str | dict[str, Any]) -> str | bytes:
    """Return what a table means a file to hold."""
    if isinstance(written, str):
        return written
    if "base64" in written:
        return base64.b64decode(written["base64"])
    return str(written["repeat"]) * int(written["times"])


@pytest.mark.parametrize("case", ENTRY_CASES, ids=lambda case: case["why"])
def test_each_problem_of_an_entry_is_said(case: dict[str, Any], entry: str, load_entry: LoadEntry) -> None:
    """Each kind of problem has its place, its message and its hint."""
    _, report = load_entry(entry.replace(case["replace"], case["by"]) if case["replace"] else case["by"])
    assert said(report) == case["problems"]


@pytest.mark.parametrize("case", FILE_CASES, ids=lambda case: case["why"])
def test_each_problem_of_a_file_is_said(case: dict[str, Any], load_files: LoadFiles) -> None:
    """A file that is no entry or no code list is named, and nothing else happens."""
    _, report = load_files({name: content(written) for name, written in case["files"].items()})
    assert said(report) == case["problems"]


def test_the_six_partners_are_sound() -> None:
    """The entries that ship have no problem, no mailbox, no offer, and wait to be verified."""
    report = Report()
    registry = load(PROJECT / "community_data", ("en", "sl"), "en", date(2026, 10, 1), report)
    assert report.render() == ""
    assert [organisation.id for organisation in registry.organisations] == [
        "cisita-parma",
        "cotance",
        "csic-iata",
        "gzs-kzp",
        "spin360",
        "universidade-portucalense",
    ]
    for organisation in registry.organisations:
        assert organisation.contact.website
        assert organisation.contact.mailbox is None
        assert (organisation.verified, organisation.offers, organisation.needs) == (None, (), ())
        assert set(organisation.name) == set(organisation.description) == {"en", "sl"}


def test_a_sound_entry_becomes_an_organisation(entry: str, load_entry: LoadEntry) -> None:
    """Texts, codes and bands arrive as they were written; a listing takes its organisation's region."""
    registry, report = load_entry(f"{entry}coordinates: {{latitude: 41.15, longitude: -8.61}}\n")
    assert not report
    (organisation,) = registry.organisations
    assert organisation.name == {"en": "Example Brewery"}
    assert organisation.contact == Contact("https://brewery.example/", None, None)
    assert organisation.path == "community_data/organisations/example.yml"
    assert organisation.coordinates is not None
    (offer,) = organisation.offers
    assert offer.anchor == "offer-spent-grain"
    assert (offer.region, offer.expires) == ("PT11", date(2027, 6, 30))
    assert offer.quantity == QuantityBand("10-100", 10, 100, "t", "month")


def test_an_unknown_quantity_is_an_answer(entry: str, load_entry: LoadEntry) -> None:
    """`unknown` stands for a quantity that nobody knows."""
    registry, report = load_entry(
        entry.replace("quantity: {band: 10-100, unit: t, per: month}", "quantity: unknown")
    )
    assert not report
    assert registry.organisations[0].offers[0].quantity is None


def test_all_problems_come_at_once(entry: str, load_files: LoadFiles) -> None:
    """One run names the problems of every file, and keeps the entries without error."""
    registry, report = load_files(
        {
            "organisations/a.yml": "name: [",
            "organisations/b.yml": entry.replace("PT11", "PT99").replace("https", "ftp"),
            "organisations/c.yml": entry,
            "organisations/d.yml": entry.replace("2027-06-30", "2026-10-02"),
        }
    )
    assert [(found.path[-5:], found.name) for found in report] == [
        ("a.yml", "yaml-syntax"),
        ("b.yml", "entry-code"),
        ("b.yml", "entry-website"),
        ("d.yml", "entry-expires-soon"),
    ]
    assert [organisation.id for organisation in registry.organisations] == ["c", "d"]


def test_a_withdrawn_entry_leaves_its_id_and_day(load_entry: LoadEntry) -> None:
    """A tombstone is no organisation any more."""
    registry, report = load_entry("status: withdrawn\nwithdrawn: 2026-09-01\n")
    assert not report
    assert registry.organisations == ()
    path = "community_data/organisations/example.yml"
    assert registry.tombstones == (Tombstone("example", path, date(2026, 9, 1)),)


def test_a_project_without_registry_has_an_empty_one(tmp_path: Path) -> None:
    """Where there is no folder there is no problem."""
    report = Report()
    registry = load(tmp_path / "community_data", ("en",), "en", date(2026, 10, 1), report)
    assert (registry.organisations, registry.tombstones, list(report)) == ((), (), [])


def test_a_link_to_another_file_is_not_followed(tmp_path: Path, entry: str) -> None:
    """An entry that is a link could publish any file of the machine, so it is refused."""
    folder = tmp_path / "community_data" / "organisations"
    folder.mkdir(parents=True)
    (tmp_path / "elsewhere.yml").write_text(entry, "utf-8")
    (folder / "example.yml").symlink_to(tmp_path / "elsewhere.yml")
    report = Report()
    load(tmp_path / "community_data", ("en",), "en", date(2026, 10, 1), report)
    assert [str(found).replace(FULL, SHORT) for found in report] == [
        "example:0:0: error: this is not a plain file (entry-file)"
    ]


def test_blanks_are_put_in_order_and_paragraphs_kept(entry: str, load_entry: LoadEntry) -> None:
    """Line ends inside a paragraph are blanks; an empty line begins a new paragraph."""
    registry, _ = load_entry(f"{entry}description: |\n  One\n  two.\n\n  Three.\n")
    assert registry.organisations[0].description == {"en": "One two.\n\nThree."}


@pytest.mark.parametrize(
    ("texts", "picked"),
    [
        ({"en": "e", "sl": "s"}, ("s", "sl")),
        ({"en": "e", "it": "i"}, ("i", "it")),
        ({"en": "e", "pt": "p"}, ("e", "en")),
        ({"pt": "p"}, ("p", "pt")),
        ({}, ("", "")),
    ],
)
def test_a_text_falls_back_with_its_locale(texts: dict[str, str], picked: tuple[str, str]) -> None:
    """The reader's own text comes first, then the source's, English, and any."""
    assert pick(texts, "sl", "it") == picked
