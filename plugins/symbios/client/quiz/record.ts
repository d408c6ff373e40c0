// What is kept of one quiz: docs/stored-answers.md says it in words. A record is joined, never written over.
import type { Shape } from "../store/store";

export const VERSION = 1;

/** How many checked answers of a question, and how many attempts at an exam, are kept: the last ones. */
export const TRIES = 30;
export const ATTEMPTS = 20;

/** An answer as docs/grading.md has it: numbers, a text, or one of them for each gap. */
export type Answer = string | readonly (number | string)[];

/** Points of an answer; of a question without points, `max` is 0 and `correct` says that it was answered. */
export interface Worth {
  readonly points: number;
  readonly max: number;
  readonly correct: boolean;
}

/** One checked answer; `counts` is false where it shows nothing new: see mastery.ts. Times are in milliseconds. */
export interface Try extends Worth {
  readonly at: number;
  readonly counts: boolean;
}

export interface QuestionRecord {
  readonly tries: readonly Try[];
  readonly best?: Worth;
  /** The last checked answer; `key` names the shape of the question that it was given to. */
  readonly last?: { readonly at: number; readonly answer: Answer; readonly key: string };
  /** How many hints were seen, and in which drawing. */
  readonly hints?: { readonly draw: number; readonly seen: number };
  /** When “Try again” was pressed last, and when the solution was shown last. */
  readonly again?: number;
  readonly solution?: number;
}

/** One attempt at an exam; `minutes` is the limit that the learner chose, 0 for none. */
export interface Attempt {
  readonly started: number;
  readonly seed: number;
  readonly minutes: number;
  /** How often more time was asked for. */
  readonly more: number;
  /** Kept of the newest attempt only. */
  readonly answers: Readonly<Record<string, { readonly at: number; readonly answer: Answer }>>;
  readonly done?: { readonly at: number; readonly late: boolean; readonly points: number; readonly max: number };
}

export interface QuizRecord {
  readonly version: typeof VERSION;
  /** The drawing that decides what is asked in which order: its number, its time, its seed. */
  readonly draw?: { readonly number: number; readonly at: number; readonly seed: number };
  readonly questions: Readonly<Record<string, QuestionRecord>>;
  readonly attempts: readonly Attempt[];
}

export const EMPTY: QuizRecord = { version: VERSION, questions: {}, attempts: [] };

export const QUIZ: Shape<QuizRecord> = {
  understand(value) {
    if (!isObject(value) || typeof value["version"] !== "number") return "foreign";
    if (value["version"] > VERSION) return "newer";
    return isRecord(value) ? join(value, EMPTY) : "foreign";
  },
  join,
};

function join(one: QuizRecord, other: QuizRecord): QuizRecord {
  return {
    version: VERSION,
    ...some("draw", highest(one.draw, other.draw, (draw) => [draw.number, -draw.at])),
    questions: union(one.questions, other.questions, joinQuestion),
    attempts: joinAttempts(one.attempts, other.attempts),
  };
}

function joinQuestion(one: QuestionRecord, other: QuestionRecord): QuestionRecord {
  const texts = new Map([...one.tries, ...other.tries].map((each) => [JSON.stringify(tidy(each)), tidy(each)]));
  const tries = [...texts].sort(([text, a], [text2, b]) => a.at - b.at || (text < text2 ? -1 : 1));
  return {
    tries: tries.slice(-TRIES).map(([, each]) => each),
    ...some("best", highest(one.best, other.best, (worth) => [share(worth), worth.points])),
    ...some("last", highest(one.last, other.last, (last) => [last.at])),
    ...some("hints", highest(one.hints, other.hints, (hints) => [hints.draw, hints.seen])),
    ...some("again", highest(one.again, other.again, (time) => [time])),
    ...some("solution", highest(one.solution, other.solution, (time) => [time])),
  };
}

function joinAttempts(one: readonly Attempt[], other: readonly Attempt[]): Attempt[] {
  const name = ({ started, seed }: Attempt): string => `${String(started).padStart(16, "0")} ${seed}`;
  const named = (attempts: readonly Attempt[]): Record<string, Attempt> =>
    Object.fromEntries(attempts.map((each) => [name(each), each]));
  const all = Object.values(union(named(one), named(other), joinAttempt)).slice(-ATTEMPTS);
  return all.map((each, place) => (place === all.length - 1 ? each : { ...each, answers: {} }));
}

function joinAttempt(one: Attempt, other: Attempt): Attempt {
  return {
    started: one.started,
    seed: one.seed,
    minutes: Math.max(one.minutes, other.minutes),
    more: Math.max(one.more, other.more),
    answers: union(one.answers, other.answers, (a, b) => highest(a, b, ({ at }) => [at]) ?? a),
    // Handed in is handed in: the first time counts.
    ...some("done", highest(one.done, other.done, ({ at }) => [-at])),
  };
}

/** How good a result is, from 0 to 1. */
export function share({ points, max, correct }: Worth): number {
  return max > 0 ? points / max : Number(correct);
}

function tidy({ at, points, max, correct, counts }: Try): Try {
  return { at, points, max, correct, counts };
}

/** Return what both hold under each name, in the order of the names: equal records are then equal texts. */
function union<T>(one: Readonly<Record<string, T>>, other: Readonly<Record<string, T>>, both: (a: T, b: T) => T) {
  const names = [...new Set([...Object.keys(one), ...Object.keys(other)])].sort();
  return Object.fromEntries(
    names.map((name) => {
      const [a, b] = [own(one, name), own(other, name)];
      return [name, both((a ?? b) as T, (b ?? a) as T)];
    }),
  );
}

/** Return the part of that name; a name such as `constructor` is none of its own. */
export function own<T>(parts: Readonly<Record<string, T>>, name: string): T | undefined {
  return Object.prototype.hasOwnProperty.call(parts, name) ? parts[name] : undefined;
}

/** Return the one whose figures are higher, the first figure first; where all are equal, any rule will do. */
function highest<T>(one: T | undefined, other: T | undefined, figures: (value: T) => number[]): T | undefined {
  if (one === undefined || other === undefined) return one ?? other;
  const [a, b] = [figures(one), figures(other)];
  const place = a.findIndex((figure, index) => figure !== b[index]);
  if (place >= 0) return (a[place] as number) > (b[place] as number) ? one : other;
  return JSON.stringify(one) >= JSON.stringify(other) ? one : other;
}

function some<K extends string, T>(name: K, value: T | undefined): { [key in K]?: T } {
  return value === undefined ? {} : ({ [name]: value } as { [key in K]?: T });
}

// What a record of this version looks like. A part that is not as it must be makes the whole foreign: half of it
// would be lost at the next write.

type Check = (value: unknown) => boolean;

const number: Check = (value) => Number.isFinite(value);
const truth: Check = (value) => typeof value === "boolean";
const text: Check = (value) => typeof value === "string";
const worth = { points: number, max: number, correct: truth };
const answer: Check = (value) =>
  text(value) || (Array.isArray(value) && value.every((each) => number(each) || text(each)));

const isQuestion = object(
  { tries: list(object({ ...worth, at: number, counts: truth })) },
  {
    best: object(worth),
    last: object({ at: number, answer, key: text }),
    hints: object({ draw: number, seen: number }),
    again: number,
    solution: number,
  },
);
const isAttempt = object(
  { started: number, seed: number, minutes: number, more: number, answers: named(object({ at: number, answer })) },
  { done: object({ at: number, late: truth, points: number, max: number }) },
);
const checked = object(
  { version: (value) => value === VERSION, questions: named(isQuestion), attempts: list(isAttempt) },
  { draw: object({ number, at: number, seed: number }) },
);
const isRecord = (value: unknown): value is QuizRecord => checked(value);

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

/** Parts that must be there, and parts that may; others are passed over. */
function object(must: Readonly<Record<string, Check>>, may: Readonly<Record<string, Check>> = {}): Check {
  return (value) =>
    isObject(value) &&
    Object.entries(must).every(([name, check]) => check(own(value, name))) &&
    Object.entries(may).every(([name, check]) => own(value, name) === undefined || check(own(value, name)));
}

function named(check: Check): Check {
  return (value) => isObject(value) && Object.values(value).every(check);
}

function list(check: Check): Check {
  return (value) => Array.isArray(value) && value.every(check);
}
