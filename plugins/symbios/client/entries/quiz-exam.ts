// Teaches the element of the questions to hold an exam.
import { startExam } from "../quiz/exam-view";
import { whenDefined } from "../quiz/kind";

whenDefined((element) => element.examine(startExam));
