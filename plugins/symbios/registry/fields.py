"""Reads the fields of an entry: texts without personal data, codes with the nearest ones named, addresses."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from typing import TYPE_CHECKING

from symbios.problems import Report, did_you_mean
from symbios.registry import privacy
from symbios.registry.website import website_fault
from symbios.yamlfields import Fields
from symbios.yamlio import Map, Mark, Node, Text

if TYPE_CHECKING:
    from collections.abc import Sequence

    from symbios.registry.vocabularies import Vocabularies

LINE, PARAGRAPHS = 200, 4_000
"""How many characters a name or title, and a description, may have."""
_MOST = 30
_SOON = timedelta(days=60)


@dataclass(frozen=True, slots=True)
class Context:
    """What reading an entry depends on besides its file."""

    path: str
    locales: tuple[str, ...]
    source_locale: str
    build_date: date
    vocabularies: Vocabularies
    report: Report

    @property
    def next_year(self) -> str:
        """A date to paste where one is missing."""
        return (self.build_date + timedelta(days=365)).isoformat()


class EntryFields(Fields):
    """The keys of an entry, or of a part of it; every problem is named `entry-…`."""

    def __init__(self, node: Node, context: Context) -> None:
        super().__init__(node, context.path, context.report, name="entry")
        self.context = context

    def missing(self, key: str, line: str) -> None:
        """Report a key that must be there, with the line to paste."""
        self.problem("missing", f"the key “{key}” is missing", line)

    def localised_text(self, key: str, limit: int, *, line: str = "") -> dict[str, str]:
        """Return locale → text; where `line` is given the key is required, and it is the line to paste."""
        node = self.node(key)
        if node is None:
            if line:
                self.missing(key, line)
            return {}
        if isinstance(node, Text):
            return self._texts(key, {self.context.source_locale: node}, limit)
        if not isinstance(node, Map):
            message = f"“{key}” is a list; expected a text, or one text per locale"
            self.problem("kind", message, line or f'{key}: "…"', node.mark)
            return {}
        if not node.nodes:
            message = f"“{key}” has no text in any language"
            self.problem("value", message, line or f'{key}: "…"', node.mark)
        texts = {}
        for locale, value in node.nodes.items():
            if locale not in self.context.locales:
                hint = did_you_mean(locale, self.context.locales)
                self.problem("locale", f"“{key}” has the unknown locale “{locale}”", hint, node.marks[locale])
            elif isinstance(value, Text):
                texts[locale] = value
            else:
                self.problem("kind", f"“{key}” in “{locale}” is not a text", f'{locale}: "…"', value.mark)
        return self._texts(key, texts, limit)

    def _texts(self, key: str, nodes: dict[str, Text], limit: int) -> dict[str, str]:
        checked = {locale: self._checked(key, node, limit) for locale, node in nodes.items()}
        return {locale: text for locale, text in checked.items() if text}

    def _checked(self, key: str, node: Text, limit: int) -> str:
        """Return a text with its blanks in order, "" where it may not be published."""
        text = "\n\n".join(" ".join(part.split()) for part in node.value.split("\n\n")).strip()
        if not text or (node.plain and text in {"~", "null"}):
            self.problem("value", f"“{key}” is empty", "Write the text, or delete the line.", node.mark)
            return ""
        if len(text) > limit:
            message = f"“{key}” has {len(text)} characters; at most {limit} are shown"
            self.problem("long", message, "Write it shorter.", node.mark)
            return ""
        return text if self._is_impersonal(key, text, node.mark) else ""

    def _is_impersonal(self, key: str, text: str, mark: Mark) -> bool:
        if found := privacy.mailbox_in(text):
            message = f"“{key}” holds a mailbox ({privacy.masked(found)})"
            self.problem(
                "mailbox", message, "Write it under “contact”, as “mailbox: info@example.org”.", mark
            )
        elif found := privacy.telephone(text):
            message = f"“{key}” holds what looks like a telephone number ({privacy.masked(found)})"
            hint = "Delete it: none is published. If it is a figure, write it in words: 635 million."
            self.problem("telephone", message, hint, mark)
        elif found := privacy.place_in(text):
            message = f"“{key}” holds an exact place ({privacy.masked(found)})"
            self.problem("coordinates", message, "Delete it: the region is enough.", mark)
        else:
            return True
        return False

    def code(self, key: str, vocabulary: str, *, line: str = "") -> str | None:
        """Return a code of a vocabulary; where `line` is given the key is required."""
        node = self.node(key)
        if node is None:
            if line:
                self.missing(key, line)
            return None
        if not isinstance(node, Text):
            self.problem("kind", f"“{key}” is not a text; expected one code", line or f"{key}: …", node.mark)
            return None
        return self._code(key, node, vocabulary)

    def codes(self, key: str, vocabulary: str) -> tuple[str, ...]:
        """Return a list of codes, each once."""
        nodes = self.text_nodes(key)
        if len(nodes) > _MOST:
            message = f"“{key}” has {len(nodes)} values; at most {_MOST} are read"
            self.problem("long", message, "Keep the ones that matter.", self.mark_of(key))
            return ()
        found = [self._code(key, node, vocabulary) for node in nodes]
        return tuple(dict.fromkeys(code for code in found if code))

    def _code(self, key: str, node: Text, vocabulary: str) -> str | None:
        codes = self.context.vocabularies[vocabulary]
        if node.value in codes:
            return node.value
        shown = node.value if len(node.value) <= LINE else f"{node.value[:LINE]}…"

        locale = self.context.source_locale
        meant = codes.code_of(node.value)
        if meant:
            message = f"“{key}” is “{shown}”; expected a code of {vocabulary}"
            self.problem("code", message, f'Write: "{meant}" ({codes.label(meant, locale, "en")})', node.mark)
        else:
            near = (f"{code} ({codes.label(code, locale, 'en')})" for code in codes.nearest(node.value))
            message = f"“{key}” is “{shown}”; no such code in {vocabulary}"
            self.problem("code", message, f"Nearest: {', '.join(near)}.", node.mark)
        return None

    def website(self, key: str) -> str | None:
        """Return an address that begins with http:// or https://."""
        url = self.text(key)
        if url is None:
            return None
        fault = website_fault(url)
        if fault:
            what, message, hint = fault
            self.problem(what, f"“{key}” {message}", hint, self.mark_of(key))
        return None if fault else url

    def expiry(self, key: str) -> date | None:
        """Return a date; one that is near or past at the build's date is said as a warning."""
        day = self.day(key)
        if day is None:
            return None
        renew = f"{key}: {self.context.next_year}"
        if day < self.context.build_date:
            self.problem("expired", f"this expired on {day.isoformat()}", renew, self.mark_of(key))
        elif day - self.context.build_date <= _SOON:
            self.problem("expires-soon", f"this expires on {day.isoformat()}", renew, self.mark_of(key))
        return day

    def identifier(self, key: str, fault: str | None, value: str) -> bool:
        """Report why `value` cannot be an id; return whether it can."""
        if fault:
            self.problem("id", f"“{value}” cannot be an id: {fault}", "Write: spent-grain", self.mark_of(key))
        return fault is None


def id_fault(value: str) -> str | None:
    """Say why an id cannot be part of an address and of a file's name everywhere; None where it can."""
    if not _is_slug(value):
        return "only a-z, 0-9 and single hyphens between them, at most 60"
    if value in _RESERVED:
        return "the name is taken by the site or by Windows"
    if privacy.telephone(value) or sum(char.isdigit() for char in value) > 8:
        return "it looks like a telephone number"
    return None


_RESERVED: Sequence[str] = (
    "index", "con", "prn", "aux", "nul", *(f"{port}{n}" for port in ("com", "lpt") for n in range(1, 10))
)  # fmt: skip


def _is_slug(value: str) -> bool:
    parts = value.split("-")
    return len(value) <= 60 and all(
        part and all(char in "abcdefghijklmnopqrstuvwxyz0123456789" for char in part) for part in parts
    )
