"""What is wrong in rendered texts and in the files beside them."""

from __future__ import annotations

import re
from collections import Counter
from typing import TYPE_CHECKING

from symbios.course.tree import read_text
from symbios.site.addresses import shortened
from symbios.site.math import fault_of
from symbios.site.svg import unsafe_parts

if TYPE_CHECKING:
    from collections.abc import Collection
    from pathlib import Path

    from symbios.course.model import Course, Document
    from symbios.problems import Report
    from symbios.site.addresses import PageAddresses
    from symbios.site.scan import Scan

_INSIDE, _BEFORE = r"(?: {0,3}[>*+\-\d]|\t| {4})[^/\\\n]*", r"[ \t>*+\-\d.)]*"
"""What stands before a line of a list, a quotation or a note, and before any line."""
_BETWEEN = r"[\s>]+"
"""What may stand between two words of a formula: a new line, in a quotation with its signs."""
_HEADING = re.compile(r"^#+[ \t]*(.*?)[ \t#]*$", re.MULTILINE)
RESERVED = ("assets/images/", "assets/javascripts/", "assets/stylesheets/", "assets/theme/")


def check_html(found: Scan, resolve: PageAddresses) -> None:
    """Report pictures without alternative text, faulty formulas, and what must not stand in a text."""
    if resolve.silent:
        return
    document, report = resolve.document, resolve.addresses.report
    for address in found.images_without_text:
        written = resolve.written.get(address, address)
        line, column = resolve.places.image(written)
        report.add(
            document.path,
            line,
            column,
            "alt-missing",
            f"the image “{shortened(written)}” has no alternative text",
            "Say in the brackets what it shows: ![A tannery beside a river](…)",
        )
    for finding in found.unsafe:
        line, column = resolve.places.find(finding.pattern)
        report.add(
            document.path,
            line,
            column,
            "html-unsafe",
            f"“{finding.what}” has no place in a text: the site refuses scripts and styles",
            "Write a link to the page instead."
            if finding.what in {"<embed>", "<iframe>", "<object>"}
            else "Write it in Markdown, or remove it.",
        )
    _check_formulas(found, resolve)


def _check_formulas(found: Scan, resolve: PageAddresses) -> None:
    """Report each formula with a fault, at the place where it begins."""
    for written in found.formulas:
        fault = fault_of(written)
        if fault:
            place = resolve.places.find(_BETWEEN.join(map(re.escape, written.split())))
            resolve.addresses.report.add(resolve.document.path, *place, fault.name, fault.message, fault.hint)


def check_footnotes(found: Scan, resolve: PageAddresses) -> None:
    """Report references to footnotes that are written nowhere, but not those behind a backslash."""
    for name in [] if resolve.silent else found.footnotes:
        pattern = rf"(?<!\\)\[\^{re.escape(name)}\]"
        if re.search(pattern, resolve.places.silent, re.IGNORECASE):
            line, column = resolve.places.find(pattern)
            resolve.addresses.report.add(
                resolve.document.path,
                line,
                column,
                "footnote-unknown",
                f"there is no footnote “{name}”, so “[^{name}]” would be printed as it stands",
                f"Write the footnote in a paragraph of its own, or remove the reference:\n[^{name}]: …",
            )


def check_blocks(
    found: Scan, known: Collection[str], rendered: Collection[str], resolve: PageAddresses
) -> None:
    """Report blocks in lists, quotations and notes, where nothing checks them, and those left as written.

    `known` are the names of the blocks at the margin, `rendered` of those that became a part of the page.
    """
    path, report = resolve.document.path, resolve.addresses.report
    for name in (Counter(rendered) - Counter(known)).elements():
        place = resolve.places.find(rf"^{_INSIDE}/{{3,}}[ \t]*{re.escape(name)}\b")
        message = f"the block “{name}” stands inside a list, a quotation or a note"
        report.add(path, *place, "block-place", message, "Begin its lines at the margin.")
    named = [words for words in found.slashes if words.strip("/")]
    for words in named or found.slashes:
        inside, anywhere = (rf"^{before}(?<!\\){re.escape(words)}" for before in (_INSIDE, _BEFORE))
        pattern = inside if re.search(inside, resolve.places.silent, re.MULTILINE) else anywhere
        if re.search(pattern, resolve.places.silent, re.MULTILINE):
            hint = "Begin the line at the margin; a backslash before the slashes shows them as they are."
            place, message = resolve.places.find(pattern), f"“{words}” would be shown as it is written"
            report.add(path, *place, "block-place", message, hint)


_OF_QUESTIONS = re.compile(r"(?:answer|choice|gap|item|question|quiz)--")


def check_ids(found: Scan, document: Document, report: Report) -> None:
    """Report each id that two parts of a page have."""
    for identity in dict.fromkeys(found.twice):
        if _OF_QUESTIONS.match(identity):
            continue  # the questions have the same id, which has been said of them
        written = re.escape(identity)
        named = [
            *re.finditer(rf"#{written}(?=[\s}}])|id\s*=\s*[\"']?{written}\b", document.body),
            *(found for found in _HEADING.finditer(document.body) if _slug(found[1]) == identity),
        ]
        line = document.body.count("\n", 0, max(found.start() for found in named)) if named else 0
        report.add(
            document.path,
            document.body_line + line,
            1,
            "id-duplicate",
            f"“{identity}” is the id of two parts of the page; a link would lead to the first of them",
            "Give the heading another one: ## Heading {#another-id}",
        )


def _slug(heading: str) -> str:
    """Return the id that a heading gets, for one without markup."""
    return re.sub(r"[^\w]+", "-", heading.lower()).strip("-")


def check_banks(course: Course, prefix: str, report: Report) -> None:
    """Report each bank of questions that no quiz names."""
    source = course.settings.source_locale
    texts = [unit.source.body for unit in course.units() if unit.source and "bank" in unit.source.body]
    for name in course.banks.get(source, {}):
        named = re.compile(rf"\bbank:[ \t]*[\"']?{re.escape(name)}(?![\w-])")
        if not any(named.search(text) for text in texts):
            hint = f"Take some in a quiz:\nquestions:\n  - {{bank: {name}, draw: 5}}"
            message = "no quiz takes questions from this bank"
            report.add(f"{prefix}/{source}/banks/{name}.yml", 0, 0, "bank-unused", message, hint)


def check_brand(course: Course, settings_path: str, report: Report) -> Collection[str]:
    """Report a logo or emblem that is no file of the course; return the two."""
    brand, funding = course.settings.brand, course.settings.funding
    for key, path in (("brand.logo", brand.logo), ("funding.emblem", funding.emblem)):
        if path and path not in course.assets:
            mark = course.settings.marks[path]
            report.add(
                settings_path,
                mark.line,
                mark.column,
                "link-broken",
                f"“{key}” is “{path}”, which is no file of the course",
                "Write the path from the course folder, such as assets/logo.svg",
            )
    return {brand.logo, funding.emblem}


def check_asset(path: str, folder: Path, name: str, report: Report, *, used: bool) -> None:
    """Check a file that is copied; `path` is its path in the course `folder`, `name` that in messages."""
    if path.startswith(RESERVED):
        message = f"the folder {path.rpartition('/')[0]} of the site belongs to the theme"
        report.add(name, 0, 0, "asset-reserved", message, "Put the file into another folder of assets/.")
    if not used:
        hint = "Link to it from a page, or remove it."
        report.add(name, 0, 0, "file-unused", "nothing uses this file", hint)
    if path.lower().endswith(".svg"):
        text = read_text(folder / path, name, report)
        for line, column, what in unsafe_parts(text or ""):
            report.add(
                name,
                line,
                column,
                "svg-unsafe",
                f"“{what}” has no place in a picture: the site refuses what could run or load something",
                "Remove it; for colours write attributes such as fill and stroke.",
            )
