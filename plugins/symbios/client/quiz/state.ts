// What is known of one quiz: its seed, and of each question the answers, hints and results. Kept through the store,
// and only after the learner has done something: who reads a page leaves nothing behind.
import type { Keeps, Store } from "../store/store";
import { freshSeed, seedOf } from "./random";
import { EMPTY, own, QUIZ, type Answer, type QuestionRecord, type QuizRecord, type Worth } from "./record";

/** What of a question's key an answer depends on. */
export interface Keyed {
  readonly id: string;
  readonly kind?: string;
  readonly right?: readonly unknown[];
  readonly targets?: number;
  readonly items?: number;
  readonly levels?: number;
  readonly gaps?: readonly unknown[];
}

/** What a view must know of a question; tries, hints and `wrong` are those of the present drawing. */
export interface QuestionState {
  /** The last checked answer; null where there is none, after “Try again”, and where the question has changed. */
  readonly answer: Answer | null;
  readonly tries: number;
  readonly wrong: number;
  readonly hints: number;
  /** Whether the solution was shown since the last “Try again”. */
  readonly solution: boolean;
  readonly best: Worth | null;
}

/** The clock, and the seed of a quiz to which nothing was done yet. */
export interface Chance {
  readonly now: () => number;
  readonly seed: (quiz: string) => number;
}

/** Return the name under which a quiz is kept. */
export function recordName(quiz: string): string {
  return `quiz.${quiz}`;
}

export class QuizState {
  #record: QuizRecord;
  #seed: number;
  #keeps: Keeps;
  /** Hears when the promise of the store has changed. */
  onKeeps: ((keeps: Keeps) => void) | null = null;
  /** Hears when another tab has changed something. */
  onChange: (() => void) | null = null;

  private constructor(
    private readonly store: Store,
    private readonly quiz: string,
    private readonly questions: readonly Keyed[],
    private readonly chance: Chance,
    kept: QuizRecord | null,
  ) {
    this.#record = kept ?? EMPTY;
    this.#seed = this.#record.draw?.seed ?? chance.seed(quiz);
    this.#keeps = store.keeps(recordName(quiz));
    store.watch(recordName(quiz), QUIZ, (record) => {
      this.#record = record === null ? EMPTY : QUIZ.join(this.#record, record);
      this.onChange?.();
    });
  }

  /** Read what is kept of `quiz`. */
  static async open(
    store: Store,
    quiz: string,
    questions: readonly Keyed[],
    chance: Chance = { now: Date.now, seed: seedOfThisVisit },
  ): Promise<QuizState> {
    return new QuizState(store, quiz, questions, chance, await store.read(recordName(quiz), QUIZ));
  }

  /** What decides the order; it stays the same until the next drawing, also after a reload. */
  get seed(): number {
    return this.#seed;
  }

  get keeps(): Keeps {
    return this.#keeps;
  }

  get record(): QuizRecord {
    return this.#record;
  }

  question(id: string): QuestionState {
    const kept = this.#question(id);
    const drawn = this.#record.draw?.at ?? 0;
    const tries = kept.tries.filter(({ at }) => at >= drawn);
    const begun = Math.max(drawn, kept.again ?? 0);
    const valid = kept.last !== undefined && kept.last.at >= begun && kept.last.key === this.#key(id);
    return {
      answer: valid && kept.last ? kept.last.answer : null,
      tries: tries.length,
      wrong: tries.filter(({ correct }) => !correct).length,
      hints: kept.hints?.draw === this.#drawing() ? kept.hints.seen : 0,
      solution: (kept.solution ?? -1) >= begun,
      best: kept.best ?? null,
    };
  }

  /** An answer was checked. */
  checked(id: string, answer: Answer, { points, max, correct }: Worth): void {
    const at = this.#time();
    const worth = { points, max, correct };
    const counts = this.#counts(id);
    this.#write(at, id, {
      tries: [{ at, ...worth, counts }],
      last: { at, answer, key: this.#key(id) },
      ...(counts ? { best: worth } : {}),
    });
  }

  /** “Try again” was pressed: a new turn at the same question. */
  again(id: string): void {
    const at = this.#time();
    this.#write(at, id, { tries: [], again: at });
  }

  /** So many hints are seen now. */
  hint(id: string, seen: number): void {
    this.#write(this.#time(), id, { tries: [], hints: { draw: this.#drawing(), seen } });
  }

  /** The solution was shown. */
  solution(id: string): void {
    const at = this.#time();
    this.#write(at, id, { tries: [], solution: at });
  }

  /** Begin the quiz anew, with another seed. */
  redraw(): void {
    const at = this.#time();
    const seed = freshSeed();
    this.#seed = seed;
    this.#keep({ ...EMPTY, draw: { number: this.#drawing() + 1, at, seed } });
  }

  /** Whether an answer that is checked now shows what the learner can: docs/stored-answers.md, “Mastery”. */
  #counts(id: string): boolean {
    const { tries, again } = this.#question(id);
    const begun = Math.max(this.#record.draw?.at ?? 0, again ?? 0);
    return !this.question(id).solution && !tries.some(({ at, correct }) => correct && at >= begun);
  }

  #question(id: string): QuestionRecord {
    return own(this.#record.questions, id) ?? { tries: [] };
  }

  #drawing(): number {
    return this.#record.draw?.number ?? 1;
  }

  #write(at: number, id: string, question: QuestionRecord): void {
    const draw = this.#record.draw ?? { number: 1, at, seed: this.#seed };
    this.#keep({ ...EMPTY, draw, questions: { [id]: question } });
  }

  /** Know `delta` at once, and have it kept. */
  #keep(delta: QuizRecord): void {
    this.#record = QUIZ.join(this.#record, delta);
    void this.store.merge(recordName(this.quiz), QUIZ, delta).then((kept) => {
      this.#record = QUIZ.join(this.#record, kept);
      const keeps = this.store.keeps(recordName(this.quiz));
      if (keeps === this.#keeps) return;
      this.#keeps = keeps;
      this.onKeeps?.(keeps);
    });
  }

  /** The time; where the clock was set back, a little after all that is known. */
  #time(): number {
    return Math.max(this.chance.now(), latest(this.#record) + 1);
  }

  #key(id: string): string {
    return keyOf(this.questions.find((each) => each.id === id));
  }
}

/** Name what an answer depends on: a question in which this has changed is asked again. */
export function keyOf(question: Keyed | undefined): string {
  const { kind = "", right, targets, items, levels, gaps } = question ?? {};
  return seedOf(JSON.stringify([kind, right, targets, items, levels, gaps?.length])).toString(36);
}

/** Return the time of the latest thing that a record holds. */
export function latest({ draw, questions, attempts }: QuizRecord): number {
  const times = Object.values(questions).flatMap(({ tries, last, again, solution }) => [
    ...tries.map(({ at }) => at),
    last?.at ?? 0,
    again ?? 0,
    solution ?? 0,
  ]);
  const exams = attempts.flatMap(({ started, done, answers }) => [
    started,
    done?.at ?? 0,
    ...Object.values(answers).map(({ at }) => at),
  ]);
  return Math.max(draw?.at ?? 0, ...times, ...exams);
}

/** Return a seed that the browser holds with this entry of its history: the same after a reload, gone with the tab. */
function seedOfThisVisit(quiz: string): number {
  const name = `quiz.${quiz}`;
  try {
    const state = (history.state ?? {}) as Record<string, unknown>;
    const held = state[name];
    if (typeof held === "number") return held;
    const seed = freshSeed();
    history.replaceState({ ...state, [name]: seed }, "");
    return seed;
  } catch {
    return freshSeed();
  }
}
