// What the compiler wrote into the page for this script: keys and feedback of a quiz, and the strings.
import type { Key } from "./grade";

/** A hint as HTML of the compiler; `cost` in per cent of the points. */
export interface HintData {
  readonly html: string;
  readonly cost?: number;
}

/** What all kinds of questions may have; texts are HTML that the compiler rendered and checked. */
export interface Extras {
  readonly id: string;
  /** The feedback of each choice, region, item or level; empty for none. */
  readonly choices?: readonly string[];
  /** The feedback of each accepted answer of a number or a text. */
  readonly matched?: readonly string[];
  readonly feedback?: string;
  /** Shown after a right answer, and with the solution. */
  readonly feedback_right?: string;
  readonly hints?: readonly HintData[];
  readonly attempts?: number;
  /** After how many wrong answers the solution is offered, where not after two; 0: only after the last attempt. */
  readonly solution_after?: number;
  readonly outcome?: number;
  readonly shuffle?: boolean;
  /** The model answer of a reflection. */
  readonly solution?: string;
  /** What is right, as plain text: of a number or a text each way to say it, of a text with gaps one for each gap. */
  readonly solutions?: readonly string[];
}

export type QuestionData<K extends Key = Key> = K & Extras;

export interface QuizData {
  readonly questions: readonly QuestionData[];
  readonly pass?: number;
  readonly shuffle?: boolean;
  readonly mode?: "exam";
  readonly draw?: number;
  readonly pools?: readonly (readonly [start: number, count: number, draw: number])[];
}

export type Strings = Readonly<
  Record<
    | "check"
    | "again"
    | "right"
    | "wrong"
    | "partly"
    | "found"
    | "choose"
    | "write"
    | "not_number"
    | "only_unit"
    | "only_number"
    | "move"
    | "score"
    | "passed"
    | "failed"
    | "points"
    | "parts"
    | "tries"
    | "no_tries"
    | "hint"
    | "hint_cost"
    | "hint_one"
    | "hint_one_cost"
    | "no_hints"
    | "solution"
    | "solved"
    | "answer"
    | "choice_right"
    | "choice_wrong"
    | "choice_partly"
    | "choice_missed"
    | "fits"
    | "fits_not"
    | "gap_right"
    | "gap_wrong"
    | "order_right"
    | "order_wrong"
    | "right_order"
    | "up"
    | "down"
    | "moved"
    | "done"
    | "noted"
    | "compare"
    | "model"
    | "restart"
    | "kept_browser"
    | "kept_page",
    string
  >
>;

/** Read the data block `element`; a page without it is left as the compiler wrote it. */
export function read<T>(element: Element | null): T | null {
  return element === null ? null : (JSON.parse(element.textContent ?? "") as T);
}
