// Grades an answer, as docs/grading.md says; quiz/grade.py and quiz/grading/ are the same in Python. Here is what
// all kinds need, and the kinds with choices; the others are in the files beside it, so that a page loads only what
// its kinds need. grade-any.ts has them all.

export type Mark = "right" | "partly" | "wrong" | "missed" | "unchosen";

/** Whether each choice or region is right; `shares` says what a wrong choice of a `single` question is worth. */
export interface ChoiceKey {
  readonly kind: "single" | "multiple" | "true-false" | "hotspot";
  readonly points: number;
  readonly right: readonly boolean[];
  readonly many?: boolean;
  readonly shares?: readonly number[];
  readonly partial?: boolean;
  readonly penalty?: boolean;
}

/** Intervals as `[low, high, share]`; `units` says how many of the question's unit one of each is. */
export interface NumberKey {
  readonly kind: "number";
  readonly points: number;
  readonly accept: readonly (readonly [low: number, high: number, share: number])[];
  readonly units?: Readonly<Record<string, number>>;
  readonly unit_needed?: boolean;
}

/** Whether texts that differ in capitals or diacritics only are different. */
export interface Apart {
  readonly case?: boolean;
  readonly diacritics?: boolean;
}

export interface TextKey extends Apart {
  readonly kind: "text";
  readonly points: number;
  readonly accept: readonly (readonly [pattern: string, share: number])[];
}

/** A gap to write into, or one with so many choices, of which the first is right. */
export type GapKey = { readonly accept: readonly string[] } | { readonly of: number };

export interface ClozeKey extends Apart {
  readonly kind: "cloze";
  readonly points: number;
  readonly gaps: readonly GapKey[];
  readonly partial?: boolean;
}

/** The number of the target of each item, from 1. */
export interface MatchingKey {
  readonly kind: "matching" | "categorise";
  readonly points: number;
  readonly right: readonly number[];
  readonly targets: number;
  readonly partial?: boolean;
  readonly penalty?: boolean;
}

/** How many items there are; `partial` says by what a part of the right order counts. */
export interface OrderingKey {
  readonly kind: "ordering";
  readonly points: number;
  readonly items: number;
  readonly partial?: "subsequence" | "pairs";
}

export interface ScaleKey {
  readonly kind: "scale";
  readonly points: number;
  readonly levels: number;
}

export interface ReflectionKey {
  readonly kind: "reflection";
  readonly points: number;
}

/** What grading needs to know of a question. */
export type Key =
  | ChoiceKey
  | NumberKey
  | TextKey
  | ClozeKey
  | MatchingKey
  | OrderingKey
  | ScaleKey
  | ReflectionKey;

/** What an answer is worth; `marks` has one word for each choice, gap or item, `matched` the place of the accepted
 * answer that fits a number or a text, else 0. */
export interface Result {
  readonly points: number;
  readonly max: number;
  readonly correct: boolean;
  readonly marks: readonly Mark[];
  readonly matched: number;
}

/** What all answers of a quiz are worth; `percent` is rounded down, so that it never flatters. */
export interface Total {
  readonly points: number;
  readonly max: number;
  readonly percent: number;
  readonly passed: boolean;
}

/** Return what the chosen numbers are worth; what is no choice is passed over. */
export function gradeChoice(key: ChoiceKey, answer: unknown): Result {
  const { right, shares = [] } = key;
  const numbers = new Set(entries(answer));
  const chosen = right.map((_, index) => numbers.has(index + 1));
  const keys = right.filter(Boolean).length;
  const hits = right.filter((isRight, index) => isRight && chosen[index]).length;
  const misses = chosen.filter(Boolean).length - hits;
  const many = key.kind === "multiple" || key.many === true;
  const correct = hits > 0 && misses === 0 && hits === (many ? keys : 1);
  let share = 0;
  if (many && key.partial === true && keys > 0) {
    share = Math.max(0, key.penalty === false ? hits : hits - misses) / keys;
  } else if (!many && hits === 0 && misses === 1) {
    share = shares[chosen.indexOf(true)] ?? 0;
  }
  const marks = right.map((isRight, index): Mark => {
    if (chosen[index] !== true) return isRight ? "missed" : "unchosen";
    if (isRight) return "right";
    return share > 0 && !many ? "partly" : "wrong";
  });
  return worth(key.points, share, correct, marks);
}

/** Return `result` less the cost of the hints that were seen, in per cent of the highest points. */
export function lessHints(result: Result, percent: number): Result {
  const cost = hundredths(((hundredths(result.max) / 100) * Math.max(0, percent)) / 100);
  return { ...result, points: Math.max(0, hundredths(result.points) - cost) / 100 };
}

/** Return the sum of `results`, and whether it reaches `pass` percent of the points. */
export function total(results: readonly Pick<Result, "points" | "max">[], pass: number): Total {
  const points = results.reduce((sum, result) => sum + hundredths(result.points), 0);
  const most = results.reduce((sum, result) => sum + hundredths(result.max), 0);
  const percent = most > 0 ? Math.floor((100 * points) / most) : 0;
  return { points: points / 100, max: most / 100, percent, passed: most > 0 && points * 100 >= pass * most };
}

/** Return the result of an answer; one that is not correct gets its share, but never all points. */
export function worth(
  points: number,
  share: number,
  correct: boolean,
  marks: readonly Mark[] = [],
  matched = 0,
): Result {
  const most = hundredths(points);
  const part = Math.max(0, Math.min(hundredths((most / 100) * share), most - 1));
  return { points: (correct ? most : part) / 100, max: most / 100, correct, marks, matched };
}

/** Whether `value` is a whole number from `least` to `most`. */
export function isWhole(value: unknown, least: number, most: number): value is number {
  return Number.isInteger(value) && least <= (value as number) && (value as number) <= most;
}

/** Return the entries of an answer that should be a list; none where it is not. */
export function entries(answer: unknown): readonly unknown[] {
  return Array.isArray(answer) ? (answer as unknown[]) : [];
}

function hundredths(value: number): number {
  return Math.floor(value * 100 + 0.5);
}
