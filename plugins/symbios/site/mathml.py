"""MathML as a page may hold it: the elements of MathML Core, which browsers draw alike, and nothing else.

What a converter from LaTeX writes is taken apart and written anew: every element and attribute is one of a
list, every text is escaped. So nothing can come through it that runs, loads or sets a style.

A formula carries no `annotation` with its source: browsers without MathML would print it behind the formula,
and it is none of what the accessibility tree is to hold (MathML Core hides it). In a running text it has no
`aria-label` either: screen readers make speech and braille from the elements and let readers walk through
them, in the reader's language; a label may be read beside that or instead of it, and nobody can walk through
a label. Sources: MathML Core; MathML Accessibility API Mappings; nvaccess/nvda#4422; arnog/mathlive#1854.
"""

from __future__ import annotations

import re
import unicodedata
from html import escape
from typing import TYPE_CHECKING
from xml.etree.ElementTree import Element

from symbios.markup import Html
from symbios.search.formulas import MARKS

if TYPE_CHECKING:
    from collections.abc import Sequence

_PARTS = {
    "mfrac": 2,
    "mover": 2,
    "mroot": 2,
    "msub": 2,
    "msubsup": 3,
    "msup": 2,
    "munder": 2,
    "munderover": 3,
}
"""How many parts these elements have; with another number browsers draw an error."""
_ROWS = frozenset({"mpadded", "mrow", "msqrt", "mstyle", "mtd"})
_TABLE = frozenset({"mtable", "mtr"})
_TOKENS = frozenset({"mi", "mn", "mo", "mtext"})
_ATTRIBUTES = frozenset(
    {
        *("accent", "accentunder", "columnalign", "displaystyle", "form", "linethickness", "mathvariant"),
        *("lspace", "maxsize", "minsize", "movablelimits", "rspace", "scriptlevel", "stretchy", "width"),
    }
)
_VALUE = re.compile(r"[a-z0-9.+-]{1,20}")
_DEEPEST = 60
_THIN = "0.167em"
_WIDTHS = {"negativethinmathspace": f"-{_THIN}"}
_CODE = re.compile(r"&#x([0-9A-Fa-f]{1,6});")
_UNIT = re.compile(r"(-?)(\d*\.?\d+)\s*([a-z]{2})?")
"""A number that was taken together with two letters behind it, as if they were a unit of length."""
_ESCAPED = re.compile(r"\\([%&_$#{} ])")
_NAMES = "∞∅∇∂∆ℵ"
"""Signs that stand for something, though Unicode counts some of them as operators."""
_STYLES = {
    "bold": ("BOLD",),
    "bold-italic": ("BOLD ITALIC",),
    "double-struck": ("DOUBLE-STRUCK",),
    "fraktur": ("FRAKTUR", "BLACK-LETTER"),
    "sans-serif": ("SANS-SERIF",),
    "script": ("SCRIPT",),
}
_ROLE = "role"
"""Our own note on an element, which is not written: what it is to those beside it."""


class OddFormulaError(Exception):
    """A formula holds what a page cannot show; the text says what."""


def mathml(converted: Element, *, block: bool) -> Html:
    """Return the `math` element of a converted formula; raise OddFormulaError where it is none."""
    inside = _row([one for child in converted for one in _clean(child, 1)])
    if len(inside) == 1 and inside[0].tag == "mrow":
        inside = list(inside[0])
    if not any(element.tag != "mspace" for element in inside):
        message = "it is empty"
        raise OddFormulaError(message)
    display = ' display="block"' if block else ""
    return Html(f"<math{display}>{''.join(map(_written, inside))}</math>")


def _clean(element: Element, depth: int) -> list[Element]:
    """Return what stands in the place of an element: nothing, itself made clean, or what it held."""
    tag = element.tag
    if depth > _DEEPEST:
        message = "it is nested too deeply"
        raise OddFormulaError(message)
    if tag in _TOKENS:
        return _token(element)
    if tag == "mspace":
        return _space(element)
    found = [_clean(child, depth + 1) for child in element]
    if tag in _PARTS:
        return [_parts(element, found)]
    every = [one for each in found for one in each]
    if tag in _ROWS:
        return _group(element, _row(every))
    if tag in _TABLE:
        return [_made(element, every)]
    message = f"<{tag}> cannot be shown"
    raise OddFormulaError(message)


def _parts(element: Element, found: Sequence[Sequence[Element]]) -> Element:
    """Return a fraction, an index and the like; each of its parts is one element."""
    if len(found) != _PARTS[element.tag]:
        message = "a part of a fraction, of a root or of an index is missing"
        raise OddFormulaError(message)
    parts = [each[0] if len(each) == 1 else _box("mrow", each) for each in found]
    made = _made(element, parts)
    if element.tag in {"mover", "munder"} and parts[1].tag == "mo" and parts[1].text in MARKS:
        made.set("accent" if element.tag == "mover" else "accentunder", "true")
    if parts[0].get(_ROLE) == "function":
        made.set(_ROLE, "function")
    return made


def _group(element: Element, inside: list[Element]) -> list[Element]:
    """Return a group; one that says nothing beyond what it holds goes."""
    if element.tag == "mpadded":  # the words on a long arrow
        return [
            _box("mrow", [_gap("0.4em"), *(each for each in inside if each.tag != "mspace"), _gap("0.4em")])
        ]
    if element.tag != "mrow":
        return [_made(element, inside)]
    if len(inside) > 1:
        return [_made(element, inside)]
    for one in inside:
        if one.get(_ROLE) == "upright":
            one.attrib.pop(_ROLE)  # the letters of the next unit are none of this one
        if one.tag == "mo" and one.text == ",":
            one.set(_ROLE, "decimal")
    return inside


def _space(element: Element) -> list[Element]:
    """Return a space, which is nothing where it has no width."""
    if "linebreak" in element.attrib:
        message = "a new line (\\\\) can only stand between \\begin{aligned} and \\end{aligned}"
        raise OddFormulaError(message)
    width = element.get("width", "")
    return [_gap(_WIDTHS.get(width, width))] if width else []


def _token(element: Element) -> list[Element]:
    """Return a number, a letter, an operator or words."""
    raw = element.text or ""
    text = _CODE.sub(lambda found: chr(int(found[1], 16)), raw)
    if element.tag == "mtext":
        raw = text = _ESCAPED.sub(r"\1", text)
    _refuse(raw, text, element.tag)
    made = _made(element, (), text)
    if element.tag == "mtext":
        return [made] if text else []
    if element.tag == "mo":
        return _operator(made)
    found = _UNIT.fullmatch(text)
    if found is not None and "mathvariant" not in made.attrib:
        return _numbers(*found.groups())
    return [_styled(made) if element.tag == "mn" else _identifier(made, raw)]


def _refuse(raw: str, text: str, tag: str) -> None:
    """Refuse what is left of the source where it should have been read."""
    if "\\" in raw and tag == "mtext":
        message = f"only words can stand in \\text{{…}}, not “{raw[:40]}”"
    elif "\\" in raw or raw in {"&", "#"}:
        message = f"“{raw[:40]}” cannot stand there; as a sign it is “\\{raw[:40]}”"
    elif any(unicodedata.category(sign) in {"Cc", "Cn", "Co", "Cs"} for sign in text):
        message = "it holds a sign that cannot be shown"
    else:
        return
    raise OddFormulaError(message)


def _numbers(sign: str, number: str, letters: str | None) -> list[Element]:
    """Return a number and the letters behind it as what they are."""
    minus = [_box("mo", (), "\N{MINUS SIGN}")] if sign else []
    return [*minus, _box("mn", (), number), *(_box("mi", (), letter) for letter in letters or "")]


def _operator(made: Element) -> list[Element]:
    """Return an operator; names, which converters take for operators, become names."""
    text = made.text or ""
    if not text and "form" not in made.attrib:
        message = "\\operatorname holds more than letters"
        raise OddFormulaError(message)
    if not text:
        return []
    if text in _NAMES:
        return [_box("mi", (), text)]
    if text[0].isalpha():
        return [_box("mi", (), " ".join(text.split()), "function")]
    if text == "\N{HORIZONTAL BAR}":
        return [_box("mo", (), "\N{OVERLINE}", stretchy="true")]
    if text == "/":
        return [_box("mo", (), text, lspace="0", rspace="0")]
    return [made]


def _identifier(made: Element, raw: str) -> Element:
    """Return a letter or a name; an operator that was typed as a sign of its own becomes one."""
    text = made.text or ""
    variant = made.get("mathvariant", "")
    if len(text) != 1:
        return _box("mi", (), text, "function" if text.isalpha() and not variant else "")
    if text in ":;·" or (unicodedata.category(text) == "Sm" and text not in _NAMES):
        return _box("mo", (), text)
    if variant == "normal":
        made.set(_ROLE, "upright")
    elif not variant and raw != text and text.isascii() and text.isalpha():
        made.set("mathvariant", "normal")  # \mathrm{d} comes as the number of a letter
    return _styled(made)


def _styled(made: Element) -> Element:
    """Return a letter or number in the signs of its style: browsers know no attribute for it but `normal`."""
    variant = made.attrib.pop("mathvariant", "")
    if variant == "normal" and made.tag == "mi":
        made.set("mathvariant", variant)
    elif variant in _STYLES:
        made.text = "".join(_sign(sign, _STYLES[variant]) for sign in made.text or "")
    return made


def _sign(sign: str, styles: Sequence[str]) -> str:
    name = unicodedata.name(sign, "").replace("LATIN ", "").replace("GREEK ", "").replace(" LETTER", "")
    for style in styles:
        for begin in (f"MATHEMATICAL {style}", style):
            try:
                return unicodedata.lookup(f"{begin} {name}")
            except KeyError:
                continue
    if sign in ".,":
        return sign
    message = f"“{sign}” has no form in {styles[0].lower()} letters"
    raise OddFormulaError(message)


def _row(elements: Sequence[Element]) -> list[Element]:
    """Return what stands side by side: units and decimal numbers as one, a space beside “ln” and “sin”."""
    row: list[Element] = []
    for element in elements:
        last = row[-1] if row else None
        if last is not None and last.get(_ROLE) == element.get(_ROLE) == "upright":
            last.text = f"{last.text}{element.text}"
            last.attrib.pop("mathvariant", None)
        elif element.tag == "mn" and [each.get(_ROLE, each.tag) for each in row[-2:]] == ["mn", "decimal"]:
            row[-2].text = f"{row[-2].text},{element.text}"
            row.pop()
        else:
            if last is not None and _touch(last, element):
                row.append(_gap(_THIN))
            row.append(element)
    return row


def _touch(one: Element, other: Element) -> bool:
    """Whether a function's name would run into what stands beside it."""
    roles = {one.get(_ROLE), other.get(_ROLE)}
    return "function" in roles and not {one.tag, other.tag} & {"mo", "mspace"}


def _made(element: Element, inside: Sequence[Element], text: str = "") -> Element:
    """Return an element of the same kind with its attributes, as far as they are known."""
    known = {
        name: value for name, value in element.items() if name in _ATTRIBUTES and _VALUE.fullmatch(value)
    }
    if element.tag in {"mo", "mtext"}:
        known = {name: value for name, value in known.items() if name not in {"accent", "mathvariant"}}
    return _box(element.tag, inside, text, **known)


def _gap(width: str) -> Element:
    return _box("mspace", (), width=width)


def _box(tag: str, inside: Sequence[Element], text: str = "", role: str = "", **attributes: str) -> Element:
    made = Element(tag, attributes)
    made.text = text
    made.extend(inside)
    if role:
        made.set(_ROLE, role)
    return made


def _written(element: Element) -> str:
    attributes = "".join(f' {name}="{value}"' for name, value in element.items() if name in _ATTRIBUTES)
    if element.tag == "mspace":
        return f"<mspace{attributes}/>"
    inside = escape(element.text or "", quote=False) + "".join(map(_written, element))
    return f"<{element.tag}{attributes}>{inside}</{element.tag}>"
