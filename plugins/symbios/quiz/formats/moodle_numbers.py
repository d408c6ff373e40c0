"""Questions for a number in Moodle's XML, with their units."""

from __future__ import annotations

from typing import TYPE_CHECKING

from symbios.quiz.formats.importing import exact, parsed, share_of
from symbios.quiz.formats.loss import shortened
from symbios.quiz.formats.moodle_kinds import feedback_of, percent
from symbios.quiz.formats.moodle_text import raw
from symbios.quiz.model import Interval, Number

if TYPE_CHECKING:
    from symbios.quiz.formats.importing import Importing
    from symbios.quiz.formats.xml import Element
    from symbios.quiz.model import Body


def number(question: Element, importing: Importing) -> Body | None:
    """Return a number to write, with its units."""
    accepted = []
    for answer in question.elements("answer"):
        share = percent(answer, importing)
        feedback = feedback_of(answer, importing)
        if raw(answer).strip() == "*":
            shown = f", “{shortened(feedback)}”" if feedback else ""
            importing.lose(answer, f"what any other number is worth{shown}")
            continue
        value = importing.number(answer, raw(answer), "number")
        tolerance = importing.number(answer, raw(answer.child("tolerance")) or "0", "tolerance")
        if value is None or tolerance is None:
            continue
        if share < 0:
            importing.lose(answer, f"an answer that takes {-share:g} per cent away", "one worth nothing")
        middle, off = exact(raw(answer)), abs(exact(raw(answer.child("tolerance"))))
        accepted.append(Interval(float(middle - off), float(middle + off), share_of(share), feedback))
    if not any(each.share == 1 for each in accepted):
        message = 'no number of this question is worth all points; expected one with fraction="100"'
        importing.problem(question, message, "Mark the right answer in Moodle and export again.")
        return None
    unit, units = _units(question, importing)
    return Number(
        tuple(accepted), unit, units, _unit_needed(question, has_unit=bool(unit), importing=importing)
    )


def _units(question: Element, importing: Importing) -> tuple[str, dict[str, float]]:
    """Return the unit of the answers, and the others: what one of them is in it."""
    found: dict[str, float] = {}
    holder = question.child("units")
    for unit in holder.elements("unit") if holder else ():
        name = " ".join(raw(unit.child("unit_name")).split())
        many = importing.number(unit, raw(unit.child("multiplier")) or "1", "multiplier of a unit")
        if not name or not many or many < 0:
            importing.lose(unit, f"the unit “{shortened(name)}” that no multiplier above 0 belongs to")
            continue
        found[name] = many
    base = next((name for name, many in found.items() if many == 1), "")
    if found and not base:
        base = next(iter(found))
        importing.lose(holder or question, "units of which none has the multiplier 1", f"counted in “{base}”")
        found = {name: many / found[base] for name, many in found.items()}
    return base, {name: float(f"{1 / many:.15g}") for name, many in found.items() if name != base}


def _unit_needed(question: Element, *, has_unit: bool, importing: Importing) -> bool:
    graded = raw(question.child("unitgradingtype")).strip() not in {"", "0"} and has_unit
    penalty, shown = question.child("unitpenalty"), question.child("showunits")
    if graded and penalty is not None and parsed(raw(penalty)) != 1:
        importing.lose(penalty, f"a wrong unit that takes the share {raw(penalty)} away", "a wrong answer")
    if shown is not None and raw(shown).strip() in {"1", "2"}:
        importing.lose(shown, "a unit that is chosen from a list", "written with the number")
    left = question.child("unitsleft")
    if left is not None and raw(left).strip() in {"1", "true"}:
        importing.lose(left, "a unit that stands before the number", "one after it")
    return graded
