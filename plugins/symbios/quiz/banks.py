"""Banks of questions: files of a course from which quizzes take some, each with its translations."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from symbios.quiz.ids import check_unique, free_ids, ids_of
from symbios.quiz.inherit import Setting, resolve
from symbios.quiz.pair import DIFFERS
from symbios.quiz.parse import parse_bank
from symbios.quiz.quizzes import Banks

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from symbios.problems import Report
    from symbios.quiz.draft import Draft
    from symbios.quiz.model import Question
    from symbios.quiz.quizzes import Resolved
    from symbios.yamlio import Mark

    Taken = Mapping[str, tuple[str, Mark]]


@dataclass(frozen=True, slots=True)
class BankShelf:
    """All banks of a course: by locale as its readers get them, and where each id of a question stands.

    A locale without a bank of its own gets that of the source; its questions say their language.
    """

    banks: Mapping[str, Banks] = field(default_factory=dict)
    ids: Mapping[str, Taken] = field(default_factory=dict)

    def of(self, locale: str) -> Banks:
        """Return the banks as readers of `locale` get them."""
        return self.banks.get(locale, Banks())

    def taken(self, locale: str) -> Taken:
        """Return each id of a question of a bank of `locale`, with its place."""
        return self.ids.get(locale, {})


def read_banks(
    texts: Mapping[str, Mapping[str, str]], source_locale: tuple[str, str], prefix: str, report: Report
) -> BankShelf:
    """Return the banks whose `texts` go by locale and name; what is wrong goes to `report`.

    `source_locale` is the locale that the others translate, with its language tag; `prefix` is the path of
    the course folder in messages.
    """
    source, lang = source_locale
    locales = [source, *(locale for locale in texts if locale != source)]
    drafts = {
        (locale, name): parse_bank(text, name, bank_path(prefix, locale, name), report)
        for locale in locales
        for name, text in texts.get(locale, {}).items()
    }
    ids: dict[str, Taken] = {}
    for locale in locales:
        own = {
            bank_path(prefix, code, name): [draft]
            for (code, name), draft in drafts.items()
            if code == locale and draft
        }
        ids[locale] = _places(own)
        check_unique(own, report, ids[source] if locale != source else ())
    resolved: dict[tuple[str, str], Resolved | None] = {}
    for (locale, name), draft in drafts.items():
        path, source_path = bank_path(prefix, locale, name), bank_path(prefix, source, name)
        if (source, name) not in drafts:
            message = f"the bank “{name}” does not stand in {source_path}"
            report.add(path, 0, 0, DIFFERS, message, "Remove it, or add it to the source first.")
        twin = None if locale == source else resolved.get((source, name))
        good = draft is not None and draft.sound and (locale == source or twin is not None)
        setting = Setting(
            path,
            "" if locale == source else source_path,
            report,
            free_ids(f"{name}-bank", ids[source]),
        )
        resolved[locale, name] = resolve(draft, twin, setting) if draft and good else None
    return BankShelf({locale: _shelf(locale, source, lang, prefix, resolved) for locale in locales}, ids)


def bank_path(prefix: str, locale: str, name: str) -> str:
    """Return the path of a bank in messages; `prefix` is that of the course folder."""
    return f"{prefix}/{locale}/banks/{name}.yml"


def _places(drafts: Mapping[str, Sequence[Draft]]) -> Taken:
    found: dict[str, tuple[str, Mark]] = {}
    for path, own in drafts.items():
        for draft in own:
            for id_, mark in ids_of(draft):
                found.setdefault(id_, (path, mark))
    return found


def _shelf(
    locale: str, source: str, lang: str, prefix: str, resolved: Mapping[tuple[str, str], Resolved | None]
) -> Banks:
    """Return the banks of one locale, those that it lacks in the language of the source."""
    found: dict[str, tuple[Question, ...] | None] = {}
    for (code, name), bank in resolved.items():
        if code == source:
            questions = bank.quiz.questions if bank else ()
            found[name] = tuple(replace(each, lang=lang) for each in questions) if bank else None
    for (code, name), bank in resolved.items():
        if code == locale:
            found[name] = bank.quiz.questions if bank else None
    return Banks(found, f"{prefix}/{locale}/banks")
