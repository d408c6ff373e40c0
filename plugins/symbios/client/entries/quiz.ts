// Registers the element of the questions with the kinds that are choices, once the whole page is there for it to read.
import { CourseQuiz } from "../quiz/element";
import { gradeChoice } from "../quiz/grade";
import { gradeScale } from "../quiz/grade-own";
import { choices } from "../quiz/kinds/choices";
import type { Maker } from "../quiz/kind";

const chosen = { grade: gradeChoice, make: choices } as Maker;
const level = { grade: gradeScale, make: choices } as Maker;
CourseQuiz.learn(() => ({ single: chosen, multiple: chosen, "true-false": chosen, scale: level }));

const define = (): void => customElements.define("course-quiz", CourseQuiz);

if (document.readyState === "loading") document.addEventListener("DOMContentLoaded", define);
else define();
