import assert from "node:assert/strict";
import { test } from "node:test";
import { MemoryAdapter } from "../store/memory";
import { Store, type Adapter } from "../store/store";
import { EMPTY, QUIZ, TRIES, type QuizRecord } from "./record";
import { QuizState } from "./state";

const RIGHT = { points: 2, max: 2, correct: true };
const PARTLY = { points: 1, max: 2, correct: false };
const WRONG = { points: 0, max: 2, correct: false };
const questions = [
  { id: "q1", kind: "single", right: [true, false] },
  { id: "q2", kind: "text" },
];

/** A browser: its storage, and a clock that its tests set. */
class Browser {
  readonly place: Adapter = Object.assign(new MemoryAdapter(), { keeps: "browser" as const });
  time = 1000;
  seeds = [11, 22, 33];

  /** Open the page with the quiz `id`, in one more tab. */
  async tab(id = "a", asked = questions): Promise<QuizState> {
    const chance = { now: () => this.time, seed: () => this.seeds.shift() ?? 0 };
    return QuizState.open(new Store(this.place, new MemoryAdapter()), id, asked, chance);
  }

  async kept(id = "a"): Promise<QuizRecord | null> {
    const text = await this.place.read(`quiz.${id}`);
    return text === null ? null : (JSON.parse(text) as QuizRecord);
  }
}

test("who only opens a page leaves nothing behind", async () => {
  const browser = new Browser();
  const state = await browser.tab();
  assert.equal(state.seed, 11);
  assert.deepEqual(state.question("q1"), {
    answer: null,
    tries: 0,
    wrong: 0,
    hints: 0,
    solution: false,
    best: null,
  });
  assert.equal(await browser.kept(), null);
});

test("a checked answer is kept in these words", async () => {
  const browser = new Browser();
  (await browser.tab()).checked("q1", [2], PARTLY);
  assert.equal(
    JSON.stringify(await browser.kept()),
    '{"version":1,"draw":{"number":1,"at":1000,"seed":11},"questions":{"q1":{"tries":' +
      '[{"at":1000,"points":1,"max":2,"correct":false,"counts":true}],"best":{"points":1,"max":2,"correct":false},' +
      '"last":{"at":1000,"answer":[2],"key":"sffjvq"}}},"attempts":[]}',
  );
});

test("after a reload the seed, the answer, the tries and the hints are as they were", async () => {
  const browser = new Browser();
  const before = await browser.tab();
  before.hint("q1", 1);
  before.checked("q1", [2], WRONG);
  before.checked("q1", [1, 2], PARTLY);
  before.checked("q2", "heat", RIGHT);
  const after = await browser.tab();
  assert.equal(after.seed, 11);
  assert.deepEqual(after.question("q1"), {
    answer: [1, 2],
    tries: 2,
    wrong: 2,
    hints: 1,
    solution: false,
    best: PARTLY,
  });
  assert.equal(after.question("q2").answer, "heat");
});

test("“Try again” takes the answer back and leaves tries, hints and the best result", async () => {
  const browser = new Browser();
  const state = await browser.tab();
  state.hint("q1", 2);
  state.checked("q1", [1], RIGHT);
  state.solution("q1");
  assert.equal(state.question("q1").solution, true);
  state.again("q1");
  for (const each of [state, await browser.tab()]) {
    assert.deepEqual(each.question("q1"), {
      answer: null,
      tries: 1,
      wrong: 0,
      hints: 2,
      solution: false,
      best: RIGHT,
    });
  }
});

test("a new drawing has another seed, and tries and hints from none", async () => {
  const browser = new Browser();
  const state = await browser.tab();
  state.hint("q1", 2);
  state.checked("q1", [2], WRONG);
  state.redraw();
  assert.notEqual(state.seed, 11);
  const after = await browser.tab();
  assert.equal(after.seed, state.seed);
  const { answer, tries, hints, best } = after.question("q1");
  assert.deepEqual({ answer, tries, hints, best }, { answer: null, tries: 0, hints: 0, best: WRONG });
  after.hint("q1", 1);
  assert.equal((await browser.tab()).question("q1").hints, 1);
});

test("a question whose choices have changed is asked again; an answer whose question is gone is kept", async () => {
  const browser = new Browser();
  const state = await browser.tab();
  state.checked("q1", [2], RIGHT);
  state.checked("q2", "heat", RIGHT);
  const changed = await browser.tab("a", [{ id: "q1", kind: "single", right: [false, true] }]);
  assert.equal(changed.question("q1").answer, null);
  changed.checked("q1", [1], WRONG);
  assert.equal((await browser.kept())?.questions["q2"]?.last?.answer, "heat");
});

test("two tabs that answer at the same time keep both their answers", async () => {
  const browser = new Browser();
  const [left, right] = [await browser.tab(), await browser.tab()];
  left.checked("q1", [1], RIGHT);
  browser.time = 2000;
  right.checked("q2", "water", WRONG);
  right.checked("q1", [2], WRONG);
  const after = await browser.tab();
  assert.deepEqual(after.question("q1"), {
    answer: [2],
    tries: 2,
    wrong: 1,
    hints: 0,
    solution: false,
    best: RIGHT,
  });
  assert.equal(after.question("q2").answer, "water");
  assert.equal(after.seed, 11, "the first act has decided the order");
});

test("a tab hears of the other, and of what was deleted", async () => {
  const browser = new Browser();
  let tell: (name: string, text: string | null) => void = () => undefined;
  browser.place.watch = (heard) => (tell = heard);
  const state = await browser.tab();
  let changes = 0;
  state.onChange = () => changes++;
  const q2 = { tries: [{ at: 5, ...RIGHT, counts: true }], best: RIGHT };
  const other: QuizRecord = { ...EMPTY, questions: { q2 } };
  tell("quiz.a", JSON.stringify(other));
  assert.deepEqual(state.question("q2").best, RIGHT);
  tell("quiz.a", null);
  await Promise.resolve();
  assert.equal(state.question("q2").best, null);
  assert.equal(changes, 2);
});

test("a clock that was set back does not bring old answers before new ones", async () => {
  const browser = new Browser();
  (await browser.tab()).checked("q1", [1], RIGHT);
  browser.time = 10;
  (await browser.tab()).checked("q1", [2], WRONG);
  const after = await browser.tab();
  assert.deepEqual(after.question("q1").answer, [2]);
  assert.deepEqual((await browser.kept())?.questions["q1"]?.tries.map(({ at }) => at), [1000, 1001]);
});

test("the promise is heard of when a store fills up", async () => {
  const browser = new Browser();
  const state = await browser.tab();
  const heard: string[] = [];
  state.onKeeps = (keeps) => heard.push(keeps);
  state.checked("q1", [1], RIGHT);
  await new Promise((resolve) => setTimeout(resolve));
  assert.equal(state.keeps, "browser");
  browser.place.change = () => Promise.reject(new Error("full"));
  state.checked("q2", "heat", RIGHT);
  await new Promise((resolve) => setTimeout(resolve));
  assert.deepEqual(heard, ["page"]);
  assert.equal(state.question("q2").answer, "heat");
});

test("what shows nothing new does not count: after the right answer, and beside the solution", async () => {
  const state = await new Browser().tab();
  state.checked("q1", [2], WRONG);
  state.checked("q1", [1], RIGHT);
  state.checked("q1", [1], RIGHT);
  state.again("q1");
  state.solution("q1");
  state.checked("q1", [1], RIGHT);
  state.again("q1");
  state.checked("q1", [1], RIGHT);
  state.redraw();
  state.checked("q1", [2], WRONG);
  const counts = state.record.questions["q1"]?.tries.map((each) => each.counts);
  assert.deepEqual(counts, [true, true, false, false, true, true]);
});

test("an answer beside the solution is not the best result", async () => {
  const state = await new Browser().tab();
  state.checked("q1", [2], PARTLY);
  state.solution("q1");
  state.checked("q1", [1], RIGHT);
  assert.deepEqual(state.question("q1").best, PARTLY);
});

const TIMES = Array.from({ length: 6 }, (_, index) => index);

/** Records that share some of their parts, with questions named as a careless author might. */
function records(): QuizRecord[] {
  return TIMES.map((n) => ({
    version: 1,
    draw: { number: 1 + (n % 3), at: 100 - n, seed: n },
    questions: {
      [n % 2 ? "__proto__" : "q"]: {
        tries: [{ at: 10 * (n % 4), ...(n % 2 ? RIGHT : WRONG), counts: true }],
        best: [RIGHT, PARTLY, WRONG][n % 3] ?? WRONG,
        last: { at: n % 2, answer: [n], key: "k" },
        hints: { draw: n % 2, seen: n },
        solution: n,
      },
    },
    attempts: [
      {
        started: n % 3,
        seed: 1,
        minutes: 10,
        more: n,
        answers: { q: { at: n % 2, answer: [n] } },
        ...(n > 3 ? { done: { at: n, late: false, points: n, max: 9 } } : {}),
      },
    ],
  }));
}

test("records are joined alike in any order, in any grouping, and twice", () => {
  const { join } = QUIZ;
  const text = (record: QuizRecord): string => JSON.stringify(record);
  const all = records();
  const whole = text(all.reduce(join, EMPTY));
  for (const [index, one] of all.entries()) {
    const turned = [...all.slice(index), ...all.slice(0, index)];
    assert.equal(text(turned.reduce(join, EMPTY)), whole);
    assert.equal(text(turned.reduceRight((sum, each) => join(each, sum), EMPTY)), whole);
    assert.equal(text(join(JSON.parse(whole) as QuizRecord, one)), whole);
    for (const two of all) {
      assert.equal(text(join(one, two)), text(join(two, one)));
      for (const three of all) assert.equal(text(join(join(one, two), three)), text(join(one, join(two, three))));
    }
  }
});

test("the last tries of a question are kept, and the answers of the newest attempt", () => {
  const tries = Array.from({ length: 40 }, (_, at) => ({ at, ...WRONG, counts: true }));
  const answers = { q: { at: 1, answer: [1] } };
  const attempt = (started: number) => ({ started, seed: 1, minutes: 0, more: 0, answers });
  const record = QUIZ.join(
    { ...EMPTY, questions: { q: { tries } }, attempts: [attempt(10)] },
    { ...EMPTY, attempts: [attempt(9)] },
  );
  assert.deepEqual(record.questions["q"]?.tries.map(({ at }) => at), tries.slice(-TRIES).map(({ at }) => at));
  assert.deepEqual(record.attempts.map(({ started, answers }) => [started, Object.keys(answers)]), [
    [9, []],
    [10, ["q"]],
  ]);
});

test("a record is understood, an earlier or a half one is foreign, a later one is newer", () => {
  assert.deepEqual(QUIZ.understand({ version: 1, questions: {}, attempts: [] }), EMPTY);
  const whole = records().reduce(QUIZ.join, EMPTY);
  assert.deepEqual(QUIZ.understand(JSON.parse(JSON.stringify(whole))), whole);
  assert.equal(QUIZ.understand({ version: 2, questions: "in another way" }), "newer");
  const foreign: unknown[] = [
    null,
    7,
    [],
    {},
    { version: 0, questions: {}, attempts: [] },
    { version: "1", questions: {}, attempts: [] },
    { version: 1, questions: {} },
    { version: 1, questions: { q: null }, attempts: [] },
    { version: 1, questions: { q: { tries: [{ at: "now" }] } }, attempts: [] },
    { version: 1, questions: { q: { tries: [], last: { at: 1, answer: [{}], key: "k" } } }, attempts: [] },
    { version: 1, questions: {}, attempts: [{ started: 1 }] },
    { version: 1, questions: {}, attempts: [], draw: { number: 1 } },
  ];
  for (const value of foreign) assert.equal(QUIZ.understand(value), "foreign", JSON.stringify(value));
});
