// What the theme's bundle expects in the page before it runs: its small store, and the colours the reader
// chose, set before the first paint. Keys carry the id of the course, so that two courses on one host or
// on one disk do not touch.
import { keepFocus } from "../frame/focus";

interface Palette {
  index: number;
  color: Record<string, string>;
}

type Get = (key: string, storage?: Storage) => unknown;
type Set = (key: string, value: unknown, storage?: Storage) => void;

declare global {
  interface Window {
    __md_scope: URL;
    __md_hash: (text: string) => number;
    __md_get: Get;
    __md_set: Set;
  }
}

const course = document.currentScript?.dataset["course"] ?? "";

function own(storage?: Storage): Storage | undefined {
  try {
    return storage ?? window.localStorage;
  } catch {
    return undefined; // The browser keeps nothing for this page.
  }
}

window.__md_scope = new URL(".", location.href);
window.__md_hash = (text) => [...text].reduce((hash, sign) => (hash << 5) - hash + sign.charCodeAt(0), 0);
window.__md_get = (key, storage) => {
  try {
    return JSON.parse(own(storage)?.getItem(`${course}.${key}`) ?? "null") as unknown;
  } catch {
    return null;
  }
};
window.__md_set = (key, value, storage) => {
  try {
    own(storage)?.setItem(`${course}.${key}`, JSON.stringify(value));
  } catch {
    // A full or forbidden store: the choice lasts as long as the page.
  }
};

const kept = window.__md_get("__palette") as Palette | null;
const dark = matchMedia("(prefers-color-scheme: dark)").matches;
document.body.setAttribute(
  "data-md-color-scheme",
  kept?.color?.["scheme"] ?? (dark ? "slate" : "default"),
);

// The theme puts a wide table into a box that scrolls sideways; the keyboard must reach that box.
document.addEventListener("DOMContentLoaded", () => {
  keepFocus();
  const article = document.querySelector("article");
  if (article === null) return;
  const focusable = (): void => {
    for (const box of article.querySelectorAll<HTMLElement>(".md-typeset__scrollwrap")) box.tabIndex = 0;
  };
  const watch = new MutationObserver(focusable);
  watch.observe(article, { childList: true, subtree: true });
  window.addEventListener("load", () => {
    focusable();
    watch.disconnect();
  });
});
