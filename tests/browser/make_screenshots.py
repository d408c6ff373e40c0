"""Makes the pictures of README.md and the guides anew: `python tests/browser/make_screenshots.py`.

It builds the real course and photographs single components and whole pages in Chromium, and a course of the
examples in docs/quizzes.md, of which it photographs each question. `--questions` makes those alone.
"""

from __future__ import annotations

import argparse
import re
import shutil
import sys
import tempfile
from pathlib import Path
from typing import TYPE_CHECKING, Any

from playwright.sync_api import sync_playwright

sys.path.insert(0, str(Path(__file__).parent))
from browser_engines import start_chromium
from browser_sites import ROOT, build

if TYPE_CHECKING:
    from playwright.sync_api import Browser

IMAGES = ROOT / "docs" / "images"
DESKTOP = {"viewport": {"width": 1100, "height": 760}}
PHONE = {"viewport": {"width": 390, "height": 760}}
QUESTION = {"viewport": {"width": 760, "height": 760}}
DARK = {**DESKTOP, "color_scheme": "dark"}
PAGES = {
    "home": ("en/index.html", DESKTOP),
    "home-phone": ("en/index.html", PHONE),
    "lesson": ("en/why/definition.html", DESKTOP),
    "lesson-dark": ("en/why/definition.html", DARK),
    "lesson-phone": ("en/why/definition.html", PHONE),
}
"""Name of the picture → page and what it is opened with; the picture is what is first seen."""
PARTS = {
    "summary": ("en/why/definition.html", ".course-summary"),
    "task": ("en/why/definition.html", ".course-task"),
    "key-points": ("en/why/definition.html", ".course-key-points"),
    "example": ("en/why/definition.html", ".course-example"),
    "stream": ("en/why/kinds-of-exchange.html", ".course-stream"),
    "figures": ("en/why/kinds-of-exchange.html", ".course-figures"),
    "figure": ("en/why/kalundborg.html", ".course-figure"),
    "diagram": ("en/why/kalundborg.html", ".course-diagram"),
    "doors": ("en/index.html", ".course-doors"),
    "cards": ("en/index.html", ".course-cards >> nth=0"),
    "map": ("en/course.html", ".course-map"),
    "route": ("en/why/index.html", ".course-route"),
    "neighbours": ("en/why/definition.html", ".course-neighbours"),
    "tooltip": ("en/why/definition.html", ".course-summary >> a.course-term >> nth=0"),
}
"""Name of the picture → page and the first element that it shows."""

_EXAMPLE = re.compile(
    r"^```quiz\n(?P<quiz>(?:(?!```).*\n)+)```\n````\n\n!\[A question of the kind (?P<kind>[a-z-]+)\]",
    re.MULTILINE,
)
PLAN = Path(__file__).with_name("tannery-plan.svg")


def course_of_examples(folder: Path) -> list[str]:
    """Write a course with one lesson for each kind in docs/quizzes.md; return the kinds."""
    lessons = folder / "course/en/01-kinds"
    lessons.mkdir(parents=True)
    (folder / "mkdocs.yml").write_text(
        "site_name: Kinds\ndocs_dir: course\ntheme: {name: symbios}\nplugins: [symbios]\n", encoding="utf-8"
    )
    (folder / "course/course.yml").write_text(
        "id: kinds\ntitle: Kinds\nsource_locale: en\n", encoding="utf-8"
    )
    (folder / "course/en/index.md").write_text("# Kinds\n", encoding="utf-8")
    (folder / "course/assets").mkdir()
    shutil.copy(PLAN, folder / "course/assets")
    kinds = []
    for found in _EXAMPLE.finditer((ROOT / "docs/quizzes.md").read_text(encoding="utf-8")):
        kinds.append(found["kind"])
        front = "---\nduration: 5\nobjectives: [You can answer.]\n---\n"
        text = f"{front}# {found['kind']}\n\n```quiz\n{found['quiz']}```\n"
        (lessons / f"{len(kinds):02d}-{found['kind']}.md").write_text(text, encoding="utf-8")
    return kinds


def photograph_questions(browser: Browser, folder: Path) -> None:
    """Write a picture of each example of docs/quizzes.md."""
    kinds = course_of_examples(folder / "kinds")
    site = build(folder / "kinds", folder / "kinds-site")
    for kind in kinds:
        page = browser.new_context(reduced_motion="reduce", locale="en-GB", **QUESTION).new_page()
        page.goto(f"{site.as_uri()}/en/kinds/{kind}.html")
        page.locator(".course-quiz--ready").wait_for()
        page.locator("main fieldset").screenshot(path=IMAGES / f"quiz-{kind}.png")
        page.context.close()


def photograph(browser: Browser, site: Path) -> None:
    """Write every picture into docs/images/."""

    def page_at(address: str, options: dict[str, Any]) -> Any:  # noqa: ANN401 - Playwright's page
        page = browser.new_context(reduced_motion="reduce", locale="en-GB", **options).new_page()
        page.goto(f"{site.as_uri()}/{address}")
        page.wait_for_load_state()
        return page

    for name, (address, options) in PAGES.items():
        page = page_at(address, options)
        page.screenshot(path=IMAGES / f"{name}.png")
        page.context.close()
    for name, (address, selector) in PARTS.items():
        page = page_at(address, DESKTOP)
        part = page.locator(selector).first
        part.scroll_into_view_if_needed()
        if name == "tooltip":
            part.focus()
            page.locator("[role=tooltip]:not([hidden])").wait_for()
            box = part.bounding_box()
            area = {"x": box["x"] - 60, "y": box["y"] - 90, "width": 560, "height": 220}
            page.screenshot(path=IMAGES / f"{name}.png", clip=area)
        else:
            part.screenshot(path=IMAGES / f"{name}.png")
        page.context.close()


def main() -> None:
    """Build, photograph, say how much the pictures weigh."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--questions", action="store_true", help="only the pictures of docs/quizzes.md")
    alone = parser.parse_args().questions
    IMAGES.mkdir(parents=True, exist_ok=True)
    with (
        tempfile.TemporaryDirectory() as folder,
        sync_playwright() as playwright,
        start_chromium(playwright) as browser,
    ):
        photograph_questions(browser, Path(folder))
        if not alone:
            photograph(browser, build(ROOT, Path(folder) / "site"))
    print(f"{sum(path.stat().st_size for path in IMAGES.glob('*.png')):,} bytes in docs/images/")


if __name__ == "__main__":
    main()
