// Grades what a learner answers for themselves alone: it gives no points, and is correct once it is answered.
import { isWhole, type ReflectionKey, type Result, type ScaleKey, worth } from "./grade";
import { seen, singleSpaces } from "./written";

/** Return whether a level was chosen. */
export function gradeScale(key: ScaleKey, answer: unknown): Result {
  const number: unknown = Array.isArray(answer) && answer.length === 1 ? answer[0] : answer;
  return worth(0, 0, isWhole(number, 1, key.levels));
}

/** Return whether something was written, however long. */
export function gradeReflection(_key: ReflectionKey, answer: unknown): Result {
  const written = typeof answer === "string" && !/^ ?$/.test(singleSpaces(seen(answer).normalize("NFKC")));
  return worth(0, 0, written);
}
