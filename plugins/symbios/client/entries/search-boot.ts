// Stands between the theme's search box and our engine. The theme makes a `Worker` of `search` in its
// configuration, which is the URL of our engine, and speaks SETUP 0, READY 1, QUERY 2, RESULT 3 with it; we give
// it an object that looks like a worker and loads engine and index only when search is first used. This script
// stands after the search box and before the theme's script.
import type { Ask } from "../search/page";

const { engine, index, fallback } = (document.currentScript as HTMLScriptElement).dataset;
const box = new EventTarget() as EventTarget & { postMessage?: unknown; terminate?: unknown; onmessage?: unknown };
let asked = 0;
let ready: Promise<Ask> | undefined;

const inject = (url = ""): Promise<void> =>
  new Promise((resolve, reject) => {
    const script = document.createElement("script");
    script.src = url;
    script.onload = () => resolve();
    script.onerror = () => reject(new Error(`search: ${url} did not load`));
    document.head.append(script);
  });

const load = (): Promise<Ask> =>
  (ready ??= Promise.all([inject(engine), inject(index)]).then(
    () => window.__courseSearch!(window.__courseSearchIndex!, () => inject(fallback)),
    (error) => {
      ready = undefined; // The next word typed tries again.
      throw error;
    },
  ));

const say = (data: unknown): void => {
  const event = new MessageEvent("message", { data });
  box.dispatchEvent(event);
  if (typeof box.onmessage === "function") box.onmessage(event);
};

const query = (text: string): void => {
  const mine = ++asked;
  const tell = (items: unknown[]): void => {
    if (mine === asked) say({ type: 3, data: { items } });
  };
  // Where nothing could be loaded nothing is said: “no results” would be untrue.
  (text.trim() === "" ? Promise.resolve([]) : load().then((ask) => ask(text))).then(tell, console.error);
};

box.postMessage = (message: { type: number; data: string }): void => {
  if (message.type === 2) query(message.data);
  else if (message.type === 0) say({ type: 1 });
};
box.terminate = () => {};

// Without a form of this name the theme does not fetch an index of its own, and then sends no SETUP: READY
// goes out by itself, once the theme listens.
document.forms.namedItem("search")?.removeAttribute("name");
const Real = window.Worker;
window.Worker = new Proxy(Real, {
  construct(target, given, self): object {
    if (given[0] !== engine) return Reflect.construct(target, given, self) as object;
    window.Worker = Real;
    setTimeout(say, 0, { type: 1 });
    return box;
  },
});
const input = document.querySelector("[data-md-component=search-query]");
input?.addEventListener("focus", () => void load().catch(console.error));
// The theme listens to keys only: what is pasted, dictated or composed would not be seen.
input?.addEventListener("input", () => input.dispatchEvent(new Event("keyup")));
