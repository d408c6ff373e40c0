"""Strings of the theme that are wrong or clumsy in some of its languages; ours come first."""

from __future__ import annotations

from html import escape
from typing import TYPE_CHECKING

from symbios.markup import translatable

if TYPE_CHECKING:
    from collections.abc import Mapping

    from symbios.markup import Translate

_STRINGS = {
    # Translators: link for people who use the keyboard or a screen reader: jumps over the navigation
    "action.skip": translatable("Skip to content"),
    # Translators: name, for screen readers, of the bar at the top of every page
    "header": translatable("Header"),
    # Translators: name, for screen readers, of the links to the pages before and after this one
    "footer": translatable("Previous and next page"),
    # Translators: stands above the title of the page that comes before this one
    "footer.previous": translatable("Previous page"),
    # Translators: stands above the title of the page that comes after this one
    "footer.next": translatable("Next page"),
    # Translators: grey word in the empty search box, and its name for screen readers
    "search.placeholder": translatable("Search"),
    # Translators: shown below the search box for a moment, while the search is made ready
    "search.result.initializer": translatable("The search is being prepared…"),
    # Translators: shown below the search box as long as it is empty
    "search.result.placeholder": translatable("Type what you are looking for"),
    # Translators: shown below the search box where nothing was found
    "search.result.none": translatable("Nothing found. Try one shorter word."),
    # Translators: shown above the one page that was found
    "search.result.one": translatable("Results: 1"),
    # Translators: shown above the pages that were found; # is a number, from 2 up
    "search.result.other": translatable("Results: #"),
    # Translators: heading of the list of the sections of a page
    "toc": translatable("On this page"),
    # Translators: name of the button that opens the list of languages
    "select.language": translatable("Choose the language"),
}


def own_wording(key: str, lang: str, translate: Translate) -> str:
    """Return our wording of the theme's string `key`; empty where the theme's is used."""
    english = _STRINGS.get(key, "")
    own = translate(english) if english else ""
    return own if own != english or lang.startswith("en") else ""


def palette(translate: Translate) -> list[Mapping[str, str]]:
    """Return the two choices of colours: scheme, name, and what the button beside it does."""
    return [
        {
            "scheme": "default",
            # Translators: one of two choices, “Light colours” and “Dark colours”, as screen readers say it
            "state": escape(translate("Light colours")),
            # Translators: name of the button in the header that makes the page dark
            "name": escape(translate("Switch to dark colours")),
        },
        {
            "scheme": "slate",
            # Translators: one of two choices, “Light colours” and “Dark colours”, as screen readers say it
            "state": escape(translate("Dark colours")),
            # Translators: name of the button in the header that makes the page light
            "name": escape(translate("Switch to light colours")),
        },
    ]
