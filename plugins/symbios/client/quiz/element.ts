// The element `course-quiz`: makes the form that the compiler wrote interactive, question by question.
//
// Each checked answer is sent as the event `course-quiz-answer` (it bubbles): that is where whoever keeps
// the learner's answers listens. An answer that is taken back is sent with `result: null`.
import { read, type QuizData, type Strings } from "./data";
import { total, type Result } from "./grade";
import { QuestionView } from "./question";
import { shuffled } from "./shuffle";
import { fill } from "./words";

export interface Answered {
  readonly quiz: string;
  readonly question: string;
  readonly answer: readonly number[];
  readonly result: Result | null;
}

export class CourseQuiz extends HTMLElement {
  readonly #results = new Map<string, Result>();
  #data: QuizData | null = null;
  #strings: Strings | null = null;
  #score: HTMLElement | null = null;

  connectedCallback(): void {
    const form = this.querySelector("form");
    if (this.#data !== null || form === null) return;
    this.#data = read<QuizData>(this.querySelector("script"));
    this.#strings = read<Strings>(document.getElementById("course-quiz-strings"));
    if (this.#data === null || this.#strings === null) return;
    this.querySelector(".course-quiz__paper")?.remove();
    form.addEventListener("submit", (event) => event.preventDefault());
    const fieldsets = [...form.querySelectorAll<HTMLElement>("fieldset")];
    for (const [index, fieldset] of fieldsets.entries()) this.#enhance(fieldset, index);
    if (this.#data.shuffle === true) form.append(...shuffled(fieldsets));
    this.#score = document.createElement("p");
    this.#score.className = "course-quiz__score";
    this.#score.setAttribute("role", "status");
    form.append(this.#score);
  }

  #enhance(fieldset: HTMLElement, index: number): void {
    const data = this.#data?.questions[index];
    if (data === undefined || this.#strings === null) return;
    new QuestionView(fieldset, data, this.#strings, this.#lang(), (answer, result) => {
      if (result === null) this.#results.delete(data.id);
      else this.#results.set(data.id, result);
      const detail: Answered = { quiz: this.dataset["quiz"] ?? "", question: data.id, answer, result };
      this.dispatchEvent(new CustomEvent("course-quiz-answer", { bubbles: true, detail }));
      this.#sum();
    });
  }

  /** Show the points of the whole quiz, once every question has been checked. */
  #sum(): void {
    if (this.#data === null || this.#strings === null || this.#score === null) return;
    const { questions, pass } = this.#data;
    const worthSaying = questions.length > 1 || pass !== undefined;
    if (!worthSaying || this.#results.size < questions.length) {
      this.#score.textContent = "";
      return;
    }
    const sum = total([...this.#results.values()], pass ?? 0);
    const lines = [fill(this.#strings.score, { points: sum.points, max: sum.max, percent: sum.percent }, this.#lang())];
    if (pass !== undefined) {
      lines.push(sum.passed ? this.#strings.passed : fill(this.#strings.failed, { percent: pass }, this.#lang()));
    }
    this.#score.textContent = `${lines.join(". ")}.`;
  }

  #lang(): string {
    return this.closest<HTMLElement>("[lang]")?.lang ?? "en";
  }
}
