"""The width and height of an image, told by the first bytes of its file."""

from __future__ import annotations

import re
import struct

_SVG = re.compile(rb"<svg\b([^>]*)>")
_VIEW = re.compile(rb"""\bviewBox\s*=\s*["']\s*[-\d.]+[\s,]+[-\d.]+[\s,]+([\d.]+)[\s,]+([\d.]+)""")
_HEAD = 4_000


def size_of(data: bytes) -> tuple[int, int] | None:
    """Return width and height in pixels of a PNG, a GIF, a JPEG or an SVG; None where they cannot be told.

    An SVG has those of its view box, which is what its places are counted in.
    """
    try:
        if data[:8] == b"\x89PNG\r\n\x1a\n" and data[12:16] == b"IHDR":
            return _usable(*struct.unpack(">II", data[16:24]))
        if data[:6] in {b"GIF87a", b"GIF89a"}:
            return _usable(*struct.unpack("<HH", data[6:10]))
        if data[:2] == b"\xff\xd8":
            return _jpeg(data)
        opening = _SVG.search(data[:_HEAD])
        view = _VIEW.search(opening[1]) if opening else None
        if view:
            return _usable(*(round(float(side)) for side in view.groups()))
    except (struct.error, ValueError):
        return None
    return None


def _usable(width: int, height: int) -> tuple[int, int] | None:
    return (width, height) if 0 < width < 100_000 and 0 < height < 100_000 else None


def _jpeg(data: bytes) -> tuple[int, int] | None:
    """Look for the segment that begins a frame; source: ITU-T T.81, annex B."""
    at = 2
    while at + 9 <= len(data) and data[at] == 0xFF:
        kind, length = data[at + 1], struct.unpack(">H", data[at + 2 : at + 4])[0]
        if 0xC0 <= kind <= 0xCF and kind not in {0xC4, 0xC8, 0xCC}:
            height, width = struct.unpack(">HH", data[at + 5 : at + 9])
            return _usable(width, height)
        at += 2 + length
    return None
