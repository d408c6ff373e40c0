// A number, a short text or a text for oneself, to write into one field.
import type { Host, Kind } from "../kind";

/** Call `submit` where Enter is pressed in a line of text; not while a word is being composed. */
export function submitOnEnter(field: HTMLElement, submit: () => void): void {
  field.addEventListener("keydown", (event) => {
    if (event.key !== "Enter" || event.isComposing) return;
    event.preventDefault();
    submit();
  });
}

/** Make the field of a question; what is right or wrong about it, the whole question says. */
export function field(host: Host): Kind {
  const input = host.area.querySelector("input, textarea") as HTMLInputElement | HTMLTextAreaElement;
  input.addEventListener("input", () => host.changed());
  if (input instanceof HTMLInputElement) submitOnEnter(input, () => host.submit());
  return {
    asks: "write",
    answer: () => input.value,
    empty: () => input.value.trim() === "",
    restore: (answer) => {
      input.value = typeof answer === "string" ? answer : "";
    },
    focus: () => input.focus(),
    lock: (locked) => {
      input.readOnly = locked;
    },
  };
}
