// What must be in the page before the first paint: the colours that the reader chose, and what the theme's bundle
// expects, its small store.
import { chooseColours } from "../frame/colours";
import { keepFocus } from "../frame/focus";
import { nameResults } from "../frame/results";
import { reachWideTables } from "../frame/tables";
import { loadQuestions } from "../quiz/later";

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

window.__md_scope = new URL(".", location.href);
window.__md_hash = (text) => [...text].reduce((hash, sign) => (hash << 5) - hash + sign.charCodeAt(0), 0);
// The theme's script would keep what a project switches on; this course keeps what learner/stored.py lists.
window.__md_get = () => null;
window.__md_set = () => undefined;

chooseColours(document.currentScript?.dataset["course"] ?? "");

document.addEventListener("DOMContentLoaded", () => {
  keepFocus();
  nameResults();
  reachWideTables();
  loadQuestions();
});
