// One question in practice mode: checked at once, explained choice by choice, tried again.
import type { QuestionData, Strings } from "./data";
import { grade, type Mark, type Result } from "./grade";
import { shuffled } from "./shuffle";
import { fill } from "./words";

const SIGNS = { right: "✓", wrong: "✗", partly: "◐" } as const;
type Verdict = keyof typeof SIGNS;

/** Say how good an answer is, in one word of `Strings`. */
export function verdict(result: Result): Verdict {
  if (result.correct) return "right";
  return result.points > 0 ? "partly" : "wrong";
}

export class QuestionView {
  readonly #rows: readonly HTMLElement[];
  readonly #inputs: readonly HTMLInputElement[];
  readonly #status = made("p", "course-quiz__status");
  readonly #overall = made("div", "course-quiz__feedback");
  readonly #again = made("button", "course-quiz__button");

  /** Make `fieldset` interactive; `changed` hears of each answer that was checked, null when it is taken back. */
  constructor(
    private readonly fieldset: HTMLElement,
    private readonly data: QuestionData,
    private readonly strings: Strings,
    private readonly lang: string,
    private readonly changed: (answer: readonly number[], result: Result | null) => void,
  ) {
    this.#rows = [...fieldset.querySelectorAll<HTMLElement>(".course-quiz__choice")];
    this.#inputs = this.#rows.map((row) => row.querySelector("input") as HTMLInputElement);
    if (data.shuffle === true) {
      const first = this.#rows[0]?.parentElement;
      first?.append(...shuffled(this.#rows));
    }
    for (const [index, row] of this.#rows.entries()) row.append(this.#feedback(index));
    this.#status.setAttribute("role", "status");
    this.#overall.setAttribute("aria-live", "polite");
    const check = made("button", "course-quiz__button");
    check.textContent = strings.check;
    check.addEventListener("click", () => this.check());
    this.#again.textContent = strings.again;
    this.#again.hidden = true;
    this.#again.addEventListener("click", () => this.again());
    for (const button of [check, this.#again]) button.setAttribute("type", "button");
    const buttons = made("div", "course-quiz__buttons");
    buttons.append(check, this.#again);
    fieldset.append(buttons, this.#status, this.#overall);
    fieldset.addEventListener("change", () => this.#clear());
  }

  /** Grade the chosen answers and show what they are worth; the focus stays where it is. */
  check(): void {
    const answer = this.#inputs.filter((input) => input.checked).map((input) => Number(input.value));
    if (answer.length === 0) {
      this.#status.textContent = this.strings.choose;
      return;
    }
    const result = grade(this.data, answer);
    result.choices.forEach((mark, index) => this.#show(index, mark));
    const found = verdict(result);
    sign(this.#status, found, this.#words(result, found));
    this.#overall.innerHTML = this.data.feedback ?? "";
    this.fieldset.dataset["verdict"] = found;
    this.#again.hidden = result.correct;
    this.changed(answer, result);
  }

  /** Take the answer back and begin again at the first choice. */
  again(): void {
    for (const input of this.#inputs) input.checked = false;
    this.#clear();
    this.fieldset.querySelector("input")?.focus();
  }

  #words(result: Result, found: Verdict): string {
    if (this.data.kind !== "multiple" || result.correct) return `${this.strings[found]}.`;
    const n = result.choices.filter((mark) => mark === "right").length;
    const total = this.data.right.filter(Boolean).length;
    return `${this.strings[found]}. ${fill(this.strings.found, { n, total }, this.lang)}.`;
  }

  #feedback(index: number): HTMLElement {
    const place = made("div", "course-quiz__feedback");
    place.id = `${this.#inputs[index]?.id ?? ""}--feedback`;
    place.setAttribute("aria-live", "polite");
    this.#inputs[index]?.setAttribute("aria-describedby", place.id);
    return place;
  }

  /** Explain a chosen answer; one that was missed stays for the next try. */
  #show(index: number, mark: Mark): void {
    const row = this.#rows[index];
    const place = row?.lastElementChild;
    if (!row || !place || (mark !== "right" && mark !== "wrong")) return;
    row.dataset["mark"] = mark;
    sign(place, mark, `${this.strings[mark]}. `, this.data.choices?.[index] ?? "");
  }

  #clear(): void {
    if (this.fieldset.dataset["verdict"] !== undefined) this.changed([], null);
    delete this.fieldset.dataset["verdict"];
    this.#status.textContent = this.#overall.textContent = "";
    this.#again.hidden = true;
    for (const row of this.#rows) {
      delete row.dataset["mark"];
      if (row.lastElementChild) row.lastElementChild.textContent = "";
    }
  }
}

function made(tag: string, name: string): HTMLElement {
  const element = document.createElement(tag);
  element.className = name;
  return element;
}

/** Fill `place` with a sign for the eye, words for everyone, and HTML of the compiler. */
function sign(place: Element, found: Verdict, words: string, html = ""): void {
  const icon = made("span", "course-quiz__sign");
  icon.setAttribute("aria-hidden", "true");
  icon.textContent = SIGNS[found];
  const verdict = document.createElement("strong");
  verdict.textContent = words;
  const rest = document.createElement("span");
  rest.innerHTML = html;
  place.replaceChildren(icon, " ", verdict, rest);
}
