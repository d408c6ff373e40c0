// What a kind of question must be able to do, and what its view gives it to do it with. The kinds are spread over
// several scripts, of which a page loads those that it needs.
import type { QuestionData, Strings } from "./data";
import type { ExamHost } from "./exam-view";
import type { Mark, Result } from "./grade";
import type { Answer, QuizRecord } from "./record";

/** Returns the numbers from 1 to `n` in an order by chance, the same one for the same name. */
export type Order = (n: number, name: string) => number[];

/** The controls of one question. */
export interface Kind {
  /** What asks for an answer where there is none, if not “Choose an answer first”. */
  readonly asks?: "write" | "move";
  answer(): Answer;
  /** Whether nothing was answered yet. */
  empty(): boolean;
  /** Fill in `answer`, null: nothing. */
  restore(answer: Answer | null): void;
  /** Take back what is to be answered again after `result`; without this, everything. */
  retry?(result: Result): void;
  /** Put what has an order by chance into that which `order` gives: numbers from 1 to `n`, another for each name. */
  shuffle?(order: Order): void;
  /** Set the focus on the first control that has to be answered. */
  focus(): void;
  /** Let the controls be changed no longer, or again. */
  lock(locked: boolean): void;
  /** Mark what was answered, in its place; what was missed is not told. */
  show?(result: Result): void;
  /** Say why the answer cannot be graded, though it is not empty; an empty text where it can. */
  refusal?(): string;
  /** Show what is right, in its place; what is returned is shown with the feedback of the whole question. */
  solve?(result: Result): Node | void;
  /** Take all marks away. */
  hide?(): void;
}

/** What the view of a question gives to its kind. */
export interface Host {
  /** The part of the form with the controls. */
  readonly area: HTMLElement;
  readonly data: QuestionData;
  readonly strings: Strings;
  readonly lang: string;
  /**
   * Write a sign, words and HTML of the compiler at the end of `row`; its control is described by them. The words
   * are for the ears alone where they are `unseen`.
   */
  mark(row: HTMLElement, mark: Mark | null, words: string, html?: string, unseen?: boolean): void;
  /** Take the mark of `row` away; while an answer is corrected, its explanation stays. */
  unmark(row: HTMLElement): void;
  /** The answer has changed. */
  changed(): void;
  /** The learner wants the answer checked. */
  submit(): void;
}

/** How the questions of one kind are graded and made. */
export interface Maker {
  readonly grade: (key: QuestionData, answer: Answer) => Result;
  readonly make: (host: Host) => Kind;
}

/** Makers by the name of the kind. */
export type Makers = ReadonlyMap<string, Maker>;

/** Return what a script adds to the kinds that are known when the element is. */
export type Lesson = (known: Makers) => Readonly<Record<string, Maker>>;

/** What the class of the element offers to scripts that come after it. */
export interface Learner {
  learn(lesson: Lesson): void;
  /** Have exams begun by `start`. */
  examine(start: (host: ExamHost) => unknown): void;
  records(quizzes: readonly string[]): Promise<readonly QuizRecord[]>;
}

/** Do something with the element of the questions, whether its script has come already or not. */
export function whenDefined(act: (element: Learner) => void): void {
  void customElements
    .whenDefined("course-quiz")
    .then(() => act(customElements.get("course-quiz") as unknown as Learner));
}
