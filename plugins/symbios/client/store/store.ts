// How the learner's work is kept: one asynchronous interface for the pages, adapters for the places behind it.
//
// A page never sees an exception and never waits long. What cannot be kept in the browser is kept as long as the
// page is open, and the store says so. Only differences are written: each is joined to what is kept at that
// moment, so that two tabs do not take each other's answers away.

/** What a reader can be promised: it stays in this browser, or only while this page is open. */
export type Keeps = "browser" | "page";

/** A place that keeps texts under names; every method may fail or never end. */
export interface Adapter {
  readonly keeps: Keeps;
  read(name: string): Promise<string | null>;
  /** Keep what `change` makes of what is kept under `name`, in one step; null from it leaves all as it is. */
  change(name: string, change: (kept: string | null) => string | null): Promise<void>;
  forget(name: string): Promise<void>;
  /** Call `heard` when another page has changed what is kept under a name; the text is null where it is gone. */
  watch(heard: (name: string, text: string | null) => void): void;
}

/** What a record is like that is kept under some names. */
export interface Shape<T> {
  /** Return the record that a kept value is; `foreign` where it is none, `newer` where a later version made it. */
  understand(value: unknown): T | "foreign" | "newer";
  /** Join two states of a record: in any order, any grouping, any number of times with the same outcome. */
  join(one: T, other: T): T;
}

/** How long an adapter may take before the page goes on without it, in milliseconds. */
const PATIENCE = 1000;

class TooSlow extends Error {}

export class Store {
  readonly #lost = new Set<string>();
  #stuck = false;

  /** Keep in `place`; `memory` holds what this page has written, and lasts as long as the page. */
  constructor(
    private readonly place: Adapter,
    private readonly memory: Adapter,
    private readonly patience = PATIENCE,
    private readonly now: () => number = Date.now,
  ) {}

  /** What is promised for the record `name`. */
  keeps(name: string): Keeps {
    return this.#stuck || this.#lost.has(name) ? "page" : this.place.keeps;
  }

  /** Return the record that is kept under `name`; null where there is none that can be understood. */
  async read<T>(name: string, shape: Shape<T>): Promise<T | null> {
    const own = understood(await this.memory.read(name), shape);
    try {
      const text = await this.#inTime(() => this.place.read(name));
      const kept = understood(text, shape);
      if (kept === "newer") this.#lost.add(name);
      return joined(shape, known(own), known(kept));
    } catch {
      this.#lost.add(name);
      return known(own);
    }
  }

  /** Join `delta` to what is kept under `name`, and return all of it. */
  async merge<T>(name: string, shape: Shape<T>, delta: T): Promise<T> {
    const own = into(this.memory, name, shape, delta, this.now);
    try {
      // Nothing is waited for before this: a page that is being left writes at once or not at all.
      const kept = this.#inTime(async () => into(this.place, name, shape, delta, this.now));
      const all = shape.join(await kept, await own);
      // What could not be kept before is kept now.
      if (this.#lost.has(name)) await this.#inTime(async () => into(this.place, name, shape, all, this.now));
      this.#lost.delete(name);
      return all;
    } catch {
      this.#lost.add(name);
      return own;
    }
  }

  /** Call `heard` with the record `name` when another page has changed it; null: it was deleted. */
  watch<T>(name: string, shape: Shape<T>, heard: (record: T | null) => void): void {
    try {
      this.place.watch((changed, text) => {
        if (changed !== name) return;
        const record = understood(text, shape);
        if (text === null) void this.memory.forget(name).then(() => heard(null));
        else if (known(record) !== null) heard(known(record));
      });
    } catch {
      // A place that cannot be watched is read at the next visit.
    }
  }

  /** Ask the place, but not for longer than the patience lasts; a place that was too slow is not asked again. */
  async #inTime<T>(ask: () => Promise<T>): Promise<T> {
    if (this.#stuck) throw new TooSlow();
    let timer: ReturnType<typeof setTimeout> | undefined;
    const late = new Promise<never>((_, reject) => {
      timer = setTimeout(() => {
        this.#stuck = true;
        reject(new TooSlow());
      }, this.patience);
    });
    try {
      return await Promise.race([ask(), late]);
    } finally {
      clearTimeout(timer);
    }
  }
}

/** Join `delta` to what an adapter keeps; what is not a record is set aside first, what is newer is not touched. */
async function into<T>(
  place: Adapter,
  name: string,
  shape: Shape<T>,
  delta: T,
  now: () => number,
): Promise<T> {
  let all = delta;
  let aside: string | null = null;
  const write = (over: string | null): Promise<void> =>
    place.change(name, (kept) => {
      const found = kept === over ? null : understood(kept, shape);
      if (found === "newer") throw new Error("a later version of the course has written this");
      if (found === "foreign") {
        aside = kept;
        return null;
      }
      // Joined in any case: equal records are then equal texts, and tabs do not answer each other for ever.
      all = shape.join(found ?? delta, delta);
      const text = JSON.stringify(all);
      return text === kept ? null : text;
    });
  await write(null);
  if (aside !== null) {
    const spoilt = aside as string;
    await place.change(`aside.${name}.${now()}`, () => spoilt);
    await write(spoilt);
  }
  return all;
}

/** Return the record that a kept text holds; null where nothing is kept. */
function understood<T>(text: string | null, shape: Shape<T>): T | null | "foreign" | "newer" {
  if (text === null) return null;
  try {
    return shape.understand(JSON.parse(text) as unknown);
  } catch {
    return "foreign";
  }
}

function known<T>(found: T | null | "foreign" | "newer"): T | null {
  return found === "foreign" || found === "newer" ? null : found;
}

function joined<T>(shape: Shape<T>, one: T | null, other: T | null): T | null {
  return one === null || other === null ? one ?? other : shape.join(one, other);
}
