// Keeps texts in the storage of the page's own origin. Beside frame/kept.ts this is the only file of the client
// that touches a store; learner/stored.py lists its names for the privacy page.
import type { Adapter } from "./store";

/** What names begin with, up to their first dot. */
export const NAMES = ["quiz", "aside"] as const;

export class OwnAdapter implements Adapter {
  readonly keeps = "browser";

  /** Keep under keys that begin with the id of the course, so that two courses do not touch. */
  constructor(private readonly course: string) {}

  async read(name: string): Promise<string | null> {
    return localStorage.getItem(this.#key(name));
  }

  /** All of it happens in one go, without a pause: also while the page is being left. */
  async change(name: string, change: (kept: string | null) => string | null): Promise<void> {
    const key = this.#key(name);
    const text = change(localStorage.getItem(key));
    if (text !== null) localStorage.setItem(key, text);
  }

  async forget(name: string): Promise<void> {
    localStorage.removeItem(this.#key(name));
  }

  watch(heard: (name: string, text: string | null) => void): void {
    addEventListener("storage", ({ key, newValue }) => {
      if (key?.startsWith(`${this.course}.`)) heard(key.slice(this.course.length + 1), newValue);
    });
  }

  #key(name: string): string {
    if (!NAMES.some((first) => name.startsWith(`${first}.`))) throw new Error(`no such name: ${name}`);
    return `${this.course}.${name}`;
  }
}

/** Whether the browser lets this page ask for its storage at all; nothing is written. */
export function ownWorks(): boolean {
  try {
    return localStorage.length >= 0;
  } catch {
    return false;
  }
}
