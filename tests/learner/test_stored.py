"""The list of what is stored is the truth: no script of ours or of the theme can store anything else."""

from __future__ import annotations

import re
from pathlib import Path

import material

from symbios.learner.stored import HAND_OVERS, STORED

ROOT = Path(__file__).parents[2]
CLIENT = ROOT / "plugins/symbios/client"
STORE = "frame/kept.ts"
WORK = "store/own.ts"
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


def test_two_scripts_of_ours_touch_a_store() -> None:
    """One for what a page needs before its first paint, one for the learner's work; all others use these."""
    found = {path: set(PLACES.findall(text)) for path, text in sources().items() if PLACES.search(text)}
    assert found == {STORE: {"localStorage"}, WORK: {"localStorage"}}
    assert {stored.place for stored in STORED} == {"localStorage"}


def test_the_project_brings_no_script_that_stores() -> None:
    """What stands in overrides/ of this course is held to the same list."""
    scripts = [path for path in (ROOT / "overrides").rglob("*") if path.suffix in {".js", ".html"}]
    assert [path.name for path in scripts if PLACES.search(path.read_text(encoding="utf-8"))] == []


def names(path: str, constant: str) -> list[str]:
    """Return the texts of a list in a client script."""
    found = re.search(rf"export const {constant} = \[(.*?)\] as const", sources()[path])
    assert found
    return re.findall(r'"([^"]*)"', found[1])


def test_their_keys_are_those_of_the_list() -> None:
    """A key of the one that is not listed does not compile, and the other refuses it."""
    work = [f"{name}.*" for name in names(WORK, "NAMES")]
    assert names(STORE, "KEYS") + work == [stored.key for stored in STORED]
    assert "keep(course: string, key: Key, value: unknown)" in sources()[STORE]


def test_the_number_of_tries_is_the_one_that_is_told() -> None:
    """The privacy page says how many results of a question are kept."""
    assert "export const TRIES = 30;" in sources()["quiz/record.ts"]
    (answers,) = (stored for stored in STORED if stored.key == "quiz.*")
    assert "the results of the last 30" in answers.how_long


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
