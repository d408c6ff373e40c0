import assert from "node:assert/strict";
import { test } from "node:test";
import { mastery } from "./mastery";
import { EMPTY, type QuizRecord, type Try } from "./record";

const RULE = { right: 4, of: 5 };

/** A quiz with one question for each text; each sign of it is a try, at the time that its place gives. */
function quiz(...questions: string[]): QuizRecord {
  const one = (sign: string, at: number): Try => ({
    at,
    points: sign === "p" ? 0.5 : Number(sign !== "w"),
    max: sign === "s" ? 0 : 1,
    correct: sign !== "w" && sign !== "p",
    counts: sign !== "-",
  });
  const named = questions.map((signs, index) => {
    const tries = [...signs].flatMap((sign, at) => (sign === " " ? [] : [one(sign, at)]));
    return [`q${index}`, { tries }];
  });
  return { ...EMPTY, questions: Object.fromEntries(named) };
}

for (const [what, records, expected] of [
  ["nothing answered", [], { right: 0, asked: 0, reached: false }],
  ["three right ones are not enough", [quiz("rrr")], { right: 3, asked: 3, reached: false }],
  ["four of four are enough", [quiz("rrrr")], { right: 4, asked: 4, reached: true }],
  ["one of five may be wrong", [quiz("rrwrr")], { right: 4, asked: 5, reached: true }],
  ["two of five may not", [quiz("rwrwr")], { right: 3, asked: 5, reached: false }],
  ["only the last five count", [quiz("wwwwrrrr")], { right: 4, asked: 5, reached: true }],
  ["what was mastered can be lost", [quiz("rrrrrww")], { right: 3, asked: 5, reached: false }],
  ["partly right is not right", [quiz("rrrp p")], { right: 3, asked: 5, reached: false }],
  ["what shows nothing new is passed over", [quiz("rrr---")], { right: 3, asked: 3, reached: false }],
  ["a scale or a text for oneself gives no points", [quiz("sssss", "rr")], { right: 2, asked: 2, reached: false }],
  ["all count in the order of time", [quiz("w r", " r r"), quiz("     rr")], { right: 5, asked: 5, reached: true }],
  ["so do wrong ones in between", [quiz("w r", " w w"), quiz("     rr")], { right: 3, asked: 5, reached: false }],
] as const) {
  test(`mastery: ${what}`, () => assert.deepEqual(mastery(records, RULE), expected));
}
