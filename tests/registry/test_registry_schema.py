"""The schema for editors says what the loader does."""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import Any

import pytest

from symbios.problems import Report
from symbios.registry import entry, listing
from symbios.registry.fields import LINE, PARAGRAPHS
from symbios.registry.vocabularies import package_vocabulary
from symbios.yamlio import Map, Node, Text, parse

PROJECT = Path(__file__).parent.parent.parent
SCHEMA: dict[str, Any] = json.loads((PROJECT / "schemas" / "organisation.schema.json").read_text("utf-8"))
ENTRY, TOMBSTONE, LISTING = (SCHEMA["definitions"][name] for name in ("entry", "tombstone", "listing"))
QUANTITY = LISTING["properties"]["quantity"]["oneOf"][1]


@pytest.mark.parametrize(
    ("schema", "keys", "required"),
    [
        (ENTRY, entry.KEYS, entry.REQUIRED),
        (TOMBSTONE, entry.TOMBSTONE_KEYS, ("status", "withdrawn")),
        (LISTING, listing.KEYS, listing.REQUIRED),
        (QUANTITY, listing.QUANTITY_KEYS, ("band", "unit")),
        (ENTRY["properties"]["contact"], entry.CONTACT_KEYS, ()),
        (ENTRY["properties"]["coordinates"], entry.COORDINATE_KEYS, entry.COORDINATE_KEYS),
    ],
)
def test_the_schema_has_the_loaders_keys(
    schema: dict[str, Any], keys: tuple[str, ...], required: tuple[str, ...]
) -> None:
    """The same keys are known, the same are required, and no other is allowed."""
    assert set(schema["properties"]) == set(keys)
    assert set(schema.get("required", ())) == set(required)
    assert schema["additionalProperties"] is False


@pytest.mark.parametrize(
    ("schema", "vocabulary"),
    [
        (LISTING["properties"]["kind"], "kinds"),
        (LISTING["properties"]["nature"], "natures"),
        (QUANTITY["properties"]["band"], "bands"),
        (QUANTITY["properties"]["unit"], "units"),
        (QUANTITY["properties"]["per"], "periods"),
        (ENTRY["properties"]["roles"]["items"], "roles"),
    ],
)
def test_the_schema_lists_the_codes_of_the_vocabularies(schema: dict[str, Any], vocabulary: str) -> None:
    """A closed list in the schema is the general code list, in its order."""
    assert schema["enum"] == list(package_vocabulary(vocabulary))


@pytest.mark.parametrize("key", ["sector", "region", "country"])
def test_the_schemas_patterns_fit_the_codes(key: str) -> None:
    """A code of an open list has the form that the schema asks for."""
    names = {"sector": "sectors", "region": "regions", "country": "countries"}
    pattern = ENTRY["properties"][key]["pattern"]
    assert all(re.search(pattern, code) for code in package_vocabulary(names[key]))


def test_the_schemas_texts_are_as_long_as_the_loaders() -> None:
    """The longest text that an editor accepts is the longest that the loader reads."""
    assert ENTRY["properties"]["name"]["oneOf"][0]["maxLength"] == LINE
    assert ENTRY["properties"]["description"]["oneOf"][0]["maxLength"] == PARAGRAPHS


def fits(node: Node | None, schema: dict[str, Any]) -> bool:
    """Whether a mapping has a schema's keys, and its texts the schema's patterns and lists."""
    if not isinstance(node, Map) or not set(schema.get("required", ())) <= set(node.nodes) <= set(
        schema["properties"]
    ):
        return False
    for key, value in node.nodes.items():
        rule = schema["properties"][key]
        if rule.get("type") == "object" and not fits(value, rule):
            return False
        if isinstance(value, Text) and not re.search(rule.get("pattern", ""), value.value):
            return False
    return True


@pytest.mark.parametrize(
    "file", sorted((PROJECT / "community_data" / "organisations").glob("*.yml")), ids=str
)
def test_the_schema_accepts_the_entries_that_ship(file: Path) -> None:
    """Keys, patterns and required keys of the partners' entries fit."""
    assert fits(parse(file.read_text("utf-8"), file.name, Report()), ENTRY)


@pytest.mark.parametrize(
    ("found", "wrong"),
    [
        ("country: PT", "country: Portugal"),
        ("region: PT11", "region: Norte"),
        ('sector: "11"', "sector: Drinks"),
        ("name: Example Brewery\n", ""),
        ("website: https", "website: ftp"),
        ("website:", "phone:"),
        ("country: PT", "country: PT\nregoin: PT11"),
    ],
)
def test_the_schema_refuses_what_the_loader_refuses(found: str, wrong: str, entry: str) -> None:
    """The commonest mistakes are seen in the editor already."""
    assert fits(parse(entry, "x", Report()), ENTRY)
    assert not fits(parse(entry.replace(found, wrong), "x", Report()), ENTRY)
