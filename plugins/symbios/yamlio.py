"""YAML as authors mean it: every scalar stays text, every key knows its line, nothing is silently dropped.

The parser works on events, so that hostile nesting, anchors and tags end in a message and not in a
traceback. libyaml is used where it is there; a syntax error is worded by the Python parser, so that the
same file gives the same message on every machine.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, TypeAlias

import yaml

from symbios.yamlhints import corrected, open_quotes, plain, with_space, without_space

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping

    from symbios.problems import Report

_FastLoader: Any = getattr(yaml, "CBaseLoader", yaml.BaseLoader)
_DEPTH = 64


@dataclass(frozen=True, slots=True)
class Mark:
    """A place in a file; `line` and `column` count from 1."""

    line: int
    column: int


@dataclass(frozen=True, slots=True)
class Text:
    """A scalar, exactly as it stands in the file; `plain` is False where the author quoted it."""

    value: str
    mark: Mark
    plain: bool = True


@dataclass(frozen=True, slots=True)
class Items:
    """A sequence."""

    nodes: tuple[Node, ...]
    mark: Mark


@dataclass(frozen=True, slots=True)
class Map:
    """A mapping in the order of the file; `marks` tells where each key stands."""

    nodes: Mapping[str, Node]
    marks: Mapping[str, Mark]
    mark: Mark


Node: TypeAlias = Text | Items | Map
EMPTY = Map({}, {}, Mark(1, 1))
_KINDS = {Text: "a text", Items: "a list", Map: "keys with values"}


def kind(node: Node) -> str:
    """Say in plain words what a node is."""
    return "nothing" if is_empty(node) else _KINDS[type(node)]


def is_empty(node: Node) -> bool:
    """Whether nothing was written (`key:` alone, or `~`)."""
    return isinstance(node, Text) and node.plain and node.value in {"", "~", "null"}


def parse(text: str, path: str, report: Report, *, line: int = 1, column: int = 1) -> Node | None:
    """Parse one YAML document; where that fails, report why and return None.

    `line` and `column` say where `text` begins in the file, for YAML inside Markdown. An empty document
    is None without a problem.
    """
    composer = _Composer(path, report, line, column)
    try:
        return composer.compose(iter(_FastLoader(text).get_event, None))
    except (yaml.YAMLError, ValueError) as error:
        composer.syntax_error(text, error)
    return None


class _StopError(Exception):
    """Ends the reading of a document whose problem has been reported."""


@dataclass(slots=True)
class _Open:
    """A collection whose end has not been read; `key` waits for its value."""

    mark: Mark
    nodes: dict[str, Node] | list[Node]
    marks: dict[str, Mark]
    key: str | None = None


class _Composer:
    """Makes a tree of nodes from the parser's events."""

    def __init__(self, path: str, report: Report, line: int, column: int) -> None:
        self.path, self.report, self.line, self.column = path, report, line, column
        self.stack: list[_Open] = []
        self.root: Node | None = None

    def compose(self, events: Iterable[yaml.Event]) -> Node | None:
        takers: dict[type[yaml.Event], Callable[[Any], None]] = {
            yaml.ScalarEvent: self._scalar,
            yaml.MappingStartEvent: self._open,
            yaml.SequenceStartEvent: self._open,
            yaml.MappingEndEvent: self._close,
            yaml.SequenceEndEvent: self._close,
            yaml.AliasEvent: self._refuse_alias,
            yaml.DocumentStartEvent: self._refuse_second,
        }
        try:
            for event in events:
                take = takers.get(type(event))
                if take is not None:
                    take(event)
        except _StopError:
            return None
        return None if self.root is None or is_empty(self.root) else self.root

    def _mark(self, event: yaml.Event) -> Mark:
        mark: Any = event.start_mark
        return Mark(self.line + mark.line, self.column + mark.column)

    def _problem(self, mark: Mark, name: str, message: str, hint: str) -> None:
        self.report.add(self.path, mark.line, mark.column, name, message, hint)

    def _close(self, _event: yaml.Event) -> None:
        done = self.stack.pop()
        nodes = done.nodes
        if isinstance(nodes, dict):
            self._place(Map(nodes, done.marks, done.mark))
        else:
            self._place(Items(tuple(nodes), done.mark))

    def _refuse_alias(self, event: yaml.AliasEvent) -> None:
        self._problem(
            self._mark(event),
            "yaml-alias",
            f"“*{event.anchor}” repeats another place of the file; aliases are not read here",
            "Write the value out.",
        )
        raise _StopError

    def _refuse_second(self, event: yaml.Event) -> None:
        if self.root is not None:
            self._problem(
                self._mark(event),
                "yaml-documents",
                "a second document begins here; a file holds one",
                "Remove the line “---”.",
            )
            raise _StopError

    def _refuse_tag(self, event: yaml.Event, tag: str) -> None:
        if tag != "!":
            tag = tag.replace("tag:yaml.org,2002:", "!!")
            self._problem(
                self._mark(event),
                "yaml-tag",
                f"the tag “{tag}” is not read here; a value is a text, a list or keys",
                "Remove the tag.",
            )
            raise _StopError

    def _open(self, event: yaml.CollectionStartEvent) -> None:
        if event.tag:
            self._refuse_tag(event, event.tag)
        mark = self._mark(event)
        if self.stack and isinstance(self.stack[-1].nodes, dict) and self.stack[-1].key is None:
            self._problem(mark, "yaml-key", "a key must be a text", "Put quotes around the key.")
            raise _StopError
        if len(self.stack) >= _DEPTH:
            self._problem(
                mark, "yaml-depth", f"values are nested deeper than {_DEPTH} levels", "Write it flatter."
            )
            raise _StopError
        self.stack.append(_Open(mark, {} if isinstance(event, yaml.MappingStartEvent) else [], {}))

    def _scalar(self, event: yaml.ScalarEvent) -> None:
        if event.tag:
            self._refuse_tag(event, event.tag)
        mark = self._mark(event)
        top = self.stack[-1] if self.stack else None
        if top is None or isinstance(top.nodes, list) or top.key is not None:
            self._place(Text(event.value, mark, plain=event.implicit[0]))
            return
        if event.value in top.nodes:
            first = top.marks[event.value]
            self._problem(
                mark,
                "yaml-duplicate-key",
                f"the key “{event.value}” stands here twice; it stood first at line {first.line}",
                "Keep one of the two.",
            )
        top.key = event.value
        top.marks.setdefault(event.value, mark)

    def _place(self, node: Node) -> None:
        if not self.stack:
            self.root = node
            return
        top = self.stack[-1]
        if isinstance(top.nodes, list):
            top.nodes.append(node)
        elif top.key is not None:
            top.nodes.setdefault(top.key, node)
            top.key = None

    def syntax_error(self, text: str, error: Exception) -> None:
        """Report a syntax error in the words of the Python parser, which are the same everywhere."""
        try:
            for _ in yaml.parse(text, Loader=yaml.BaseLoader):
                pass
        except (yaml.YAMLError, ValueError, RecursionError) as found:
            error = found
        if isinstance(error, yaml.reader.ReaderError):
            self._forbidden_sign(text, error)
            return
        mark = getattr(error, "problem_mark", None)
        line, column = (mark.line, mark.column) if mark else (0, 0)
        what = getattr(error, "problem", None) or getattr(error, "reason", None) or str(error).split("\n")[0]
        lines = text.splitlines()
        opening = open_quotes(error, lines, line)
        if opening is not None:
            row, at = opening
            self._problem(
                Mark(self.line + row, self.column + at),
                "yaml-syntax",
                "this is not valid YAML: the quotes that begin here are not closed",
                f"Close them where the text ends:\n{lines[row].strip()}{lines[row][at]}",
            )
            return
        bare = without_space(lines, line) if "could not find expected ':'" in what else None
        if bare is not None:
            self._problem(
                Mark(self.line + bare, self.column + len(lines[bare]) - len(lines[bare].lstrip())),
                "yaml-syntax",
                "this is not valid YAML: a space is missing after the colon",
                with_space(lines[bare]).strip(),
            )
            return
        hint = corrected(lines[line] if line < len(lines) else "")
        self._problem(
            Mark(self.line + line, self.column + column),
            "yaml-syntax",
            f"this is not valid YAML: {plain(what)}",
            hint,
        )

    def _forbidden_sign(self, text: str, error: yaml.reader.ReaderError) -> None:
        """Report a character that no YAML file may have."""
        before = text[: error.position]
        line, column = before.count("\n"), error.position - (before.rfind("\n") + 1)
        self._problem(
            Mark(self.line + line, self.column + column),
            "yaml-syntax",
            f"this is not valid YAML: the invisible character U+{ord(text[error.position]):04X}",
            "Delete it.",
        )
