"""The schema for editors says what the loader does."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from symbios.diagram import load
from symbios.diagram.model import FLOW_KINDS, NODE_KINDS

PROJECT = Path(__file__).parent.parent.parent
SCHEMA: dict[str, Any] = json.loads((PROJECT / "schemas" / "diagram.schema.json").read_text("utf-8"))
NODE, FLOW = SCHEMA["definitions"]["node"], SCHEMA["definitions"]["flow"]


@pytest.mark.parametrize(
    ("schema", "keys", "required"),
    [
        (SCHEMA, load.KEYS, {"title", "description", "nodes"}),
        (NODE, load.NODE_KEYS, {"id", "label"}),
        (FLOW, load.FLOW_KEYS, {"from", "to", "label"}),
    ],
)
def test_the_schema_has_the_loaders_keys(
    schema: dict[str, Any], keys: tuple[str, ...], required: set[str]
) -> None:
    """The same keys are known, the same are required, and no other is allowed."""
    assert tuple(schema["properties"]) == keys
    assert set(schema["required"]) == required
    assert schema["additionalProperties"] is False


@pytest.mark.parametrize(("schema", "kinds"), [(NODE, NODE_KINDS), (FLOW, FLOW_KINDS)])
def test_the_schema_lists_the_kinds(schema: dict[str, Any], kinds: tuple[str, ...]) -> None:
    """The kinds are those of the model, and the first holds where none is named."""
    assert schema["properties"]["kind"]["enum"] == list(kinds)
    assert schema["properties"]["kind"]["default"] == kinds[0]


def test_the_schema_allows_as_many_as_the_loader() -> None:
    """The largest diagram that an editor accepts is the largest that the loader reads."""
    nodes, flows = SCHEMA["properties"]["nodes"], SCHEMA["properties"]["flows"]
    assert (nodes["minItems"], nodes["maxItems"]) == (1, load.MOST_NODES)
    assert flows["maxItems"] == load.MOST_FLOWS


def test_the_guide_names_every_key_and_kind() -> None:
    """The authors' guide leaves nothing out."""
    guide = (PROJECT / "docs" / "diagrams.md").read_text("utf-8")
    for word in {*load.KEYS, *load.NODE_KEYS, *load.FLOW_KEYS, *NODE_KINDS, *FLOW_KINDS}:
        assert f"`{word}`" in guide, word
