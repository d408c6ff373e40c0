"""One Markdown file: its front matter, its body, and the hash that translations name."""

import hashlib

import pytest

from symbios.course.document import decode, digest, front_matter_lines, read, slug, split_number
from symbios.course.model import Document
from symbios.problems import Report


def document(text: str, folder_path: str = "en/01-why/02-by-products.md") -> Document:
    """Read one text without problems."""
    report = Report()
    found = read(text, f"course/{folder_path}", folder_path, "en", report)
    assert report.render() == ""
    return found


@pytest.mark.parametrize(
    ("text", "lines", "body"),
    [
        ("Text.\n", 0, "Text.\n"),
        ("", 0, ""),
        ("---\ntitle: A\n---\nText.\n", 3, "Text.\n"),
        ("---\ntitle: A\n...\nText.\n", 3, "Text.\n"),
        ("--- \ntitle: A\n--- \nText.\n", 3, "Text.\n"),
        ("---\ntitle: A\n---", 3, ""),
        ("---\n---\nText.\n", 2, "Text.\n"),
        ("---\n---\n\nText.\n\n---\n\nMore.\n", 2, "\nText.\n\n---\n\nMore.\n"),
        ("---\ntitle: A ---\n---\nText.\n", 3, "Text.\n"),
        ("----\nText.\n", 0, "----\nText.\n"),
    ],
)
def test_front_matter_ends_at_its_second_fence(text: str, lines: int, body: str) -> None:
    """The body begins behind the second fence, at the line that problems name."""
    found = document(text)
    assert front_matter_lines(text) == lines
    assert found.body == body
    assert found.body_line == lines + 1


@pytest.mark.parametrize(
    ("text", "title"),
    [
        ("---\ntitle: 'No: 1.10'\n---\n## Heading\n", "No: 1.10"),
        ("# Heading #\n", "Heading"),
        ("#  Heading with # inside\n", "Heading with # inside"),
        ("```\n# comment\n```\n# Heading\n", "Heading"),
        ("~~~\n```\n# comment\n~~~\n# Heading\n", "Heading"),
        ("#no heading\n## second level\n", "By products"),
        ("# #\nText.\n", "By products"),
        ("Text.\n", "By products"),
        ("# a" + " #" * 50_000 + "x\n", "a" + " #" * 50_000 + "x"),
    ],
)
def test_a_title_is_found_somewhere(text: str, title: str) -> None:
    """The front matter says it, else the first heading outside code, else the file's name."""
    assert document(text).title == title


@pytest.mark.parametrize(
    ("name", "found"),
    [
        ("02-definition", (2, "definition")),
        ("2_a", (2, "a")),
        ("10. Why", (10, "Why")),
        ("definition", (None, "definition")),
        ("2026", (None, "2026")),
        ("02-", (None, "02-")),
        ("iso-14001", (None, "iso-14001")),
        ("1234567-a", (None, "1234567-a")),
    ],
)
def test_a_number_before_a_name_only_puts_it_in_order(name: str, found: tuple[int | None, str]) -> None:
    """The number is cut off, and a name that is nothing but a number keeps it."""
    assert split_number(name) == found


def test_the_slug_of_a_path_is_its_last_part() -> None:
    """Folder, number and ending do not count."""
    assert slug("01-why/02-by-products.md") == "by-products"


def test_the_hash_is_of_title_objectives_and_body() -> None:
    """The definition of `source_hash`, written out."""
    text = "---\ntitle: A\nduration: 5\nobjectives:\n  - You can b.\n  - You can c.\n---\n\nText.\n\n"
    expected = hashlib.sha256(b"A\nYou can b.\nYou can c.\nText.").hexdigest()[:12]
    assert document(text).digest == expected == digest("A", ["You can b.", "You can c."], "Text.")


@pytest.mark.parametrize(
    "changed",
    [
        "---\ntitle: A\nduration: 9\nid: other\nobjectives: [You can b.]\ncompetences: [x]\n---\nText.\n",
        "---\nobjectives:\n  - You can b.\ntitle: 'A'\nreview: draft\n---\n\n\nText.\n",
        "\ufeff---\r\ntitle: A\r\nobjectives: You can b.\r\n---\r\nText.\r\n",
        "---\rtitle: A\robjectives: You can b.\r---\rText.\r",
    ],
)
def test_what_nobody_translates_does_not_change_the_hash(changed: str) -> None:
    """Neutral keys, their order, line ends and a byte-order mark leave translations current."""
    text = decode(changed.encode(), "a.md", Report())
    assert text is not None
    source = document("---\ntitle: A\nobjectives: You can b.\n---\nText.\n")
    assert document(text).digest == source.digest


@pytest.mark.parametrize(
    "changed",
    [
        "---\ntitle: B\nobjectives: You can b.\n---\nText.\n",
        "---\ntitle: A\nobjectives: You can c.\n---\nText.\n",
        "---\ntitle: A\nobjectives: You can b.\n---\nText!\n",
        "---\ntitle: A\nobjectives: You can b.\n---\nText.\n\nMore.\n",
    ],
)
def test_what_is_translated_changes_the_hash(changed: str) -> None:
    """Title, objectives and every word of the body count."""
    source = document("---\ntitle: A\nobjectives: You can b.\n---\nText.\n")
    assert document(changed).digest != source.digest


def test_the_place_of_a_wrong_byte_is_counted_in_bytes() -> None:
    """A file that is not UTF-8 is read as nothing, and the first wrong byte is named."""
    report = Report()
    assert decode(b"one\ntwo \xff", "a.md", report) is None
    assert report.render().splitlines()[0] == "a.md:2:5: error: the byte 0xFF is not UTF-8 (file-encoding)"
