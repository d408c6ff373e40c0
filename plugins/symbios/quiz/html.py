"""Writes a quiz as a form that can be read, answered and printed without script.

What is right, and the feedback, stand in a data block for the script; not in the text of the page.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from symbios.markup import NOTHING, Html, RenderInline, Translate, element, text
from symbios.quiz.data import data_block
from symbios.quiz.forms import CLASS, form
from symbios.quiz.model import UNGRADED
from symbios.quiz.solution import number
from symbios.quiz.strings import client_strings

if TYPE_CHECKING:
    from collections.abc import Sequence

    from symbios.markup import Attribute
    from symbios.quiz.model import Question, Quiz

__all__ = ["client_strings", "render"]


def render(
    quiz: Quiz,
    render_inline: RenderInline,
    translate: Translate,
    outcomes: Sequence[str] = (),
    key_page: str = "",
) -> Html:
    """Return the form of `quiz`; every id and name in it begins with an id of the course, and stays.

    `outcomes` are the lesson's learning outcomes, which questions name by their number from 1; `key_page` is
    the address of the page with the answers, relative to the form's page.
    """
    title_id = f"quiz--{quiz.id}--title" if quiz.title else None
    title: dict[str, Attribute] = {"class": f"{CLASS}__title", "id": title_id}
    attributes: dict[str, Attribute] = {
        "aria-labelledby": title_id,
        "autocomplete": "off",
    }
    return element(
        CLASS,
        {"id": f"quiz--{quiz.id}", "class": CLASS, "data-quiz": quiz.id},
        element(
            "form",
            attributes,
            element("p", title, render_inline(quiz.title)) if quiz.title else NOTHING,
            _about_exam(quiz, translate) if quiz.exam else NOTHING,
            _about_paper(key_page, translate),
            # The first submit button of a form answers the Enter key; a disabled one keeps the page as it is.
            element("button", {"type": "submit", "hidden": True, "disabled": True}),
            *(_question(question, render_inline, translate) for question in quiz.questions),
        ),
        data_block(quiz, render_inline, translate, outcomes),
    )


def _about_exam(quiz: Quiz, translate: Translate) -> Html:
    """Return what is to be known of an exam before it begins; without script the learner draws."""
    count = len(quiz.questions)
    asked = count - sum(pool.count - pool.draw for pool in quiz.pools)
    asked = asked if quiz.draw is None else min(asked, quiz.draw)
    # Translators: stands before an exam: how many questions are asked
    said = [translate("Questions: {n}").replace("{n}", str(asked))]
    if asked < count:
        # Translators: stands before an exam on paper, which shows more questions than are asked
        some = translate("Answer {n} of these {total} questions")
        said = [some.replace("{n}", str(asked)).replace("{total}", str(count))]
    if quiz.pass_percent is not None:
        said.append(translate("Needed to pass: {percent}%").replace("{percent}", str(quiz.pass_percent)))
    if quiz.time_limit is not None:
        # Translators: stands before an exam; “min” is the sign for minutes
        limit = translate("Time limit: {n} min").replace("{n}", number(quiz.time_limit, translate))
        said.append(limit)
    # Translators: stands before an exam
    alone = translate(
        "Nobody watches over this exam, and the right answers are in the page’s source text. "
        "The result is for yourself."
    )
    words = text(" ".join(f"{each}." for each in said))
    watched = element("span", {}, text(f" {alone}"))
    return element("p", {"class": f"{CLASS}__rules", "data-search": "off"}, words, watched)


def _about_paper(key_page: str, translate: Translate) -> Html:
    """Return what is said where scripts do not run: the form can be filled in, but is not checked."""
    # Translators: shown where scripts do not run: the form can be filled in, but is not checked
    why = translate("Without scripts no answer is checked.")
    attributes: dict[str, Attribute] = {"class": f"{CLASS}__paper", "data-search": "off"}
    if not key_page:
        return element("p", attributes, element("span", {}, text(why)))
    # Translators: link to the page with the right answers, for readers without scripts and on paper
    link = element("a", {"href": key_page}, text(translate("Check on paper")))
    return element("p", attributes, element("span", {}, text(f"{why} ")), link)


def _question(question: Question, render_inline: RenderInline, translate: Translate) -> Html:
    found = form(question, render_inline, translate)
    notes = list(found.notes)
    if question.kind in UNGRADED:
        # Translators: stands below a question whose answer readers keep to themselves
        notes.append(translate("This is for yourself: there are no points."))
    elif question.points != 1:
        # Translators: stands below a question: how many points a right answer gives
        points = translate("Points: {n}").replace("{n}", number(question.points, translate))
        notes.append(f"{points}.")
    note_id = f"question--{question.id}--note"
    note: dict[str, Attribute] = {"class": f"{CLASS}__note", "id": note_id, "data-search": "off"}
    fieldset: dict[str, Attribute] = {
        "class": f"{CLASS}__question",
        "id": f"question--{question.id}",
        "data-question": question.id,
        "data-kind": question.kind,
        "aria-describedby": note_id if notes else None,
    }
    lang = question.lang or None
    legend: dict[str, Attribute] = {"class": f"{CLASS}__prompt", "lang": lang}
    answer: dict[str, Attribute] = {"class": f"{CLASS}__answer", "lang": lang if found.local else None}
    return element(
        "fieldset",
        fieldset,
        element("legend", legend, render_inline(question.prompt)),
        element("p", note, text(" ".join(notes))) if notes else NOTHING,
        element("div", answer, found.controls),
    )
