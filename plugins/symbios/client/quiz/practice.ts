// One question in practice mode: checked at once, explained, tried again; hints one by one, then the solution.
import { button, lockButton, part } from "./dom";
import { lessHints, type Result } from "./grade";
import type { QuestionView } from "./question";
import type { Answer } from "./record";
import type { QuestionState } from "./state";
import { hintCost, offers, type Offers } from "./turn";
import { fill } from "./words";

/** What whoever keeps the learner's work hears of a question. */
export interface Acts {
  checked(answer: Answer, result: Result): void;
  /** The answer was changed after it was checked. */
  changed(): void;
  again(): void;
  hint(seen: number): void;
  solution(): void;
}

export class Practice {
  readonly #hints = part("div", "course-quiz__hints");
  readonly #check: HTMLButtonElement;
  readonly #again: HTMLButtonElement;
  readonly #hint: HTMLButtonElement;
  readonly #solution: HTMLButtonElement;
  #checked: Result | null = null;
  #cost = 0;
  #seen = 0;
  #tries = 0;
  #wrong = 0;
  #solved = false;
  #touched = false;

  /** Add the buttons to `view`; `acts` hears what the learner does. */
  constructor(
    private readonly view: QuestionView,
    private readonly acts: Acts,
  ) {
    const { strings, data, fieldset, status } = view;
    const own = data.kind === "reflection" && data.solution ? strings.compare : strings.done;
    this.#check = button("button", view.graded ? strings.check : own, () => this.check());
    this.#again = button("button", strings.again, () => this.again());
    this.#again.dataset["next"] = "";
    this.#hint = button("button", "", () => this.hint());
    this.#solution = button("button", strings.solution, () => this.solve());
    this.#hints.setAttribute("aria-live", "polite");
    const buttons = part("div", "course-quiz__buttons", this.#check, this.#again, this.#hint, this.#solution);
    fieldset.insertBefore(buttons, status);
    fieldset.insertBefore(this.#hints, status);
    view.onInput = () => this.#changed();
    view.onSubmit = () => this.check();
    this.#offer();
  }

  /** Whether the learner has already done something here. */
  get touched(): boolean {
    return this.#touched || !this.view.empty();
  }

  /** What the checked answer is worth, after the hints; null where none is checked. */
  get result(): Result | null {
    return this.#checked && lessHints(this.#checked, this.#cost);
  }

  /** Grade the answer and show what it is worth; the focus stays where it is, if this stays. */
  check(): void {
    const { view } = this;
    if (this.#offers().locked || this.#checked !== null) return;
    const refusal = view.refusal();
    if (refusal) {
      view.status.textContent = refusal;
      return;
    }
    this.#touched = true;
    const answer = view.answer();
    const result = view.grade(answer);
    this.#tries++;
    if (!result.correct) this.#wrong++;
    this.#cost = hintCost(view.data, this.#seen);
    this.#show(result);
    this.acts.checked(answer, lessHints(result, this.#cost));
  }

  /** Take the answer back and begin again. */
  again(): void {
    const result = this.#checked;
    this.view.hide(!this.#solved);
    this.#checked = null;
    this.#solved = false;
    this.#offer();
    this.view.retry(result);
    this.acts.again();
  }

  /** Show the next hint. */
  hint(): void {
    this.#touched = true;
    this.#seen++;
    this.#showHints();
    this.#offer();
    this.acts.hint(this.#seen);
  }

  /** Show what is right; the answer that stands there stays what it was worth. */
  solve(): void {
    if (this.#checked === null) return;
    this.#solved = true;
    this.#show(this.#checked);
    (this.#again.hidden ? this.view.status : this.#again).focus();
    this.acts.solution();
  }

  /** Take over what is known of the question; without an answer the controls stay as they are. */
  restore({ answer, tries, wrong, hints, solution }: QuestionState): void {
    const { view } = this;
    this.#tries = tries;
    this.#wrong = wrong;
    this.#seen = hints;
    this.#solved = solution;
    this.#cost = hintCost(view.data, hints);
    view.quietly(() => {
      this.#showHints();
      if (answer !== null) view.restore(answer);
      // Where the question was changed after its last attempt, there is no answer, but still a solution to see.
      if (answer !== null || this.#offers().left === 0) this.#show(view.grade(answer));
      else this.#offer();
    });
  }

  /** Forget everything: the quiz begins anew. */
  reset(): void {
    this.view.show(null, false);
    this.view.restore(null);
    this.#checked = null;
    this.#touched = false;
    this.restore({ answer: null, tries: 0, wrong: 0, hints: 0, solution: false, best: null });
  }

  #show(result: Result): void {
    const { strings, lang } = this.view;
    this.#checked = result;
    const { left } = this.#offers();
    const more: string[] = [];
    if (this.#solved) more.push(strings.solved);
    else if (!result.correct && left === 0) more.push(strings.no_tries);
    else if (!result.correct && left < Infinity) more.push(fill(strings.tries, { n: left }, lang));
    this.view.show(result, this.#solved, more, lessHints(result, this.#cost).points);
    this.#offer();
  }

  #offers(): Offers {
    const [tries, wrong, hints] = [this.#tries, this.#wrong, this.#seen];
    return offers(this.view.data, { tries, wrong, hints, solved: this.#solved, checked: this.#checked });
  }

  /** Show the buttons that can do something now; the one that is the next step is filled (`data-next`). */
  #offer(): void {
    const { data, strings, lang } = this.view;
    const { locked, again, solution, hint } = this.#offers();
    this.view.lock(locked);
    lockButton(this.#check, locked);
    const done = this.view.graded && this.#checked?.correct === true;
    const total = data.hints?.length ?? 0;
    if (done && this.#check.matches(":focus")) this.view.status.focus();
    this.#check.hidden = done;
    this.#check.toggleAttribute("data-next", !again && !solution);
    this.#again.hidden = !again;
    this.#hint.hidden = done || total === 0;
    this.#solution.hidden = !solution;
    this.#solution.toggleAttribute("data-next", !again);
    const percent = data.hints?.[this.#seen]?.cost ?? 0;
    const words = `hint${total > 1 ? "" : "_one"}${percent > 0 ? "_cost" : ""}` as const;
    const numbers = { n: this.#seen + 1, total, percent };
    this.#hint.textContent = this.#seen < total ? fill(strings[words], numbers, lang) : strings.no_hints;
    lockButton(this.#hint, hint === null);
  }

  #showHints(): void {
    const items = (this.view.data.hints ?? []).slice(0, this.#seen).map(({ html }) => {
      const item = part("li");
      item.innerHTML = html;
      return item;
    });
    const list = this.#hints.querySelector("ol");
    if (items.length === 0) list?.remove();
    else if (list) list.append(...items.slice(list.children.length));
    else this.#hints.append(part("ol", "", ...items));
  }

  /** An answer that is changed is not the one that was checked. */
  #changed(): void {
    this.#touched = true;
    const checked = this.#checked;
    this.#checked = null;
    // The model answer stays while the learner makes their own better, and so does what explains a mistake.
    if (this.view.data.kind !== "reflection") this.view.hide(checked?.correct !== true);
    this.#offer();
    if (checked) this.acts.changed();
  }
}
