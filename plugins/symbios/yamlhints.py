"""What to write instead of a line that is not valid YAML, in words and as a line to paste."""

from __future__ import annotations

import re

import yaml

_LINES_BEFORE = 3
_ESCAPED = re.compile(r"\\.")
_VALUE = re.compile(r"(?P<head>\s*(?:- +)*(?:[^\s\"'#:\[\]{},][^\"'#:\[\]{},]*:[ ]+)?)(?P<value>\S.*?)[ ]*")
_QUOTED = re.compile(r"\s*(?:- +)*(?:[^\"'#:]*:[ \t]+)?\"")
_NO_SPACE = re.compile(r"\s*(?:- +)*[A-Za-z_][A-Za-z0-9_]*:(?=[^\s:/])")


def plain(what: str) -> str:
    """Return what the parser found, in words that say it to an author."""
    if what == "mapping values are not allowed here":
        return "this colon cannot stand here"
    if what == "expected <block end>, but found '<scalar>'":
        return "text stands here although the value before it has ended"
    if what.startswith("expected <block end>"):
        return "this does not continue the lines above it"
    return what


def open_quotes(error: Exception, lines: list[str], line: int) -> tuple[int, int] | None:
    """Return line and column, from 0, of the quotes whose missing end explains an error at `line`."""
    what = getattr(error, "problem", None) or ""
    mark = getattr(error, "context_mark", None)
    if mark and getattr(error, "context", "") == "while scanning a quoted scalar" and "unexpected" in what:
        return mark.line, mark.column
    found = None
    for number in range(max(0, line - _LINES_BEFORE), min(line, len(lines))):
        row = lines[number]
        if _ESCAPED.sub("", row).count('"') % 2:
            opening = _QUOTED.match(row)
            found = (number, opening.end() - 1) if opening else None
    return found


def corrected(line: str) -> str:
    """Return the line to paste where quotes around its value make it valid; else where to look."""
    found = _VALUE.fullmatch(line)
    if found and found["head"].strip() and not _is_valid(line):
        value = found["value"]
        if value[0] in "{[" and value[-1] in "}]":
            return "Put quotes around each text inside the brackets that has a colon, a comma or a bracket."
        if len(value) > 1 and value[0] == value[-1] and value[0] in "\"'":
            value = value[1:-1]
        quoted = [f"'{value.replace(chr(39), chr(39) * 2)}'"]
        if '"' not in value and "\\" not in value:
            quoted.insert(0, f'"{value}"')
        for text in quoted:
            if _is_valid(mended := f"{found['head']}{text}"):
                return f"Put quotes around a text that has a colon or begins with a sign:\n{mended}"
    if "\t" in line:
        return "Use spaces, not tabs, to indent."
    return "Look at the indentation, the quotes and the colons of this line and the one above."


def _is_valid(line: str) -> bool:
    """Whether a line can be read by itself."""
    try:
        for _ in yaml.parse(line.strip(), Loader=yaml.BaseLoader):
            pass
    except (yaml.YAMLError, ValueError, RecursionError):
        return False
    return True


def without_space(lines: list[str], line: int) -> int | None:
    """Return the index of the line, at `line` or just above it, whose key has no space after its colon."""
    for number in range(min(line, len(lines) - 1), max(-1, line - _LINES_BEFORE), -1):
        if _NO_SPACE.match(lines[number]):
            return number
    return None


def with_space(line: str) -> str:
    """Return a line with a space after the colon of its key."""
    return _NO_SPACE.sub(lambda found: f"{found[0]} ", line, count=1)
