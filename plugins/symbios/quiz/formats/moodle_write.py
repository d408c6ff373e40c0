"""Writes the XML of Moodle's question bank; what each kind has of its own is written in `moodle_bodies`."""

from __future__ import annotations

from typing import TYPE_CHECKING

from symbios.quiz.formats.exporting import Exporting, decimal
from symbios.quiz.formats.moodle_bodies import WRITERS
from symbios.quiz.formats.xml import DECLARATION, tag, text
from symbios.quiz.model import UNGRADED, Cloze

if TYPE_CHECKING:
    from collections.abc import Sequence

    from symbios.quiz.formats.loss import Loss
    from symbios.quiz.model import Question


def write(questions: Sequence[Question], title: str) -> tuple[bytes, tuple[Loss, ...]]:
    """Return a file with `questions` in the category `title`, and what it cannot hold."""
    losses: list[Loss] = []
    written = [_question(Exporting(question, losses)) for question in questions]
    # A slash stands between a category and the one inside it; a doubled one is the sign itself.
    name = f"$course$/top/{title.replace('/', '//')}"
    category = tag("question", tag("category", tag("text", text(name))), type="category")
    parts = ([category] if title else []) + written
    lines = "\n".join(["<quiz>", *parts, "</quiz>", ""])
    return f"{DECLARATION}{lines}".encode(), tuple(losses)


def _question(out: Exporting) -> str:
    question = out.question
    out.check()
    kind, own = WRITERS[type(question.body)](out)
    prompt = "" if isinstance(question.body, Cloze) else html("questiontext", out.html(question.prompt))
    points = 0.0 if question.kind in UNGRADED else question.points
    return tag(
        "question",
        "\n",
        tag("name", tag("text", text(question.id))),
        prompt,
        html("generalfeedback", out.html(question.feedback)),
        tag("defaultgrade", decimal(points)),
        tag("penalty", _penalty(out)),
        tag("hidden", "0"),
        tag("idnumber", text(question.id)),
        "\n",
        "\n".join(own),
        "\n",
        *(html("hint", out.html(hint.text)) for hint in question.hints),
        type=kind,
    )


def html(name: str, content: str) -> str:
    """Return an element with a text in HTML."""
    return tag(name, tag("text", text(content)), format="html")


def _penalty(out: Exporting) -> str:
    """Return what a wrong answer costs, after which Moodle shows a hint: one share for all hints."""
    costs = [hint.cost for hint in out.question.hints]
    if not costs:
        return "0"
    mean = round(sum(costs) / len(costs), 6)
    if len(set(costs)) > 1:
        shown = ", ".join(f"{cost:g}" for cost in costs)
        out.lose(f"the costs of the hints ({shown} per cent)", f"{mean:g} per cent each")
    return decimal(round(mean / 100, 8))
