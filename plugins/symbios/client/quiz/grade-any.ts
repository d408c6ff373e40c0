// Grades all kinds: for whoever does not know which kinds there will be.
import { gradeChoice, type Key, type Result } from "./grade";
import { gradeNumber } from "./grade-number";
import { gradeReflection, gradeScale } from "./grade-own";
import { gradeMatching, gradeOrdering } from "./grade-rows";
import { gradeCloze, gradeText } from "./grade-text";

/** Return what an answer is worth; whatever it is, it is graded. */
export function grade(key: Key, answer: unknown): Result {
  switch (key.kind) {
    case "number":
      return gradeNumber(key, answer);
    case "text":
      return gradeText(key, answer);
    case "cloze":
      return gradeCloze(key, answer);
    case "matching":
    case "categorise":
      return gradeMatching(key, answer);
    case "ordering":
      return gradeOrdering(key, answer);
    case "scale":
      return gradeScale(key, answer);
    case "reflection":
      return gradeReflection(key, answer);
    default:
      return gradeChoice(key, answer);
  }
}
