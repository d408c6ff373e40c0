import assert from "node:assert/strict";
import { test } from "node:test";
import { fold } from "../fold";
import { tokens } from "./text";

test("folding takes case and marks from letters and leaves Hangul, kana and vowel signs whole", () => {
  assert.equal(fold("Čšž Đđ Łł Straße İı"), "csz dd ll strasse ii");
  assert.equal(fold("ガス 한국어 हिन्दी สวัสดี"), "ガス 한국어 हिन्दी สวัสดี");
});

test("folding twice changes nothing more", () => {
  for (let code = 0; code < 0x30000; code++) {
    if (code >= 0xd800 && code <= 0xdfff) continue;
    const once = fold(String.fromCodePoint(code));
    assert.equal(fold(once), once, code.toString(16));
  }
});

test("an unspaced run gives its pairs and its last character", () => {
  assert.deepEqual(tokens("CO₂は東京都"), ["co2", "は東", "東京", "京都", "都"]);
});
