"""Reads the values of a quiz, a question or a row of one; long and short form share them."""

from __future__ import annotations

import re
from decimal import Decimal
from typing import TYPE_CHECKING, TypeVar

from symbios.fold import fold_keeping
from symbios.problems import did_you_mean
from symbios.quiz.model import Place
from symbios.yamlfields import Fields
from symbios.yamlio import Items, Map, Mark, Node, Text, is_empty, kind

if TYPE_CHECKING:
    from collections.abc import Callable, Container, Iterable, Iterator

    from symbios.problems import Report

_ID = re.compile(r"[A-Za-z0-9][A-Za-z0-9_-]{0,99}")
_WHOLE = re.compile(r"[0-9]{1,4}")
_DECIMAL = re.compile(r"[0-9]{1,4}(?:\.[0-9]{1,6})?")
_NUMBER = r"[+-]?[0-9]{1,15}(?:\.[0-9]{1,15})?(?:[eE][+-]?[0-9]{1,2})?"
_AMOUNT = re.compile(rf"({_NUMBER})(?:\s*\.\.\s*({_NUMBER}))?")
_THOUSANDS = re.compile(r"[0-9]{1,3},[0-9]{3}")
_TOLERANCE = re.compile(rf"({_NUMBER})\s*(%?)")
_MOST_POINTS = 1000
_T = TypeVar("_T")


class Keys(Fields):
    """The keys of one mapping of a quiz, with the names that quiz problems have."""

    def __init__(self, node: Node, path: str, report: Report, called: str = "") -> None:
        """Read `node`; `called` is what messages call its only value, where an author wrote no key."""
        super().__init__(node, path, report, name="quiz")
        self.readable, self._called = isinstance(node, Map) or is_empty(node), called
        marks = node.marks if isinstance(node, Map) else {}
        self.place = Place(node.mark, marks)

    def problem(self, what: str, message: str, hint: str = "", mark: Mark | None = None) -> None:
        """Report `quiz-<what>`; a key that nobody knows is `quiz-unknown-key`."""
        super().problem("unknown-key" if what == "unknown" else what, message, hint, mark)

    def finish(
        self,
        *,
        known: Iterable[str] = (),
        foreign: Container[str] = (),
        elsewhere: Container[str] = (),
        where: tuple[str, str] = ("", ""),
    ) -> None:
        """Report every key that no reader asked for; `foreign` ones are reported elsewhere.

        Of keys that belong `elsewhere`, `where` says what is wrong with their place, and what to do.
        """
        names = [*self._asked, *known]
        for key, mark in self._map.marks.items():
            if key in names or key in foreign:
                continue
            if key in elsewhere:
                self.problem("unknown", f"“{key}” {where[0]}", where[1], mark)
            else:
                self.problem("unknown", f"unknown key “{key}”", did_you_mean(key, names), mark)

    def prose(self, key: str) -> str:
        """Return an inline text, its lines joined; nothing where it is absent."""
        return " ".join((self.text(key) or "").split())

    def paragraphs(self, key: str) -> str:
        """Return a text whose paragraphs stay apart, the lines of each joined."""
        node = self.node(key)
        if isinstance(node, Items):
            hint = f'Put quotes around the text: {key}: "…"'
            self.problem("kind", f"“{key}” is a list; expected a text", hint, node.mark)
            return ""
        blocks = re.split(r"\n[ \t]*\n", self.text(key) or "")
        return "\n\n".join(joined for block in blocks if (joined := " ".join(block.split())))

    def id(self) -> str:
        """Return the id; nothing where it is absent, the nearest id where it cannot be one."""
        found = self.text("id") or ""
        if found and not _ID.fullmatch(found):
            self.problem(
                "value",
                f"the id “{found}” has other signs than plain letters, digits, “-” and “_”, or is too long",
                f"id: {as_id(found)}",
                self.mark_of("id"),
            )
            return as_id(found)
        return found

    def points(self, key: str) -> float | None:
        """Return the points of a question."""
        return self._parsed(key, f"a number from 0.01 to {_MOST_POINTS}", _points)

    def whole(self, key: str, most: int, example: str = "{}: …", expected: str = "") -> float | None:
        """Return a whole number from 1 to `most`."""

        def read(value: str) -> float:
            if not _WHOLE.fullmatch(value) or not 1 <= int(value) <= most:
                raise ValueError(value)
            return int(value)

        return self._parsed(key, expected or f"a whole number from 1 to {most}", read, example)

    def percent(self, key: str) -> float | None:
        """Return a share in per cent, from 0 to 100."""

        def read(value: str) -> float:
            if not _DECIMAL.fullmatch(value) or float(value) > 100:
                raise ValueError(value)
            return float(value)

        return self._parsed(key, "a number of per cent from 0 to 100, without a sign", read, "{}: 50")

    def minutes(self, key: str) -> float | None:
        """Return a time in minutes."""

        def read(value: str) -> float:
            if not _DECIMAL.fullmatch(value) or not 0.5 <= float(value) <= 600:
                raise ValueError(value)
            return float(value)

        return self._parsed(key, "a number of minutes from 0.5 to 600", read, "{}: 20")

    def factor(self, key: str) -> float | None:
        """Return a number above 0."""

        def read(value: str) -> float:
            if not re.fullmatch(_NUMBER, value) or float(value) <= 0:
                raise ValueError(value)
            return float(value)

        return self._read(key, "a number above 0 such as 0.001", read, lambda _value: "0.001")

    def amount(self, key: str) -> str | None:
        """Return a number or a range, such as `12.5` or `10..15`, in its plainest form."""

        def read(value: str) -> str:
            found = _AMOUNT.fullmatch(value.strip())
            if found is None or (found[2] and Decimal(found[2]) < Decimal(found[1])):
                raise ValueError(value)
            return "..".join(_plain(part) for part in found.groups() if part)

        def mended(value: str) -> str:
            found = _AMOUNT.fullmatch(value.strip())
            if found:
                return f"{found[2]}..{found[1]}"
            if _THOUSANDS.fullmatch(value.strip()):
                whole = value.strip().replace(",", "")
                return f"{whole}, or {value.strip().replace(',', '.')} if the comma is the decimal sign"
            pointed = value.strip().replace(",", ".")
            return pointed if _AMOUNT.fullmatch(pointed) else "12.5"

        node = self.node(key)
        expected = "a number such as 12.5, or a range such as 10..15"
        if isinstance(node, Text) and _AMOUNT.fullmatch(node.value.strip()):
            expected = "a range that begins with the lower number"
        return self._read(key, expected, read, mended)

    def _read(
        self, key: str, expected: str, read: Callable[[str], _T], mended: Callable[[str], str]
    ) -> _T | None:
        """Return what `read` makes of a text; `mended` is what to write instead of one that it refuses."""
        found = self._of(key, Text, expected, f"{{}}: {mended('')}")
        if found is None:
            return None
        try:
            return read(found.value)
        except ValueError:
            name, written = self._called or f"“{key}”", mended(found.value)
            hint = written if self._called else f"{key}: {written}"
            self.problem("value", f"{name} is “{found.value}”; expected {expected}", hint, found.mark)
            return None

    def tolerance(self, key: str) -> str | None:
        """Return how far a number may be off: `0.5`, or a share of it such as `5%`."""

        def read(value: str) -> str:
            found = _TOLERANCE.fullmatch(value.strip())
            if found is None or Decimal(found[1]) < 0:
                raise ValueError(value)
            return _plain(found[1]) + found[2]

        return self._parsed(key, "a number such as 0.5, or a share such as 5%", read, "{}: 0.5")

    def numbers(self, key: str) -> tuple[float, ...] | None:
        """Return a list of numbers, written `[10, 20, 30, 40]`."""
        found = self._of(key, Items, "a list of numbers such as [10, 20, 30, 40]", "{}: [10, 20, 30, 40]")
        if found is None:
            return None
        values = []
        for node in found.nodes:
            if not isinstance(node, Text) or not re.fullmatch(_NUMBER, node.value):
                what = f"“{node.value}”" if isinstance(node, Text) else kind(node)
                self.problem(
                    "value", f"{what} in “{key}” is no number", f"{key}: [10, 20, 30, 40]", node.mark
                )
                return None
            values.append(float(node.value))
        return tuple(values)

    def entries(self, key: str, short: str) -> Iterator[Keys]:
        """Yield the keys of each entry of a list; an entry that is a text alone has it at the key `short`.

        A single text may stand in the place of a list of one.
        """
        node = self.node(key)
        nodes = (node,) if short and isinstance(node, Text) and key in _SINGLE else self.items(key)
        for each in nodes:
            if short and isinstance(each, Text) and not is_empty(each):
                called = f"an entry of “{key}”"
                yield Keys(Map({short: each}, {short: each.mark}, each.mark), self.path, self.report, called)
            else:
                yield Keys(each, self.path, self.report)

    def named(self, key: str, name: str, value: str) -> Iterator[Keys]:
        """Yield an entry for each key of a mapping: the key stands at `name`, what it has at `value`."""
        found = self.map(key, example="kg: 0.001")
        for called, node in found.nodes.items() if found else ():
            mark = found.marks[called] if found else self.mark
            nodes = {name: Text(called, mark), value: node}
            whole = Map(nodes, {name: mark, value: mark}, mark)
            yield Keys(whole, self.path, self.report, f"“{called}” in “{key}”")


_SINGLE = frozenset({"hints", "accept"})


def as_id(text: str) -> str:
    """Return the nearest id to `text`."""
    plain = fold_keeping(text, case=True, diacritics=False)
    return re.sub(r"[^A-Za-z0-9_]+", "-", plain).strip("-_")[:100] or "question"


def _points(value: str) -> float:
    if not _DECIMAL.fullmatch(value) or not 0.01 <= float(value) <= _MOST_POINTS:
        raise ValueError(value)
    return float(value)


def _plain(number: str) -> str:
    """Return a number without what does not change it: 12.50 is 12.5."""
    return f"{Decimal(number).normalize():f}"
