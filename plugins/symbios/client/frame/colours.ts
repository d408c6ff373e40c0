// The choice between light and dark, set before the first paint. The theme's own would ask for the styles of the
// whole page while it loads, a third of all that its script costs on an old phone.
import { keep, read } from "./kept";

const KEY = "__palette";
const DARK = "(prefers-color-scheme: dark)";

interface Kept {
  color?: { scheme?: string };
}

/** Show the colours that the reader of `course` chose, else those of the system, and let the reader choose. */
export function chooseColours(course: string): void {
  const buttons = [...document.querySelectorAll<HTMLInputElement>("input[data-md-color-scheme]")];
  const system = (): string => (matchMedia(DARK).matches ? "slate" : "default");
  const kept = (): string | undefined => (read(course, KEY) as Kept | null)?.color?.scheme;

  const show = (scheme: string): void => {
    document.body.setAttribute("data-md-color-scheme", scheme);
    meta("color-scheme").content = scheme === "slate" ? "dark" : "light";
    for (const button of buttons) {
      button.checked = button.dataset["mdColorScheme"] === scheme;
      const label = button.nextElementSibling;
      if (label instanceof HTMLElement) label.hidden = !button.checked;
    }
  };
  const choose = (scheme: string): void => {
    show(scheme);
    colourBar();
  };

  show(kept() ?? system());
  requestAnimationFrame(() => setTimeout(colourBar)); // after the paint, which has computed the styles
  matchMedia(DARK).addEventListener("change", () => {
    if (kept() === undefined) choose(system());
  });
  for (const button of buttons) {
    button.addEventListener("change", () => {
      const scheme = button.dataset["mdColorScheme"] ?? "default";
      choose(scheme);
      // Nothing is kept before the reader has chosen other colours than those of the system.
      if (scheme !== system() || kept() !== undefined) keep(course, KEY, { color: { scheme } });
    });
    button.addEventListener("keydown", (event) => {
      if (event.key !== "Enter") return;
      const next = buttons.find((each) => !each.checked);
      next?.click();
      next?.focus();
    });
  }
}

/** Give the bar of a phone's browser the colour of the header. */
function colourBar(): void {
  const header = document.querySelector("[data-md-component=header]");
  if (header) meta("theme-color").content = getComputedStyle(header).backgroundColor;
}

function meta(name: string): HTMLMetaElement {
  const found = document.querySelector<HTMLMetaElement>(`meta[name=${name}]`);
  if (found) return found;
  const made = document.createElement("meta");
  made.name = name;
  document.head.append(made);
  return made;
}
