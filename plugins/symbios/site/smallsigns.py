"""What a screen reader says of the small signs in a text: numbers of notes, links beside headings."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from markdown.treeprocessors import Treeprocessor

if TYPE_CHECKING:
    from xml.etree.ElementTree import Element

    from symbios.markup import Translate


class SmallSigns(Treeprocessor):
    """Names notes and the ways back from them, and takes the signs beside headings out of what is read aloud.

    A sign beside a heading would be read as a part of it, and would be one more stop for Tab at each.
    The table of contents holds the same addresses.
    """

    def __init__(self, engine: Any, translate: Translate) -> None:
        """Run after the extensions that make these signs."""
        super().__init__(engine)
        # Translators: name of the small number in a text that leads to a note; {n} is the number
        self._note = translate("Note {n}")
        # Translators: name of the list of notes at the end of a text
        self._notes = translate("Notes")
        engine.treeprocessors.register(self, "course-small-signs", 2)

    def run(self, root: Element) -> None:
        """Name every sign."""
        for element in root.iter():
            classes = element.get("class", "")
            if classes == "headerlink":
                element.set("aria-hidden", "true")
                element.set("tabindex", "-1")
            elif classes == "footnote-ref":
                element.set("aria-label", self._note.replace("{n}", element.text or ""))
            elif classes == "footnote-backref":
                element.set("aria-label", element.attrib.pop("title", ""))
            elif classes == "footnote":
                element.set("role", "doc-endnotes")
                element.set("aria-label", self._notes)
