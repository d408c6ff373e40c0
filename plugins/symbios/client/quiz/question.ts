// One question: its controls, its marks and its verdict. practice.ts and the exam decide when they are shown.
import type { QuestionData, Strings } from "./data";
import { part } from "./dom";
import type { Mark, Result } from "./grade";
import type { Host, Kind, Maker } from "./kind";
import { permutation, subseed } from "./random";
import type { Answer } from "./record";
import { either, fill } from "./words";

const SIGNS = { right: "✓", wrong: "✗", partly: "◐", missed: "→", unchosen: "" } as const;
const QUIET = 500;
type Verdict = "right" | "wrong" | "partly";

/** Say how good an answer is, in one word of `Strings`. */
export function verdict(result: Pick<Result, "correct" | "points">): Verdict {
  if (result.correct) return "right";
  return result.points > 0 ? "partly" : "wrong";
}

/** Return the sentences that say how good a graded answer is, and its `points` after what hints took, if not all. */
export function sentences(
  data: QuestionData,
  result: Result,
  strings: Strings,
  lang: string,
  points = result.points,
): string[] {
  const said: string[] = [strings[verdict(result)]];
  const n = result.marks.filter((mark) => mark === "right").length;
  if (!result.correct && result.marks.length > 1) {
    if ("right" in data && !("targets" in data)) {
      const total = data.right.filter(Boolean).length;
      if (data.kind === "multiple" || data.many === true) said.push(fill(strings.found, { n, total }, lang));
    } else {
      said.push(fill(strings.parts, { n, total: result.marks.length }, lang));
    }
  }
  const { max } = result;
  if (points < max && verdict(result) !== "wrong") said.push(fill(strings.points, { points, max }, lang));
  return said;
}

export class QuestionView {
  /** Is called whenever the learner changes the answer. */
  onInput: (() => void) | null = null;
  /** Is called where the learner wants the answer checked without a button. */
  onSubmit: (() => void) | null = null;
  readonly status = part("p", "course-quiz__status");
  readonly #overall = part("div", "course-quiz__feedback");
  readonly #places = new Map<HTMLElement, HTMLElement>();
  readonly #kind: Kind;

  /** Find the controls of `maker`'s kind in `fieldset`; verdict and feedback stand at its end. */
  constructor(
    readonly fieldset: HTMLElement,
    readonly data: QuestionData,
    readonly strings: Strings,
    readonly lang: string,
    private readonly maker: Maker,
  ) {
    this.status.setAttribute("role", "status");
    this.#overall.setAttribute("aria-live", "polite");
    fieldset.append(this.status, this.#overall);
    this.#kind = maker.make(this.#host());
  }

  /** Whether the question gives points; one that gives none has no verdict. */
  get graded(): boolean {
    return this.data.kind !== "scale" && this.data.kind !== "reflection";
  }

  /** Put what can be shuffled into the order of `seed`. */
  order(seed: number): void {
    this.#kind.shuffle?.((n, name) => permutation(n, subseed(seed, name)));
  }

  answer(): Answer {
    return this.#kind.answer();
  }

  empty(): boolean {
    return this.#kind.empty();
  }

  restore(answer: Answer | null): void {
    this.#kind.restore(answer);
  }

  /** Take back what is to be answered again after `result`, and begin there. */
  retry(result: Result | null): void {
    if (result && this.#kind.retry) this.#kind.retry(result);
    else this.#kind.restore(null);
    this.#kind.focus();
  }

  focus(): void {
    this.#kind.focus();
  }

  lock(locked: boolean): void {
    this.#kind.lock(locked);
  }

  grade(answer: Answer | null): Result {
    return this.maker.grade(this.data, answer ?? []);
  }

  /**
   * Show what an answer is worth, and the solution if it may be seen; null: nothing. `more` is said as well;
   * `points` are what is left of the result's after the hints.
   */
  show(result: Result | null, solution: boolean, more: readonly string[] = [], points = result?.points): void {
    this.#kind.hide?.();
    delete this.fieldset.dataset["verdict"];
    this.status.textContent = this.#overall.textContent = "";
    if (result === null) return;
    this.#kind.show?.(result);
    if (solution) this.#kind.solve?.(result);
    const found = this.graded ? verdict(result) : null;
    if (found) this.fieldset.dataset["verdict"] = found;
    const said = found ? sentences(this.data, result, this.strings, this.lang, points) : [this.strings.noted];
    sign(this.status, found, `${[...said, ...more].join(". ")}.`);
    this.#explain(result, solution);
  }

  /** Do `act` without having its outcome read out: what is shown again is no news. */
  quietly(act: () => void): void {
    const live = [this.status, this.#overall, ...this.#places.values()];
    for (const region of live) region.setAttribute("aria-live", "off");
    act();
    setTimeout(() => {
      for (const region of live) region.setAttribute("aria-live", "polite");
    }, QUIET);
  }

  /** Write what belongs to the whole answer: feedback, what would have been right, the model answer. */
  #explain({ matched, correct }: Result, solution: boolean): void {
    const { data, strings } = this;
    const parts = [data.matched?.[matched - 1], data.feedback].flatMap((html) => (html ? [rendered(html)] : []));
    if (solution && !correct && data.solutions && (data.kind === "number" || data.kind === "text")) {
      const words = `${strings.answer} ${either(data.solutions, this.lang)}`;
      parts.push(part("p", "course-quiz__solution", words));
    }
    if (data.kind === "reflection" && data.solution) {
      parts.push(part("div", "course-quiz__model", part("strong", "", strings.model), rendered(data.solution)));
    }
    this.#overall.replaceChildren(...parts);
  }

  #host(): Host {
    const { fieldset, data, strings, lang } = this;
    const area = fieldset.querySelector<HTMLElement>(".course-quiz__answer") ?? fieldset;
    return {
      area,
      data,
      strings,
      lang,
      mark: (row, mark, words, html) => this.#mark(row, mark, words, html),
      unmark: (row) => {
        delete row.dataset["mark"];
        this.#place(row).textContent = "";
      },
      changed: () => this.onInput?.(),
      submit: () => this.onSubmit?.(),
    };
  }

  #mark(row: HTMLElement, mark: Mark | null, words: string, html = ""): void {
    if (mark) row.dataset["mark"] = mark;
    if (words || html) sign(this.#place(row), mark, words && `${words}. `, html);
  }

  /** Return where `row` is explained; its control is described by that. */
  #place(row: HTMLElement): HTMLElement {
    const known = this.#places.get(row);
    if (known !== undefined) return known;
    const control = row.querySelector("input, select");
    const place = part("div", "course-quiz__feedback");
    place.id = `${control?.id ?? ""}--feedback`;
    place.setAttribute("aria-live", "polite");
    control?.setAttribute("aria-describedby", place.id);
    row.append(place);
    this.#places.set(row, place);
    return place;
  }
}

/** Fill `place` with a sign for the eye, words for everyone, and HTML of the compiler. */
function sign(place: Element, mark: Mark | null, words: string, html = ""): void {
  const icon = part("span", "course-quiz__sign", mark ? SIGNS[mark] : "");
  icon.setAttribute("aria-hidden", "true");
  place.replaceChildren(...(mark ? [icon, " "] : []), ...(words ? [part("strong", "", words)] : []), rendered(html, "span"));
}

function rendered(html: string, tag: "div" | "span" = "div"): HTMLElement {
  const element = part(tag);
  element.innerHTML = html;
  return element;
}
