// Registers the element that says how far a learner is with a lesson; what is kept, the element of the questions knows.
import { whenDefined } from "../quiz/kind";
import { CourseMastery } from "../quiz/mastery-view";

whenDefined((element) => {
  CourseMastery.records = (quizzes) => element.records(quizzes);
  customElements.define("course-mastery", CourseMastery);
});
