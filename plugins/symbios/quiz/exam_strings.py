"""The strings of the interface that the script of the exams shows."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from symbios.markup import Translate


def exam_start(translate: Translate) -> dict[str, str]:
    """Return the strings of what stands before an exam."""
    return {
        # Translators: stands before an exam: how many questions are asked
        "exam_count": translate("Questions: {n}"),
        # Translators: stands before an exam
        "exam_pass": translate("Needed to pass: {percent}%"),
        # Translators: stands before an exam
        "exam_any": translate("Attempts: as many as you like"),
        # Translators: stands before an exam
        "exam_alone": translate(
            "Nobody watches over this exam, and the right answers are in the page’s source text. "
            "The result is for yourself."
        ),
        # Translators: label of the list of time limits to choose from, before an exam
        "exam_limit": translate("Time limit"),
        # Translators: stands below the list of time limits
        "exam_limit_note": translate(
            "You may choose a longer time limit or no limit. While you work you can ask for more time."
        ),
        # Translators: one of the time limits to choose from; “min” is the sign for minutes
        "exam_minutes": translate("{n} min"),
        # Translators: one of the time limits to choose from
        "exam_no_limit": translate("No time limit"),
        # Translators: the button that begins an exam
        "exam_start": translate("Start the exam"),
    }


def exam_work(translate: Translate) -> dict[str, str]:
    """Return the strings of an exam that is running."""
    return {
        # Translators: stands above each question of an exam
        "exam_number": translate("Question {n} of {total}"),
        # Translators: {time} is minutes and seconds, as in 12:05
        "exam_left": translate("Time left: {time}"),
        # Translators: button that makes the time limit of an exam longer, by {time}, such as “2 min”
        "exam_more": translate("More time: {time}"),
        # Translators: warning in an exam; {more} are the words on the button
        "exam_warning": translate("The time is nearly over. Choose “{more}” if you need more."),
        # Translators: button that ends an exam
        "exam_hand_in": translate("Hand in"),
        # Translators: shown after “Hand in”, above a list of them
        "exam_missing": translate("Questions without an answer: {n}"),
        # Translators: button that leads back to the questions of an exam
        "exam_go_on": translate("Go on answering"),
        # Translators: button that ends an exam though some questions have no answer
        "exam_all_the_same": translate("Hand in all the same"),
    }


def exam_result(translate: Translate) -> dict[str, str]:
    """Return the strings of an exam that was handed in."""
    return {
        # Translators: result of an exam
        "exam_late": translate("The time was up. Your answers were handed in as they stood."),
        # Translators: stands above the result of an exam
        "exam_result": translate("Result of the exam"),
        # Translators: caption of a table in the result of an exam
        "exam_by_outcome": translate("Points for each learning outcome"),
        # Translators: head of a column in the result of an exam
        "exam_outcome": translate("Learning outcome"),
        # Translators: head of a column in the result of an exam
        "exam_points": translate("Points"),
        # Translators: points in a table: {points} of the highest possible {max}
        "exam_of": translate("{points} of {max}"),
        # Translators: row of a table: questions that belong to no learning outcome
        "exam_other": translate("Other questions"),
        # Translators: caption of a table in the result of an exam
        "exam_by_question": translate("Your answers"),
        # Translators: head of a column in the result of an exam
        "exam_question": translate("Question"),
        # Translators: head of a column in the result of an exam: right, partly right, not right
        "exam_verdict": translate("Result"),
        # Translators: verdict on a question of an exam
        "exam_unanswered": translate("Not answered"),
        # Translators: result of an exam
        "exam_no_review": translate("The answers of this exam cannot be looked at again."),
        # Translators: button that begins an exam anew, with other questions where it draws them
        "exam_new": translate("New attempt"),
    }
