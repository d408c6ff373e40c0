// What the theme's bundle expects in the page before it runs: its small store, and the colours the reader
// chose, set before the first paint.
import { chooseColours } from "../frame/colours";
import { keepFocus } from "../frame/focus";
import { read } from "../frame/kept";
import { nameResults } from "../frame/results";
import { reachWideTables } from "../frame/tables";

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

// The theme's script would keep what a project switches on; this course keeps what learner/stored.py lists.
window.__md_set = () => undefined;

chooseColours(course);

document.addEventListener("DOMContentLoaded", () => {
  keepFocus();
  nameResults();
  reachWideTables();
});
