// Teaches the element of the questions the kinds with a list of items: to match, to sort, to put in order.
import { gradeMatching, gradeOrdering } from "../quiz/grade-rows";
import { type Maker, whenDefined } from "../quiz/kind";
import { Ordering } from "../quiz/kinds/order";
import { matching } from "../quiz/kinds/rows";

const matched = { grade: gradeMatching, make: matching } as Maker;

whenDefined((element) =>
  element.learn(() => ({
    matching: matched,
    categorise: matched,
    ordering: { grade: gradeOrdering, make: (host) => new Ordering(host) } as Maker,
  })),
);
