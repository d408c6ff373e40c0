"""Reading one Markdown file: front matter, body, and the hash that translations are held against."""

from __future__ import annotations

import hashlib
import re
from typing import TYPE_CHECKING

from symbios.course.model import Document, readable
from symbios.yamlfields import Fields
from symbios.yamlio import EMPTY, parse

if TYPE_CHECKING:
    from collections.abc import Iterable

    from symbios.problems import Report
    from symbios.yamlio import Mark

_OPENING = re.compile(r"---[ \t]*\n")
_CLOSING = re.compile(r"^(?:---|\.\.\.)[ \t]*(?:\n|\Z)", re.MULTILINE)
_HEADING = re.compile(r"#[ \t]+\S")
_ID = re.compile(r"\w[\w.-]*")
_FENCE = re.compile(r" {0,3}(`{3,}|~{3,})")
_NUMBERED = re.compile(r"(\d{1,6})[-_. ]+(.+)$", re.ASCII)
_WINDOWS_1250 = frozenset(
    "áčćďđéěíňóöőřšťúůüýžłńśźżąęÁČĆĎĐÉĚÍŇÓÖŐŘŠŤÚŮÜÝŽŁŃŚŹŻĄĘ–—„“”…€«»ß°§".encode("cp1250")
)
_MASTERY = re.compile(r"([0-9]{1,2})\s+of\s+([0-9]{1,2})")
_MOST_ANSWERS = 20
_LONGEST = 600
"""Minutes: ten hours are a module, not a lesson."""
_KEYS = (
    "id",
    "title",
    "duration",
    "objectives",
    "competences",
    "prerequisites",
    "mastery",
    "source_hash",
    "review",
    "translated_by",
)
_UNOPENED = re.compile(rf"\s*(?:{'|'.join(_KEYS)})[ \t]*:(?:[ \t\n]|\Z)")
REVIEWS = ("draft", "reviewed")


def decode(data: bytes, path: str, report: Report) -> str | None:
    """Return the text of a file with LF line ends and no byte-order mark; report one that is not UTF-8."""
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        before = data[: error.start]
        line = before.count(b"\n") + 1
        column = error.start - (before.rfind(b"\n") + 1) + 1
        report.add(
            path,
            line,
            column,
            "file-encoding",
            f"the byte 0x{data[error.start]:02X} is not UTF-8",
            f"{_looks_like(data)}Save the file as UTF-8 (in most editors: “Save with encoding”).",
        )
        return None
    return text.replace("\r\n", "\n").replace("\r", "\n")


def _looks_like(data: bytes) -> str:
    """Name the encoding of Central European Windows where all bytes beyond ASCII are its letters."""
    beyond = {byte for byte in data if byte > 0x7F}
    return "It looks like Windows-1250. " if beyond <= _WINDOWS_1250 else ""


def digest(title: str, objectives: Iterable[str], body: str) -> str:
    """Return the first 12 hex digits of the SHA-256 of what a translator translates.

    That is the title, each objective and the body, joined by line feeds; blank lines around the body do
    not count.
    """
    text = "\n".join([title, *objectives, body.strip("\n")])
    return hashlib.sha256(text.encode()).hexdigest()[:12]


def front_matter_lines(text: str) -> int:
    """Return how many lines the front matter takes with its two fences; 0 where there is none."""
    front = _front_matter(text)
    return 0 if front is None else front.count("\n") + 2


def _front_matter(text: str) -> str | None:
    """Return what stands between the two fences, with its last line feed; None where there is none."""
    opening = _OPENING.match(text)
    closing = _CLOSING.search(text, opening.end()) if opening else None
    return text[opening.end() : closing.start()] if opening and closing else None


def read(text: str, path: str, folder_path: str, locale: str, report: Report) -> Document:
    """Read one Markdown file whose `text` has been decoded."""
    front = _front_matter(text)
    lines = front_matter_lines(text)
    body = text.split("\n", lines)[lines] if text.count("\n") >= lines else ""
    before = len(report)
    if front is None:
        _check_fences(text, path, report)
    node = parse(front, path, report, line=2) if front else None
    broken = node is None and len(report) > before
    fields = Fields(node or EMPTY, path, report, name="front-matter")
    line, heading = _first_heading(body)
    written = fields.text("title")
    if written and heading:
        message = f"“# {heading}” is a second title; the front matter has one already"
        hint = f"Write “## {heading}”: the title is the first heading already."
        report.add(path, lines + line, 1, "heading-first", message, hint)
    title = written or heading or readable(slug(folder_path))
    objectives = fields.texts("objectives")
    document = Document(
        path=path,
        folder_path=folder_path,
        locale=locale,
        title=title,
        body=body,
        body_line=lines + 1,
        digest=digest(title, objectives, body),
        text=text,
        id=_identity(fields),
        duration=fields.integer("duration", least=1, most=_LONGEST),
        objectives=objectives,
        competences=fields.texts("competences"),
        prerequisites=fields.texts("prerequisites"),
        mastery=_mastery(fields),
        source_hash=fields.text("source_hash"),
        review=fields.choice("review", REVIEWS),
        translated_by=fields.text("translated_by"),
        marks=_marks(fields),
        written=frozenset(key for key in fields.names() if key in fields),
        broken=broken,
    )
    fields.done()
    return document


def _mastery(fields: Fields) -> tuple[int, int] | None:
    """Return how many of how many last answers must be right, as in “4 of 5”."""
    written = fields.text("mastery")
    if written is None:
        return None
    found = _MASTERY.fullmatch(written.strip())
    if found is None or not 1 <= int(found[1]) <= int(found[2]) <= _MOST_ANSWERS:
        message = (
            f"“mastery” is “{written}”; expected how many of the last answers must be right, such as 4 of 5"
        )
        fields.problem("value", message, "mastery: 4 of 5", fields.mark_of("mastery"))
        return None
    return int(found[1]), int(found[2])


def _check_fences(text: str, path: str, report: Report) -> None:
    """Report front matter that lacks one of its two fences."""
    if _OPENING.match(text):
        message = "the front matter that begins here has no end"
        report.add(path, 1, 1, "front-matter-open", message, "Write a line “---” after its last key.")
    elif _UNOPENED.match(text):
        message = "the front matter does not begin with a line “---”, so it would be printed as text"
        report.add(path, 1, 1, "front-matter-unopened", message, "Write a line “---” above line 1.")


def _identity(fields: Fields) -> str | None:
    """Return the id; report one that does not work in addresses, file names and storage keys."""
    identity = fields.text("id")
    if identity is None or _ID.fullmatch(identity):
        return identity
    message = f"the id “{identity}” has signs that do not work in file names and storage keys"
    wanted = re.sub(r"[^\w.-]+", "-", identity).strip("-") or "lesson"
    fields.problem("id", message, f"id: {wanted}", fields.mark_of("id"))
    return None


def _marks(fields: Fields) -> dict[str, Mark]:
    """Return where each key stands, and under `key: value` each value of the lists of ids."""
    marks = {key: fields.mark_of(key) for key in fields.names()}
    for key in ("competences", "prerequisites"):
        marks |= {f"{key}: {text.value}": text.mark for text in fields.text_nodes(key)}
    return marks


def _first_heading(body: str) -> tuple[int, str]:
    """Return the line, from 1, and the text of the first `# heading` outside code; nothing where none is."""
    fence = ""
    for number, line in enumerate(body.split("\n"), start=1):
        mark = _FENCE.match(line)
        if mark:
            signs = mark.group(1)
            if not fence:
                fence = signs
            elif signs.startswith(fence):
                fence = ""
        elif not fence and _HEADING.match(line):
            return number, line[1:].strip().rstrip("#").rstrip()
    return 0, ""


def slug(folder_path: str) -> str:
    """Return the name of a file or folder without number and ending: `01-why/02-a.md` → `a`."""
    name = folder_path.rsplit("/", 1)[-1].removesuffix(".md")
    return split_number(name)[1]


def split_number(name: str) -> tuple[int | None, str]:
    """Return the number that orders a file or folder, and the rest: `02-definition` → 2, `definition`."""
    found = _NUMBERED.match(name)
    return (int(found.group(1)), found.group(2)) if found else (None, name)
