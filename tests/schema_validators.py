"""What an editor does with a file and a schema: YAML 1.2 with its core schema, then JSON Schema."""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import Any

import yaml
from jsonschema import Draft202012Validator
from referencing import Registry, Resource

FOLDER = Path(__file__).parents[1] / "plugins/symbios/schemas"
SCHEMAS: dict[str, dict[str, Any]] = {
    path.name.partition(".")[0]: json.loads(path.read_text(encoding="utf-8"))
    for path in sorted(FOLDER.glob("*.schema.json"))
}
CASES: dict[str, Any] = json.loads((Path(__file__).parent / "cases/schemas.json").read_text(encoding="utf-8"))
_REGISTRY: Registry[Any] = Registry().with_resources(
    [(schema["$id"], Resource.from_contents(schema)) for schema in SCHEMAS.values()]
)
_VALIDATORS = {name: Draft202012Validator(schema, registry=_REGISTRY) for name, schema in SCHEMAS.items()}


_Safe: Any = getattr(yaml, "CSafeLoader", yaml.SafeLoader)


class EditorLoader(_Safe):
    """Reads YAML 1.2, as editors do: `no` and `2026-01-31` are texts, numbers are written in tens."""

    yaml_implicit_resolvers: dict[str, list[tuple[str, re.Pattern[str]]]] = {}  # noqa: RUF012 PyYAML's own name


for _tag, _pattern, _first in (
    ("bool", r"true|True|TRUE|false|False|FALSE", "tTfF"),
    ("null", r"~|null|Null|NULL|", ["~", "n", "N", ""]),
    ("int", r"[-+]?[0-9]+", "-+0123456789"),
    ("float", r"[-+]?(\.[0-9]+|[0-9]+(\.[0-9]*)?)([eE][-+]?[0-9]+)?", "-+.0123456789"),
):
    EditorLoader.add_implicit_resolver(
        f"tag:yaml.org,2002:{_tag}", re.compile(rf"(?:{_pattern})\Z"), list(_first)
    )


def _whole(_loader: yaml.SafeLoader, node: yaml.ScalarNode) -> int:
    return int(node.value)


def _decimal(_loader: yaml.SafeLoader, node: yaml.ScalarNode) -> float:
    return float(node.value)


EditorLoader.add_constructor("tag:yaml.org,2002:int", _whole)
EditorLoader.add_constructor("tag:yaml.org,2002:float", _decimal)


def as_an_editor(text: str) -> object:
    """Return the values of a YAML file."""
    return yaml.load(text, EditorLoader)  # noqa: S506 it is a safe loader


def fits(name: str, text: str) -> bool:
    """Whether an editor finds nothing wrong in a YAML text with the schema `name`."""
    return _VALIDATORS[name].is_valid(as_an_editor(text))


def faults(name: str, text: str) -> list[str]:
    """Return what an editor says."""
    return [error.message for error in _VALIDATORS[name].iter_errors(as_an_editor(text))]


def keys_of(rule: dict[str, Any]) -> set[str]:
    """Return the keys that a rule for an object allows; a pattern is a list of words."""
    assert rule["additionalProperties"] is False
    listed = (pattern[2:-2].split("|") for pattern in rule.get("patternProperties", {}))
    return set(rule.get("properties", {})).union(*listed)
