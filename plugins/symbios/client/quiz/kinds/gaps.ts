// A text with gaps to write into or to choose for.
import { all, part } from "../dom";
import type { Host, Kind } from "../kind";
import { submitOnEnter } from "./fields";
import { reorder } from "./options";

type Gap = HTMLInputElement | HTMLSelectElement;

const typed = (gap: Gap): gap is HTMLInputElement => gap instanceof HTMLInputElement;

/** Make the gaps of a text; each has its mark behind it. */
export function gaps(host: Host): Kind {
  const { area, data, strings } = host;
  const found = all<Gap>(area, ".course-quiz__gap");
  const marks = found.map((gap) => {
    const mark = part("span", "course-quiz__gapmark");
    mark.id = `${gap.id}--mark`;
    gap.setAttribute("aria-describedby", mark.id);
    gap.after(mark);
    return mark;
  });
  for (const gap of found) {
    gap.addEventListener("input", () => host.changed());
    if (typed(gap)) submitOnEnter(gap, () => host.submit());
  }
  const set = (gap: Gap, value: unknown): void => {
    gap.value = typed(gap) ? String(value ?? "") : String(Number(value ?? 0));
  };
  const open = (gap: Gap): boolean => gap.value.trim() === (typed(gap) ? "" : "0");
  const right = (index: number): string => {
    const gap = found[index] as Gap;
    if (typed(gap)) return data.solutions?.[index] ?? "";
    return [...gap.options].find((option) => option.value === "1")?.text ?? "";
  };
  const hide = (): void =>
    found.forEach((gap, index) => {
      delete gap.dataset["mark"];
      (marks[index] as HTMLElement).textContent = "";
    });
  return {
    asks: "write",
    answer: () => found.map((gap) => (typed(gap) ? gap.value : Number(gap.value))),
    empty: () => found.every(open),
    restore: (answer) => found.forEach((gap, index) => set(gap, Array.isArray(answer) ? answer[index] : null)),
    retry: (result) => found.forEach((gap, index) => result.marks[index] === "right" || set(gap, null)),
    shuffle: (order) => {
      for (const gap of found) {
        if (typed(gap)) continue;
        const list = area.querySelector(`.course-quiz__targets[aria-labelledby="${gap.id}--choices"]`);
        reorder([gap], list, order(gap.options.length - 1, gap.id));
      }
    },
    focus: () => (found.find(open) ?? found[0])?.focus(),
    lock: (locked) => {
      for (const gap of found) {
        if (typed(gap)) gap.readOnly = locked;
        else gap.disabled = locked;
      }
    },
    show: (result) =>
      found.forEach((gap, index) => {
        if (open(gap)) return;
        const ok = result.marks[index] === "right";
        gap.dataset["mark"] = ok ? "right" : "wrong";
        const words = ok ? `✓ ${strings.gap_right}` : `✗ ${strings.gap_wrong}`;
        (marks[index] as HTMLElement).replaceChildren(part("span", "", words));
      }),
    solve: (result) =>
      found.forEach((_, index) => {
        if (result.marks[index] === "right") return;
        const mark = marks[index] as HTMLElement;
        mark.append(mark.textContent ? ". " : "", `${strings.answer} ${right(index)}`);
      }),
    hide,
  };
}
