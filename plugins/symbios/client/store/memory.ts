// Keeps texts as long as the page is open: for browsers that keep nothing, and for tests.
import type { Adapter } from "./store";

export class MemoryAdapter implements Adapter {
  readonly keeps = "page";
  readonly #texts = new Map<string, string>();

  async read(name: string): Promise<string | null> {
    return this.#texts.get(name) ?? null;
  }

  async change(name: string, change: (kept: string | null) => string | null): Promise<void> {
    const text = change(this.#texts.get(name) ?? null);
    if (text !== null) this.#texts.set(name, text);
  }

  async forget(name: string): Promise<void> {
    this.#texts.delete(name);
  }

  /** Nobody else can write here. */
  watch(): void {}
}
