"""Questions: found in a lesson's Markdown, parsed, completed from the source, graded, written as a form.

The road: `fences.find` → `parse.parse` (a `Draft`: what stands in one file) → `ids.check_unique` →
`inherit.resolve_lesson` (a `Quiz`: complete and checked) → `html.render`.
"""

from symbios.fences import Fence, find, replace
from symbios.quiz.draft import Draft
from symbios.quiz.model import Question, Quiz
from symbios.quiz.parse import parse

__all__ = ["Draft", "Fence", "Question", "Quiz", "find", "parse", "replace"]
