// Makes and finds elements of the page.

/** Return a new element with a class and parts; no part is read as HTML. */
export function part<K extends keyof HTMLElementTagNameMap>(
  tag: K,
  name = "",
  ...parts: readonly (Node | string)[]
): HTMLElementTagNameMap[K] {
  const element = document.createElement(tag);
  if (name) element.className = name;
  element.append(...parts);
  return element;
}

/** Return all elements in `area` that fit, as an array. */
export function all<T extends Element = HTMLElement>(area: ParentNode, selector: string): T[] {
  return [...area.querySelectorAll<T>(selector)];
}

/** Return a new button of a class that does `act`; where it is locked it does nothing. */
export function button(name: string, text: string, act: () => void): HTMLButtonElement {
  const element = part("button", `course-quiz__${name}`, text);
  element.type = "button";
  element.addEventListener("click", () => element.hasAttribute("aria-disabled") || act());
  return element;
}

/** Lock a button or open it; unlike one that is `disabled`, it does not lose the focus. */
export function lockButton(element: HTMLElement, locked: boolean): void {
  if (locked) element.setAttribute("aria-disabled", "true");
  else element.removeAttribute("aria-disabled");
}
