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
        name=fields.text("name", required=True, example="Fresh hide trimmings") or "",
        status=fields.text("status", required=True, example="residue, legal status not confirmed") or "",
        confirmed_by=fields.text("confirmed_by", required=True, example="the competent authority") or "",
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
    nodes = fields.items("items")
    if not nodes and "items" not in fields:
        fields.problem("missing", "the key “items” is missing", _EXAMPLES["figures"])
    found = []
    for node in nodes:
        entry = Fields(node, fields.path, fields.report, name="figures")
        year = entry.text("year", required=True, example=f"{_UNKNOWN}   # where the source does not print it")
        found.append(
            Figure(
                value=entry.text("value", required=True, example="635,000 t") or "",
                label=entry.text("label", required=True, example="what the figure counts") or "",
                year="" if year in {None, _UNKNOWN} else str(year),
                source=entry.text("source", required=True, example="who says it") or "",
            )
        )
        entry.done()
    return Figures(tuple(found))
