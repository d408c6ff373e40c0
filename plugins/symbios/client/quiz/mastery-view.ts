// The element `course-mastery`, which the compiler writes into a lesson with a rule, `data-right` of the last
// `data-of` answers to the questions of the quizzes `data-quizzes`: says how far the learner is.
import { read } from "./data";
import { mastery } from "./mastery";
import type { QuizRecord } from "./record";
import { fill } from "./words";

type MasteryStrings = Readonly<Record<"mastery" | "mastered", string>>;

export class CourseMastery extends HTMLElement {
  /** Reads what is kept of quizzes; whoever defines the element gives it this first. */
  static records: (quizzes: readonly string[]) => Promise<readonly QuizRecord[]> = async () => [];

  #strings: MasteryStrings | null = null;
  #reached: boolean | undefined;
  readonly #text = document.createElement("p");
  readonly #news = document.createElement("p");

  connectedCallback(): void {
    if (this.#strings !== null) return;
    this.#strings = read<MasteryStrings>(document.getElementById("course-quiz-strings"));
    if (this.#strings === null) return;
    this.#news.setAttribute("role", "status");
    this.append(this.#text, this.#news);
    // Later, when what the event tells is kept.
    const later = (): void => void setTimeout(() => this.#show());
    for (const name of ["course-quiz-answer", "course-quiz-exam-done"]) document.addEventListener(name, later);
    void this.#show();
  }

  async #show(): Promise<void> {
    if (this.#strings === null) return;
    const rule = { right: Number(this.dataset["right"]), of: Number(this.dataset["of"]) };
    const quizzes = (this.dataset["quizzes"] ?? "").split(" ").filter(Boolean);
    const { right, reached } = mastery(await CourseMastery.records(quizzes), rule);
    const lang = this.closest<HTMLElement>("[lang]")?.lang ?? "en";
    const text = reached ? this.#strings.mastered : this.#strings.mastery;
    const words = fill(text, { right, of: rule.of, need: rule.right }, lang);
    // Only what was reached just now is read out; the rest would be said after every answer.
    const news = reached && this.#reached === false;
    this.#text.textContent = news ? "" : words;
    this.#news.textContent = news ? words : "";
    this.#reached = reached;
  }
}
