"""Writes a course of any size for the benchmarks: the same bytes for the same figures, in every locale.

A lesson has about 900 words, four headings of level 2 and four of level 3, a table, two admonitions, an
image, code, a footnote, a link to the next lesson and a quiz of three questions. The words are invented, from
a vocabulary of 6,000 for each locale, and as often as words of a language are (Zipf's law).
"""

from __future__ import annotations

import argparse
import random
import shutil
from functools import cache
from itertools import accumulate
from pathlib import Path

from symbios.course.document import digest

LOCALES = ("en", "sl", "it", "pt", "es", "de", "fr", "hr", "pl", "cs")
PER_MODULE = 20
PICTURE = "assets/picture.svg"
_VOCABULARY = 6_000
_SYLLABLES = {
    "sl": "ba ce či do ga je ko li ma na od pa po re sa ško ta vi ža",
    "de": "ab er ge in ka lich mü ne rö schei tung un ver zu",
}
_OTHER = "al ba co de en fi ga in lo ma ne or pa re sa to un vi"
_DRAWING = (
    '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 40 20">'
    '<rect width="40" height="20" fill="#ccc"/></svg>\n'
)
_CODE = "```python\ndef tonnes(values: list[float]) -> float:\n    return sum(values) / {}  # {}\n```"
_MKDOCS = "site_name: Bench\ndocs_dir: course\ntheme:\n  name: symbios\nplugins:\n  - symbios\n"
_SECTORS = ("10", "11", "15", "38", "94")
_ORGANISATION = """\
name: "Firm {number:05}"
description: "Takes what others have left, number {number}."
country: SI
region: SI04
city: Ljubljana
sector: "{sector}"
roles: [receiver]
languages: [sl]
contact:
  website: https://firm-{number:05}.example.org/
"""


@cache
def _vocabulary(locale: str) -> tuple[str, ...]:
    """Return the words of a locale, the most frequent first."""
    syllables = _SYLLABLES.get(locale, _OTHER).split()
    made = random.Random(locale)
    return tuple(
        "".join(made.choices(syllables, k=made.choice((1, 2, 2, 3, 3, 4)))) for _ in range(_VOCABULARY)
    )


_FREQUENCIES = list(accumulate(1 / rank for rank in range(1, _VOCABULARY + 1)))


class Words:
    """Invented words of one locale; `chance` decides, so that the same seed writes the same text."""

    def __init__(self, locale: str, seed: int) -> None:
        self.words = _vocabulary(locale)
        self.chance = random.Random(f"{locale} {seed}")

    def some(self, count: int) -> str:
        """Return so many words, with a capital at the beginning."""
        chosen = self.chance.choices(self.words, cum_weights=_FREQUENCIES, k=count)
        return " ".join(chosen).capitalize()

    def paragraph(self, count: int) -> str:
        """Return sentences of twelve words, one of them with emphasis."""
        sentences = [self.some(12) for _ in range(count // 12)]
        sentences[0] = f"**{sentences[0]}**"
        return ". ".join(sentences) + "."


def lesson(words: Words, number: int, following: str, picture: str) -> tuple[str, str]:
    """Return title and body of a lesson; `following` is the path of the next one, or nothing."""
    title = words.some(4)
    parts = [words.paragraph(72)]
    for section in range(4):
        parts += [f"## {words.some(3)} {section + 1}", words.paragraph(84)]
        parts += [f"### {words.some(3)} {section + 1}", words.paragraph(72)]
        if section == 0:
            rows = [f"| {words.some(2)} | {words.chance.randrange(1000)} |" for _ in range(5)]
            parts += ["\n".join([f"| {words.some(1)} | {words.some(1)} |", "| --- | ---: |", *rows])]
        elif section == 1:
            parts += ["\n".join(f"- {words.some(6)}" for _ in range(3)), f"![{words.some(3)}]({picture})"]
        elif section == 2:
            parts += [f"{words.some(8)}.[^1]", f"[^1]: {words.some(9)}."]
            parts += [_CODE.format(1000 + number, words.some(3))]
        if section in {1, 3}:
            parts += [f'!!! note "{words.some(2)}"\n    {words.some(24)}.']
    if following:
        parts += [f"[{words.some(3)}]({following})"]
    questions = "".join(_question(words, number, order) for order in (1, 2, 3))
    parts += [f"```quiz\nid: quiz-{number}\npass: 60\nquestions:\n{questions}```"]
    return title, "\n\n".join(parts) + "\n"


def _question(words: Words, number: int, order: int) -> str:
    choices = "".join(
        f'      - text: "{words.some(6)}"\n        feedback: "{words.some(10)}."\n'
        + ("        correct: true\n" if choice == order - 1 else "")
        for choice in range(3)
    )
    return (
        f'  - id: quiz-{number}-{order}\n    type: single\n    prompt: "{words.some(10)}?"\n'
        f"    choices:\n{choices}"
    )


def place(number: int) -> str:
    """Return the path of the lesson with this number inside a locale's folder."""
    module, at = number // PER_MODULE + 1, number % PER_MODULE + 1
    return f"{module:02}-part-{module:03}/{at:02}-lesson-{number:05}.md"


def _following(number: int) -> str:
    """Return the way from a lesson to the next."""
    target = place(number + 1)
    folder, _, name = target.partition("/")
    return name if place(number).startswith(f"{folder}/") else f"../{target}"


def _document(code: str, number: int, following: str, source_hash: str) -> tuple[str, str]:
    """Return the text of a lesson's file and the hash that its translations have to name."""
    words = Words(code, number)
    title, body = lesson(words, number, following, f"../../{PICTURE}")
    objectives = [words.some(6), words.some(6)]
    head = f"title: {title}\nduration: 15\nobjectives:\n" + "".join(f"  - {each}\n" for each in objectives)
    if source_hash:
        head += f"source_hash: {source_hash}\n"
    return f"---\n{head}---\n\n{body}", digest(title, objectives, f"\n{body}")


def write_course(folder: Path, locales: int, lessons: int, organisations: int) -> None:
    """Write the whole project into the empty `folder`."""
    codes = LOCALES[:locales]
    course = folder / "course"
    _write(folder / "mkdocs.yml", _MKDOCS)
    _write(course / PICTURE, _DRAWING)
    names = "".join(f"  - code: {code}\n" for code in codes)
    _write(course / "course.yml", f"id: bench\ntitle: Bench\nsource_locale: {codes[0]}\nlocales:\n{names}")
    for number in range(lessons):
        following = "" if number + 1 == lessons else _following(number)
        source_hash = ""
        for code in codes:
            text, own_hash = _document(code, number, following, source_hash)
            source_hash = source_hash or own_hash
            _write(course / code / place(number), text)
    for number in range(organisations):
        text = _ORGANISATION.format(number=number, sector=_SECTORS[number % len(_SECTORS)])
        _write(folder / f"community_data/organisations/firm-{number:05}.yml", text)


def _write(path: Path, text: str) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(text.encode())


def main() -> None:
    """Write the course that the command line asks for."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--locales", type=int, default=6)
    parser.add_argument("--lessons", type=int, default=400)
    parser.add_argument("--organisations", type=int, default=60)
    given = parser.parse_args()
    shutil.rmtree(given.folder, ignore_errors=True)
    write_course(given.folder, given.locales, given.lessons, given.organisations)


if __name__ == "__main__":
    main()
