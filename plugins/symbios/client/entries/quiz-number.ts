// Teaches the element of the questions a number to write, and a text for oneself; neither needs the folding table.
import { gradeNumber } from "../quiz/grade-number";
import { gradeReflection } from "../quiz/grade-own";
import { type Maker, whenDefined } from "../quiz/kind";
import { field } from "../quiz/kinds/fields";
import { numberField } from "../quiz/kinds/numbers";

whenDefined((element) =>
  element.learn(() => ({
    number: { grade: gradeNumber, make: numberField } as Maker,
    reflection: { grade: gradeReflection, make: field } as Maker,
  })),
);
