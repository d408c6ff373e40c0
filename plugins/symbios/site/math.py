"""Formulas of a text: from LaTeX between dollars to MathML, when the site is built."""

from __future__ import annotations

import re
from dataclasses import dataclass
from difflib import get_close_matches
from functools import cache, lru_cache
from typing import TYPE_CHECKING

from symbios.problems import did_you_mean
from symbios.site.mathml import OddFormulaError, mathml

if TYPE_CHECKING:
    from collections.abc import Collection

    from symbios.markup import Html

_ENDS = {"$$": "$$", "$": "$", r"\[": r"\]", r"\(": r"\)"}
"""What begins a formula, and what ends it."""
_BLOCKS = ("$$", r"\[")
_LONGEST, _DEEPEST = 1000, 30
_SHOWN = 60
_COMMAND = re.compile(r"\\(?:begin\s*\{\s*(?P<environment>[^{}]*)\}|(?P<name>[A-Za-z]+)|.)", re.DOTALL)
_WORDS = re.compile(r"\\text[a-z]*\s*\{[^{}]*\}")
_SIGNS = re.compile(r"\\.|[{}%]", re.DOTALL)
_DECIMAL = re.compile(rf"({_WORDS.pattern})|(?<=\d),(?=\d)")
"""A comma between two digits, but not one in words."""
_ALIGNED = re.compile(r"\\(begin|end)\s*\{\s*aligned\s*\}")
_ENVIRONMENTS = frozenset(
    {"Bmatrix", "Vmatrix", "align*", "aligned", "bmatrix", "cases", "matrix", "pmatrix", "vmatrix"}
)
_STRUCTURES = frozenset(
    {
        "acute", "bar", "binom", "ddot", "dfrac", "displaystyle", "dot", "end", "frac", "hat", "int",
        "left", "limits", "nolimits", "operatorname", "overbrace", "overleftarrow", "overline",
        "overrightarrow", "overset", "prime", "prod", "qquad", "quad", "right", "sqrt", "stackrel",
        "sum", "text", "textnormal", "textrm", "textstyle", "textup", "tfrac", "tilde", "underbrace",
        "underline", "underset", "vec", "widehat", "widetilde", "xleftarrow", "xleftrightarrow",
        "xrightarrow", "Big", "Bigg", "Biggl", "Biggr", "Bigl", "Bigr", "big", "bigg", "biggl", "biggr",
        "bigl", "bigr", "middle", "mathrm", "mathit", "mathbf", "mathbb", "mathcal", "mathscr",
        "mathsf", "mathfrak", "boldsymbol", "bm", "arccos", "arcsin", "arctan", "argmax", "argmin",
        "cos", "cosh", "cot", "coth", "deg", "det", "dim", "exp", "gcd", "inf", "lg", "lim", "ln",
        "log", "max", "min", "sin", "sinh", "sup", "tan", "tanh",
    }
)  # fmt: skip
"""The commands that build something, and the names of functions; all others are signs.

None of them defines another, sets a colour or a style, or leads anywhere.
"""
_USUAL = frozenset(
    {
        "alpha", "beta", "gamma", "delta", "epsilon", "varepsilon", "zeta", "eta", "theta", "iota",
        "kappa", "lambda", "mu", "nu", "xi", "pi", "rho", "sigma", "tau", "upsilon", "phi", "varphi",
        "chi", "psi", "omega", "Gamma", "Delta", "Theta", "Lambda", "Xi", "Pi", "Sigma", "Phi", "Psi",
        "Omega", "approx", "cdot", "cdots", "circ", "div", "equiv", "ge", "geq", "infty", "in", "ldots",
        "le", "leq", "ll", "gg", "ne", "neq", "notin", "partial", "percent", "pm", "propto",
        "rightarrow", "leftarrow", "Rightarrow", "sim", "subset", "times", "to", "degree", "euro",
        "nabla",
    }
)  # fmt: skip
"""The signs that are offered in the place of a misspelt one."""
_REASONS = {
    "DoubleSubscriptsError": "two signs “_” follow each other",
    "DoubleSuperscriptsError": "two signs “^” follow each other",
    "ExtraLeftOrMissingRightError": r"“\left” and “\right” are not a pair",
    "MissingEndError": r"“\begin” has no “\end”",
    "MissingSuperScriptOrSubscriptError": "nothing follows a “_” or a “^”",
    "NoAvailableTokensError": "something is missing in it",
    "RecursionError": "it is nested too deeply",
}
"""What the library found, by the name of its error."""
_HINT = r"Write braces around what belongs together: $m_{in} = \frac{a}{b}$; a plain dollar is \$"

_WORDS_HINT = r"Write words as \text{loss}, and units as \mathrm{kg}."


@dataclass(frozen=True, slots=True)
class Fault:
    """Why a formula cannot be shown: the name of the problem, its message, what to write instead."""

    name: str
    message: str
    hint: str


@lru_cache(maxsize=10_000)
def formula(written: str) -> Html | Fault:
    """Return the MathML of a formula as it is written, with what begins and ends it."""
    opening = next(sign for sign in _ENDS if written.startswith(sign))
    shown = _shown(written)
    if len(written) < 2 * len(opening) or not written.endswith(_ENDS[opening]):
        message = f"“{opening}” opens a formula that does not end in this paragraph"
        return Fault("math-open", message, rf"End it with {_ENDS[opening]}; plain dollars are \$\$")
    tex = written[len(opening) : -len(opening)].strip()
    fault = _fault(tex, shown)
    if fault is not None:
        return fault
    try:
        return _converted(tex, block=opening in _BLOCKS)
    except OddFormulaError as error:
        reason = str(error)
    except Exception as error:  # noqa: BLE001 - the library raises whatever it stumbles over
        reason = _REASONS.get(type(error).__name__, "it is not LaTeX that this site knows")
    return Fault("math-unreadable", f"“{shown}” cannot be read as a formula: {reason}", _HINT)


def fault_of(written: str) -> Fault | None:
    """Return what is wrong with a formula; nothing where it is none, or where nothing is."""
    found = formula(written) if written.startswith(tuple(_ENDS)) else None
    return found if isinstance(found, Fault) else None


def _shown(written: str) -> str:
    text = " ".join(written.split())
    return text if len(text) <= _SHOWN else f"{text[:_SHOWN]}…"


def _fault(tex: str, shown: str) -> Fault | None:
    """Return what can be said without the library, in better words than it has."""
    if len(tex) > _LONGEST:
        message = f"“{shown}” is a formula of {len(tex)} characters; more than {_LONGEST} are refused"
        return Fault(
            "math-long", message, r"Write several formulas, or a backslash before a plain dollar: \$"
        )
    signs = _SIGNS.findall(tex)
    depth = deepest = 0
    for sign in signs:
        depth += (sign == "{") - (sign == "}")
        deepest = max(deepest, depth)
        if depth < 0:
            break
    if "%" in signs:
        message = f"“{shown}” cannot be read as a formula: “%” alone would hide what follows it"
        return Fault("math-unreadable", message, r"Write a backslash before it: \%")
    if depth:
        lonely, other = "{}" if depth > 0 else "}{"
        message = f"“{shown}” cannot be read as a formula: a “{lonely}” has no “{other}”"
        return Fault("math-unreadable", message, _HINT)
    if deepest > _DEEPEST:
        return Fault(
            "math-long", f"“{shown}” is nested more than {_DEEPEST} braces deep", "Write it flatter."
        )
    return _unknown(tex)


def _unknown(tex: str) -> Fault | None:
    for found in _COMMAND.finditer(tex):
        name, environment = found["name"], found["environment"]
        if environment is not None and environment not in _ENVIRONMENTS:
            message = rf"“\begin{{{environment}}}” is not known in a formula"
            return Fault("math-command", message, did_you_mean(environment, _ENVIRONMENTS))
        if name is not None and name not in _commands():
            message = rf"“\{name}” is not known in a formula"
            return Fault("math-command", message, _instead(name))
    return None


def _instead(name: str) -> str:
    """Return what to write instead of a command: a usual one that looks like it, or how words are written."""
    near = get_close_matches(name, sorted(_STRUCTURES | _USUAL), n=1, cutoff=0.75)
    return rf"Did you mean “\{near[0]}”?" if near else _WORDS_HINT


@cache
def _commands() -> Collection[str]:
    from latex2mathml.symbols_parser import SYMBOLS  # noqa: PLC0415 - only texts with formulas need it

    signs = {name[1:] for name in SYMBOLS if re.fullmatch(r"\\(?!math|not$)[A-Za-z]+", name)}
    return frozenset(signs) | _STRUCTURES


def _converted(tex: str, *, block: bool) -> Html:
    from latex2mathml.converter import convert_to_element  # noqa: PLC0415 - only texts with formulas need it

    tex = _ALIGNED.sub(r"\\\1{align*}", tex)
    tex = _DECIMAL.sub(lambda found: found[1] or "{,}", tex)
    return mathml(convert_to_element(tex, display="block" if block else "inline"), block=block)
