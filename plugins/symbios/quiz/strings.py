"""The strings of the interface that the scripts of the questions show; a page holds those that it needs."""

from __future__ import annotations

from typing import TYPE_CHECKING

from symbios.quiz.exam_strings import exam_result, exam_start, exam_work
from symbios.quiz.features import EXAM, HINTS, MASTERY, PARTS, SOLUTION, TRIES
from symbios.quiz.model import (
    Categorise,
    Cloze,
    Hotspot,
    Matching,
    Multiple,
    Number,
    Ordering,
    Reflection,
    Scale,
    ShortText,
    Single,
    TrueFalse,
)

if TYPE_CHECKING:
    from collections.abc import Collection

    from symbios.markup import Translate


def client_strings(translate: Translate, needed: Collection[str] | None = None) -> dict[str, str]:
    """Return the strings for a page, which holds them once; `needed` is what `features` says of its quizzes.

    Where that is None, all strings are returned.
    """
    found: dict[str, str] = {}
    for strings, features in _NEEDED_BY.items():
        if needed is None or not features or not features.isdisjoint(needed):
            found |= strings(translate)
    return found


def _result(translate: Translate) -> dict[str, str]:
    return {
        # Translators: verdict on an answer, followed by a full stop
        "right": translate("Right"),
        # Translators: verdict on an answer, followed by a full stop
        "wrong": translate("Not right"),
        # Translators: result of a whole quiz: {points} of the highest possible {max}, which is
        # {percent} per cent
        "score": translate("Points: {points} of {max} ({percent}%)"),
        # Translators: the result of a quiz is good enough
        "passed": translate("Passed"),
        # Translators: the result of a quiz is not good enough yet; {percent} is a number
        "failed": translate("Not passed yet: {percent}% is needed"),
        # Translators: stands below a quiz: the browser keeps the answers
        "kept_browser": translate("Your answers are kept in this browser."),
        # Translators: stands below a quiz: the browser keeps nothing for this page
        "kept_page": translate("Your answers are kept only while this page is open."),
    }


def _in_part(translate: Translate) -> dict[str, str]:
    return {
        # Translators: verdict on an answer of which a part is right, followed by a full stop
        "partly": translate("Partly right"),
        # Translators: what a partly right answer is worth: {points} of the highest possible {max}; a full
        # stop follows
        "points": translate("Points: {points} of {max}"),
        # Translators: mark on one chosen answer that is worth a part of the points; a full stop follows
        "choice_partly": translate("Partly right choice"),
    }


def _practice(translate: Translate) -> dict[str, str]:
    return {
        # Translators: button below a question: the answer is checked and the reader sees whether it is right
        "check": translate("Check"),
        # Translators: button that clears the answer of a question
        "again": translate("Try again"),
        # Translators: shown when “Check” is pressed before anything was chosen
        "choose": translate("Choose an answer first."),
        # Translators: button below a whole quiz: all answers are cleared, other questions may be drawn
        "restart": translate("Start again"),
    }


def _ungraded(translate: Translate) -> dict[str, str]:
    return {
        # Translators: button below a question that is not graded, such as a text for oneself
        "done": translate("Done"),
        # Translators: said after “Done” was pressed; a full stop follows
        "noted": translate("Noted"),
        # Translators: button below a text that readers wrote for themselves
        "compare": translate("Compare with a model answer"),
        # Translators: stands above a model answer
        "model": translate("A model answer"),
    }


def _choices(translate: Translate) -> dict[str, str]:
    return {
        # Translators: below a question with boxes to tick; {n} is how many of the right choices were
        # ticked, {total} how many there are; a full stop follows
        "found": translate("Right answers chosen: {n} of {total}"),
        # Translators: mark on one chosen answer, while the question has its own verdict; a full stop follows
        "choice_right": translate("Right choice"),
        # Translators: mark on one chosen answer, while the question has its own verdict; a full stop follows
        "choice_wrong": translate("Wrong choice"),
        # Translators: mark on a right answer that was not chosen, when the solution is shown; a full stop
        # follows
        "choice_missed": translate("This is right"),
    }


def _writing(translate: Translate) -> dict[str, str]:
    return {
        # Translators: shown when “Check” is pressed before anything was written
        "write": translate("Write an answer first."),
    }


def _number(translate: Translate) -> dict[str, str]:
    return {
        # Translators: shown when “Check” is pressed and no number can be read; {number} is an example with
        # the language’s sign between thousands
        "not_number": translate("This is not a number. Write digits, such as {number}."),
        # Translators: shown when “Check” is pressed and the unit behind a number is not known; {units} are
        # signs, such as “kg, t”
        "only_unit": translate("Write only the number, or one of these units: {units}."),
        # Translators: shown when “Check” is pressed and there is more than a number
        "only_number": translate("Write only the number."),
    }


def _parts(translate: Translate) -> dict[str, str]:
    return {
        # Translators: below a question of several parts, such as gaps: how many of them are right; a full
        # stop follows
        "parts": translate("Right parts: {n} of {total}"),
    }


def _gaps(translate: Translate) -> dict[str, str]:
    return {
        # Translators: mark beside a gap in a text, in small letters where the language allows it
        "gap_right": translate("right"),
        # Translators: mark beside a gap in a text, in small letters where the language allows it
        "gap_wrong": translate("not right"),
    }


def _matching(translate: Translate) -> dict[str, str]:
    return {
        # Translators: mark on an item that was matched or sorted rightly; a full stop follows
        "fits": translate("Fits"),
        # Translators: mark on an item that was matched or sorted wrongly; a full stop follows
        "fits_not": translate("Does not fit"),
    }


def _ordering(translate: Translate) -> dict[str, str]:
    return {
        # Translators: shown when “Check” is pressed before any item of a list to put in order was moved
        "move": translate("Move a line first."),
        # Translators: mark on an item of a list to put in order: it stands rightly among the other items; a
        # full stop follows
        "order_right": translate("Fits with the others"),
        # Translators: mark on an item of a list to put in order: it stands wrongly; a full stop follows
        "order_wrong": translate("Not in the right order"),
        # Translators: the solution of a list to put in order; the numbered items follow
        "right_order": translate("Right order:"),
        # Translators: button beside an item of a list; the item follows for screen readers
        "up": translate("Move up"),
        # Translators: button beside an item of a list; the item follows for screen readers
        "down": translate("Move down"),
        # Translators: read out by screen readers after an item of a list was moved
        "moved": translate("{item} is now at place {n} of {total}."),
    }


def _attempts(translate: Translate) -> dict[str, str]:
    return {
        # Translators: how often the answer may still be checked; a full stop follows
        "tries": translate("Attempts left: {n}"),
        # Translators: the answer may not be checked again; a full stop follows
        "no_tries": translate("No attempts left"),
    }


def _solution(translate: Translate) -> dict[str, str]:
    return {
        # Translators: button that shows what is right
        "solution": translate("Show solution"),
        # Translators: said once the solution of a question can be seen; a full stop follows
        "solved": translate("The solution is shown"),
    }


def _hints(translate: Translate) -> dict[str, str]:
    return {
        # Translators: button that shows the next hint
        "hint": translate("Hint {n} of {total}"),
        # Translators: button that shows the next hint, which costs points
        "hint_cost": translate("Hint {n} of {total} (takes {percent}% of the points)"),
        # Translators: button that shows the only hint
        "hint_one": translate("Hint"),
        # Translators: button that shows the only hint, which costs points: {percent} per cent of them
        "hint_one_cost": translate("Hint (\N{MINUS SIGN}{percent}%)"),
        # Translators: stands on the button of the hints once all of them are shown
        "no_hints": translate("No more hints"),
    }


def _mastery(translate: Translate) -> dict[str, str]:
    return {
        # Translators: stands at the end of a lesson; {right} of the last {of} answers are right
        "mastery": translate("Right among your last {of} answers: {right}. For mastery you need {need}."),
        # Translators: stands at the end of a lesson; {right} of the last {of} answers are right
        "mastered": translate("You have mastered this lesson: {right} of your last {of} answers are right."),
    }


def _answer(translate: Translate) -> dict[str, str]:
    return {
        # Translators: stands before the right answer
        "answer": translate("Right answer:"),
    }


_WRITTEN = frozenset({Number.kind, ShortText.kind, Cloze.kind})
_MATCHED = frozenset({Matching.kind, Categorise.kind})
_NEEDED_BY = {
    _result: frozenset[str](),
    _in_part: frozenset({PARTS, EXAM}),
    _practice: frozenset[str](),
    _attempts: frozenset({TRIES, EXAM}),
    _solution: frozenset({SOLUTION, EXAM}),
    _hints: frozenset({HINTS}),
    _choices: frozenset({Single.kind, Multiple.kind, TrueFalse.kind, Hotspot.kind}),
    _writing: _WRITTEN | {Reflection.kind},
    _number: frozenset({Number.kind}),
    _answer: _WRITTEN | _MATCHED,
    _parts: _MATCHED | {Cloze.kind, Ordering.kind},
    _gaps: frozenset({Cloze.kind}),
    _matching: _MATCHED,
    _ordering: frozenset({Ordering.kind}),
    _ungraded: frozenset({Scale.kind, Reflection.kind}),
    _mastery: frozenset({MASTERY}),
    exam_start: frozenset({EXAM}),
    exam_work: frozenset({EXAM}),
    exam_result: frozenset({EXAM}),
}
"""Some strings, and the features of which a page must have one to need them; none: every page does."""
