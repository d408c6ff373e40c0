// Items, each with a target to choose for it: matching and categorise. Whoever likes may drag an item onto a target.
import type { QuestionData } from "../data";
import { all, part } from "../dom";
import type { MatchingKey } from "../grade";
import type { Host, Kind } from "../kind";
import { draggable } from "./drag";
import { reorder } from "./options";

/** The longest option that is not cut, its letter counted. */
const LONG = 28;

/** Make the items of a question with their targets. */
export function matching(host: Host): Kind {
  const { area, strings } = host;
  const data = host.data as QuestionData<MatchingKey>;
  const rows = all(area, ".course-quiz__row");
  const selects = rows.map((row) => row.querySelector("select") as HTMLSelectElement);
  const list = area.querySelector(".course-quiz__targets");
  // An option that is long is cut on a phone; what is behind the letters is then to be seen in the list.
  if (all<HTMLOptionElement>(area, "option").some(({ text }) => text.length > LONG)) {
    list?.classList.remove("course-quiz__onpaper");
  }
  // A list for paper alone cannot be dropped on.
  const targets = list && !list.matches(".course-quiz__onpaper") ? all(list, "li") : [];
  const set = (select: HTMLSelectElement, value: unknown): void => {
    select.value = String(Number(value ?? 0));
  };
  const open = (select: HTMLSelectElement): boolean => select.value === "0";
  const right = (index: number): string => {
    const option = [...(selects[index]?.options ?? [])].find(({ value }) => value === String(data.right[index]));
    return option?.text ?? "";
  };
  area.addEventListener("change", () => host.changed());
  rows.forEach((row, index) => addDrag(row, selects[index] as HTMLSelectElement, targets));
  return {
    answer: () => selects.map((select) => Number(select.value)),
    empty: () => selects.every(open),
    restore: (answer) => selects.forEach((select, index) => set(select, Array.isArray(answer) ? answer[index] : null)),
    retry: ({ marks }) => selects.forEach((select, index) => marks[index] === "right" || set(select, null)),
    shuffle: (order) => {
      if (data.kind === "matching") reorder(selects, list, order(data.targets, "targets"));
      if (data.shuffle !== true) return;
      const last = rows[rows.length - 1]?.nextSibling ?? null;
      for (const number of order(rows.length, "items")) {
        rows[0]?.parentNode?.insertBefore(rows[number - 1] as HTMLElement, last);
      }
    },
    focus: () => (selects.find(open) ?? selects[0])?.focus(),
    lock: (locked) => {
      for (const select of selects) select.disabled = locked;
    },
    show: ({ marks }) =>
      rows.forEach((row, index) => {
        if (open(selects[index] as HTMLSelectElement)) return;
        const ok = marks[index] === "right";
        host.mark(row, ok ? "right" : "wrong", ok ? strings.fits : strings.fits_not, data.choices?.[index]);
      }),
    solve: ({ marks }) =>
      rows.forEach((row, index) => {
        if (marks[index] === "right") return;
        const none = open(selects[index] as HTMLSelectElement);
        const words = `${none ? "" : `${strings.fits_not}. `}${strings.answer} ${right(index)}`;
        host.mark(row, none ? "missed" : "wrong", words, data.choices?.[index]);
      }),
    hide: () => rows.forEach((row) => host.unmark(row)),
  };
}

/** Let a row be dragged onto one of the targets, if there are any. */
function addDrag(row: HTMLElement, select: HTMLSelectElement, targets: readonly HTMLElement[]): void {
  if (targets.length === 0) return;
  const grip = part("span", "course-quiz__grip", "≡");
  row.prepend(grip);
  let over: HTMLElement | undefined;
  const hover = (next: HTMLElement | undefined): void => {
    if (over) delete over.dataset["over"];
    over = next;
    if (over) over.dataset["over"] = "";
  };
  draggable(row, grip, () => !select.disabled, {
    move: (x, y) => {
      const below = document.elementFromPoint(x, y);
      hover(targets.find((target) => target.contains(below)));
    },
    end: (dropped) => {
      const number = over?.dataset["number"];
      hover(undefined);
      if (!dropped || number === undefined) return;
      select.value = number;
      select.dispatchEvent(new Event("change", { bubbles: true }));
    },
  });
}
