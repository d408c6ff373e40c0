import assert from "node:assert/strict";
import { test } from "node:test";
import type { QuestionData, Strings } from "./data";
import { type ChoiceKey, total } from "./grade";
import { grade } from "./grade-any";
import { letter, relettered } from "./kinds/options";
import { neverRight } from "./kinds/order";
import { sentences, verdict } from "./question";
import { hintCost, offers, type Turn } from "./turn";
import { either, fill } from "./words";

const three: ChoiceKey = { kind: "multiple", points: 2, right: [true, true, false], partial: true };
const strings = {
  right: "Right",
  partly: "Partly right",
  wrong: "Not right",
  found: "Right answers chosen: {n} of {total}",
  parts: "Right parts: {n} of {total}",
  points: "Points: {points} of {max}",
} as Strings;
const fresh: Turn = { tries: 0, wrong: 0, hints: 0, solved: false, checked: null };

function said(question: QuestionData, answer: unknown, points?: number): string[] {
  return sentences(question, grade(question, answer), strings, "en", points);
}

test("a verdict is right only for full points, and partly right for some", () => {
  assert.equal(verdict(grade(three, [2, 1])), "right");
  assert.equal(verdict(grade(three, [1])), "partly");
  assert.equal(verdict(grade(three, [1, 3])), "wrong");
});

test("of several right choices the verdict counts those that were found, and says what they are worth", () => {
  assert.deepEqual(said({ id: "q", ...three }, [1]), [
    "Partly right",
    "Right answers chosen: 1 of 2",
    "Points: 1 of 2",
  ]);
});

test("a wrong answer to one choice is not counted, nor is a right one", () => {
  const single: QuestionData = { id: "q", kind: "single", points: 1, right: [true, false] };
  assert.deepEqual(said(single, [2]), ["Not right"]);
  assert.deepEqual(said(single, [1]), ["Right"]);
});

test("of gaps and items the verdict counts the right ones", () => {
  const matching: QuestionData = { id: "q", kind: "matching", points: 3, right: [1, 2, 3], targets: 3 };
  assert.deepEqual(said(matching, [1, 3, 2]), ["Partly right", "Right parts: 1 of 3", "Points: 1 of 3"]);
});

test("of an order that counts by pairs the points alone are said: its items are not right one by one", () => {
  const ordering: QuestionData = { id: "q", kind: "ordering", points: 1, items: 3, partial: "pairs" };
  assert.deepEqual(said(ordering, [2, 1, 3]), ["Partly right", "Points: 0.33 of 1"]);
  assert.deepEqual(said({ ...ordering, partial: "subsequence" }, [2, 1, 3]), [
    "Partly right",
    "Right parts: 2 of 3",
    "Points: 0.5 of 1",
  ]);
});

test("a right answer after a hint that costs points says how many are left, a partly right one stays partly", () => {
  assert.deepEqual(said({ id: "q", ...three }, [1, 2], 1.5), ["Right", "Points: 1.5 of 2"]);
  assert.equal(said({ id: "q", ...three }, [1], 0)[0], "Partly right");
});

test("a question may be tried again without end where nothing limits it; its author may keep the solution back", () => {
  const turn = { ...fresh, tries: 50, wrong: 50, checked: { correct: false } };
  const open = { locked: false, again: true, solution: false, hint: null, left: Infinity };
  assert.deepEqual(offers({ solution_after: 0 }, turn), open);
  assert.equal(offers({ solution_after: 0, attempts: 50 }, turn).solution, true);
});

test("the solution is offered after two wrong answers where the author does not say when", () => {
  assert.equal(offers({}, { ...fresh, tries: 1, wrong: 1, checked: { correct: false } }).solution, false);
  assert.equal(offers({}, { ...fresh, tries: 2, wrong: 2, checked: { correct: false } }).solution, true);
});

test("the solution is offered after so many wrong answers, once one stands there", () => {
  const rules = { solution_after: 2 };
  const wrong = { correct: false };
  assert.equal(offers(rules, { ...fresh, tries: 1, wrong: 1, checked: wrong }).solution, false);
  assert.equal(offers(rules, { ...fresh, tries: 2, wrong: 2, checked: wrong }).solution, true);
  assert.equal(offers(rules, { ...fresh, tries: 2, wrong: 2 }).solution, false);
  assert.equal(offers(rules, { ...fresh, tries: 3, wrong: 2, checked: { correct: true } }).solution, false);
});

test("the last attempt locks the question and offers the solution, whatever the author said of it", () => {
  const turn = { ...fresh, tries: 2, wrong: 2, checked: { correct: false } };
  assert.deepEqual(offers({ attempts: 2 }, turn), {
    locked: true,
    again: false,
    solution: true,
    hint: null,
    left: 0,
  });
});

test("a shown solution locks the answer until the learner tries again", () => {
  const turn = { ...fresh, tries: 1, wrong: 1, solved: true, checked: { correct: false } };
  const { locked, again, solution } = offers({ solution_after: 1, attempts: 3 }, turn);
  assert.deepEqual({ locked, again, solution }, { locked: true, again: true, solution: false });
});

test("hints come one by one, and each that was seen costs what it says", () => {
  const hints = [{ html: "one" }, { html: "two", cost: 10 }, { html: "three", cost: 25 }];
  assert.deepEqual(offers({ hints }, { ...fresh, hints: 1 }).hint, { html: "two", cost: 10 });
  assert.equal(offers({ hints }, { ...fresh, hints: 3 }).hint, null);
  assert.deepEqual([0, 1, 2, 3].map((seen) => hintCost({ hints }, seen)), [0, 0, 10, 35]);
});

test("items to put in order never stand rightly from the first", () => {
  assert.deepEqual(neverRight([1, 2, 3]), [2, 3, 1]);
  assert.deepEqual(neverRight([1, 3, 2]), [1, 3, 2]);
});

test("letters go on after Z, and an option gets that of its new place", () => {
  assert.deepEqual([1, 26, 27, 52, 53].map(letter), ["A", "Z", "AA", "AZ", "BA"]);
  assert.equal(relettered("C. A. Smith", 2), "B. A. Smith");
  assert.equal(relettered("C", 27), "AA");
  assert.equal(relettered("Co. Ltd", 1), "Co. Ltd");
});

test("a quiz just below the pass mark is not rounded up to it", () => {
  const sum = total([{ points: 7.99, max: 10 }], 80);
  assert.deepEqual(sum, { points: 7.99, max: 10, percent: 79, passed: false });
});

test("numbers are written as the language writes them, and a broken language tag costs nothing", () => {
  assert.equal(fill("{n} / {total}", { n: 1.5, total: 2 }, "sl"), "1,5 / 2");
  assert.equal(fill("{n} / {total}", { n: 1.5, total: 2 }, "en"), "1.5 / 2");
  assert.equal(fill("{n}", { n: 1.5 }, "not a language"), "1.5");
});

test("a place without a value stays readable, and a name is put in as it is", () => {
  assert.equal(fill("{n} of {other}", { n: 1 }, "en"), "1 of {other}");
  assert.equal(fill("{item}: {n}", { item: "{n} $& 5", n: 2 }, "en"), "{n} $& 5: 2");
});

test("several right answers are joined as the language does it", () => {
  assert.equal(either(["a", "b", "c"], "en"), "a, b, or c");
  assert.equal(either(["a", "b"], "sl"), "a ali b");
  assert.equal(either(["a", "b"], "not a language"), "a, b");
});
