"""Writes a quiz as a form that can be read, answered and printed without script.

What is right, and the feedback, stand in a data block for the script; not in the text of the page.
"""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

from symbios.markup import Html, RenderInline, Translate, element, join, text
from symbios.quiz.grade import answer_key
from symbios.quiz.model import Multiple, Single, TrueFalse

if TYPE_CHECKING:
    from symbios.markup import Attribute
    from symbios.quiz.model import Question, Quiz

_CLASS = "course-quiz"


def client_strings(translate: Translate) -> dict[str, str]:
    """Return the strings that the script shows; the page holds them once, in `#course-quiz-strings`."""
    return {
        # Translators: button below a question: the answer is checked and the reader sees whether it is right
        "check": translate("Check"),
        # Translators: button that clears the answer of a question
        "again": translate("Try again"),
        # Translators: verdict on an answer, followed by a full stop
        "right": translate("Right"),
        # Translators: verdict on an answer, followed by a full stop
        "wrong": translate("Not right"),
        # Translators: verdict on an answer of which a part is right, followed by a full stop
        "partly": translate("Partly right"),
        # Translators: below a question with boxes to tick; {n} is how many of the right choices were
        # ticked, {total} how many there are; a full stop follows
        "found": translate("Right answers chosen: {n} of {total}"),
        # Translators: shown when “Check” is pressed before anything was chosen
        "choose": translate("Choose an answer first."),
        # Translators: result of a whole quiz: {points} of the highest possible {max}, which is
        # {percent} per cent
        "score": translate("Points: {points} of {max} ({percent}%)"),
        # Translators: the result of a quiz is good enough
        "passed": translate("Passed"),
        # Translators: the result of a quiz is not good enough yet; {percent} is a number
        "failed": translate("Not passed yet: {percent}% is needed"),
    }


def render(quiz: Quiz, render_inline: RenderInline, translate: Translate) -> Html:
    """Return the form of `quiz`; every id and name in it begins with an id of the course, and stays."""
    title_id = f"quiz--{quiz.id}--title" if quiz.title else None
    title: dict[str, Attribute] = {"class": f"{_CLASS}__title", "id": title_id}
    parts = [element("p", title, render_inline(quiz.title))] if quiz.title else []
    # Translators: shown where scripts do not run: the form can be filled in, but is not checked
    paper = translate("Your answers are not checked here: this needs a browser with scripts switched on.")
    parts.append(element("p", {"class": f"{_CLASS}__paper", "data-search": "off"}, text(paper)))
    # The first submit button of a form answers the Enter key; a disabled one keeps the page where it is.
    parts.append(element("button", {"type": "submit", "hidden": True, "disabled": True}))
    parts += [_question(question, render_inline, translate) for question in quiz.questions]
    form: dict[str, Attribute] = {
        "class": f"{_CLASS}__form",
        "aria-labelledby": title_id,
        "novalidate": True,
        "autocomplete": "off",
    }
    return element(
        _CLASS,
        {"id": f"quiz--{quiz.id}", "class": _CLASS, "data-quiz": quiz.id},
        element("form", form, *parts),
        _data_block(quiz, render_inline),
    )


def _question(question: Question, render_inline: RenderInline, translate: Translate) -> Html:
    body = question.body
    many = isinstance(body, Multiple)
    if isinstance(body, TrueFalse):
        labels = [
            # Translators: one of the two answers to a statement
            text(translate("True")),
            # Translators: one of the two answers to a statement
            text(translate("False")),
        ]
    else:
        labels = [render_inline(choice.text) for choice in body.choices]
    note_id = f"question--{question.id}--note"
    # Translators: stands below a question with boxes to tick
    note = text(translate("More than one answer may be right."))
    fieldset: dict[str, Attribute] = {
        "class": f"{_CLASS}__question",
        "id": f"question--{question.id}",
        "data-question": question.id,
        "aria-describedby": note_id if many else None,
    }
    return element(
        "fieldset",
        fieldset,
        element("legend", {"class": f"{_CLASS}__prompt"}, render_inline(question.prompt)),
        element("p", {"class": f"{_CLASS}__note", "id": note_id}, note) if many else Html(""),
        element("div", {"class": f"{_CLASS}__choices"}, *_choices(question.id, labels, many=many)),
    )


def _choices(question_id: str, labels: list[Html], *, many: bool) -> list[Html]:
    found = []
    for number, label in enumerate(labels, start=1):
        id_ = f"choice--{question_id}--{number}"
        control: dict[str, Attribute] = {
            "type": "checkbox" if many else "radio",
            "id": id_,
            "name": f"question--{question_id}",
            "value": number,
        }
        row = join(element("input", control), element("label", {"for": id_}, label))
        found.append(element("div", {"class": f"{_CLASS}__choice"}, row))
    return found


def _data_block(quiz: Quiz, render_inline: RenderInline) -> Html:
    """Return the answer key and the feedback as data; no sign in it can end the script element."""
    data: dict[str, object] = {"questions": [_data(question, render_inline) for question in quiz.questions]}
    if quiz.pass_percent is not None:
        data["pass"] = quiz.pass_percent
    if quiz.shuffle:
        data["shuffle"] = True
    written = json.dumps(data, ensure_ascii=False, separators=(",", ":"))
    return element("script", {"type": "application/json"}, Html(written.replace("<", "\\u003c")))


def _data(question: Question, render_inline: RenderInline) -> dict[str, object]:
    body = question.body
    if isinstance(body, TrueFalse):
        feedback = [body.feedback_true, body.feedback_false]
    else:
        feedback = [choice.feedback for choice in body.choices]
    data: dict[str, object] = {"id": question.id, **answer_key(question)}
    if any(feedback):
        data["choices"] = [render_inline(each) if each else "" for each in feedback]
    if question.feedback:
        data["feedback"] = render_inline(question.feedback)
    if isinstance(body, Single | Multiple) and body.shuffle:
        data["shuffle"] = True
    return data
