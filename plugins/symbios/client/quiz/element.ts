// The element `course-quiz`: makes the form that the compiler wrote interactive, question by question.
//
// Each checked answer is sent as the event `course-quiz-answer` (it bubbles): that is where whoever wants to know
// of the learner's answers listens. An answer that is taken back or changed is sent with `result: null`.
//
// Kinds come in several scripts, in any order; a question comes to life when its kind is known.
import { openStore } from "../store/open";
import { read, type QuizData, type Strings } from "./data";
import { all, button, part } from "./dom";
import { asked } from "./exam";
import type { ExamHost } from "./exam-view";
import { total, type Result } from "./grade";
import type { Lesson, Maker } from "./kind";
import { Practice } from "./practice";
import { QuestionView } from "./question";
import { subseed } from "./random";
import type { Answer } from "./record";
import { QuizState } from "./state";
import { fill } from "./words";

export interface Answered {
  readonly quiz: string;
  readonly question: string;
  readonly answer: Answer;
  readonly result: Result | null;
}

export class CourseQuiz extends HTMLElement {
  static readonly #known = new Map<string, Maker>();
  static readonly #all = new Set<CourseQuiz>();
  static #exam: ((host: ExamHost) => unknown) | null = null;

  /** Know more kinds. */
  static learn(lesson: Lesson): void {
    for (const [kind, maker] of Object.entries(lesson(this.#known))) this.#known.set(kind, maker);
    for (const quiz of this.#all) quiz.#start();
  }

  /** Have exams begun by `start`. */
  static examine(start: (host: ExamHost) => unknown): void {
    this.#exam = start;
    for (const quiz of this.#all) quiz.#start();
  }

  readonly #views = new Map<string, QuestionView>();
  readonly #practices = new Map<string, Practice>();
  readonly #score = part("p", "course-quiz__score");
  readonly #kept = part("p", "course-quiz__kept");
  #data: QuizData | null = null;
  #strings: Strings | null = null;
  #form: HTMLFormElement | null = null;
  #state: QuizState | null = null;
  #restart: HTMLButtonElement | null = null;
  #examined = false;

  connectedCallback(): void {
    const form = this.querySelector("form");
    if (this.#form !== null || form === null) return;
    this.#data = read<QuizData>(this.querySelector(":scope > script"));
    this.#strings = read<Strings>(document.getElementById("course-quiz-strings"));
    if (this.#data === null || this.#strings === null) return;
    this.#form = form;
    this.classList.add("course-quiz--ready");
    form.addEventListener("submit", (event) => event.preventDefault());
    if (this.#data.mode !== "exam") this.#practise(form, this.#data, this.#strings);
    CourseQuiz.#all.add(this);
    this.#start();
  }

  get #lang(): string {
    return this.closest<HTMLElement>("[lang]")?.lang ?? "en";
  }

  get #quiz(): string {
    return this.dataset["quiz"] ?? "";
  }

  #practise(form: HTMLFormElement, data: QuizData, strings: Strings): void {
    this.#score.setAttribute("role", "status");
    const restart = button("button", strings.restart, () => this.#redraw());
    restart.hidden = true;
    this.#restart = restart;
    form.append(this.#score, part("div", "course-quiz__buttons", restart), this.#kept);
    void QuizState.open(openStore(), this.#quiz, data.questions).then((state) => {
      this.#state = state;
      state.onKeeps = () => this.#promise();
      this.#arrange();
      for (const id of this.#practices.keys()) this.#restore(id);
    });
  }

  /** Bring the questions to life whose kinds are known, and an exam once all of them are. */
  #start(): void {
    const [data, strings, form] = [this.#data, this.#strings, this.#form];
    if (data === null || strings === null || form === null) return;
    const exam = data.mode === "exam";
    for (const fieldset of all(form, "[data-question]")) {
      const id = fieldset.dataset["question"] ?? "";
      const question = data.questions.find((each) => each.id === id);
      const maker = CourseQuiz.#known.get(question?.kind ?? "");
      if (question === undefined || maker === undefined || this.#views.has(id)) continue;
      const view = new QuestionView(fieldset, question, strings, this.#lang, maker);
      this.#views.set(id, view);
      if (exam) continue;
      this.#practices.set(id, this.#practice(view, id));
      this.#restore(id);
    }
    const questions = data.questions.flatMap(({ id }) => this.#views.get(id) ?? []);
    if (!exam || this.#examined || CourseQuiz.#exam === null || questions.length < data.questions.length) return;
    this.#examined = true;
    const [quiz, lang, store] = [this.#quiz, this.#lang, openStore()];
    CourseQuiz.#exam({ element: this, form, quiz, lang, data, questions, store });
  }

  #practice(view: QuestionView, id: string): Practice {
    const tell = (answer: Answer, result: Result | null): void => {
      const detail: Answered = { quiz: this.#quiz, question: id, answer, result };
      this.dispatchEvent(new CustomEvent("course-quiz-answer", { bubbles: true, detail }));
      this.#sum();
      this.#promise();
    };
    return new Practice(view, {
      checked: (answer, result) => {
        this.#state?.checked(id, answer, result);
        tell(answer, result);
      },
      changed: () => tell([], null),
      again: () => {
        this.#state?.again(id);
        tell([], null);
      },
      hint: (seen) => this.#state?.hint(id, seen),
      solution: () => this.#state?.solution(id),
    });
  }

  /** Show what is known of a question; where the learner has already begun it, this stays. */
  #restore(id: string): void {
    const practice = this.#practices.get(id);
    const view = this.#views.get(id);
    if (this.#state === null || practice === undefined || view === undefined) return;
    if (practice.touched || view.fieldset.contains(document.activeElement)) return;
    view.order(subseed(this.#state.seed, id));
    practice.restore(this.#state.question(id));
    this.#sum();
    this.#promise();
  }

  /** Show the questions that are drawn, in their order; not under the hands of the learner. */
  #arrange(): void {
    const [data, form, state] = [this.#data, this.#form, this.#state];
    if (data === null || form === null || state === null || form.contains(document.activeElement)) return;
    const fieldsets = new Map(all(form, "[data-question]").map((each) => [each.dataset["question"] ?? "", each]));
    const drawn = this.#asked().flatMap((id) => fieldsets.get(id) ?? []);
    for (const fieldset of fieldsets.values()) fieldset.hidden = !drawn.includes(fieldset);
    if (data.shuffle === true) this.#score.before(...drawn);
  }

  /** The ids of the questions that are asked. */
  #asked(): string[] {
    const data = this.#data;
    if (data === null) return [];
    const places = this.#state === null ? [...data.questions.keys()] : asked(data, this.#state.seed);
    return places.flatMap((place) => data.questions[place]?.id ?? []);
  }

  /** Begin the quiz anew: other questions where it draws them, another order where it has one. */
  #redraw(): void {
    this.#state?.redraw();
    if (document.activeElement instanceof HTMLElement) document.activeElement.blur();
    this.#arrange();
    for (const [id, practice] of this.#practices) {
      practice.reset();
      this.#restore(id);
    }
    this.#sum();
    this.#views.get(this.#asked()[0] ?? "")?.focus();
  }

  /** Show the points of the whole quiz, once every question that gives points has been checked. */
  #sum(): void {
    const [data, strings, restart] = [this.#data, this.#strings, this.#restart];
    if (data === null || strings === null || restart === null) return;
    const ids = this.#asked();
    const results = ids
      .filter((id) => this.#views.get(id)?.graded !== false)
      .map((id) => this.#practices.get(id)?.result ?? null);
    const known = results.flatMap((result) => result ?? []);
    const worthSaying = results.length > 0 && (ids.length > 1 || data.pass !== undefined);
    const whole = worthSaying && known.length === results.length;
    restart.hidden = !whole;
    this.#score.textContent = whole ? this.#words(known, data.pass, strings) : "";
  }

  #words(results: readonly Result[], pass: number | undefined, strings: Strings): string {
    const sum = total(results, pass ?? 0);
    const { points, max, percent } = sum;
    const lines = [fill(strings.score, { points, max, percent }, this.#lang)];
    if (pass !== undefined) {
      lines.push(sum.passed ? strings.passed : fill(strings.failed, { percent: pass }, this.#lang));
    }
    return `${lines.join(". ")}.`;
  }

  /** Say how long the answers are kept, once there is one. */
  #promise(): void {
    if (this.#state === null || this.#strings === null) return;
    const any = [...this.#practices.values()].some(({ result }) => result !== null);
    if (any) this.#kept.textContent = this.#strings[`kept_${this.#state.keeps}`];
  }
}
