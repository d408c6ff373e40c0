"""Reading course/diagrams: each file is one diagram; everything wrong in it is reported at once."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from symbios.course.tree import read_text, walk
from symbios.diagram.model import FLOW_KINDS, NODE_KINDS, Diagram, Flow, Node
from symbios.problems import did_you_mean
from symbios.yamlfields import Fields
from symbios.yamlio import EMPTY, Items, Map, parse

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping, Sequence
    from pathlib import Path

    from symbios.problems import Report
    from symbios.yamlio import Mark
    from symbios.yamlio import Node as YamlNode

KEYS = ("title", "description", "nodes", "flows")
NODE_KEYS = ("id", "label", "kind")
FLOW_KEYS = ("from", "to", "label", "kind")
MOST_NODES, MOST_FLOWS = 16, 24
"""More do not fit on a page so that one can follow them."""
_ID = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*")
_SUFFIX = ".yml"


def load_diagrams(
    folder: Path, prefix: str, locales: Sequence[str], source_locale: str, report: Report
) -> dict[str, Diagram]:
    """Return the diagrams of `folder` by id, the file's name; `prefix` is its path in messages.

    A file with an error is left out. A folder that is not there holds no diagrams.
    """
    found = {}
    for name in walk(folder) if folder.is_dir() else ():
        path = f"{prefix}/{name}"
        identity = name.removesuffix(_SUFFIX)
        if "/" in name or not name.endswith(_SUFFIX):
            wanted = f"{prefix}/{name.rpartition('/')[2].rpartition('.')[0] or name}{_SUFFIX}"
            message = f"nothing uses this file; a diagram stands in {prefix}/<name>{_SUFFIX}"
            report.add(path, 0, 0, "file-unused", message, f"Remove it, or rename it: {wanted}")
        elif not _ID.fullmatch(identity):
            message = f"the name “{identity}” cannot be a diagram's id: only a-z, 0-9 and single hyphens"
            report.add(path, 0, 0, "diagram-id", message, f"Rename it: {prefix}/{_as_id(identity)}{_SUFFIX}")
        elif (text := read_text(folder / name, path, report)) is not None:
            known = len(report)
            node = parse(text, path, report)
            if node is None and len(report) > known:
                continue
            reading = _Reading(path, tuple(locales), source_locale, report)
            diagram = reading.diagram(identity, node or EMPTY)
            if not any(report.errors_in(path)):
                found[identity] = diagram
    return found


def _as_id(name: str) -> str:
    return re.sub(r"[^a-z0-9]+", "-", name.lower()).strip("-") or "diagram"


@dataclass(frozen=True, slots=True)
class _Told:
    """A text that the file has: what it belongs to, and where its key stands."""

    name: str
    key: str
    mark: Mark
    texts: Mapping[str, str]


@dataclass(slots=True)
class _Reading:
    """One file as it is read; `told` are its texts, `named` says that every node has an id."""

    path: str
    locales: tuple[str, ...]
    source_locale: str
    report: Report
    told: list[_Told] = field(default_factory=list)
    named: bool = True

    def diagram(self, identity: str, node: YamlNode) -> Diagram:
        """Read the whole file and report what is wrong in it."""
        fields = self._fields(node)
        if not isinstance(node, Map):
            return Diagram(identity, self.path, {}, {}, (), ())
        title = self._text(fields, "title", "the title")
        description = self._text(fields, "description", "the description")
        nodes = self._nodes(fields)
        flows = [self._flow(item, list(nodes)) for item in fields.items("flows")]
        self._limit(fields, "flows", len(flows), MOST_FLOWS)
        fields.done()
        self._missing()
        return Diagram(identity, self.path, title, description, tuple(nodes.values()), tuple(flows))

    def _fields(self, node: YamlNode) -> Fields:
        return Fields(node, self.path, self.report, name="diagram")

    def _text(self, fields: Fields, key: str, name: str) -> dict[str, str]:
        texts = fields.localised(key, self.source_locale, required=True, locales=self.locales)
        found = {locale: " ".join(text.split()) for locale, text in texts.items()}
        if not all(found.values()):
            fields.problem("value", f"“{key}” is empty", f"{key}: …", fields.mark_of(key))
        if found:
            self.told.append(_Told(name, key, fields.mark_of(key), found))
        return found

    def _limit(self, fields: Fields, key: str, count: int, most: int) -> None:
        if count > most:
            message = f"the diagram has {count} {key}; at most {most} can be read"
            hint = "Leave out what the text does not need, or make two diagrams."
            fields.problem("large", message, hint, fields.mark_of(key))

    def _nodes(self, fields: Fields) -> dict[str, Node]:
        """Return the nodes by id, also those that have another fault."""
        found: dict[str, Node] = {}
        items = fields.items("nodes")
        for item in items:
            node = self._node(item, found)
            found.setdefault(node.id, node)
        if isinstance(fields.node("nodes"), Items | None) and not items:
            example = "nodes:\n  - id: tannery\n    label: Tannery"
            fields.problem("no-nodes", "the diagram has no nodes", example, fields.mark_of("nodes"))
        self._limit(fields, "nodes", len(items), MOST_NODES)
        self.named = bool(items) and "" not in found
        return found

    def _node(self, item: YamlNode, taken: Collection[str]) -> Node:
        entry = self._fields(item)
        if not isinstance(item, Map):
            return Node("", {})
        identity = entry.text("id", required=True, example="tannery") or ""
        label = self._text(entry, "label", f"the node “{identity}”")
        kind = entry.choice("kind", NODE_KINDS) or NODE_KINDS[0]
        entry.done()
        if identity and not _ID.fullmatch(identity):
            message = f"“{identity}” cannot be an id: only a-z, 0-9 and single hyphens"
            entry.problem("id", message, f"id: {_as_id(identity)}", entry.mark_of("id"))
        elif identity and identity in taken:
            message = f"the id “{identity}” stands here twice"
            entry.problem("duplicate-id", message, f"id: {identity}-2", entry.mark_of("id"))
        return Node(identity, label, kind)

    def _flow(self, item: YamlNode, nodes: Collection[str]) -> Flow:
        entry = self._fields(item)
        if not isinstance(item, Map):
            return Flow("", "", {})
        tail, head = (entry.text(key, required=True, example="tannery") or "" for key in ("from", "to"))
        label = self._text(entry, "label", f"the flow from “{tail}” to “{head}”")
        kind = entry.choice("kind", FLOW_KINDS) or FLOW_KINDS[0]
        entry.done()
        for key, identity in (("from", tail), ("to", head)):
            if self.named and identity and identity not in nodes:
                message = f"“{key}” names “{identity}”, which is no node of this diagram"
                entry.problem("node-unknown", message, did_you_mean(identity, nodes), entry.mark_of(key))
        if tail and tail == head:
            message = f"this flow leads from “{tail}” to itself"
            entry.problem("loop", message, "Name another node, or remove the flow.", entry.mark_of("to"))
        return Flow(tail, head, label, kind)

    def _missing(self) -> None:
        """Report the texts that a locale lacks; one that lacks all of them is reported once."""
        for locale in self.locales:
            lacking = [told for told in self.told if locale not in told.texts]
            if locale == self.source_locale or not lacking:
                continue
            everything = len(lacking) == len(self.told)
            for told in lacking[:1] if everything else lacking:
                name = "the diagram" if everything else told.name
                message = f"{name} has no text in “{locale}”; the one in “{self.source_locale}” is shown"
                hint = f"{told.key}:\n  {self.source_locale}: …\n  {locale}: …"
                place = self.path, told.mark.line, told.mark.column
                self.report.add(*place, "diagram-text-missing", message, hint)
