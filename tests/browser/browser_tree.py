"""What Chromium gives to a screen reader, in reading order: a line for each thing with a role or words.

The tree comes from the browser's own `Accessibility.getFullAXTree`. Left out is what is never spoken as a
thing of its own (boxes, bold type, the marks of lists, labels that repeat the name of their control). Long
texts are cut to their first words, so that the order can be read at a glance.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from playwright.sync_api import Page

_BEFORE_SIGN = re.compile(r" (?=[.,:;!?)])")
_WIDTH = 56
"""Characters after which a text is cut."""
_SILENT = frozenset({"InlineTextBox", "ListMarker", "LineBreak", "LabelText", "Legend"})
"""Neither these nor what is in them is listed: a label and a legend are the names of their controls."""
_THROUGH = frozenset(
    {"generic", "none", "form", "rowgroup", "strong", "emphasis", "superscript", "code", "time", "mark"}
    | {"MenuListPopup"}
)
"""Not listed themselves, only what is in them; a `form` is a place of its own when it has a name."""
_BY_CONTENT = frozenset(
    {"link", "heading", "button", "DisclosureTriangle", "radio", "checkbox", "columnheader", "rowheader"}
)
"""Their name is their text."""
_BY_WORDS = frozenset({"paragraph", "listitem", "term", "definition", "row", "Figcaption", "doc-endnote"})
"""Listed with their own first words."""
_FILLED_IN = frozenset({"combobox", "textbox"})
"""In a text they stand with their name, not with what is in them."""
_IN_A_ROW = "cell"
"""Its words stand in the line of its row already."""
_BLOCKS = frozenset({"list", "paragraph", "heading", "table", "figure", "group", "DescriptionList"})
"""What is in them does not belong to the words of the thing around them."""
_NAMES = {
    "DisclosureTriangle": "unfold",
    "Figcaption": "caption",
    "RootWebArea": "page",
    "sectionfooter": "footer",
    "StaticText": "text",
    "DescriptionList": "list of terms",
    "image": "picture",
}
_STATES = {
    "expanded": {True: "open", False: "closed"},
    "checked": {"true": "checked", "false": "not checked"},
    "disabled": {True: "disabled"},
}


@dataclass(frozen=True, slots=True)
class _Tree:
    nodes: Mapping[str, Mapping[str, Any]]

    def children(self, node: Mapping[str, Any]) -> Iterator[Mapping[str, Any]]:
        """Yield what is in a node; nodes that the browser ignores are looked through."""
        for identity in node.get("childIds", ()):
            child = self.nodes.get(identity)
            if child is None:
                continue
            if child["ignored"] or (_role(child) in _THROUGH and not _spoken(child)):
                yield from self.children(child)
            else:
                yield child

    def words(self, node: Mapping[str, Any], *, whole: bool = False) -> str:
        """Return the text in a node, without that of blocks in it; `whole` takes these too."""
        parts = []
        for child in self.children(node):
            role = _role(child)
            if role == "StaticText" or role in _BY_CONTENT or role in _FILLED_IN:
                parts.append(_name(child))
            elif role not in _SILENT and (whole or role not in _BLOCKS):
                parts.append(self.words(child, whole=whole) or _name(child))
        return _BEFORE_SIGN.sub("", " ".join(" ".join(parts).split()))


def reading_order(page: Page, group: str | None = None) -> str:
    """Return the accessibility tree of a page, or of the one group in it of this name, as indented lines."""
    session = page.context.new_cdp_session(page)
    nodes: Sequence[Mapping[str, Any]] = session.send("Accessibility.getFullAXTree")["nodes"]
    session.detach()
    tree = _Tree({node["nodeId"]: node for node in nodes})
    groups = [node for node in nodes if _role(node) == "group" and _name(node) == group]
    return "\n".join(_lines(tree, groups[0] if group else nodes[0], 0, said=False)) + "\n"


def _lines(tree: _Tree, node: Mapping[str, Any], depth: int, *, said: bool) -> Iterator[str]:
    """Yield the line of a node and those in it; `said`: the words of its text stand in a line already."""
    role = _role(node)
    if role in _SILENT or (role == "StaticText" and (said or not _name(node).strip())):
        return
    listed = role != _IN_A_ROW
    if listed:
        parts = [_NAMES.get(role, role), _cut(_title(tree, node)), _states(node)]
        yield "  " * depth + " ".join(filter(None, parts))
    inside = said or not listed or role in _BY_CONTENT or role in _BY_WORDS
    for child in tree.children(node):
        yield from _lines(tree, child, depth + listed, said=inside and _role(child) not in _BLOCKS)


def _title(tree: _Tree, node: Mapping[str, Any]) -> str:
    """Return the words that stand in the line of a node; none where it is nothing but a link."""
    role = _role(node)
    if role not in _BY_WORDS:
        return _name(node)
    words = tree.words(node, whole=role == "row") or _name(node)
    only = next((child for child in tree.children(node) if _role(child) not in _SILENT), None)
    return "" if only is not None and _role(only) == "link" and _name(only) == words else words


def _role(node: Mapping[str, Any]) -> str:
    return str(node.get("role", {}).get("value", "none"))


def _name(node: Mapping[str, Any]) -> str:
    return " ".join(str(node.get("name", {}).get("value", "")).split())


def _spoken(node: Mapping[str, Any]) -> bool:
    return _role(node) == "form" and bool(_name(node))


def _cut(words: str) -> str:
    """Return words in quotes, cut behind a whole word."""
    if len(words) > _WIDTH:
        words = words[:_WIDTH].rpartition(" ")[0] + " …"
    return f"“{words}”" if words else ""


def _states(node: Mapping[str, Any]) -> str:
    """Return the level, the choice, the states and the description of a node, in brackets."""
    if _role(node) == "option":
        return ""
    found = {each["name"]: each["value"].get("value") for each in node.get("properties", ())}
    parts = [f"level {found['level']}"] if _role(node) == "heading" else []
    parts += [names[found[state]] for state, names in _STATES.items() if found.get(state) in names]
    if _role(node) == "combobox":
        parts.append(_cut(str(node.get("value", {}).get("value", ""))))
    description = " ".join(str(node.get("description", {}).get("value", "")).split())
    if description:
        parts.append(f"described by {_cut(description)}")
    return f"({', '.join(parts)})" if parts else ""
