// What a page needs before its first paint, kept in the browser. Only this file and store/own.ts, which keeps the
// learner's work, touch a store, and nothing is kept under other keys than theirs: learner/stored.py lists them for
// the privacy page, and tests/learner/test_stored.py compares. Keys carry the id of the course, so that two courses
// on one host or on one disk do not touch.

/** Every key of this file, without the id of the course before it. */
export const KEYS = ["__palette"] as const;
export type Key = (typeof KEYS)[number];

/** Return what is kept; null where there is nothing or the browser keeps nothing for this page. */
export function read(course: string, key: string): unknown {
  try {
    return JSON.parse(localStorage.getItem(`${course}.${key}`) ?? "null") as unknown;
  } catch {
    return null;
  }
}

/** Keep `value`; in a full or forbidden store it lasts as long as the page. */
export function keep(course: string, key: Key, value: unknown): void {
  try {
    localStorage.setItem(`${course}.${key}`, JSON.stringify(value));
  } catch {
    // As the first line says.
  }
}

/** Delete everything that this course has kept, the learner's work too, and nothing of its neighbours. */
export function forget(course: string): void {
  try {
    for (const key of Object.keys(localStorage)) if (key.startsWith(`${course}.`)) localStorage.removeItem(key);
  } catch {
    // A store that cannot be opened keeps nothing.
  }
}
