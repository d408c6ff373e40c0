// Makes elements of the page.

/** Return a new element with a class, none where it is empty, and parts; none of them is read as HTML. */
export function made<K extends keyof HTMLElementTagNameMap>(
  tag: K,
  name = "",
  ...parts: readonly (Node | string)[]
): HTMLElementTagNameMap[K] {
  const element = document.createElement(tag);
  if (name) element.className = name;
  element.append(...parts);
  return element;
}

/** Return a button that does `act` when it is pressed. */
export function pressed(words: string, act: () => void): HTMLButtonElement {
  const button = made("button", "course-quiz__button", words);
  button.type = "button";
  button.addEventListener("click", act);
  return button;
}
