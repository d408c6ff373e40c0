// An exam on the page: a start, all questions at once with the time that is left, a result.
//
// The fieldsets stay where the compiler wrote them, in print too; on screen only those with `data-asked` are seen
// (styles of `.course-quiz[data-exam]`). This script adds what stands before and after them.
import type { Store } from "../store/store";
import { read, type QuizData, type QuestionData } from "./data";
import { button, part } from "./dom";
import { asked, extension, howMany, limits, minutesAndSeconds, type ExamData } from "./exam";
import { resultParts, type Row, signed } from "./exam-result";
import type { ExamStrings } from "./exam-strings";
import type { Result } from "./grade";
import { subseed } from "./random";
import type { Answer } from "./record";
import { ExamSession } from "./session";
import { fill } from "./words";

/** What an exam needs of the view of one question. */
export interface ExamQuestion {
  readonly fieldset: HTMLElement;
  readonly data: QuestionData;
  /** Where its verdict is said. */
  readonly status: HTMLElement;
  /** Put what can be shuffled into the order of `seed`. */
  order(seed: number): void;
  answer(): Answer;
  /** Whether nothing was answered. */
  empty(): boolean;
  /** Fill in an answer; null empties. No marks. */
  restore(answer: Answer | null): void;
  lock(locked: boolean): void;
  grade(answer: Answer | null): Result;
  /** Show marks, feedback and verdict, and the solution; null takes them away. */
  show(result: Result | null, solution: boolean): void;
  /** Is called whenever the answer changes. */
  onInput: (() => void) | null;
}

export interface ExamHost {
  readonly element: HTMLElement;
  readonly form: HTMLFormElement;
  readonly quiz: string;
  readonly lang: string;
  readonly data: QuizData & ExamData;
  /** In the order of `data.questions`. */
  readonly questions: readonly ExamQuestion[];
  readonly store: Store;
}

/** After how many milliseconds without a change an answer is kept. */
const PAUSE = 300;

/** Make the form of `host` an exam. */
export async function startExam(host: ExamHost): Promise<void> {
  const strings = read<ExamStrings>(document.getElementById("course-quiz-strings"));
  if (strings === null) return;
  new ExamView(host, strings, await ExamSession.open(host.store, host.quiz, host.data)).show(false);
}

class ExamView {
  readonly #before = part("div", "course-quiz__exam");
  readonly #bar = part("div", "course-quiz__time");
  readonly #left = part("span");
  readonly #warning = part("p");
  /** What the button for more time says. */
  readonly #extension: string;
  readonly #said = part("p", "course-quiz__said");
  readonly #after = part("div", "course-quiz__exam");
  /** The attempt whose questions are on the page. */
  #shown: number | undefined;
  #timer: ReturnType<typeof setInterval> | undefined;
  #pause: ReturnType<typeof setTimeout> | undefined;

  constructor(
    private readonly host: ExamHost,
    private readonly strings: ExamStrings,
    private readonly session: ExamSession,
  ) {
    this.#left.setAttribute("role", "timer");
    this.#warning.setAttribute("role", "alert");
    this.#said.setAttribute("role", "status");
    this.#extension = this.#words("exam_more", { time: this.#minutes(extension(host.data.time_limit ?? 0)) });
    const more = button("button", this.#extension, () => this.#more());
    this.#bar.append(this.#left, " ", more, this.#warning);
    host.questions[0]?.fieldset.before(this.#before, this.#bar);
    host.form.append(this.#after, this.#said);
    addEventListener("pagehide", () => this.#keep());
    document.addEventListener("visibilitychange", () => this.#keep());
    session.onChange = () => this.#follow();
  }

  /** Show the exam as it stands: not begun, running or handed in. */
  show(focus: boolean): void {
    clearInterval(this.#timer);
    const { attempt, running, clock } = this.session;
    if (attempt === undefined) this.#start(focus);
    else if (!running) this.#result(focus);
    else if (clock.over) this.#handIn(true);
    else this.#work(focus);
  }

  #start(focus: boolean): void {
    const { data } = this.host;
    const { strings, session } = this;
    this.#mode("start");
    for (const question of this.#asked()) {
      question.show(null, false);
      question.lock(false);
      question.restore(null);
    }
    this.#number([]);
    const facts = [this.#words("exam_count", { n: howMany(data) })];
    if (data.pass !== undefined) facts.push(this.#words("exam_pass", { percent: data.pass }));
    facts.push(data.attempts === undefined ? strings.exam_any : this.#words("tries", { n: session.attemptsLeft }));
    const list = part("ul", "", ...facts.map((fact) => part("li", "", fact)));
    const select = part("select", "course-quiz__limit");
    const begin = button("button", strings.exam_start, () => {
      session.begin(Number(select.value));
      this.show(true);
    });
    select.id = `quiz--${this.host.quiz}--limit`;
    const usual = data.time_limit ?? 0;
    for (const minutes of usual > 0 ? limits(usual) : [0]) {
      const words = minutes > 0 ? this.#minutes(minutes) : strings.exam_no_limit;
      const option = part("option", "", words);
      option.value = String(minutes);
      select.append(option);
    }
    const label = part("label", "", strings.exam_limit);
    label.htmlFor = select.id;
    const time = usual > 0 ? [part("p", "", label, " ", select), part("p", "", strings.exam_limit_note)] : [];
    const buttons = part("p", "course-quiz__buttons", begin);
    this.#before.replaceChildren(list, part("p", "", strings.exam_alone), ...time, buttons, this.#promise());
    this.#after.replaceChildren();
    if (focus) begin.focus();
  }

  #work(focus: boolean): void {
    const { host, session, strings } = this;
    const { seed = 0, started } = session.attempt ?? {};
    this.#mode("work");
    this.#shown = started;
    this.#before.replaceChildren();
    this.#number(asked(host.data, seed));
    for (const question of this.#asked()) {
      question.order(subseed(seed, question.data.id));
      question.show(null, false);
      question.lock(false);
      question.restore(session.answer(question.data.id));
      question.onInput = () => this.#changed();
    }
    const handIn = button("button", strings.exam_hand_in, () => this.#confirm(buttons));
    const buttons = part("div", "course-quiz__buttons", handIn);
    this.#after.replaceChildren(buttons, this.#promise());
    this.#warning.textContent = "";
    this.#bar.hidden = session.clock.left === Infinity;
    if (!this.#bar.hidden) this.#timer = setInterval(() => this.#tick(), 1000);
    this.#tick();
    if (focus) host.questions[asked(host.data, seed)[0] ?? 0]?.fieldset.focus();
  }

  /** Hand in; ask first where something is not answered. */
  #confirm(buttons: HTMLElement): void {
    const { strings } = this;
    const missing = this.#asked().filter((question) => question.empty());
    if (missing.length === 0) return this.#handIn(false);
    const back = button("button", strings.exam_go_on, () => {
      box.remove();
      buttons.hidden = false;
      missing[0]?.fieldset.focus();
    });
    const title = part("p", "course-quiz__title", this.#words("exam_missing", { n: missing.length }));
    const links = missing.map((question) => part("li", "", this.#link(question)));
    const box = part(
      "div",
      "course-quiz__confirm",
      title,
      part("ul", "", ...links),
      part("p", "course-quiz__buttons", back, button("button", strings.exam_all_the_same, () => this.#handIn(false))),
    );
    title.tabIndex = -1;
    buttons.hidden = true;
    buttons.after(box);
    title.focus();
  }

  #handIn(late: boolean): void {
    this.#keep();
    clearInterval(this.#timer);
    this.session.handIn(late, this.#grade);
    this.#result(true);
    this.host.element.dispatchEvent(new CustomEvent("course-quiz-exam-done", { bubbles: true }));
  }

  #result(focus: boolean): void {
    const { host, session } = this;
    const { seed = 0, done } = session.attempt ?? {};
    const review = host.data.review !== false;
    this.#mode(review ? "review" : "closed");
    this.#shown = undefined;
    this.#number(asked(host.data, seed));
    const rows = session.marked(this.#grade).map(({ place, answer, result }): Row => {
      const question = host.questions[place] as ExamQuestion;
      question.onInput = null;
      question.order(subseed(seed, question.data.id));
      question.restore(answer);
      question.lock(true);
      question.show(review ? result : null, review);
      if (review && answer === null) this.#unanswered(question);
      return { place, answer, result, name: review ? this.#link(question) : this.#name(question) };
    });
    const title = part("p", "course-quiz__title", this.strings.exam_result);
    title.tabIndex = -1;
    const again = button("button", this.strings.exam_new, () => this.#start(true));
    const next = session.attemptsLeft > 0 ? again : this.strings.no_tries;
    this.#before.replaceChildren(
      title,
      ...resultParts(rows, host.data, done?.late === true, this.strings, host.lang),
      part("p", "course-quiz__buttons", next),
      this.#promise(),
    );
    this.#after.replaceChildren();
    if (focus) title.focus();
  }

  /** Say that nothing was answered, in the place of a verdict. */
  #unanswered({ status, fieldset }: ExamQuestion): void {
    fieldset.dataset["verdict"] = "missed";
    status.replaceChildren(part("strong", "", signed("exam_unanswered", this.strings), "."));
  }

  /** Show the time that is left; at its end the answers are handed in as they stand. */
  #tick(): void {
    const { left, warn, over } = this.session.clock;
    if (over) return this.#handIn(true);
    this.#left.textContent = this.#timeLeft(left);
    const words = warn ? this.#words("exam_warning", { more: this.#extension }) : "";
    if (this.#warning.textContent !== words) this.#warning.textContent = words;
    this.#bar.toggleAttribute("data-warn", warn);
  }

  #more(): void {
    this.session.more();
    this.#tick();
    this.#said.textContent = this.#timeLeft(this.session.clock.left);
  }

  #timeLeft(left: number): string {
    return this.strings.exam_left.replace("{time}", minutesAndSeconds(left));
  }

  #changed(): void {
    clearTimeout(this.#pause);
    this.#pause = setTimeout(() => this.#keep(), PAUSE);
  }

  #keep(): void {
    clearTimeout(this.#pause);
    if (this.#shown === undefined || this.#shown !== this.session.attempt?.started) return;
    for (const question of this.#asked()) {
      this.session.give(question.data.id, question.empty() ? null : question.answer());
    }
  }

  /** Do what was done in another tab. */
  #follow(): void {
    const { attempt, running } = this.session;
    if (!running || this.#shown !== attempt?.started) return this.show(false);
    for (const question of this.#asked()) {
      if (!question.fieldset.contains(document.activeElement)) question.restore(this.session.answer(question.data.id));
    }
    this.#tick();
  }

  /** Number the questions at these places, and put them in this order; the others are not asked. */
  #number(places: readonly number[]): void {
    const { host } = this;
    for (const { fieldset } of host.questions) {
      delete fieldset.dataset["asked"];
      fieldset.querySelector(".course-quiz__number")?.remove();
    }
    for (const [index, place] of places.entries()) {
      const { fieldset } = host.questions[place] as ExamQuestion;
      const number = this.#words("exam_number", { n: index + 1, total: places.length });
      fieldset.dataset["asked"] = String(index + 1);
      fieldset.tabIndex = -1;
      fieldset.querySelector("legend")?.prepend(part("span", "course-quiz__number", number, " "));
      this.#after.before(fieldset);
    }
  }

  #asked(): ExamQuestion[] {
    const asked = this.host.questions.filter(({ fieldset }) => fieldset.dataset["asked"] !== undefined);
    return asked.sort((one, other) => Number(one.fieldset.dataset["asked"]) - Number(other.fieldset.dataset["asked"]));
  }

  #name({ fieldset }: ExamQuestion): string {
    return fieldset.querySelector(".course-quiz__number")?.textContent?.trim() ?? "";
  }

  #link(question: ExamQuestion): HTMLElement {
    const link = part("a", "", this.#name(question));
    link.href = `#${question.fieldset.id}`;
    link.addEventListener("click", (event) => {
      event.preventDefault();
      question.fieldset.focus();
    });
    return link;
  }

  #promise(): HTMLElement {
    const { kept_browser, kept_page } = this.strings;
    return part("p", "course-quiz__note", this.session.keeps === "browser" ? kept_browser : kept_page);
  }

  #mode(mode: "start" | "work" | "review" | "closed"): void {
    this.host.element.dataset["exam"] = mode;
    this.#bar.hidden = true;
    this.#said.textContent = "";
  }

  readonly #grade = (place: number, answer: Answer | null): Result => {
    return (this.host.questions[place] as ExamQuestion).grade(answer);
  };

  /** Return so many minutes with their unit, which stays beside the number. */
  #minutes(n: number): string {
    return this.#words("exam_minutes", { n }).replace(" ", "\u00a0");
  }

  #words(key: keyof ExamStrings, numbers: Readonly<Record<string, number | string>>): string {
    return fill(this.strings[key], numbers, this.host.lang);
  }
}
