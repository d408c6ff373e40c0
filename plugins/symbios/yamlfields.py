"""Reading the keys of a YAML mapping: what is missing, of the wrong kind or unknown is reported."""

from __future__ import annotations

import re
from datetime import date
from math import isfinite
from typing import TYPE_CHECKING, TypeVar

from symbios.problems import Report, did_you_mean
from symbios.yamlio import Items, Map, Mark, Node, Text, is_empty, kind

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

_YES, _NO = "true", "false"
_NUMBER = re.compile(r"[+-]?[0-9]+(?:\.[0-9]+)?")
_DAY = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")
_T = TypeVar("_T")


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

    def integer(self, key: str, *, least: int = 0, most: int | None = None) -> int | None:
        """Return a whole number that is at least `least`, and at most `most` where that is given."""

        def read(value: str) -> int:
            if not value.lstrip("-").isdecimal() or int(value) < least or int(value) > (most or int(value)):
                raise ValueError(value)
            return int(value)

        expected = f"a whole number from {least} to {most}" if most else f"a whole number, {least} or more"
        return self._parsed(key, expected, read, f"{{}}: {max(least, 10)}")

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
