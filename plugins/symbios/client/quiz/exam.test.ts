import assert from "node:assert/strict";
import { test } from "node:test";
import { MemoryAdapter } from "../store/memory";
import { Store } from "../store/store";
import {
  asked,
  attemptsLeft,
  byOutcome,
  clock,
  extension,
  howMany,
  limits,
  minutesAndSeconds,
  warning,
  type ExamData,
} from "./exam";
import { EMPTY, type Answer, type Attempt } from "./record";
import { ExamSession } from "./session";

const MINUTE = 60_000;
const questions = (n: number) => Array.from({ length: n }, (_, index) => ({ id: `q${index + 1}`, kind: "single" }));
const attempt = (part: Partial<Attempt> = {}): Attempt => ({
  started: 1_000_000,
  seed: 1,
  minutes: 10,
  more: 0,
  answers: {},
  ...part,
});

test("without a draw all questions are asked in the order of the page", () => {
  assert.deepEqual(asked({ questions: questions(4) }, 7), [0, 1, 2, 3]);
});

test("each pool draws its own, and what comes from no pool stays", () => {
  const data: ExamData = { questions: questions(9), pools: [[1, 4, 2], [6, 3, 1]] };
  for (const seed of [1, 2, 3, 4, 5]) {
    const places = asked(data, seed);
    assert.equal(places.length, 5);
    assert.deepEqual(places, [...places].sort());
    assert.ok(places.includes(0) && places.includes(5));
    assert.equal(places.filter((place) => place >= 1 && place <= 4).length, 2);
    assert.equal(places.filter((place) => place >= 6).length, 1);
  }
  assert.equal(howMany(data), 5);
});

test("the exam draws from what its pools have drawn, and shuffles at last", () => {
  const data: ExamData = { questions: questions(9), pools: [[0, 6, 3]], draw: 4, shuffle: true };
  assert.deepEqual(asked(data, 1), asked(data, 1));
  const orders = new Set([1, 2, 3, 4, 5, 6].map((seed) => asked(data, seed).join()));
  assert.equal(orders.size, 6);
  for (const seed of [1, 2, 3]) assert.equal(asked(data, seed).filter((place) => place < 6).length <= 3, true);
  assert.equal(howMany(data), 4);
});

test("every question of a pool is drawn as often as any other", () => {
  const data: ExamData = { questions: questions(5), pools: [[0, 5, 2]] };
  const counts = [0, 0, 0, 0, 0];
  for (let seed = 0; seed < 10_000; seed++) {
    for (const place of asked(data, seed)) counts[place] = (counts[place] ?? 0) + 1;
  }
  // 10,000 draws of two in five: 4,000 each. The sum over five places that depend on each other is below 18.5 · 3/5
  // but once in a thousand.
  const distance = counts.reduce((sum, count) => sum + (count - 4000) ** 2 / 4000, 0);
  assert.ok(distance < 11.1, String(counts));
});

test("before the start the limit can be lengthened up to ten times, and turned off", () => {
  assert.deepEqual(limits(20), [20, 30, 40, 60, 100, 200, 0]);
});

test("the warning comes a fifth or two minutes before the end, and never less than twenty seconds", () => {
  assert.equal(warning(60), 2 * MINUTE);
  assert.equal(warning(5), MINUTE);
  assert.equal(warning(0.5), 20_000);
});

test("time is counted by the clock, from the start", () => {
  const at = (ms: number, part: Partial<Attempt> = {}) => clock(attempt(part), 10, 1_000_000 + ms);
  assert.deepEqual(at(0), { left: 10 * MINUTE, warn: false, over: false });
  assert.deepEqual(at(8 * MINUTE - 1), { left: 2 * MINUTE + 1, warn: false, over: false });
  assert.deepEqual(at(8 * MINUTE), { left: 2 * MINUTE, warn: true, over: false });
  assert.deepEqual(at(10 * MINUTE), { left: 0, warn: true, over: true });
  assert.deepEqual(at(24 * 60 * MINUTE), { left: 0, warn: true, over: true });
  assert.deepEqual(at(-60 * MINUTE), { left: 10 * MINUTE, warn: false, over: false }, "the clock was set back");
  assert.deepEqual(at(10 * MINUTE, { minutes: 0 }), { left: Infinity, warn: false, over: false });
});

test("more time is a fifth of the usual limit, as often as it is asked for, and stops the warning", () => {
  assert.deepEqual([extension(20), extension(7), extension(2)], [4, 2, 1]);
  for (let more = 1; more <= 12; more++) {
    const end = clock(attempt({ more }), 10, 1_000_000 + 10 * MINUTE);
    assert.equal(end.left, more * 2 * MINUTE);
  }
  assert.equal(clock(attempt({ more: 1 }), 10, 1_000_000 + 8 * MINUTE).warn, false);
  const short = { minutes: 0.5, more: 1 };
  assert.deepEqual(clock(attempt(short), 0.5, 1_000_000 + 10_000), { left: 80_000, warn: false, over: false });
});

test("the time that is left is written up to the next second", () => {
  assert.deepEqual([0, 1, 59_000, 59_001, 725_000].map(minutesAndSeconds), ["0:00", "0:01", "0:59", "1:00", "12:05"]);
});

test("attempts are counted when they begin", () => {
  assert.equal(attemptsLeft(EMPTY, 2), 2);
  assert.equal(attemptsLeft({ ...EMPTY, attempts: [attempt()] }, 2), 1);
  assert.equal(attemptsLeft({ ...EMPTY, attempts: [attempt(), attempt(), attempt()] }, 2), 0);
  assert.equal(attemptsLeft({ ...EMPTY, attempts: [attempt()] }), Infinity);
});

test("points are added for each outcome, those of none last, and what gives no points is in no row", () => {
  const data: ExamData = {
    questions: [0, 2, 1, 2, 3].map((outcome, place) => ({ id: `q${place}`, ...(outcome ? { outcome } : {}) })),
    pass: 50,
  };
  const result = (place: number, points: number, max: number) => ({
    place,
    answer: null,
    result: { points, max, correct: points === max },
  });
  const found = [result(0, 0.1, 1), result(1, 0.2, 1), result(2, 1, 1), result(3, 1, 2), result(4, 0, 0)];
  assert.deepEqual(byOutcome(data, found), [
    { outcome: 1, points: 1, max: 1, percent: 100, passed: true },
    { outcome: 2, points: 1.2, max: 3, percent: 40, passed: false },
    { outcome: 0, points: 0.1, max: 1, percent: 10, passed: false },
  ]);
});

/** A learner's browser: the exam can be opened again and again, at a time that the test sets. */
class Desk {
  readonly place = new MemoryAdapter();
  now = 1_000_000;

  constructor(readonly data: ExamData & { questions: { id: string }[] }) {}

  async open(): Promise<ExamSession> {
    return ExamSession.open(new Store(this.place, new MemoryAdapter()), "e", this.data, () => this.now);
  }
}

/** One point for the answer 1. */
const grade = (_: number, answer: Answer | null) => {
  const correct = answer?.[0] === 1;
  return { points: Number(correct), max: 1, correct };
};
const exam = () => new Desk({ questions: questions(6), draw: 3, shuffle: true, time_limit: 10, attempts: 2 });

test("a reload goes on with the same questions, order, answers and end", async () => {
  const desk = exam();
  const before = await desk.open();
  assert.equal(before.running, false);
  before.begin(20);
  const order = asked(desk.data, before.attempt?.seed ?? 0);
  before.give("q1", [1]);
  before.give("q2", [2]);
  before.give("q2", null);
  before.more();
  desk.now += 5 * MINUTE;
  const after = await desk.open();
  assert.equal(after.running, true);
  assert.deepEqual(asked(desk.data, after.attempt?.seed ?? 0), order);
  assert.deepEqual([after.answer("q1"), after.answer("q2"), after.answer("q3")], [[1], null, null]);
  assert.equal(after.clock.left, (20 + 2 - 5) * MINUTE);
  assert.equal(after.attemptsLeft, 1);
});

test("handing in grades what was asked, keeps the points, and gives each question its try", async () => {
  const desk = new Desk({ questions: questions(3) });
  const session = await desk.open();
  session.begin(0);
  session.give("q1", [1]);
  session.give("q2", [2]);
  desk.now += MINUTE;
  session.handIn(false, grade);
  assert.deepEqual(session.attempt?.done, { at: 1_060_000, late: false, points: 1, max: 3 });
  const after = await desk.open();
  assert.equal(after.running, false);
  assert.deepEqual(
    after.marked(grade).map(({ place, answer, result }) => [place, answer, result.points]),
    [
      [0, [1], 1],
      [1, [2], 0],
      [2, null, 0],
    ],
  );
  const kept = JSON.parse((await desk.place.read("quiz.e")) ?? "") as typeof EMPTY;
  assert.deepEqual(
    Object.entries(kept.questions).map(([id, { tries, last }]) => [id, tries.map((each) => each.correct), last?.answer]),
    [
      ["q1", [true], [1]],
      ["q2", [false], [2]],
      ["q3", [false], undefined],
    ],
  );
});

test("when time runs out while the page is closed, the answers are there to be handed in as they stand", async () => {
  const desk = exam();
  const before = await desk.open();
  before.begin(10);
  for (const { id } of desk.data.questions) before.give(id, [1]);
  desk.now += 60 * MINUTE;
  const after = await desk.open();
  assert.equal(after.clock.over, true);
  after.handIn(true, grade);
  assert.deepEqual(after.attempt?.done, { at: desk.now, late: true, points: 3, max: 3 });
});

test("what was handed in is not changed, extended or handed in again", async () => {
  const session = await exam().open();
  session.begin(10);
  session.handIn(false, grade);
  const done = JSON.stringify(session.attempt);
  session.give("q1", [1]);
  session.more();
  session.handIn(true, grade);
  assert.equal(JSON.stringify(session.attempt), done);
});

test("a new attempt draws anew and begins with no answers, as often as the exam allows", async () => {
  const desk = exam();
  const session = await desk.open();
  session.begin(10);
  session.begin(10);
  assert.equal(session.attemptsLeft, 1, "one that runs is not begun anew");
  session.give("q1", [1]);
  const first = session.attempt;
  session.handIn(false, grade);
  session.begin(0);
  assert.notEqual(session.attempt?.seed, first?.seed);
  assert.equal(session.answer("q1"), null);
  assert.equal(session.clock.left, Infinity);
  session.handIn(false, grade);
  session.begin(10);
  assert.equal(session.running, false);
  assert.equal(session.attemptsLeft, 0);
});

test("two tabs with one exam keep the answers of both, and the first that hands in has handed in", async () => {
  const desk = exam();
  const left = await desk.open();
  left.begin(10);
  const right = await desk.open();
  left.give("q1", [1]);
  right.give("q2", [2]);
  desk.now += 1000;
  left.handIn(false, grade);
  desk.now += 1000;
  right.handIn(true, grade);
  const after = await desk.open();
  assert.deepEqual([after.answer("q1"), after.answer("q2")], [[1], [2]]);
  assert.equal(after.attempt?.done?.late, false);
});
