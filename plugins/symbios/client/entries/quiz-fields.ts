// Teaches the element of the questions the kinds to write an answer for: a number, a text, gaps, a text for oneself.
import { gradeNumber } from "../quiz/grade-number";
import { gradeReflection } from "../quiz/grade-own";
import { gradeCloze, gradeText } from "../quiz/grade-text";
import { type Maker, whenDefined } from "../quiz/kind";
import { field } from "../quiz/kinds/fields";
import { gaps } from "../quiz/kinds/gaps";

whenDefined((element) =>
  element.learn(() => ({
    number: { grade: gradeNumber, make: field } as Maker,
    text: { grade: gradeText, make: field } as Maker,
    reflection: { grade: gradeReflection, make: field } as Maker,
    cloze: { grade: gradeCloze, make: gaps } as Maker,
  })),
);
