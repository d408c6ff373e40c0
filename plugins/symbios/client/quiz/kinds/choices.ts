// Answers to choose from: single, multiple, true-false; the list beside a map; the levels of a scale.
import { all } from "../dom";
import type { Host, Kind } from "../kind";

/** Make the choices of a question; those of a scale are explained, but neither right nor wrong. */
export function choices(host: Host): Kind {
  const { area, data, strings } = host;
  const rows = all(area, ".course-quiz__choice");
  const inputs = rows.map((row) => row.querySelector("input") as HTMLInputElement);
  const place = rows[0]?.parentElement;
  const said = (index: number): string => data.choices?.[index] ?? "";
  // Of one choice the verdict on the question says it in words.
  const one = data.kind === "single" || data.kind === "true-false";
  area.addEventListener("change", () => host.changed());
  return {
    answer: () => inputs.filter((input) => input.checked).map((input) => Number(input.value)),
    empty: () => !inputs.some((input) => input.checked),
    restore: (answer) => {
      for (const input of inputs) input.checked = Array.isArray(answer) && answer.includes(Number(input.value));
    },
    shuffle: (order) => {
      if (data.shuffle !== true) return;
      place?.append(...order(rows.length, "choices").map((number) => rows[number - 1] as HTMLElement));
    },
    focus: () => area.querySelector("input")?.focus(),
    lock: (locked) => {
      for (const input of inputs) input.disabled = locked;
    },
    show: ({ marks }) => {
      for (const [index, row] of rows.entries()) {
        const mark = marks[index];
        if (data.kind === "scale") {
          if (inputs[index]?.checked === true) host.mark(row, null, "", said(index));
        } else if (mark === "right" || mark === "wrong" || mark === "partly") {
          host.mark(row, mark, strings[`choice_${mark}`], said(index), one);
        }
      }
    },
    solve: ({ marks }) => {
      for (const [index, row] of rows.entries()) {
        if (marks[index] === "missed") host.mark(row, "missed", strings.choice_missed, said(index));
      }
    },
    hide: () => rows.forEach((row) => host.unmark(row)),
  };
}
