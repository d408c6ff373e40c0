"""The code lists: complete in five languages, extended and shadowed by a project, forgiving to searchers."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest

from symbios.registry.listing import limits
from symbios.registry.vocabularies import NAMES, package_vocabulary

if TYPE_CHECKING:
    from conftest import LoadFiles

LOCALES = {"en", "sl", "it", "pt", "es"}
NUTS = r"(BE|ES|IT|PT|SI)[A-Z0-9]\d|PT1[A-D]"


@pytest.mark.parametrize("name", NAMES)
def test_every_code_is_labelled_in_five_languages(name: str) -> None:
    """No label of a general list is missing, and none names a project."""
    for code, labels in package_vocabulary(name).terms.items():
        assert set(labels) == LOCALES, code
        assert all(label.strip() and "symbios" not in label.casefold() for label in labels.values())


def test_codes_have_the_form_of_their_standard() -> None:
    """Sectors are NACE sections, divisions or finer; regions are NUTS of level 2; bands have ends."""
    assert all(re.fullmatch(r"[A-V]|\d\d(\.\d\d?)?", code) for code in package_vocabulary("sectors"))
    assert all(
        re.fullmatch(r"(BE|ES|IT|PT|SI)[A-Z0-9]\d|PT1[A-D]", code) for code in package_vocabulary("regions")
    )
    assert [limits(code) for code in package_vocabulary("bands")][-2:] == [(1000, 10000), (10000, None)]


def test_a_list_is_read_once() -> None:
    """The same list is the same object."""
    assert package_vocabulary("sectors") is package_vocabulary("sectors")


def test_a_label_falls_back_to_another_language_and_to_the_code() -> None:
    """Own language, then the fallback, English, and at last the code itself."""
    kinds = package_vocabulary("kinds")
    assert kinds.label("water", "sl", "it") == "Voda"
    assert kinds.labelled("water", "xx", "it") == ("Acqua", "it")
    assert kinds.labelled("water", "xx", "yy") == ("Water", "en")
    assert kinds.labelled("nothing", "xx", "yy") == ("nothing", "")


@pytest.mark.parametrize(
    ("name", "written", "code"),
    [
        ("countries", "Portugal", "PT"),
        ("countries", "pt", "PT"),
        ("countries", "Slovenija", "SI"),
        ("countries", "Itália", "IT"),
        ("languages", "slovenščina", "sl"),
        ("regions", "Emilia Romagna", "ITH5"),
        ("sectors", "Education", "85"),
        ("sectors", "Manufacture of beverages", None),
        ("sectors", "leather and footwear", "15"),
        ("sectors", "x", None),
        ("sectors", "", None),
    ],
)
def test_a_name_in_place_of_a_code_finds_the_code(name: str, written: str, code: str | None) -> None:
    """A label in any language, or nearly one, is known; what is not close enough is not guessed."""
    assert package_vocabulary(name).code_of(written) == code


@pytest.mark.parametrize(
    ("name", "written", "first"),
    [
        ("regions", "PT12", "PT11"),
        ("sectors", "15.11", "15"),
        ("sectors", "Leather goods", "15"),
        ("units", "m", "m2"),
    ],
)
def test_the_nearest_code_comes_first(name: str, written: str, first: str) -> None:
    """A wrong code is answered with the ones it was most likely meant to be."""
    assert package_vocabulary(name).nearest(written)[0] == first


def test_a_project_adds_terms_and_puts_labels_over_general_ones(entry: str, load_files: LoadFiles) -> None:
    """A new code can be used at once; a shadowed one keeps its labels in other languages."""
    own = "broker: {label: {en: Broker, sl: Posrednik}}\nresearch: {label: Studies}\n"
    registry, report = load_files(
        {
            "vocabularies/roles.yml": own,
            "organisations/example.yml": f"{entry}roles: [broker, research]\n",
        }
    )
    assert report.render() == ""
    assert registry.organisations[0].roles == ("broker", "research")
    roles = registry.vocabularies["roles"]
    assert [roles.label("research", locale, "en") for locale in ("en", "it")] == ["Studies", "Fa ricerca"]
    assert package_vocabulary("roles").label("research", "en", "en") == "Does research"
