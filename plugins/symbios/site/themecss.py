"""The theme's style sheet, cut to what the pages can use.

Material's sheet is written for every option that it has. What no page of ours can hold is left out; what only
some Markdown brings (tabs, highlighted code, notes …) goes into a sheet of its own, which a page loads when
its text has it. What is left keeps its order.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import tinycss2

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

_UNUSED = re.compile(
    r"md-(annotation|author|banner|clipboard|code|consent|content__button|dialog|feedback|hidden|meta|pagination"
    r"|path|pin|post|posts|profile|progress|select__none|social|source|source-file|status|tabs|tag|tags|time"
    r"|tooltip|tooltip2|top|version)(?![a-z])|mdx-.*|giscus|glightbox.*|lightbox|mermaid|md-header__source"
    r"|md-nav__source|md-search__suggest|md-nav--lifted|md-nav--integrated|md-header--lifted"
)
"""Classes of parts of the theme that none of our templates has."""
_SOMETIMES = re.compile(
    r"tabbed-.*|task-list.*|highlight.*|filename|linenos|linenodiv|grid|cards|card|keys|key-.*|critic|arithmatex|admonition.*"
    r"|inline|end|abstract|bug|danger|example|failure|info|note|question|quote|success|tip|warning|attention"
    r"|caution|check|cite|done|error|fail|faq|help|hint|important|missing|summary|tldr|seealso|todo|no-js"
    r"|twemoji|gemoji|emojione|hll|[a-z][a-z0-9]?|doc-.*|headerlink-.*"
)
"""Classes that Markdown extensions write into some texts."""
_SOMETIMES_TAGS = frozenset({"details", "summary", "kbd", "del", "ins", "mark", "video", "iframe"})
_PLAIN = re.compile(r"<(?:kbd|del|ins|mark|video|details)>")
"""Elements that an author writes without a class; those of our own have one."""
_OWN_DETAILS = re.compile(r"(?<![\w.-])(?:details>summary|details|summary)(?![\w-])")
_NESTING = frozenset({"media", "supports"})
_ROOT = ":root{"
_DIAGRAMS = ":root>*"
"""Where the theme sets the colours of Mermaid's diagrams, which are not used."""
_USED = re.compile(r"var\(\s*(--[\w-]+)")


@dataclass(frozen=True, slots=True)
class ThemeSheets:
    """The sheet of every page, and the one for the texts that hold one of `classes` or of `tags`."""

    core: str
    extras: str
    classes: frozenset[str]

    def needs_extras(self, html: str) -> bool:
        """Whether a text holds something that only the second sheet knows."""
        found = " ".join(re.findall(r'(?<![\w-])class="([^"]*)"', html)).split()
        return bool(self.classes.intersection(found)) or bool(_PLAIN.search(html))


def split(css: str, own: Iterable[str]) -> ThemeSheets:
    """Cut the theme's sheet `css`; `own` are the sheets that stand beside it and may use its variables."""
    rules = tinycss2.parse_stylesheet(css, skip_comments=True, skip_whitespace=True)
    classes: set[str] = set()
    core, extras = _sorted(rules, classes)
    always = _used([*core, *own])
    sometimes = _used(extras) - always
    moved = _only(core, sometimes)
    return ThemeSheets(
        "".join(_only(core, always, rest=True)), "".join([*moved, *extras]), frozenset(classes)
    )


def _sorted(rules: Sequence[Any], classes: set[str]) -> tuple[list[str], list[str]]:
    """Return the rules for every page and those for some; add the classes of the latter to `classes`."""
    core: list[str] = []
    extras: list[str] = []
    for rule in rules:
        if rule.type == "at-rule" and rule.lower_at_keyword in _NESTING:
            inner = tinycss2.parse_rule_list(rule.content, skip_comments=True, skip_whitespace=True)
            for part, into in zip(_sorted(inner, classes), (core, extras), strict=True):
                if part:
                    head = f"@{rule.at_keyword}{tinycss2.serialize(rule.prelude)}"
                    into.append(f"{head}{{{''.join(part)}}}")
        elif rule.type == "qualified-rule":
            kept: dict[int, list[str]] = {0: [], 1: []}
            for selector in _selectors(rule.prelude):
                use = _use(selector, classes)
                if use is not None:
                    written = tinycss2.serialize(selector).strip()
                    kept[use].append(_OWN_DETAILS.sub(_not_ours, written) if use else written)
            body = tinycss2.serialize(rule.content)
            for use, into in ((0, core), (1, extras)):
                if kept[use]:
                    into.append(f"{','.join(kept[use])}{{{body}}}")
        else:
            core.append(rule.serialize())
    return core, extras


def _selectors(prelude: Sequence[Any]) -> Iterator[list[Any]]:
    """Yield the parts of a selector list."""
    part: list[Any] = []
    for token in prelude:
        if token == ",":  # noqa: S105 - a sign of the style sheet
            yield part
            part = []
        else:
            part.append(token)
    yield part


def _use(selector: Sequence[Any], classes: set[str]) -> int | None:
    """Return 0 for a selector of every page, 1 for one of some texts, None for one of no page."""
    if tinycss2.serialize(selector).strip() == _DIAGRAMS:
        return None
    names: dict[str, set[str]] = {".": set(), "": set()}
    sign = ""
    for token in selector:
        if token.type == "ident" and sign in names:
            names[sign].add(token.value)
        sign = token.value if token.type == "literal" else ""
    if any(_UNUSED.match(name) for name in names["."]):
        return None
    some = {name for name in names["."] if _SOMETIMES.fullmatch(name)} - {"no-js"}
    in_text = not any(name.startswith("md-") for name in names["."] - {"md-typeset"})
    if some or (in_text and names[""] & _SOMETIMES_TAGS):
        classes.update(some)
        return 1
    return 0


def _not_ours(found: re.Match[str]) -> str:
    """Return the selector of a part that unfolds, for those that an author writes."""
    details = "details:not([class*=course-])"
    return details if found[0] == "details" else f"{details}>summary"


def _used(rules: Iterable[str]) -> set[str]:
    """Return the variables that some rules use."""
    return set(_USED.findall("".join(rules)))


def _only(rules: Sequence[str], wanted: set[str], *, rest: bool = False) -> Iterator[str]:
    """Yield the declarations of `wanted` variables; with `rest` all rules that declare none, too."""
    for rule in rules:
        if not rule.startswith(_ROOT):
            if rest:
                yield rule
            continue
        found = tinycss2.parse_declaration_list(
            rule[len(_ROOT) : -1], skip_comments=True, skip_whitespace=True
        )
        declared = [
            f"{each.name}:{tinycss2.serialize(each.value).strip()}"
            for each in found
            if each.type == "declaration" and each.name in wanted
        ]
        if declared:
            yield f"{_ROOT}{';'.join(declared)}}}"
