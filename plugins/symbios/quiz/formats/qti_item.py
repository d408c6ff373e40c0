"""One item of QTI 3.0 while it is read: its texts, its feedback, its points."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, TypeAlias

from symbios.quiz.formats.importing import parsed, plain
from symbios.quiz.formats.loss import shortened
from symbios.quiz.formats.qti_scoring import Declared, Scoring, declarations, outcomes, scoring

if TYPE_CHECKING:
    from collections.abc import Callable

    from symbios.quiz.formats.importing import Importing
    from symbios.quiz.formats.xml import Element

Resolve: TypeAlias = "Callable[[str], bytes | None]"
"""Gives the bytes of a file that stands beside, by its name; None where there is none."""
_FEEDBACK = ("qti-feedback-inline", "qti-feedback-block")


@dataclass(slots=True)
class Item:
    """One item; `said` is its feedback by identifier, from which readers take what they can carry."""

    root: Element
    importing: Importing
    resolve: Resolve
    declared: dict[str, Declared] = field(init=False)
    scoring: Scoring = field(init=False)
    said: dict[str, tuple[Element, str]] = field(default_factory=dict)
    model: str = ""
    worth: float | None = None

    def __post_init__(self) -> None:
        self.declared = declarations(self.root)
        self.scoring = scoring(self.root, self.importing)
        for element in self.root.elements("qti-modal-feedback"):
            self._keep(element)

    def _keep(self, element: Element) -> None:
        """Keep a piece of feedback; a second one for the same identifier follows the first."""
        name = element.get("identifier")
        if element.get("show-hide", "show") == "hide":
            self.importing.lose(element, f"feedback that is hidden for “{shortened(name)}”")
            return
        text = self.inline(element)
        if text:
            before = f"{self.said[name][1]} " if name in self.said else ""
            self.said[name] = element, f"{before}{text}"

    def html(self, element: Element) -> str:
        """Return what stands in an element as HTML, without interactions; feedback in it is kept apart."""
        return element.inner(self.swap)

    def swap(self, element: Element) -> str | None:
        """Return the HTML for an element that HTML does not have."""
        if element.name in _FEEDBACK:
            self._keep(element)
            return ""
        if element.name == "qti-rubric-block":
            self._rubric(element)
            return ""
        if element.name in {"qti-content-body", "qti-prompt"}:
            return f"<p>{self.html(element)}</p>" if element.name == "qti-prompt" else self.html(element)
        if element.name == "object" and element.get("type").startswith("image/"):
            return f'<img src="{element.get("data")}" alt="{plain(element.text())}">'
        if element.name.startswith("qti-"):
            self.importing.lose(element, f"<{element.name}> in a text")
            return ""
        return None

    def _rubric(self, element: Element) -> None:
        """Take a text for those who score as the model answer; any other is lost."""
        scorer = "scorer" in element.get("view").split()
        if scorer and self.root_has("qti-extended-text-interaction"):
            self.model = self.importing.paragraphs(self.html(element), element)
        else:
            shown = shortened(plain(element.text()))
            self.importing.lose(element, f"a text for {element.get('view') or 'some readers'}, “{shown}”")

    def root_has(self, name: str) -> bool:
        """Whether an element stands somewhere in the item."""
        return next(self.root.walk(name), None) is not None

    def inline(self, element: Element) -> str:
        """Return what stands in an element as inline Markdown."""
        return self.importing.inline(self.html(element), element)

    def take(self, *identifiers: str) -> str:
        """Return the feedback for identifiers, which then is carried."""
        found = [self.said.pop(name)[1] for name in identifiers if name in self.said]
        return " ".join(found)

    def take_when(self, when: str) -> str:
        """Return the feedback that is shown when the answer is right, wrong, or always."""
        return self.take(*(name for name, shown in self.scoring.shown.items() if shown == when))

    def points(self) -> float:
        """Return the points: the highest score that the item says it has, else that its scoring gives."""
        if self.worth is None:
            first = outcomes(self.root).get("MAXSCORE", ())
            score = [each for each in self.root.elements("qti-outcome-declaration") if _is_score(each)]
            found = first[0] if first else "".join(each.get("normal-maximum") for each in score[:1])
            value = found or repr(self._highest() or 1.0)
            self.worth = self.importing.points(self.root, value)
        return self.worth

    def _highest(self) -> float:
        """Return the highest score that the scoring gives."""
        if self.scoring.mode == "map":
            return sum(self._most(each) for each in self.declared.values())
        if self.scoring.score is None and self.scoring.tests:
            best: dict[str, float] = {}
            for test in self.scoring.tests:
                best[test.response] = max(best.get(test.response, 0.0), test.score or 0.0)
            return sum(best.values())
        return self.scoring.score or 1.0

    def _most(self, declared: Declared) -> float:
        """Return the most that a response is worth by its mapping."""
        mapping = declared.element.child("qti-mapping")
        values = [each for each in declared.worth.values() if each > 0]
        most = (max(values, default=0.0) if declared.cardinality == "single" else sum(values)) or 0.0
        bound = parsed(mapping.get("upper-bound")) if mapping and mapping.get("upper-bound") else None
        return most if bound is None else min(most, bound)

    def problem(self, element: Element, message: str) -> None:
        """Report what makes the item unusable."""
        self.importing.problem(element, message, "Correct the item where it was made, and export it again.")


def _is_score(outcome: Element) -> bool:
    return outcome.get("identifier") == "SCORE"
