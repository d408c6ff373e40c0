"""Forms of one field to write in: `number`, `text`, `reflection`."""

from __future__ import annotations

from typing import TYPE_CHECKING

from symbios.markup import NOTHING, Html, Translate, element, join, text
from symbios.quiz.forms.controls import CLASS, Form
from symbios.quiz.model import Cloze, Number, Reflection, ShortText

if TYPE_CHECKING:
    from symbios.markup import Attribute


def field_form(identity: str, body: Number | ShortText | Reflection, translate: Translate) -> Form:
    """Return the field of the question `identity`."""
    attributes: dict[str, Attribute] = {"id": f"answer--{identity}", "name": f"question--{identity}"}
    if isinstance(body, Reflection):
        area = element("textarea", {**attributes, "rows": 5, "maxlength": 5000, "dir": "auto"})
        return Form(_field(attributes, area, translate), local=False)
    if isinstance(body, ShortText):
        field = _field(attributes, written_control(attributes), translate)
        return Form(field, spelling(body, translate), local=False)
    control = written_control(attributes, decimal=_only_digits(body))
    if not body.unit_needed:
        return Form(_field(attributes, control, translate, body.unit), local=False)
    units = ", ".join(dict.fromkeys(name for name in (body.unit, *body.units) if name))
    # Translators: stands below a question whose answer is a number; {units} are the units that may be
    # written, such as “kg, t”
    note = translate("Write the number and its unit: {units}.").replace("{units}", units)
    return Form(_field(attributes, control, translate), (note,), local=False)


def written_control(attributes: dict[str, Attribute], *, decimal: bool = False) -> Html:
    """Return a field of one line; `decimal` asks for a keyboard of digits and a decimal sign."""
    return element(
        "input",
        {
            "type": "text",
            **attributes,
            "inputmode": "decimal" if decimal else None,
            "maxlength": 500,
            "autocomplete": "off",
            "autocapitalize": "off",
            "spellcheck": "false",
            "dir": "auto",
        },
    )


def spelling(body: ShortText | Cloze, translate: Translate) -> tuple[str, ...]:
    """Return what counts in a written answer beside its letters."""
    found = []
    if body.case:
        # Translators: stands below a question whose answer is written
        found.append(translate("Capital and small letters are told apart."))
    if body.diacritics:
        # Translators: stands below a question whose answer is written; the signs are accents and the like
        found.append(translate("Letters with and without signs, such as é and e, are told apart."))
    return tuple(found)


def _field(attributes: dict[str, Attribute], control: Html, translate: Translate, unit: str = "") -> Html:
    # Translators: label of a field to write an answer in
    label = text(translate("Your answer"))
    behind = NOTHING
    if unit:
        # The sign behind the field is not read aloud with it, so its label says it too.
        label = join(label, element("span", {"class": f"{CLASS}__aside"}, text(f" ({unit})")))
        sign: dict[str, Attribute] = {"class": f"{CLASS}__unit", "aria-hidden": "true"}
        behind = join(text(" "), element("span", sign, text(unit)))
    named = element("label", {"for": attributes["id"]}, label)
    field: dict[str, Attribute] = {"class": f"{CLASS}__field", "data-search": "off"}
    return element("div", field, named, text(" "), control, behind)


def _only_digits(body: Number) -> bool:
    """Whether digits and a decimal sign are enough: the keyboard of a phone for those has no minus."""
    return not body.unit_needed and not body.units and all(each.low >= 0 for each in body.accepted)
