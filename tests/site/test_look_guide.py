"""docs/look.md names every token, and its pictures are there."""

from __future__ import annotations

import re
from pathlib import Path

ROOT = Path(__file__).parents[2]
GUIDE = (ROOT / "docs/look.md").read_text(encoding="utf-8")
SHEET = (ROOT / "plugins/symbios/theme/assets/course.css").read_text(encoding="utf-8")


def tokens(sheet: str) -> set[str]:
    """Return the tokens that a style sheet sets."""
    return set(re.findall(r"(--course-[a-z0-9-]+):", sheet))


def named(guide: str) -> set[str]:
    """Return the tokens that the guide names; `--course-step-0` … `--course-step-4` names all between."""
    found = set(re.findall(r"`(--course-[a-z0-9-]+)`", guide))
    for name, first, last in re.findall(r"`(--course-[a-z]+-)(\d)` … `--course-[a-z]+-(\d)`", guide):
        found |= {f"{name}{number}" for number in range(int(first), int(last) + 1)}
    return found


def test_the_guide_names_every_token() -> None:
    """What the components' sheet sets is in the guide, and nothing else is."""
    assert named(GUIDE) == tokens(SHEET)


def test_a_look_sets_only_what_there_is() -> None:
    """The look of this project changes tokens that the components know."""
    look = (ROOT / "overrides/assets/look.css").read_text(encoding="utf-8")
    assert tokens(look) <= tokens(SHEET)


def test_every_picture_of_the_guides_is_there() -> None:
    """A picture that a guide or README.md shows lies where it says, and no other lies beside it."""
    shown: set[Path] = set()
    for guide in (ROOT / "README.md", *sorted((ROOT / "docs").glob("*.md"))):
        for path in re.findall(r"!\[[^\]]+\]\(([^)\s]+\.png)\)", guide.read_text(encoding="utf-8")):
            picture = (guide.parent / path).resolve()
            assert picture.is_file(), f"{guide.name}: {path}"
            shown.add(picture)
    assert {path.resolve() for path in (ROOT / "docs/images").glob("*.png")} == shown
