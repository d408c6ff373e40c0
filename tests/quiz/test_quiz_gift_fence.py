"""A fence `gift` in a lesson is a quiz like any other."""

from quiz_lessons import SOURCE, TRANSLATION, one, problems, read
from symbios.problems import Report
from symbios.quiz.model import Single, TrueFalse

TWO = "```gift\n::a:: What is waste? {=A residue ~Gold#No.}\n\n::b:: Whey is a resource. {T}\n```\n"


def test_a_question_alone_has_its_title_for_an_id() -> None:
    """The same question in our own form is the same quiz."""
    gift = one("```gift\n::a:: What is waste? {=A residue ~Gold#No.}\n```")
    own = one("```quiz\nid: a\nWhat is waste?\n- [x] A residue\n- [ ] Gold — No.\n```")
    assert gift == own


def test_several_questions_are_a_quiz() -> None:
    """The quiz is named after its first question."""
    quiz = one(TWO)
    assert quiz.id == "a-quiz"
    assert [(each.id, type(each.body)) for each in quiz.questions] == [("a", Single), ("b", TrueFalse)]


def test_a_translation_is_compared_with_its_source() -> None:
    """Another right answer than in the source is reported with both lines."""
    other = TWO.replace("What is waste?", "Kaj je odpadek?").replace("{T}", "{F}")
    assert problems(other, TWO).split("\n")[0] == (
        f"{TRANSLATION}:4:1: error: “correct” is false here, but true in the source ({SOURCE}:4) "
        "(quiz-translation-differs)"
    )


def test_what_cannot_be_read_is_reported_at_its_line() -> None:
    """An open brace, a question without title, an empty fence: each in words, at its place."""
    cases = {
        "```gift\n::a:: What? {=a ~b\n```": (
            f"{SOURCE}:2:13: error: the answers that “{{” opens here are never closed; "
            "expected “}” after the last of them (quiz-gift)"
        ),
        "```gift\nWhat? {=a ~b}\n```": (
            f"{SOURCE}:2:1: error: this question has no id; "
            "expected one between “::” before its text (quiz-gift)"
        ),
        "```gift\n```": f"{SOURCE}:1:1: error: this quiz is empty (quiz-empty)",
    }
    assert {body: problems(body).split("\n")[0] for body in cases} == cases


def test_a_word_after_gift_is_reported() -> None:
    """Nothing may stand after the word."""
    report = Report()
    read("```gift pass=80\n::a:: What? {=a ~b}\n```", report)
    assert "“pass=80” stands after “gift”; nothing may stand there" in report.render()
