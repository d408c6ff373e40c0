"""The kinds of question in Moodle's XML, but those with gaps: each reader returns the body of one."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from symbios.quiz.formats.importing import literal, parsed, share_of
from symbios.quiz.formats.loss import shortened
from symbios.quiz.formats.moodle_text import content, raw
from symbios.quiz.formats.textpatterns import needs_signs, pattern_of_text
from symbios.quiz.model import (
    Accepted,
    Categorise,
    Choice,
    Item,
    Matching,
    Multiple,
    Ordering,
    Reflection,
    Scale,
    ShortText,
    Single,
    TrueFalse,
)

if TYPE_CHECKING:
    from symbios.quiz.formats.importing import Importing
    from symbios.quiz.formats.xml import Element
    from symbios.quiz.model import Body

_CLOSE = 0.01
"""How far two shares in per cent may lie apart that were meant to be the same: Moodle writes five places."""
_GRADING = {
    "": (True, "subsequence", False),
    "ALL_OR_NOTHING": (False, "subsequence", True),
    "LONGEST_ORDERED_SUBSET": (True, "subsequence", True),
    "LONGEST_CONTIGUOUS_SUBSET": (True, "subsequence", False),
    "RELATIVE_ALL_PREVIOUS_AND_NEXT": (True, "pairs", True),
    "RELATIVE_NEXT_EXCLUDE_LAST": (True, "pairs", False),
    "RELATIVE_NEXT_INCLUDE_LAST": (True, "pairs", False),
    "RELATIVE_ONE_PREVIOUS_AND_NEXT": (True, "pairs", False),
}
"""How Moodle grades an order: whether in part, by what, and whether that is the same as ours."""


def flag(question: Element, name: str, *, default: bool = False) -> bool:
    """Return a setting that is on or off."""
    found = raw(question.child(name)).strip().lower()
    return found in {"1", "true"} if found else default


def percent(answer: Element, importing: Importing) -> float:
    """Return the share of an answer in per cent."""
    return importing.number(answer, answer.get("fraction") or "0", "share in per cent") or 0.0


def feedback_of(answer: Element, importing: Importing) -> str:
    """Return the feedback of an answer."""
    return content(answer.child("feedback"), importing)


def enough(question: Element, what: str, number: int, least: int, importing: Importing) -> bool:
    """Whether there are enough of something; fewer are reported."""
    if number >= least:
        return True
    found = f"has only one {what.removesuffix('s')}" if number else f"has no {what}"
    message = f"this question {found}; expected {least} or more"
    importing.problem(question, message, "Complete it in Moodle and export again, or remove it.")
    return False


def choose(question: Element, importing: Importing) -> Body | None:
    """Return choices: one may be chosen, or several."""
    answers = question.elements("answer")
    if not enough(question, "answers", len(answers), 2, importing):
        return None
    percents = [percent(answer, importing) for answer in answers]
    shuffle = flag(question, "shuffleanswers")
    if not flag(question, "single", default=True):
        return _several(question, answers, percents, shuffle=shuffle, importing=importing)
    if all(each == 100 for each in percents) and parsed(raw(question.child("defaultgrade"))) == 0:
        _combined(question, (), importing)
        return Scale(
            tuple(
                Item(content(answer, importing), feedback_of(answer, importing), "", importing.place(answer))
                for answer in answers
            )
        )
    best = max(percents)
    if best <= 0:
        message = 'no answer of this question is right; expected one with fraction="100"'
        importing.problem(question, message, "Mark the right answer in Moodle and export again.")
        return None
    right = percents.index(best)
    choices = [_choice(answers[right] is answer, answer, importing) for answer in answers]
    for number, (answer, share) in enumerate(zip(answers, percents, strict=True)):
        if number == right:
            if share != 100:
                importing.lose(answer, f"the best answer, worth {share:g} per cent", "the right one")
            continue
        worth = share_of(share)
        if share < 0:
            importing.lose(answer, f"a wrong answer that takes {-share:g} per cent away", "one worth nothing")
        elif share == 100:
            importing.lose(answer, "a second right answer", "a wrong one worth all points")
        choices[number] = replace(choices[number], share=worth)
    return Single(_combined(question, choices, importing), shuffle)


def _choice(correct: bool, answer: Element, importing: Importing) -> Choice:  # noqa: FBT001 - one of two words
    return Choice(
        content(answer, importing), correct, feedback_of(answer, importing), "", importing.place(answer)
    )


def _combined(
    question: Element, choices: list[Choice] | tuple[()], importing: Importing
) -> tuple[Choice, ...]:
    """Return the choices with the feedback for right, partly right and wrong ones, where they have none."""
    done = list(choices)
    for name, what in (
        ("correctfeedback", "right"),
        ("partiallycorrectfeedback", "partly right"),
        ("incorrectfeedback", "wrong"),
    ):
        element = question.child(name)
        text = content(element, importing)
        if not text or element is None:
            continue
        fitting = [number for number, choice in enumerate(done) if _is(choice) == what]
        free = [number for number in fitting if not done[number].feedback]
        for number in free:
            done[number] = replace(done[number], feedback=text)
        if len(free) < len(fitting) or not fitting:
            became = "the feedback of the choices that have none of their own" if free else "left out"
            importing.lose(element, f"the feedback for {what} answers, “{shortened(text)}”", became)
    return tuple(done)


def _is(choice: Choice) -> str:
    if choice.correct:
        return "right"
    return "partly right" if choice.share else "wrong"


def _several(
    question: Element, answers: list[Element], percents: list[float], *, shuffle: bool, importing: Importing
) -> Body | None:
    """Return choices of which several may be right: by how the shares go, in part or as a whole."""
    right = [share for share in percents if share > 0]
    wrong = [share for share in percents if share <= 0]
    if not enough(question, "right answers", len(right), 1, importing):
        return None
    choices = tuple(
        _choice(share > 0, answer, importing) for answer, share in zip(answers, percents, strict=True)
    )
    _combined(question, (), importing)
    each = 100 / len(right)
    if any(abs(share - each) > _CLOSE for share in right):
        importing.lose(question, "right answers that are worth more or less", "worth the same each")
    if wrong and all(share <= -100 for share in wrong):
        if len(right) > 1:
            what = "points for a part of the right answers, none with a wrong one"
            importing.lose(question, what, "points for all right answers and no wrong one")
        return Multiple(choices, partial=False, penalty=True, shuffle=shuffle)
    penalty = any(share < 0 for share in wrong)
    if penalty and any(abs(share + each) > _CLOSE for share in wrong):
        what = "wrong answers that take more or less away than a right one gives"
        importing.lose(question, what, "each takes away as much as a right one gives")
    return Multiple(choices, partial=True, penalty=penalty, shuffle=shuffle)


def choose_all(question: Element, importing: Importing) -> Body | None:
    """Return choices that give points where all right ones are chosen, and no other."""
    answers = question.elements("answer")
    right = [percent(answer, importing) > 0 for answer in answers]
    if not enough(question, "answers", len(answers), 2, importing):
        return None
    if not enough(question, "right answers", sum(right), 1, importing):
        return None
    choices = tuple(
        _choice(is_right, answer, importing) for is_right, answer in zip(right, answers, strict=True)
    )
    return Multiple(choices, shuffle=flag(question, "shuffleanswers"))


def true_false(question: Element, importing: Importing) -> Body | None:
    """Return a statement that is true or false."""
    answers = {raw(answer).strip().lower(): answer for answer in question.elements("answer")}
    if set(answers) != {"true", "false"}:
        found = " and ".join(f"“{shortened(name)}”" for name in answers) or "none"
        message = f"the answers of this question are {found}; expected “true” and “false”"
        importing.problem(question, message, "Correct <answer> in the file.")
        return None
    shares = {name: percent(answer, importing) for name, answer in answers.items()}
    if shares["true"] == shares["false"]:
        message = 'neither “true” nor “false” is the right answer; expected fraction="100" at one of them'
        importing.problem(question, message, "Correct it in Moodle and export again.")
        return None
    return TrueFalse(
        shares["true"] > shares["false"],
        feedback_of(answers["true"], importing),
        feedback_of(answers["false"], importing),
    )


def short_text(question: Element, importing: Importing) -> Body | None:
    """Return a short text to write; Moodle tells letters with and without signs apart."""
    accepted = []
    for answer in question.elements("answer"):
        share = percent(answer, importing)
        if share < 0:
            importing.lose(answer, f"an answer that takes {-share:g} per cent away", "one worth nothing")
        text = " ".join(raw(answer).split())
        accepted.append(Accepted(pattern_of_text(text), share_of(share), feedback_of(answer, importing)))
    if not any(each.share == 1 for each in accepted):
        message = 'no answer of this question is worth all points; expected one with fraction="100"'
        importing.problem(question, message, "Mark the right answer in Moodle and export again.")
        return None
    signs = any(needs_signs(each.pattern) for each in accepted)
    return ShortText(tuple(accepted), case=flag(question, "usecase"), diacritics=signs)


def match(question: Element, importing: Importing) -> Body | None:
    """Return items with their targets; where several items have the same target, categories."""
    items, answers, extra = [], [], []
    for pair in question.elements("subquestion"):
        item = content(pair, importing)
        answer = pair.child("answer")
        target = content(answer, importing) if answer and answer.get("format") else literal(raw(answer))
        if not target:
            importing.lose(pair, f"the item “{shortened(item)}” without an answer")
        elif item:
            items.append(Item(item, "", "", importing.place(pair)))
            answers.append(target)
        else:
            extra.append(target)
    if not enough(question, "pairs", len(items), 2, importing):
        return None
    targets = tuple(dict.fromkeys((*answers, *extra)))
    kind = Categorise if len(set(answers)) < len(answers) else Matching
    right = tuple(targets.index(answer) for answer in answers)
    return kind(tuple(items), targets, right, shuffle=flag(question, "shuffleanswers"))


def essay(question: Element, importing: Importing) -> Body:
    """Return a free text; what graders read is the model answer."""
    return Reflection(content(question.child("graderinfo"), importing, paragraphs=True))


def order(question: Element, importing: Importing) -> Body | None:
    """Return items in their right order, which is that of the file."""
    answers = question.elements("answer")
    if not enough(question, "items", len(answers), 2, importing):
        return None
    grading = question.child("gradingtype")
    found = raw(grading).strip()
    partial, by, same = _GRADING.get(found, (True, "subsequence", False))
    if not same:
        what = f"graded by {found}" if found else "graded by the place of each item"
        importing.lose(grading or question, what, f"graded by {by}")
    items = (
        Item(content(answer, importing), feedback_of(answer, importing), "", importing.place(answer))
        for answer in answers
    )
    return Ordering(tuple(items), partial, by)
