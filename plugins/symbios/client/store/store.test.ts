import assert from "node:assert/strict";
import { beforeEach, test } from "node:test";
import { MemoryAdapter } from "./memory";
import { OwnAdapter, ownWorks } from "./own";
import { Store, type Adapter, type Shape } from "./store";

/** A shape with little in it: words, of which none is ever taken away. */
interface Words {
  readonly version: number;
  readonly words: readonly string[];
}
const WORDS: Shape<Words> = {
  understand(value) {
    const { version, words } = value as Partial<Words>;
    if (typeof version !== "number") return "foreign";
    if (version > 1) return "newer";
    return Array.isArray(words) ? { version, words } : "foreign";
  },
  join: (one, other) => ({ version: 1, words: [...new Set([...one.words, ...other.words])].sort() }),
};
const words = (...all: string[]): Words => ({ version: 1, words: all });

/** A browser's storage that holds so many characters. */
class FakeStorage {
  readonly texts = new Map<string, string>();
  room = Infinity;

  get length(): number {
    return this.texts.size;
  }
  getItem(key: string): string | null {
    return this.texts.get(key) ?? null;
  }
  setItem(key: string, text: string): void {
    const others = [...this.texts].filter(([each]) => each !== key);
    if (others.reduce((sum, [, { length }]) => sum + length, text.length) > this.room) throw new Error("full");
    this.texts.set(key, text);
  }
  removeItem(key: string): void {
    this.texts.delete(key);
  }
}

type Heard = (event: { key: string | null; newValue: string | null }) => void;
let storage: FakeStorage;
let tabs: Heard[];
const use = (value: unknown): void => {
  Object.defineProperty(globalThis, "localStorage", { value, configurable: true });
};
const open = (course = "one"): Store => new Store(new OwnAdapter(course), new MemoryAdapter(), 20, () => 1234);

beforeEach(() => {
  storage = new FakeStorage();
  tabs = [];
  use(storage);
  Object.assign(globalThis, { addEventListener: (_: string, heard: Heard) => tabs.push(heard) });
});

test("what is merged comes back under a key that begins with the course", async () => {
  const store = open();
  assert.deepEqual(await store.merge("quiz.a", WORDS, words("heat")), words("heat"));
  assert.deepEqual([...storage.texts], [["one.quiz.a", '{"version":1,"words":["heat"]}']]);
  assert.deepEqual(await open().read("quiz.a", WORDS), words("heat"));
  assert.equal(await open("two").read("quiz.a", WORDS), null);
  assert.equal(store.keeps("quiz.a"), "browser");
});

test("two tabs do not take each other's words away", async () => {
  const [left, right] = [open(), open()];
  await left.read("quiz.a", WORDS);
  await right.read("quiz.a", WORDS);
  await left.merge("quiz.a", WORDS, words("heat"));
  assert.deepEqual(await right.merge("quiz.a", WORDS, words("water")), words("heat", "water"));
  assert.deepEqual(await open().read("quiz.a", WORDS), words("heat", "water"));
});

test("a write is done before anything is waited for: the page may be closing", () => {
  void open().merge("quiz.a", WORDS, words("heat"));
  assert.equal(storage.texts.get("one.quiz.a"), '{"version":1,"words":["heat"]}');
});

test("what a full store does not take lasts as long as the page, and goes in once there is room", async () => {
  const store = open();
  storage.room = 10;
  assert.deepEqual(await store.merge("quiz.a", WORDS, words("heat")), words("heat"));
  assert.equal(store.keeps("quiz.a"), "page");
  assert.deepEqual(await store.read("quiz.a", WORDS), words("heat"));
  assert.equal(storage.length, 0);
  storage.room = 100;
  assert.deepEqual(await store.merge("quiz.a", WORDS, words("water")), words("heat", "water"));
  assert.equal(store.keeps("quiz.a"), "browser");
  assert.deepEqual(await open().read("quiz.a", WORDS), words("heat", "water"));
});

test("a forbidden store is found out without a write, and costs no exception", async () => {
  Object.defineProperty(globalThis, "localStorage", {
    get: () => {
      throw new Error("denied");
    },
    configurable: true,
  });
  assert.equal(ownWorks(), false);
  const store = open();
  assert.equal(await store.read("quiz.a", WORDS), null);
  assert.deepEqual(await store.merge("quiz.a", WORDS, words("heat")), words("heat"));
  assert.deepEqual(await store.merge("quiz.a", WORDS, words("water")), words("heat", "water"));
  assert.equal(store.keeps("quiz.a"), "page");
});

test("asking whether the store works writes nothing", () => {
  assert.equal(ownWorks(), true);
  assert.equal(storage.length, 0);
});

for (const [what, spoilt] of [
  ["not JSON", '{"version":1,"wor'],
  ["JSON of somebody else", '{"theme":"dark"}'],
  ["a word", '"heat"'],
  ["null", "null"],
] as const) {
  test(`a value that is ${what} is set aside, not deleted, when the first is written`, async () => {
    storage.texts.set("one.quiz.a", spoilt);
    const store = open();
    assert.equal(await store.read("quiz.a", WORDS), null);
    assert.deepEqual([...storage.texts], [["one.quiz.a", spoilt]]);
    await store.merge("quiz.a", WORDS, words("heat"));
    assert.deepEqual([...storage.texts].sort(), [
      ["one.aside.quiz.a.1234", spoilt],
      ["one.quiz.a", '{"version":1,"words":["heat"]}'],
    ]);
    assert.equal(store.keeps("quiz.a"), "browser");
  });
}

test("a spoilt value that cannot be set aside stays where it is", async () => {
  storage.texts.set("one.quiz.a", "x".repeat(50));
  storage.room = 60;
  const store = open();
  assert.deepEqual(await store.merge("quiz.a", WORDS, words("heat")), words("heat"));
  assert.deepEqual([...storage.texts], [["one.quiz.a", "x".repeat(50)]]);
  assert.equal(store.keeps("quiz.a"), "page");
});

test("what a later version has written is neither used nor touched", async () => {
  const newer = '{"version":2,"words":{"heat":1}}';
  storage.texts.set("one.quiz.a", newer);
  const store = open();
  assert.equal(await store.read("quiz.a", WORDS), null);
  assert.equal(store.keeps("quiz.a"), "page");
  assert.deepEqual(await store.merge("quiz.a", WORDS, words("heat")), words("heat"));
  assert.deepEqual([...storage.texts], [["one.quiz.a", newer]]);
});

test("a place that never answers is waited for once, and not for long", async () => {
  const never = (): Promise<never> => new Promise(() => undefined);
  let calls = 0;
  const place: Adapter = {
    keeps: "browser",
    read: () => (calls++, never()),
    change: () => (calls++, never()),
    forget: never,
    watch: () => undefined,
  };
  const store = new Store(place, new MemoryAdapter(), 20);
  assert.equal(await store.read("quiz.a", WORDS), null);
  assert.deepEqual(await store.merge("quiz.a", WORDS, words("heat")), words("heat"));
  assert.deepEqual(await store.read("quiz.a", WORDS), words("heat"));
  assert.equal(store.keeps("quiz.a"), "page");
  assert.equal(store.keeps("quiz.b"), "page");
  assert.equal(calls, 1);
});

test("a page hears what another tab writes under the same name, and when it is deleted", async () => {
  const heard: (Words | null)[] = [];
  const store = open();
  store.watch("quiz.a", WORDS, (record) => heard.push(record));
  const tell: Heard = (event) => tabs.forEach((tab) => tab(event));
  tell({ key: "one.quiz.a", newValue: '{"version":1,"words":["heat"]}' });
  tell({ key: "one.quiz.b", newValue: '{"version":1,"words":["other quiz"]}' });
  tell({ key: "two.quiz.a", newValue: '{"version":1,"words":["other course"]}' });
  tell({ key: "one.quiz.a", newValue: "{" });
  tell({ key: null, newValue: null });
  await store.merge("quiz.a", WORDS, words("water"));
  storage.texts.clear();
  tell({ key: "one.quiz.a", newValue: null });
  await new Promise((resolve) => setTimeout(resolve));
  assert.deepEqual(heard, [words("heat"), null]);
  assert.equal(await store.read("quiz.a", WORDS), null);
});

test("a name that the privacy page does not list is not written", async () => {
  const store = open();
  await store.merge("name", WORDS, words("Ana"));
  assert.equal(storage.length, 0);
  assert.equal(store.keeps("name"), "page");
});

test("what is kept in memory alone is promised for the page alone", async () => {
  const store = new Store(new MemoryAdapter(), new MemoryAdapter());
  assert.equal(store.keeps("quiz.a"), "page");
  await store.merge("quiz.a", WORDS, words("heat"));
  assert.deepEqual(await store.read("quiz.a", WORDS), words("heat"));
  assert.equal(store.keeps("quiz.a"), "page");
});
