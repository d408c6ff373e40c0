// What the theme's bundle expects in the page before it runs: its small store, and the colours the reader
// chose, set before the first paint.
import { keepFocus } from "../frame/focus";
import { keep, read } from "../frame/kept";
import { nameResults } from "../frame/results";
import { reachWideTables } from "../frame/tables";

interface Palette {
  index: number;
  color: Record<string, string>;
}

declare global {
  interface Window {
    __md_scope: URL;
    __md_hash: (text: string) => number;
    __md_get: (key: string) => unknown;
    __md_set: (key: string, value: unknown) => void;
  }
}

// The theme's script gives the page these classes while it asks for the layout, so that the browser computes
// all styles once more. Set before the first paint, they cost nothing.
document.documentElement.classList.add("js", "js-focus-visible");

const course = document.currentScript?.dataset["course"] ?? "";

window.__md_scope = new URL(".", location.href);
window.__md_hash = (text) => [...text].reduce((hash, sign) => (hash << 5) - hash + sign.charCodeAt(0), 0);
window.__md_get = (key) => read(course, key);

const kept = read(course, "__palette") as Palette | null;
const system = matchMedia("(prefers-color-scheme: dark)").matches ? "slate" : "default";
const scheme = kept?.color?.["scheme"] ?? system;
document.body.setAttribute("data-md-color-scheme", scheme);

// The theme would keep the colours on every visit, and more besides where a project switches it on. Nothing is
// kept before the reader has chosen other colours than those of the system.
window.__md_set = (key, value) => {
  if (key !== "__palette") return;
  const chosen = (value as Palette).color["scheme"] !== scheme || read(course, key) !== null;
  if (chosen) keep(course, key, value);
};

// The theme says by no radio button which colours are in use.
for (const choice of document.querySelectorAll<HTMLInputElement>("input[data-md-color-scheme]"))
  choice.checked = choice.dataset["mdColorScheme"] === scheme;

document.addEventListener("DOMContentLoaded", () => {
  keepFocus();
  nameResults();
  reachWideTables();
});
