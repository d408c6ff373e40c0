// Items to put in order: by buttons, by choosing a place, or by dragging.
import { all, button, lockButton, part } from "../dom";
import type { OrderingKey, Result } from "../grade";
import { bySubsequence } from "../grade-rows";
import type { Host, Kind, Order } from "../kind";
import type { Answer } from "../record";
import { fill } from "../words";
import { draggable } from "./drag";

interface Row {
  readonly element: HTMLElement;
  readonly number: number;
  readonly label: HTMLElement;
  /** Its text, without the full stop at its end: a sentence goes on after it. */
  readonly name: string;
  readonly select: HTMLSelectElement;
  readonly buttons: readonly HTMLButtonElement[];
}

/** Return `order` as it is, or with its first number last where it is the right one: that would be no question. */
export function neverRight(order: readonly number[]): number[] {
  const [first = 1, ...rest] = order;
  return order.every((number, index) => number === index + 1) ? [...rest, first] : [...order];
}

/** The items of a question; their order in the list is the answer. */
export class Ordering implements Kind {
  readonly asks = "move";
  readonly #said = part("div", "course-quiz__said");
  readonly #list: HTMLElement;
  readonly #rows: readonly Row[];
  #start: readonly number[];
  #moved = false;
  #locked = false;

  constructor(private readonly host: Host) {
    const { area } = host;
    this.#said.setAttribute("aria-live", "polite");
    area.append(this.#said);
    this.#list = area.querySelector(".course-quiz__order") as HTMLElement;
    this.#rows = all(this.#list, ".course-quiz__row").map((element) => this.#row(element));
    this.#start = this.#numbers();
    this.#number();
  }

  answer(): Answer {
    return this.#numbers();
  }

  empty(): boolean {
    return !this.#moved;
  }

  restore(answer: Answer | null): void {
    this.#moved = Array.isArray(answer);
    this.#arrange(this.#moved ? (answer as number[]) : this.#start);
  }

  /** What stands in order stays for the next try, and so does the rest. */
  retry(): void {}

  shuffle(order: Order): void {
    this.#start = neverRight(order(this.#rows.length, "items"));
    if (!this.#moved) this.#arrange(this.#start);
  }

  focus(): void {
    this.#shown()[0]?.select.focus();
  }

  lock(locked: boolean): void {
    this.#locked = locked;
    for (const { select } of this.#rows) select.disabled = locked;
    this.#number();
  }

  /** Mark each item; where pairs of them count, too, an item fits with the others or does not. */
  show({ marks }: Result): void {
    if (!this.#moved) return;
    const { strings, data } = this.host;
    const pairs = (data as OrderingKey).partial === "pairs";
    const shown = pairs ? bySubsequence(this.#numbers(), this.#rows.length)[1] : marks;
    for (const { element, number } of this.#shown()) {
      const mark = shown[number - 1] === "right" ? "right" : "wrong";
      this.host.mark(element, mark, strings[`order_${mark}`]);
    }
  }

  /** Return the right order, in which each item has its feedback; the learner's own stays to compare it with. */
  solve({ correct }: Result): Node | void {
    if (correct) return;
    const { strings, data } = this.host;
    const sorted = [...this.#rows].sort((one, other) => one.number - other.number);
    const items = sorted.map(({ label, number }) => {
      const item = part("li", "", ...[...label.childNodes].map((node) => node.cloneNode(true)), " ");
      item.insertAdjacentHTML("beforeend", data.choices?.[number - 1] ?? "");
      return item;
    });
    return part("div", "course-quiz__solution", strings.right_order, part("ol", "", ...items));
  }

  hide(): void {
    this.#said.textContent = "";
    for (const { element } of this.#rows) this.host.unmark(element);
  }

  #row(element: HTMLElement): Row {
    const { strings } = this.host;
    const label = element.querySelector("label") as HTMLElement;
    const select = element.querySelector("select") as HTMLSelectElement;
    const grip = part("span", "course-quiz__grip", "≡");
    select.querySelector('[value="0"]')?.remove();
    label.id ||= `${select.id}--name`;
    const mover = (by: number, sign: string, words: string): HTMLButtonElement => {
      const made = button("move", sign, () => this.#place(row, this.#shown().indexOf(row) + by));
      made.id = `${select.id}--${by < 0 ? "up" : "down"}`;
      made.setAttribute("aria-label", words);
      made.setAttribute("aria-labelledby", `${made.id} ${label.id}`);
      return made;
    };
    const buttons = [mover(-1, "↑", strings.up), mover(1, "↓", strings.down)];
    element.prepend(grip);
    select.after(part("span", "course-quiz__moves", ...buttons));
    const name = (label.textContent ?? "").trim().replace(/[.。]$/, "");
    const row: Row = { element, number: Number(element.dataset["number"]), label, name, select, buttons };
    select.addEventListener("change", () => this.#place(row, Number(select.value) - 1));
    this.#addDrag(row, grip);
    return row;
  }

  #addDrag(row: Row, grip: HTMLElement): void {
    let before: number[] | null = null;
    draggable(row.element, grip, () => !this.#locked, {
      move: (_, y) => {
        before ??= this.#numbers();
        const to = this.#shown().findIndex(({ element }) => {
          const { top, bottom } = element.getBoundingClientRect();
          return y >= top && y < bottom;
        });
        if (to >= 0) this.#reach(row, to);
      },
      end: (dropped) => {
        const old = before;
        before = null;
        if (old && dropped) this.#tell(row);
        else if (old) this.#arrange(old);
      },
    });
  }

  #place(row: Row, to: number): void {
    this.#reach(row, to);
    this.#tell(row);
  }

  /** Bring `row` to a place, from 0, by moving the others around it: it keeps the focus and the pointer. */
  #reach(row: Row, to: number): void {
    const now = this.#shown();
    const from = now.indexOf(row);
    for (const { element } of now.slice(from + 1, to + 1)) row.element.before(element);
    for (const { element } of now.slice(to, Math.max(to, from)).reverse()) row.element.after(element);
    this.#number();
  }

  #tell({ name, element }: Row): void {
    const { strings, lang } = this.host;
    this.#moved = true;
    this.host.changed();
    const n = [...this.#list.children].indexOf(element) + 1;
    this.#said.textContent = fill(strings.moved, { item: name, n, total: this.#rows.length }, lang);
  }

  #shown(): Row[] {
    return [...this.#list.children].flatMap((child) => this.#rows.filter(({ element }) => element === child));
  }

  #numbers(): number[] {
    return this.#shown().map(({ number }) => number);
  }

  #arrange(order: readonly number[]): void {
    const found = order.flatMap((number) => this.#rows.filter((row) => row.number === number));
    this.#list.append(...found.map(({ element }) => element));
    this.#number();
  }

  /** Write into each select where its item stands now; the ends can be moved in one direction only. */
  #number(): void {
    this.#shown().forEach(({ select, buttons: [up, down] }, index, { length }) => {
      select.value = String(index + 1);
      if (up) lockButton(up, this.#locked || index === 0);
      if (down) lockButton(down, this.#locked || index === length - 1);
    });
  }
}
