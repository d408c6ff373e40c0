// The box of one tooltip: what it says, and where it stands.
import { EDGE, place } from "./place";

/** Return the tooltip of an entry of the list: its term and definition, without anything to click. */
export function made(entry: Element, number: number): HTMLElement {
  const box = document.createElement("div");
  box.className = "course-tooltip";
  box.id = `course-tooltip-${number}`;
  box.setAttribute("role", "tooltip");
  box.hidden = true;
  const term = document.createElement("strong");
  term.textContent = `${entry.querySelector("dt")?.textContent?.trim() ?? ""}: `;
  box.append(term, ...(entry.querySelector("dd")?.cloneNode(true).childNodes ?? []));
  for (const copy of box.querySelectorAll("[id]")) copy.removeAttribute("id");
  for (const link of box.querySelectorAll("a")) link.replaceWith(...link.childNodes);
  return box;
}

/** Put `box` at its word; where that stands on two lines, at the one of the pointer, else at the first. */
export function put(box: HTMLElement, link: HTMLElement, pointer?: PointerEvent): void {
  const lines = [...link.getClientRects()];
  const word = lines.find((line) => pointer && pointer.clientY <= line.bottom) ?? lines[0];
  if (word === undefined) return;
  const { clientWidth: width, clientHeight: height } = document.documentElement;
  const top = document.querySelector("[data-md-component=header]")?.getBoundingClientRect().bottom ?? 0;
  box.style.left = box.style.top = "0";
  box.style.maxWidth = "";
  box.style.boxSizing = "border-box";
  if (box.offsetWidth > width - 2 * EDGE) box.style.maxWidth = `${width - 2 * EDGE}px`;
  const zero = box.getBoundingClientRect();
  const found = place(word, zero, { width, height, top }, getComputedStyle(box).direction === "rtl");
  box.style.left = `${found.left - zero.left}px`;
  box.style.top = `${found.top - zero.top}px`;
}
