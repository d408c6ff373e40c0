import assert from "node:assert/strict";
import { test } from "node:test";
import { grade, type Key, total } from "./grade";
import { verdict } from "./question";
import { shuffled } from "./shuffle";
import { fill } from "./words";

const three: Key = { kind: "multiple", points: 2, right: [true, true, false], partial: true };

test("a verdict is right only for full points, and partly right for some", () => {
  assert.equal(verdict(grade(three, [2, 1])), "right");
  assert.equal(verdict(grade(three, [1])), "partly");
  assert.equal(verdict(grade(three, [1, 3])), "wrong");
});

test("a quiz just below the pass mark is not rounded up to it", () => {
  const sum = total([{ points: 7.99, max: 10 }], 80);
  assert.deepEqual(sum, { points: 7.99, max: 10, percent: 79, passed: false });
});

test("shuffling keeps every item and follows the numbers it is given", () => {
  const numbers = [0.99, 0, 0.5, 0];
  assert.deepEqual(shuffled(["a", "b", "c", "d"], () => numbers.shift() ?? 0), ["d", "a", "c", "b"]);
  assert.deepEqual(shuffled([1, 2, 3, 4, 5]).sort(), [1, 2, 3, 4, 5]);
  assert.deepEqual(shuffled([]), []);
});

test("numbers are written as the language writes them, and a broken language tag costs nothing", () => {
  assert.equal(fill("{n} / {total}", { n: 1.5, total: 2 }, "sl"), "1,5 / 2");
  assert.equal(fill("{n} / {total}", { n: 1.5, total: 2 }, "en"), "1.5 / 2");
  assert.equal(fill("{n}", { n: 1.5 }, "not a language"), "1.5");
});

test("a place without a number stays readable", () => {
  assert.equal(fill("{n} of {other}", { n: 1 }, "en"), "1 of {other}");
});
