"""The theme's style sheet is cut to what pages can use, and no page misses a rule."""

from __future__ import annotations

import re
import subprocess
import sys
from functools import cache
from html.parser import HTMLParser
from pathlib import Path

import material
import pytest
import tinycss2

from symbios.site.themecss import split

ROOT = Path(__file__).parents[2]
THEME = ROOT / "plugins/symbios/theme/assets"
TEMPLATES = Path(material.__file__).parent / "templates/assets"
SHEET = next(TEMPLATES.glob("stylesheets/main.*.min.css")).read_text(encoding="utf-8")
OWN = [path.read_text(encoding="utf-8") for path in sorted(THEME.glob("*.css"))]
SCRIPTS = "".join(
    path.read_text(encoding="utf-8")
    for path in [*TEMPLATES.glob("javascripts/bundle.*.min.js"), *sorted(THEME.glob("*.js"))]
)
SWITCHED_OFF = {
    "md-annotation",  # content.code.annotate
    "md-annotation-list",
    "md-annotation__index",
    "md-code__button",  # content.code.copy and content.code.select
    "md-code__button--active",
    "md-code__content",
    "md-code__nav",
    "md-dialog--active",  # says that something was copied
    "md-source__fact",  # counts stars at GitHub
    "md-source__facts",
    "md-source__repository--active",
    "md-status",  # marks new and deprecated pages
    "md-tag",  # the plugin “tags”
    "md-tag-icon",
    "md-tags",
    "md-tooltip",  # content.tooltips, for which we have our own
    "md-tooltip--active",
    "md-tooltip--inline",
    "md-tooltip2",
    "md-tooltip2--active",
    "md-tooltip2--bottom",
    "md-tooltip2--top",
    "md-tooltip2__inner",
    "md-tooltip__inner",
    "md-version",  # the plugin “mike”
    "md-version__alias",
    "md-version__current",
    "md-version__item",
    "md-version__link",
    "md-version__list",
}
"""Classes that Material's script adds for features which no page of ours has."""
NEVER_FILLED = {"md-dialog", "md-dialog__inner"}
"""Parts of Material's frame that stand empty on every page, so that nothing shows without their rules."""
MERMAID = ":root>*"
"""The colours of Mermaid's diagrams; ours are drawn when the site is built."""

PLAIN = "# Plain\n\nText with [a link](index.md), *emphasis* and `code`.\n\n> A quotation.\n\n- a list\n"
REST = "| a | b |\n| - | - |\n| c | d |\n\nA word\n:   and what it means\n\nA note.[^1]\n\n[^1]: It.\n"
BLOCKS = "/// summary\nOne.\n///\n\n/// example | A\nTwo.\n///\n\n/// cards\n- Three.\n///\n"
PAGES = {
    "index": "# Home\n",
    "plain": f"{PLAIN}\n{REST}",
    "note": "# Note\n\n!!! note\n    Text.\n",
    "aside": "# Aside\n\n!!! tip inline end\n    Text.\n",
    "folded": "# Folded\n\n??? question\n    Text.\n",
    "code": "# Code\n\n```python\nprint(1)\n```\n",
    "numbers": '# Numbers\n\n```python linenums="1" title="a.py" hl_lines="1"\nprint(1)\n```\n',
    "details": "# Details\n\n<details><summary>More</summary>Text.</details>\n",
    "keys": "# Keys\n\nPress <kbd>Enter</kbd>.\n",
    "tabs": '# Tabs\n\n=== "One"\n    Text.\n\n=== "Two"\n    Text.\n',
    "tasks": "# Tasks\n\n- [x] One\n- [ ] Two\n",
    "terms": "# Terms\n\n[Heat](term:heat).\n",
    "blocks": f"# Blocks\n\n{BLOCKS}",
}
NEEDS_EXTRAS = {"note", "aside", "folded", "code", "numbers", "details", "keys", "tabs", "tasks"}
MKDOCS = """\
site_name: Tiny
docs_dir: course
theme:
  name: symbios
plugins:
  - symbios
markdown_extensions:
  - pymdownx.highlight
  - pymdownx.tabbed:
      alternate_style: true
  - pymdownx.tasklist
"""


def built(project: Path, site: Path) -> Path:
    """Build a project into the folder `site`."""
    command = [sys.executable, "-m", "symbios", "build", "-f", project / "mkdocs.yml", "-d", site]
    done = subprocess.run(command, capture_output=True, encoding="utf-8", check=False)
    assert done.returncode == 0, done.stdout + done.stderr
    return site


@pytest.fixture(scope="module")
def every_markdown(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Build a course that has a page for each thing that Markdown can write."""
    folder = tmp_path_factory.mktemp("markdown")
    (folder / "course/en").mkdir(parents=True)
    (folder / "mkdocs.yml").write_text(MKDOCS, encoding="utf-8")
    settings = "id: tiny\ntitle: Tiny\nsource_locale: en\n"
    (folder / "course/course.yml").write_text(settings, encoding="utf-8")
    glossary = "heat:\n  en: {term: heat, definition: Energy on its way.}\n"
    (folder / "course/glossary.yml").write_text(glossary, encoding="utf-8")
    for name, text in PAGES.items():
        (folder / f"course/en/{name}.md").write_text(text, encoding="utf-8")
    return built(folder, folder / "site")


@pytest.fixture(scope="module")
def own_course(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Build this repository's course."""
    return built(ROOT, tmp_path_factory.mktemp("own") / "site")


@cache
def selectors(css: str) -> set[str]:
    """Return every selector of a sheet, those inside of media queries too."""
    found: set[str] = set()
    rules = tinycss2.parse_stylesheet(css, skip_comments=True, skip_whitespace=True)
    while rules:
        rule = rules.pop()
        if rule.type == "at-rule" and rule.lower_at_keyword in {"media", "supports"}:
            rules += tinycss2.parse_rule_list(rule.content, skip_comments=True, skip_whitespace=True)
        elif rule.type == "qualified-rule":
            found.update(part.strip() for part in tinycss2.serialize(rule.prelude).split(","))
    return found


def classes(text: str) -> set[str]:
    """Return the classes that a selector names."""
    return set(re.findall(r"\.([A-Za-z_][\w-]*)", text))


class Names(HTMLParser):
    """Gathers the classes and elements of a page."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.classes: set[str] = set()
        self.tags: set[str] = set()
        self.feed(html)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Take the names of one element."""
        self.tags.add(tag)
        self.classes.update((dict(attrs).get("class") or "").split())


def sheets(page: Path) -> str:
    """Return the theme's sheets that a page loads."""
    names = re.findall(r'<link rel="stylesheet" href="([^"]+)"', page.read_text(encoding="utf-8"))
    wanted = [name for name in names if Path(name).name.startswith(("main.", "extras."))]
    return "".join((page.parent / name).read_text(encoding="utf-8") for name in wanted)


TAGS = re.compile(r"(?<![\w.#:\-\[\]=\"'*^$~|])([a-z][a-z0-9]*)(?![\w(\-])")
UNFOLD = {"details", "summary"}
"""Parts of ours unfold too, and look like ours; what Markdown makes has a class, or is tested by itself."""


def missing(page: Path, scripted: set[str]) -> list[str]:
    """Return the selectors of Material's sheet that fit elements of a page but are in no sheet it loads."""
    names = Names(page.read_text(encoding="utf-8"))
    there = (names.classes | scripted) - NEVER_FILLED
    loaded = selectors(sheets(page))
    found = []
    for selector in selectors(SHEET) - loaded - {MERMAID}:
        plain = re.sub(r":(?:not|where)\([^)]*\)|\[[^\]]*\]", "", selector)
        tags = set(TAGS.findall(plain)) - {"root"}
        if classes(plain) <= there and tags <= names.tags and not tags & UNFOLD:
            found.append(selector)
    return sorted(found)


def test_every_class_that_a_script_adds_is_kept_or_switched_off() -> None:
    """What a script may add at run time keeps its rules, but for features that no page has."""
    sheets = split(SHEET, OWN)
    kept = {name for selector in selectors(sheets.core + sheets.extras) for name in classes(selector)}
    known = {name for selector in selectors(SHEET) for name in classes(selector)}
    added = set(re.findall(r"md-[\w-]+", SCRIPTS)) & known
    assert added - kept == SWITCHED_OFF


def test_no_rule_that_a_page_of_the_course_needs_is_cut(own_course: Path) -> None:
    """Each rule of Material's sheet whose classes and elements are all on a page is in a sheet it loads."""
    scripted = set(re.findall(r"md-[\w-]+", SCRIPTS)) - SWITCHED_OFF
    pages = [page for page in own_course.rglob("*.html") if page.parent != own_course]
    assert len(pages) > 50
    for page in pages:
        assert missing(page, scripted) == [], page


def test_no_rule_that_markdown_needs_is_cut(every_markdown: Path) -> None:
    """The same holds for everything that Markdown can write."""
    scripted = set(re.findall(r"md-[\w-]+", SCRIPTS)) - SWITCHED_OFF
    for name in PAGES:
        assert missing(every_markdown / f"en/{name}.html", scripted) == [], name


def test_only_pages_that_need_them_load_the_rarer_rules(every_markdown: Path) -> None:
    """A note, code, keys, tabs and what an author folds bring a second sheet; a plain page has one."""
    loaded = {
        name
        for name in PAGES
        if "/extras." in (every_markdown / f"en/{name}.html").read_text(encoding="utf-8")
    }
    assert loaded == NEEDS_EXTRAS


def test_a_course_that_needs_no_rarer_rules_does_not_publish_them(own_course: Path) -> None:
    """A sheet that no page loads is no file of the site."""
    used = any("/extras." in page.read_text(encoding="utf-8") for page in own_course.rglob("*.html"))
    assert bool(list(own_course.glob("assets/theme/extras.*.css"))) == used


def test_parts_that_no_page_has_have_no_rules() -> None:
    """Tabs, clipboard, tooltips, tags, versions and the rest of Material that is not used are gone."""
    sheets = split(SHEET, OWN)
    kept = {name for selector in selectors(sheets.core + sheets.extras) for name in classes(selector)}
    gone = {name for selector in selectors(SHEET) for name in classes(selector)} - kept
    assert gone >= SWITCHED_OFF
    assert gone >= {
        "giscus",
        "md-banner",
        "md-clipboard",
        "md-consent",
        "md-dialog",
        "md-feedback",
        "md-post",
        "md-social",
        "md-source",
        "md-tabs",
        "md-top",
        "mermaid",
    }
    assert "mermaid" not in sheets.core
    assert len(sheets.core) < 0.4 * len(SHEET)


def variables(css: str) -> tuple[set[str], set[str]]:
    """Return the variables that a sheet declares, and those that it uses."""
    return set(re.findall(r"[{;](--[\w-]+):", css)), set(re.findall(r"var\(\s*(--[\w-]+)", css))


def test_no_variable_is_cut_that_a_rule_uses() -> None:
    """What Material declares and a page's sheets use is declared in them, be they one or two."""
    sheets = split(SHEET, OWN)
    there, _ = variables(SHEET)
    for css in (sheets.core, sheets.core + sheets.extras):
        declared, used = variables(css + "".join(OWN))
        assert used & there <= declared


TINY = """\
:root{--a:1;--b:2;--c:3;--d:4}
body{color:var(--a)}
.md-tabs__item,.md-nav{margin:var(--b)}
@media screen{.md-top{x:1}.md-header{x:2}.admonition p{x:var(--c)}}
.md-typeset .note>p,.md-typeset h1{x:3}
.md-typeset kbd{x:4}
@keyframes turn{to{x:5}}
@media print{.md-social{x:6}}
.no-js .md-nav{x:7}
"""


def test_rules_keep_their_order_and_their_media() -> None:
    """What is cut leaves the rest as it stood; a list of selectors is divided between the two sheets."""
    sheets = split(TINY, ["a{b:var(--b)}"])
    assert sheets.core == (
        ":root{--a:1;--b:2}body{color:var(--a)}.md-nav{margin:var(--b)}@media screen{.md-header{x:2}}"
        ".md-typeset h1{x:3}@keyframes turn{to{x:5}}.no-js .md-nav{x:7}"
    )
    assert sheets.extras == (
        ":root{--c:3}@media screen{.admonition p{x:var(--c)}}.md-typeset .note>p{x:3}.md-typeset kbd{x:4}"
    )
    assert sheets.classes == {"admonition", "note"}


@pytest.mark.parametrize(
    ("html", "needed"),
    [
        ('<p class="a note b">', True),
        ('<p class="notes">', False),
        ('<p data-class="note">', False),
        ("<p>Press <kbd>a</kbd></p>", True),
        ("<details><summary>", True),
        ('<details class="course-diagram__twin">', False),
        ("<p>note</p>", False),
    ],
)
def test_a_text_tells_which_sheets_it_needs(html: str, needed: bool) -> None:  # noqa: FBT001 - a column
    """Classes and elements decide, not words."""
    assert split(TINY, []).needs_extras(html) is needed
