"""Code lists with a label per locale: general ones in this package, and a project's own terms over them."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from difflib import SequenceMatcher
from functools import cache
from pathlib import Path
from types import MappingProxyType
from typing import TYPE_CHECKING

from symbios import localenames
from symbios.problems import Report, did_you_mean
from symbios.registry.files import listed, printable, read
from symbios.yamlfields import Fields

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from symbios.yamlio import Map

NAMES = ("bands", "kinds", "natures", "periods", "regions", "roles", "sectors", "units")
"""The lists that stand in files; countries and languages are Babel's."""
_PACKAGE = Path(__file__).parent.parent / "vocabularies"
_NAMED_IN = ("en", "sl", "it", "pt", "es")
_CODE = re.compile(r"[A-Za-z0-9][A-Za-z0-9 .+-]{0,39}")
BAND = re.compile(r"(\d{1,9})(?:-(\d{1,9})|\+)")
"""A band's code: from-to, or from and more."""
_ENOUGH, _ALIKE = 0.85, 0.7
"""From where a text counts as a label, and from where it looks like one (0 to 1)."""
_QUERY = 80


@dataclass(frozen=True, slots=True)
class Vocabulary:
    """One code list: code → locale → label, in the order of its file."""

    name: str
    terms: Mapping[str, Mapping[str, str]]

    def __contains__(self, code: object) -> bool:
        return code in self.terms

    def __iter__(self) -> Iterator[str]:
        return iter(self.terms)

    def labelled(self, code: str, locale: str, fallback: str) -> tuple[str, str]:
        """Return a code's label and the locale it is in: own, fallback's, English, any.

        Without a label it is the code, in no locale ("").
        """
        labels = self.terms.get(code, {})
        for candidate in (locale, fallback, "en", *labels):
            if candidate in labels:
                return labels[candidate], candidate
        return code, ""

    def label(self, code: str, locale: str, fallback: str) -> str:
        """Return a code's label in `locale`, else in `fallback`, else the code."""
        return self.labelled(code, locale, fallback)[0]

    def code_of(self, title: str) -> str | None:
        """Return the code whose label somebody wrote in its place, None where no label is that close."""
        wanted = _fold(title[:_QUERY].strip())
        if len(wanted) < 2:
            return None
        scores = {
            code: max(_label_score(wanted, labels), float(code.casefold() == wanted))
            for code, labels in self.terms.items()
        }
        best = max(scores, key=lambda code: (scores[code], code), default="")
        return best if scores.get(best, 0) >= _ENOUGH else None

    def nearest(self, found: str, count: int = 3) -> tuple[str, ...]:
        """Return the codes that a wrong one was most likely meant to be."""
        wanted = _fold(found[:_QUERY])
        scores = {
            code: max(_code_score(wanted, code.casefold()), _label_score(wanted, labels))
            for code, labels in self.terms.items()
        }
        return tuple(sorted(scores, key=lambda code: (-scores[code], code))[:count])


@dataclass(frozen=True, slots=True)
class Vocabularies:
    """All code lists of a project, by name."""

    lists: Mapping[str, Vocabulary]

    def __getitem__(self, name: str) -> Vocabulary:
        return self.lists[name]


def _fold(text: str) -> str:
    plain = unicodedata.normalize("NFKD", text)
    return "".join(char for char in plain if not unicodedata.combining(char)).casefold()


def _code_score(wanted: str, code: str) -> float:
    if wanted == code:
        return 1.0
    if min(len(wanted), len(code)) > 1 and (wanted.startswith(code) or code.startswith(wanted)):
        return 0.8
    return SequenceMatcher(None, wanted, code).ratio()


def _label_score(wanted: str, labels: Mapping[str, str]) -> float:
    """Score how well a text names a term: 1 for its label, 0.9 where it holds all the label's words.

    A single shared word outweighs letters that happen to be the same.
    """
    words = _words(wanted)
    best = 0.0
    matcher = SequenceMatcher(None, "", wanted)
    for label in map(_fold, labels.values()):
        own = _words(label)
        share = len(own & words) / len(own) if own else 0.0
        matcher.set_seq1(label)
        ratio = matcher.ratio() if matcher.real_quick_ratio() > best else 0.0
        alike = ratio if ratio > _ALIKE else ratio / 2
        best = max(best, alike, 0.9 if share == 1 else 0.5 + 0.3 * share if share else 0.0)
    return best


def _words(text: str) -> set[str]:
    return set(re.findall(r"\w{4,}", text))


@cache
def package_vocabulary(name: str) -> Vocabulary:
    """Return one of the general lists; it is read once."""
    if name in {"countries", "languages"}:
        named = localenames.countries if name == "countries" else localenames.languages
        names = {locale: named(locale) for locale in _NAMED_IN}
        return Vocabulary(
            name,
            {
                code: {lo: names[lo][code] for lo in names if code in names[lo]}
                for code in sorted(names["en"])
            },
        )
    report = Report()
    terms = _terms(_PACKAGE / f"{name}.yml", f"vocabularies/{name}.yml", _NAMED_IN, "en", report)
    if len(report):
        raise ValueError(report.render())
    return Vocabulary(name, MappingProxyType(terms))


def load_vocabularies(
    root: Path, base: str, locales: Sequence[str], source_locale: str, report: Report
) -> Vocabularies:
    """Return the general lists with the terms of `root/vocabularies/*.yml` added or put over them.

    `base` is how messages call `root`.
    """
    lists = {name: package_vocabulary(name) for name in (*NAMES, "countries", "languages")}
    for file in listed(root / "vocabularies", f"{base}/vocabularies", report):
        path = f"{base}/vocabularies/{printable(file.name)}"
        if file.suffix != ".yml" or file.stem not in NAMES:
            hint = did_you_mean(file.name, [f"{name}.yml" for name in NAMES])
            report.add(path, 0, 0, "registry-vocabulary", f"no code list is called “{file.name}”", hint)
            continue
        own = _terms(file, path, locales, source_locale, report)
        package = lists[file.stem].terms
        merged = {code: {**package.get(code, {}), **own.get(code, {})} for code in (*package, *own)}
        lists[file.stem] = Vocabulary(file.stem, MappingProxyType(merged))
    return Vocabularies(MappingProxyType(lists))


def _terms(
    file: Path, path: str, locales: Sequence[str], source_locale: str, report: Report
) -> dict[str, dict[str, str]]:
    node = read(file, path, report, name="registry")
    if node is None:
        return {}
    codes = Fields(node, path, report, name="registry")
    terms = {}
    for code in codes.names():
        term = codes.map(code)
        if term is None:
            if code not in codes:
                codes.problem("missing", f"the code “{code}” has no label", f'{code}: {{label: "…"}}')
            continue
        form = BAND if file.stem == "bands" else _CODE
        if not form.fullmatch(code):
            shape = "10-100 or 100+" if form is BAND else "letters and digits"
            codes.problem("code", f"“{code}” cannot be a code", f"Write {shape}.", codes.mark_of(code))
            continue
        terms[code] = _labels(term, path, locales, source_locale, report)
    return terms


def _labels(
    term: Map, path: str, locales: Sequence[str], source_locale: str, report: Report
) -> dict[str, str]:
    fields = Fields(term, path, report, name="registry")
    found = fields.localised("label", source_locale, required=True)
    fields.done()
    for locale in found:
        if locale not in locales:
            fields.problem("locale", f"unknown locale “{locale}”", did_you_mean(locale, locales))
    return {locale: text.strip() for locale, text in found.items() if locale in locales}
