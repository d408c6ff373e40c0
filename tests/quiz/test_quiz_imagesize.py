"""The size of an image is told by the first bytes of its file."""

import struct

import pytest

from symbios.quiz.formats.imagesize import size_of

SIZES = [
    ("png", b"\x89PNG\r\n\x1a\n\x00\x00\x00\x0dIHDR" + struct.pack(">II", 640, 480), (640, 480)),
    ("gif", b"GIF89a" + struct.pack("<HH", 30, 20), (30, 20)),
    ("svg", b'<?xml version="1.0"?><svg xmlns="x" viewBox="0 0 400 200"><rect/></svg>', (400, 200)),
    ("svg with commas", b"<svg viewBox='0,0,10.4,5'/>", (10, 5)),
    ("svg without a view box", b'<svg width="10" height="5"/>', None),
    ("svg of odd numbers", b'<svg viewBox="0 0 1.2.3 4"/>', None),
    ("svg without room", b'<svg viewBox="0 0 0 4"/>', None),
    ("cut off", b"\x89PNG\r\n\x1a\n\x00\x00\x00\x0dIHDR\x00", None),
    ("nothing", b"", None),
]


@pytest.mark.parametrize(("name", "data", "size"), SIZES, ids=[row[0] for row in SIZES])
def test_the_size_is_told(name: str, data: bytes, size: tuple[int, int] | None) -> None:
    """Width and height, or nothing where they cannot be told."""
    del name
    assert size_of(data) == size
