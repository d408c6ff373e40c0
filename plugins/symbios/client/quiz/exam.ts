// An exam: what is asked, how long, and what it is worth. No part of the page is touched here.
import { total, type Total } from "./grade";
import { draw, permutation, subseed } from "./random";
import { own, type Answer, type Attempt, type QuizRecord, type Worth } from "./record";

/** What the compiler wrote about an exam; `pools` are [place of the first question, how many, how many to draw]. */
export interface ExamData {
  readonly questions: readonly { readonly id: string; readonly outcome?: number }[];
  readonly pass?: number;
  readonly shuffle?: boolean;
  readonly draw?: number;
  readonly pools?: readonly (readonly [number, number, number])[];
  /** In minutes. */
  readonly time_limit?: number;
  /** How often the exam may be begun. */
  readonly attempts?: number;
  readonly review?: boolean;
  /** Number → the text of the outcome, as HTML of the compiler. */
  readonly outcomes?: Readonly<Record<string, string>>;
}

/** One question of an exam that was handed in. */
export interface Marked<R extends Worth = Worth> {
  /** The place in the data, from 0. */
  readonly place: number;
  readonly answer: Answer | null;
  readonly result: R;
}

/** Points for one learning outcome; 0 stands for the questions that are about none. */
export interface OutcomeTotal extends Total {
  readonly outcome: number;
}

const MINUTE = 60_000;

/** Return the places of the questions that are asked, from 0, in the order in which they are. */
export function asked({ questions, pools = [], draw: wanted, shuffle }: ExamData, seed: number): number[] {
  const pooled = new Set(pools.flatMap(([start, count]) => Array.from({ length: count }, (_, n) => start + n)));
  const drawn = pools.flatMap(([start, count, some], index) =>
    draw(some, count, subseed(seed, `pool ${index}`)).map((number) => start + number - 1),
  );
  const all = [...questions.keys()].filter((place) => !pooled.has(place));
  const found = [...all, ...drawn].sort((one, other) => one - other);
  const left = wanted === undefined ? found : pick(found, draw(wanted, found.length, subseed(seed, "draw")));
  return shuffle === true ? pick(left, permutation(left.length, subseed(seed, "order"))) : left;
}

function pick(places: readonly number[], numbers: readonly number[]): number[] {
  return numbers.map((number) => places[number - 1] as number);
}

/** How many questions are asked. */
export function howMany(data: ExamData): number {
  return asked(data, 0).length;
}

/** Return the limits to choose from, in minutes; 0 is none. WCAG 2.2, 2.2.1: off, or up to ten times as long. */
export function limits(usual: number): number[] {
  return [...[1, 1.5, 2, 3, 5, 10].map((times) => usual * times), 0];
}

/** What “More time” gives, in minutes: a fifth of the usual limit, at least one; as often as it is pressed. */
export function extension(usual: number): number {
  return Math.max(1, Math.ceil(usual / 5));
}

/** How much time is left, in milliseconds (Infinity without a limit), and whether it is time to warn. */
export interface Clock {
  readonly left: number;
  readonly warn: boolean;
  readonly over: boolean;
}

/** Return what the clock says of an attempt at the time `now`; the time runs on while the page is closed. */
export function clock({ started, minutes, more }: Attempt, usual: number, now: number): Clock {
  if (minutes === 0) return { left: Infinity, warn: false, over: false };
  const whole = (minutes + more * extension(usual)) * MINUTE;
  // A clock that was set back gives no more than the whole time.
  const left = Math.max(0, Math.min(whole, started + whole - now));
  return { left, warn: left <= warning(minutes), over: left === 0 };
}

/** How long before the end the warning comes, in milliseconds: a fifth of the limit or 2 minutes, at least 20 s. */
export function warning(minutes: number): number {
  return Math.max(20_000, Math.min(minutes * MINUTE * 0.2, 2 * MINUTE));
}

/** Return a time as minutes and seconds, rounded up: nothing is left only at 0:00. */
export function minutesAndSeconds(left: number): string {
  const seconds = Math.ceil(left / 1000);
  return `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, "0")}`;
}

/** Return the attempt that is the newest. */
export function current({ attempts }: QuizRecord): Attempt | undefined {
  return attempts[attempts.length - 1];
}

/** How often the exam may still be begun. */
export function attemptsLeft({ attempts }: QuizRecord, allowed = Infinity): number {
  return Math.max(0, allowed - attempts.length);
}

/** Return what an attempt was worth, question by question in the order in which they were asked. */
export function marked<R extends Worth>(
  data: ExamData,
  attempt: Attempt,
  grade: (place: number, answer: Answer | null) => R,
): Marked<R>[] {
  return asked(data, attempt.seed).map((place) => {
    const answer = own(attempt.answers, data.questions[place]?.id ?? "")?.answer ?? null;
    return { place, answer, result: grade(place, answer) };
  });
}

/** Return the points for each learning outcome, those without one last. */
export function byOutcome(data: ExamData, found: readonly Marked[]): OutcomeTotal[] {
  const outcomeOf = ({ place }: Marked): number => data.questions[place]?.outcome ?? 0;
  const outcomes = [...new Set(found.filter(({ result }) => result.max > 0).map(outcomeOf))];
  return outcomes
    .sort((one, other) => (one || Infinity) - (other || Infinity))
    .map((outcome) => {
      const results = found.filter((each) => outcomeOf(each) === outcome).map(({ result }) => result);
      return { outcome, ...total(results, data.pass ?? 0) };
    });
}
