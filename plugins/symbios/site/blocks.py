"""The prose blocks of a lesson as a Markdown extension: `/// task` … `///` becomes a section of its own.

What such a block needs from the rest of the course (a diagram, the partners) is not known here: its place is
marked, and `parts` finds the marks in the rendered text.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any
from xml.etree.ElementTree import Element, SubElement

from markdown.treeprocessors import Treeprocessor
from markdown.util import AtomicString
from pymdownx.blocks import BlocksExtension
from pymdownx.blocks.block import Block

from symbios.blocks.model import KINDS
from symbios.site.addresses import TERM
from symbios.site.reading import replaced

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from symbios.markup import Html, Translate
    from symbios.site.reading import Part

_PART = re.compile(r'<div data-course-part="([^"]*)"></div>')


class CourseBlocks(BlocksExtension):  # type: ignore[misc] # the library has no types
    """All prose blocks of a course, with headings in the language of `translate`."""

    def __init__(self, translate: Translate) -> None:
        super().__init__()
        self.headings = {
            # Translators: heading above the short summary of a lesson, at its beginning
            "summary": translate("In two minutes"),
            # Translators: heading above a task that the learner does in the own firm
            "task": translate("Do it at your firm"),
            # Translators: heading above the list of what to remember of a lesson
            "key-points": translate("Key points"),
            # Translators: heading above an example that is worked out; {title} says what it shows
            "example": translate("Worked example: {title}"),
        }

    def extendMarkdownBlocks(self, md: Any, block_mgr: Any) -> None:  # noqa: N802 - the library's name
        """Register every block, and what puts doors beside each other."""
        for name, block in _BLOCKS.items():
            block_mgr.register(block, {"heading": self.headings.get(name, "")})
        md.treeprocessors.register(_Doors(md), "course-doors", 15)


def parts(text: Sequence[Part], make: Callable[[str, str], Html]) -> list[Part]:
    """Return the text with `make(kind, argument)` in each place that a block has marked."""
    return list(replaced(text, _PART, lambda found: make(*found[1].partition(":")[::2])))


class _CourseBlock(Block):  # type: ignore[misc] # see CourseBlocks
    """What all blocks share: a class, and an id that is the page's only one."""

    tag = "section"

    def begin(self, parent: Element) -> Element:
        self.seen()
        return SubElement(parent, self.tag, {"class": f"course-block course-{self.NAME}"})

    def seen(self) -> None:
        """Note that Markdown has met this block."""
        self.md.course_blocks.append(self.NAME)

    def heading(self, block: Element, level: int, words: str) -> None:
        number = self.tracker["number"] = self.tracker.get("number", 0) + 1
        identity = self.NAME if number == 1 else f"{self.NAME}-{number}"
        SubElement(block, f"h{level}", {"id": identity}).text = words


class _Section(_CourseBlock):
    """A block with a heading that stands in the table of contents; its argument is a remark below it."""

    def on_create(self, parent: Element) -> Element:
        block = self.begin(parent)
        self.heading(block, 2, self.config["heading"])
        if self.argument:
            SubElement(block, "p", {"class": "course-block__note"}).text = self.argument
        return block


class _Example(_CourseBlock):
    """A worked example with its title."""

    def on_create(self, parent: Element) -> Element:
        block = self.begin(parent)
        self.heading(block, 3, self.config["heading"].replace("{title}", self.argument))
        return block


class _Door(_CourseBlock):
    """One of the ways into the course; its argument is the heading."""

    def on_create(self, parent: Element) -> Element:
        block = self.begin(parent)
        self.heading(block, 2, self.argument)
        return block


class _Hero(_CourseBlock):
    """The opening of the home page, with the title of the page."""

    tag = "div"

    def on_create(self, parent: Element) -> Element:
        block = self.begin(parent)
        SubElement(block, "h1").text = AtomicString(self.md.course_title)
        return block

    def on_inline_end(self, block: Element) -> None:
        """Make the first link the button of the page; one to the glossary is none."""
        links = (link for link in block.iter("a") if not link.get("href", "").startswith(TERM))
        first = next(links, None)
        if first is not None:
            first.set("class", "course-button")


class _Cards(_CourseBlock):
    """A list whose points stand in a grid."""

    tag = "div"

    def on_create(self, parent: Element) -> Element:
        return self.begin(parent)


class _Figure(_CourseBlock):
    """A picture and, below it, what is said about it."""

    tag = "figure"

    def on_create(self, parent: Element) -> Element:
        return self.begin(parent)

    def on_end(self, block: Element) -> None:
        """Put all but the picture into the caption."""
        rest = list(block)[1:]
        if not rest:
            return
        caption = SubElement(block, "figcaption")
        for element in rest:
            block.remove(element)
            caption.append(element)


class _Part(_CourseBlock):
    """What the compiler fills in."""

    tag = "div"

    def on_create(self, parent: Element) -> Element:
        self.seen()
        return SubElement(parent, self.tag, {"data-course-part": f"{self.NAME}:"})

    def on_end(self, block: Element) -> None:
        """Drop what an author wrote where nothing may stand; the check reports it."""
        for element in list(block):
            block.remove(element)


class _Diagram(_Figure):
    """A diagram that the compiler draws, and its caption."""

    def on_create(self, parent: Element) -> Element:
        block = self.begin(parent)
        SubElement(block, "div", {"data-course-part": f"{self.NAME}:{self.argument}"})
        return block


_CLASSES = {
    "summary": _Section,
    "task": _Section,
    "key-points": _Section,
    "example": _Example,
    "figure": _Figure,
    "diagram": _Diagram,
    "hero": _Hero,
    "door": _Door,
    "cards": _Cards,
    "modules": _Part,
    "partners": _Part,
}
_ARGUMENTS = {"none": False, "optional": None, "required": True}
_BLOCKS = {
    name: type(name, (_CLASSES[name],), {"NAME": name, "ARGUMENT": _ARGUMENTS[kind.argument]})
    for name, kind in KINDS.items()
}


class _Doors(Treeprocessor):
    """Puts doors that follow each other into one box, so that they can stand side by side."""

    def run(self, root: Element) -> None:
        box: Element | None = None
        for element in list(root):
            if element.get("class") != "course-block course-door":
                box = None
                continue
            if box is None:
                box = Element("div", {"class": "course-doors"})
                root.insert(list(root).index(element), box)
            root.remove(element)
            box.append(element)
