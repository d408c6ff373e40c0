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

/** Where a row is explained: a live region, in it the name of the row, for the ears alone, and what is said of it. */
interface Place {
  readonly region: HTMLElement;
  readonly name: HTMLElement;
  readonly said: HTMLElement;
}

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
    } else if (!("items" in data) || data.partial !== "pairs") {
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
  readonly #places = new Map<HTMLElement, Place>();
  #shown: Result | null = null;
  /** Whether explanations stay when marks are taken away. */
  #explained = false;
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
    this.status.tabIndex = -1; // It gets the focus where the button that had it goes.
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

  /** Say what has to be done before the answer can be graded; an empty text where it can. */
  refusal(): string {
    const { refusal, asks = "choose" } = this.#kind;
    return this.empty() ? this.strings[asks] : refusal?.() ?? "";
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
   * `points` are what is left of the result's after the hints. The verdict is written, and so read out, first; what
   * stands there already is not written again when the solution of the same result comes.
   */
  show(result: Result | null, solution: boolean, more: readonly string[] = [], points = result?.points): void {
    const known = result !== null && result === this.#shown;
    this.#shown = result;
    if (!known) this.hide();
    if (result === null) return;
    const found = this.graded ? verdict(result) : null;
    if (found) this.fieldset.dataset["verdict"] = found;
    const said = found ? sentences(this.data, result, this.strings, this.lang, points) : [this.strings.noted];
    sign(this.status, found, `${[...said, ...more].join(". ")}.`);
    if (!known) {
      this.#kind.show?.(result);
      this.#explain(result);
    }
    if (solution) this.#solve(result);
  }

  /** Take verdict and marks away; where the answer is being corrected, what was `explained` stays. */
  hide(explained = false): void {
    this.#explained = explained;
    this.#kind.hide?.();
    if (!explained) this.#overall.textContent = "";
    delete this.fieldset.dataset["verdict"];
    this.status.textContent = "";
  }

  /** Do `act` without having its outcome read out: what is shown again is no news. */
  quietly(act: () => void): void {
    const speak = (how: "off" | "polite"): void => {
      for (const region of [this.status, this.#overall]) region.setAttribute("aria-live", how);
      for (const { region } of this.#places.values()) region.setAttribute("aria-live", how);
    };
    speak("off");
    act();
    speak("off"); // rows that were explained for the first time, too
    setTimeout(() => speak("polite"), QUIET);
  }

  /** Write what belongs to the whole answer: feedback, the model answer. */
  #explain({ matched, correct }: Result): void {
    const { data, strings } = this;
    const texts = [data.matched?.[matched - 1], data.feedback, correct && data.feedback_right];
    const parts = texts.flatMap((html) => (html ? [rendered(html)] : []));
    if (data.kind === "reflection" && data.solution) {
      parts.push(part("div", "course-quiz__model", part("strong", "", strings.model), rendered(data.solution)));
    }
    this.#overall.append(...parts);
  }

  /** Show what would have been right. */
  #solve(result: Result): void {
    const { data, strings, lang } = this;
    const shown = this.#kind.solve?.(result);
    if (shown) this.#overall.append(shown);
    if (result.correct) return;
    if (data.solutions && (data.kind === "number" || data.kind === "text")) {
      const ways = data.solutions.map((way) => way.replace(/(\d) (?=\S+$)/, "$1\u00a0"));
      this.#overall.append(part("p", "course-quiz__solution", `${strings.answer} ${either(ways, lang)}`));
    }
    if (data.feedback_right) this.#overall.append(rendered(data.feedback_right));
  }

  #host(): Host {
    const { fieldset, data, strings, lang } = this;
    const area = fieldset.querySelector<HTMLElement>(".course-quiz__answer") ?? fieldset;
    return {
      area,
      data,
      strings,
      lang,
      mark: (...given) => this.#mark(...given),
      unmark: (row) => {
        delete row.dataset["mark"];
        const { name, said } = this.#place(row);
        const html = said.lastElementChild;
        if (!this.#explained || !html?.innerHTML) name.textContent = said.textContent = "";
        else while (said.firstChild !== html) said.firstChild?.remove();
      },
      changed: () => this.onInput?.(),
      submit: () => this.onSubmit?.(),
    };
  }

  #mark(row: HTMLElement, mark: Mark | null, words: string, html = "", unseen = false): void {
    if (mark) row.dataset["mark"] = mark;
    if (!words && !html) return;
    const { name, said } = this.#place(row);
    name.textContent = `${row.querySelector("label")?.textContent ?? ""}. `;
    sign(said, mark, words && `${words}. `, html, unseen);
  }

  /** Return where `row` is explained; its control is described by what is said there. */
  #place(row: HTMLElement): Place {
    const known = this.#places.get(row);
    if (known !== undefined) return known;
    const control = row.querySelector("input, select");
    const [name, said] = [part("span", "course-quiz__aside"), part("span")];
    const region = part("div", "course-quiz__feedback", name, said);
    said.id = `${control?.id ?? ""}--feedback`;
    region.setAttribute("aria-live", "polite");
    control?.setAttribute("aria-describedby", said.id);
    row.append(region);
    const place = { region, name, said };
    this.#places.set(row, place);
    return place;
  }
}

/** Fill `place` with a sign for the eye, words for everyone, and HTML of the compiler. */
function sign(place: Element, mark: Mark | null, words: string, html = "", unseen = false): void {
  const icon = part("span", "course-quiz__sign", mark ? SIGNS[mark] : "");
  icon.setAttribute("aria-hidden", "true");
  const strong = part("strong", unseen ? "course-quiz__aside" : "", words);
  place.replaceChildren(...(mark ? [icon, " "] : []), ...(words ? [strong] : []), rendered(html, "span"));
}

function rendered(html: string, tag: "div" | "span" = "div"): HTMLElement {
  const element = part(tag);
  element.innerHTML = html;
  return element;
}
