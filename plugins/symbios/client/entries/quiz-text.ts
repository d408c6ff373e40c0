// Teaches the element of the questions the kinds with words to write: a text, and gaps in a text.
import { gradeCloze, gradeText } from "../quiz/grade-text";
import { type Maker, whenDefined } from "../quiz/kind";
import { field } from "../quiz/kinds/fields";
import { gaps } from "../quiz/kinds/gaps";

whenDefined((element) =>
  element.learn(() => ({
    text: { grade: gradeText, make: field } as Maker,
    cloze: { grade: gradeCloze, make: gaps } as Maker,
  })),
);
