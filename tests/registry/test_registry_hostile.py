"""Whatever a file holds, loading ends in problems, never in a traceback."""

from __future__ import annotations

import re
import unicodedata
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from conftest import LoadEntry, LoadFiles

FULL_ENTRY = """\
id: example
name: {en: Example Brewery, sl: Primer}
description: Brews beer.
country: PT
region: PT11
city: Porto
coordinates: {latitude: 41.15, longitude: -8.61}
sector: "11"
roles: [producer]
languages: [pt]
contact: {website: "https://brewery.example/", mailbox: info@brewery.example, form: "https://brewery.example/f"}
verified: 2026-01-01
expires: 2027-01-01
status: active
offers: [{id: a, kind: material, title: A, description: B, nature: residue, region: PT15, expires: 2027-06-30,
  quantity: {band: 10-100, unit: t, per: month}}]
needs: [{id: b, kind: space, title: A, quantity: unknown, expires: 2027-06-30}]
"""
WRONG = {
    "nothing": "",
    "a text": "zzz",
    "an empty text": '""',
    "a number": "-1.5e309",
    "a long number": "9" * 5000,
    "no number": "nan",
    "a boolean": "yes",
    "a list": "[a, [b], {c: d}]",
    "an empty list": "[]",
    "a mapping": "{en: [x], zz: y, band: {}, id: [], website: {}}",
    "an empty mapping": "{}",
    "a long text": '"' + "x" * 100_000 + '"',
    "control characters": r'"\e[31m\0\a"',
    "a lonely surrogate": r'"\ud800"',
    "a date that is none": "2027-02-30",
    "a bidi override": r'"\u202egnp.exe"',
    "markup": '"<script>alert(1)</script>"',
}
VALUE = re.compile(r"(?m)(?:(?<=^)|(?<=[{ ]))(\w+): (\[\{.*\n.*\}\]|\[[^\]\n]*\]|\{[^}\n]*\}|[^,}\n]+)")
PLACES = [match.span(2) for match in VALUE.finditer(FULL_ENTRY)] + [
    (match.start() + 2, match.end())
    for match in re.finditer(r": (?:info@[^,]*|A|B|10-100|month|t|41\.15|-8\.61)(?=[,}])", FULL_ENTRY)
]
FILES: dict[str, str | bytes] = {
    "a bomb of aliases": "a: &a [x,x]\nb: &b [*a,*a]\nc: [*b,*b]\n",
    "a merge key": "base: &b {name: x}\n<<: *b\n",
    "a Python tag": "name: !!python/object/apply:os.system [id]\n",
    "an own tag": "!org {name: x}\n",
    "deep lists": "[" * 100_000,
    "deep mappings": "{a: " * 20_000,
    "deep blocks": "".join(f"{' ' * depth}a:\n" for depth in range(400)),
    "two documents": "name: a\n---\nname: b\n",
    "a directive": "%YAML 9.9\n---\nname: a\n",
    "a key that is a list": "? [a, b]\n: c\n",
    "a key twice": "name: a\nname: b\n",
    "keys with controls": '"\\e[31mname": a\n"\\u202eeman": b\n',
    "a key of 90,000 letters": "k" * 90_000 + ": a\n",
    "many unknown keys": "".join(f"key{number}: a\n" for number in range(2_000)),
    "many unknown codes": "roles: [" + ", ".join(f"x{number}" for number in range(30)) + "]\n",
    "many broken offers": "offers:\n" + "- {}\n" * 900,
    "zeros": b"\0" * 1000,
    "a picture": b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR",
    "UTF-16": "name: a\n".encode("utf-16"),
    "broken UTF-8": b"name: \xed\xa0\x80\n",
    "a byte-order mark": b"\xef\xbb\xbfname: a\n",
    "raw controls": b"name: \x1b[31m\n",
    "carriage returns": b"name: a\rcountry: b\r",
    "tabs": "name:\ta\n\tcountry: PT\n",
    "a colon": "name: a: b\n",
    "a lone quote": 'name: "a\n',
    "a text alone": "hello\n",
    "a list alone": "- a\n- b\n",
    "a null alone": "~\n",
}


def assert_legible(text: str) -> None:
    """Hold that a message can be printed on any terminal."""
    text.encode("utf-8")
    assert not [
        char for char in text if char not in "\n\t" and unicodedata.category(char) in {"Cc", "Cf", "Cs"}
    ]
    assert len(text) < 2_100


def test_the_full_entry_is_sound(load_entry: LoadEntry) -> None:
    """The entry that is broken below has every key and no problem."""
    registry, report = load_entry(FULL_ENTRY)
    assert report.render() == ""
    assert len(registry.organisations) == 1
    assert len(PLACES) * len(WRONG) > 400


@pytest.mark.parametrize("wrong", WRONG.values(), ids=WRONG)
def test_any_value_may_be_of_any_kind(wrong: str, load_files: LoadFiles) -> None:
    """Each value of a sound entry, replaced by each wrong kind, ends in an entry or in legible problems."""
    for start, end in PLACES:
        broken = f"{FULL_ENTRY[:start]}{wrong}{FULL_ENTRY[end:]}"
        registry, report = load_files({"organisations/example.yml": broken})
        assert report.fails(strict=False) or len(registry.organisations) == 1
        for found in report:
            assert_legible(f"{found}{found.hint}")


@pytest.mark.parametrize("content", FILES.values(), ids=FILES)
def test_any_file_ends_in_problems(content: str | bytes, load_files: LoadFiles) -> None:
    """Bombs, tags, depth, binary and broken syntax, as entry and as code list, are problems with a name."""
    registry, report = load_files({"organisations/example.yml": content, "vocabularies/roles.yml": content})
    assert registry.organisations == ()
    assert report.fails(strict=False)
    for found in report:
        assert found.name.startswith(("entry-", "registry-", "yaml-"))
        assert_legible(f"{found}{found.hint}")


def test_a_file_name_of_any_bytes_is_a_problem(load_files: LoadFiles) -> None:
    """A file's name with controls, or that is not UTF-8, is reported legibly."""
    names = ["organisations/\x1b[31m.yml", "organisations/\udcff.yml", "vocabularies/\udcff.txt"]
    _, report = load_files(dict.fromkeys(names, "name: a\n"))
    assert report.fails(strict=False)
    for found in report:
        assert_legible(f"{found}{found.hint}")
