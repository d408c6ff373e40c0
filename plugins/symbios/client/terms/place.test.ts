import assert from "node:assert/strict";
import { test } from "node:test";
import { place } from "./place";

const view = { width: 320, height: 600, top: 48 };
const tip = { width: 280, height: 100 };
const word = (left: number, top: number) => ({ left, right: left + 60, top, bottom: top + 20 });

test("a tooltip stands below the start of its word", () => {
  assert.deepEqual(place(word(20, 100), tip, view, false), { left: 20, top: 124 });
});

test("at the edges of a narrow window it is moved inwards", () => {
  assert.equal(place(word(250, 100), tip, view, false).left, 32);
  assert.equal(place(word(0, 100), tip, view, false).left, 8);
});

test("from right to left it ends where its word begins", () => {
  assert.equal(place(word(240, 100), tip, view, true).left, 20);
  assert.equal(place(word(10, 100), tip, view, true).left, 8);
});

test("without room below it stands above, unless the header would hide it there", () => {
  assert.equal(place(word(20, 560), tip, view, false).top, 456);
  assert.equal(place(word(20, 130), { width: 280, height: 500 }, view, false).top, 154);
});
