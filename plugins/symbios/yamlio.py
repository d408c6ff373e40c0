"""YAML as authors mean it: every scalar stays text, every key knows its line, nothing is silently dropped.

The parser works on events, so that hostile nesting, anchors and tags end in a message and not in a
traceback. libyaml is used where it is there; a syntax error is worded by the Python parser, so that the
same file gives the same message on every machine.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date
from math import isfinite
from typing import TYPE_CHECKING, Any, TypeAlias, TypeVar

import yaml

from symbios.problems import Report, did_you_mean

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping

_FastLoader: Any = getattr(yaml, "CBaseLoader", yaml.BaseLoader)
_DEPTH = 64
_YES, _NO = "true", "false"
_NUMBER = re.compile(r"[+-]?[0-9]+(?:\.[0-9]+)?")
_DAY = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")
_T = TypeVar("_T")


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
        events = yaml.parse(text, Loader=_FastLoader)
        return composer.compose(events)
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
        try:
            for event in events:
                self._take(event)
        except _StopError:
            return None
        return None if self.root is None or is_empty(self.root) else self.root

    def _mark(self, event: yaml.Event) -> Mark:
        mark: Any = event.start_mark
        return Mark(self.line + mark.line, self.column + mark.column)

    def _problem(self, mark: Mark, name: str, message: str, hint: str) -> None:
        self.report.add(self.path, mark.line, mark.column, name, message, hint)

    def _take(self, event: yaml.Event) -> None:
        if isinstance(event, yaml.ScalarEvent):
            self._refuse_extras(event)
            self._scalar(event)
        elif isinstance(event, (yaml.MappingStartEvent, yaml.SequenceStartEvent)):
            self._refuse_extras(event)
            self._open(event)
        elif isinstance(event, (yaml.MappingEndEvent, yaml.SequenceEndEvent)):
            done = self.stack.pop()
            nodes = done.nodes
            if isinstance(nodes, dict):
                self._place(Map(nodes, done.marks, done.mark))
            else:
                self._place(Items(tuple(nodes), done.mark))
        elif isinstance(event, yaml.AliasEvent):
            self._problem(
                self._mark(event),
                "yaml-alias",
                f"“*{event.anchor}” repeats another place of the file; aliases are not read here",
                "Write the value out.",
            )
            raise _StopError
        elif isinstance(event, yaml.DocumentStartEvent) and self.root is not None:
            self._problem(
                self._mark(event),
                "yaml-documents",
                "a second document begins here; a file holds one",
                "Remove the line “---”.",
            )
            raise _StopError

    def _refuse_extras(self, event: yaml.ScalarEvent | yaml.CollectionStartEvent) -> None:
        if event.tag and event.tag != "!":
            tag = event.tag.replace("tag:yaml.org,2002:", "!!")
            self._problem(
                self._mark(event),
                "yaml-tag",
                f"the tag “{tag}” is not read here; a value is a text, a list or keys",
                "Remove the tag.",
            )
            raise _StopError

    def _open(self, event: yaml.CollectionStartEvent) -> None:
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
        hint = _corrected(lines[line] if line < len(lines) else "")
        self._problem(
            Mark(self.line + line, self.column + column),
            "yaml-syntax",
            f"this is not valid YAML: {what}",
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


def _corrected(line: str) -> str:
    """Return the line to paste where a colon or quote in a value is the likely fault."""
    head, colon, value = line.partition(": ")
    value = value.strip()
    if (
        colon
        and value
        and value[0] not in "\"'[{|>"
        and (": " in value or " #" in value or value[0] in "@`%&*!")
    ):
        quoted = value.replace("\\", "\\\\").replace('"', '\\"')
        return f'Put quotes around a text that has a colon or begins with a sign:\n{head}: "{quoted}"'
    if "\t" in line:
        return "Use spaces, not tabs, to indent."
    return "Look at the indentation, the quotes and the colons of this line and the one above."


class Fields:
    """Reads the keys of one mapping and reports what is missing, of the wrong kind, or unknown.

    Each reader method takes a key once; `done` reports the keys that nobody asked for. A value of the
    wrong kind is reported and read as absent, so that a loader always gets something it can go on with.
    """

    def __init__(self, node: Node, path: str, report: Report, *, name: str = "field") -> None:
        """Read `node`; `name` is the first word of the problem names (`field-unknown`)."""
        self.path, self.report, self.name = path, report, name
        self.mark = node.mark
        self._asked: list[str] = []
        if isinstance(node, Map):
            self._map = node
        else:
            self._map = Map({}, {}, node.mark)
            if not is_empty(node):
                self.problem(
                    "kind",
                    f"found {kind(node)} where keys were expected",
                    "Write “key: value” lines.",
                    node.mark,
                )

    def problem(self, what: str, message: str, hint: str = "", mark: Mark | None = None) -> None:
        """Report `<name>-<what>` at `mark` (the mapping's own place by default)."""
        place = mark or self.mark
        self.report.add(self.path, place.line, place.column, f"{self.name}-{what}", message, hint)

    def mark_of(self, key: str) -> Mark:
        """Where `key` stands; the mapping's own place where it is absent."""
        return self._map.marks.get(key, self.mark)

    def __contains__(self, key: str) -> bool:
        node = self._map.nodes.get(key)
        return node is not None and not is_empty(node)

    def names(self) -> Iterator[str]:
        """Yield the keys in the order of the file."""
        return iter(self._map.nodes)

    def node(self, key: str) -> Node | None:
        """Return what stands at `key`, None where nothing does."""
        self._asked.append(key)
        node = self._map.nodes.get(key)
        return None if node is None or is_empty(node) else node

    def _of(self, key: str, wanted: type[_T], expected: str, example: str = "{}: …") -> _T | None:
        node = self.node(key)
        if node is None or isinstance(node, wanted):
            return node
        self.problem("kind", f"“{key}” is {kind(node)}; expected {expected}", example.format(key), node.mark)
        return None

    def text(self, key: str, *, required: bool = False, example: str = "…") -> str | None:
        """Return a text; a required one that is missing is reported with the line to write."""
        found = self._of(key, Text, "a text")
        if found is None and required and key not in self:
            self.problem("missing", f"the key “{key}” is missing", f"{key}: {example}")
        return found.value if found else None

    def choice(self, key: str, allowed: Iterable[str]) -> str | None:
        """Return a text that is one of `allowed`."""
        options = list(allowed)
        expected = " or ".join(options)
        found = self._of(key, Text, expected)
        if found is not None and found.value not in options:
            self.problem(
                "value",
                f"“{key}” is “{found.value}”; expected {expected}",
                did_you_mean(found.value, options),
                found.mark,
            )
            return None
        return found.value if found else None

    def boolean(self, key: str) -> bool | None:
        """Return true or false; `yes` and `no` are words, not booleans, and are reported."""
        return self._parsed(key, "true or false", lambda value: {_YES: True, _NO: False}[value], "{}: true")

    def integer(self, key: str, *, least: int = 0) -> int | None:
        """Return a whole number that is at least `least`."""

        def read(value: str) -> int:
            if not value.lstrip("-").isdecimal() or int(value) < least:
                raise ValueError(value)
            return int(value)

        return self._parsed(key, f"a whole number, {least} or more", read, f"{{}}: {max(least, 10)}")

    def number(self, key: str) -> float | None:
        """Return a number written with a decimal point."""

        def read(value: str) -> float:
            if not _NUMBER.fullmatch(value) or not isfinite(float(value)):
                raise ValueError(value)
            return float(value)

        return self._parsed(key, "a number such as 12.5", read, "{}: 12.5")

    def day(self, key: str) -> date | None:
        """Return a date written as year-month-day (ISO 8601)."""

        def read(value: str) -> date:
            if not _DAY.fullmatch(value):
                raise ValueError(value)
            return date.fromisoformat(value)

        return self._parsed(key, "a date such as 2026-01-31", read, "{}: 2026-01-31")

    def _parsed(
        self, key: str, expected: str, read: Callable[[str], _T], example: str = "{}: …"
    ) -> _T | None:
        found = self._of(key, Text, expected, example)
        if found is None:
            return None
        try:
            return read(found.value)
        except (ValueError, KeyError):
            self.problem(
                "value",
                f"“{key}” is “{found.value}”; expected {expected}",
                "" if example.endswith("…") else example.format(key),
                found.mark,
            )
            return None

    def texts(self, key: str) -> tuple[str, ...]:
        """Return a list of texts; a single text is a list of one."""
        return tuple(text.value for text in self.text_nodes(key))

    def text_nodes(self, key: str) -> tuple[Text, ...]:
        """Return a list of texts with their places."""
        node = self.node(key)
        if node is None:
            return ()
        if isinstance(node, Text):
            return (node,)
        if isinstance(node, Map):
            self.problem(
                "kind", f"“{key}” is {kind(node)}; expected a list of texts", f"{key}:\n  - …", node.mark
            )
            return ()
        good = [item for item in node.nodes if isinstance(item, Text) and not is_empty(item)]
        for item in node.nodes:
            if not isinstance(item, Text) or is_empty(item):
                self.problem(
                    "kind",
                    f"an entry of “{key}” is {kind(item)}; expected a text",
                    "A text with a colon needs quotes around it.",
                    item.mark,
                )
        return tuple(good)

    def items(self, key: str) -> tuple[Node, ...]:
        """Return the entries of a list, of whatever kind they are."""
        found = self._of(key, Items, "a list (lines that begin with “- ”)", "{}:\n  - …")
        return found.nodes if found else ()

    def map(self, key: str, *, example: str = "key: value") -> Map | None:
        """Return a mapping; `example` is what to write where something else stands."""
        return self._of(key, Map, "keys with values", f"{{}}:\n  {example}")

    def localised(
        self, key: str, locale: str, *, required: bool = False, locales: Iterable[str] = ()
    ) -> dict[str, str]:
        """Return locale code → text; a plain text counts for `locale`.

        Where `locales` are given, a text in any other is reported and left out.
        """
        node = self.node(key)
        if node is None:
            if required:
                self.problem("missing", f"the key “{key}” is missing", f"{key}: …")
            return {}
        if isinstance(node, Text):
            return {locale: node.value}
        if not isinstance(node, Map):
            message = f"“{key}” is a list; expected a text, or one text per locale"
            self.problem("kind", message, f"{key}: …", node.mark)
            return {}
        texts = Fields(node, self.path, self.report, name=self.name)
        found = {code: value for code in texts.names() if (value := texts.text(code)) is not None}
        known = list(locales) or list(found)
        for code in [code for code in found if code not in known]:
            message = f"“{key}” has a text in “{code}”, which is no locale of the course"
            self.problem("locale", message, did_you_mean(code, known), texts.mark_of(code))
            del found[code]
        if required and locale not in found:
            message = f"“{key}” has no text in the source locale “{locale}”"
            self.problem("missing", message, f"{key}:\n  {locale}: …", self.mark_of(key))
        return found

    def done(self, *, known: Iterable[str] = ()) -> None:
        """Report every key that no reader asked for; `known` are further keys that may stand here."""
        names = [*self._asked, *known]
        for key in self._map.nodes:
            if key not in names:
                self.problem(
                    "unknown", f"unknown key “{key}”", did_you_mean(key, names), self._map.marks[key]
                )
