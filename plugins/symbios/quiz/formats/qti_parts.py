"""The elements that items of QTI 3.0 are made of, as our export writes them.

Source: 1EdTech, “QTI 3.0 Assessment, Section and Item Information Model”.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from symbios.quiz.formats.exporting import decimal
from symbios.quiz.formats.xml import tag, text

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from symbios.quiz.formats.exporting import Exporting

TEMPLATES = "https://purl.imsglobal.org/spec/qti/v3p0/rptemplates"
AUTOMATIC = re.compile(r"(?:choice|item|target|region|level)-\d+")
"""The identifiers of what has no id of its own."""


@dataclass(frozen=True, slots=True)
class Own:
    """What only one kind of question has: its declarations, its body, its scoring.

    `said` is the feedback by identifier; `shown` gives the value of the outcome that shows it: an
    expression, or identifiers that are always shown. `template` names a standard processing that is enough.
    """

    declarations: Sequence[str]
    body: str
    rules: Sequence[str] = ()
    template: str = ""
    said: Mapping[str, str] = field(default_factory=dict)
    chosen: bool = False
    many: bool = False
    always: bool = False


def identifiers(ids: Sequence[str], word: str, out: Exporting) -> list[str]:
    """Return an identifier for each of `ids`: its own, `word` and its place where it has none."""
    found: list[str] = []
    for place, id_ in enumerate(ids, start=1):
        if AUTOMATIC.fullmatch(id_):
            out.lose(
                f"the id “{id_}” of an answer", "left out: it looks like one that was made for the export"
            )
        found.append(identifier(id_) if id_ and not AUTOMATIC.fullmatch(id_) else f"{word}-{place}")
    return found


def identifier(id_: str) -> str:
    """Return an id as QTI has it: it may not begin with a digit."""
    return f"_{id_}" if id_[:1].isdigit() else id_


def own_id(found: str) -> str:
    """Return the id that an identifier stands for; nothing where it was made for the export."""
    if AUTOMATIC.fullmatch(found):
        return ""
    stripped = found[1:] if re.match(r"_\d", found) else found
    return re.sub(r"[^A-Za-z0-9_-]+", "-", stripped).lstrip("_-")[:100]


def response(
    name: str,
    cardinality: str,
    base_type: str,
    correct: Iterable[str] = (),
    mapping: str = "",
) -> str:
    """Return the declaration of a response."""
    values = [tag("qti-value", text(value)) for value in correct]
    return tag(
        "qti-response-declaration",
        tag("qti-correct-response", *values) if values else "",
        mapping,
        identifier=name,
        cardinality=cardinality,
        base_type=base_type,
    )


def outcome(name: str, cardinality: str, base_type: str, *values: str, most: float | None = None) -> str:
    """Return the declaration of an outcome with its first value."""
    first = tag("qti-default-value", *(tag("qti-value", text(value)) for value in values)) if values else ""
    return tag(
        "qti-outcome-declaration",
        first,
        identifier=name,
        cardinality=cardinality,
        base_type=base_type,
        normal_maximum=None if most is None else decimal(most),
    )


def mapping(entries: Mapping[str, float], most: float, other: float = 0.0) -> str:
    """Return what each value of a response is worth; the sum is never below 0."""
    return tag(
        "qti-mapping",
        *(
            tag("qti-map-entry", map_key=key, mapped_value=decimal(round(value, 10)))
            for key, value in entries.items()
        ),
        lower_bound="0",
        upper_bound=decimal(most),
        default_value=decimal(round(other, 10)),
    )


def variable(name: str) -> str:
    """Return the value of a variable."""
    return tag("qti-variable", identifier=name)


def value(base_type: str, content: str) -> str:
    """Return a value that stands in the item."""
    return tag("qti-base-value", text(content), base_type=base_type)


def number(content: float) -> str:
    """Return a number that stands in the item."""
    return value("float", decimal(round(content, 10)))


def set_outcome(name: str, expression: str) -> str:
    """Return the rule that gives an outcome its value."""
    return tag("qti-set-outcome-value", expression, identifier=name)


def is_correct(name: str = "RESPONSE") -> str:
    """Return the test that a response is the correct one."""
    return tag("qti-match", variable(name), tag("qti-correct", identifier=name))


def condition(*branches: tuple[str, Sequence[str]]) -> str:
    """Return a condition: for each branch a test and its rules; the first that holds counts."""
    names = ["qti-response-if"] + ["qti-response-else-if"] * (len(branches) - 1)
    parts = (tag(name, test, *rules) for name, (test, rules) in zip(names, branches, strict=True))
    return tag("qti-response-condition", *parts)


def all_or_nothing(test: str) -> str:
    """Return the rule that gives all points where a test holds."""
    return condition((test, [set_outcome("SCORE", variable("MAXSCORE"))]))


MAPPED = set_outcome("SCORE", tag("qti-map-response", identifier="RESPONSE"))
"""The rule that gives the sum of what is mapped."""
