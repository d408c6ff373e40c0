"""A question of every kind, as the round trips through other formats need them."""

from __future__ import annotations

from symbios.quiz.model import (
    Accepted,
    Body,
    Categorise,
    Choice,
    ChosenGap,
    Cloze,
    Hint,
    Hotspot,
    Interval,
    Item,
    Matching,
    Multiple,
    Number,
    Ordering,
    Place,
    Question,
    Reflection,
    Region,
    Scale,
    ShortText,
    Single,
    TrueFalse,
    TypedGap,
)
from symbios.yamlio import Mark

AT = Place(Mark(7, 1))


def choice(
    text: str, *, correct: bool = False, feedback: str = "", id_: str = "", share: float = 0.0
) -> Choice:
    """Return a choice."""
    return Choice(text, correct, feedback, id_, AT, share)


def item(text: str, feedback: str = "", id_: str = "") -> Item:
    """Return an item."""
    return Item(text, feedback, id_, AT)


def question(body: Body, **more: object) -> Question:
    """Return a question with a body."""
    values: dict[str, object] = {
        "id": f"sample-{body.kind}",
        "prompt": "What is **true** of *waste*?",
        "points": 2.0,
        "feedback": "See <sub>2</sub> & more.",
    }
    if body.kind in {"scale", "reflection"}:
        values["points"] = 1.0
    return Question(**{**values, "body": body, "at": AT, **more})  # type: ignore[arg-type]


CHOICES = (
    choice("`Heat`", correct=True, feedback="Yes: it is *energy*."),
    choice("A holiday", feedback="No."),
    choice("Waste < 3 t & more"),
)
TWO_RIGHT = (*CHOICES, choice("Water", correct=True))
ITEMS = (item("Bark"), item("Whey"), item("Hides"))
REGIONS = (
    Region("rectangle", (10.0, 20.0, 30.5, 15.0)),
    Region("circle", (70.0, 40.0, 8.0)),
    Region("polygon", (0.0, 0.0, 50.0, 0.0, 50.0, 100.0)),
)

SAMPLES: dict[str, Question] = {
    "single": question(Single(CHOICES)),
    "single-shuffled": question(Single(CHOICES, shuffle=True)),
    "single-with-a-share": question(Single((CHOICES[0], choice("Half", share=0.5), CHOICES[1]))),
    "multiple": question(Multiple(TWO_RIGHT)),
    "multiple-partial": question(Multiple(TWO_RIGHT, partial=True, shuffle=True)),
    "multiple-without-penalty": question(Multiple(TWO_RIGHT, partial=True, penalty=False)),
    "true-false": question(TrueFalse(correct=False, feedback_true="No, *think*.", feedback_false="Yes.")),
    "number": question(
        Number((Interval(12.0, 13.0), Interval(0.2, 0.4, 0.5, "Nearly."), Interval(-3.0, -3.0, 0.0)))
    ),
    "number-with-a-unit": question(Number((Interval(1.5, 1.5),), "kg")),
    "number-with-units": question(
        Number((Interval(1.5, 1.5),), "kg", {"g": 0.001, "t": 1000.0}, unit_needed=True)
    ),
    "text": question(
        ShortText(
            (Accepted("residue"), Accepted("žaganje", 0.5, "Nearly."), Accepted("bin", 0.0, "No.")),
            diacritics=True,
        )
    ),
    "text-with-case": question(ShortText((Accepted("CO2"),), case=True)),
    "cloze": question(
        Cloze(
            "Bark is a [[1]] of <sub>x</sub> the [[2]].\n\nIt {burns} well.",
            (TypedGap(("residue", "by-product")), ChosenGap(("sawmill", "dairy ~ 1", "100%"))),
        )
    ),
    "cloze-to-choose": question(Cloze("[[1]] heats.", (ChosenGap(("Heat", "= Ice")),)), prompt="Choose."),
    "cloze-with-case": question(Cloze("A [[1]]", (TypedGap(("CO2",)),), case=True)),
    "matching": question(Matching(ITEMS, ("mulch", "cheese", "leather", "glass"), (0, 1, 2))),
    "matching-shuffled": question(Matching(ITEMS, ("mulch", "cheese", "leather"), (0, 1, 2), shuffle=True)),
    "categorise": question(Categorise(ITEMS, ("plant", "animal"), (0, 1, 1))),
    "ordering": question(Ordering(ITEMS)),
    "ordering-by-pairs": question(Ordering(ITEMS, by="pairs")),
    "ordering-as-a-whole": question(Ordering(ITEMS, partial=False)),
    "hotspot": question(Hotspot("map.png", "A map", CHOICES, REGIONS)),
    "hotspot-with-many": question(
        Hotspot("map.png", "A map", TWO_RIGHT, (*REGIONS, REGIONS[0]), many=True, partial=True)
    ),
    "scale": question(Scale((item("Never heard", "Read *on*."), item("I could explain it")))),
    "reflection": question(Reflection("One *thing*.\n\nAnother.")),
    "hints": question(Single(CHOICES), hints=(Hint("Think of *heat*.", 10.0), Hint("It is warm.", 10.0))),
    "one-point": question(Single(CHOICES[:2]), points=1.0, feedback=""),
    "tenths-of-a-point": question(TrueFalse(correct=True), points=0.3, feedback=""),
}
"""What is asked, by what it shows."""
