"""The answers of a quiz in full words, for a page that trainers print."""

from __future__ import annotations

from typing import TYPE_CHECKING

from symbios.markup import NOTHING, Html, RenderInline, Translate, element, join, text
from symbios.quiz.forms.choices import truths
from symbios.quiz.forms.controls import letter
from symbios.quiz.forms.gaps import filled
from symbios.quiz.forms.rows import targets_shown
from symbios.quiz.model import (
    UNGRADED,
    ChosenGap,
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
from symbios.quiz.solution import accepted, number, readable

if TYPE_CHECKING:
    from collections.abc import Iterable

    from symbios.quiz.model import Item, Question, Quiz, TypedGap

CLASS = "course-answers"


def answers_html(quiz: Quiz, render_inline: RenderInline, translate: Translate, heading: str = "h3") -> Html:
    """Return every question of `quiz` with what is right, why, and its hints; its title is a `heading`."""
    title = element(heading, {}, render_inline(quiz.title)) if quiz.title else NOTHING
    questions = [_question(question, render_inline, translate) for question in quiz.questions]
    return element("section", {"class": f"{CLASS}__quiz", "id": f"answers--{quiz.id}"}, title, *questions)


def _question(question: Question, render_inline: RenderInline, translate: Translate) -> Html:
    points = ""
    if question.points != 1 and question.kind not in UNGRADED:
        points = f" ({translate('Points: {n}')})".replace("{n}", number(question.points, translate))
    asked = element("strong", {}, render_inline(question.prompt))
    prompt = element("p", {"class": f"{CLASS}__prompt"}, asked, text(points))
    parts = [prompt, _right(question, render_inline, translate)]
    parts += [
        element("p", {}, render_inline(each)) for each in (question.feedback, question.feedback_right) if each
    ]
    # Translators: stands before a hint, on the page with the answers of all questions
    word = text(translate("Hint:") + " ")
    parts += [element("p", {}, word, render_inline(hint.text)) for hint in question.hints]
    return element("div", {"class": f"{CLASS}__question", "lang": question.lang or None}, *parts)


def _right(question: Question, render_inline: RenderInline, translate: Translate) -> Html:
    """Return what is right, with the feedback for it."""
    body = question.body
    if isinstance(body, Matching):
        return _matched(question.id, body, render_inline)
    if isinstance(body, TrueFalse):
        yes, no = truths(translate)
        feedback = body.feedback_true if body.correct else body.feedback_false
        return _list([_explained(yes if body.correct else no, feedback, render_inline)])
    if isinstance(body, Single | Multiple | Hotspot):
        worth = [choice for choice in body.choices if choice.correct or choice.share > 0]
        return _list(
            _explained(
                render_inline(choice.text),
                choice.feedback,
                render_inline,
                "" if choice.correct else _part(choice.share, translate),
            )
            for choice in worth
        )
    if isinstance(body, Number | ShortText):
        return _written(body, render_inline, translate)
    if isinstance(body, Cloze):
        gaps = [element("strong", {}, _gap(gap, render_inline, translate)) for gap in body.gaps]
        return filled(body.text, gaps, render_inline)
    return _arranged(body, render_inline, translate)


def _matched(identity: str, body: Matching, render_inline: RenderInline) -> Html:
    """Return each item with the letter that its target has on the printed form."""
    order = targets_shown(identity, body)
    pairs = []
    for item, target in zip(body.items, body.right, strict=True):
        pairs.append(element("dt", {}, render_inline(item.text)))
        letters = text(f"{letter(order.index(target + 1) + 1)}. ")
        right = join(letters, render_inline(body.targets[target]))
        pairs.append(element("dd", {}, _explained(right, item.feedback, render_inline)))
    return element("dl", {}, *pairs)


def _arranged(body: Ordering | Scale | Reflection, render_inline: RenderInline, translate: Translate) -> Html:
    if isinstance(body, Reflection):
        # Translators: stands before a model answer, on the page with the answers of all questions
        word = text(translate("A model answer:") + " ")
        return element("p", {}, word, render_inline(body.model)) if body.model else NOTHING
    if isinstance(body, Scale):
        # Translators: stands on the page with the answers of all questions, where readers judge themselves
        free = element("p", {}, text(translate("No answer is right or wrong.")))
        levels = [level for level in body.levels if level.feedback]
        return join(free, _list(_item(level, render_inline) for level in levels)) if levels else free
    return element("ol", {}, *(element("li", {}, _item(item, render_inline)) for item in body.items))


def _written(body: Number | ShortText, render_inline: RenderInline, translate: Translate) -> Html:
    """Return all that is accepted; what is worth nothing is a mistake that the author foresaw."""
    return _list(
        _explained(
            text(words),
            answer.feedback,
            render_inline,
            "" if answer.share >= 1 else _part(answer.share, translate),
        )
        for words, answer in accepted(body, translate, whole=True)
        if answer.share > 0
    )


def _gap(gap: TypedGap | ChosenGap, render_inline: RenderInline, translate: Translate) -> Html:
    if isinstance(gap, ChosenGap):
        return render_inline(gap.choices[0])
    ways = dict.fromkeys(readable(pattern) for pattern in gap.accepted)
    # Translators: stands between two right answers for the same gap
    between = translate("or")
    return text(f" {between} ".join(ways))


def _part(share: float, translate: Translate) -> str:
    """Return what an answer is worth that is right in part."""
    # Translators: stands behind an answer, on the page with the answers of all questions
    return translate("partly right: {percent}%").replace(
        "{percent}", number(round(share * 100, 2), translate)
    )


def _item(item: Item, render_inline: RenderInline) -> Html:
    return _explained(render_inline(item.text), item.feedback, render_inline)


def _explained(answer: Html, feedback: str, render_inline: RenderInline, part: str = "") -> Html:
    """Return an answer with what it is worth, if not all, and why."""
    worth = text(f" ({part})") if part else NOTHING
    return join(answer, worth, text(" — "), render_inline(feedback)) if feedback else join(answer, worth)


def _list(entries: Iterable[Html]) -> Html:
    return element("ul", {}, *(element("li", {}, entry) for entry in entries))
