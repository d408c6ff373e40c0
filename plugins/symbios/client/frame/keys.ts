// The theme goes to the search at the press of a single letter. Who dictates, or whose hand slips, would be carried
// off by it, and could not switch it off (WCAG 2.1.4). Here Ctrl+K or ⌘K leads to the search, from everywhere.

const LETTERS = new Set(["f", "s", "p", "n", "/", ",", "."]);

const typing = (target: EventTarget | null): boolean =>
  target instanceof HTMLElement && (target.isContentEditable || target.matches("input, textarea, select"));

/** Take the theme's letters away and listen for the key of the search; `open` leads to it. */
export function listenForSearch(open: () => void): void {
  document.addEventListener(
    "keydown",
    (event) => {
      const { key, ctrlKey, metaKey, altKey, shiftKey } = event;
      if ((ctrlKey || metaKey) && !altKey && !shiftKey && key.toLowerCase() === "k") {
        event.preventDefault();
        open();
      } else if (LETTERS.has(key) && !typing(event.target)) event.stopPropagation();
    },
    true,
  );
}
