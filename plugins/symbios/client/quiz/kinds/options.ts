// Options to choose from in an order by chance, and the list that they may be the letters of.
import { all } from "../dom";

/** Return the letter of a place in a list, from 1: A, B … Z, AA, AB … */
export function letter(place: number): string {
  const rest = (place - 1) % 26;
  return (place > 26 ? letter((place - 1 - rest) / 26) : "") + String.fromCharCode(65 + rest);
}

/** Return the text of an option with a letter at its beginning, in the place of the one that it has. */
export function relettered(text: string, place: number): string {
  return text.replace(/^[A-Z]+(?=\. |$)/, letter(place));
}

/**
 * Show options in another order, in each of `selects`; the one for “nothing chosen” stays first. Where a `list`
 * has what their letters stand for, it gets the same order, and they new letters.
 */
export function reorder(selects: readonly HTMLSelectElement[], list: Element | null, order: readonly number[]): void {
  const entries = list ? all(list, "li") : [];
  for (const number of order) {
    const entry = entries.find((each) => each.dataset["number"] === String(number));
    if (entry) list?.append(entry);
  }
  for (const select of selects) {
    const { value } = select;
    for (const [index, number] of order.entries()) {
      const option = [...select.options].find((each) => each.value === String(number));
      if (option === undefined) continue;
      if (list) option.text = relettered(option.text, index + 1);
      select.append(option);
    }
    select.value = value;
  }
}
