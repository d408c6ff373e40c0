"""What course.yml says for the accessibility statement.

The parts are those of the model statement of Commission Implementing Decision (EU) 2018/1523.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import StrEnum
from typing import TYPE_CHECKING

from symbios import localenames
from symbios.course.addresses import mailbox, web
from symbios.yamlfields import Fields
from symbios.yamlio import EMPTY

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from datetime import date

    from symbios.problems import Report
    from symbios.yamlio import Map, Node

STANDARD = "EN 301 549 / WCAG 2.2 AA"
_SELF = "self"


class Status(StrEnum):
    """How far the site meets the standard, as far as somebody has found out."""

    NOT_ASSESSED = "not-assessed"
    NON_CONFORMANT = "non-conformant"
    PARTIALLY_CONFORMANT = "partially-conformant"
    CONFORMANT = "conformant"


class Reason(StrEnum):
    """Why something is not accessible: (a), (b) and (c) of the model statement."""

    NON_COMPLIANCE = "non-compliance"
    DISPROPORTIONATE_BURDEN = "disproportionate-burden"
    OUT_OF_SCOPE = "out-of-scope"


@dataclass(frozen=True, slots=True)
class Barrier:
    """One thing that is not accessible; texts are per locale."""

    text: Mapping[str, str]
    reason: Reason
    alternative: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Feedback:
    """Where a reader says that something is not accessible."""

    mail: str = ""
    website: str = ""
    text: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Enforcement:
    """The body of one country to which a reader can turn; without a name it is not known yet."""

    country: str
    name: Mapping[str, str] = field(default_factory=dict)
    website: str = ""
    note: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Accessibility:
    """The project's own part of the statement; `self_assessed` takes the place of a text for the method."""

    status: Status = Status.NOT_ASSESSED
    standard: str = STANDARD
    barriers: tuple[Barrier, ...] = ()
    prepared: date | None = None
    reviewed: date | None = None
    method: Mapping[str, str] = field(default_factory=dict)
    self_assessed: bool = False
    feedback: Feedback = field(default_factory=Feedback)
    enforcement: tuple[Enforcement, ...] = ()


@dataclass(frozen=True, slots=True)
class _Reader:
    """Reads the parts; `source` is the locale of a plain text, `codes` are those of all locales."""

    path: str
    report: Report
    source: str
    codes: Sequence[str]

    def fields(self, node: Node) -> Fields:
        return Fields(node, self.path, self.report, name="course")

    def texts(self, fields: Fields, key: str, *, required: bool = False) -> dict[str, str]:
        return fields.localised(key, self.source, required=required, locales=self.codes)

    def whole(self, node: Map) -> Accessibility:
        fields = self.fields(node)
        status = Status(fields.choice("status", list(Status)) or Status.NOT_ASSESSED)
        barriers = [self.barrier(item) for item in fields.items("exceptions")]
        method = self.texts(fields, "method")
        self_assessed = method == {self.source: _SELF}
        found = Accessibility(
            status=status,
            standard=fields.text("standard") or STANDARD,
            barriers=tuple(barrier for barrier in barriers if barrier),
            prepared=fields.day("prepared"),
            reviewed=fields.day("reviewed"),
            method={} if self_assessed else method,
            self_assessed=self_assessed,
            feedback=self.feedback(fields.map("feedback") or EMPTY),
            enforcement=tuple(self.enforcement(item) for item in fields.items("enforcement")),
        )
        _check_claim(found, fields)
        fields.done()
        return found

    def barrier(self, node: Node) -> Barrier | None:
        fields = self.fields(node)
        text = self.texts(fields, "text", required=True)
        reason = fields.choice("reason", list(Reason))
        if reason is None and "reason" not in fields:
            fields.problem("missing", "the key “reason” is missing", "reason: non-compliance")
        alternative = self.texts(fields, "alternative")
        fields.done()
        return Barrier(text, Reason(reason), alternative) if text and reason else None

    def feedback(self, node: Map) -> Feedback:
        fields = self.fields(node)
        found = Feedback(mailbox(fields, "mail"), web(fields, "website"), self.texts(fields, "text"))
        fields.done()
        return found

    def enforcement(self, node: Node) -> Enforcement:
        fields = self.fields(node)
        country = fields.text("country", required=True, example="PT") or ""
        names = localenames.countries("en")
        if country and country not in names:
            meant = next((code for code, name in names.items() if name == country), "PT")
            message = f"“country” is “{country}”; expected a code of two letters (ISO 3166-1)"
            fields.problem("value", message, f"country: {meant}", fields.mark_of("country"))
        name, note = self.texts(fields, "name"), self.texts(fields, "note")
        found = Enforcement(country, name, web(fields, "website"), note)
        fields.done()
        return found


def read_accessibility(
    node: Map | None, source: str, codes: Sequence[str], path: str, report: Report
) -> Accessibility | None:
    """Read the key `accessibility` of course.yml, of which `source` is the source locale; None without it."""
    return None if node is None else _Reader(path, report, source, codes).whole(node)


def _check_claim(found: Accessibility, fields: Fields) -> None:
    """Report a status that the rest does not bear out."""
    barriers = [barrier for barrier in found.barriers if barrier.reason is not Reason.OUT_OF_SCOPE]
    place = fields.mark_of("status")
    said = f"the status is “{found.status}”"
    if found.status is Status.CONFORMANT and barriers:
        message = f"{said}, but “exceptions” names what is not accessible"
        fields.problem("claim", message, f"status: {Status.PARTIALLY_CONFORMANT}", place)
    if found.status in {Status.PARTIALLY_CONFORMANT, Status.NON_CONFORMANT} and "exceptions" not in fields:
        message = f"{said}, but “exceptions” does not say what is not accessible"
        hint = "exceptions:\n  - text: …\n    reason: non-compliance"
        fields.problem("claim", message, hint, place)
    if found.status is not Status.NOT_ASSESSED and not (found.method or found.self_assessed):
        message = f"{said}, but “method” does not say how that was found out"
        fields.problem("claim", message, "method: self", place)
