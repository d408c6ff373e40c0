// One learner at one exam: begins attempts, keeps answers while they are being given, hands in. No part of the page
// is touched here; exam-view.ts shows it.
import type { Keeps, Store } from "../store/store";
import { attemptsLeft, clock, current, marked, type Clock, type ExamData, type Marked } from "./exam";
import { total } from "./grade";
import { freshSeed } from "./random";
import { EMPTY, own, QUIZ } from "./record";
import type { Answer, Attempt, QuestionRecord, QuizRecord, Worth } from "./record";
import { keyOf, latest, recordName, type Keyed } from "./state";

export type Grade<R extends Worth> = (place: number, answer: Answer | null) => R;

export class ExamSession {
  #record: QuizRecord;
  /** Hears when another tab has changed something. */
  onChange: (() => void) | null = null;

  private constructor(
    private readonly store: Store,
    private readonly quiz: string,
    private readonly data: ExamData & { readonly questions: readonly Keyed[] },
    private readonly now: () => number,
    kept: QuizRecord | null,
  ) {
    this.#record = kept ?? EMPTY;
    store.watch(recordName(quiz), QUIZ, (record) => {
      this.#record = record === null ? EMPTY : QUIZ.join(this.#record, record);
      this.onChange?.();
    });
  }

  /** Read what is kept of the exam `quiz`. */
  static async open(
    store: Store,
    quiz: string,
    data: ExamData & { readonly questions: readonly Keyed[] },
    now: () => number = Date.now,
  ): Promise<ExamSession> {
    return new ExamSession(store, quiz, data, now, await store.read(recordName(quiz), QUIZ));
  }

  /** The newest attempt, running or handed in. */
  get attempt(): Attempt | undefined {
    return current(this.#record);
  }

  get running(): boolean {
    return this.attempt !== undefined && this.attempt.done === undefined;
  }

  get attemptsLeft(): number {
    return attemptsLeft(this.#record, this.data.attempts);
  }

  get keeps(): Keeps {
    return this.store.keeps(recordName(this.quiz));
  }

  get clock(): Clock {
    const { attempt } = this;
    const none = { left: Infinity, warn: false, over: false };
    return attempt ? clock(attempt, this.data.time_limit ?? 0, this.now()) : none;
  }

  /** The answer that is kept for a question of this attempt. */
  answer(id: string): Answer | null {
    const answer = own(this.attempt?.answers ?? {}, id)?.answer ?? null;
    return answer?.length ? answer : null;
  }

  /** Begin an attempt with a limit of so many minutes, 0 for none; without one left nothing happens. */
  begin(minutes: number): void {
    if (this.running || this.attemptsLeft === 0) return;
    this.#keep({ started: this.#time(), seed: freshSeed(), minutes, more: 0, answers: {} });
  }

  /** Keep what was answered so far; null takes an answer back. */
  give(id: string, answer: Answer | null): void {
    if (!this.running || JSON.stringify(answer) === JSON.stringify(this.answer(id))) return;
    this.#change({ answers: { [id]: { at: this.#time(), answer: answer ?? [] } } });
  }

  /** Give more time. */
  more(): void {
    if (this.running) this.#change({ more: (this.attempt?.more ?? 0) + 1 });
  }

  /** Hand in the answers as they stand; `late` says that the time was up. */
  handIn(late: boolean, grade: Grade<Worth>): void {
    const { attempt } = this;
    if (attempt === undefined || !this.running) return;
    const at = this.#time();
    const found = marked(this.data, attempt, grade);
    const { points, max } = total(found.map(({ result }) => result), 0);
    const questions = Object.fromEntries(found.map((each) => [this.#id(each.place), this.#kept(each, at)]));
    this.#change({ done: { at, late, points, max } }, questions);
  }

  /** What each question of the attempt was worth, in the order in which they were asked. */
  marked<R extends Worth>(grade: Grade<R>): Marked<R>[] {
    return this.attempt ? marked(this.data, this.attempt, grade) : [];
  }

  #kept({ place, answer, result: { points, max, correct } }: Marked, at: number): QuestionRecord {
    const worth = { points, max, correct };
    const tries = [{ at, ...worth, counts: true }];
    if (answer === null) return { tries };
    return { tries, best: worth, last: { at, answer, key: keyOf(this.data.questions[place]) } };
  }

  #id(place: number): string {
    return this.data.questions[place]?.id ?? "";
  }

  #change(part: Partial<Attempt>, questions: QuizRecord["questions"] = {}): void {
    if (this.attempt) this.#keep({ ...this.attempt, answers: {}, ...part }, questions);
  }

  #keep(attempt: Attempt, questions: QuizRecord["questions"] = {}): void {
    const delta = { ...EMPTY, attempts: [attempt], questions };
    this.#record = QUIZ.join(this.#record, delta);
    void this.store.merge(recordName(this.quiz), QUIZ, delta).then((kept) => {
      this.#record = QUIZ.join(this.#record, kept);
    });
  }

  #time(): number {
    return Math.max(this.now(), latest(this.#record) + 1);
  }
}
