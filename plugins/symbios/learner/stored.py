"""Everything that the site keeps in a reader's browser, and everything that a reader can hand over.

The privacy page is made from these lists. Tests compare them with the code and with a browser in use:
tests/learner/test_stored.py, tests/browser/test_browser_stored.py.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from symbios.markup import translatable

__all__ = ["HAND_OVERS", "NOT_STORED", "STORED", "HandOver", "Stored"]


@dataclass(frozen=True, slots=True)
class Stored:
    """One thing that is kept in the browser; texts are English, translated where they are shown.

    `key` has the id of the course and a dot before it, so that two courses do not touch. A key that ends
    in `*` stands for all that begin so.
    """

    key: str
    place: Literal["localStorage", "sessionStorage"]
    what: str
    why: str
    how_long: str

    def full_key(self, course_id: str) -> str:
        """Return the key as the browser has it."""
        return f"{course_id}.{self.key}"


@dataclass(frozen=True, slots=True)
class HandOver:
    """One kind of text that a reader can hand over; texts are English, translated where they are shown."""

    id: str
    what: str
    where: str


STORED = (
    Stored(
        key="__palette",
        place="localStorage",
        # Translators: privacy page: one thing that is stored in the browser
        what=translatable("Your choice of light or dark colours"),
        # Translators: privacy page: why this is stored
        why=translatable("Every page opens in the colours that you chose."),
        # Translators: privacy page: how long this is stored
        how_long=translatable("From your first choice until you delete it. Some browsers delete it earlier."),
    ),
    Stored(
        key="quiz.*",
        place="localStorage",
        # Translators: privacy page: one thing that is stored in the browser; the random number decides the
        # order in which questions and choices are shown
        what=translatable(
            "Your answers to questions, also those that you write for yourself, with date and time, results "
            "and the hints that you saw, and a random number for the order of the questions"
        ),
        # Translators: privacy page: why answers are stored
        why=translatable("You can go on where you left off, and see what you have learned."),
        # Translators: privacy page: how long answers are stored
        how_long=translatable(
            "From your first answer or hint until you delete it; of each question the last answer and the "
            "results of the last 30. Some browsers delete it earlier."
        ),
    ),
    Stored(
        key="aside.*",
        place="localStorage",
        # Translators: privacy page: one thing that is stored in the browser
        what=translatable("Stored answers that this version of the course cannot read"),
        # Translators: privacy page: why this is stored
        why=translatable("Nothing of yours is deleted because it is damaged."),
        # Translators: privacy page: how long this is stored
        how_long=translatable("Until you delete it. Some browsers delete it earlier."),
    ),
)

NOT_STORED = (
    # Translators: privacy page: one of the things that are not stored
    translatable("the words that you search for"),
    # Translators: privacy page: one of the things that are not stored
    translatable("in a lesson, an answer that you have not checked"),
    # Translators: privacy page: one of the things that are not stored
    translatable("the words that you write into a form on a page"),
)
"""What readers may think is stored, and is gone when they leave the page."""

HAND_OVERS = (
    HandOver(
        id="report",
        # Translators: privacy page: what a reader can hand over
        what=translatable(
            "Report of a mistake: your words, and the title, language, address and version of the page"
        ),
        # Translators: privacy page: where this goes
        where=translatable(
            "To the people who make this course, by mail, as a file or in another way that you choose. "
            "An issue is public and stands under your name."
        ),
    ),
)
