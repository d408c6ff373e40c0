"""The list of what is stored is the truth: no script of ours or of the theme can store anything else."""

from __future__ import annotations

import re
from pathlib import Path

import material

from symbios.learner.stored import HAND_OVERS, STORED

ROOT = Path(__file__).parents[2]
CLIENT = ROOT / "plugins/symbios/client"
STORE = "frame/kept.ts"
BUNDLE = Path(material.__file__).parent / "templates/assets/javascripts"

PLACES = re.compile(
    r"\b(localStorage|sessionStorage|indexedDB|caches|cookieStore|openDatabase|cookie|serviceWorker"
    r"|getDirectory|persist|SharedWorker|window\.name)\b"
)
"""Whatever a browser offers for storing."""

REFUSED = {
    "__palette": "our own script chooses the colours",
    "__announce": "no announcement bar",
    "__consent": "no question about cookies, for there are none",
    "__outdated": "no versions of one site beside each other",
    "__source": "no numbers from the repository's host",
    "__tabs": "no linked content tabs",
}
"""What the theme can store where a project switches it on; boot.ts keeps none of it."""


def code(path: Path) -> str:
    """Return a script without its comments."""
    return re.sub(r"//.*|/\*.*?\*/", "", path.read_text(encoding="utf-8"))


def sources() -> dict[str, str]:
    """Return the code of every client script, by its path."""
    paths = (path for path in CLIENT.rglob("*.ts") if not path.name.endswith(".test.ts"))
    return {path.relative_to(CLIENT).as_posix(): code(path) for path in sorted(paths)}


def bundle() -> str:
    """Return the theme's script."""
    [path] = BUNDLE.glob("bundle.*.min.js")
    return path.read_text(encoding="utf-8")


def test_one_script_of_ours_touches_a_store() -> None:
    """Every other one goes through it."""
    found = {path: set(PLACES.findall(text)) for path, text in sources().items() if PLACES.search(text)}
    assert found == {STORE: {stored.place for stored in STORED}}


def test_the_project_brings_no_script_that_stores() -> None:
    """What stands in overrides/ of this course is held to the same list."""
    scripts = [path for path in (ROOT / "overrides").rglob("*") if path.suffix in {".js", ".html"}]
    assert [path.name for path in scripts if PLACES.search(path.read_text(encoding="utf-8"))] == []


def test_its_keys_are_those_of_the_list() -> None:
    """A key that is not listed does not compile: the type of a key is made from these."""
    text = sources()[STORE]
    keys = re.search(r"export const KEYS = \[(.*?)\] as const", text)
    assert keys
    assert re.findall(r'"([^"]*)"', keys[1]) == [stored.key for stored in STORED]
    assert "keep(course: string, key: Key, value: unknown)" in text


def test_the_theme_stores_through_us_alone() -> None:
    """Its script touches no store but through the functions that boot.ts gives it."""
    text = bundle()
    ours = re.sub(r'__md_[gs]et\("\w+"(,\w+)?(,sessionStorage)?', "", text)
    assert PLACES.findall(ours) == []
    assert set(re.findall(r"__md_\w+\b(?!\()", text)) == set()


def test_every_key_of_the_theme_is_listed_or_refused() -> None:
    """Somebody must look at a key that the theme did not have before."""
    text = bundle()
    calls = re.findall(r"__md_[gs]et\((.{20})", text)
    keys = [re.match(r'"(\w+)"', call) for call in calls]
    assert all(keys), f"the theme stores under a key that is not a plain text: {calls}"
    found = {key[1] for key in keys if key}
    assert found == set(REFUSED)


def test_the_frame_keeps_nothing_that_the_theme_hands_over() -> None:
    """What is kept, our own scripts keep."""
    assert "window.__md_set = () => undefined;" in sources()["entries/boot.ts"]


def test_keys_and_hand_overs_are_listed_once() -> None:
    """Nothing stands twice on the privacy page."""
    for names in ([stored.key for stored in STORED], [each.id for each in HAND_OVERS]):
        assert len(names) == len(set(names))


def test_keys_carry_the_id_of_the_course() -> None:
    """Two courses on one host do not touch."""
    assert [stored.full_key("bakery") for stored in STORED] == [f"bakery.{stored.key}" for stored in STORED]
