// Items to put in order: by buttons, by choosing a place, or by dragging.
import { all, button, lockButton, part } from "../dom";
import type { Host, Kind } from "../kind";
import { fill } from "../words";
import { draggable } from "./drag";

interface Row {
  readonly element: HTMLElement;
  readonly number: number;
  readonly name: string;
  readonly select: HTMLSelectElement;
  readonly buttons: readonly HTMLButtonElement[];
}

/** Return `order` as it is, or with its first number last where it is the right one: that would be no question. */
export function neverRight(order: readonly number[]): number[] {
  const [first = 1, ...rest] = order;
  return order.every((number, index) => number === index + 1) ? [...rest, first] : [...order];
}

/** Make the items of a question; their order in the list is the answer. */
export function ordering(host: Host): Kind {
  const { area, data, strings, lang } = host;
  const said = part("div", "course-quiz__said");
  said.setAttribute("aria-live", "polite");
  area.append(said);
  const list = area.querySelector(".course-quiz__order") as HTMLElement;
  const rows = all(list, ".course-quiz__row").map((element) => row(element));
  const shown = (): Row[] =>
    [...list.children].flatMap((child) => rows.filter(({ element }) => element === child));
  let start = shown().map(({ number }) => number);
  let moved = false;
  let locked = false;

  function row(element: HTMLElement): Row {
    const label = element.querySelector("label") as HTMLElement;
    const select = element.querySelector("select") as HTMLSelectElement;
    select.querySelector('[value="0"]')?.remove();
    label.id ||= `${select.id}--name`;
    const move = (by: number, sign: string, words: string): HTMLButtonElement => {
      const mover = button("move", sign, () => place(found, shown().indexOf(found) + by));
      mover.id = `${select.id}--${by < 0 ? "up" : "down"}`;
      mover.setAttribute("aria-label", words);
      mover.setAttribute("aria-labelledby", `${mover.id} ${label.id}`);
      return mover;
    };
    const buttons = [move(-1, "↑", strings.up), move(1, "↓", strings.down)];
    const moves = part("span", "course-quiz__moves");
    moves.append(...buttons);
    const grip = part("span", "course-quiz__grip", "≡");
    element.prepend(grip);
    select.after(moves);
    const found: Row = {
      element,
      number: Number(element.dataset["number"]),
      name: (label.textContent ?? "").trim(),
      select,
      buttons,
    };
    select.addEventListener("change", (event) => {
      event.stopPropagation();
      place(found, Number(select.value) - 1);
    });
    addDrag(found, grip);
    return found;
  }

  function addDrag(dragged: Row, grip: HTMLElement): void {
    let before: number[] | null = null;
    draggable(dragged.element, grip, () => !locked, {
      move: (_, y) => {
        before ??= shown().map(({ number }) => number);
        const to = shown().findIndex(({ element }) => {
          const { top, bottom } = element.getBoundingClientRect();
          return y >= top && y < bottom;
        });
        if (to >= 0) reach(dragged, to);
      },
      end: (dropped) => {
        const old = before;
        before = null;
        if (old === null) return;
        if (dropped) tell(dragged);
        else arrange(old);
      },
    });
  }

  /** Bring `one` to a place, from 0, by moving the others around it: it keeps the focus and the pointer. */
  function reach(one: Row, to: number): void {
    const now = shown();
    const from = now.indexOf(one);
    for (const other of now.slice(from + 1, to + 1)) one.element.before(other.element);
    for (const other of now.slice(to, Math.max(to, from)).reverse()) one.element.after(other.element);
    number();
  }

  function place(one: Row, to: number): void {
    reach(one, to);
    tell(one);
  }

  function tell(one: Row): void {
    moved = true;
    host.changed();
    const n = shown().indexOf(one) + 1;
    said.textContent = fill(strings.moved, { item: one.name, n, total: rows.length }, lang);
  }

  function arrange(order: readonly number[]): void {
    list.append(...order.flatMap((number) => rows.filter((row) => row.number === number).map((row) => row.element)));
    number();
  }

  /** Write into each select where its item stands now; the ends can be moved in one direction only. */
  function number(): void {
    shown().forEach(({ select, buttons: [up, down] }, index) => {
      select.value = String(index + 1);
      lockButton(up as HTMLElement, locked || index === 0);
      lockButton(down as HTMLElement, locked || index === rows.length - 1);
    });
  }

  number();
  return {
    answer: () => shown().map((each) => each.number),
    empty: () => !moved,
    restore: (answer) => {
      moved = Array.isArray(answer);
      arrange(moved ? (answer as number[]) : start);
    },
    retry: () => undefined,
    shuffle: (order) => {
      start = neverRight(order(rows.length, "items"));
      if (!moved) arrange(start);
    },
    focus: () => shown()[0]?.select.focus(),
    lock: (on) => {
      locked = on;
      for (const { select } of rows) select.disabled = on;
      number();
    },
    show: ({ marks }) => {
      for (const { element, number } of moved ? rows : []) {
        const ok = marks[number - 1] === "right";
        host.mark(element, ok ? "right" : "wrong", ok ? strings.order_right : strings.order_wrong);
      }
    },
    solve: ({ marks }) => {
      for (const { element, number } of rows) {
        const ok = marks[number - 1] === "right";
        const words = fill(strings.place, { n: number }, lang);
        const own = moved ? `${ok ? strings.order_right : strings.order_wrong}. ` : "";
        const mark = moved ? (ok ? "right" : "wrong") : "missed";
        host.mark(element, mark, own + words, data.choices?.[number - 1]);
      }
    },
    hide: () => {
      said.textContent = "";
      for (const { element } of rows) host.unmark(element);
    },
  };
}
