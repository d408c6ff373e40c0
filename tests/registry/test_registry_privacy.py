"""What counts as personal data, held against `tests/cases/registry-privacy.json`."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from symbios.registry import privacy
from symbios.registry.website import website_fault

CASES: dict[str, Any] = json.loads(
    (Path(__file__).parent.parent / "cases" / "registry-privacy.json").read_text("utf-8")
)
WORDS = privacy.words_of(*CASES["words"])


@pytest.mark.parametrize(("local", "why"), CASES["mailboxes_accepted"])
def test_a_mailbox_of_a_desk_is_accepted(local: str, why: str) -> None:
    """A role in any of the five languages, or a word of the organisation, may stand before the @."""
    assert privacy.is_organisations(f"{local}@brewery.example", WORDS), why


@pytest.mark.parametrize(("local", "why"), CASES["mailboxes_refused"])
def test_a_mailbox_of_a_person_is_refused(local: str, why: str) -> None:
    """Whatever else stands before the @ may be a person."""
    assert not privacy.is_organisations(f"{local}@brewery.example", WORDS), why


@pytest.mark.parametrize("text", CASES["telephones"])
def test_a_telephone_number_is_found(text: str) -> None:
    """A telephone number is found in whatever form people write it, also inside a sentence."""
    assert privacy.telephone(text)
    assert privacy.telephone(f"Reach us: {text}, mornings.")


@pytest.mark.parametrize("text", CASES["no_telephones"])
def test_a_figure_is_no_telephone_number(text: str) -> None:
    """Quantities, dates, ranges, codes and project numbers are not taken for telephone numbers."""
    assert privacy.telephone(text) is None


@pytest.mark.parametrize("text", CASES["mailboxes_in_text"])
def test_a_mailbox_in_a_text_is_found(text: str) -> None:
    """A mailbox in a text is found, also a disguised one."""
    assert privacy.mailbox_in(text)


@pytest.mark.parametrize("text", CASES["no_mailboxes_in_text"])
def test_an_at_sign_is_no_mailbox(text: str) -> None:
    """An @ without a mailbox around it is left alone."""
    assert privacy.mailbox_in(text) is None


@pytest.mark.parametrize("text", CASES["places"])
def test_an_exact_place_in_a_text_is_found(text: str) -> None:
    """Coordinates finer than 0.01° are found in a text."""
    assert privacy.place_in(text)


@pytest.mark.parametrize("text", CASES["no_places"])
def test_rounded_figures_are_no_exact_place(text: str) -> None:
    """Coordinates of two decimals and other figures are left alone."""
    assert privacy.place_in(text) is None


@pytest.mark.parametrize(("written", "number"), CASES["quantities"])
def test_an_exact_quantity_is_told_from_a_band(written: str, number: float | None) -> None:
    """A bare number, with or without its unit, is an exact quantity."""
    assert privacy.exact_quantity(written) == number


@pytest.mark.parametrize(("written", "coarse"), CASES["degrees"])
def test_degrees_are_rounded_where_they_are_too_fine(written: str, coarse: str | None) -> None:
    """Degrees finer than 0.01° come back rounded, in whatever notation they were written."""
    found = privacy.rounded(written)
    assert (None if found is None else str(found)) == coarse


@pytest.mark.parametrize(
    "url",
    [
        "https://upt.pt",
        "http://brewery.example/a/b?c=d#e",
        "HTTPS://Brewery.Example/",
        "https://forms.example.org:8443/d/e/1FAIpQL-912",
        "https://xn--bcher-kva.example/",
    ],
)
def test_a_web_address_is_accepted(url: str) -> None:
    """An ordinary address of a site may become a link."""
    assert website_fault(url) is None


@pytest.mark.parametrize(
    "url",
    [
        "",
        "upt.pt",
        "//upt.pt",
        "javascript:alert(1)",
        "java\tscript:alert(1)",
        "data:text/html,<script>",
        "https:upt.pt",
        "https:///upt.pt",
        "ftp://upt.pt",
        "mailto:info@upt.pt",
        "https://user:word@upt.pt",
        "https://127.0.0.1/",
        "https://[::1]/",
        "https://2130706433/",
        "https://upt.pt:99999/",
        "https://upt.pt\\@evil.example",
        'https://upt.pt/"onclick="alert(1)',
        "https://upt.pt/ x",
        "https://upt.pt/%2B351912345678",
    ],
)
def test_any_other_address_is_refused(url: str) -> None:
    """Scripts, disguises, bare machines and telephone numbers never become a link."""
    assert website_fault(url)
