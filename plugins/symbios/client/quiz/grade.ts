// Grades an answer, as docs/grading.md says; quiz/grade.py is the same in Python.

export type Mark = "right" | "wrong" | "missed" | "unchosen";

/** What grading needs to know of a question; `right` says of each choice whether it is right. */
export interface Key {
  readonly kind: string;
  readonly points: number;
  readonly right: readonly boolean[];
  readonly partial?: boolean;
}

/** What an answer is worth; `choices` has one mark for each choice. */
export interface Result {
  readonly points: number;
  readonly max: number;
  readonly correct: boolean;
  readonly choices: readonly Mark[];
}

/** What all answers of a quiz are worth; `percent` is rounded down, so that it never flatters. */
export interface Total {
  readonly points: number;
  readonly max: number;
  readonly percent: number;
  readonly passed: boolean;
}

/** Return what the chosen numbers are worth; choices count from 1, what is no choice is passed over. */
export function grade(key: Key, answer: readonly unknown[]): Result {
  const chosen = key.right.map((_, index) => answer.includes(index + 1));
  const hits = count(key.right.map((right, index) => right && chosen[index] === true));
  const misses = count(chosen) - hits;
  const keys = count(key.right);
  const correct = hits > 0 && misses === 0 && hits === (key.kind === "multiple" ? keys : 1);
  const most = hundredths(key.points);
  let points = correct ? most : 0;
  if (!correct && key.kind === "multiple" && key.partial === true && keys > 0) {
    const share = Math.max(0, hits - misses) / keys;
    points = Math.max(0, Math.min(hundredths((most / 100) * share), most - 1));
  }
  const choices = key.right.map((right, index) => mark(chosen[index] === true, right));
  return { points: points / 100, max: most / 100, correct, choices };
}

/** Return the sum of `results`, and whether it reaches `pass` percent of the points. */
export function total(results: readonly Pick<Result, "points" | "max">[], pass: number): Total {
  const points = results.reduce((sum, result) => sum + hundredths(result.points), 0);
  const most = results.reduce((sum, result) => sum + hundredths(result.max), 0);
  const percent = most > 0 ? Math.floor((100 * points) / most) : 0;
  return { points: points / 100, max: most / 100, percent, passed: most > 0 && points * 100 >= pass * most };
}

function count(flags: readonly boolean[]): number {
  return flags.filter(Boolean).length;
}

function hundredths(value: number): number {
  return Math.floor(value * 100 + 0.5);
}

function mark(chosen: boolean, right: boolean): Mark {
  if (chosen) return right ? "right" : "wrong";
  return right ? "missed" : "unchosen";
}
