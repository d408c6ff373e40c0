import assert from "node:assert/strict";
import { test } from "node:test";
import { highlight, passage } from "./passage";

test("a folded word marks what is written, whole", () => {
  assert.equal(highlight("Dobrodošli, Straße", ["dobro", "strasse"]), "<mark data-md-highlight>Dobrodošli</mark>, <mark data-md-highlight>Straße</mark>");
});

test("a long text is cut between words, around the place with most of the wanted words", () => {
  const text = `${"kiln first ".repeat(30)}and then the kiln warms a greenhouse ${"later on ".repeat(40)}`;
  const shown = passage(text, ["kiln", "greenhouse"]);
  assert.match(shown, /^… .*<mark data-md-highlight>greenhouse<\/mark>.* …$/);
  assert.ok(shown.replace(/<[^>]+>/g, "").length < 240);
});

test("a text without spaces is cut too, and no character is cut in half", () => {
  const shown = passage("𠮷".repeat(400) + "熱" + "𠮷".repeat(400), ["熱"]);
  assert.match(shown, /<mark data-md-highlight>熱<\/mark>/);
  assert.ok(!/[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]/.test(shown));
});
