"""Reads the blocks that are data: a stream sheet, figures with their sources."""

from __future__ import annotations

from typing import TYPE_CHECKING

from symbios.blocks.model import Figure, Figures, Stream
from symbios.yamlfields import Fields
from symbios.yamlio import Map, kind, parse

if TYPE_CHECKING:
    from symbios.blocks.model import Data
    from symbios.fences import Fence
    from symbios.problems import Report

WORDS = ("stream", "figures")
"""The word after the three signs that begin such a block."""
_EXAMPLES = {
    "stream": "name: …\nstatus: …\nconfirmed_by: …",
    "figures": "items:\n  - value: …\n    label: …\n    year: unknown\n    source: …",
}
_UNKNOWN = "unknown"


def read(fence: Fence, path: str, report: Report) -> Data | None:
    """Return what stands in `fence` of the file `path`; None where it cannot be used, and why is reported."""
    place = path, fence.line - 1, len(fence.indent) + 1
    if not fence.closed:
        sign = "Close it with a line of the same sign, at least as long as the first one."
        message = f"this “{fence.word}” is never closed: it runs to the end"
        report.add(*place, f"{fence.word}-unclosed", message, sign)
        return None
    if fence.info:
        message = f"“{fence.info}” stands after “{fence.word}”; nothing may stand there"
        report.add(
            *place, f"{fence.word}-fence", message, "Write keys such as “key: value” inside the block."
        )
    before = len(report)
    node = parse(fence.text, path, report, line=fence.line, column=fence.column)
    if node is None:
        if len(report) == before:
            report.add(*place, f"{fence.word}-empty", f"this “{fence.word}” is empty", _EXAMPLES[fence.word])
        return None
    if not isinstance(node, Map):
        message = f"found {kind(node)} where keys were expected"
        report.add(
            path, node.mark.line, node.mark.column, f"{fence.word}-kind", message, _EXAMPLES[fence.word]
        )
        return None
    fields = Fields(node, path, report, name=fence.word)
    found = _stream(fields) if fence.word == "stream" else _figures(fields)
    fields.done()
    return found if len(report) == before else None


def _stream(fields: Fields) -> Stream:
    return Stream(
        name=_needed(fields, "name", "Fresh hide trimmings"),
        status=_needed(fields, "status", "residue, legal status not confirmed"),
        confirmed_by=_needed(fields, "confirmed_by", "the competent authority"),
        origin=fields.text("from") or "",
        composition=fields.text("composition") or "",
        quantity=fields.text("quantity") or "",
        moisture=fields.text("moisture") or "",
        season=fields.text("season") or "",
        code=fields.text("code") or "",
        hazard=fields.text("hazard") or "",
        uses=fields.texts("uses"),
        limits=fields.texts("limits"),
    )


def _figures(fields: Fields) -> Figures:
    before = len(fields.report)
    nodes = fields.items("items")
    if not nodes and len(fields.report) == before:
        fields.problem("missing", "the key “items” is missing or empty", _EXAMPLES["figures"])
    found = []
    for node in nodes:
        entry = Fields(node, fields.path, fields.report, name="figures")
        if not isinstance(node, Map):
            continue
        year = _needed(entry, "year", f"{_UNKNOWN}   # where the source does not print it")
        found.append(
            Figure(
                value=_needed(entry, "value", "635,000 t"),
                label=_needed(entry, "label", "what the figure counts"),
                year="" if year == _UNKNOWN else year,
                source=_needed(entry, "source", "who says it"),
            )
        )
        entry.done()
    return Figures(tuple(found))


def _needed(fields: Fields, key: str, example: str) -> str:
    """Return a text that must be there, with something in it."""
    found = fields.text(key, required=True, example=example)
    if found is not None and not found.strip():
        fields.problem("missing", f"the key “{key}” is empty", f"{key}: {example}", fields.mark_of(key))
    return found or ""
