"""How an item of QTI 3.0 is scored: its declarations, and what its response processing does.

The standard templates are known, conditions on the correct response, sums of mapped values, texts and numbers
that are compared, and feedback that is set beside them. Every other rule is reported.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from decimal import Decimal
from typing import TYPE_CHECKING

from symbios.quiz.formats.importing import exact, parsed
from symbios.quiz.formats.loss import shortened

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from symbios.quiz.formats.importing import Importing
    from symbios.quiz.formats.xml import Element

TEMPLATES = {"match_correct": "match", "map_response": "map"}
_BRANCHES = ("qti-response-if", "qti-response-else-if", "qti-response-else")


@dataclass(frozen=True, slots=True)
class Declared:
    """A response: its correct values, what each value is worth, what any other is."""

    element: Element
    cardinality: str = "single"
    base_type: str = "identifier"
    correct: tuple[str, ...] = ()
    worth: Mapping[str, float] = field(default_factory=dict)
    other: float = 0.0
    cased: frozenset[bool] = frozenset()


@dataclass(slots=True)
class Test:
    """A comparison of a response with texts or numbers: `ends` are how far off they may be, both ways."""

    response: str
    values: tuple[str, ...]
    ends: tuple[Decimal, Decimal] = (Decimal(0), Decimal(0))
    relative: bool = False
    cased: bool = True
    score: float | None = None
    feedback: tuple[str, ...] = ()


@dataclass(slots=True)
class Scoring:
    """What was understood: `mode` is match, map or nothing; `score` what a correct response gives.

    `shown` says of each identifier of feedback when it is set: right, wrong, always or chosen.
    """

    mode: str = ""
    joint: bool = False
    score: float | None = None
    tests: list[Test] = field(default_factory=list)
    shown: dict[str, str] = field(default_factory=dict)


def declarations(item: Element) -> dict[str, Declared]:
    """Return the responses that an item declares, by name."""
    return {each.get("identifier"): _declared(each) for each in item.elements("qti-response-declaration")}


def _declared(element: Element) -> Declared:
    correct, mapping = element.child("qti-correct-response"), element.child("qti-mapping")
    entries = mapping.elements("qti-map-entry") if mapping else []
    return Declared(
        element,
        element.get("cardinality", "single"),
        element.get("base-type", "identifier"),
        tuple(" ".join(each.text().split()) for each in correct.elements("qti-value")) if correct else (),
        {" ".join(each.get("map-key").split()): parsed(each.get("mapped-value")) or 0.0 for each in entries},
        (parsed(mapping.get("default-value", "0")) or 0.0) if mapping else 0.0,
        frozenset(each.get("case-sensitive", "true") != "false" for each in entries),
    )


def outcomes(item: Element) -> dict[str, tuple[str, ...]]:
    """Return the outcomes that an item declares with their first values."""
    found = {}
    for each in item.elements("qti-outcome-declaration"):
        first = each.child("qti-default-value")
        values = first.elements("qti-value") if first else []
        found[each.get("identifier")] = tuple(value.text().strip() for value in values)
    return found


def scoring(item: Element, importing: Importing) -> Scoring:
    """Return how an item is scored; rules that are not understood are reported."""
    reader = _Rules(item, importing)
    processing = item.child("qti-response-processing")
    if processing is None:
        return reader.found
    template = processing.get("template") or processing.get("template-location")
    if template:
        name = template.replace("\\", "/").rpartition("/")[2].removesuffix(".xml")
        reader.found.mode = TEMPLATES.get(name, "")
        if name not in TEMPLATES:
            became = "left out; the correct response gives the points"
            importing.lose(processing, f"the response processing by the template “{shortened(name)}”", became)
    reader.rules(processing.elements(), "always")
    return reader.found


class _Rules:
    """Reads the rules of response processing, each in what it depends on: right, wrong, always, a test."""

    def __init__(self, item: Element, importing: Importing) -> None:
        self.responses = set(declarations(item))
        self.outcomes = outcomes(item)
        self.importing = importing
        self.found = Scoring()
        for values in self.outcomes.values():
            self.found.shown.update(dict.fromkeys(values, "always"))

    def rules(self, elements: Iterable[Element], when: str | Test) -> None:
        """Read rules that count `when` something holds."""
        for element in elements:
            if element.name == "qti-response-condition":
                self._condition(element, when)
            elif element.name == "qti-set-outcome-value":
                for expression in element.elements():
                    self._set(expression, when)
            elif element.name != "qti-exit-response":
                self._unknown(element)

    def _condition(self, condition: Element, outer: str | Test) -> None:
        before: str | Test = outer
        for branch in condition.elements(*_BRANCHES):
            children = branch.elements()
            if branch.name == "qti-response-else":
                self.rules(children, _opposite(before, outer))
                continue
            when = self._test(children[0]) if children else None
            if when is None:
                self._unknown(children[0] if children else branch)
                return
            if isinstance(when, Test):
                self.found.tests.append(when)
            elif when in {"right", "wrong"} and not self.found.mode:
                self.found.mode = "match"
            self.rules(children[1:], when)
            before = when

    def _test(self, element: Element) -> str | Test | None:
        """Return what a test asks; None where it is not known."""
        parts = element.elements()
        if element.name == "qti-is-null":
            return "empty"
        if element.name == "qti-not" and len(parts) == 1:
            return _opposite(self._test(parts[0]) or "", "") or None
        if element.name in {"qti-and", "qti-or"} and parts:
            return self._several(element.name, [self._test(part) for part in parts])
        if element.name == "qti-match" and [part.name for part in parts] == ["qti-variable", "qti-correct"]:
            return "right"
        return self._compared(element, parts)

    def _compared(self, element: Element, parts: list[Element]) -> str | Test | None:
        if [part.name for part in parts] != ["qti-variable", "qti-base-value"]:
            return None
        name = parts[0].get("identifier")
        if name not in self.responses:
            return {"qti-lt": "wrong", "qti-lte": "wrong", "qti-not-equal": "wrong"}.get(
                element.name, "right"
            )
        return _comparison(element, name, parts[1].text())

    def _several(self, name: str, tests: list[str | Test | None]) -> str | Test | None:
        if None in tests:
            return None
        compared = [test for test in tests if isinstance(test, Test)]
        if name == "qti-or" and len(compared) == len(tests) and len({t.response for t in compared}) == 1:
            first = compared[0]
            first.values = tuple(value for test in compared for value in test.values)
            return first
        if name == "qti-and" and all(isinstance(test, Test) or test == "right" for test in tests):
            self.found.joint = True
            self.found.tests.extend(compared)
            return "right"
        return None

    def _set(self, expression: Element, when: str | Test) -> None:
        """Read the value that an outcome is given."""
        name = expression.get("identifier")
        if expression.name == "qti-map-response":
            self.found.mode = "map"
        elif expression.name == "qti-base-value" and expression.get("base-type") == "identifier":
            self._show(expression.text().strip(), when)
        elif expression.name == "qti-base-value":
            self._score(parsed(expression.text()), when)
        elif expression.name == "qti-variable" and name in self.responses:
            self.found.shown[""] = "chosen"
        elif expression.name == "qti-variable":
            first = self.outcomes.get(name, ())
            self._score(parsed(first[0]) if first and name != "SCORE" else None, when)
        elif expression.name in {"qti-sum", "qti-multiple"}:
            for each in expression.elements():
                self._set(each, when)
        elif expression.name != "qti-null":
            self._unknown(expression)

    def _score(self, value: float | None, when: str | Test) -> None:
        if isinstance(when, Test):
            when.score = value if when.score is None else when.score
        elif when == "right" and value is not None:
            self.found.score = value

    def _show(self, identifier: str, when: str | Test) -> None:
        if isinstance(when, Test):
            when.feedback = (*when.feedback, identifier)
        else:
            self.found.shown[identifier] = when

    def _unknown(self, element: Element) -> None:
        became = "left out; the correct response gives the points"
        self.importing.lose(element, f"a rule of scoring, <{element.name}>", became)


def _opposite(when: str | Test, outer: str | Test) -> str | Test:
    """Return when the other branch of a condition counts."""
    if when == "empty":
        return outer
    if isinstance(when, Test):
        return "wrong"
    return {"right": "wrong", "wrong": "right"}.get(when, when)


def _comparison(element: Element, response: str, value: str) -> Test | None:
    """Return a comparison of a response with one value."""
    if element.name == "qti-string-match":
        return Test(response, (value,), cased=element.get("case-sensitive", "true") != "false")
    if element.name == "qti-match":
        return Test(response, (value.strip(),))
    if element.name == "qti-equal":
        found = element.get("tolerance", "0").split() or ["0"]
        if any(parsed(each) is None for each in found):
            return None
        mode = element.get("tolerance-mode", "exact")
        ends = [abs(exact(each)) if mode != "exact" else Decimal(0) for each in found]
        off = ends[0], ends[-1]
        return Test(response, (value.strip(),), off, relative=mode == "relative")
    return None
