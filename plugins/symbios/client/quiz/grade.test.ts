import assert from "node:assert/strict";
import { test } from "node:test";
import { gradeChoice } from "./grade";
import { gradeNumber, readNumber, unitFactor, unreadable } from "./grade-number";
import { gradeOrdering, longestAscending } from "./grade-rows";
import { compiled, fits, type State } from "./pattern";

test("a number whose groups could be decimals is read in both ways, decimals first", () => {
  assert.deepEqual(readNumber("1,234 kg"), [
    [1.234, "kg"],
    [1234, "kg"],
  ]);
  assert.deepEqual(readNumber("no number"), []);
});

test("a unit is known by its plain name, and by nothing that every object has", () => {
  assert.equal(unitFactor({ "m³": 1, l: 0.001 }, "m3"), 1);
  assert.equal(unitFactor({ l: 0.001 }, "constructor"), null);
  assert.equal(unitFactor({ MW: 1 }, "mW"), null);
});

test("what is no number, or has a unit that no name means, cannot be graded", () => {
  const key = { kind: "number", points: 1, accept: [[10, 10, 1]], units: { t: 1, kg: 0.001 } } as const;
  const faults = ["ten", "kg", "1/0", "10 stone", "10 kg", "10,000", "-3"].map((answer) => unreadable(key, answer));
  assert.deepEqual(faults, ["number", "number", "number", "unit", null, null, null]);
  assert.equal(unreadable({ kind: "number", points: 1, accept: [] }, "10 kg"), "unit");
});

test("a known mistake is found, and is worth nothing", () => {
  const key = { kind: "number", points: 2, accept: [[5, 5, 1], [500, 500, 0]] } as const;
  assert.deepEqual(gradeNumber(key, "500"), { points: 0, max: 2, correct: false, marks: [], matched: 2 });
});

test("the longest ascending items are those that come first, where there are several", () => {
  assert.deepEqual(longestAscending([2, 1, 4, 3]), [2, 4]);
  assert.deepEqual(longestAscending([]), []);
});

test("an answer of the wrong shape is graded like none", () => {
  for (const answer of [null, undefined, "1", 1, { length: 2 }, NaN]) {
    const choice = gradeChoice({ kind: "single", points: 1, right: [true, false] }, answer);
    assert.deepEqual(choice.marks, ["missed", "unchosen"]);
    assert.deepEqual(gradeOrdering({ kind: "ordering", points: 1, items: 1 }, answer).marks, ["missed"]);
  }
});

test("a hostile pattern is read once for each character of the text", () => {
  const states = compiled("{a|a*|*a}".repeat(50) + "b", (text) => text);
  let steps = 0;
  const counted = new Proxy(states, {
    get(target, name) {
      if (/^\d+$/.test(String(name))) steps++;
      return Reflect.get(target, name) as State;
    },
  });
  const text = "a".repeat(400);
  assert.equal(fits(counted, text), false);
  assert.ok(steps <= 2 * (text.length + 1) * (states.length + 1), `${steps} steps`);
});
