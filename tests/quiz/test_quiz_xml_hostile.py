"""Files that were made to do harm, or are broken: each ends in a problem that says what to do."""

from __future__ import annotations

import io
import struct
import zlib
from typing import TYPE_CHECKING
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from quiz_samples import SAMPLES
from symbios.problems import Problem, Report
from symbios.quiz.formats import moodle_read, moodle_write, package, qti_read, qti_write, xml

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from symbios.quiz.formats.loss import Imported

    Read = Callable[[bytes, str, Report], Imported]

READERS = {"Moodle": moodle_read.read, "QTI": qti_read.read}
LAUGHS = "".join(f'<!ENTITY l{n} "{f"&l{n - 1};" * 10}">' for n in range(1, 10))
DTD = "a document type or an entity is declared here; expected XML without: it could read other files"
REMOVE = "Remove the part from “<!DOCTYPE” to its end, and write the signs themselves for entities."
MOODLE = "the XML that Moodle exports (<quiz> with <question> in it)"
AGAIN = "Export the file again, and do not edit it with a word processor."
SAVE = 'Save it as UTF-8, with encoding="UTF-8" in its first line.'
FEWER = "Export fewer questions at a time; if it still fails, the file was not made by a question bank."


def problems(data: bytes, read: Read = moodle_read.read) -> list[tuple[int, int, str, str]]:
    """Return place, message and hint of all that a reader reports; nothing may be read of such a file."""
    report = Report()
    found = read(data, "x", report)
    assert found.questions == ()
    assert {problem.name for problem in report} == {"quiz-import"}
    return [(each.line, each.column, each.message, each.hint) for each in report]


HOSTILE: dict[str, tuple[bytes, tuple[int, int, str, str]]] = {
    "a billion laughs": (
        f'<?xml version="1.0"?>\n<!DOCTYPE quiz [<!ENTITY l0 "ha">{LAUGHS}]>\n<quiz>&l9;</quiz>'.encode(),
        (2, 1, DTD, REMOVE),
    ),
    "an external entity": (
        b'<!DOCTYPE quiz [<!ENTITY x SYSTEM "file:///etc/passwd">]>\n<quiz>&x;</quiz>',
        (1, 1, DTD, REMOVE),
    ),
    "an external document type": (
        b'<!DOCTYPE quiz SYSTEM "https://example.org/x.dtd">\n<quiz/>',
        (1, 1, DTD, REMOVE),
    ),
    "a parameter entity": (
        b'<!DOCTYPE quiz [<!ENTITY % x SYSTEM "https://example.org/x"> %x;]>\n<quiz/>',
        (1, 1, DTD, REMOVE),
    ),
    "very deep nesting": (
        b"<quiz>\n" + b"<a>" * 200_000,
        (2, 298, "elements are nested more than 100 deep here; expected fewer", FEWER),
    ),
    "no XML at all": (
        b"just text",
        (1, 1, f"this is not well-formed XML (syntax error); expected {MOODLE}", AGAIN),
    ),
    "nothing": (
        b" \n",
        (
            2,
            1,
            f"this is not well-formed XML (no element found); expected {MOODLE}",
            "The file is empty: export it again.",
        ),
    ),
    "an element that is never closed": (
        b"<quiz>\n<question>",
        (2, 11, f"this is not well-formed XML (no element found); expected {MOODLE}", AGAIN),
    ),
    "a named entity": (
        b"<quiz>\n<question>&nbsp;</question></quiz>",
        (
            2,
            11,
            f"this is not well-formed XML (undefined entity); expected {MOODLE}",
            "Write the sign itself: XML alone knows only five entities, such as “&amp;”.",
        ),
    ),
    "bytes of another encoding": (
        "<quiz>\n<question>žaganje</question></quiz>".encode("cp1250"),
        (2, 11, f"this is not well-formed XML (not well-formed (invalid token)); expected {MOODLE}", SAVE),
    ),
    "an encoding that does not exist": (
        b'<?xml version="1.0" encoding="klingon"?>\n<quiz/>',
        (1, 1, f"the encoding that this file names cannot be read; expected {MOODLE} in UTF-8", SAVE),
    ),
    "an encoding of several bytes a sign": (
        b'<?xml version="1.0" encoding="shift_jis"?>\n<quiz/>',
        (1, 1, f"the encoding that this file names cannot be read; expected {MOODLE} in UTF-8", SAVE),
    ),
    "a sign that XML does not hold": (
        b"<quiz>\x00</quiz>",
        (1, 7, f"this is not well-formed XML (not well-formed (invalid token)); expected {MOODLE}", AGAIN),
    ),
    "another kind of XML": (
        b"<html/>",
        (
            1,
            1,
            f"the file begins with <html>; expected {MOODLE}",
            "Export the questions from Moodle as “Moodle XML format”.",
        ),
    ),
}


@pytest.mark.parametrize("name", HOSTILE)
def test_a_hostile_or_broken_file_is_a_problem(name: str) -> None:
    """The file is refused with the place, what was found, what was expected and what to do."""
    data, expected = HOSTILE[name]
    assert problems(data) == [expected]


@pytest.mark.parametrize("name", [name for name, (data, _) in HOSTILE.items() if b"DOCTYPE" in data])
def test_qti_refuses_document_types_too(name: str) -> None:
    """Both formats are read by the one parser."""
    data, expected = HOSTILE[name]
    assert problems(data, qti_read.read) == [expected]


def test_a_file_that_is_too_large_is_not_parsed(monkeypatch: pytest.MonkeyPatch) -> None:
    """The size is bounded before anything is read."""
    monkeypatch.setattr(xml, "MOST_BYTES", 100)
    hint = "Export fewer questions at a time, or without their files."
    assert problems(b" " * 101) == [(0, 0, "this file has 101 bytes; expected 100 at most", hint)]


def test_a_file_of_very_many_elements_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    """The number of elements is bounded while the file is read."""
    monkeypatch.setattr(xml, "MOST_ELEMENTS", 3)
    message = "this file has more than 3 elements; expected fewer"
    assert problems(b"<quiz>\n<a/><a/><a/></quiz>") == [(2, 9, message, FEWER)]


def zipped(*entries: tuple[str, bytes]) -> bytes:
    """Return a zip file."""
    buffer = io.BytesIO()
    with ZipFile(buffer, "w", ZIP_DEFLATED) as file:
        for name, content in entries:
            file.writestr(ZipInfo(name), content, ZIP_DEFLATED)
    return buffer.getvalue()


def encrypted() -> bytes:
    """Return a zip file whose entry says that it is encrypted."""
    data = bytearray(zipped(("imsmanifest.xml", b"<manifest/>")))
    data[6] |= 1
    data[data.rindex(b"PK\x01\x02") + 8] |= 1
    return bytes(data)


def lying() -> bytes:
    """Return a zip file whose header says that its entry is small."""
    data = bytearray(zipped(("imsmanifest.xml", b"<manifest>" + b" " * 5_000_000)))
    place = data.rindex(b"PK\x01\x02") + 24
    data[place : place + 4] = struct.pack("<I", 50)
    return bytes(data)


DO_NOT_USE = "Such a file is made to do harm, or was not exported by a question bank: do not use it."
LEADS_OUT = "of this package leads out of it; expected a name inside"
NO_MANIFEST = "this package has no imsmanifest.xml that can be read; expected one at its top"
PACK = "Export the package again, or pack the files so that it stands at the top."
PACKAGES: dict[str, tuple[bytes, str, str]] = {
    "an entry that grows a thousand times": (
        zipped(("imsmanifest.xml", b" " * 3_000_000)),
        "the entry “imsmanifest.xml” grows more than 200 times when it is unpacked; expected less",
        DO_NOT_USE,
    ),
    "a name that leads out": (zipped(("../x.xml", b"")), f"the entry “../x.xml” {LEADS_OUT}", DO_NOT_USE),
    "a name from the root": (zipped(("/etc/x", b"")), f"the entry “/etc/x” {LEADS_OUT}", DO_NOT_USE),
    "a name of Windows that leads out": (
        zipped(("a\\..\\..\\x", b"")),
        f"the entry “a\\..\\..\\x” {LEADS_OUT}",
        DO_NOT_USE,
    ),
    "a name with a drive": (zipped(("C:x", b"")), f"the entry “C:x” {LEADS_OUT}", DO_NOT_USE),
    "an encrypted entry": (
        encrypted(),
        "the entry “imsmanifest.xml” of this package is encrypted; expected plain files",
        DO_NOT_USE,
    ),
    "a header that lies": (lying(), NO_MANIFEST, PACK),
    "no manifest": (zipped(("items/x.xml", b"")), NO_MANIFEST, PACK),
    "half a zip file": (
        zipped(("imsmanifest.xml", b"<manifest/>"))[:40],
        "this zip file is broken; expected a package of QTI 3.0",
        "Export it again.",
    ),
    "a package of something else": (
        zipped(("imsmanifest.xml", b'<manifest><resource type="webcontent" href="a.html"/></manifest>')),
        "this package holds webcontent; expected items or a test of QTI 3.0",
        "Export it as QTI 3.0.",
    ),
    "an item that is missing": (
        zipped(("imsmanifest.xml", b'<m><resource type="imsqti_item_xmlv3p0" href="../../a"/></m>')),
        "the file “../../a” is missing from the package, broken or too large",
        "Export the package again.",
    ),
    "a manifest with a document type": (zipped(("imsmanifest.xml", b"<!DOCTYPE m []><m/>")), DTD, REMOVE),
}


@pytest.mark.parametrize("name", PACKAGES)
def test_a_hostile_package_is_a_problem(name: str) -> None:
    """Nothing is unpacked of a package that is bomb, trap or broken."""
    data, message, hint = PACKAGES[name]
    assert [each[2:] for each in problems(data, qti_read.read)] == [(message, hint)]


def test_a_package_is_bounded_in_entries_and_as_a_whole(monkeypatch: pytest.MonkeyPatch) -> None:
    """Many small entries are no way around the bounds."""
    data = zipped(("a", b"x" * 60), ("b", b"y" * 60))
    monkeypatch.setattr(package, "MOST_TOTAL", 100)
    assert problems(data, qti_read.read)[0][2] == (
        "this package holds 120 bytes unpacked; expected 100 at most"
    )
    monkeypatch.setattr(package, "MOST_ENTRIES", 1)
    assert problems(data, qti_read.read)[0][2] == "this package has 2 entries; expected 1 at most"


def test_an_item_inside_a_package_is_refused_with_its_own_place() -> None:
    """The problem names the file in the package and its line."""
    rows = b'<m><resource type="imsqti_item_xmlv3p0" href="i/a.xml"/></m>'
    report = Report()
    qti_read.read(zipped(("imsmanifest.xml", rows), ("i/a.xml", b"\n<!DOCTYPE x><x/>")), "p.zip", report)
    assert list(report) == [Problem("p.zip/i/a.xml", 2, 1, "quiz-import", DTD, REMOVE)]


def test_a_link_out_of_the_folder_of_a_test_is_not_followed(tmp_path: Path) -> None:
    """A symbolic link is no way out of the folder either."""
    inside = tmp_path / "inside"
    inside.mkdir()
    (tmp_path / "secret.xml").write_bytes(qti_write.write_item(SAMPLES["single"])[0].encode())
    (inside / "link.xml").symlink_to(tmp_path / "secret.xml")
    data = (
        b"<qti-assessment-test><qti-test-part><qti-assessment-section>"
        b'<qti-assessment-item-ref href="link.xml"/></qti-assessment-section></qti-test-part>'
        b"</qti-assessment-test>"
    )
    assert problems(data, lambda *given: qti_read.read(*given, inside))[0][2] == (
        "the item “link.xml” is not inside the folder or package of the test"
    )


@pytest.mark.parametrize("value", ["1e400", "9" * 5_000, "-1e999999999", "0x10", "NaN", "٣", "1_000", "∞"])
def test_huge_and_odd_numbers_are_problems(value: str) -> None:
    """What is no plain finite number is reported, and never computed with."""
    answer = f'<answer fraction="100"><text>{value}</text></answer>'
    text = "<questiontext><text>How many?</text></questiontext>"
    data = f'<quiz><question type="numerical">{text}{answer}</question></quiz>'.encode()
    messages = [message for _line, _column, message, _hint in problems(data)]
    assert any("is no number; expected a number such as 12.5" in message for message in messages)


@pytest.mark.parametrize("sign", ["{1:SA:", "{", "[[1]]", "{1:SA:=a}", "<b>", "~", "\\"])
def test_a_very_long_cloze_text_takes_no_long_time(sign: str) -> None:
    """Signs of gaps in their thousands are read once; a text beyond the bound is a problem."""
    text = "<questiontext format='html'><text><![CDATA[" + sign * 60_000 + "]]></text></questiontext>"
    report = Report()
    data = f'<quiz><question type="cloze">{text}</question></quiz>'.encode()
    found = moodle_read.read(data, "x", report)
    assert found.questions == ()
    assert len(report) == 1


def _changed(data: bytes, place: int, byte: int, length: int) -> bytes:
    place %= len(data)
    return data[:place] + bytes([byte]) * length + data[place + length :]


_MOODLE = moodle_write.write(list(SAMPLES.values()), "All")[0]
_QTI = qti_write.write(list({each.id: each for each in SAMPLES.values()}.values()), "All")[0]


@settings(max_examples=200, deadline=None)
@given(st.integers(0, 10**6), st.integers(0, 255), st.integers(1, 40))
def test_a_damaged_file_never_ends_in_a_crash(place: int, byte: int, length: int) -> None:
    """Whatever byte of a file is wrong, it is read or reported."""
    for read, data in ((moodle_read.read, _MOODLE), (qti_read.read, _QTI)):
        report = Report()
        found = read(_changed(data, place, byte, length), "x", report)
        assert found.questions or len(report)


@settings(max_examples=100, deadline=None)
@given(st.binary(max_size=200))
def test_random_bytes_never_end_in_a_crash(data: bytes) -> None:
    """Bytes that mean nothing are a problem of one name."""
    for read in READERS.values():
        report = Report()
        assert read(data, "x", report).questions == ()
        assert {problem.name for problem in report} == {"quiz-import"}


def test_a_broken_stream_inside_a_package_is_a_problem() -> None:
    """A file whose packed bytes are damaged cannot be read."""
    data = bytearray(zipped(("imsmanifest.xml", bytes(range(256)) * 20)))
    data[60:80] = b"\xff" * 20
    assert zlib.crc32(bytes(data)) > 0
    assert [each[2:] for each in problems(bytes(data), qti_read.read)] == [(NO_MANIFEST, PACK)]
