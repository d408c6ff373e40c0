// Registers the element of the questions, once the whole page is there for it to read.
import { CourseQuiz } from "../quiz/element";

const define = (): void => customElements.define("course-quiz", CourseQuiz);

if (document.readyState === "loading") document.addEventListener("DOMContentLoaded", define);
else define();
