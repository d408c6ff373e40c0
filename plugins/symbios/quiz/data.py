"""The data block of a quiz: what the scripts need to know, keys and feedback among it."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

from symbios.markup import NOTHING, Html, RenderInline, Translate, element, text
from symbios.quiz.grade import answer_key
from symbios.quiz.model import (
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
from symbios.quiz.solution import gaps, ways

if TYPE_CHECKING:
    from collections.abc import Sequence

    from symbios.quiz.model import Body, Question, Quiz


def data_block(
    quiz: Quiz, render_inline: RenderInline, translate: Translate, outcomes: Sequence[str]
) -> Html:
    """Return the data as an element; no sign in it can end that element."""
    data: dict[str, object] = {
        "questions": [_question(question, render_inline, translate) for question in quiz.questions]
    }
    if quiz.pass_percent is not None:
        data["pass"] = quiz.pass_percent
    if quiz.shuffle:
        data["shuffle"] = True
    if quiz.exam:
        data["mode"] = "exam"
    if quiz.draw is not None:
        data["draw"] = quiz.draw
    if quiz.pools:
        data["pools"] = [[pool.start, pool.count, pool.draw] for pool in quiz.pools]
    if quiz.time_limit is not None:
        data["time_limit"] = quiz.time_limit
    if quiz.attempts is not None:
        data["attempts"] = quiz.attempts
    if not quiz.review:
        data["review"] = False
    named = sorted({question.outcome for question in quiz.questions})
    told = {str(number): text(outcomes[number - 1]) for number in named if 0 < number <= len(outcomes)}
    if told:
        data["outcomes"] = told
    written = json.dumps(data, ensure_ascii=False, separators=(",", ":"))
    return element("script", {"type": "application/json"}, Html(written.replace("<", "\\u003c")))


def _question(question: Question, render_inline: RenderInline, translate: Translate) -> dict[str, object]:
    def rendered(written: str) -> str:
        html = render_inline(written) if written else NOTHING
        return element("span", {"lang": question.lang}, html) if html and question.lang else html

    body = question.body
    data: dict[str, object] = {"id": question.id, **answer_key(question)}
    for name, texts in _feedback(body).items():
        if any(texts):
            data[name] = [rendered(each) for each in texts]
    if isinstance(body, Reflection) and body.model:
        data["solution"] = rendered(body.model)
    if question.feedback:
        data["feedback"] = rendered(question.feedback)
    if question.feedback_right:
        data["feedback_right"] = rendered(question.feedback_right)
    if question.hints:
        data["hints"] = [
            {"html": rendered(hint.text), **({"cost": hint.cost} if hint.cost else {})}
            for hint in question.hints
        ]
    return data | _settings(question, translate)


def _settings(question: Question, translate: Translate) -> dict[str, object]:
    body = question.body
    names = ("attempts", "outcome")
    data: dict[str, object] = {name: value for name in names if (value := getattr(question, name))}
    if question.solution_after is not None:
        data["solution_after"] = question.solution_after
    if isinstance(body, Number | ShortText):
        data["solutions"] = ways(body, translate)
    elif isinstance(body, Cloze):
        data["solutions"] = gaps(body)
    if isinstance(body, Single | Multiple | Matching) and body.shuffle:
        data["shuffle"] = True
    return data


def _feedback(body: Body) -> dict[str, list[str]]:
    """Return the feedback of each choice, item or level, or each accepted answer, by its name in the data."""
    if isinstance(body, TrueFalse):
        return {"choices": [body.feedback_true, body.feedback_false]}
    if isinstance(body, Single | Multiple | Hotspot):
        return {"choices": [choice.feedback for choice in body.choices]}
    if isinstance(body, Matching | Ordering):
        return {"choices": [item.feedback for item in body.items]}
    if isinstance(body, Scale):
        return {"choices": [level.feedback for level in body.levels]}
    if isinstance(body, Number | ShortText):
        return {"matched": [answer.feedback for answer in body.accepted]}
    return {}
