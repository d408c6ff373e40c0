import assert from "node:assert/strict";
import { beforeEach, test } from "node:test";
import { forget, keep, read } from "./kept";

/** A store as browsers have it: what is kept are its own enumerable properties. */
class FakeStore {
  [key: string]: unknown;
}
Object.defineProperties(FakeStore.prototype, {
  getItem: { value(this: FakeStore, key: string) { return this[key] ?? null; } },
  setItem: { value(this: FakeStore, key: string, value: string) { this[key] = value; } },
  removeItem: { value(this: FakeStore, key: string) { delete this[key]; } },
});
const use = (store: unknown): unknown => Object.assign(globalThis, { localStorage: store });

beforeEach(() => use(new FakeStore()));

test("what is kept comes back under the course's own key", () => {
  keep("one", "__palette", { index: 1 });
  assert.deepEqual(read("one", "__palette"), { index: 1 });
  assert.equal(read("two", "__palette"), null);
});

test("a course forgets its own keys and leaves those of a course whose id begins alike", () => {
  keep("one", "__palette", 1);
  keep("one-more", "__palette", 2);
  forget("one");
  assert.equal(read("one", "__palette"), null);
  assert.equal(read("one-more", "__palette"), 2);
});

test("a broken value or a store that throws is as if nothing were kept", () => {
  use({ getItem: () => "{", setItem: () => { throw new Error("full"); } });
  keep("one", "__palette", 1);
  assert.equal(read("one", "__palette"), null);
  use(undefined);
  forget("one");
});
