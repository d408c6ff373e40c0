// What the compiler wrote into the page for this script: the key and feedback of a quiz, and the strings.
import type { Key } from "./grade";

/** One question; `choices` and `feedback` are HTML that the compiler rendered and checked. */
export interface QuestionData extends Key {
  readonly id: string;
  readonly choices?: readonly string[];
  readonly feedback?: string;
  readonly shuffle?: boolean;
}

export interface QuizData {
  readonly questions: readonly QuestionData[];
  readonly pass?: number;
  readonly shuffle?: boolean;
}

export type Strings = Readonly<
  Record<
    "check" | "again" | "right" | "wrong" | "partly" | "found" | "choose" | "score" | "passed" | "failed",
    string
  >
>;

/** Read the data block `element`; a page without it is left as the compiler wrote it. */
export function read<T>(element: Element | null): T | null {
  return element === null ? null : (JSON.parse(element.textContent ?? "") as T);
}
