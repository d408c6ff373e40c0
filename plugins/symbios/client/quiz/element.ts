// The element `course-quiz`: makes the form that the compiler wrote interactive, question by question.
//
// Each checked answer is sent as the event `course-quiz-answer` (it bubbles): that is where whoever wants to know
// of the learner's answers listens. An answer that is taken back or changed is sent with `result: null`.
//
// Kinds come in several scripts, in any order; a question comes to life when its kind is known.
import { openStore } from "../store/open";
import { read, type QuizData, type Strings } from "./data";
import { all } from "./dom";
import type { ExamHost } from "./exam-view";
import { Exercise, type Found } from "./exercise";
import type { Lesson, Maker } from "./kind";
import { QuestionView } from "./question";
import { QUIZ, type QuizRecord } from "./record";
import { recordName } from "./state";

export class CourseQuiz extends HTMLElement {
  static readonly #known = new Map<string, Maker>();
  static readonly #connected = new Set<CourseQuiz>();
  static #exam: ((host: ExamHost) => unknown) | null = null;

  /** Know more kinds. */
  static learn(lesson: Lesson): void {
    for (const [kind, maker] of Object.entries(lesson(this.#known))) this.#known.set(kind, maker);
    for (const quiz of this.#connected) quiz.#start();
  }

  /** Have exams begun by `start`. */
  static examine(start: (host: ExamHost) => unknown): void {
    this.#exam = start;
    for (const quiz of this.#connected) quiz.#start();
  }

  /** Return what is kept of `quizzes`. */
  static async records(quizzes: readonly string[]): Promise<readonly QuizRecord[]> {
    const kept = await Promise.all(quizzes.map((quiz) => openStore().read(recordName(quiz), QUIZ)));
    return kept.flatMap((record) => record ?? []);
  }

  readonly #views = new Map<string, QuestionView>();
  #found: Found | null = null;
  #exercise: Exercise | null = null;
  #examined = false;

  connectedCallback(): void {
    const form = this.querySelector("form");
    const data = read<QuizData>(this.querySelector(":scope > script"));
    const strings = read<Strings>(document.getElementById("course-quiz-strings"));
    if (this.#found || !form || !data || !strings) return;
    const quiz = this.dataset["quiz"] ?? "";
    const lang = this.closest<HTMLElement>("[lang]")?.lang ?? "en";
    this.#found = { element: this, form, quiz, lang, data, strings };
    this.classList.add("course-quiz--ready");
    form.addEventListener("submit", (event) => event.preventDefault());
    if (data.mode !== "exam") this.#exercise = new Exercise(this.#found);
    CourseQuiz.#connected.add(this);
    this.#start();
  }

  /** Bring the questions to life whose kinds are known, and an exam once all of them are. */
  #start(): void {
    if (!this.#found) return;
    const { form, data, strings, lang } = this.#found;
    for (const fieldset of all(form, "[data-question]")) {
      const question = data.questions.find(({ id }) => id === fieldset.dataset["question"]);
      const maker = CourseQuiz.#known.get(question?.kind ?? "");
      if (!question || !maker || this.#views.has(question.id)) continue;
      const view = new QuestionView(fieldset, question, strings, lang, maker);
      this.#views.set(question.id, view);
      this.#exercise?.add(view);
    }
    const questions = data.questions.flatMap(({ id }) => this.#views.get(id) ?? []);
    const ready = !this.#exercise && !this.#examined && questions.length === data.questions.length;
    if (!ready || !CourseQuiz.#exam) return;
    this.#examined = true;
    CourseQuiz.#exam({ ...this.#found, questions, store: openStore() });
  }
}
